"""An objective at an end of its scale in words: what it is called there, and what counts no more.

One wording for the strip, the briefing, forecasts and the reveal. An objective that is scored yes
or no stands at an end always, and is told like any other: it can't be lost twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eleventh.core.forecast import ChoiceForecast
from eleventh.core.material import is_material_score
from eleventh.core.stops import AimStop, Stop, find_stop
from eleventh.core.view import Aim, Option, View
from eleventh_ui.display.objective_names import name_objective
from eleventh_ui.display.readings import find_scales
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import join_words

SIGNS: Mapping[Stop, str] = {"floor": "_", "full": "^"}  # beside a value, where no word fits
STANDS: Mapping[Stop, str] = {"floor": "at its floor", "full": "full"}
_MEANS: Mapping[Stop, str] = {
    "floor": "At its floor: nothing lowers it further, and what raises it may not show at once.",
    "full": "Full: nothing raises it further, and what lowers it may not show at once.",
}
NAMED = 2  # readings that are named, the first that the choice is told to move
_IN_MOST = " in most turns imagined"


def describe_stop(score: float) -> str:
    """`at its floor` or `full`, to go on from how far an objective is reached; empty in between."""
    stop = find_stop(score)
    return STANDS[stop] if stop else ""


def explain_stop(aim: Aim) -> str:
    """What that means for what one does, a sentence; empty where an objective can go both ways."""
    stop = find_stop(aim.score)
    return _MEANS[stop] if stop else ""


def describe_stops(
    choice: ChoiceForecast, view: View, reference: Reference, *, in_short: bool = False
) -> str:
    """Which objectives a choice can't move though it moves what they follow from, and which it
    keeps at an end at which they stand, in sentences, or `in_short` without what they follow from;
    empty for none."""
    option = _find_option(choice, view)
    if option is None:
        return ""
    stays = (_tell(each, option, view, reference, in_short) for each in choice.stops)
    return " ".join(filter(None, (*stays, *_list_kept(choice, view))))


def _list_kept(choice: ChoiceForecast, view: View) -> Iterator[str]:
    """A sentence for each objective that is full and is raised all the same, or at its floor and
    lowered: those points are what a turn would else do to it."""
    for number, (aim, points) in enumerate(zip(view.aims, choice.points.aims, strict=True), 1):
        stop, name = find_stop(aim.score), f"{number} {name_objective(aim)}"
        if stop == "full" and is_material_score(max(points.high, 0.0)):
            yield f"{name} is full: this saves it from a fall."
        elif stop == "floor" and is_material_score(min(points.low, 0.0)):
            yield f"{name} is at its floor: this keeps it from a rise."


def _find_option(choice: ChoiceForecast, view: View) -> Option | None:
    asked = [each.options for each in view.questions if each.id == choice.decision]
    options = [option for each in asked for option in each] if choice.decision else view.initiatives
    return next((each for each in options if each.id == choice.choice), None)


def _tell(stop: AimStop, option: Option, view: View, reference: Reference, in_short: bool) -> str:
    aim = view.aims[stop.aim]
    moved = list(dict.fromkeys(_list_moved(option, aim, view)))
    if not moved:
        return ""
    name = f"{stop.aim + 1} {name_objective(aim)}"
    stays = f"{name} stays {STANDS[stop.stop]}{'' if stop.always else _IN_MOST}"
    if in_short:
        return f"{stays}."
    named = [reference.track(track) for track, _ in moved[:NAMED]]
    more = len(moved) - len(named)
    titles = join_words([*named, f"{more} more"] if more else named)
    ways = {way for _, way in moved}
    if stop.stop == "floor" and ways == {-1}:
        return f"{stays}: {titles} can take nothing more from it."
    if stop.stop == "full" and ways == {1}:
        return f"{stays}: {titles} can add nothing more to it."
    return f"{stays}, whatever this does to {titles}."


def _list_moved(option: Option, aim: Aim, view: View) -> Iterator[tuple[str, int]]:
    """The tracks that an objective follows from and that a choice moves as far as it matters, each
    with the way in which that moves the objective: 1, -1, or 0 where it is not known."""
    scales = find_scales(view)
    for track in dict.fromkeys(each.track for each in option.hints):
        hints = [each for each in option.hints if each.track == track]
        named = any(each.value is not None for each in hints)
        low, high = min(each.low for each in hints), max(each.high for each in hints)
        if track not in aim.reads or track not in scales:
            continue
        if not named and not scales[track].is_material(max(-low, high)):
            continue
        sign = 1 if track in aim.more else -1 if track in aim.less else 0
        way = 0 if named or low < 0 < high else sign if high > 0 else -sign
        yield track, way
