"""How long a table took: each turn from its opening to the reveal, and each person's seat to the
orders that were sealed in the end.

Read off the times at which a save was written, to the second. Pauses are left out; a break that
nobody called a pause counts. Turns that were played in another match, before this one was forked
off, took no time here and are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from eleventh.bots.registry import HUMAN
from eleventh.play.events import Advanced, Forked, Paused, Resumed, Rewound, Submitted, Withdrawn
from eleventh.play.match_record import MatchRecord


@dataclass(frozen=True, slots=True)
class Pace:
    """A turn that was revealed: its seconds until then, and by seat those until its orders were
    sealed; without the seats that no person played or whose orders the facilitator gave."""

    turn: int
    seconds: float
    seats: Mapping[str, float]


def measure_pace(record: MatchRecord) -> tuple[Pace, ...]:
    """The pace of every turn of the line of play that goes on, in order; none where the record has
    no times."""
    if not record.times:
        return ()
    game, at = record.game, [datetime.fromisoformat(each).timestamp() for each in record.times]
    reopened = {
        line.turn: at[line.entry - 1]
        for line in game.abandoned
        if isinstance(line.event, Rewound) and not line.resumed
    }
    found: list[Pace] = []
    turn, opened, away, halted = 1, max(at[0], reopened.get(1, 0.0)), 0.0, 0.0
    seats: dict[str, float] = {}
    for each in game.events:
        now = at[each.entry - 1]
        match each.event:
            case Paused():
                halted = now
            case Resumed():
                away += now - max(halted, opened)
            case Submitted(seat=seat) if game.opened.players[seat] == HUMAN:
                seats[seat] = now - opened - away
            case Withdrawn(seat=seat):
                seats.pop(seat, None)
            case Advanced():
                found.append(Pace(turn, now - opened - away, seats))
                turn, seats, away = turn + 1, {}, 0.0
                opened = max(now, reopened.get(turn, 0.0))
            case Forked():
                found, seats, opened, away = [], {}, now, 0.0
            case _:
                pass
    return tuple(found)
