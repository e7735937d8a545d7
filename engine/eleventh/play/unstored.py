"""What a match could not put on the disk, for whoever says whether it is saved.

A store that refuses is told of at once; but what is said later, in a bar or on leaving, must not
rest on what was said before. So the log is watched: what it last refused and has not taken since is
known, seat by seat, and so is whether the save still stands where it stood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from eleventh.play.events import Advanced, Drafted, Event, Predicted, Returned, Rewound, Submitted
from eleventh.play.faults import SaveError

KEPT = (Drafted, Predicted, Submitted)  # what a seat has in mind or has done


class Log(Protocol):
    """Where a match stores its events; `Journal` is one."""

    def append(self, events: Sequence[Event]) -> str:
        """Stores all of them or, with a SaveError, none. Returns when: a moment of UTC in ISO 8601,
        to the second; empty where nothing is kept."""

    def confirm(self) -> None:
        """SaveError unless everything that was stored is where it was stored."""

    def close(self) -> None:
        """Lets go of the store."""


@dataclass(frozen=True, slots=True)
class Unstored:
    """Something is not saved. `reason`: the store's own sentence. `gone` says that nothing at all
    is left where the match was saved; else all that was stored before is still there."""

    reason: str
    gone: bool


class WatchedLog:
    """A log that remembers what it refused until it has taken it, or something in its place."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._refused: dict[str, str] = {}
        self._at_close: Unstored | None = None
        self._closed = False

    def append(self, events: Sequence[Event]) -> str:
        """Stores all of them or, with a SaveError, none; returns when."""
        seats = {each.seat for each in events if isinstance(each, KEPT)} or {""}
        try:
            at = self._log.append(events)
        except SaveError as fault:
            self._refused.update(dict.fromkeys(seats, str(fault)))
            raise
        if any(isinstance(each, Advanced | Rewound | Returned) for each in events):
            self._refused.clear()
        for seat in ("", *seats):
            self._refused.pop(seat, None)
        return at

    def settle(self, seat: str) -> None:
        """What this seat has in mind is what is stored for it: nothing of it is missing."""
        self._refused.pop(seat, None)

    def unstored(self) -> Unstored | None:
        """What is not saved, if anything; after closing, as it was then."""
        if self._closed:
            return self._at_close
        try:
            self._log.confirm()
        except SaveError as fault:
            return Unstored(str(fault), gone=True)
        reasons = list(self._refused.values())
        return Unstored(reasons[-1], gone=False) if reasons else None

    def close(self) -> None:
        """Lets go of the store, for good."""
        if not self._closed:
            self._at_close, self._closed = self.unstored(), True
            self._log.close()
