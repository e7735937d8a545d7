"""What the seats at one keyboard were told of the facilitator's doings, so that each is told of
everything that it may know when it next looks, and of nothing twice.

A ruling on orders that are sealed can be revealed before its seat looks again; it is told then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from eleventh.play.match import Match
from eleventh.play.seeing import Notice
from eleventh_ui.plain.console import Console
from eleventh_ui.report.telling import told_notice

Doing = tuple[str, int, int, Notice]
"""A seat, the steps back before it, how many such notices came before it, and the notice."""


@dataclass(slots=True)
class Hearing:
    """The people at one keyboard, since they sat down."""

    console: Console
    match: Match
    _since: int = field(init=False)
    _heard: set[Doing] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._since = self.match.turn - 1  # what is older was told at an earlier sitting

    def say(self, seat: str, again: bool = False) -> None:
        """Tells a seat what it may know and was not told yet; `again` for all of this turn. An
        event of the open turn is told where the events are, as a card."""
        turn, since = self.match.turn, min(self._since, self.match.turn - 1)
        for doing in _doings(self.match, seat):
            *_, notice = doing
            is_open = notice.turn == turn and not self.match.over
            new = doing not in self._heard and notice.turn >= since
            self._heard.add(doing)
            if (notice.kind == "inject" and is_open) or not (new or (again and is_open)):
                continue
            self.console.say(f"Facilitator: {told_notice(notice)}", "", "  ")
            if notice.text:
                self.console.say(notice.text, "  ")


def _doings(match: Match, seat: str) -> Iterator[Doing]:
    """All that the seat may know of, in order, each of them different from every other."""
    backs, found = 0, list[Notice]()
    for notice in match.notices(seat):
        backs += notice.kind == "back"
        yield seat, backs, found.count(notice), notice
        found.append(notice)
