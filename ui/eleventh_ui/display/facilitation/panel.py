"""What a facilitator reads of a table, nothing hidden, as values: who is in and with what, every
response that is put to a seat, every score, and what the facilitator did.

Words and screen render the same values. With `source` this is all of the facilitation that reads
the game itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from eleventh.bots.registry import HUMAN
from eleventh.core.program import Program
from eleventh.core.view import Reading
from eleventh.play.match import Match
from eleventh.play.seat_views import notices
from eleventh_ui.display.host_view import host_lines, host_readings
from eleventh_ui.display.notices import describe_notice
from eleventh_ui.display.readings import ReadingMove, find_moves
from eleventh_ui.display.refusals import describe_barred
from eleventh_ui.display.words import pluralise, safe, sentence

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
    """One response that is put to a seat. `state` is `given by you`, `sealed`, `not open`, or
    nothing; `bar` says why it is not open."""

    seat: str
    decision: str
    response: str
    seat_title: str
    ask: str
    title: str
    why: str
    state: Literal["", "given by you", "sealed", "not open"]
    bar: str


def seat_states(match: Match) -> tuple[SeatState, ...]:
    """Whose orders are in, in the table's order: for everybody."""
    waiting = match.waiting()
    found = []
    for seat in match.game.adjudicator.program.seats:
        player = match.players[seat.id]
        if match.over:
            state = "the game is over"
        elif player != HUMAN:
            state = f"the doctrine {safe(player)}; it decides at the reveal"
        else:
            state = "orders are missing" if seat.id in waiting else "orders are sealed"
        found.append(
            SeatState(seat.id, safe(seat.title), state, seat.id in waiting, player == HUMAN)
        )
    return tuple(found)


def describe_missing(match: Match) -> str:
    """Whose orders are missing, in a sentence."""
    if match.over:
        return "The game is over. You can step back to a turn."
    missing = [each.title for each in seat_states(match) if each.is_missing]
    return f"Orders are missing from {', '.join(missing)}." if missing else "All orders are in."


def sealed_parts(match: Match, seat: str) -> tuple[SealedPart, ...]:
    """What a seat has sealed for this turn, for the facilitator only."""
    program, given = match.game.adjudicator.program, match.game.sealed.get(seat)
    if given is None:
        return ()
    asks = {each.id: each.ask for each in program.decisions}
    titles = {(each.kind, each.id): each.title for each in program.choices if each.seat == seat}
    answers = (
        SealedPart(
            "answer", sentence(asks.get(decision, decision)), safe(titles["response", response])
        )
        for decision, response in given.orders.responses.items()
    )
    initiatives = (
        SealedPart("initiative", "", f"Initiative: {safe(titles['initiative', each])}")
        for each in given.orders.initiatives
    )
    rulings = (
        SealedPart("ruling", "", f"Given by you: {sentence(each.reason)}")
        for each in given.replaced
    )
    return (*answers, *initiatives, *rulings)


def describe_unsealed(match: Match, seat: str) -> str:
    """What stands where nothing of a seat's orders can be told."""
    state = next(each for each in seat_states(match) if each.id == seat)
    if match.over:
        return "The game is over."
    if seat in match.game.sealed:
        return "Sealed, with no answer and no initiative."
    if state.is_person:
        return f"{state.title} has sealed no orders."
    return "It orders when the turn is revealed."


def put_responses(match: Match) -> tuple[PutResponse, ...]:
    """Every response that is put to a seat in this turn; none once the game is over."""
    if match.over:
        return ()
    program = match.game.adjudicator.program
    titles = {seat.id: safe(seat.title) for seat in program.seats}
    asks = {each.id: sentence(each.ask) for each in program.decisions}
    found = []
    for seat in match.seats:
        for decision, offers in match.game.menu(seat).decisions.items():
            for offer in offers:
                choice = program.choices[offer.choice]
                bar = sentence(describe_barred(offer.barred)) if offer.barred else ""
                state = _state(match, seat, decision, choice.id, bool(bar))
                found.append(
                    PutResponse(
                        seat=seat,
                        decision=decision,
                        response=choice.id,
                        seat_title=titles[seat],
                        ask=asks[decision],
                        title=safe(choice.title),
                        why=sentence(choice.why),
                        state=state,
                        bar=bar if state == "not open" else "",
                    )
                )
    return tuple(found)


def _state(
    match: Match, seat: str, decision: str, response: str, is_barred: bool
) -> Literal["", "given by you", "sealed", "not open"]:
    if match.game.rulings.of(seat).get(decision) == response:
        return "given by you"
    sealed = match.game.sealed.get(seat)
    if sealed is not None and sealed.orders.responses.get(decision) == response:
        return "sealed"
    return "not open" if is_barred else ""


def track_readings(match: Match) -> tuple[tuple[Reading, ReadingMove | None], ...]:
    """Every score as it stands, with how it moved in this turn."""
    game = match.game
    lines = [each for each in host_lines(game.ledger) if each.turn == game.state.turn]
    moved: Mapping[str, ReadingMove] = find_moves(lines)
    readings = host_readings(game.adjudicator.program, game.state)
    return tuple((each, moved.get(each.id)) for each in readings)


def describe_record(match: Match) -> tuple[tuple[int, str], ...]:
    """What the facilitator did in this line of play, and every step back, with the reasons: each
    with its turn."""
    return tuple((each.turn, describe_notice(each)) for each in notices(match.game))


def describe_postings(match: Match) -> tuple[str, ...]:
    """Each posting of the ledger that is the facilitator's doing."""
    game = match.game
    titles = _titles(game.adjudicator.program)
    told = []
    for line in host_lines(game.ledger):
        if any(link.kind == "override" for link in line.chain):
            size = line.value if line.value is not None else f"{line.before:g} to {line.after:g}"
            why = sentence(line.why)
            told.append(f"Turn {line.turn}, {titles[line.track]}: {safe(size)}. {why}")
    return tuple(told)


def head_postings(postings: Sequence[str]) -> str:
    """How many there are, to stand above them."""
    return f"{pluralise(len(postings), 'posting')} of the ledger by your hand:"


def _titles(program: Program) -> dict[str, str]:
    return {track.id: safe(track.title or track.id) for track in program.tracks}
