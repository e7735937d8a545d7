"""What a facilitator hears of a table, nothing hidden: who is in and with what, every response that
is put to a seat, every score with all of its history, and what was done so far."""

from __future__ import annotations

from eleventh.bots.registry import HUMAN
from eleventh.core.refusals import Refusal
from eleventh.play.match import Match
from eleventh.play.seat_views import notices
from eleventh.play.why import explain
from eleventh_ui.display.host_view import host_lines, host_readings
from eleventh_ui.display.notices import describe_notice
from eleventh_ui.display.readings import describe_reading, find_moves
from eleventh_ui.display.refusals import describe_barred, describe_refusal
from eleventh_ui.display.words import safe, sentence
from eleventh_ui.plain.answers import say_answer
from eleventh_ui.plain.console import Console


def say_seats(console: Console, match: Match, orders: bool) -> None:
    """Whose orders are in; and, for a facilitator only, what they are."""
    waiting = match.waiting()
    for seat in match.game.adjudicator.program.seats:
        player = match.players[seat.id]
        if match.over:
            state = "the game is over"
        elif player != HUMAN:
            state = f"the doctrine {safe(player)}; it decides at the reveal"
        else:
            state = "orders are missing" if seat.id in waiting else "orders are sealed"
        console.say(f"{safe(seat.title)}: {state}.", "  ", "    ")
        if orders:
            _say_sealed(console, match, seat.id)


def say_responses(console: Console, match: Match) -> None:
    """Every response that is put to a seat in this turn, with the ids that `replace` and `bar`
    take."""
    game = match.game
    program = game.adjudicator.program
    asks = {each.id: each.ask for each in program.decisions}
    told = False
    for seat in program.seats if not match.over else ():
        held = game.rulings.of(seat.id)
        sealed = game.sealed[seat.id].orders.responses if seat.id in game.sealed else {}
        for decision, offers in game.menu(seat.id).decisions.items():
            told = True
            console.say(
                f"{safe(seat.title)}, {safe(decision)}: {sentence(asks[decision])}", "", "  "
            )
            for offer in offers:
                choice = program.choices[offer.choice]
                if held.get(decision) == choice.id:
                    state = "; given by you"
                elif sealed.get(decision) == choice.id:
                    state = "; sealed"
                else:
                    state = (
                        f"; not open: {sentence(describe_barred(offer.barred))}"
                        if offer.barred
                        else ""
                    )
                console.say(f"- {safe(choice.title)} ({safe(choice.id)}){state}", "  ", "    ")
    if not told:
        console.say("Nothing is put to any seat now.")


def say_tracks(console: Console, match: Match) -> None:
    """Every score as it stands, with what moved in this turn, and its id."""
    game = match.game
    moved = find_moves([each for each in host_lines(game.ledger) if each.turn == game.state.turn])
    for reading in host_readings(game.adjudicator.program, game.state):
        told = describe_reading(reading, moved.get(reading.id))
        console.say(f"{told} ({safe(reading.id)})", "  ", "    ")


def say_explained(console: Console, match: Match, track: str, everything: bool) -> None:
    """Why a score stands where it stands, for whoever may know everything."""
    answer = explain(match.game, track)
    if isinstance(answer, Refusal):
        console.say(describe_refusal(answer))
    else:
        say_answer(console, answer, everything)


def say_record(console: Console, match: Match) -> None:
    """What the facilitator did in this line of play, and every step back, with the reasons."""
    found = notices(match.game)
    for each in found:
        console.say(f"Turn {each.turn}: {describe_notice(each)}", "  ", "    ")
    if not found:
        console.say("You have changed nothing yet.")


def _say_sealed(console: Console, match: Match, seat: str) -> None:
    given = match.game.sealed.get(seat)
    if given is None:
        return
    program = match.game.adjudicator.program
    asks = {each.id: each.ask for each in program.decisions}
    titles = {(each.kind, each.id): each.title for each in program.choices if each.seat == seat}
    for decision, response in given.orders.responses.items():
        told = f"{sentence(asks[decision])} {sentence(titles['response', response])}"
        console.say(f"- {told}", "    ", "      ")
    for each in given.orders.initiatives:
        console.say(f"- Initiative: {sentence(titles['initiative', each])}", "    ", "      ")
    for ruling in given.replaced:
        console.say(f"- Given by you: {sentence(ruling.reason)}", "    ", "      ")
