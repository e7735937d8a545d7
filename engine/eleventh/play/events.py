"""What happens at a table, as values: the kinds of entry a journal has.

A match is the fold of its events and nothing else, so these are the save format: a kind or a key
once written stays readable. Nothing is ever taken out of a journal; stepping back is an event too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from eleventh.bots.reasons import Reason
from eleventh.core.orders import Orders
from eleventh.play.event_keys import EventKeys
from eleventh.play.room_events import (
    ROOM_KINDS,
    Extended,
    Guarded,
    Provided,
    Reclaimed,
    RoomEvent,
    lists_of,
)
from eleventh.play.written import write_orders, write_reasons


@dataclass(frozen=True, slots=True)
class Opened:
    """The first event: which program, which seed, who plays.

    `players` maps every seat to `human` or the name of a doctrine. `files` holds the scenario's and
    the rulebook's files, packed, so that a save needs nothing beside it. `digest` is that of the
    state in which turn 1 has opened. `match` is the id of a match that is kept; without one it is
    derived from the others (see `play.identity`).
    """

    engine: str
    scenario: str
    title: str
    program_hash: str
    seed: int
    players: Mapping[str, str]
    files: str
    digest: str
    match: str = ""


@dataclass(frozen=True, slots=True)
class Submitted:
    """A seat sealed its orders. `reasons` are a doctrine's; people give none."""

    seat: str
    turn: int
    orders: Orders
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A seat took its sealed orders back before the reveal."""

    seat: str
    turn: int


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a seat had in mind, not sealed, when its player left the table."""

    seat: str
    turn: int
    orders: Orders


@dataclass(frozen=True, slots=True)
class Predicted:
    """What a seat expects of this turn (see `play.predictions`); `aim` is one of its objectives, or
    empty for all by weight. An empty `way` takes back what it had said. A journal has no `figure`
    where none was named."""

    seat: str
    turn: int
    aim: str
    way: str
    confidence: int
    figure: float | None = None


@dataclass(frozen=True, slots=True)
class Advanced:
    """Turn `turn` was adjudicated; `digest` is that of the state after it."""

    turn: int
    digest: str


@dataclass(frozen=True, slots=True)
class Rewound:
    """The table went back to the opening of turn `turn`; all orders since are void."""

    turn: int
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """The step back in entry `entry` was taken back: the line of play that it left goes on where it
    was left, in turn `turn`, or stands at its `ending`; what was played since is left instead."""

    turn: int
    entry: int
    ending: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The game ended with the ending of this id."""

    ending: str


@dataclass(frozen=True, slots=True)
class Overridden:
    """The facilitator set a track: a number, or for a status the name of its value. `digest` is
    that of the state after it."""

    turn: int
    track: str
    value: float | str
    reason: str
    by: str
    digest: str


@dataclass(frozen=True, slots=True)
class Injected:
    """The facilitator put an event to the table, shown to the seats `seen_by`.

    `effects` maps tracks to the amount added, or for a status to the name of the value set;
    `digest` is that of the state after it; `cite` the sources of one that the scenario had
    prepared.
    """

    turn: int
    headline: str
    text: str
    seen_by: tuple[str, ...]
    effects: Mapping[str, float | str]
    reason: str
    by: str
    digest: str
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Replaced:
    """The facilitator decided what a seat answers to a decision in this turn, whatever it seals."""

    turn: int
    seat: str
    decision: str
    response: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Barred:
    """The facilitator took one response from a seat in this turn; orders that hold it go back."""

    turn: int
    seat: str
    decision: str
    response: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Paused:
    """The facilitator stopped play: until it is resumed no orders are taken and no turn ends."""

    turn: int
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """Play goes on after a pause."""

    turn: int
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Forked:
    """This match goes on alone from the opening of `turn`; what is before it was played in the
    match saved as `save`, in the line of play with this number."""

    turn: int
    save: str
    line: int


@dataclass(frozen=True, slots=True)
class Retracted:
    """The facilitator took back what entry `entry` of the journal did in this turn; all else that
    was done in it stands. `digest` is that of the state after it."""

    turn: int
    entry: int
    reason: str
    by: str
    digest: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """The facilitator looked at what a seat has sealed in this turn."""

    turn: int
    seat: str
    by: str


Intervention = Overridden | Injected | Replaced | Barred | Paused | Resumed | Retracted | Inspected
"""What only a facilitator does in a line of play, beside going back."""

Event = (
    Opened
    | Submitted
    | Withdrawn
    | Drafted
    | Predicted
    | Advanced
    | Rewound
    | Returned
    | Closed
    | Intervention
    | Forked
    | RoomEvent
)

NEWER: Mapping[type, int] = {
    Retracted: 2,
    Returned: 2,
    Inspected: 2,
    Extended: 2,
    Guarded: 2,
    Predicted: 2,
    Reclaimed: 3,
    Provided: 3,
}
"""The journal format from which a kind of event is known; all others are since the first."""


def format_of(events: Iterable[Event]) -> int:
    """The oldest journal format that can hold these events."""
    return max(map(_format_of, events), default=1)


def _format_of(event: Event) -> int:
    if isinstance(event, Injected) and event.cite:
        return 3
    return NEWER.get(type(event), 1)


def kind_of(event: Event) -> str:
    """The kind's name in a journal."""
    return type(event).__name__.lower()


