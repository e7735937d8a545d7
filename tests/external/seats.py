"""Matches of the small quarrel in which a program plays Seoul."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from eleventh.bots.reasons import Lapse, ReasonCode
from eleventh.core.refusals import Refusal
from eleventh.net.external.seating import seat_players
from eleventh.play.external import Seating
from eleventh.play.match import Match
from eleventh.play.unstored import Log
from eleventh_ui.display.refusals import describe_refusal
from play.quarrel import HISTORY, adjudicator, compiled

ROGUE = Path(__file__).with_name("rogue.py")
PATIENCE = 30.0  # seconds, for programs that answer
SHORT = 0.4  # seconds, for those that do not


def command(*words: object) -> str:
    """What names a program that runs the rogue with these arguments."""
    return "exec:" + shlex.join([sys.executable, str(ROGUE), *map(str, words)])


def seat(name: str, seconds: float = PATIENCE) -> Seating:
    """Seoul by this player, the others as it was."""
    seating = seat_players({**HISTORY, "seoul": name}, describe_refusal, seconds)
    assert not isinstance(seating, Refusal), describe_refusal(seating)
    return seating


def begin(seating: Seating, log: Log | None = None) -> Match:
    return Match.start(
        adjudicator(), compiled().files, seating.players, 7, log, guests=seating.guests
    )


def play(name: str, seconds: float = PATIENCE) -> Match:
    """A match that is over, and left."""
    match = begin(seat(name, seconds))
    try:
        while not match.over:
            assert match.advance() == ()
    finally:
        match.close()
    return match


def lapses(match: Match, whose: str = "seoul") -> Sequence[Lapse | None]:
    """Why the program gave no orders, turn by turn; None where it gave them."""
    return [
        next((Lapse(str(each.data["lapse"])) for each in given.reasons
              if each.code is ReasonCode.STOOD_IN), None)
        for turn in match.game.revealed
        for given in [turn[whose]]
    ]  # fmt: skip
