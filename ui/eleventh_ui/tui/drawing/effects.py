"""What a choice is known to do, in rows: a sign, a title, the words for it, and what it would mean.

The words are the same at every width; where they and a title do not fit on one row they take more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eleventh_ui.display.effects import KnownEffect
from eleventh_ui.display.layout import columns
from eleventh_ui.tui.drawing.rows import Row, Run, clip, fill, folded
from eleventh_ui.tui.drawing.signs import BECOMES, EITHER, FALLS, RISES

TITLE = 50  # columns of a title, where there is room
TOLD = 44  # columns kept for what is told of it
SIGNS: Mapping[str, str] = {
    "becomes": BECOMES,
    "rises": RISES,
    "falls": FALLS,
    "either": EITHER,
    "small": " ",
}


def effect_rows(effects: Sequence[KnownEffect], width: int, *, in_full: bool = False) -> list[Row]:
    """The effects, one below the other, in short or with every condition `in_full`: a row each, or
    more where one is too long."""
    longest = max((columns(each.title) for each in effects), default=0)
    title = min(TITLE, longest)
    return [
        row
        for each in effects
        for told in (f"{each.told if in_full else each.short}{_judgement(each)}",)
        for row in (
            _in_columns(each, told, title, width)
            if title <= width - TOLD
            else _in_little_room(each, told, width)
        )
    ]


def _in_columns(effect: KnownEffect, told: str, title: int, width: int) -> list[Row]:
    if columns(told) > width - title - 4:
        return _in_little_room(effect, told, width)
    name = Run(fill(effect.title, title), "label", effect.track)
    return [(_sign(effect), name, Run(f"  {told}", _tone(effect), effect.track))]


def _in_little_room(effect: KnownEffect, told: str, width: int) -> list[Row]:
    if 4 + columns(effect.title) + columns(told) <= width:
        name = Run(effect.title, "label", effect.track)
        return [(_sign(effect), name, Run(f"  {told}", _tone(effect), effect.track))]
    name = Run(clip(effect.title, width - 2), "label", effect.track)
    return [
        (_sign(effect), name),
        *folded((Run(f"    {told}", _tone(effect), effect.track),), width, 4),
    ]


def _sign(effect: KnownEffect) -> Run:
    return Run(f"{SIGNS[effect.direction]} ", _tone(effect) or "dim", effect.track)


def _tone(effect: KnownEffect) -> str:
    return "moved" if effect.direction == "becomes" else effect.meaning


def _judgement(effect: KnownEffect) -> str:
    return f" ({effect.meaning})" if effect.meaning else ""
