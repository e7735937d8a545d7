"""The engine's version, as saves and records name it."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def engine_version() -> str:
    """The installed version of the distribution; `source` when run from a bare tree."""
    try:
        return version("eleventh-hour")
    except PackageNotFoundError:
        return "source"
