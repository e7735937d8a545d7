"""Other processes that do pieces of jobs, wherever they are."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from eleventh.lab.batch.jobs import Job

AHEAD = 3  # pieces that each process has been given


@dataclass(frozen=True, slots=True)
class Crew:
    """Other processes that play. `room` tells how many pieces they shall be given at a time;
    `faults` are what is raised when one of them dies, and `lost` what is said of it then."""

    submit: Callable[[Job[Any]], Future[Any]]
    room: Callable[[], int]
    faults: tuple[type[Exception], ...]
    lost: str


class WorkersLost(RuntimeError):
    """A process that played games died."""
