"""What is due in front of the screen: whose turn it is to look, and at what.

It follows from the session alone, so leaving and coming back needs no bookkeeping, and a game
resumed from a save goes on at the same place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from eleventh_ui.tui.bridge import Session

Kind = Literal[
    "curtain", "reveal", "table", "adjudicate", "ready", "debrief", "gate", "facilitator"
]


@dataclass(frozen=True, slots=True)
class NextScreen:
    """The screen that is due, and for which seat; no seat where it is for everybody."""

    kind: Kind
    seat: str = ""


def next_screen(session: Session) -> NextScreen:
    """What comes next at this table."""
    waiting, looking = session.waiting(), session.looking
    if session.room.called:
        return NextScreen("facilitator" if session.room.admitted else "gate")
    if session.table.over:
        seats = tuple(seat for seat in session.people if seat in session.unread)
        if not seats:
            return NextScreen("debrief")
    elif session.again:
        return NextScreen("table", looking) if looking else NextScreen("curtain")
    elif session.table.passes and not session.held_up:
        return NextScreen("adjudicate")
    elif session.awaited_readers() or waiting:
        seats = tuple(dict.fromkeys((*session.awaited_readers(), *waiting)))
    elif session.table.paused is not None:
        return NextScreen("gate")  # all orders are in: only the facilitator can let play go on
    else:
        return NextScreen("ready" if session.facilitated else "adjudicate")
    if looking not in seats:
        for_everybody = session.facilitated and session.unread == set(session.people)
        return NextScreen("curtain", "" if for_everybody else seats[0])
    return NextScreen("reveal" if looking in session.unread else "table", looking)
