"""What a choice is known to do, track by track: a sign, a title, words, and what it would mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.view import Hint, Option, View
from eleventh_ui.choices import by_track
from eleventh_ui.plain.layout import columns
from eleventh_ui.plain.reference import Reference
from eleventh_ui.tui.drawing.rows import Row, Run, clip, fill
from eleventh_ui.tui.drawing.signs import BECOMES, EITHER, FALLS, RISES
from eleventh_ui.words import bounds, expected, safe, verdict

TITLE = 50  # columns of a title, where there is room
TOLD = 44  # columns kept for what is told of it


@dataclass(frozen=True, slots=True)
class Expectation:
    """All that a choice is known to do to one track; `chains` tell through what."""

    track: str
    title: str
    sign: str
    told: str
    tone: str
    chains: tuple[str, ...]


def expectations(option: Option, view: View, reference: Reference) -> tuple[Expectation, ...]:
    """What an option is known to do: what is certain first, then by the largest possible effect."""
    better = {each.id: each.better for each in view.readings}
    return tuple(
        Expectation(
            track=track,
            title=reference.track(track),
            sign=_sign(hints),
            told=expected("", hints).strip(),
            tone=_tone(hints, better.get(track, "")),
            chains=tuple(dict.fromkeys(safe(hint.chain) for hint in hints if hint.chain)),
        )
        for track, hints in by_track(option.hints)
    )


def hint_rows(expected: Sequence[Expectation], width: int, most: int) -> list[Row]:
    """The first expectations, a row each or in little room two, and how many more there are."""
    longest = max((columns(each.title) for each in expected[:most]), default=0)
    title = min(TITLE, longest, max(16, width - TOLD))
    rows: list[Row] = []
    for each in expected[:most]:
        word = f" ({each.tone})" if each.tone in ("better", "worse") else ""
        sign = Run(f"{each.sign} ", each.tone or "dim", each.track)
        if title < longest:  # too narrow for both on one row
            rows.append((sign, Run(clip(each.title, width - 2), "label", each.track)))
            told = clip(each.told, width - 4 - len(word))
            rows.append((Run(f"    {told}{word}", each.tone, each.track),))
            continue
        told = clip(each.told, max(0, width - title - 4 - len(word)))
        name = Run(fill(each.title, title), "label", each.track)
        rows.append((sign, name, Run(f"  {told}{word}", each.tone, each.track)))
    more = len(expected) - most
    if more > 0:
        rows.append((Run(f"  and {more} more: press w", "dim"),))
    return rows


def _sign(hints: Sequence[Hint]) -> str:
    if any(hint.value is not None for hint in hints):
        return BECOMES
    low, high = bounds(hints)
    if low < 0 < high or low == high == 0:
        return EITHER
    return RISES if high > 0 else FALLS


def _tone(hints: Sequence[Hint], better: str) -> str:
    if any(hint.value is not None for hint in hints):
        return "moved"
    low, high = bounds(hints)
    return "" if low < 0 < high else verdict(high if high > 0 else low, better)
