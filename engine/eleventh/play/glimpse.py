"""The beginning and the end of a journal: enough for a list of matches to say how each stands.

To verify every row takes as long as opening the match, which is too long where there are hundreds.
So a list trusts what it reads here, and whoever opens a match reads all of it. Where anything looks
odd there is no glimpse: a full reading then says what is wrong.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from eleventh.play.events import Advanced, Closed, Opened, Returned, Rewound, read_event
from eleventh.play.faults import SaveError
from eleventh.play.journal import APPLICATION, FORMAT
from eleventh.play.rows import LARGEST, Recorded, verify_files

MOVES = tuple(each.__name__.lower() for each in (Advanced, Rewound, Returned, Closed))
COLUMNS = "SELECT seq, at, kind, payload FROM events"
SELECTED = (
    f"{COLUMNS} WHERE seq = 1 UNION ALL SELECT * FROM ({COLUMNS} WHERE kind IN (?, ?, ?, ?)"
    f" ORDER BY seq DESC LIMIT 2) UNION ALL SELECT * FROM ({COLUMNS} ORDER BY seq DESC LIMIT 1)"
)
FILES = '"files":"'  # in canonical JSON; inside a text the quotation marks would be escaped


def glimpse(path: Path) -> tuple[Recorded, ...] | None:
    """The first event of a journal, without its files, the last two that moved its turn, and the
    last, in order. None if it has none of ours, is in use, or looks odd in any way."""
    try:
        verify_files(path)
        if path.stat().st_size > LARGEST:
            return None
        with closing(_link(path)) as link:
            link.execute("PRAGMA trusted_schema = OFF")
            link.execute("BEGIN")  # so that the file is locked and looked at once
            (application,) = link.execute("PRAGMA application_id").fetchone()
            (version,) = link.execute("PRAGMA user_version").fetchone()
            if application != APPLICATION or not 1 <= version <= FORMAT:
                return None
            found = {row[0]: row for row in link.execute(SELECTED, MOVES)}
        rows = tuple(_recorded(*found[seq]) for seq in sorted(found))
    except (SaveError, OSError, TypeError, ValueError, RecursionError, sqlite3.Error):
        return None
    return rows if rows and isinstance(rows[0].event, Opened) else None


def _link(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0, isolation_level=None
    )


def _recorded(seq: int, at: object, kind: object, payload: object) -> Recorded:
    if not isinstance(at, str) or not isinstance(kind, str) or not isinstance(payload, str):
        raise ValueError("a row holds something else than text")
    if seq == 1:
        before, found, after = payload.partition(FILES)
        payload = before + found + after[max(after.find('"'), 0) :]
    return Recorded(seq, at, read_event(kind, json.loads(payload)))
