"""Where doctrines roll: an address for every decision and every choice, made with the program.

Doctrines in a game roll from the game's own key, beside its rules. So their addresses come from the
same book in which those of the rules stand, after them: no two share dice, and a scenario that
gains a decision moves no roll of a rule. The names that are hashed say the seat and the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eleventh.core.dice import site_of
from eleventh.core.program import Choice, Decision, DoctrineSites
from eleventh.lang.lower.rolls import Sites


def address_decisions(decisions: Sequence[Decision], sites: Sites) -> tuple[Decision, ...]:
    """The decisions with the addresses of the rolls that pick an answer."""
    return tuple(
        replace(each, sites=_address(sites, f"decision:{each.seat}:{each.id}", each.id))
        for each in decisions
    )


def address_choices(choices: Sequence[Choice], sites: Sites) -> tuple[Choice, ...]:
    """The choices with the addresses of the rolls that say whether they are made."""
    return tuple(
        replace(each, sites=_address(sites, f"{each.kind}:{each.seat}:{each.id}", each.id))
        for each in choices
    )


def _address(sites: Sites, name: str, own: str) -> DoctrineSites:
    return DoctrineSites(sites.of(f"doctrine:{name}"), site_of(own))
