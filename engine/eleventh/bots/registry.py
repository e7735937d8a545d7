"""The doctrines by name, and who plays which seat in words such as `seoul=historian`.

A player's name is `human` or a doctrine's, `random` also with a seed of its own: `random:7`. Names
go into saves, so they stay.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence

from eleventh.bots.doctrine import Doctrine
from eleventh.bots.historian import Historian
from eleventh.bots.opponent import Opponent
from eleventh.bots.random_bot import OwnDice, RandomBot, TableDice
from eleventh.core.adjudication import Adjudicator
from eleventh.core.dice import SeatDice
from eleventh.core.refusals import Refusal, RefusalCode

HUMAN = "human"
DOCTRINES: Mapping[str, str] = {
    "historian": "does what was really done",
    "opponent": "pursues its objectives, looking one turn ahead",
    "random": "picks at random; random:7 picks otherwise than random:8",
}


def make_doctrine(name: str, adjudicator: Adjudicator, seat: str, dice: SeatDice) -> Doctrine:
    """The doctrine of this name, ready to decide for `seat` in the game that the dice are of.

    ValueError if there is none: ask `is_doctrine`.
    """
    if not is_doctrine(name):
        raise ValueError(f"no doctrine {name!r}")
    kind, colon, seed = name.partition(":")
    match kind:
        case "historian":
            return Historian()
        case "opponent":
            return Opponent(adjudicator)
        case _:
            sites = {each.id: each.site for each in adjudicator.program.seats}
            own = OwnDice(int(seed), sites[seat]) if colon else TableDice(dice)
            return RandomBot(adjudicator, own)


def is_doctrine(name: str) -> bool:
    """Whether a doctrine goes by this name."""
    kind, colon, seed = name.partition(":")
    if not colon:
        return kind in DOCTRINES
    return kind == "random" and seed.isascii() and seed.isdigit() and len(seed) <= 18


def assign(
    seats: Sequence[str], wanted: Iterable[str], default: str = HUMAN
) -> dict[str, str] | Refusal:
    """Who plays each seat, from texts such as `seoul=historian` or `all=opponent`.

    Later texts win over earlier ones, a seat's own over `all`; seats that nothing names are played
    by `default`. A Refusal, with what to write instead, for anything that can't be read.
    """
    everywhere, single = default, dict[str, str]()
    for text in wanted:
        seat, equals, name = text.partition("=")
        if not equals:
            return Refusal(RefusalCode.NOT_A_PLAYER, {"wanted": text})
        if seat != "all" and seat not in seats:
            return _unknown(RefusalCode.UNKNOWN_SEAT, seat, (*seats, "all"))
        if name != HUMAN and not is_doctrine(name):
            return _unknown(RefusalCode.UNKNOWN_DOCTRINE, name, tuple(DOCTRINES))
        if seat == "all":
            everywhere = name
        else:
            single[seat] = name
    return {seat: single.get(seat, everywhere) for seat in seats}


def _unknown(code: RefusalCode, wanted: str, known: tuple[str, ...]) -> Refusal:
    near = difflib.get_close_matches(wanted, known, n=1)
    return Refusal(code, {"wanted": wanted, "near": near[0] if near else "", "known": known})
