"""How a room is run, as values: the kinds of entry a journal has that are no moves of the game.

What is told here holds in whatever line of play: the table may go back, the room does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from eleventh.core.prepared import Prepared
from eleventh.play.event_keys import EventKeys


@dataclass(frozen=True, slots=True)
class Hosted:
    """How the room is run from here on, in whatever line of play: the facilitator's name, empty
    where nobody facilitates, and the minutes of discussion for each turn, 0 for no timer."""

    facilitator: str
    minutes: int


ALONE = Hosted("", 0)
"""A room that nobody runs, without a timer: as every match begins."""


@dataclass(frozen=True, slots=True)
class Extended:
    """The facilitator gave these seats so many minutes more to discuss this turn: they hold in
    whatever line of play, until a turn is revealed."""

    turn: int
    seats: tuple[str, ...]
    minutes: int
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Guarded:
    """The facilitator is asked for a code from here on, in whatever line of play. `code` is what
    `play.code` makes of it, never the code itself."""

    code: str


@dataclass(frozen=True, slots=True)
class Reclaimed:
    """The facilitator took back the minutes that entry `entry` of the journal gave in this turn."""

    turn: int
    entry: int
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Provided:
    """The facilitator has these events at hand from here on, beside those of the scenario and in
    the place of others that were provided before."""

    prepared: tuple[Prepared, ...]


RoomEvent = Hosted | Extended | Reclaimed | Guarded | Provided
"""How the room is run; it holds in whatever line of play."""


def lists_of(event: RoomEvent) -> dict[str, Any]:
    """What of the event is written as a list, by its key."""
    if isinstance(event, Extended):
        return {"seats": list(event.seats)}
    if isinstance(event, Provided):
        return {"prepared": [_write(each) for each in event.prepared]}
    return {}


def _write(event: Prepared) -> dict[str, Any]:
    return {
        "headline": event.headline,
        "text": event.text,
        "seen_by": list(event.seen_by),
        "effects": event.changes,
        "reason": event.reason,
    }


def _extended(keys: EventKeys) -> RoomEvent:
    return Extended(
        turn=keys.number("turn"),
        seats=keys.texts("seats"),
        minutes=keys.number("minutes"),
        reason=keys.text("reason"),
        by=keys.text("by"),
    )


ROOM_KINDS: Mapping[str, Callable[[EventKeys], RoomEvent]] = {
    "extended": _extended,
    "reclaimed": lambda keys: Reclaimed(
        keys.number("turn"), keys.number("entry"), keys.text("reason"), keys.text("by")
    ),
    "guarded": lambda keys: Guarded(keys.text("code")),
    "provided": lambda keys: Provided(keys.prepared("prepared")),
    "hosted": lambda keys: Hosted(keys.text("facilitator"), keys.number("minutes")),
}
"""Of each kind how a journal's entry is read."""
