"""The signs that pictures are drawn with, and bars made of them.

Each is one column wide, and has a likeness in ASCII that an old terminal gets instead of it.
"""

from __future__ import annotations

from collections.abc import Sequence

PARTS = "▏▎▍▌▋▊▉█"
COLUMN = "▁▂▃▄▅▆▇█"
EMPTY = "·"
LEFT, RIGHT, UP, DOWN = "←→↑↓"
LEFTWARD, RIGHTWARD, UPWARD, DOWNWARD = "◀▶▲▼"
RISES, FALLS, EITHER, BECOMES = "▲▼◇◆"
CHOSEN, OPEN, BARRED = "●○×"
FOLDED, UNFOLDED = "▸▾"
MARK = "│"
MOST_TURNS = 8  # of a small line
LEAST_SPAN = 0.2  # of a scale, that the height of a small line stands for


def bar(share: float, cells: int) -> str:
    """A bar of `cells` columns, `share` (0 to 1) of them filled; anything above nothing shows."""
    steps = len(PARTS)
    filled = round(min(max(share, 0.0), 1.0) * cells * steps)
    if share > 0 and cells > 0:
        filled = max(filled, 1)
    whole, part = divmod(filled, steps)
    drawn = PARTS[-1] * whole + (PARTS[part - 1] if part else "")
    return drawn + EMPTY * (cells - len(drawn))


def spark(shares: Sequence[float], cells: int) -> str:
    """A small line of columns, one for each of the latest shares (0 to 1), at most `cells` of them;
    drawn between the least and the greatest, but never over less than a fifth of the whole."""
    latest = [min(max(each, 0.0), 1.0) for each in shares[-cells:]] if cells > 0 else []
    if not latest:
        return ""
    least, most = min(latest), max(latest)
    span, steps = max(most - least, LEAST_SPAN), len(COLUMN) - 1
    if most - least < span:  # not on the border of two columns, which a trifle would cross
        least = min(max((least + most - span) / 2 - span / steps / 4, 0.0), 1.0 - span)
    return "".join(COLUMN[round((each - least) / span * steps)] for each in latest)


def meter(share: float, cells: int, marks: Sequence[float] = ()) -> str:
    """A bar of whole cells with a stroke at each mark (0 to 1)."""
    filled = round(min(max(share, 0.0), 1.0) * cells)
    drawn = [PARTS[-1]] * filled + [EMPTY] * (cells - filled)
    for mark in marks:
        drawn[min(max(int(mark * cells), 0), cells - 1)] = MARK
    return "".join(drawn)
