"""Who plays when a game is played on from an earlier turn: the people as before, or one alone."""

from __future__ import annotations

from collections.abc import Mapping

from eleventh.bots.registry import HUMAN

OTHERS = "opponent"  # plays the seats that people leave
AS_BEFORE = "-"  # no id of a seat


def assign_players(before: Mapping[str, str], chosen: str) -> Mapping[str, str]:
    """Who plays each seat: as before, or a person in the chosen seat alone."""
    if chosen == AS_BEFORE:
        return dict(before)
    return {
        seat: HUMAN if seat == chosen else OTHERS if player == HUMAN else player
        for seat, player in before.items()
    }
