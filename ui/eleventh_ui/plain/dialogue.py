"""The fields of an act asked for one after the other, in words.

What the line held already is not asked for. A text that can't be read is answered with a sentence
and asked for again; Enter where something is needed leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eleventh_ui.display.facilitation.fields import Field, Mistake, Texts, Values
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.words import safe
from eleventh_ui.plain.console import Console

NOTHING = "Nothing was changed."
GOES_ON = "\\"
"""At the end of a line of prose: it goes on in the next line."""


def ask_fields(
    console: Console, source: TableSource, fields: Sequence[Field], texts: Texts
) -> dict[str, Any] | None:
    """The values of the fields, those in `texts` without being asked; None if nothing shall be
    done, which was said."""
    values = dict[str, Any]()
    for field in fields:
        found = _ask(console, source, field, texts.get(field.id), values)
        if isinstance(found, Mistake):
            console.say(f"{found.sentence} {NOTHING}")
            return None
        values[field.id] = found
    return values


def _ask(
    console: Console, source: TableSource, field: Field, text: str | None, values: Values
) -> Any:
    """What a field holds; a Mistake if nobody answers it, or nobody can."""
    kind = field.kind
    while True:
        if text is None and kind.offered is not None:
            offered = kind.offered(source, values)
            for number, each in enumerate(offered, start=1):
                console.say(f"{number}. {safe(each.title)} ({safe(each.id)})", "  ", "     ")
            if not offered:
                return field.read("1", source, values)
        asked = text is None
        typed = _typed(console, source, field, values) if text is None else text
        found = field.read(typed, source, values)
        if not isinstance(found, Mistake) or (asked and not typed):
            return found
        console.say(found.sentence)
        text = None


def _typed(console: Console, source: TableSource, field: Field, values: Values) -> str:
    standing, hint = (tell(source, values) for tell in (field.kind.standing, field.kind.hint))
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
