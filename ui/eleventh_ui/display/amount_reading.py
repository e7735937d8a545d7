"""Amounts as people type and read them: which there are, and which of them is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eleventh.core.amounts import name_range, tell_number
from eleventh.core.view import Option
from eleventh_ui.display.words import echo, safe

NEAR = 1e-6  # numbers that are the same amount
_NUMBER = re.compile(r"[-+]?\d{1,12}(?:[.,]\d{1,6})?", re.ASCII)
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}", re.ASCII)  # no decimal comma to half the world


def title_range(options: Sequence[Option]) -> str:
    """The title of a response with an amount before one is named, safe to show: `Ask for 1 to 8
    coins a year`."""
    first = options[0]
    told = first.amount.told if first.amount is not None else ""
    return safe(name_range(first.title, told, describe_span(options)))


def describe_range(options: Sequence[Option]) -> str:
    """Which amounts the options of a response are: `1 to 8 coins, in steps of 0.5`."""
    values = [each.amount.value for each in options if each.amount is not None]
    step = tell_number(values[1] - values[0]) if len(values) > 1 else "0"
    return f"{describe_span(options)}, in steps of {step}"


def describe_span(options: Sequence[Option]) -> str:
    """The least and the greatest amount of a response: `1 to 8 coins`."""
    first, last = options[0].amount, options[-1].amount
    assert first is not None
    assert last is not None
    return safe(f"{tell_number(first.value)} to {last.told}")


def find_amount(options: Sequence[Option], typed: str) -> Option | str:
    """The option whose amount is typed, with its unit or without; or a sentence."""
    return read_amount(options, typed) or (
        f"“{echo(typed)}” is no amount here; it goes from {describe_range(options)}."
    )


def read_amount(options: Sequence[Option], typed: str) -> Option | None:
    """The option whose amount all of a text is, as it is told or as a number, with its unit, be it
    that of one or of several, or without; None for others."""
    amounts = {each.amount: each for each in options if each.amount is not None}
    spelled = typed.casefold().strip()
    units = {each.told.removeprefix(tell_number(each.value)) for each in amounts}
    numbers = {read_number(typed, unit) for unit in units} - {None}
    for amount, option in amounts.items():
        if spelled in (amount.told.casefold(), tell_number(amount.value)):
            return option
        if any(abs(amount.value - number) < NEAR for number in numbers if number is not None):
            return option
    return None


def read_number(typed: str, unit: str = "") -> float | None:
    """The number that a text is, with this unit after it or without; None for any other text, and
    for what may be read as thousands, as `1,000`."""
    told = typed.casefold().strip().removesuffix(unit.casefold().strip()).rstrip()
    if _THOUSANDS.fullmatch(told) or not _NUMBER.fullmatch(told):
        return None
    return float(told.replace(",", "."))
