"""What a lesson wants tried out, and whether it was: asking why of a number, looking at all that a
choice is known to do.

An event of the scenario asks for it (`practise`). A face notices when it is done, says so, and
reminds whoever would seal without it, once: nobody is kept from going on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from eleventh.core.program import Practice
from eleventh.core.view import Card, View
from eleventh_ui.display.subjects import Kind

DONE: Mapping[Practice, str] = {
    "why": "You have asked why: each change with its reason, what the rule read, and the source.",
    "preview": "You have looked ahead: what a choice may do for you, and through what.",
}
SHOWS: Mapping[Kind, Practice] = {
    "reading": "why",
    "objective": "why",
    "answer": "preview",
    "initiative": "preview",
}
"""What is tried out by asking about something of a kind."""


@dataclass(slots=True)
class Practised:
    """What was tried out at a table, by seat and turn, and who was reminded."""

    _done: set[tuple[str, int, Practice]] = field(default_factory=set)
    _reminded: set[tuple[str, int]] = field(default_factory=set)

    def note(self, view: View, kind: Kind) -> str:
        """Notes that a seat has asked about something; a sentence if a lesson of this turn wanted
        that and it is the first time."""
        tried = SHOWS.get(kind)
        if tried is None or tried not in self.left(view):
            return ""
        self._done.add((view.seat, view.turn, tried))
        return f"Done: {DONE[tried]}"

    def left(self, view: View) -> tuple[Practice, ...]:
        """What the lessons of this turn want tried out and the seat has not."""
        wanted = _list_wanted(view.cards)
        return tuple(each for each in wanted if (view.seat, view.turn, each) not in self._done)

    def remind(self, view: View) -> tuple[Practice, ...]:
        """What is left, the first time that somebody would seal without it; after that nothing."""
        left = self.left(view)
        if not left or (view.seat, view.turn) in self._reminded:
            return ()
        self._reminded.add((view.seat, view.turn))
        return left


def describe_tasks(card: Card, left: Iterable[Practice], how: Mapping[Practice, str]) -> list[str]:
    """What an event wants tried out, a sentence each, `how` a face has it done; what is done is
    said to be."""
    waiting = set(left)
    return [
        f"{'To try now' if each in waiting else 'Tried'}: {how[each]}." for each in card.practise
    ]


def describe_reminder(left: Iterable[Practice], how: Mapping[Practice, str], again: str) -> str:
    """What is said to whoever would seal without having tried it."""
    return f"First, the lesson: {'; '.join(how[each] for each in left)}. {again} goes on without."


def _list_wanted(cards: Iterable[Card]) -> tuple[Practice, ...]:
    return tuple(dict.fromkeys(each for card in cards for each in card.practise))
