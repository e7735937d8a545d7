"""What an act needs, as fields: what is asked, what may be typed, and how a text is read.

A field is a value without a face. In words it is a question, on the screen a line of a form; both
hand the text to `Field.read` and get the same value or the same sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eleventh.core.refusals import Datum, Refusal, RefusalCode
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.matching import Candidate
from eleventh_ui.display.refusals import describe_refusal

Values = Mapping[str, Any]
"""What the fields of an act hold so far, by their ids."""
Texts = Mapping[str, str]
"""What was typed into them."""
Tell = Callable[[TableSource, Values], str]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a text, and what may be typed instead, in a sentence."""

    sentence: str


def mistake(code: RefusalCode, **data: Datum) -> Mistake:
    """What the table itself would say of a text, before it is asked."""
    return Mistake(describe_refusal(Refusal(code, data)))


def nothing(source: TableSource, values: Values) -> str:
    """There is nothing to tell."""
    return ""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a text of one kind is read: `read` gets it trimmed, with the fields before it.

    `hint` tells what may be typed, `0 to 100`; `standing` how things stand before it is asked.
    `offered` is the list there is to choose from by number, for a kind that has one. `prefill` is
    what stands in it at first. Where `is_text` it takes any words, where `is_prose` several lines
    of them. `after` is the field that it can't be read without. `presets` are
    texts that can be given by their number.
    """

    read: Callable[[str, TableSource, Values], Any]
    hint: Tell = nothing
    standing: Tell = nothing
    offered: Callable[[TableSource, Values], tuple[Candidate, ...]] | None = None
    prefill: Tell = nothing
    is_text: bool = False
    is_prose: bool = False
    after: str = ""
    presets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that an act needs.

    `label` names it on a form, `question` asks for it in words. `needed` is the sentence where it
    is left empty; without one it may be. `example` is shown where nothing stands yet.
    """

    id: str
    label: str
    question: str
    kind: Kind
    needed: str = ""
    example: Tell = nothing

    @property
    def is_text(self) -> bool:
        """Whether it takes any words, so that no word of the table can be told from an answer."""
        return self.kind.is_text

    def read(self, typed: str, source: TableSource, values: Values) -> Any:
        """The value that is meant, or a Mistake."""
        text = typed.strip()
        if not text and self.needed:
            return Mistake(self.needed)
        return self.kind.read(text, source, values)


def filled(
    fields: Sequence[Field], texts: Texts, source: TableSource, given: Values
) -> dict[str, Any] | tuple[Mistake, ...]:
    """The values of all fields, or every mistake in their order. `given` are values that stand
    already; their fields have no text. What can't be read for another's mistake is left out."""
    values, mistakes = dict(given), list[Mistake]()
    for field in fields:
        if field.id in given or (field.kind.after and field.kind.after not in values):
            continue
        found = field.read(texts.get(field.id, ""), source, values)
        if isinstance(found, Mistake):
            mistakes.append(found)
        else:
            values[field.id] = found
    return tuple(mistakes) or values
