"""What tells similar answers apart: of two that do mostly the same, the later one says where it
differs from the earlier, before it says all that it does."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.view import Option, View
from eleventh_ui.display.effects import KnownEffect, list_effects
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import safe

SIMILAR = 0.6  # of all that two answers move, what both move the same way
SHARED = 3  # that they must move alike, or there is too little to be similar in


def describe_likeness(option: Option, view: View, reference: Reference) -> str:
    """How an answer differs from the most similar one before it that is open, a sentence; empty if
    none is similar, and for an initiative."""
    asked = next((each.options for each in view.questions if option in each.options), ())
    before = asked[: asked.index(option)] if asked else ()
    effects = list_effects(option, view, reference)
    likest, most = None, SIMILAR
    for other in before:
        theirs = list_effects(other, view, reference)
        if other.barred is None and (alike := _compare(effects, theirs)) >= most:
            likest, most = (other, theirs), alike
    if likest is None:
        return ""
    other, theirs = likest
    told = _tell_apart(effects, theirs)
    if told is None:
        return f"What is known of it is the same as of “{safe(other.title)}”."
    return f"Much like “{safe(other.title)}”; it differs most in this: {told}."


def _compare(one: Sequence[KnownEffect], other: Sequence[KnownEffect]) -> float:
    mine = {(each.track, each.direction) for each in one if each.track}
    theirs = {(each.track, each.direction) for each in other if each.track}
    shared = len(mine & theirs)
    return shared / len(mine | theirs) if shared >= SHARED else 0.0


def _tell_apart(one: Sequence[KnownEffect], other: Sequence[KnownEffect]) -> str | None:
    """A track on which the two are told otherwise: one that they move in different directions, if
    there is any, else the first; None if all is told alike."""
    theirs = {each.track: each for each in other if each.track}
    mine = {each.track: each for each in one if each.track}
    apart = [
        (mine.get(track), theirs.get(track))
        for track in dict.fromkeys((*mine, *theirs))
        if _tell(mine.get(track)) != _tell(theirs.get(track))
    ]
    apart.sort(key=lambda pair: _find_direction(pair[0]) == _find_direction(pair[1]))
    for here, there in apart[:1]:
        known = here or there
        assert known is not None
        return f"{known.title} {_tell(here)} (there: {_tell(there)})"
    return None


def _tell(effect: KnownEffect | None) -> str:
    return effect.told if effect is not None else "stays"


def _find_direction(effect: KnownEffect | None) -> str:
    return effect.direction if effect is not None else ""
