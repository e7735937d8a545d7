"""What the effects of a choice on one track add up to, on each way that the choice can go.

Bounds of effects that may stay away are widened to hold "nothing", so a sum never claims more than
is known; of those that come or stay away together, it is the sum that may stay away. What is too
small to matter on one side of nothing does not make an effect doubtful.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eleventh.core.view import Hint, HintBranch
from eleventh_ui.display.numbers import Scale
from eleventh_ui.display.words import join_words, safe, spell_out


@dataclass(frozen=True, slots=True)
class TrackOutcome:
    """The least and the greatest that effects on one track add up to, on one way if `branch` is
    given."""

    branch: HintBranch | None
    low: float
    high: float


def find_outcomes(hints: Sequence[Hint]) -> tuple[TrackOutcome, ...]:
    """What effects on one track add up to: once, or on each of the two ways where they hang on one
    thing. Where they hang on more, the bounds hold all ways."""
    plain = _add_up([hint for hint in hints if hint.branch is None])
    forks = {hint.branch.fork: hint.branch for hint in hints if hint.branch is not None}
    ways = {
        fork: {
            holds: _add_up([hint for hint in hints if _lies_on(hint, fork, holds)])
            for holds in (True, False)
        }
        for fork in forks
    }
    if len(forks) == 1:
        ((fork, branch),) = forks.items()
        return tuple(
            TrackOutcome(replace(branch, holds=holds), plain[0] + low, plain[1] + high)
            for holds, (low, high) in ways[fork].items()
        )
    low = plain[0] + sum(min(end for end, _ in each.values()) for each in ways.values())
    high = plain[1] + sum(max(end for _, end in each.values()) for each in ways.values())
    return (TrackOutcome(None, low, high),)


def describe_outcomes(outcomes: Sequence[TrackOutcome], scale: Scale, parties: int) -> str:
    """What they come to, to go on from the title of the track; `parties` is how many must choose
    what is joint."""
    told = [_describe_movement(each, scale) for each in outcomes]
    doubt = ": uncertain" if any(uncertain for _, uncertain in told) else ""
    return _join_ways(outcomes, [movement for movement, _ in told], parties) + doubt


def describe_values(hints: Sequence[Hint], parties: int, now: str = "") -> str:
    """Which values a status may take that is `now` something, to go on from its title; every hint
    names one."""
    forks = {hint.branch.fork: hint.branch for hint in hints if hint.branch is not None}
    if len(forks) != 1 or any(hint.branch is None for hint in hints):
        return _name_values(hints, now)
    ((fork, branch),) = forks.items()
    ways = [TrackOutcome(replace(branch, holds=holds), 0.0, 0.0) for holds in (True, False)]
    lie = [[hint for hint in hints if _lies_on(hint, fork, holds)] for holds in (True, False)]
    return _join_ways(ways, [_name_values(each, now) if each else "stays" for each in lie], parties)


def find_ends(outcomes: Sequence[TrackOutcome], scale: Scale) -> tuple[float, float]:
    """The least and the greatest of all ways; 0 for an end that is too small to matter beside the
    other."""
    low, high = min(each.low for each in outcomes), max(each.high for each in outcomes)
    if low < 0 < high:
        if scale.is_material(low) and not scale.is_material(high):
            return low, 0.0
        if scale.is_material(high) and not scale.is_material(low):
            return 0.0, high
    return low, high


def _add_up(hints: Sequence[Hint]) -> tuple[float, float]:
    certain, alone = (0.0, 0.0), list[tuple[float, float]]()
    together: dict[int, tuple[float, float]] = {}
    for hint in hints:
        if hint.certain:
            certain = certain[0] + hint.low, certain[1] + hint.high
        elif not hint.together:
            alone.append((hint.low, hint.high))
        else:
            low, high = together.get(hint.together, (0.0, 0.0))
            together[hint.together] = low + hint.low, high + hint.high
    doubtful = [*alone, *together.values()]
    return (
        certain[0] + sum(min(low, 0.0) for low, _ in doubtful),
        certain[1] + sum(max(high, 0.0) for _, high in doubtful),
    )


def _lies_on(hint: Hint, fork: int, holds: bool) -> bool:
    branch = hint.branch
    return branch is not None and branch.fork == fork and branch.holds is holds


def _describe_movement(outcome: TrackOutcome, scale: Scale) -> tuple[str, bool]:
    """One way in words, and whether it is open if anything comes at all, or in which direction."""
    low, high = find_ends([outcome], scale)
    if low == high == 0:
        return "stays", False
    if low < 0 < high:
        ends = f"{scale.format_amount(low)} to {scale.format_amount(high)}"
        return f"may rise or fall, {ends}", True
    word = "rise" if high > 0 else "fall"
    near, far = sorted((abs(low), abs(high)))
    least, most = scale.format_size(near), scale.format_size(far)
    if near == 0:
        return f"may {word} by up to {most}", True
    if least == most:
        return f"{word}s by {most}", False
    if least.startswith("less"):
        return f"{word}s by up to {most}", False
    return f"{word}s by {least} to {most}", False


def _name_values(hints: Sequence[Hint], now: str) -> str:
    others = dict.fromkeys(hint.value or "" for hint in hints if hint.value != now)
    if not others:
        return f"stays {spell_out(now)}"
    values = [spell_out(each) for each in others]
    sure = len(values) == 1 and any(hint.certain for hint in hints if hint.value in others)
    return f"{'becomes' if sure else 'may become'} {join_words(values, 'or')}"


def _join_ways(outcomes: Sequence[TrackOutcome], told: Sequence[str], parties: int) -> str:
    """The words for one way, or for both with what tells them apart."""
    branch = outcomes[0].branch
    if branch is None or told[0] == told[-1]:
        return told[0]
    if branch.kind == "hidden":
        return f"{told[0]} or {told[1]}, on what you cannot see"
    words, otherwise = safe(branch.words), safe(branch.otherwise)
    if branch.kind == "joint":
        words, otherwise = f"{'both' if parties == 2 else 'all'} join", ""
    if told[0] == "stays":
        return f"{told[1]} {f'if {otherwise}' if otherwise else f'unless {words}'}"
    if told[1] == "stays":
        return f"{told[0]} if {words}"
    return f"{told[0]} if {words}, {told[1]} if {otherwise or 'not'}"
