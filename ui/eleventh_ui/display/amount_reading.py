"""Amounts as people type and read them: which there are, and which of them is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eleventh.core.amounts import name_range, write_number
from eleventh.core.view import Option
from eleventh_ui.display.words import echo, safe

NEAR = 1e-6  # numbers that are the same amount
_NUMBER = re.compile(r"([-+]?\d{1,12}(?:[.,]\d{1,6})?)(?:\s*[^\d\s].*)?", re.ASCII)


def title_range(options: Sequence[Option]) -> str:
    """The title of a response with an amount before one is named, safe to show: `Ask for 1 to 8
    coins a year`."""
    first = options[0]
    told = first.amount.told if first.amount is not None else ""
    return safe(name_range(first.title, told, describe_span(options)))


def describe_range(options: Sequence[Option]) -> str:
    """Which amounts the options of a response are: `1 to 8 coins, in steps of 0.5`."""
    values = [each.amount.value for each in options if each.amount is not None]
    step = write_number(values[1] - values[0]) if len(values) > 1 else "0"
    return f"{describe_span(options)}, in steps of {step}"


def describe_span(options: Sequence[Option]) -> str:
    """The least and the greatest amount of a response: `1 to 8 coins`."""
    first, last = options[0].amount, options[-1].amount
    assert first is not None
    assert last is not None
    return safe(f"{write_number(first.value)} to {last.told}")


def find_amount(options: Sequence[Option], typed: str) -> Option | str:
    """The option whose amount is typed, with its unit or without; or a sentence."""
    number = read_number(typed)
    for option in options:
        amount = option.amount
        if number is not None and amount is not None and abs(amount.value - number) < NEAR:
            return option
    return f"“{echo(typed)}” is no amount here; it goes from {describe_range(options)}."


def read_number(typed: str) -> float | None:
    """The number with which a text begins, where at most a unit follows it; None for others."""
    found = _NUMBER.fullmatch(typed.strip())
    return float(found[1].replace(",", ".")) if found else None
