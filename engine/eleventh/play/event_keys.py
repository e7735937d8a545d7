"""How the keys of an event are taken out of what a journal holds, each with its type.

A journal may come from a stranger: what is missing, unknown or of another type is a ValueError with
a sentence, and nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from eleventh.bots.reasons import Reason
from eleventh.core.orders import Orders
from eleventh.core.prepared import Prepared, list_effects
from eleventh.play.written import read_orders, read_reasons

LARGEST = 2**53  # of whole numbers that stand for the value of a track


@dataclass(slots=True)
class EventKeys:
    """Takes keys out of a payload, and notices what is left over."""

    kind: str
    payload: dict[str, Any]
    taken: set[str] = field(default_factory=set)

    def text(self, name: str, usual: str | None = None) -> str:
        """A text; `usual` where it is missing."""
        if usual is not None and name not in self.payload:
            return usual
        return str(self._take(name, str))

    def number(self, name: str) -> int:
        """A whole number."""
        value = self._take(name, int)
        if isinstance(value, bool):
            raise ValueError(f"{name!r} of an event of kind {self.kind!r} is not a number.")
        return int(value)

    def size(self, name: str) -> float | None:
        """A finite number; None where it is missing."""
        found = _setting(self._take(name, object), name) if name in self.payload else None
        if isinstance(found, str):
            raise ValueError(f"{name!r} of an event of kind {self.kind!r} is not a number.")
        return found

    def texts(self, name: str, usual: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts; `usual` where it is missing."""
        if usual is not None and name not in self.payload:
            return usual
        values: list[object] = self._take(name, list)
        return tuple(_text(each, name) for each in values)

    def map(self, name: str) -> dict[str, str]:
        """Texts by texts."""
        values: dict[object, object] = self._take(name, dict)
        return {_text(key, name): _text(each, name) for key, each in values.items()}

    def setting(self, name: str) -> float | str:
        """What a track is set to: a number, or the name of a value."""
        return _setting(self._take(name, object), name)

    def settings(self, name: str) -> dict[str, float | str]:
        """The same for several tracks."""
        values: dict[object, object] = self._take(name, dict)
        return {_text(key, name): _setting(each, name) for key, each in values.items()}

    def orders(self, name: str) -> Orders:
        """The orders of a seat."""
        return read_orders(self._take(name, dict))

    def reasons(self, name: str, orders: Orders) -> tuple[Reason, ...]:
        """A doctrine's reasons for them."""
        return read_reasons(self._take(name, list), orders)

    def prepared(self, name: str) -> tuple[Prepared, ...]:
        """Events that a facilitator has at hand."""
        values: list[object] = self._take(name, list)
        return tuple(self._prepared(name, each) for each in values)

    def finish(self) -> None:
        """ValueError if a key is left over."""
        for name in sorted(self.payload.keys() - self.taken):
            raise ValueError(f"{name!r} of an event of kind {self.kind!r} is unknown.")

    def _prepared(self, name: str, value: object) -> Prepared:
        if not isinstance(value, dict):
            raise ValueError(f"{name!r} holds something that is no event.")
        keys = EventKeys(self.kind, value)
        event = Prepared(
            headline=keys.text("headline"),
            text=keys.text("text"),
            seen_by=keys.texts("seen_by"),
            effects=list_effects(keys.settings("effects")),
            reason=keys.text("reason"),
        )
        keys.finish()
        return event

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


def _setting(value: object, name: str) -> float | str:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST:
        return float(value)
    if isinstance(value, float) and isfinite(value):
        return value
    raise ValueError(f"{name!r} holds something that is neither a number nor a name.")
