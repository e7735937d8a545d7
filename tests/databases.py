"""Whether a link to a database is open: asked of every test, and by those of what opens one."""

from __future__ import annotations

import sqlite3


def is_open(link: sqlite3.Connection) -> bool:
    """Whether it can still be used."""
    try:
        sqlite3.Connection.execute(link, "SELECT 1")
    except sqlite3.ProgrammingError:
        return False
    return True
