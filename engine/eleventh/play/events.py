"""What happens at a table, as values: the kinds of entry a journal has.

A match is the fold of its events and nothing else, so these are the save format: a kind or a key
once written stays readable. Nothing is ever taken out of a journal; stepping back is an event too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from eleventh.core.orders import Orders
from eleventh.play.written import read_orders, write_orders


@dataclass(frozen=True, slots=True)
class Opened:
    """The first event: which program, which seed, who plays.

    `players` maps every seat to `human` or the name of a doctrine. `files` holds the scenario's and
    the rulebook's files, packed, so that a save needs nothing beside it. `digest` is that of the
    state in which turn 1 has opened.
    """

    engine: str
    scenario: str
    title: str
    program_hash: str
    seed: int
    players: Mapping[str, str]
    files: str
    digest: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """A seat sealed its orders. `reasons` are a doctrine's sentences; people give none."""

    seat: str
    turn: int
    orders: Orders
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A seat took its sealed orders back before the reveal."""

    seat: str
    turn: int


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


@dataclass(frozen=True, slots=True)
class Closed:
    """The game ended with the ending of this id."""

    ending: str


Event = Opened | Submitted | Withdrawn | Advanced | Rewound | Closed


def kind_of(event: Event) -> str:
    """The kind's name in a journal."""
    return type(event).__name__.lower()


def payload_of(event: Event) -> dict[str, Any]:
    """The event as plain data; `read_event` gives it back, equal."""
    data: dict[str, Any] = {name: getattr(event, name) for name in event.__slots__}
    if isinstance(event, Opened):
        data["players"] = dict(event.players)
    if isinstance(event, Submitted):
        data["orders"] = write_orders(event.orders)
        data["reasons"] = list(event.reasons)
    return data


def read_event(kind: str, payload: object) -> Event:
    """The event a journal holds. ValueError, with a sentence, if it is not one."""
    if kind not in KINDS:
        raise ValueError(f"an event of kind {kind!r} is unknown to this version.")
    if not isinstance(payload, dict):
        raise ValueError(f"an event of kind {kind!r} holds no object.")
    keys = _Keys(kind, payload)
    event = KINDS[kind](keys)
    keys.finish()
    return event


@dataclass(slots=True)
class _Keys:
    """Takes keys out of a payload, each with its type, and notices what is left over."""

    kind: str
    payload: dict[str, Any]
    taken: set[str] = field(default_factory=set)

    def text(self, name: str) -> str:
        return str(self._take(name, str))

    def number(self, name: str) -> int:
        value = self._take(name, int)
        if isinstance(value, bool):
            raise ValueError(f"{name!r} of an event of kind {self.kind!r} is not a number.")
        return int(value)

    def texts(self, name: str) -> tuple[str, ...]:
        values: list[object] = self._take(name, list)
        return tuple(_text(each, name) for each in values)

    def map(self, name: str) -> dict[str, str]:
        values: dict[object, object] = self._take(name, dict)
        return {_text(key, name): _text(each, name) for key, each in values.items()}

    def orders(self, name: str) -> Orders:
        return read_orders(self._take(name, dict))

    def finish(self) -> None:
        for name in sorted(self.payload.keys() - self.taken):
            raise ValueError(f"{name!r} of an event of kind {self.kind!r} is unknown.")

    def _take(self, name: str, kind: type) -> Any:
        self.taken.add(name)
        value = self.payload.get(name)
        if not isinstance(value, kind):
            raise ValueError(f"{name!r} of an event of kind {self.kind!r} is not as it should be.")
        return value


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name!r} holds something that is not text.")
    return value


def _opened(keys: _Keys) -> Event:
    return Opened(
        engine=keys.text("engine"),
        scenario=keys.text("scenario"),
        title=keys.text("title"),
        program_hash=keys.text("program_hash"),
        seed=keys.number("seed"),
        players=keys.map("players"),
        files=keys.text("files"),
        digest=keys.text("digest"),
    )


def _submitted(keys: _Keys) -> Event:
    return Submitted(
        keys.text("seat"), keys.number("turn"), keys.orders("orders"), keys.texts("reasons")
    )


KINDS: Mapping[str, Callable[[_Keys], Event]] = {
    "opened": _opened,
    "submitted": _submitted,
    "withdrawn": lambda keys: Withdrawn(keys.text("seat"), keys.number("turn")),
    "advanced": lambda keys: Advanced(keys.number("turn"), keys.text("digest")),
    "rewound": lambda keys: Rewound(keys.number("turn"), keys.text("reason")),
    "closed": lambda keys: Closed(keys.text("ending")),
}
