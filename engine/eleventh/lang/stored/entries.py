"""Entries: small files of checked data, each under a key.

What lies in a folder may have been cut, damaged or put there by somebody else, so an entry is read
only if it is a plain file of ours, no link, not large, and fits its own digest; and then it is
JSON, which can do nothing. The digest shows damage. It is no proof of where an entry comes from, so
whoever decodes it checks every value. Nothing here raises or waits because of what is found.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
from pathlib import Path
from typing import Any

from eleventh.lang.guarded import read_guarded

LARGEST = 16 * 1024 * 1024  # bytes; 24 times the entry of gsomia_2019
KEPT, SPARE = 192, 64  # entries of a folder; the oldest go first once there are so many more
DIGEST = hashlib.sha256


def read_entry(file: Path, *, shared: bool) -> Any:
    """The data stored in a file; None if there are none that can be trusted to be whole.

    `shared`: the file came with the program, so it may belong to another user.
    """
    try:
        found = read_guarded(file, LARGEST, links=False)
        digest, _, body = found.data.partition(b"\n")
        if digest != DIGEST(body).hexdigest().encode():
            return None
        return json.loads(body) if shared or _is_private(found.status) else None
    except (OSError, ValueError, RecursionError):
        return None


def write_entry(folder: Path, key: str, data: Any) -> None:
    """Stores data under a key, whole or not at all, in place of whatever is there; the folder is
    made, for its owner alone, if it is missing. OSError where that can't be done."""
    import tempfile  # which takes longer to import than an entry to read

    body = json.dumps(data, separators=(",", ":"), allow_nan=False).encode()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(DIGEST(body).hexdigest().encode() + b"\n" + body)
        os.replace(name, folder / key)
    except OSError:
        os.unlink(name)
        raise
    _prune(folder)


def is_private(folder: Path) -> bool:
    """Whether a folder is one's own, and nobody else may put anything there."""
    try:
        found = os.stat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and _is_private(found)


def _is_private(found: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or (
        found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def _prune(folder: Path) -> None:
    """Takes the oldest entries away where there are too many. Seldom: each must be looked at."""
    if len(os.listdir(folder)) <= KEPT + SPARE:
        return
    with os.scandir(folder) as found:
        entries = sorted((each.stat(follow_symlinks=False).st_mtime, each.path) for each in found)
    for _, path in entries[:-KEPT]:
        with contextlib.suppress(OSError):
            os.unlink(path)
