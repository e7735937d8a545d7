"""The curtain between seats that share a keyboard: for whom it opens, and what it says.

It is asked for the seat whose turn it is, or for nobody where that is everybody's, and opens for
any seat that it may open for: who comes first to the keyboard goes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from eleventh_ui.display.words import join_words, safe

Why = Literal["turn", "event", "again", "revealed"]
"""What a seat is called for: to decide, to read an event that was added, to look again at what it
has sealed, or to read what a turn brought."""


@dataclass(frozen=True, slots=True)
class CurtainCall:
    """`seat` is the one whose turn it is, empty where it is everybody's; `titles` are those of all
    seats at this keyboard that it opens for, by id and safe to show. `why` they are called."""

    seat: str
    titles: Mapping[str, str]
    why: Why = "turn"

    @property
    def title(self) -> str:
        """The title of the seat whose turn it is; empty for none."""
        return self.titles.get(self.seat, "")

    @property
    def words(self) -> str:
        """What may be typed: the word of the seat, or else of any."""
        return safe(self.seat) or self._words()

    def describe_turn(self) -> str:
        """Whose turn it is, a sentence."""
        if not self.title:
            if self.why == "revealed":
                return "A turn was played. Who reads first what it brought?"
            return "All orders are in. Who wants to look again?"
        if self.why == "event":
            return f"A new event reaches {self.title}."
        return f"It is the turn of {self.title}."

    def describe_privacy(self) -> str:
        """Who may look, a sentence."""
        return f"Only {self.title or 'that seat'} may look."

    def describe_others(self) -> str:
        """Who else may go first, a sentence; empty if nobody is left."""
        others = [title for seat, title in self.titles.items() if seat != self.seat]
        if not self.title or not others:
            return ""
        return f"{join_words(others)} can go first, or look again, by typing that name instead."

    def find_seat(self, typed: str) -> str | None:
        """The seat of that id or title, in any case; None for none that it opens for."""
        wanted = typed.strip().casefold()
        for seat, title in self.titles.items():
            if wanted in (seat.casefold(), title.casefold()):
                return seat
        return None

    def describe_refusal(self) -> str:
        """What is said to anything else that is typed."""
        return f"That is not a word of this table; nothing is shown yet. Type {self._words()}."

    def _words(self) -> str:
        return join_words((safe(seat) for seat in self.titles), "or")
