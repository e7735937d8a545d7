"""How a seat stands with what it wants, in one line: the total, and each objective by its number.

Every face shows the same: a screen as a strip of one row, words as a sentence. The numbers are
those of the briefing; the names are the scenario's ids in words, which are short. A change has a
sign word only from the size on that matters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from eleventh.core.material import is_material_score
from eleventh.core.scales import round_half_up
from eleventh.core.stops import Stop, find_stop
from eleventh.core.totals import find_total
from eleventh.core.view import Aim, View
from eleventh_ui.display.numbers import POINTS, format_points, format_reached, format_whole
from eleventh_ui.display.objective_names import name_objective
from eleventh_ui.display.stops import STANDS
from eleventh_ui.display.words import safe


@dataclass(frozen=True, slots=True)
class ScoreStanding:
    """A score of 100 and its change since the seats last decided: `change` with a sign, empty where
    none shows; `meaning` is better, worse or nothing. `ruled` is what the facilitator has changed
    since, which is not in either."""

    value: str
    change: str
    meaning: str
    ruled: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveStanding:
    """One objective of a seat: its number in the briefing, its name in a few words, how it stands,
    and the end of its scale at which it does, if any. `spot` is what `why` knows it by."""

    number: int
    spot: str
    name: str
    standing: ScoreStanding
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class TotalPart:
    """What one objective makes of the total, a sentence without its full stop, and what `why` knows
    it by."""

    spot: str
    told: str


@dataclass(frozen=True, slots=True)
class ObjectivesLine:
    """All objectives of a seat by weight, and each of them."""

    total: ScoreStanding
    objectives: tuple[ObjectiveStanding, ...]


def compose_objectives(view: View) -> ObjectivesLine | None:
    """How the seat whose view it is stands; None where it wants nothing."""
    if not view.aims:
        return None
    before = find_total((aim.objective, aim.before) for aim in view.aims)
    after = find_total((aim.objective, aim.score) for aim in view.aims)
    return ObjectivesLine(
        describe_total_standing(before, after, find_ruled(view)),
        tuple(
            ObjectiveStanding(
                number,
                name_spot(view, aim),
                name_objective(aim),
                describe_standing(aim.before, aim.score, aim.ruled),
                find_stop(aim.score),
            )
            for number, aim in enumerate(view.aims, start=1)
        ),
    )


TOTAL = "total:total"
"""What a face knows all objectives together by."""


def explain_total(view: View) -> tuple[TotalPart, ...]:
    """How the total comes about: each objective with its part of it, by weight."""
    weights = sum(aim.objective.weight for aim in view.aims)
    return tuple(
        TotalPart(
            name_spot(view, aim),
            f"{number}. {safe(aim.objective.text).rstrip('.')}: "
            f"{format_reached(aim.score)}, weight {aim.objective.weight:g} of {weights:g}, makes "
            f"{round_half_up(10 * aim.score * aim.objective.weight / weights) / 10:g}",
        )
        for number, aim in enumerate(view.aims, start=1)
        if weights
    )


def find_ruled(view: View) -> float:
    """What the facilitator has done to the total since the seats last decided."""
    now = find_total((aim.objective, aim.score) for aim in view.aims)
    return now - find_total((aim.objective, aim.score - aim.ruled) for aim in view.aims)


def describe_standing(before: float, after: float, ruled: float = 0.0) -> ScoreStanding:
    """A score as it stands after it stood at another value, `ruled` of it by the facilitator."""
    played = after - ruled
    meaning = ""
    if is_material_score(played - before):
        meaning = "better" if played > before else "worse"
    return ScoreStanding(
        format_whole(after),
        POINTS.format_change(before, played) if meaning or POINTS.shows(before, played) else "",
        meaning,
        POINTS.format_change(played, after) if POINTS.shows(played, after) else "",
    )


def describe_total_standing(before: float, after: float, ruled: float = 0.0) -> ScoreStanding:
    """The same of the total, whose changes are in tenths as all points of it are."""
    standing = describe_standing(before, after, ruled)
    change, by_ruling = format_points(after - ruled - before), format_points(ruled)
    return replace(
        standing,
        change="" if change == "0" or not standing.change else change,
        ruled="" if by_ruling == "0" else by_ruling,
    )


def describe_ruled(standing: ScoreStanding) -> str:
    """What the facilitator changed of a score, to go on from its change: `by ruling -8`."""
    return f"by ruling {standing.ruled}" if standing.ruled else ""


def describe_objectives(line: ObjectivesLine) -> str:
    """The line as a sentence: `Your objectives: 54 of 100, +2 (better). 1 pact kept 80; ...`."""
    each = (
        f"{one.number} {one.name} {_tell(_value(one), one.standing)}" for one in line.objectives
    )
    return f"{describe_total(line)} {'; '.join(each)}."


def describe_total(line: ObjectivesLine) -> str:
    """All objectives together, a sentence."""
    return f"Your objectives: {_tell(f'{line.total.value} of 100', line.total)}."


def name_spot(view: View, aim: Aim) -> str:
    """What `why` knows an objective of a seat by."""
    return f"objective.{view.seat}.{aim.objective.id}"


def _value(each: ObjectiveStanding) -> str:
    return f"{each.standing.value} {STANDS[each.stop]}" if each.stop else each.standing.value


def _tell(value: str, standing: ScoreStanding) -> str:
    meaning = f" ({standing.meaning})" if standing.meaning else ""
    change = f"{standing.change}{meaning}" if standing.change else ""
    return ", ".join(filter(None, (value, change, describe_ruled(standing))))
