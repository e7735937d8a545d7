"""Who wrote a scenario or a rulebook, in which version, and what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Authorship:
    """What an author says of a work; texts for people, each empty where nothing is said."""

    version: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
