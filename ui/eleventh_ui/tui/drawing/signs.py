"""The signs that pictures are drawn with, and bars made of them.

Each is one column wide, and has a likeness in ASCII that an old terminal gets instead of it.
"""

from __future__ import annotations

PARTS = "▏▎▍▌▋▊▉█"
COLUMN = "▁▂▃▄▅▆▇█"
EMPTY = "·"
LEFT, RIGHT, UP, DOWN = "←→↑↓"
RISES, FALLS, EITHER, BECOMES = "▲▼◇◆"
CHOSEN, OPEN, BARRED = "●○×"
POINT = "▸"


def bar(share: float, cells: int) -> str:
    """A bar of `cells` columns, `share` (0 to 1) of them filled; anything above nothing shows."""
    steps = len(PARTS)
    filled = round(min(max(share, 0.0), 1.0) * cells * steps)
    if share > 0 and cells > 0:
        filled = max(filled, 1)
    whole, part = divmod(filled, steps)
    drawn = PARTS[-1] * whole + (PARTS[part - 1] if part else "")
    return drawn + EMPTY * (cells - len(drawn))
