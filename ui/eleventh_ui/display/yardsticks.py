"""Beside whom a total is held: the players by name, and those whose games were recorded.

What is recorded is of one program in one table (see `lab.hindsight.recorded`): where it is of
another, it is said that nothing is, and no number stands for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eleventh.lab.hindsight.recorded import AHEAD, STRONG, RecordedSeat
from eleventh_ui.display.words import join_words, safe

POLICIES: Mapping[str, str] = {
    "random": "Chance, any open answer",
    "historian": "This seat as in history",
    "conciliatory": "The kindest answers",
    "hostile": "The harshest answers",
    "frugal": "The cheapest answers",
    AHEAD: "A player who looks ahead",
    STRONG: "A strong player (recorded)",
}
SHARES: Mapping[str, str] = {
    "random": "chance",
    "historian": "what was really done",
    "conciliatory": "the kindest answers",
    "hostile": "the harshest answers",
    "frugal": "the cheapest answers",
    AHEAD: "a player who looks ahead",
    STRONG: "a strong player",
}
BRIEFLY = ("random", "historian", STRONG)  # where there is room for three
HANDED_OUT = ("random", "historian", AHEAD, STRONG)  # where there is room for four
UNRECORDED = "Of other players nothing is recorded for this program."


def describe_recorded(
    recorded: RecordedSeat, total: float, policies: Sequence[str] = tuple(POLICIES)
) -> str:
    """Above how many recorded games of these policies a total is, in a sentence: `Above 18 of 24
    recorded games of chance and 9 of 24 of a strong player.`"""
    found = [each for each in recorded.policies if each.policy in policies]
    told = [
        f"{each.count_below(total)} of {len(each.totals)}{'' if place else ' recorded games'} of "
        f"{SHARES.get(each.policy, safe(each.policy))}"
        for place, each in enumerate(found)
    ]
    return f"Above {join_words(told)}."


def describe_table(recorded: RecordedSeat) -> str:
    """Who sat at the table when it was recorded."""
    return f"The others' games were recorded with {safe(recorded.others)} in all other seats."
