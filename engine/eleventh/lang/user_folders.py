"""Where a program keeps what is its user's: data, caches, settings and the log.

All of it lies below the home, and there may be none: in a container a process may run for a user
that no system knows. Then there is no such folder, and nobody makes one that is named `~`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

NAME = "eleventh-hour"

Kind = Literal["data", "cache", "config", "log"]


def find_user_folder(kind: Kind) -> Path | None:
    """The user's folder of a kind, whether it is there or not; None where there is no home."""
    import platformdirs  # which a process that finds its program shipped does not need

    look_up = {
        "data": platformdirs.user_data_path,
        "cache": platformdirs.user_cache_path,
        "config": platformdirs.user_config_path,
        "log": platformdirs.user_log_path,
    }
    try:
        found = look_up[kind](NAME, appauthor=False)
    except RuntimeError:
        return None
    return found if found.is_absolute() else None  # `~/.local/share`, as it was written
