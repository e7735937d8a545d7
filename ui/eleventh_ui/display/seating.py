"""Who plays, in words, and who does when a game is played on from an earlier turn: the people as
before, or one alone. No program of somebody's own is started for that; a doctrine takes its seat.
"""

from __future__ import annotations

from collections.abc import Mapping

from eleventh.bots.registry import HUMAN, PROGRAM, is_program
from eleventh.play.table import Gathering

OTHERS = "opponent"  # plays the seats that people leave, and programs
AS_BEFORE = "-"  # no id of a seat


def assign_players(before: Mapping[str, str], chosen: str) -> Mapping[str, str]:
    """Who plays each seat: as before, or a person in the chosen seat alone; no programs."""
    there = {seat: OTHERS if is_program(player) else player for seat, player in before.items()}
    if chosen == AS_BEFORE:
        return there
    return {
        seat: HUMAN if seat == chosen else OTHERS if player == HUMAN else player
        for seat, player in there.items()
    }


def room_is_shared(table: Gathering) -> bool:
    """Whether several sit at a table: more than one person plays, or somebody facilitates."""
    people = sum(player == HUMAN for player in table.players.values())
    return people > 1 or table.facilitated


def describe_replaced(before: Mapping[str, str]) -> str:
    """That no programs play on, to follow another sentence; empty where none played."""
    if any(is_program(player) for player in before.values()):
        return f" The doctrine {OTHERS} plays where programs did."
    return ""


def describe_policy(player: str) -> str:
    """Who plays a seat in which no person sits, as it was named: to be made safe by whoever shows
    it."""
    if is_program(player):
        return f"the program {player.removeprefix(PROGRAM)}"
    return f"the doctrine {player}"
