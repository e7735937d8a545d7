"""The course of every reading: where it stood as each turn ended, as far as a seat may know.

What a face draws a small line of. For what follows from tracks there are no lines of a ledger to
add up, so that it is reckoned here, from what the seat may know of the tracks.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.core.program import Derived
from eleventh.play.account import Account
from eleventh.play.why import known_tracks


@dataclass(frozen=True, slots=True)
class Course:
    """One track over the game: its value before the first turn, at the end of each turn that is
    over, and now. Of a status the values are the places of their names."""

    track: str
    values: tuple[float, ...]


def trace_courses(account: Account) -> tuple[Course, ...]:
    """The course of each track that the seat of an account sees, of all of them without a seat."""
    table = account.game.adjudicator
    places = {each.id: place for place, each in enumerate(table.program.tracks)}
    known = known_tracks(table.program, account.seat)
    derived = [table.derived(state) for state in account.ends]
    return tuple(
        Course(
            each.id,
            tuple(
                derived[at][each.id] if isinstance(each, Derived) else state.values[places[each.id]]
                for at, state in enumerate(account.ends)
            ),
        )
        for each in known
    )