def payload_of(event: Event) -> dict[str, Any]:
    """The event as plain data; `read_event` gives it back, equal."""
    data: dict[str, Any] = {name: getattr(event, name) for name in event.__slots__}
    if isinstance(event, Opened):
        data["players"] = dict(event.players)
    if isinstance(event, Submitted | Drafted):
        data["orders"] = write_orders(event.orders)
    if isinstance(event, Submitted):
        data["reasons"] = write_reasons(event.reasons)
    if isinstance(event, Injected):
        data["seen_by"] = list(event.seen_by)
        data["effects"] = dict(event.effects)
        data["cite"] = list(event.cite)
        if not event.cite:
            del data["cite"]  # as in saves that were written before there was one
    if isinstance(event, RoomEvent):
        data |= lists_of(event)
    if isinstance(event, Predicted) and event.figure is None:
        del data["figure"]
    return data


def read_event(kind: str, payload: object) -> Event:
    """The event a journal holds. ValueError, with a sentence, if it is not one."""
    if kind not in KINDS:
        raise ValueError(f"an event of kind {kind!r} is unknown to this version.")
    if not isinstance(payload, dict):
        raise ValueError(f"an event of kind {kind!r} holds no object.")
    keys = EventKeys(kind, payload)
    event = KINDS[kind](keys)
    keys.finish()
    return event


def _opened(keys: EventKeys) -> Event:
    return Opened(
        engine=keys.text("engine"),
        scenario=keys.text("scenario"),
        title=keys.text("title"),
        program_hash=keys.text("program_hash"),
        seed=keys.number("seed"),
        players=keys.map("players"),
        files=keys.text("files"),
        digest=keys.text("digest"),
        match=keys.text("match", usual=""),
    )


def _submitted(keys: EventKeys) -> Event:
    orders = keys.orders("orders")
    return Submitted(
        keys.text("seat"), keys.number("turn"), orders, keys.reasons("reasons", orders)
    )


def _overridden(keys: EventKeys) -> Event:
    return Overridden(
        turn=keys.number("turn"),
        track=keys.text("track"),
        value=keys.setting("value"),
        reason=keys.text("reason"),
        by=keys.text("by"),
        digest=keys.text("digest"),
    )


def _injected(keys: EventKeys) -> Event:
    return Injected(
        turn=keys.number("turn"),
        headline=keys.text("headline"),
        text=keys.text("text"),
        seen_by=keys.texts("seen_by"),
        effects=keys.settings("effects"),
        reason=keys.text("reason"),
        by=keys.text("by"),
        digest=keys.text("digest"),
        cite=keys.texts("cite", usual=()),
    )


def _ruled(kind: type[Replaced] | type[Barred], keys: EventKeys) -> Event:
    return kind(
        turn=keys.number("turn"),
        seat=keys.text("seat"),
        decision=keys.text("decision"),
        response=keys.text("response"),
        reason=keys.text("reason"),
        by=keys.text("by"),
    )


def _retracted(keys: EventKeys) -> Event:
    return Retracted(
        turn=keys.number("turn"),
        entry=keys.number("entry"),
        reason=keys.text("reason"),
        by=keys.text("by"),
        digest=keys.text("digest"),
    )


def _predicted(keys: EventKeys) -> Event:
    return Predicted(
        seat=keys.text("seat"),
        turn=keys.number("turn"),
        aim=keys.text("aim"),
        way=keys.text("way"),
        confidence=keys.number("confidence"),
        figure=keys.size("figure"),
    )


def _halted(kind: type[Paused] | type[Resumed], keys: EventKeys) -> Event:
    return kind(keys.number("turn"), keys.text("reason"), keys.text("by"))


KINDS: Mapping[str, Callable[[EventKeys], Event]] = {
    "opened": _opened,
    "submitted": _submitted,
    "withdrawn": lambda keys: Withdrawn(keys.text("seat"), keys.number("turn")),
    "drafted": lambda keys: Drafted(keys.text("seat"), keys.number("turn"), keys.orders("orders")),
    "predicted": _predicted,
    "advanced": lambda keys: Advanced(keys.number("turn"), keys.text("digest")),
    "rewound": lambda keys: Rewound(
        keys.number("turn"), keys.text("reason"), keys.text("by", usual="")
    ),
    "returned": lambda keys: Returned(
        keys.number("turn"),
        keys.number("entry"),
        keys.text("ending"),
        keys.text("reason"),
        keys.text("by"),
    ),
    "closed": lambda keys: Closed(keys.text("ending")),
    "overridden": _overridden,
    "injected": _injected,
    "replaced": lambda keys: _ruled(Replaced, keys),
    "barred": lambda keys: _ruled(Barred, keys),
    "paused": lambda keys: _halted(Paused, keys),
    "resumed": lambda keys: _halted(Resumed, keys),
    "forked": lambda keys: Forked(keys.number("turn"), keys.text("save"), keys.number("line")),
    "retracted": _retracted,
    "inspected": lambda keys: Inspected(keys.number("turn"), keys.text("seat"), keys.text("by")),
    **ROOM_KINDS,
}
