"""What the seats at one keyboard were told of the facilitator's doings, so that each is told of
everything that it may know when it next looks, and of nothing twice: on a screen and in words.

A ruling on orders that are sealed can be revealed before its seat looks again; it is told then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from eleventh.play.seat_views import Notice
from eleventh.play.table import Table

Doing = tuple[str, int, int, Notice]
"""A seat, the steps back before it, how many such notices came before it, and the notice."""


@dataclass(slots=True)
class UnreadNotices:
    """The people at one keyboard, since they sat down."""

    table: Table
    _since: int = field(init=False)
    _heard: set[Doing] = field(default_factory=set)
    _before: frozenset[Doing] = field(init=False)  # done before they sat down

    def __post_init__(self) -> None:
        self._since = self.table.turn - 1  # what is older was told at an earlier sitting
        seats = (seat.id for seat in self.table.printed.seats)
        self._before = frozenset(doing for seat in seats for doing in _doings(self.table, seat))

    def unseen_events(self, seat: str) -> tuple[Notice, ...]:
        """The events of the open turn that were added and that a seat has not been shown yet."""
        return tuple(
            doing[-1]
            for doing in _doings(self.table, seat)
            if self._is_card(doing[-1]) and doing not in self._heard
        )

    def list_known(self, seat: str) -> tuple[Notice, ...]:
        """All that a seat may hear of now, told before or not."""
        return tuple(doing[-1] for doing in _doings(self.table, seat) if self._may_hear(doing))

    def take(self, seat: str) -> tuple[Notice, ...]:
        """What a seat may know and was not told yet, which now it is. An event of the open turn is
        told where the events are, as a card."""
        return self._take(seat, lambda notice: False)

    def take_with_turn(self, seat: str) -> tuple[Notice, ...]:
        """The same, and with it all of the open turn, told before or not."""
        return self._take(seat, self._is_open)

    def _take(self, seat: str, again: Callable[[Notice], bool]) -> tuple[Notice, ...]:
        since, found = min(self._since, self.table.turn - 1), []
        for doing in _doings(self.table, seat):
            *_, notice = doing
            if not self._may_hear(doing):
                continue
            new = doing not in self._heard and notice.turn >= since
            self._heard.add(doing)
            if not self._is_card(notice) and (new or again(notice)):
                found.append(notice)
        return tuple(found)

    def _may_hear(self, doing: Doing) -> bool:
        """Whether a seat may be told this: not that something was taken back of which it had never
        been told that it was done."""
        seat, _, _, notice = doing
        if notice.kind != "retract" or notice.value == "back" or doing in self._before:
            return True
        return any(
            each[0] == seat and (each[-1].kind, each[-1].subject) == (notice.value, notice.subject)
            for each in self._heard | self._before
        )

    def _is_card(self, notice: Notice) -> bool:
        return notice.kind == "inject" and self._is_open(notice)

    def _is_open(self, notice: Notice) -> bool:
        return notice.turn == self.table.turn and not self.table.over


def _doings(table: Table, seat: str) -> Iterator[Doing]:
    """All that the seat may know of, in order, each of them different from every other."""
    backs, found = 0, list[Notice]()
    for notice in table.notices(seat):
        backs += notice.kind == "back"
        yield seat, backs, found.count(notice), notice
        found.append(notice)
