"""The signs that pictures are drawn with: in Unicode, or for a legacy locale in ASCII."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """`parts` are bars from nearly empty to full; `column` the same, standing."""

    parts: str
    column: str
    empty: str
    rising: str
    falling: str
    level: str
    to_left: str
    to_right: str
    to_up_left: str
    to_up_right: str
    to_down_left: str
    to_down_right: str
    up: str
    down: str
    either: str
    becomes: str
    chosen: str
    open: str
    barred: str
    point: str


UNICODE = Glyphs(
    parts="▏▎▍▌▋▊▉█",
    column="▁▂▃▄▅▆▇█",
    empty="·",
    rising="╱",
    falling="╲",
    level="─",
    to_left="←",
    to_right="→",
    to_up_left="↖",
    to_up_right="↗",
    to_down_left="↙",
    to_down_right="↘",
    up="▲",
    down="▼",
    either="◇",
    becomes="◆",
    chosen="●",
    open="○",
    barred="×",
    point="▸",
)
ASCII = Glyphs(
    parts="#",
    column="_.:-=+*#",
    empty=".",
    rising="/",
    falling="\\",
    level="-",
    to_left="<",
    to_right=">",
    to_up_left="^",
    to_up_right="^",
    to_down_left="v",
    to_down_right="v",
    up="^",
    down="v",
    either="?",
    becomes="=",
    chosen="*",
    open="o",
    barred="x",
    point=">",
)


def bar(share: float, cells: int, glyphs: Glyphs) -> str:
    """A bar of `cells` columns of which `share` (0 to 1) is filled; anything above nothing shows.
    """
    steps = len(glyphs.parts)
    filled = round(min(max(share, 0.0), 1.0) * cells * steps)
    if share > 0:
        filled = max(filled, 1)
    whole, part = divmod(filled, steps)
    drawn = glyphs.parts[-1] * whole + (glyphs.parts[part - 1] if part else "")
    return drawn + glyphs.empty * (cells - len(drawn))


def sparkline(shares: tuple[float, ...], glyphs: Glyphs) -> str:
    """One column per value (0 to 1), as high as it."""
    top = len(glyphs.column) - 1
    return "".join(glyphs.column[round(min(max(each, 0.0), 1.0) * top)] for each in shares)
