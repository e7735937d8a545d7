"""The log of faults: where tracebacks go, because they are of no use to a person at a table.

It holds tracebacks without the values of variables, so that no secret of a game gets in, and every
line is made harmless, so that it may be read on a terminal. It is cut before it grows.
"""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from eleventh.lang.guarded import TooLarge, read_guarded
from eleventh.lang.problems.characters import make_visible
from eleventh.lang.user_folders import find_user_folder

LARGEST = 256 * 1024  # bytes; beyond, the older half is dropped


def log_path() -> Path | None:
    """Where the log is kept on this system; None where there is no home."""
    folder = find_user_folder("log")
    return None if folder is None else folder / "eleventh.log"


def write_fault(fault: BaseException) -> Path | None:
    """Adds a fault with its traceback; the log's place, or None where it can't be written."""
    lines = traceback.format_exception(fault)
    text = "\n".join(make_visible(line) for line in "".join(lines).splitlines())
    at = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        path = log_path()
        if path is None:
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
        _cut(path)
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{at}\n{text}\n\n")
    except OSError:
        return None
    return path


def _cut(path: Path) -> None:
    """Drops the older half of a log that has grown too large, and all of one that is larger still.
    OSError where something stands in its place that is no file."""
    try:
        kept = read_guarded(path, 4 * LARGEST).data
    except FileNotFoundError:
        return
    except TooLarge:
        kept = b""
    else:
        if len(kept) <= LARGEST:
            return
    path.write_bytes(kept[-LARGEST // 2 :].partition(b"\n")[2])
