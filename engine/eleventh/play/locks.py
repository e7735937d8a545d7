"""Whether a folder lies on a file system that has locks.

Where it has none, SQLite says of a file that it is busy, as if somebody else had it open. So that
is asked of a file of our own, which nobody else can have: never of a save, since letting go of any
file ends all locks that this process holds on it.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, whose locks are no option of the file system
    fcntl = None  # type: ignore[assignment]


def has_locks(folder: Path) -> bool:
    """Whether files in the folder can be locked; True where that can't be tried."""
    if fcntl is None:
        return True
    try:
        file, name = tempfile.mkstemp(prefix=".locks-", suffix=".part", dir=folder)
    except OSError:
        return True
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(file)
        os.unlink(name)
