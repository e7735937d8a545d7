"""The fields of an act asked for one after the other, in words.

What the line held already is not asked for. A text that can't be read is answered with a sentence
and asked for again. Each question names its way out, Enter, and takes `help`; a word of the table
that can't be meant as an answer leaves the questions and is done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from eleventh_ui.display.facilitation.fields import Field, Mistake, Texts, Values
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.words import safe
from eleventh_ui.plain.console import LEAVING, Console, Left

NOTHING = "Nothing was changed."
GOES_ON = "\\"
"""At the end of a line of prose: it goes on in the next line."""
LEAVES = "Enter leaves"


class OtherWord(Exception):
    """Somebody typed a word of the table where something else was asked."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


def ask_fields(
    console: Console,
    source: TableSource,
    fields: Sequence[Field],
    texts: Texts,
    is_word: Callable[[str], bool],
) -> dict[str, Any] | None:
    """The values of the fields, those in `texts` without being asked; None if nothing shall be
    done, which was said.

    `is_word` tells whether a line begins with a word of the table. OtherWord if somebody typed one
    instead of an answer, Left if they leave.
    """
    values = dict[str, Any]()
    for field in fields:
        found = _ask(console, source, field, texts.get(field.id), values, is_word)
        if isinstance(found, Mistake):
            console.say(f"{found.sentence} {NOTHING}".lstrip())
            return None
        values[field.id] = found
    return values


def _ask(
    console: Console,
    source: TableSource,
    field: Field,
    text: str | None,
    values: Values,
    is_word: Callable[[str], bool],
) -> Any:
    """What a field holds; a Mistake if nobody answers it, or nobody can."""
    kind = field.kind
    leaves = bool(field.needed) or text is not None  # what was refused is not made up for
    while True:
        if text is None and kind.offered is not None:
            offered = kind.offered(source, values)
            for number, each in enumerate(offered, start=1):
                console.say(f"{number}. {safe(each.title)} ({safe(each.id)})", "  ", "     ")
            if not offered:
                return field.read("1", source, values)
        if text is None:
            for number, preset in enumerate(kind.presets, start=1):
                console.say(f"{number}. {safe(preset)}", "  ", "     ")
        asked = text is None
        typed = _typed(console, source, field, values, leaves) if text is None else text
        text = None
        if asked and typed.casefold() in ("help", "?"):
            console.say(_help(source, field, values, leaves))
            continue
        if asked and not typed and leaves:
            return Mistake(field.needed)
        found = field.read(typed, source, values)
        if not isinstance(found, Mistake):
            return found
        if asked and not field.is_text and typed.casefold() in LEAVING:
            raise Left
        if asked and not field.is_text and is_word(typed):
            console.say(NOTHING)
            raise OtherWord(typed)
        console.say(found.sentence)


def _help(source: TableSource, field: Field, values: Values, leaves: bool) -> str:
    hint, example = field.kind.hint(source, values), field.example(source, values)
    told = [f"This asks for: {field.label}{f' ({hint})' if hint else ''}."]
    if field.kind.offered is not None:
        told.append("Type a number of the list, or a name.")
    if example:
        told.append(f"Such as: {safe(example)}.")
    if leaves:
        told.append(f"{LEAVES} everything as it was.")
    if not field.is_text:
        told.append("The words of the table work here too, and leave this.")
    return " ".join(told)


def _typed(
    console: Console, source: TableSource, field: Field, values: Values, leaves: bool
) -> str:
    standing, told = (tell(source, values) for tell in (field.kind.standing, field.kind.hint))
    hint = "; ".join(filter(None, (told, LEAVES if leaves else "")))
    question = f"{standing} {field.question}".strip()
    if field.kind.is_prose:
        question += f" (a line that ends in {GOES_ON} goes on in the next)"
    mark = "" if question.endswith("?") and not hint else ":"
    lines = [console.ask(f"{question} ({hint}):" if hint else f"{question}{mark}")]
    while field.kind.is_prose and lines[-1].endswith(GOES_ON):
        lines[-1] = lines[-1].removesuffix(GOES_ON)
        lines.append(console.ask("It goes on:"))
    return "\n".join([*lines, *_pasted(console)])


def _pasted(console: Console) -> list[str]:
    """The lines that came at once with the one before. None of them must answer the next question;
    the last may still stand in the terminal, without an end."""
    if not console.more_is_waiting():
        return []
    console.say("Several lines came at once. They are one text; Enter alone ends it.")
    lines = list[str]()
    while True:
        pasted = console.more_is_waiting()
        line = console.ask("It goes on:")
        if not line and not pasted:
            return lines
        lines.append(line)
