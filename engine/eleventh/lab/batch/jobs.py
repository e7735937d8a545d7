"""What workers are given: a job that is cut into pieces, each of which is played at once, and whose
findings add up in any order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, Self, TypeVar

from eleventh.lab.batch.bench import Bench


class Addable(Protocol):
    """Findings: exact, so that any order of adding gives the same."""

    def __add__(self, other: Self) -> Self: ...


Found = TypeVar("Found", bound=Addable)
Found_co = TypeVar("Found_co", bound=Addable, covariant=True)


class Job(Protocol[Found_co]):
    """Work as a value that can be sent."""

    @property
    def games(self) -> int:
        """How many games are played for it."""

    def split(self) -> Iterator[Self]:
        """The same work in pieces that are played at once."""

    def begin(self, bench: Bench) -> Found_co:
        """What is found of no game."""

    def play(self, bench: Bench) -> Found_co:
        """What is found of all of its games, played at once. ValueError for a program that is not
        on the bench."""
