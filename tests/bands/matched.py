"""Does notice pay among players who look ahead? The same game three times: with the notice given,
and with either renewal; all else is left to `opponent` in every seat.

Until Seoul decides the three are one game, which is played once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import numpy as np

from bands.batches import GAMES, SCENARIO, SEATS, SEED
from bands.notice import RENEWED
from bands.reading import TIE, Band, Reading, share
from bands.responses import NOTICE, RENEWAL, WEIGHING
from eleventh.bots.doctrine import Doctrine
from eleventh.bots.registry import make_doctrine
from eleventh.core.adjudication import Transition
from eleventh.core.orders import Orders, refusals
from eleventh.core.position import Position
from eleventh.emit.lanes import Numbers
from eleventh.lab.playouts import decide
from eleventh.lab.reached import totals
from games import adjudicator

PLAYER = "opponent"


def seat_players(step: Transition) -> Mapping[str, Doctrine]:
    """A player for each seat of the game that begins so."""
    table = adjudicator(SCENARIO)
    return {
        seat: make_doctrine(PLAYER, table, seat, table.hand_dice(step.state, seat))
        for seat in SEATS
    }


def order_all(step: Transition, players: Mapping[str, Doctrine]) -> dict[str, Orders]:
    """What the players order."""
    position = Position(adjudicator(SCENARIO), step.state, step.ledger)
    return {seat: decide(position, each, PLAYER, seat) for seat, each in players.items()}


def resolve(step: Transition, orders: Mapping[str, Orders]) -> Transition:
    """The turn after these orders. ValueError if any of them would be refused."""
    table = adjudicator(SCENARIO)
    for seat, each in orders.items():
        if refused := refusals(table.program, table.menu(step.state, seat), each):
            raise ValueError(f"{seat}: {refused[0]}")
    taken = [index for seat in SEATS for index in table.index_orders(seat, orders[seat])]
    return table.resolve(step.state, taken)


def list_totals(game: int) -> Iterator[float]:
    """Seoul's total with each answer to the question of the notice."""
    table = adjudicator(SCENARIO)
    step = table.begin(SEED, game)
    players = seat_players(step)
    orders = order_all(step, players)
    while WEIGHING not in orders["seoul"].responses:
        step = resolve(step, orders)
        orders = order_all(step, players)
    for answer in (*NOTICE[WEIGHING], *RENEWAL[WEIGHING]):
        mine = orders["seoul"]
        given = replace(mine, responses={**mine.responses, WEIGHING: answer})
        branch = resolve(step, {**orders, "seoul": given})
        while not branch.state.over:
            branch = resolve(branch, order_all(branch, players))
        yield totals(table, table.program, branch.state)["seoul"]


@cache
def find_leads() -> Numbers:
    """By how much notice leads the better renewal in each game."""
    rows = np.array([list(list_totals(game)) for game in range(GAMES)])
    given = len(NOTICE[WEIGHING])
    leads: Numbers = rows[:, :given].max(axis=1) - rows[:, given:].max(axis=1)
    return leads


def share_better() -> Reading:
    """The share of games in which notice is better by more than a tie."""
    leads = find_leads()
    told = f"mean lead {leads.mean():+.1f}, from {leads.min():+.1f} to {leads.max():+.1f}"
    return share(int((leads >= TIE).sum()), leads.size, told)


BANDS = (
    Band(
        "opponent.matched",
        RENEWED,
        "matched seeds in which notice is better",
        "`opponent` in all seats, 64 matched seeds",
        share_better,
        25,
        60,
        why="against the better of two renewals in the same game",
        slow=True,
    ),
)
