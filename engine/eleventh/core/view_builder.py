"""How a view is made: an allow-list, each field filled from facts that the seat may see.

Nothing is copied wholesale. What is the same for all who may see it (a reading, an option, a line
of the ledger) is made once and shared; which of it enters is decided here, for one seat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eleventh.core.clocks import find_clock
from eleventh.core.gains import find_gains
from eleventh.core.ir import Event
from eleventh.core.joint import find_joined
from eleventh.core.override import STAGE
from eleventh.core.position import Position
from eleventh.core.program import Program
from eleventh.core.recollection import recall
from eleventh.core.redaction import Line, disclose_stretches
from eleventh.core.view import Aim, Card, Clock, Closing, Option, Question, Reading, Told, View


def look(position: Position, seat: str) -> View:
    """The view of `seat`, made once for a position. KeyError if nobody of that name sits at the
    table."""
    view = position.views.get(seat)
    if view is None:
        view = position.views[seat] = _make_view(position, seat)
    return view


def _make_view(position: Position, seat: str) -> View:
    adjudicator, state = position.adjudicator, position.state
    program = adjudicator.program
    place = {each.id: each for each in program.seats}[seat]
    menu = position.menu(seat)
    turn = program.turns[state.turn - 1]
    readings = _readings(position, seat)
    ending = program.endings[state.ending] if state.over else None
    lines = tuple(disclose_stretches(position.stretches, seat))
    return View(
        scenario=program.scenario,
        title=program.title,
        seat=seat,
        seat_title=place.title,
        leader=place.leader,
        briefing=place.briefing,
        turn=state.turn,
        last=len(program.turns),
        date=turn.date,
        minutes=turn.minutes,
        turn_title=turn.title,
        capital=menu.capital,
        readings=readings,
        on_table=sum(each.id in set(program.table) for each in readings),
        cards=_cards(position, seat),
        questions=_questions(position, seat),
        initiatives=_initiatives(position, seat),
        clocks=_clocks(position, seat),
        aims=_aims(position, seat, lines),
        advisers=place.advisers,
        told=_told(position, seat),
        ledger=lines,
        ending=Closing(ending.id, ending.title, ending.text) if ending else None,
    )


def _readings(position: Position, seat: str) -> tuple[Reading, ...]:
    """What the seat sees, each counted as better the way its objectives have it."""
    program, better = position.adjudicator.program, position.adjudicator.better[seat]
    moved = zip(program.tracks, position.readings, strict=True)
    derived = zip(program.derived, position.derived, strict=True)
    seen = (
        *(reading for track, reading in moved if seat in track.seen_by),
        *(reading for each, reading in derived if seat in each.seen_by),
    )
    own = (_judge(each, better.get(each.id, each.better)) for each in seen)
    place = {id: at for at, id in enumerate(program.table)}
    return tuple(sorted(own, key=lambda each: place.get(each.id, len(place))))


def _judge(reading: Reading, better: str) -> Reading:
    """A reading with the way that counts as better: the one that all share, where that is its."""
    return reading if reading.better == better else replace(reading, better=better)


def _cards(position: Position, seat: str) -> tuple[Card, ...]:
    program, state = position.adjudicator.program, position.state
    return tuple(
        Card(
            inject.id,
            inject.headline,
            inject.text,
            dict(inject.private).get(seat, ""),
            inject.cite,
            inject.practise,
        )
        for inject, fired in zip(program.injects, state.fired, strict=True)
        if fired == state.turn and seat in inject.seen_by
    )


def _questions(position: Position, seat: str) -> tuple[Question, ...]:
    adjudicator, turn = position.adjudicator, position.state.turn
    foresight = position.foresight(seat)
    asked = {each.id: each for each in adjudicator.program.decisions if each.seat == seat}
    return tuple(
        Question(
            id=decision,
            inject=decision.split(".")[0],
            ask=asked[decision].ask,
            options=tuple(adjudicator.options.option(each, turn, foresight) for each in offers),
        )
        for decision, offers in position.menu(seat).decisions.items()
    )


def _initiatives(position: Position, seat: str) -> tuple[Option, ...]:
    options, turn = position.adjudicator.options, position.state.turn
    foresight, offers = position.foresight(seat), position.menu(seat).initiatives
    return tuple(options.option(each, turn, foresight) for each in offers)


def _clocks(position: Position, seat: str) -> tuple[Clock, ...]:
    seen = (
        find_clock(position, index)
        for index, each in enumerate(position.adjudicator.program.deadlines)
        if seat in each.seen_by
    )
    return tuple(each for each in seen if each is not None)


def _aims(position: Position, seat: str, lines: Sequence[Line]) -> tuple[Aim, ...]:
    """The objectives as they stand, with what the facilitator's lines did to them."""
    aims = position.aims(seat)
    if not any(map(_is_ruling, lines)):
        return aims
    adjudicator = position.adjudicator
    known = recall(adjudicator.program, position.state, seat)
    ruled = [
        each.points for each in find_gains(adjudicator, known, seat, lines) if _is_ruling(each.line)
    ]
    done = [sum(points) for points in zip(*ruled, strict=True)] or [0.0] * len(aims)
    return tuple(replace(aim, ruled=points) for aim, points in zip(aims, done, strict=True))


def _is_ruling(line: Line) -> bool:
    return line.stage == STAGE and line.note != "undisclosed"


def _told(position: Position, seat: str) -> tuple[Told, ...]:
    program, state = position.adjudicator.program, position.state
    found = []
    for index in position.revealed:
        choice = program.choices[index]
        if seat in choice.seen_by:
            came = find_joined(program, state.chose, state.chose[index], index, seat)
            deeds = _deeds(program, index, seat)
            text = choice.afterwards
            found.append(Told(choice.seat, choice.id, choice.title, came, deeds, text))
    return tuple(found)


def _deeds(program: Program, choice: int, seat: str) -> tuple[str, ...]:
    """What is done by a choice whenever it is made, as far as `seat` may know."""
    event = Event("choice", choice)
    return tuple(
        each.title
        for each in program.deeds
        if each.event == event and each.certain and seat in each.seen_by
    )
