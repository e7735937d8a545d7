"""A response that is given with an amount, as every face tells it: one thing to choose, with a
number after it. What depends on the number is told for both ends of its range and a few between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eleventh.core.amounts import name_range, spread_steps, write_number
from eleventh.core.forecast import TurnForecast
from eleventh.core.view import Option, View
from eleventh_ui.display.amount_reading import describe_range, describe_span
from eleventh_ui.display.causes import cite_sources
from eleventh_ui.display.choices import ChoiceEntry
from eleventh_ui.display.forecast import AWAITED, describe_choice, find_choice
from eleventh_ui.display.numbers import describe_price, format_capital
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.refusals import describe_barred
from eleventh_ui.display.words import paragraphs, safe, sentence

SHOWN = 5  # amounts for which points are told


@dataclass(frozen=True, slots=True)
class AmountText:
    """A response with an amount as one seat reads it before it has named one. `takes` says which
    amounts there are, `example` is one of them, `points` says what some of them do for the seat,
    `barred` which are not open and why; each is sentences, and the last may be empty."""

    title: str
    takes: str
    example: str
    points: str
    paragraphs: tuple[str, ...]
    barred: str
    why: str
    terms: str


def compose_amounts(
    entry: ChoiceEntry, view: View, reference: Reference, forecast: TurnForecast | None = None
) -> AmountText:
    """An entry with an amount to choose, in words, with what is foreseen if that is known."""
    first = entry.options[0]
    text = first.text
    if first.amount is not None:
        text = name_range(text, first.amount.told, describe_span(entry.options))
    known = f"{reference.seen_by(first.shown_to)} will know. {cite_sources(first.cite)}"
    return AmountText(
        title=entry.title,
        takes=sentence(f"{_name_measure(first)} {describe_range(entry.options)}"),
        example=_find_example(entry.options),
        points=describe_points(entry.options, view, reference, forecast),
        paragraphs=paragraphs(text),
        barred=_describe_barred(entry.options),
        why=f"Why: {sentence(first.why)}" if first.why else "",
        terms=f"{sentence(_describe_prices(entry.options))} {known}".rstrip(),
    )


def summarise_amounts(
    entry: ChoiceEntry, view: View, reference: Reference, forecast: TurnForecast | None
) -> tuple[str, ...]:
    """What the ends of a range cost and may bring, as far as that is known: for where there is
    little room."""
    costs = sorted(each.cost for each in entry.options)
    cost = " to ".join(dict.fromkeys((format_capital(costs[0]), format_capital(costs[-1]))))
    told = [f"costs {cost}" if costs[-1] else "free"]
    brought = _list_points(_list_open(entry.options, 2), view, reference, forecast)
    return (*told, f"for you {', '.join(brought)}") if brought else tuple(told)


def describe_points(
    options: Sequence[Option], view: View, reference: Reference, forecast: TurnForecast | None
) -> str:
    """How what a response does for the seat changes along its range, a sentence."""
    told = _list_points(_list_open(options, SHOWN), view, reference, forecast)
    if not told:
        return AWAITED if forecast is None else ""
    return f"Along its amounts: {'; '.join(told)}."


def _find_example(options: Sequence[Option]) -> str:
    """An amount that is open, in the middle of those that are."""
    open_ = [each for each in options if each.barred is None] or options
    amount = open_[len(open_) // 2].amount
    return "" if amount is None else write_number(amount.value)


def _name_measure(first: Option) -> str:
    title = first.amount.title if first.amount is not None else ""
    return f"{safe(title)}:" if title else "It takes"


def _list_open(options: Sequence[Option], most: int) -> list[Option]:
    open_ = [each for each in options if each.barred is None]
    return [open_[at] for at in spread_steps(len(open_), most)]


def _list_points(
    options: Iterable[Option], view: View, reference: Reference, forecast: TurnForecast | None
) -> list[str]:
    """The points of some amounts; of those that are alike in a row, the first and the last."""
    found: list[tuple[str, str, str]] = []
    for option in options:
        foreseen = find_choice(forecast, option, view)
        if foreseen is None or option.amount is None:
            continue
        told, points = option.amount.told, describe_choice(foreseen, view, reference).amount
        if found and found[-1][2] == points:
            found[-1] = (found[-1][0], told, points)
        else:
            found.append((told, told, points))
    return [
        f"{points} with {safe(first if first == last else f'{first} to {last}')}"
        for first, last, points in found
    ]


def _describe_prices(options: Sequence[Option]) -> str:
    costs = sorted(each.cost for each in options)
    if costs[0] == costs[-1]:
        return describe_price(costs[0])
    return f"costs {format_capital(costs[0])} to {format_capital(costs[-1])} of political capital"


def _describe_barred(options: Sequence[Option]) -> str:
    """Which amounts are not open, by the reason."""
    reasons: dict[str, list[str]] = {}
    for each in options:
        if each.barred is not None and each.amount is not None:
            reason = sentence(describe_barred(each.barred))
            reasons.setdefault(reason, []).append(each.amount.told)
    told = []
    for reason, amounts in reasons.items():
        which = amounts[0] if len(amounts) == 1 else f"{amounts[0]} to {amounts[-1]}"
        told.append(f"Not now with {safe(which)}: {reason}")
    return " ".join(told)
