"""A game as its host sees it, nothing hidden: for stories of games that only doctrines play, and
for the ledger of a save.

It gives the same values that a seat's view holds, so that one set of sentences serves both.
"""

from __future__ import annotations

from eleventh.core.ledger import Ledger
from eleventh.core.program import Program
from eleventh.core.redaction import Line
from eleventh.core.state import State
from eleventh.core.view import Reading, make_reading


def host_lines(ledger: Ledger) -> tuple[Line, ...]:
    """Every posting of a ledger with its cause."""
    program = ledger.program
    lines = []
    for posting in ledger:
        cause = program.causes[posting.cause] if posting.cause >= 0 else None
        lines.append(
            Line(
                turn=posting.turn,
                stage=posting.stage,
                track=program.tracks[posting.track].id,
                before=posting.before,
                amount=posting.amount,
                after=posting.after,
                value=posting.value,
                note=posting.note,
                chain=cause.chain if cause else (),
                why=cause.why if cause else "",
                cite=cause.cite if cause else (),
            )
        )
    return tuple(lines)


def host_readings(program: Program, state: State) -> tuple[Reading, ...]:
    """Every track as it stands."""
    return tuple(
        make_reading(track, value)
        for track, value in zip(program.tracks, state.values, strict=True)
    )
