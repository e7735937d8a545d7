"""What a choice, or a whole draft, does for a seat by the end of the turn: in points of its total
of 100, whose acts decide within the range, and in points of each objective.

Said before anything else of a choice, the same on every face. A range that is narrower than what
matters has nobody who decides in it, and what is smaller than that has no sign word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eleventh.core.forecast import PointForecast, PointRange, Sway, TurnForecast
from eleventh.core.material import MATERIAL_POINTS, is_material_score
from eleventh.core.view import Option, View
from eleventh_ui.display.numbers import format_points
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import join_words, safe, spell_out

BY_THEN = "For you by the end of this turn"
IN_SHORT = "For you this turn"
OF_THAT = "What your orders do of that"
AWAITED = f"{IN_SHORT}: being worked out."
NOTHING = f"{BY_THEN}: it changes nothing that you are scored on."


@dataclass(frozen=True, slots=True)
class PointsText:
    """What something does for a seat: `amount` as `+1.2 to +3.4`, `meaning` better, worse or
    nothing; `told` a sentence, and `aims` another of the objectives it matters to, or empty;
    `short` both, with objectives by their numbers alone."""

    amount: str
    meaning: str
    told: str
    aims: str
    short: str


def find_points(forecast: TurnForecast | None, option: Option, view: View) -> PointForecast | None:
    """What is foreseen of an answer or an initiative of a view; None if it is not open."""
    asked = next((each.id for each in view.questions if option in each.options), None)
    choices = forecast.choices if forecast is not None else ()
    return next(
        (each.points for each in choices if (each.decision, each.choice) == (asked, option.id)),
        None,
    )


def describe_points(points: PointForecast, view: View, reference: Reference) -> PointsText:
    """What one choice does, with it against without it."""
    amount, meaning = _format_range(points.total), _judge(points.total)
    moved = _find_moved(points.aims)
    if amount == "0" and not moved:
        return PointsText(amount, "", NOTHING, "", NOTHING.replace(BY_THEN, IN_SHORT, 1))
    told = f"{BY_THEN}: {amount} of 100{_in_brackets(meaning)}{_describe_sways(points, reference)}."
    return _compose(amount, meaning, told, moved, view)


def describe_draft(
    forecast: TurnForecast, view: View, reference: Reference
) -> tuple[PointsText, ...]:
    """By how much the total will have changed as the turn closes, whoever brings that about; then,
    if anything is chosen, what all orders of the draft do of it, against none."""
    change, chosen = forecast.change, forecast.orders
    amount, meaning = _format_range(change.total), _judge(change.total)
    told = (
        f"With these orders your total of 100 changes by {amount} in this turn"
        f"{_in_brackets(meaning)}{_describe_sways(change, reference)}."
    )
    own = describe_points(chosen, view, reference)
    itself = replace(own, told=own.told.replace(BY_THEN, OF_THAT, 1))
    return _compose(amount, meaning, told, _find_moved(change.aims), view), itself


def _format_range(points: PointRange) -> str:
    low, high = format_points(points.low), format_points(points.high)
    return low if low == high else f"{low} to {high}"


def _judge(points: PointRange) -> str:
    """Which way it goes, where it matters and goes no other way that does."""
    better, worse = points.high >= MATERIAL_POINTS, points.low <= -MATERIAL_POINTS
    if better == worse:
        return ""
    return "better" if better else "worse"


def _in_brackets(meaning: str) -> str:
    return f" ({meaning})" if meaning else ""


def _describe_sways(points: PointForecast, reference: Reference) -> str:
    """Who decides within the range: the strongest, and who comes near to that."""
    total = points.total
    if format_points(total.low) == format_points(total.high):
        return ", whatever others do"
    if not is_material_score(total.high - total.low) or not points.sways:
        return ""
    most = max(each.points for each in points.sways)
    strong = [each for each in points.sways if 2 * each.points >= most]
    names = [_name(each, reference) for each in strong]
    return f"; {join_words(names)} {'decides' if len(names) == 1 else 'decide'}"


def _name(sway: Sway, reference: Reference) -> str:
    return "chance" if sway.seat is None else reference.seat(sway.seat)


def _find_moved(aims: Sequence[PointRange]) -> list[tuple[int, PointRange]]:
    """The objectives to which it matters, by their numbers in the briefing, the most first."""
    moved = [
        (number, points)
        for number, points in enumerate(aims, start=1)
        if is_material_score(points.low) or is_material_score(points.high)
    ]
    return sorted(moved, key=lambda each: -max(abs(each[1].low), abs(each[1].high)))


def _compose(
    amount: str, meaning: str, told: str, moved: Sequence[tuple[int, PointRange]], view: View
) -> PointsText:
    names = [safe(spell_out(each.objective.id)) for each in view.aims]
    named = "; ".join(
        f"{number} {names[number - 1]} {_format_range(points)}{_in_brackets(_judge(points))}"
        for number, points in moved
    )
    numbered = ", ".join(f"{number}: {_format_range(points)}" for number, points in moved)
    return PointsText(
        amount,
        meaning,
        told,
        f"By objective: {named}." if named else "",
        (f"{told} Objectives {numbered}." if numbered else told).replace(BY_THEN, IN_SHORT, 1),
    )
