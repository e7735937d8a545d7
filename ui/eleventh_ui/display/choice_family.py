"""One initiative toward several targets, as every face tells it: what is the same for all of them
once, and of each target what it may bring, or why it is not open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.forecast import TurnForecast
from eleventh.core.view import Option, View
from eleventh_ui.display.choices import ChoiceEntry, describe_terms, name_target
from eleventh_ui.display.effects import list_effects
from eleventh_ui.display.forecast import AWAITED, describe_choice, find_choice
from eleventh_ui.display.numbers import format_capital
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.refusals import describe_barred
from eleventh_ui.display.words import paragraphs, sentence

SHOWN = 2  # effects told of each target


@dataclass(frozen=True, slots=True)
class TargetText:
    """One of the targets: its `name`, the `choice` it stands for, what is `told` of it, and what
    that would mean: better, worse or nothing."""

    name: str
    choice: str
    told: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FamilyText:
    """An initiative toward several targets as one seat reads it. `why` and `terms` are sentences;
    `why` may be empty."""

    title: str
    paragraphs: tuple[str, ...]
    why: str
    terms: str
    targets: tuple[TargetText, ...]


def compose_family(
    entry: ChoiceEntry, view: View, reference: Reference, forecast: TurnForecast | None = None
) -> FamilyText:
    """An entry with a target to choose, in words, with what is foreseen if that is known."""
    first = entry.options[0]
    return FamilyText(
        title=entry.title,
        paragraphs=paragraphs(first.text),
        why=f"Why: {sentence(first.why)}" if first.why else "",
        terms=describe_terms(first, reference),
        targets=tuple(_tell(each, view, reference, forecast) for each in entry.options),
    )


def price_family(entry: ChoiceEntry, chosen: Sequence[Option]) -> str:
    """What the targets that are chosen cost together; with none, what one of them costs."""
    if chosen:
        costs = [sum(each.cost for each in chosen)]
    else:
        costs = sorted({each.cost for each in entry.options})
    cost = " to ".join(dict.fromkeys((format_capital(costs[0]), format_capital(costs[-1]))))
    return f"costs {cost}" if costs[-1] else "free"


def find_best_target(
    entry: ChoiceEntry, view: View, forecast: TurnForecast | None
) -> Option | None:
    """The open target that brings the seat the most, on average over the turns imagined; None where
    that is not known."""
    brings = {
        option.id: foreseen.points.total.mean
        for option in entry.options
        if (foreseen := find_choice(forecast, option, view)) is not None
    }
    best = max(brings, key=lambda each: brings[each], default=None)
    return next((each for each in entry.options if each.id == best), None)


def summarise_family(
    entry: ChoiceEntry,
    chosen: Sequence[Option],
    view: View,
    reference: Reference,
    forecast: TurnForecast | None,
) -> tuple[str, ...]:
    """What an entry with a target to choose costs, and what each of its targets may bring, as far
    as that is known: for where there is little room."""
    told = [price_family(entry, chosen)]
    brought: dict[str, list[str]] = {}
    for option in entry.options:
        foreseen = find_choice(forecast, option, view)
        if foreseen is not None:
            amount = describe_choice(foreseen, view, reference).amount
            brought.setdefault(amount, []).append(name_target(option))
    if len(brought) == 1:
        told.append(f"for you {next(iter(brought))}")
    elif brought:
        each = (f"{amount} ({', '.join(names)})" for amount, names in brought.items())
        told.append(f"for you {', '.join(each)}")
    return tuple(told)


def _tell(
    option: Option, view: View, reference: Reference, forecast: TurnForecast | None
) -> TargetText:
    name = name_target(option)
    if option.barred:
        told = f"not now: {sentence(describe_barred(option.barred))}"
        return TargetText(name, option.id, told, "worse")
    foreseen = find_choice(forecast, option, view)
    brings = AWAITED if foreseen is None else describe_choice(foreseen, view, reference).short
    effects = list_effects(option, view, reference, foreseen)
    most = "; ".join(f"{each.title} {each.told}" for each in effects[:SHOWN])
    meaning = "" if foreseen is None else describe_choice(foreseen, view, reference).meaning
    return TargetText(name, option.id, f"{brings} {most}." if most else brings, meaning)
