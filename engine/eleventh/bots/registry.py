"""The doctrines by name, and who plays which seat in words such as `seoul=historian`.

The house's own stand here; other packages add theirs through the entry-point group
`eleventh.doctrines`, where each entry is a `Registered`. Nobody can take a name of the house's. A
player's name is `human` or a doctrine's, `random` also with a seed of its own: `random:7`, and
`opponent` with a temperament, a strength or both: `opponent:firm:strong`. Names go into saves, so
they stay. `exec:` begins the name of a program of somebody's own, which is no doctrine: only
whoever was given its command can start it (`net.external`).
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points

from eleventh.bots.doctrine import Doctrine
from eleventh.bots.historian import Historian
from eleventh.bots.opponent import NAME, Opponent, read_opponent
from eleventh.bots.random_bot import OwnDice, RandomBot, TableDice
from eleventh.core.adjudication import Adjudicator
from eleventh.core.dice import SeatDice
from eleventh.core.refusals import Refusal, RefusalCode

HUMAN = "human"
PROGRAM = "exec:"  # what the name of a program of somebody's own begins with
GROUP = "eleventh.doctrines"
AHEAD = "pursues its objectives, looking ahead"


@dataclass(frozen=True, slots=True)
class Registered:
    """What a name stands for. `meaning` says what the doctrine does, to follow "which"; `make`
    gives one that is ready to decide for a seat, in the game that the dice are of."""

    meaning: str
    make: Callable[[Adjudicator, str, SeatDice], Doctrine]


OWN: Mapping[str, Registered] = {
    "historian": Registered(
        "does what was really done", lambda table, seat, dice: Historian(table)
    ),
    NAME: Registered(
        f"{AHEAD}; {NAME}:firm:strong has a temperament and a strength",
        lambda table, seat, dice: Opponent(table, seat, TableDice(dice)),
    ),
    "random": Registered(
        "picks at random; random:7 picks otherwise than random:8",
        lambda table, seat, dice: RandomBot(table, TableDice(dice)),
    ),
}


def names() -> tuple[str, ...]:
    """The names of all doctrines there are: the house's own, then those of other packages that can
    be used."""
    added = (entry.name for entry in entry_points(group=GROUP) if entry.name not in OWN)
    return (*OWN, *(name for name in sorted(set(added)) if is_doctrine(name)))


def find_doctrine(name: str) -> Registered | Refusal:
    """What a name stands for. A Refusal if there is no such doctrine, or if the package that brings
    it fails."""
    if name in OWN:
        return OWN[name]
    seed = find_own_seed(name)
    if seed is not None:
        return Registered(OWN["random"].meaning, _numbered(seed))
    minded = read_opponent(name)
    if minded is not None:
        return Registered(AHEAD, _minded(*minded))
    if is_program(name):
        return Refusal(RefusalCode.PROGRAM_ELSEWHERE, {"wanted": name})
    for entry in entry_points(group=GROUP, name=name):
        try:
            found = entry.load()
        except Exception as fault:  # other people's code: told to whoever asks for it by name
            return Refusal(RefusalCode.BROKEN_DOCTRINE, {"wanted": name, "fault": str(fault)})
        if isinstance(found, Registered):
            return found
        told = f"{entry.value} is no {Registered.__name__}"
        return Refusal(RefusalCode.BROKEN_DOCTRINE, {"wanted": name, "fault": told})
    return _unknown(RefusalCode.UNKNOWN_DOCTRINE, name, names())


def find_own_seed(name: str) -> int | None:
    """The seed of `random:SEED`, which rolls dice of its own; None for any other name."""
    kind, colon, seed = name.partition(":")
    if colon and kind == "random" and seed.isascii() and seed.isdigit() and len(seed) <= 18:
        return int(seed)
    return None


def is_doctrine(name: str) -> bool:
    """Whether a doctrine goes by this name, and can be used."""
    return isinstance(find_doctrine(name), Registered)


def is_program(name: str) -> bool:
    """Whether this is the name of a program of somebody's own."""
    return name.startswith(PROGRAM)


def meaning_of(name: str) -> str:
    """What the doctrine of this name does, or a program; empty if there is none."""
    if is_program(name):
        return "reads its views and writes its orders"
    found = find_doctrine(name)
    return found.meaning if isinstance(found, Registered) else ""


def make_doctrine(name: str, adjudicator: Adjudicator, seat: str, dice: SeatDice) -> Doctrine:
    """The doctrine of this name, ready to decide for `seat` in the game that the dice are of.

    ValueError if there is none: ask `is_doctrine`.
    """
    found = find_doctrine(name)
    if not isinstance(found, Registered):
        raise ValueError(f"no doctrine {name!r}")
    return found.make(adjudicator, seat, dice)


def assign(
    seats: Sequence[str],
    wanted: Iterable[str],
    default: str = HUMAN,
    find: Callable[[str], object] = find_doctrine,
) -> dict[str, str] | Refusal:
    """Who plays each seat, from texts such as `seoul=historian` or `all=opponent`. `find` gives a
    Refusal for a name that nobody can play by.

    Later texts win over earlier ones, a seat's own over `all`; seats that nothing names are played
    by `default`. A Refusal, with what to write instead, for anything that can't be read; whether
    there is such a player, `find` says by a Refusal of its own.
    """
    everywhere, single = default, dict[str, str]()
    for text in wanted:
        seat, equals, name = text.partition("=")
        if not equals:
            return Refusal(RefusalCode.NOT_A_PLAYER, {"wanted": text})
        if seat != "all" and seat not in seats:
            return _unknown(RefusalCode.UNKNOWN_SEAT, seat, (*seats, "all"))
        if name != HUMAN and isinstance(found := find(name), Refusal):
            return found
        if seat == "all":
            everywhere = name
        else:
            single[seat] = name
    return {seat: single.get(seat, everywhere) for seat in seats}


def _numbered(seed: int) -> Callable[[Adjudicator, str, SeatDice], Doctrine]:
    def make(table: Adjudicator, seat: str, dice: SeatDice) -> Doctrine:
        sites = {each.id: each.site for each in table.program.seats}
        return RandomBot(table, OwnDice(seed, sites[seat]))

    return make


def _minded(temperament: str, strength: str) -> Callable[[Adjudicator, str, SeatDice], Doctrine]:
    def make(table: Adjudicator, seat: str, dice: SeatDice) -> Doctrine:
        return Opponent(table, seat, TableDice(dice), temperament, strength)

    return make


def _unknown(code: RefusalCode, wanted: str, known: tuple[str, ...]) -> Refusal:
    near = difflib.get_close_matches(wanted, known, n=1)
    return Refusal(code, {"wanted": wanted, "near": near[0] if near else "", "known": known})
