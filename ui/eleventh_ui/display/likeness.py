"""What tells similar answers apart: of two that do mostly the same, the later one says where it
differs most from the earlier for the seat, in points of its objectives, before all that it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.forecast import ChoiceForecast, PointRange
from eleventh.core.material import is_material_score
from eleventh.core.view import Option, View
from eleventh_ui.display.effects import KnownEffect
from eleventh_ui.display.forecast import format_range
from eleventh_ui.display.objective_names import name_objective
from eleventh_ui.display.words import safe

SIMILAR = 0.6  # of all that two answers move, what both move the same way
SHARED = 3  # that they must move alike, or there is too little to be similar in


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """What is known of an answer: its effects, and what is foreseen of it if it is open and that is
    worked out."""

    option: Option
    effects: tuple[KnownEffect, ...]
    foreseen: ChoiceForecast | None


def tell_apart(answers: Sequence[KnownAnswer], view: View) -> tuple[str, ...]:
    """For each answer to a decision how it differs from the most similar one before it that is
    open, a sentence; empty if none is similar, and where the points of one are not known."""
    return tuple(_describe(answer, answers[:place], view) for place, answer in enumerate(answers))


def _describe(answer: KnownAnswer, before: Sequence[KnownAnswer], view: View) -> str:
    likest, most = None, SIMILAR
    for other in before:
        if _is_same_response(answer.option, other.option):
            continue
        if other.option.barred is None and (alike := _compare(answer, other)) >= most:
            likest, most = other, alike
    if likest is None:
        return ""
    title = safe(likest.option.title)
    if _list_told(answer) == _list_told(likest):
        return f"What is known of it is the same as of “{title}”."
    if answer.foreseen is None or likest.foreseen is None:
        return ""
    mine, theirs = answer.foreseen.points.aims, likest.foreseen.points.aims
    apart = [
        (aim.objective.weight * _find_distance(here, there), place)
        for place, (aim, here, there) in enumerate(zip(view.aims, mine, theirs, strict=True))
        if is_material_score(_find_distance(here, there))
    ]
    if not apart:
        return f"Much like “{title}”, and much the same for you by the end of this turn."
    _, place = max(apart, key=lambda each: each[0])
    name = name_objective(view.aims[place])
    told = f"{place + 1} {name} {format_range(mine[place])} (there {format_range(theirs[place])})"
    return f"Much like “{title}”, but for {told}."


def _is_same_response(one: Option, other: Option) -> bool:
    """Whether two answers differ in their amount alone, which they say themselves."""
    if one.amount is None or other.amount is None:
        return False
    return one.amount.response == other.amount.response


def _compare(one: KnownAnswer, other: KnownAnswer) -> float:
    mine = {(each.track, each.direction) for each in one.effects if each.track}
    theirs = {(each.track, each.direction) for each in other.effects if each.track}
    shared = len(mine & theirs)
    return shared / len(mine | theirs) if shared >= SHARED else 0.0


def _list_told(known: KnownAnswer) -> set[tuple[str, str]]:
    return {(each.track, each.told) for each in known.effects if each.track}


def _find_distance(here: PointRange, there: PointRange) -> float:
    """How far two ranges lie apart: by their means, which ends may hide."""
    return abs(here.mean - there.mean)
