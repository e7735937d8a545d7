"""How a room is run, kept with its match: who facilitates, and how long a turn may be discussed.

It is the host's setting, not a move: it holds in every line of play, and changes nothing in the
game. A save that is continued, on a screen or line by line, is run as it was before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eleventh.core.prepared import Prepared
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.play.code import LONGEST, SHORTEST, keep_code, opens
from eleventh.play.facilitator import NAME
from eleventh.play.game import Game
from eleventh.play.interventions import (
    Refusals,
    extend_refusals,
    host_refusals,
    provide_refusals,
)
from eleventh.play.match import Match
from eleventh.play.room_events import Extended, Guarded, Provided
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


def extend_time(match: Match, seats: Sequence[str], minutes: int, reason: str) -> Refusals:
    """Gives these seats more minutes to discuss this turn. SaveError if the store refuses."""
    wanted, game = set(seats), match.game
    known = tuple(each for each in match.seats if each in wanted)
    unknown = tuple(sorted(wanted.difference(known)))
    by = game.hosted.facilitator or NAME
    event = Extended(match.turn, (*known, *unknown), minutes, reason.strip(), by)
    if match.over:
        return (Refusal(RefusalCode.OVER_GO_BACK),)
    refused = extend_refusals(game.hosted, match.seats, event)
    if not refused:
        match.happen(event)
    return refused


def provide(match: Match, prepared: Sequence[Prepared]) -> Refusals:
    """Has these events at hand from now on, in the place of those that were provided before. What
    is at hand already is not stored again. SaveError if the store refuses."""
    event = Provided(tuple(prepared))
    refused = provide_refusals(match.game.steps[-1], event)
    if not refused and event.prepared != match.game.provided:
        match.happen(event)
    return refused


def guard(match: Match, code: str, before: str = "") -> Refusals:
    """Has the facilitator asked for this code from now on; where there is one already, `before`
    must be it. SaveError if the store refuses."""
    if match.game.code and not opens(match.game.code, before):
        return (Refusal(RefusalCode.WRONG_CODE),)
    if not is_long_enough(code):
        return (short_code(),)
    match.happen(Guarded(keep_code(code)))
    return ()


def is_long_enough(code: str) -> bool:
    """Whether this can be a code."""
    return SHORTEST <= len(code.strip()) <= LONGEST


def short_code() -> Refusal:
    """What is said of one that is too short or too long."""
    return Refusal(RefusalCode.SHORT_CODE, {"least": SHORTEST, "most": LONGEST})


def admit(match: Match, code: str) -> Refusals:
    """Whether this is the facilitator's code; any is where none was chosen."""
    if not match.game.code or opens(match.game.code, code):
        return ()
    return (Refusal(RefusalCode.WRONG_CODE),)


def facilitated(game: Game) -> bool:
    """Whether all at the table know of a facilitator: the room names one, or one has done something
    in the open, as going back is. What is done out of any seat's sight never shows here."""
    if game.hosted.facilitator or any(each.event.by for each in game.abandoned):
        return True
    program, seats = game.adjudicator.program, set(game.opened.players)
    return any(seats.issubset(audience_of(program, each.event)) for each in game.events)
