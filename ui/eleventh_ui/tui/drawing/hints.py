"""What a choice is known to do, track by track: a sign, a title, words, and what it would mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.view import Hint, Option, View
from eleventh_ui.display.choices import by_track
from eleventh_ui.display.layout import columns
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import amount, bounds, expected, safe, verdict
from eleventh_ui.tui.drawing.rows import Row, Run, clip, fill
from eleventh_ui.tui.drawing.signs import BECOMES, EITHER, FALLS, RISES

TITLE = 50  # columns of a title, where there is room
TOLD = 44  # columns kept for what is told of it


@dataclass(frozen=True, slots=True)
class Expectation:
    """All that a choice is known to do to one track: `told` in words, `brief` where there is little
    room; `chains` tell through what."""

    track: str
    title: str
    sign: str
    told: str
    brief: str
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
            brief=_brief(hints),
            tone=_tone(hints, better.get(track, "")),
            chains=tuple(dict.fromkeys(safe(hint.chain) for hint in hints if hint.chain)),
        )
        for track, hints in by_track(option.hints)
    )


def hint_rows(expected: Sequence[Expectation], width: int, most: int) -> list[Row]:
    """The first expectations and how many more there are: a row each, in words or in little room in
    numbers; two rows for a title that leaves no room for either."""
    first = expected[:most]
    longest = max((columns(each.title) for each in first), default=0)
    in_words = min(TITLE, longest) <= width - TOLD
    tails = [f"{each.told if in_words else each.brief}{_word(each)}" for each in first]
    room = width - 4 - max((columns(tail) for tail in tails), default=0)
    title = min(longest, TITLE if in_words else room)
    rows: list[Row] = []
    for each, tail in zip(first, tails, strict=True):
        sign = Run(f"{each.sign} ", each.tone or "dim", each.track)
        if in_words or columns(each.title) <= title:
            name = Run(fill(each.title, title), "label", each.track)
            told = clip(tail, max(0, width - title - 4))
            rows.append((sign, name, Run(f"  {told}", each.tone, each.track)))
            continue
        rows.append((sign, Run(clip(each.title, width - 2), "label", each.track)))
        rows.append((Run(f"    {clip(tail, width - 4)}", each.tone, each.track),))
    more = len(expected) - most
    if more > 0:
        rows.append((Run(f"  and {more} more: press w", "dim"),))
    return rows


def _word(expected: Expectation) -> str:
    return f" ({expected.tone})" if expected.tone in ("better", "worse") else ""


def _brief(hints: Sequence[Hint]) -> str:
    if any(hint.value is not None for hint in hints):
        return expected("", hints).strip()
    near, far = sorted(bounds(hints), key=abs)
    if amount(near) == amount(far):
        return amount(far)
    small = amount(near) in ("0", "+<1", "-<1")
    return f"up to {amount(far)}" if small else f"{amount(near)} to {amount(far)}"


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
