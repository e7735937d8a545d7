"""Whether anybody is there to play: a terminal, input in a pipe or a file, or nobody.

A game must never wait for input that can't come. A pipe that stays silent for a moment counts as
nobody, because nothing tells it apart from one that will stay silent for ever.
"""

from __future__ import annotations

import os
import select
import stat
import sys
from typing import Literal

PATIENCE = 2.0  # seconds given to a pipe

Presence = Literal["terminal", "input", "nobody"]


def presence() -> Presence:
    """Who is at standard input."""
    stream = sys.stdin
    if stream is None or stream.closed:
        return "nobody"
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):
        return "input"  # a stand-in for standard input, which has an end
    if os.isatty(descriptor):
        return "terminal" if sys.stdout is not None and sys.stdout.isatty() else "input"
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return "nobody"
    if stat.S_ISREG(mode):
        return "input" if os.fstat(descriptor).st_size else "nobody"
    if stat.S_ISCHR(mode):
        return "nobody"  # /dev/null and its like
    return "input" if _something_comes(descriptor) else "nobody"


def has_screen() -> bool:
    """Whether there is a terminal that can show more than lines, with a person at it.

    The screen is painted on standard error, so that too must be the terminal.
    """
    if presence() != "terminal" or os.environ.get("TERM", "") in ("dumb", "unknown"):
        return False
    return sys.__stderr__ is not None and sys.__stderr__.isatty()


def _something_comes(descriptor: int) -> bool:
    try:
        ready, _, _ = select.select([descriptor], [], [], PATIENCE)
    except (OSError, ValueError):
        return True  # this system can't tell
    if not ready:
        return False
    peek = getattr(getattr(sys.stdin, "buffer", None), "peek", None)
    return peek is None or bool(peek(1))
