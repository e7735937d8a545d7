"""How each objective came from where it stood to where it stands: its causes, which add up.

The parts are those of the story, in points of the objective's own 100, before its weight: what each
choice did, what events and rules would have done anyway, and what is left, which has a name. So
nothing is counted twice. What does not matter by itself is summed, and all is told in tenths, which
add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh.core.forecast import TurnHindsight
from eleventh.core.gains import Gain
from eleventh.core.material import is_material_score
from eleventh.core.stops import find_stop
from eleventh.core.view import Aim, View
from eleventh_ui.display.numbers import POINTS, format_points, format_tenths
from eleventh_ui.display.objective_names import name_objective
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal_causes import name_causes
from eleventh_ui.display.reveal_things import REST, Thing, count_tenths, find_causes
from eleventh_ui.display.stops import describe_stop
from eleventh_ui.display.story_lines import StoryLine

SUMS = "How each objective came about"
BEYOND_END = "what lies beyond the end of its scale"
PARTS = 4  # of an objective that are named


def tell_sums(
    view: View,
    gains: Sequence[Gain],
    hindsight: TurnHindsight,
    reference: Reference,
    most: int | None = PARTS,
    told_of: Sequence[Thing] = (),
) -> Iterator[StoryLine]:
    """For each objective that moved as far as it matters: by what, `most` causes by name, in a
    sentence that may be left out as reasons are. Where there is room for all causes, also for each
    that moved as it is shown, or that a cause moved as far as it matters, be it one of these or of
    the things that the seat is `told_of`."""
    for place, things in enumerate(find_causes(view, gains, hindsight)):
        aim, change = view.aims[place], sum(each.aims[place] for each in things)
        due = most is None and (
            POINTS.shows(aim.before, aim.score)
            or any(is_material_score(each.aims[place]) for each in (*things, *told_of))
        )
        if not due and not is_material_score(change):
            continue
        named = choose_parts(things, place, most)
        told = [
            f"{_name_part(view, each, place, reference)} "
            f"{format_tenths(count_tenths(each.aims[place]))}"
            for each in named
        ]
        rest = find_rest(things, place, named)
        if rest or not told:
            told.append(f"{'all else' if told else 'much that is small'} {format_tenths(rest)}")
        weights = sum(each.objective.weight for each in view.aims)
        makes = format_points(change * aim.objective.weight / weights) if weights else "0"
        head = (
            f"{place + 1} {name_objective(aim)} {format_tenths(count_tenths(change))}"
            f"{_tell_end(aim)} (weight {aim.objective.weight:g} of {weights:g}, so {makes} of your "
            "total)"
        )
        yield StoryLine("", because=f"{head}: {'; '.join(told)}.")


def _tell_end(aim: Aim) -> str:
    """Where an objective stands at an end of its scale, or stood there before, so that a cause may
    have been cut short: after a comma; empty where it did neither."""
    now, before = describe_stop(aim.score), describe_stop(aim.before)
    return f", {now}" if now else f", {before} before" if before else ""


def _name_part(view: View, thing: Thing, place: int, reference: Reference) -> str:
    """What did it; of what is left, where the objective stands at an end of its scale, that its
    causes would have gone beyond that."""
    if thing.root == REST and find_stop(view.aims[place].score):
        return BEYOND_END
    return name_causes(view, thing, reference)


def choose_parts(
    things: Sequence[Thing], place: int, most: int | None = PARTS
) -> tuple[Thing, ...]:
    """What is named of what moved an objective: what matters by itself, so many at `most`, the
    largest first."""
    ranked = sorted(things, key=lambda each: -abs(each.aims[place]))
    return tuple(each for each in ranked if is_material_score(each.aims[place]))[:most]


def find_rest(things: Sequence[Thing], place: int, named: Sequence[Thing]) -> int:
    """What is lacking then, in tenths as they are shown."""
    whole = count_tenths(sum(each.aims[place] for each in things))
    return whole - sum(count_tenths(each.aims[place]) for each in named)
