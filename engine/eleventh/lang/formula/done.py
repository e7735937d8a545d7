"""The deeds that formulas may count: `done.ACT.BY.TOWARD` is how often one was done before.

Which deeds there can be is known before the first formula is looked at. A counter is made for a
name when a formula first reads it, so that a game counts what something reads and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ActName:
    """An act a formula can name, and who can do it toward whom; `toward` is empty for a deed
    without a target."""

    by: tuple[str, ...]
    toward: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedDeed:
    """A deed that can be done, at most `most` times a game, from the turn `first` on; `known` are
    the seats that learn of it each time, and of nothing where it stays away."""

    by: tuple[str, ...]
    toward: tuple[str, ...]
    most: int
    known: tuple[str, ...]
    first: int


@dataclass(frozen=True, slots=True)
class CounterName:
    """What counts the deeds of an act that all of `by` did toward all of `toward`: its index, the
    most it can come to, and the seats that may know it."""

    index: int
    act: str
    by: tuple[str, ...]
    toward: tuple[str, ...]
    most: int
    known: tuple[str, ...]

    def counts(self, act: str, by: Sequence[str], toward: Sequence[str]) -> bool:
        """Whether a deed is one of those counted."""
        return act == self.act and {*self.by} <= {*by} and {*self.toward} <= {*toward}

    @property
    def text(self) -> str:
        """Its name in formulas."""
        return ".".join(("done", self.act, *self.by, *self.toward))


@dataclass(slots=True)
class CounterTable:
    """The counters of a scenario, as far as they were asked for; `planned` has its deeds by act."""

    planned: Mapping[str, Sequence[PlannedDeed]] = field(default_factory=dict)
    made: list[CounterName] = field(default_factory=list)
    _known: dict[tuple[str, tuple[str, ...], tuple[str, ...]], CounterName | None] = field(
        default_factory=dict
    )

    def find(self, act: str, by: tuple[str, ...], toward: tuple[str, ...]) -> CounterName | None:
        """The counter of some deeds; None where nothing does such a deed, and none is counted."""
        key = act, by, toward
        if key not in self._known:
            self._known[key] = self._make(*key)
        return self._known[key]

    def _make(self, act: str, by: tuple[str, ...], toward: tuple[str, ...]) -> CounterName | None:
        meant = [
            each
            for each in self.planned.get(act, ())
            if {*by} <= {*each.by} and {*toward} <= {*each.toward}
        ]
        if not meant:
            return None
        known = [seat for seat in meant[0].known if all(seat in each.known for each in meant)]
        most = sum(each.most for each in meant)
        counter = CounterName(len(self.made), act, by, toward, most, tuple(known))
        self.made.append(counter)
        return counter
