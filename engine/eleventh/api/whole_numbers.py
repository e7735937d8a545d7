"""Whole numbers that a script hands over: checked where they come in, and named.

A wrong one would else be told by whatever first counts with it, deep inside.
"""

from __future__ import annotations

from operator import index


def check_whole(name: str, number: object, least: int) -> None:
    """TypeError for what is no whole number (NumPy's are some, too); ValueError for one below
    `least`."""
    try:
        found = index(number)  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(f"{name} is a whole number, not {number!r}") from None
    if found < least:
        raise ValueError(f"{name} is a whole number from {least} up, not {found}")
