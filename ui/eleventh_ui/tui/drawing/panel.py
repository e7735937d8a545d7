"""What the facilitator's panel shows: seats and sealed orders, responses, tracks, and the record.

Nothing is hidden here. Each page is a list of entries and, for each entry, a text.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.bots.registry import HUMAN
from eleventh.core.orders import Offer
from eleventh.play.game import Game
from eleventh.play.match import Match
from eleventh.play.seat_views import notices
from eleventh.play.why import Answer, explain
from eleventh_ui.display.host_view import host_lines, host_readings
from eleventh_ui.display.notices import describe_notice
from eleventh_ui.display.readings import find_moves
from eleventh_ui.display.refusals import describe_barred
from eleventh_ui.display.words import counted, safe, sentence
from eleventh_ui.tui.drawing.account import chapter_heading, step_rows
from eleventh_ui.tui.drawing.board import gauge_rows
from eleventh_ui.tui.drawing.entries import Entry
from eleventh_ui.tui.drawing.gauges import gauge
from eleventh_ui.tui.drawing.rows import Row, Run, prose, without_spots
from eleventh_ui.tui.drawing.signs import BARRED, CHOSEN, OPEN

PAGES = {"seats": "Seats", "responses": "Responses", "tracks": "Tracks", "ledger": "Ledger"}
OVERRIDE = "OVERRIDE "
SEPARATOR = "/"  # between seat, decision and response; never in an id


def entries(match: Match, page: str, width: int) -> tuple[Entry, ...]:
    """The list of a page."""
    made = {"seats": _seats, "responses": _responses, "ledger": _record}
    if page == "tracks":
        return tuple(_tracks(match.game, width))
    return tuple(made[page](match))


def about(match: Match, page: str, entry: str, width: int) -> list[Row]:
    """All about an entry of a page."""
    if not entry:
        return [(Run(NOTHING[page], "dim"),)]
    if page == "seats":
        return _sealed(match, entry, width)
    if page == "responses":
        return _response(match, entry, width)
    if page == "tracks":
        return _ledger(match.game, entry, width)
    return _noticed(match.game, int(entry), width)


NOTHING = {
    "seats": "There are no seats.",
    "responses": "Nothing is put to any seat this turn.",
    "tracks": "There are no tracks.",
    "ledger": "You have changed nothing yet.",
}


def standing(match: Match) -> str:
    """Who has submitted, in a sentence."""
    if match.over:
        return "The game is over. You can step back to a turn."
    titles = {seat.id: safe(seat.title) for seat in match.game.adjudicator.program.seats}
    missing = [titles[seat] for seat in match.waiting()]
    return f"Orders are missing from {', '.join(missing)}." if missing else "All orders are in."


def _seats(match: Match) -> Iterator[Entry]:
    waiting = match.waiting()
    for seat in match.game.adjudicator.program.seats:
        player = match.players[seat.id]
        if player != HUMAN:
            state, tone = f"the doctrine {safe(player)}; it decides at the reveal", "dim"
        elif seat.id in waiting:
            state, tone = "orders are missing", "alarm"
        else:
            state, tone = ("orders are sealed" if not match.over else "the game is over"), ""
        sign = OPEN if seat.id in waiting else CHOSEN
        yield Entry(
            seat.id, (Run(f"{sign} "), Run(f"{safe(seat.title)}: ", "title"), Run(state, tone))
        )


def _sealed(match: Match, seat: str, width: int) -> list[Row]:
    game = match.game
    program, given = game.adjudicator.program, game.sealed.get(seat)
    if given is None:
        title = next(safe(each.title) for each in program.seats if each.id == seat)
        person = match.players[seat] == HUMAN
        told = (
            f"{title} has sealed no orders." if person else "It orders when the turn is revealed."
        )
        return [(Run(told, "dim"),)]
    rows: list[Row] = []
    asks = {each.id: each.ask for each in program.decisions}
    titles = {(c.kind, c.id): c.title for c in program.choices if c.seat == seat}
    for decision, response in given.orders.responses.items():
        rows += prose(sentence(asks.get(decision, decision)), width, "dim")
        rows += prose(safe(titles["response", response]), width, "title", "  ", "  ")
    for initiative in given.orders.initiatives:
        told = f"Initiative: {safe(titles['initiative', initiative])}"
        rows += prose(told, width, "title", "", "  ")
    for ruling in given.replaced:
        rows += prose(f"Given by you: {sentence(ruling.reason)}", width, "alarm", "", "  ")
    return rows or [(Run("Sealed, with no answer and no initiative.", "dim"),)]


def offers(match: Match) -> Iterator[tuple[str, str, Offer]]:
    """Every response that is put to a seat this turn: seat, decision, offer."""
    if match.over:
        return
    for seat in match.seats:
        for decision, found in match.game.menu(seat).decisions.items():
            for offer in found:
                yield seat, decision, offer


def split(entry: str) -> tuple[str, str, str]:
    """Seat, decision and response of an entry on the page of responses."""
    seat, decision, response = entry.split(SEPARATOR)
    return seat, decision, response


def given_by(page: str, entry: str) -> dict[str, str]:
    """What the highlighted entry of a page says of an act that is about it."""
    if page == "tracks":
        return {"track": entry}
    if page == "responses":
        return dict(zip(("seat", "decision", "response"), split(entry), strict=True))
    return {}


def _responses(match: Match) -> Iterator[Entry]:
    program = match.game.adjudicator.program
    seats = {seat.id: safe(seat.title) for seat in program.seats}
    for seat, decision, offer in offers(match):
        choice = program.choices[offer.choice]
        sealed = match.game.sealed.get(seat)
        held = match.game.rulings.of(seat).get(decision) == choice.id
        chosen = held or (sealed is not None and sealed.orders.responses.get(decision) == choice.id)
        state = "given by you" if held else "sealed" if chosen else ""
        state = state or ("not open" if offer.barred else "")
        sign = CHOSEN if chosen else BARRED if offer.barred else OPEN
        yield Entry(
            SEPARATOR.join((seat, decision, choice.id)),
            (
                Run(f"{sign} "),
                Run(f"{seats[seat]}: ", "dim"),
                Run(safe(choice.title)),
                Run(f"  {state}" if state else "", "alarm" if held else "dim"),
            ),
        )


def _response(match: Match, entry: str, width: int) -> list[Row]:
    program = match.game.adjudicator.program
    seat, decision, response = split(entry)
    asked = next(each for each in program.decisions if (each.id, each.seat) == (decision, seat))
    choice = next(program.choices[i] for i in asked.choices if program.choices[i].id == response)
    rows = [*prose(sentence(asked.ask), width, "dim"), *prose(safe(choice.title), width, "title")]
    if choice.why:
        rows += prose(sentence(choice.why), width)
    offer = next((o for s, d, o in offers(match) if (s, d) == (seat, decision)
                  and program.choices[o.choice].id == response), None)  # fmt: skip
    if offer is not None and offer.barred:
        rows += prose(f"Not open: {sentence(describe_barred(offer.barred))}", width, "worse")
    return rows


def _tracks(game: Game, width: int) -> Iterator[Entry]:
    program = game.adjudicator.program
    lines = [line for line in host_lines(game.ledger) if line.turn == game.state.turn]
    moved = find_moves(lines)
    for reading in host_readings(program, game.state):
        rows = gauge_rows(gauge(reading, moved.get(reading.id)), width)
        row, *below = (without_spots(each) for each in rows)
        yield Entry(reading.id, row, tuple(below))


def _ledger(game: Game, track: str, width: int) -> list[Row]:
    answer = explain(game, track)
    rows = prose(f"Its name in effects and in the file: {safe(track)}", width, "dim")
    if not isinstance(answer, Answer) or not answer.chapters:
        return [*rows, (Run("It has not moved.", "dim"),)]
    for chapter in reversed(answer.chapters):
        rows += [(), *prose(chapter_heading(answer, chapter), width, "title")]
        for step in chapter.steps:
            own = any(link.kind == "override" for link in step.chain)
            told = [
                without_spots(row) for row in step_rows(answer, step, width - own * len(OVERRIDE))
            ]
            rows += [(Run(OVERRIDE, "alarm"), *told[0]), *told[1:]] if own else told
    return rows


def _record(match: Match) -> Iterator[Entry]:
    for number, notice in enumerate(notices(match.game)):
        yield Entry(
            str(number),
            (Run(f"Turn {notice.turn}: ", "dim"), Run(describe_notice(notice), "alarm")),
        )


def _noticed(game: Game, number: int, width: int) -> list[Row]:
    told = notices(game)
    rows = prose(describe_notice(told[number]), width, "title") if number < len(told) else []
    lines = [
        each
        for each in host_lines(game.ledger)
        if any(link.kind == "override" for link in each.chain)
    ]
    if lines:
        told_of = f"{counted(len(lines), 'posting')} of the ledger by your hand:"
        rows += [(), (Run(told_of, "dim"),)]
    titles = {track.id: track.title or track.id for track in game.adjudicator.program.tracks}
    for line in lines:
        size = line.value if line.value is not None else f"{line.before:g} to {line.after:g}"
        rows += prose(
            f"Turn {line.turn}, {safe(titles[line.track])}: {safe(size)}. {sentence(line.why)}",
            width, "", "  ", "    ",
        )  # fmt: skip
    return rows
