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
from eleventh.core.amounts import title_response
from eleventh.core.program import Program, Track
from eleventh.core.view import View
from eleventh.core.view_builder import look
from eleventh.play.events import (
    Barred,
    Event,
    Injected,
    Inspected,
    Overridden,
    Paused,
    Replaced,
    Resumed,
    Retracted,
    Returned,
    Submitted,
)
from eleventh.play.folding import last_step_back, retractable
from eleventh.play.game import Abandoned, Game, JournalEntry, RoomChange
from eleventh.play.room_events import Extended, Hosted, Reclaimed

Kind = Literal[
    "override",
    "inject",
    "replace",
    "bar",
    "pause",
    "resume",
    "back",
    "lapse",
    "retract",
    "inspect",
    "timer",
    "extend",
]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the facilitator did in `turn`, or that happened at the table, for people to read.

    `subject` is the title of the track or response, the headline of an event, or for a step back
    the turn that was left; `value` what an override set, `text` what an event tells. `whose` are
    the titles of the seats that a ruling on a response or an event is for; to a seat, its own.
    Of a lapse of a program `subject` is the title of its seat, and `value` a Lapse. What was taken
    back is told by its own `subject` and `whose`, and `value` is its kind; of a step back `subject`
    is the turn that it had led to. `left` says that it was done in a line of play that was left,
    and `retracted` that it was taken back: it holds no more. To the host `entry` is the entry of
    the journal, where it can be taken back now; else it is 0.
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
    retracted: bool = False
    entry: int = 0


def see(game: Game, seat: str) -> View:
    """All that `seat` may know now. KeyError if the table has no such seat."""
    return game.rulings.view(game.shown_menu(seat), look(game.position, seat))


def notices(game: Game, seat: str | None = None) -> tuple[Notice, ...]:
    """What the facilitator did that `seat` may know of, in order, and every step back; without a
    seat, everything that was done, also in lines of play that were left. Of what was taken back a
    seat is told that it was."""
    found = _of_line(game, game.events, seat)
    for each in game.room:
        found.append((each.entry, _of_room(game, each, seat)))
    for line in game.abandoned:
        found.append((line.entry, _of_step(game, line, seat)))
        found += [] if line.resumed else _of_left_line(line, seat)
    return tuple(notice for _, notice in sorted(found, key=_entry) if notice is not None)


def audience_of(program: Program, event: Event) -> tuple[str, ...]:
    """The seats that may know that this event happened, if it is a doing of the facilitator; none
    for any other event."""
    match event:
        case Overridden():
            return _track(program, event).seen_by
        case Injected():
            return event.seen_by
        case Replaced() | Barred() | Inspected():
            return (event.seat,)
        case Paused() | Resumed() | Extended():
            return tuple(each.id for each in program.seats)
        case _:
            return ()


def _entry(pair: tuple[int, Notice | None]) -> int:
    return pair[0]


Found = list[tuple[int, Notice | None]]


def _of_line(game: Game, entries: Sequence[JournalEntry], seat: str | None) -> Found:
    """What was done in these entries of a line of play."""
    program, gone = game.adjudicator.program, game.retracted
    can_go = {each.entry for each in retractable(game)} if seat is None else frozenset[int]()
    events = {each.entry: each.event for each in game.events}
    found: Found = []
    for each in entries:
        event = each.event
        if isinstance(event, Retracted):
            found.append((each.entry, _of_retracted(program, event, events[event.entry], seat)))
        elif each.entry not in gone:
            notice = _notice(program, event, seat)
            if notice is not None and each.entry in can_go:
                notice = replace(notice, entry=each.entry)
            found.append((each.entry, notice))
        elif seat is None:
            notice = _notice(program, event, seat)
            found.append((each.entry, notice and replace(notice, retracted=True)))
    return found


def _of_room(game: Game, change: RoomChange, seat: str | None) -> Notice | None:
    program, event = game.adjudicator.program, change.event
    if isinstance(event, Hosted):
        return Notice(change.turn, "timer", "", float(event.minutes), "", event.facilitator)
    if isinstance(event, Reclaimed):
        (before,) = (each.event for each in game.room if each.entry == event.entry)
        return _of_retracted(program, event, before, seat)
    gone = any(
        isinstance(each.event, Reclaimed) and each.event.entry == change.entry for each in game.room
    )
    notice = _notice(program, event, seat)
    if notice is None or (gone and seat is not None):
        return None
    can_go = seat is None and change.entry in game.given and not game.state.over
    return replace(notice, retracted=gone, entry=change.entry if can_go else 0)


def _of_retracted(
    program: Program, event: Retracted | Reclaimed, before: Event, seat: str | None
) -> Notice | None:
    was = _notice(program, before, seat)
    if was is None:
        return None
    return Notice(event.turn, "retract", was.subject, was.kind, event.reason, event.by, was.whose)


def _of_step(game: Game, line: Abandoned, seat: str | None) -> Notice:
    """Of a step back, or of one that was taken back."""
    event, last = line.event, last_step_back(game)
    if isinstance(event, Returned):
        opening = f"turn {line.turn}"
        return Notice(event.turn, "retract", opening, "back", event.reason, event.by)
    turn = f"turn {line.game.state.turn}"
    back = Notice(event.turn, "back", turn, None, event.reason, event.by)
    if seat is not None:
        return back
    can_go = line is last and not game.state.over
    return replace(back, retracted=line.resumed, entry=line.entry if can_go else 0)


def _of_left_line(line: Abandoned, seat: str | None) -> Found:
    found: Found = []
    for entry, notice in _of_line(line.game, line.undone, seat):
        halted = notice is not None and notice.kind in ("pause", "resume")
        if notice is None or halted:
            found.append((entry, notice))  # play stands still in whatever line
        elif seat is None:
            found.append((entry, replace(notice, left=True, entry=0)))
    return found


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
            title = title_response(program, event.seat, event.response)
            kind: Kind = "replace" if isinstance(event, Replaced) else "bar"
            whose = _titles(program, (event.seat,))
            return Notice(event.turn, kind, title, None, event.reason, event.by, whose)
        case Inspected():
            whose = _titles(program, (event.seat,))
            return Notice(event.turn, "inspect", "", None, "", event.by, whose)
        case Extended():
            whose = _titles(program, event.seats)
            minutes = float(event.minutes)
            return Notice(event.turn, "extend", "", minutes, event.reason, event.by, whose)
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
