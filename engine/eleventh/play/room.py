"""What the events of a room do to a game: they hold in whatever line of play, and every claim in
them is checked as in those that make the game.
"""

from __future__ import annotations

from dataclasses import replace

from eleventh.play.game import Game, Impossible, RoomChange
from eleventh.play.interventions import (
    Refusals,
    code_refusals,
    extend_refusals,
    host_refusals,
    provide_refusals,
    reclaim_refusals,
)
from eleventh.play.room_events import (
    Extended,
    Guarded,
    Hosted,
    Provided,
    Reclaimed,
    RoomEvent,
)

FIRST = 2  # the entry that says how a room is run from the start: that is no change


def run_room(game: Game, event: RoomEvent, entry: int) -> Game:
    """The game with its room run so from this entry of the journal on. Impossible if it can't."""
    match event:
        case Guarded():
            allow(code_refusals(event))
            return replace(game, code=event.code, entries=entry)
        case Provided():
            allow(provide_refusals(game.steps[-1], event))
            return replace(game, provided=event.prepared, entries=entry)
        case Hosted():
            allow(host_refusals(event))
            changed = event.minutes != game.hosted.minutes and entry > FIRST
            game = replace(game, hosted=event)
        case Extended():
            check_open(game, event.turn)
            seats = tuple(each.id for each in game.adjudicator.program.seats)
            allow(extend_refusals(game.hosted, seats, event))
            changed, game = True, replace(game, given={**game.given, entry: event})
        case Reclaimed():
            check_open(game, event.turn)
            allow(reclaim_refusals(tuple(game.given), event))
            left = {each: more for each, more in game.given.items() if each != event.entry}
            changed, game = True, replace(game, given=left)
    change = (RoomChange(entry, game.state.turn, event),) if changed else ()
    return replace(game, room=(*game.room, *change), entries=entry)


def allow(refused: Refusals) -> None:
    """Impossible if what the facilitator did is refused."""
    if refused:
        raise Impossible(f"the facilitator did what can't be done: {refused[0].code}.")


def check_open(game: Game, turn: int) -> None:
    """Impossible unless that turn is open."""
    if game.state.over or game.state.turn != turn:
        raise Impossible(f"something was done in turn {turn}, which was not open.")
