"""What a seat may see of a game: its view under the facilitator's rulings, the facilitator's own
doings as far as they concern it, and where a program failed to order.

Built from an allow-list like the view: an override shows to the seats that see the track, a ruling
on a response to the seat it was given to, pauses and steps back to all. Why an event was added is
told to no seat; the event itself is a card of the view. That a program gave no orders is said at
the table to all, as it would be of a person who stands up; the host reads it in the reasons.

Stepping back takes none of it from the host: what was done in a line of play that was left stays
listed, as that. A seat keeps what holds for the table whichever line it plays: pauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from eleventh.bots.reasons import ReasonCode
from eleventh.core.program import Program, Track
from eleventh.core.view import View
from eleventh.core.view_builder import look
from eleventh.play.events import (
    Barred,
    Event,
    Injected,
    Overridden,
    Paused,
    Replaced,
    Resumed,
    Submitted,
)
from eleventh.play.game import Abandoned, Game, JournalEntry

Kind = Literal["override", "inject", "replace", "bar", "pause", "resume", "back", "lapse"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the facilitator did in `turn`, or that happened at the table, for people to read.

    `subject` is the title of the track or response, the headline of an event, or for a step back
    the turn that was left; `value` what an override set, `text` what an event tells. `whose` are
    the titles of the seats that a ruling on a response or an event is for; to a seat, its own.
    Of a lapse of a program `subject` is the title of its seat, and `value` a Lapse. `left` says
    that it was done in a line of play that was left, so that it holds no more.
    """

    turn: int
    kind: Kind
    subject: str
    value: float | str | None
    reason: str
    by: str
    whose: tuple[str, ...] = ()
    text: str = ""
    left: bool = False


def see(game: Game, seat: str) -> View:
    """All that `seat` may know now. KeyError if the table has no such seat."""
    return game.rulings.view(game.shown_menu(seat), look(game.position, seat))


def notices(game: Game, seat: str | None = None) -> tuple[Notice, ...]:
    """What the facilitator did that `seat` may know of, in order, and every step back; without a
    seat, everything that was done, also in lines of play that were left."""
    program = game.adjudicator.program
    found = [(each.entry, _notice(program, each.event, seat)) for each in game.events]
    for line in game.abandoned:
        turn = f"turn {line.game.state.turn}"
        back = Notice(line.event.turn, "back", turn, None, line.event.reason, line.event.by)
        found.append((line.entry, back))
        found += [(each.entry, _of_left_line(line, each, seat)) for each in line.undone]
    return tuple(notice for _, notice in sorted(found, key=_entry) if notice is not None)


def audience_of(program: Program, event: Event) -> tuple[str, ...]:
    """The seats that may know that this event happened, if it is a doing of the facilitator; none
    for any other event."""
    match event:
        case Overridden():
            return _track(program, event).seen_by
        case Injected():
            return event.seen_by
        case Replaced() | Barred():
            return (event.seat,)
        case Paused() | Resumed():
            return tuple(each.id for each in program.seats)
        case _:
            return ()


def _entry(pair: tuple[int, Notice | None]) -> int:
    return pair[0]


def _of_left_line(line: Abandoned, entry: JournalEntry, seat: str | None) -> Notice | None:
    notice = _notice(line.game.adjudicator.program, entry.event, seat)
    if notice is None or isinstance(entry.event, Paused | Resumed):
        return notice  # play stands still in whatever line
    return replace(notice, left=True) if seat is None else None


def _notice(program: Program, event: Event, seat: str | None) -> Notice | None:
    if isinstance(event, Submitted):
        return None if seat is None else _lapse(program, event)
    if seat is not None and seat not in audience_of(program, event):
        return None
    match event:
        case Overridden():
            track = _track(program, event)
            title = track.title or track.id
            return Notice(event.turn, "override", title, event.value, event.reason, event.by)
        case Injected():
            reason = event.reason if seat is None else ""
            whose = _titles(program, event.seen_by if seat is None else (seat,))
            return Notice(
                event.turn, "inject", event.headline, None, reason, event.by, whose, event.text
            )
        case Replaced() | Barred():
            title = next(
                each.title
                for each in program.choices
                if each.seat == event.seat and each.id == event.response
            )
            kind: Kind = "replace" if isinstance(event, Replaced) else "bar"
            whose = _titles(program, (event.seat,))
            return Notice(event.turn, kind, title, None, event.reason, event.by, whose)
        case Paused() | Resumed():
            kind = "pause" if isinstance(event, Paused) else "resume"
            return Notice(event.turn, kind, "", None, event.reason, event.by)
        case _:
            return None


def _lapse(program: Program, event: Submitted) -> Notice | None:
    lapses = [each for each in event.reasons if each.code is ReasonCode.STOOD_IN]
    if not lapses:
        return None
    (title,) = _titles(program, (event.seat,))
    return Notice(event.turn, "lapse", title, str(lapses[0].data["lapse"]), "", "")


def _track(program: Program, event: Overridden) -> Track:
    return next(each for each in program.tracks if each.id == event.track)


def _titles(program: Program, seats: Sequence[str]) -> tuple[str, ...]:
    return tuple(each.title for each in program.seats if each.id in seats)
