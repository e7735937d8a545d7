"""How the words, the numbers and the turns of a facilitator's form are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from eleventh.core.override import LONGEST_HEADLINE, LONGEST_REASON, LONGEST_TEXT
from eleventh.core.refusals import RefusalCode
from eleventh_ui.display.discussion import ADVICE, LONGEST, minutes_of
from eleventh_ui.display.facilitation.fields import Kind, Mistake, Values, mistake
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.words import paragraphs, safe, up_to

OFF = ("off", "stop")  # words for no minutes
MINUTES_MORE = 2  # that are given where nobody says how many
NUMBER = re.compile(r"[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})", re.ASCII)


def number_of(typed: str) -> float | None:
    """The number that was typed, in digits with a sign and a point if need be; else None."""
    text = typed.strip().replace("\N{MINUS SIGN}", "-")
    return float(text) if NUMBER.fullmatch(text) else None


def whole_of(typed: str) -> int | None:
    """The whole number that was typed, in digits; else None."""
    text = typed.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None


def _line(noun: str, most: int) -> Callable[[str, TableSource, Values], str | Mistake]:
    def read(typed: str, source: TableSource, values: Values) -> str | Mistake:
        return _short(noun, safe(typed), most)

    return read


def _prose(typed: str, source: TableSource, values: Values) -> str | Mistake:
    return _short("text", "\n\n".join(paragraphs(typed)), LONGEST_TEXT)


def _short(noun: str, text: str, most: int) -> str | Mistake:
    if len(text) > most:
        return mistake(RefusalCode.TOO_LONG, field=noun, length=len(text), most=most)
    return text


def _turn(typed: str, source: TableSource, values: Values) -> int | Mistake:
    turn = whole_of(typed) if typed else turn_before(source)
    if turn is None or not 1 <= turn <= source.turn:
        return mistake(RefusalCode.NO_TURN_BACK, last=source.turn)
    return turn


def turn_before(source: TableSource) -> int:
    """The turn to go back to unless another is named: the one before, after the end the last."""
    return max(1, source.turn if source.over else source.turn - 1)


def _more(typed: str, source: TableSource, values: Values) -> int | Mistake:
    minutes = minutes_of(typed.removeprefix("+")) if typed else MINUTES_MORE
    return minutes or Mistake(f"The minutes are a whole number from 1 to {LONGEST}.")


def _minutes(typed: str, source: TableSource, values: Values) -> int | Mistake:
    minutes = 0 if typed.casefold() in OFF else minutes_of(typed)
    return Mistake(ADVICE) if minutes is None else minutes


def reason_of(presets: Sequence[str] = ()) -> Kind:
    """A reason in words, or by its number among these."""

    def read(typed: str, source: TableSource, values: Values) -> str | Mistake:
        number = whole_of(typed)
        if number is None or not presets:
            return _line("reason", LONGEST_REASON)(typed, source, values)
        if 1 <= number <= len(presets):
            return presets[number - 1]
        return Mistake(f"There is no reason {number}; give one in words, or {up_to(len(presets))}.")

    hint = f"{up_to(len(presets))}, or words" if presets else ""
    return Kind(read, hint=lambda source, values: hint, is_text=True, presets=tuple(presets))


HEADLINE = Kind(_line("headline", LONGEST_HEADLINE), is_text=True)
REASON = reason_of()
PROSE = Kind(_prose, is_text=True, is_prose=True)
TURN = Kind(
    _turn,
    hint=lambda source, values: up_to(source.turn),
    prefill=lambda source, values: str(turn_before(source)),
)
MORE = Kind(_more, prefill=lambda source, values: str(MINUTES_MORE))
MINUTES = Kind(
    _minutes, prefill=lambda source, values: str(source.minutes) if source.minutes else ""
)
