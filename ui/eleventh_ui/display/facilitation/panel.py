"""What a facilitator reads of a table, nothing hidden, as values: who is in and with what, every
response that is put to a seat, every score, and what the facilitator did.

Words and screen render the same values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from eleventh.bots.registry import HUMAN
from eleventh.core.view import Option, Question, Reading
from eleventh.play.table import FacilitatorTable, Table
from eleventh_ui.display.notices import describe_notice
from eleventh_ui.display.presence import AT_THE_REVEAL, MISSING, SEALED
from eleventh_ui.display.readings import ReadingMove, find_moves
from eleventh_ui.display.refusals import describe_barred
from eleventh_ui.display.seating import describe_policy
from eleventh_ui.display.words import echo, pluralise, safe, sentence

NOTHING = {
    "seats": "There are no seats.",
    "responses": "Nothing is put to any seat now.",
    "tracks": "There are no tracks.",
    "ledger": "You have changed nothing yet.",
}
"""What an empty page says."""


@dataclass(frozen=True, slots=True)
class SeatState:
    """Whether the orders of a seat are in. It tells nothing of what they are."""

    id: str
    title: str
    state: str
    is_missing: bool
    is_person: bool


@dataclass(frozen=True, slots=True)
class SealedPart:
    """One part of what a seat has sealed: an answer with its question, an initiative, or why the
    facilitator gave an answer."""

    kind: Literal["answer", "initiative", "ruling"]
    question: str
    told: str


@dataclass(frozen=True, slots=True)
class PutResponse:
    """One response that is put to a seat. `state` is `given by you`, `sealed` if its orders were
    looked at, `not open`, or nothing; `bar` says why it is not open."""

    seat: str
    decision: str
    response: str
    seat_title: str
    ask: str
    title: str
    why: str
    state: Literal["", "given by you", "sealed", "not open"]
    bar: str


def seat_states(table: Table) -> tuple[SeatState, ...]:
    """Whose orders are in, in the table's order: for everybody."""
    waiting = table.waiting()
    found = []
    for seat in table.printed.seats:
        player = table.players[seat.id]
        if table.over:
            state = "the game is over"
        elif player != HUMAN:
            state = f"{safe(describe_policy(player))}; it {AT_THE_REVEAL}"
        else:
            state = MISSING if seat.id in waiting else SEALED
        found.append(
            SeatState(seat.id, safe(seat.title), state, seat.id in waiting, player == HUMAN)
        )
    return tuple(found)


def describe_missing(table: Table) -> str:
    """Whose orders are missing, in a sentence."""
    if table.over:
        return "The game is over. You can step back to a turn."
    missing = [each.title for each in seat_states(table) if each.is_missing]
    return f"Orders are missing from {', '.join(missing)}." if missing else "All orders are in."


def can_be_revealed(table: Table) -> bool:
    """Whether all orders of the open turn are in, and play does not stand still."""
    return not (table.over or table.waiting() or table.paused is not None)


def sealed_parts(table: FacilitatorTable, seat: str) -> tuple[SealedPart, ...]:
    """What a seat has sealed for this turn, for the facilitator who has looked at it."""
    given = table.sealed(seat)
    if given is None:
        return ()
    view = table.view(seat)
    asked = {question.id: question for question in view.questions}
    initiatives = {option.id: option.title for option in view.initiatives}
    parts = [
        SealedPart("answer", sentence(asked[decision].ask), safe(option.title))
        for decision, response in given.orders.responses.items()
        for option in asked[decision].options
        if option.id == response
    ]
    parts += [
        SealedPart("initiative", "", f"Initiative: {safe(initiatives[each])}")
        for each in given.orders.initiatives
    ]
    parts += [
        SealedPart("ruling", "", f"Given by you: {sentence(each.reason)}")
        for each in given.replaced
    ]
    return tuple(parts)


def describe_unsealed(table: FacilitatorTable, seat: str) -> str:
    """What stands where nothing of a seat's orders can be told."""
    state = next(each for each in seat_states(table) if each.id == seat)
    if table.over:
        return "The game is over."
    if table.sealed(seat) is not None:
        return "Sealed, with no answer and no initiative."
    if state.is_person and not state.is_missing:
        return f"The orders of {state.title} are sealed. To look at them goes into the journal."
    if state.is_person:
        return f"{state.title} has sealed no orders."
    return "It orders when the turn is revealed."


def put_responses(table: FacilitatorTable) -> tuple[PutResponse, ...]:
    """Every response that is put to a seat in this turn; none once the game is over."""
    if table.over:
        return ()
    return tuple(
        _put(table, seat.id, safe(seat.title), question, option)
        for seat in table.printed.seats
        for question in table.view(seat.id).questions
        for option in question.options
    )


def _put(
    table: FacilitatorTable, seat: str, seat_title: str, question: Question, option: Option
) -> PutResponse:
    state = _state(table, seat, question.id, option)
    barred = option.barred if state == "not open" else None
    return PutResponse(
        seat=seat,
        decision=question.id,
        response=option.id,
        seat_title=seat_title,
        ask=sentence(question.ask),
        title=safe(option.title),
        why=sentence(option.why),
        state=state,
        bar=sentence(describe_barred(barred)) if barred is not None else "",
    )


def _state(
    table: FacilitatorTable, seat: str, decision: str, option: Option
) -> Literal["", "given by you", "sealed", "not open"]:
    if table.held_to(seat).get(decision) == option.id:
        return "given by you"
    sealed = table.sealed(seat)
    if sealed is not None and sealed.orders.responses.get(decision) == option.id:
        return "sealed"
    return "not open" if option.barred else ""


def track_readings(
    table: FacilitatorTable, wanted: str = ""
) -> tuple[tuple[Reading, ReadingMove | None], ...]:
    """Every score as it stands, with how it moved in this turn; where something is `wanted`, those
    whose title or id holds each of its words, in any case."""
    words = wanted.casefold().split()
    moved: Mapping[str, ReadingMove] = find_moves(
        [each for each in table.ledger() if each.turn == table.turn]
    )
    return tuple(
        (each, moved.get(each.id))
        for each in table.look_over().readings
        if all(word in f"{each.title} {each.id}".casefold() for word in words)
    )


def describe_none_found(wanted: str) -> str:
    """What stands where no score is what was asked for."""
    return f"No score has “{echo(wanted)}” in its name."


@dataclass(frozen=True, slots=True)
class RecordedDoing:
    """Something that the facilitator did, in a sentence; `entry` is its entry in the journal where
    it can be taken back now, else 0."""

    turn: int
    told: str
    entry: int


def describe_record(table: FacilitatorTable) -> tuple[RecordedDoing, ...]:
    """What the facilitator did, also in lines of play that were left, and every step back, with
    the reasons."""
    return tuple(
        RecordedDoing(each.turn, describe_notice(each), each.entry) for each in table.doings()
    )


def describe_postings(table: FacilitatorTable) -> tuple[str, ...]:
    """Each posting of the ledger that is the facilitator's doing."""
    titles = {track.id: safe(track.title or track.id) for track in table.printed.tracks}
    told = []
    for line in table.ledger():
        if any(link.kind == "override" for link in line.chain):
            size = line.value if line.value is not None else f"{line.before:g} to {line.after:g}"
            why = sentence(line.why)
            told.append(f"Turn {line.turn}, {titles[line.track]}: {safe(size)}. {why}")
    return tuple(told)


def head_postings(postings: Sequence[str]) -> str:
    """How many there are, to stand above them."""
    return f"{pluralise(len(postings), 'posting')} of the ledger by your hand:"
