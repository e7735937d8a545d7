"""The round of bargaining: two seats, a demand and an offer that are given with an amount."""

from __future__ import annotations

from pathlib import Path

from eleventh.core.adjudication import Adjudicator
from eleventh.core.position import Position
from eleventh.core.state import State
from eleventh.play.match import Match
from games import adjudicator, compiled

FOLDER = Path(__file__).parent / "bargaining"
TEXT = (FOLDER / "scenario.yaml").read_text("utf-8")
ASKED, OFFERED, LAST = "talks.guest", "offer.host", "last_word.guest"


def table() -> Adjudicator:
    """The rules, runnable."""
    return adjudicator(FOLDER)


def start(guest: str = "human", host: str = "human", seed: int = 7) -> Match:
    """A match that has opened."""
    return Match.start(table(), compiled(FOLDER).files, {"guest": guest, "host": host}, seed)


def play(*orders: tuple[str, str]) -> State:
    """The state after these answers, each a seat and the id of a response, a turn each."""
    rules = table()
    state = rules.begin(7).state
    for seat, response in orders:
        taken = [
            index
            for index, each in enumerate(rules.program.choices)
            if (each.seat, each.id) == (seat, response)
        ]
        state = rules.resolve(state, taken).state
    return state


def read(state: State, track: str) -> float:
    """Where a track stands."""
    return state.values[[each.id for each in table().program.tracks].index(track)]


def stand(state: State) -> Position:
    """The point of the game at which it stands, for who has no ledger to tell."""
    from eleventh.core.ledger import Ledger

    return Position(table(), state, Ledger(table().program, ()))
