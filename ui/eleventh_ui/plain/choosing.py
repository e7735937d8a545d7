"""Before the first turn: which scenario, and which seat."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.program import Program
from eleventh_ui.display.matching import Candidate, find_meant
from eleventh_ui.display.words import safe
from eleventh_ui.plain.console import Console


def choose_scenario(console: Console, known: Sequence[Candidate], usual: str) -> str:
    """The id of the scenario that the person wants; `usual` for an empty line. Left if none."""
    if len(known) < 2:
        return usual
    console.head("Which crisis?")
    return _chosen(console, known, "scenario", usual)


def choose_seat(console: Console, program: Program) -> str:
    """The seat that the person wants; the first for an empty line. Left if none."""
    console.head(f"{safe(program.title)}: which seat do you take?")
    seats = [
        Candidate(seat.id, f"{seat.title}: {seat.leader}" if seat.leader else seat.title)
        for seat in program.seats
    ]
    return _chosen(console, seats, "seat", program.seats[0].id)


def _chosen(console: Console, offered: Sequence[Candidate], noun: str, usual: str) -> str:
    for number, each in enumerate(offered, start=1):
        console.say(f"{number}. {safe(each.title)} ({safe(each.id)})", "  ", "     ")
    while True:
        typed = console.ask(f"A {noun}, 1 to {len(offered)}, or Enter for {safe(usual)}:")
        found = find_meant(typed, offered, noun) if typed else usual
        if isinstance(found, int):
            return offered[found].id
        if found == usual:
            return usual
        console.say(found)
