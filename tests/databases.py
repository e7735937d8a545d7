"""Whether a link to a database is open: asked of every test, and by those of what opens one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

MEMORY = Path("/dev/shm")
FAST = MEMORY if MEMORY.is_dir() else None
"""A folder on a disk that takes no time, for harnesses that write much; None without one."""


def is_open(link: sqlite3.Connection) -> bool:
    """Whether it can still be used."""
    try:
        sqlite3.Connection.execute(link, "SELECT 1")
    except sqlite3.ProgrammingError:
        return False
    return True
