"""What a choice is known to do, track by track, in words: what matters each by itself, the rest as
a sum.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import floor, inf
from typing import Literal

from eleventh.core.forecast import ChoiceForecast, MoveSpan, StatusMove
from eleventh.core.material import is_material_score
from eleventh.core.view import Hint, Option, View
from eleventh_ui.display.forecast import find_fork
from eleventh_ui.display.numbers import POINTS, Scale, judge_change
from eleventh_ui.display.outcomes import (
    TrackOutcome,
    describe_outcomes,
    describe_values,
    find_ends,
    find_outcomes,
)
from eleventh_ui.display.readings import find_scales
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import pluralise, safe

WITH_OTHERS = " with others' orders"

Direction = Literal["becomes", "rises", "falls", "either", "small"]


@dataclass(frozen=True, slots=True)
class KnownEffect:
    """All that a choice is known to do to one track: `told` says it to go on from the title, as
    `falls by 4`; `short` the same below the points of the choice and the effects before it, with
    what they call the condition as `if so`; `meaning` is better, worse or nothing; `chains` tell
    through what. The last may stand for all that are too `small` to be told by themselves: it has
    no track."""

    track: str
    title: str
    direction: Direction
    told: str
    short: str
    meaning: str
    chains: tuple[str, ...]


def list_effects(
    option: Option, view: View, reference: Reference, foreseen: ChoiceForecast | None = None
) -> tuple[KnownEffect, ...]:
    """What an option is known to do: what moves an objective of the seat first; of that, and of the
    rest, what is certain before what is not, and by the largest possible effect; then what it
    leaves as it stands, and at last, in one, what is too small to matter. What is `foreseen` of it
    tells what is likely, which statuses others bring about with it, and where what is small is all
    that moves an objective."""
    moves = foreseen.moves if foreseen is not None else ()
    better = {each.id: each.better for each in view.readings}
    scales, stands = find_scales(view), {each.id: each.status for each in view.readings}
    known, small, conditions = list[KnownEffect](), list[float](), dict[str, str]()
    groups = _group_by_track(
        option.hints, stands, {track for aim in view.aims for track in aim.reads}
    )
    come_to = {track: find_outcomes(hints) for track, hints in groups}
    large = {
        track
        for track, hints in groups
        if _matters(hints, come_to[track], scales.get(track, POINTS))
    }
    telling = _find_telling([*come_to], large, view, foreseen)
    for track, hints in groups:
        scale, outcomes = scales.get(track, POINTS), come_to[track]
        if track not in large | telling:
            small.append(scale.find_share(max(_measure(each) for each in outcomes)))
            continue
        now, title = stands.get(track, ""), reference.track(track)
        imagined = [each for each in moves if each.track == track]
        told, short = (
            describe_effect(hints, scale, len(option.joint), now, title, imagined, said)
            for said in (False, True)
        )
        if told != short:
            conditions[track] = next(each.branch.words for each in hints if each.branch)
        known.append(
            KnownEffect(
                track=track,
                title=title,
                direction=_find_direction(hints, outcomes, scale),
                told=told,
                short=short,
                meaning=_judge(hints, outcomes, scale, better.get(track, "")),
                chains=tuple(dict.fromkeys(safe(hint.chain) for hint in hints if hint.chain)),
            )
        )
    brought = foreseen.statuses if foreseen is not None else ()
    known = [*_list_brought(brought, stands, reference), *known]
    known = _name_once(known, conditions, foreseen)
    return (*known, _sum_up(small, among=bool(known))) if small else tuple(known)


def _list_brought(
    moves: Sequence[StatusMove], stands: Mapping[str, str], reference: Reference
) -> Iterator[KnownEffect]:
    """What statuses become with what others order."""
    for track in dict.fromkeys(each.track for each in moves):
        own, title = [each for each in moves if each.track == track], reference.track(track)
        hints = [Hint(track, 0.0, 0.0, each.value, "", each.always) for each in own]
        values = describe_values(hints, 0, stands.get(track, ""), title)
        told = f"{values}{WITH_OTHERS}"
        yield KnownEffect(track, title, "becomes", told, told, "", ())


def _find_telling(
    tracks: Sequence[str], large: Set[str], view: View, foreseen: ChoiceForecast | None
) -> set[str]:
    """Of `tracks` that a choice moves too little to matter by itself, not as the `large` ones, what
    is all that moves an objective to which the choice matters: of each objective the first."""
    if foreseen is None:
        return set()
    told = large | {each.track for each in foreseen.statuses}
    found = set[str]()
    for aim, points in zip(view.aims, foreseen.points.aims, strict=True):
        reads = [track for track in tracks if track in aim.reads]
        if is_material_score(max(-points.low, points.high)) and told.isdisjoint(reads):
            found.update(reads[:1])
    return found


def _name_once(
    known: Sequence[KnownEffect], conditions: Mapping[str, str], foreseen: ChoiceForecast | None
) -> list[KnownEffect]:
    """The effects, with the condition in `short` where nothing above has named it, or where there
    is more than one that `so` could mean."""
    ways = find_fork(foreseen) if foreseen is not None else ()
    said = {each.branch.words for each in ways}
    if len({*conditions.values(), *said}) > 1:
        return [replace(each, short=each.told) for each in known]
    first = "" if said else next((each.track for each in known if each.track in conditions), "")
    return [replace(each, short=each.told) if each.track == first else each for each in known]


def describe_effect(
    hints: Sequence[Hint],
    scale: Scale,
    parties: int = 0,
    now: str = "",
    title: str = "",
    imagined: Sequence[MoveSpan] = (),
    said: bool = False,
) -> str:
    """What a choice is known to do to a track, to go on from its `title`; `hints` are all of it,
    `parties` how many must choose it, where it is joint, `now` what a status is, `imagined` what
    came in turns imagined, and `said` that its condition was named before."""
    if any(hint.value is not None for hint in hints):
        named = [hint for hint in hints if hint.value is not None]
        return describe_values(named, parties, now, title, said)
    return describe_outcomes(find_outcomes(hints, imagined), scale, parties, title, said)


def _sum_up(shares: Sequence[float], *, among: bool) -> KnownEffect:
    """What is too small to be told by itself, by its shares of the scales; `among` others that are
    told, or all that there is."""
    least = floor(100 * sum(shares)) + 1
    count = pluralise(len(shares), "smaller effect" if among else "small effect")
    told = f"together less than {least}% of a scale"
    if len(shares) == 1:
        told = f"less than {least}% of its scale"
    title = f"and {count}," if among else f"{count},"
    return KnownEffect("", title, "small", told, told, "", ())


def _matters(hints: Sequence[Hint], outcomes: Sequence[TrackOutcome], scale: Scale) -> bool:
    named = any(hint.value is not None for hint in hints)
    return named or any(scale.is_material(_measure(each)) for each in outcomes)


def _measure(outcome: TrackOutcome) -> float:
    return max(abs(outcome.low), abs(outcome.high))


def _group_by_track(
    hints: Sequence[Hint], stands: Mapping[str, str], own: Collection[str]
) -> list[tuple[str, list[Hint]]]:
    """The hints by track, those first that objectives of the seat follow from, its `own`."""
    found: dict[str, list[Hint]] = {}
    for hint in hints:
        found.setdefault(hint.track, []).append(hint)
    return sorted(
        found.items(), key=lambda pair: _rank(pair[1], stands.get(pair[0], ""), pair[0] in own)
    )


def _rank(hints: Sequence[Hint], now: str, is_own: bool) -> tuple[bool, bool, float]:
    values = {hint.value for hint in hints} - {None}
    if values:
        return (True, True, inf) if values == {now} else (not is_own, False, -inf)
    outcomes = find_outcomes(hints)
    low, high = min(each.low for each in outcomes), max(each.high for each in outcomes)
    return not is_own, low <= 0 <= high, -max(abs(low), abs(high))


def _find_direction(
    hints: Sequence[Hint], outcomes: Sequence[TrackOutcome], scale: Scale
) -> Direction:
    if any(hint.value is not None for hint in hints):
        return "becomes"
    low, high = find_ends(outcomes, scale)
    if low < 0 < high or low == high == 0:
        return "either"
    return "rises" if high > 0 else "falls"


def _judge(
    hints: Sequence[Hint], outcomes: Sequence[TrackOutcome], scale: Scale, better: str
) -> str:
    if any(hint.value is not None for hint in hints):
        return ""
    low, high = find_ends(outcomes, scale)
    return "" if low < 0 < high else judge_change(high if high > 0 else low, better, scale)
