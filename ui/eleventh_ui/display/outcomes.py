"""What the effects of a choice on one track add up to, on each way that the choice can go.

Bounds of effects that may stay away are widened to hold "nothing", so a sum never claims more than
is known; of those that come or stay away together, it is the sum that may stay away. What is too
small to matter on one side of nothing does not make an effect doubtful. Where turns were imagined,
what came in them is told first, as likely, and the bounds as what it is at most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from eleventh.core.forecast import MoveSpan
from eleventh.core.view import Hint, HintBranch
from eleventh.lang.formula.agreement import make_plural, speaks_of_several
from eleventh_ui.display.numbers import Scale
from eleventh_ui.display.words import join_words, safe, spell_out

LIKELY, AT_MOST = "likely", "at most"


@dataclass(frozen=True, slots=True)
class TrackOutcome:
    """The least and the greatest that effects on one track add up to, on one way if `branch` is
    given, and between what they came to in the turns imagined, if any went this way."""

    branch: HintBranch | None
    low: float
    high: float
    likely: MoveSpan | None = None


def find_outcomes(
    hints: Sequence[Hint], imagined: Sequence[MoveSpan] = ()
) -> tuple[TrackOutcome, ...]:
    """What effects on one track add up to: once, or on each of the two ways where they hang on one
    thing. Where they hang on more, the bounds hold all ways. `imagined` is what a choice did to the
    track."""
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
            TrackOutcome(
                replace(branch, holds=holds),
                plain[0] + low,
                plain[1] + high,
                next((e for e in imagined if (e.fork, e.holds) == (fork, holds)), None),
            )
            for holds, (low, high) in ways[fork].items()
        )
    low = plain[0] + sum(min(end for end, _ in each.values()) for each in ways.values())
    high = plain[1] + sum(max(end for _, end in each.values()) for each in ways.values())
    return (TrackOutcome(None, low, high, next((e for e in imagined if e.fork < 0), None)),)


def describe_outcomes(
    outcomes: Sequence[TrackOutcome],
    scale: Scale,
    parties: int,
    title: str = "",
    said: bool = False,
) -> str:
    """What they come to, to go on from the `title` of the track, with which the verb agrees;
    `parties` is how many must choose what is joint. What a stated condition is called is left out
    where it was `said` before: `falls by 3 if so`."""
    told = [_describe_movement(each, scale) for each in outcomes]
    doubt = ": uncertain" if any(uncertain for _, uncertain in told) else ""
    return _join_ways(outcomes, [movement for movement, _ in told], parties, title, said) + doubt


def describe_values(
    hints: Sequence[Hint], parties: int, now: str = "", title: str = "", said: bool = False
) -> str:
    """Which values a status may take that is `now` something, to go on from its `title`, with which
    the verb agrees; every hint names one. `said` as in `describe_outcomes`."""
    forks = {hint.branch.fork: hint.branch for hint in hints if hint.branch is not None}
    if len(forks) != 1 or any(hint.branch is None for hint in hints):
        return _agree(title, _name_values(hints, now))
    ((fork, branch),) = forks.items()
    ways = [TrackOutcome(replace(branch, holds=holds), 0.0, 0.0) for holds in (True, False)]
    lie = [[hint for hint in hints if _lies_on(hint, fork, holds)] for holds in (True, False)]
    told = [_name_values(each, now) if each else "stays" for each in lie]
    return _join_ways(ways, told, parties, title, said)


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
    bounds = _describe_bounds(low, high, scale)
    uncertain = low < 0 < high or (low == 0) != (high == 0)
    if outcome.likely is None:
        return bounds, uncertain
    least, most = max(outcome.likely.low, low), min(outcome.likely.high, high)
    if _describe_bounds(least, most, scale) == bounds:
        return bounds, uncertain
    likely = f"{LIKELY} {_describe_range(least, most, scale)}"
    at_most = _describe_most(low, high, least, most, scale)
    return f"{likely} ({AT_MOST} {at_most})" if at_most else likely, uncertain


def _describe_bounds(low: float, high: float, scale: Scale) -> str:
    """What comes in any turn: what may stay away and what may go either way is told so."""
    if low < 0 < high:
        return f"may rise or fall{_describe_either(low, high, scale)}"
    if low == high or (low and high):
        return _describe_range(low, high, scale)
    word, far = ("rise", high) if high else ("fall", low)
    return f"may {word} by {_name_most(scale.format_size(far))}"


def _describe_range(low: float, high: float, scale: Scale) -> str:
    """All from a least to a greatest movement, as what comes."""
    if low == high == 0:
        return "stays"
    if low < 0 < high:
        return f"rises or falls{_describe_either(low, high, scale)}"
    moves = "rises" if high > 0 else "falls"
    near, far = sorted((abs(low), abs(high)))
    least, most = scale.format_size(near), scale.format_size(far)
    if near and least == most:
        return f"{moves} by {most}"
    if near == 0 or least.startswith("less"):
        return f"{moves} by {_name_most(most)}"
    return f"{moves} by {least} to {most}"


def _describe_either(low: float, high: float, scale: Scale) -> str:
    """How far it goes on both sides of nothing; once where that is too little to be told."""
    least, most = scale.format_size(low), scale.format_size(high)
    if least == most and least.startswith("less"):
        return f" by {least}"
    return f", {scale.format_amount(low)} to {scale.format_amount(high)}"


def _name_most(size: str) -> str:
    """A size as the most that comes: `up to 3`, `less than 1`."""
    return size if size.startswith("less") else f"up to {size}"


def _describe_most(low: float, high: float, least: float, most: float, scale: Scale) -> str:
    """Bounds beside what came: the farther of them where that has the same direction, and nothing
    where it came as far as that, as it is told."""
    if low < 0 < high:
        return _describe_either(low, high, scale).lstrip(", ")
    bound, came = (low, least) if low < 0 else (high, most)
    if not came:
        return scale.format_amount(bound)
    told = scale.format_size(bound)
    return "" if told == scale.format_size(came) else told


def _name_values(hints: Sequence[Hint], now: str) -> str:
    others = dict.fromkeys(hint.value or "" for hint in hints if hint.value != now)
    if not others:
        return f"stays {spell_out(now)}"
    values = [spell_out(each) for each in others]
    sure = len(values) == 1 and any(hint.certain for hint in hints if hint.value in others)
    return f"{'becomes' if sure else 'may become'} {join_words(values, 'or')}"


def _join_ways(
    outcomes: Sequence[TrackOutcome], told: Sequence[str], parties: int, title: str, said: bool
) -> str:
    """The words for one way, or for both with what tells them apart."""
    branch = outcomes[0].branch
    first, last = _agree(title, told[0]), _agree(title, told[-1])
    if branch is None or first == last:
        return first
    if branch.kind == "hidden":
        return f"{first} or {last}, on what you cannot see"
    words, otherwise = safe(branch.words), safe(branch.otherwise)
    if branch.kind == "joint":
        words, otherwise = f"{'both' if parties == 2 else 'all'} join", ""
    elif said:
        words, otherwise = "so", "not"
    if told[0] == "stays":
        return f"{last} {f'if {otherwise}' if otherwise else f'unless {words}'}"
    if told[1] == "stays":
        return f"{first} if {words}"
    return f"{first} if {words}, {last} if {otherwise or 'not'}"


def _agree(title: str, told: str) -> str:
    """What goes on from a title, its verbs in the plural if the title is."""
    if not speaks_of_several(title):
        return told
    found = re.match(rf"(?:{LIKELY} )?(?:rises or )?[a-z]+", told)
    verbs = found[0] if found else ""
    agreeing = " ".join(map(make_plural, verbs.split(" ")))
    return f"{agreeing}{told.removeprefix(verbs)}"
