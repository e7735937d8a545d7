"""The versions that saves and exports name: of the engine, and of the rules."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version

RULES = 5
"""The rules version: a game is fixed by its scenario, seed and orders as long as this stays. The
CHANGELOG says what changed with each."""


@cache
def engine_version() -> str:
    """The installed version of the distribution; `source` when run from a bare tree."""
    try:
        return version("eleventh-hour")
    except PackageNotFoundError:
        return "source"
