"""Seating people, doctrines and programs of somebody's own, which are told refusals in our words.

What programs need is imported only where one plays.
"""

from __future__ import annotations

from collections.abc import Mapping

from eleventh.bots.registry import is_program
from eleventh.core.refusals import Refusal
from eleventh.play.external import Seating
from eleventh_ui.display.refusals import describe_refusal


def seat_named_players(players: Mapping[str, str], seconds: float) -> Seating | Refusal:
    """The seating for players by name; programs among them are not started yet, and each has
    `seconds` for its orders of a turn. A Refusal for a program that is not there."""
    if not any(is_program(player) for player in players.values()):
        return Seating(players)
    from eleventh.net.external.seating import seat_players

    return seat_players(players, describe_refusal, seconds)
