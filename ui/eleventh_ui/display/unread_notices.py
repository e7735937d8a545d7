"""What the seats at one keyboard were told of the facilitator's doings, so that each is told of
everything that it may know when it next looks, and of nothing twice: on a screen and in words.

A ruling on orders that are sealed can be revealed before its seat looks again; it is told then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from eleventh.play.match import Match
from eleventh.play.seat_views import Notice

Doing = tuple[str, int, int, Notice]
"""A seat, the steps back before it, how many such notices came before it, and the notice."""


@dataclass(slots=True)
class UnreadNotices:
    """The people at one keyboard, since they sat down."""

    match: Match
    _since: int = field(init=False)
    _heard: set[Doing] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._since = self.match.turn - 1  # what is older was told at an earlier sitting

    def news(self, seat: str, again: bool = False) -> tuple[Notice, ...]:
        """What a seat may know and was not told yet, which now it is; `again` for all of this turn.
        An event of the open turn is told where the events are, as a card."""
        turn, since = self.match.turn, min(self._since, self.match.turn - 1)
        found = []
        for doing in _doings(self.match, seat):
            *_, notice = doing
            is_open = notice.turn == turn and not self.match.over
            new = doing not in self._heard and notice.turn >= since
            self._heard.add(doing)
            card = notice.kind == "inject" and is_open
            if not card and (new or (again and is_open)):
                found.append(notice)
        return tuple(found)


def _doings(match: Match, seat: str) -> Iterator[Doing]:
    """All that the seat may know of, in order, each of them different from every other."""
    backs, found = 0, list[Notice]()
    for notice in match.notices(seat):
        backs += notice.kind == "back"
        yield seat, backs, found.count(notice), notice
        found.append(notice)
