"""How a room is run, kept with its match: who facilitates, and how long a turn may be discussed.

It is the host's setting, not a move: it holds in every line of play, and changes nothing in the
game. A save that is continued, on a screen or line by line, is run as it was before.
"""

from __future__ import annotations

from dataclasses import replace

from eleventh.play.facilitator import NAME
from eleventh.play.game import Game
from eleventh.play.interventions import Refusals, host_refusals
from eleventh.play.match import Match
from eleventh.play.seat_views import audience_of


def host(match: Match, facilitator: str | None = None, minutes: int | None = None) -> Refusals:
    """Says how the room is run from now on; what is None stays as it was.

    An empty name asks for whoever facilitates already, or for the usual name. What changes nothing
    is not stored. SaveError if the store refuses.
    """
    before = match.game.hosted
    after = before
    if facilitator is not None:
        after = replace(after, facilitator=facilitator.strip() or before.facilitator or NAME)
    if minutes is not None:
        after = replace(after, minutes=minutes)
    refused = host_refusals(after)
    if not refused and after != before:
        match.happen(after)
    return refused


def facilitated(game: Game) -> bool:
    """Whether all at the table know of a facilitator: the room names one, or one has done something
    in the open, as going back is. What is done out of any seat's sight never shows here."""
    if game.hosted.facilitator or any(each.event.by for each in game.abandoned):
        return True
    program, seats = game.adjudicator.program, set(game.opened.players)
    return any(seats.issubset(audience_of(program, each.event)) for each in game.events)
