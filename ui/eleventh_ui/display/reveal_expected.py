"""How a turn came beside what was to be expected of it: by what the seat had noted itself, by what
its own orders let it expect, and upon whose orders it hung."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eleventh.core.forecast import PointForecast, PointRange, TurnHindsight
from eleventh.core.gains import Gain
from eleventh.core.material import is_material_score
from eleventh.core.view import View
from eleventh.play.predictions import NotedPrediction
from eleventh_ui.display.forecast import format_range
from eleventh_ui.display.numbers import format_points
from eleventh_ui.display.objective_names import name_objective
from eleventh_ui.display.objectives import TOTAL, name_spot
from eleventh_ui.display.predictions import describe_what_came
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal import revealed_turn
from eleventh_ui.display.reveal_causes import NAMED
from eleventh_ui.display.reveal_things import Thing, weigh
from eleventh_ui.display.story_lines import StoryLine, StoryPart

EXPECTED = "Against what you could expect"


def tell_expected(
    view: View,
    gains: Sequence[Gain],
    hindsight: TurnHindsight,
    things: Sequence[Thing],
    reference: Reference,
    noted: NotedPrediction | None = None,
) -> StoryPart:
    """How the turn closed beside what the seat had `noted` and what was to be expected of its
    orders; `things` are what moved anything."""
    surprises = _tell_surprises(view, gains, hindsight, things, reference)
    return StoryPart(EXPECTED, (*_tell_prediction(view, noted), *surprises))


def _tell_prediction(view: View, noted: NotedPrediction | None) -> tuple[StoryLine, ...]:
    """What came beside what the seat had noted itself."""
    if noted is None or noted.came is None:
        return ()
    return (StoryLine(" ".join(describe_what_came(view, noted))),)


def _tell_surprises(
    view: View,
    gains: Sequence[Gain],
    hindsight: TurnHindsight,
    things: Sequence[Thing],
    reference: Reference,
) -> tuple[StoryLine, ...]:
    """How the turn closed beside what was to be expected of the seat's own orders. What the events
    of the next turn did at once was nobody's to expect."""
    expected = hindsight.expected
    closed = [each for each in gains if each.line.turn == revealed_turn(view)]
    aims = [sum(each.points[place] for each in closed) for place in range(len(view.aims))]
    came = weigh(view, aims)
    first = _compare_total(came, expected.total)
    first = replace(first, told=_tell_opened(view, gains), spare=first.spare or "time")
    if first.meaning or is_material_score(came - expected.total.mean):
        decided = _tell_who_decided(view, things, expected, reference)
        first = replace(first, because=" ".join(filter(None, (first.because, decided))))
    lines = [first]
    apart = [
        (number, aim, points, bounds)
        for number, (aim, points, bounds) in enumerate(
            zip(view.aims, aims, expected.aims, strict=True), start=1
        )
        if _lies_outside(points, bounds)
    ]
    apart.sort(key=lambda each: -abs(each[2] - each[3].mean))
    for number, aim, points, bounds in apart[:NAMED]:
        expected_range = f"where {format_range(bounds)} was to be expected"
        lines.append(
            StoryLine(
                f"{number} {name_objective(aim)}: {format_points(points)}, {expected_range}.",
                meaning="better" if points > bounds.mean else "worse",
                spot=name_spot(view, aim),
            )
        )
    return tuple(lines)


def _tell_opened(view: View, gains: Sequence[Gain]) -> str:
    """What the next turn did as it opened, where that makes the total another than the turn closed
    with."""
    opened = [each for each in gains if each.line.turn != revealed_turn(view)]
    aims = [sum(each.points[place] for each in opened) for place in range(len(view.aims))]
    points = format_points(weigh(view, aims))
    return f"What the next turn opened with, {points}, is not in that." if points != "0" else ""


def _compare_total(came: float, bounds: PointRange) -> StoryLine:
    told = f"With your orders the turn could close with {format_range(bounds)}"
    if format_points(bounds.low) == format_points(bounds.high):
        told += ", in every turn imagined"
    else:
        told += f", {format_points(bounds.mean)} on average"
    if _lies_outside(came, bounds):
        meaning = "better" if came > bounds.high else "worse"
        lead = f"It closed with {format_points(came)}: {meaning} than any turn that was imagined."
        return StoryLine(lead, meaning=meaning, spot=TOTAL, because=f"{told}.")
    if not is_material_score(came - bounds.mean):
        lead = f"It closed with {format_points(came)}, as was to be expected."
        return StoryLine(lead, spot=TOTAL, because=f"{told}.", spare="calm")
    side = "better" if came > bounds.mean else "worse"
    within = "within" if bounds.low <= came <= bounds.high else "close to"
    lead = (
        f"It closed with {format_points(came)}, {side} than on average, {within} what was imagined."
    )
    return StoryLine(lead, spot=TOTAL, because=f"{told}.")


def _lies_outside(points: float, bounds: PointRange) -> bool:
    apart = max(points - bounds.high, bounds.low - points)
    return apart > 0 and is_material_score(apart)


def _tell_who_decided(
    view: View, things: Sequence[Thing], expected: PointForecast, reference: Reference
) -> str:
    """Upon whose orders it hung most, and what these brought."""
    if not expected.sways:
        return ""
    sway = expected.sways[0]
    upto = format_points(sway.points).removeprefix("+")
    if sway.seat is None:
        return f"Most hung on chance and on what you can't see, up to {upto}."
    name = reference.seat(sway.seat)
    chosen = {each.choice for each in view.told if each.seat == sway.seat}
    if not chosen:
        return f"Most hung on {name}, up to {upto}; what it chose is not known."
    parts = [part for each in things for part in each.parts or (each,)]
    own = [each for each in parts if each.root and each.root.id in chosen]
    brought = format_points(sum(each.points for each in own))
    return f"Most hung on {name}, up to {upto}: what it chose came to {brought}."
