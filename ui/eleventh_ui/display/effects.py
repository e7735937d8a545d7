"""What a choice is known to do, track by track, in words.

Bounds of effects that may stay away are widened to hold "nothing", so a sum never claims more than
is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Literal

from eleventh.core.view import Hint, Option, View
from eleventh_ui.display.numbers import POINTS, Scale, judge_change
from eleventh_ui.display.readings import find_scales
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import join_words, safe, spell_out

Direction = Literal["becomes", "rises", "falls", "either"]


@dataclass(frozen=True, slots=True)
class KnownEffect:
    """All that a choice is known to do to one track: `told` says it to go on from the title, as
    `falls by 4`; `meaning` is better, worse or nothing; `chains` tell through what."""

    track: str
    title: str
    direction: Direction
    told: str
    meaning: str
    chains: tuple[str, ...]


def list_effects(option: Option, view: View, reference: Reference) -> tuple[KnownEffect, ...]:
    """What an option is known to do: what is certain first, then by the largest possible effect."""
    better = {each.id: each.better for each in view.readings}
    scales = find_scales(view)
    return tuple(
        KnownEffect(
            track=track,
            title=reference.track(track),
            direction=_find_direction(hints),
            told=describe_effect(hints, scales.get(track, POINTS)),
            meaning=_judge(hints, better.get(track, "")),
            chains=tuple(dict.fromkeys(safe(hint.chain) for hint in hints if hint.chain)),
        )
        for track, hints in _group_by_track(option.hints)
    )


def describe_effect(hints: Sequence[Hint], scale: Scale) -> str:
    """What a choice is known to do to a track, to go on from its title; `hints` are all of it."""
    named = [hint for hint in hints if hint.value is not None]
    if named:
        values = dict.fromkeys(spell_out(hint.value or "") for hint in named)
        sure = len(values) == 1 and any(hint.certain for hint in named)
        return f"{'becomes' if sure else 'may become'} {join_words(values, 'or')}"
    return _describe_movement(*_add_up(hints), scale)


def _add_up(hints: Sequence[Hint]) -> tuple[float, float]:
    """The least and the greatest that effects on one track can add up to."""
    low = sum(hint.low if hint.certain else min(hint.low, 0.0) for hint in hints)
    high = sum(hint.high if hint.certain else max(hint.high, 0.0) for hint in hints)
    return low, high


def _describe_movement(low: float, high: float, scale: Scale) -> str:
    if low == high == 0:
        return "stays"
    if low < 0 < high:
        ends = f"{scale.format_amount(low)} to {scale.format_amount(high)}"
        return f"may rise or fall, {ends}: uncertain"
    word = "rise" if high > 0 else "fall"
    near, far = sorted((abs(low), abs(high)))
    least, most = scale.format_size(near), scale.format_size(far)
    if near == 0:
        return f"may {word} by up to {most}: uncertain"
    if least == most:
        return f"{word}s by {most}"
    if least.startswith("less"):
        return f"{word}s by up to {most}"
    return f"{word}s by {least} to {most}"


def _group_by_track(hints: Sequence[Hint]) -> list[tuple[str, list[Hint]]]:
    found: dict[str, list[Hint]] = {}
    for hint in hints:
        found.setdefault(hint.track, []).append(hint)
    return sorted(found.items(), key=lambda pair: _rank(pair[1]))


def _rank(hints: Sequence[Hint]) -> tuple[bool, float]:
    if any(hint.value is not None for hint in hints):
        return False, -inf
    low, high = _add_up(hints)
    return low <= 0 <= high, -max(abs(low), abs(high))


def _find_direction(hints: Sequence[Hint]) -> Direction:
    if any(hint.value is not None for hint in hints):
        return "becomes"
    low, high = _add_up(hints)
    if low < 0 < high or low == high == 0:
        return "either"
    return "rises" if high > 0 else "falls"


def _judge(hints: Sequence[Hint], better: str) -> str:
    if any(hint.value is not None for hint in hints):
        return ""
    low, high = _add_up(hints)
    return "" if low < 0 < high else judge_change(high if high > 0 else low, better)
