"""How a seat's orders come about in lanes: within its menu and its purse, by its policy.

Every backend prices choices in its own way and asks here; so all of them keep the rules of a draft:
answers first, in the order in which they are asked, then initiatives, each within what is left of
the seat's capital. Where no answer can be paid for, the cheapest that is open is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from eleventh.core.program import PosedDecision, SeatOffers
from eleventh.emit.lanes import LanePolicy, Lanes, Numbers, Truths
from eleventh.emit.tally import Tally


@dataclass(frozen=True)
class Prices:
    """What is asked and offered in lanes as the turn opened. `ask` answers a query by its number:
    in each lane, or once for all."""

    lanes: Lanes
    ask: Callable[[int], Any]

    def find_asked(self, posed: PosedDecision) -> Truths:
        """In which lanes the decision is put to its seat."""
        fired = self.lanes.fired[posed.inject] == self.lanes.turn
        return self._keep(fired & self._alive, posed.asked)

    def find_open(self, choice: int) -> Truths:
        """In which lanes a choice is not barred, whatever it costs."""
        program = self.lanes.program
        open_ = self._keep(self._alive, program.terms[choice].needs)
        if program.choices[choice].once:
            open_ &= self.lanes.chose[choice] == 0
        return open_

    def price(self, choice: int) -> Numbers | float:
        """What a choice costs: in each lane, or in all."""
        cost: Numbers | float = self.ask(self.lanes.program.terms[choice].cost)
        return cost

    def find_capital(self, track: int) -> Numbers:
        """What a seat has to spend, by the track of its capital."""
        capital: Numbers = self.lanes.values[track]
        return capital

    @cached_property
    def _alive(self) -> Truths:
        return self.lanes.alive

    def _keep(self, where: Truths, query: int) -> Truths:
        """Those of some lanes in which a query holds."""
        kept: Truths = where & np.not_equal(self.ask(query), 0)
        return kept


def choose(
    offers: SeatOffers, prices: Prices, policy: LanePolicy, turn: int, tally: Tally | None
) -> Iterator[tuple[int, Truths]]:
    """The choices of one seat in this turn, each with the lanes in which it is made. What is put
    and offered is added to `tally`."""
    purse = None if offers.purse < 0 else prices.find_capital(offers.purse)
    spent: Numbers | float = 0.0
    for posed in offers.questions:
        put = prices.find_asked(posed)
        if not put.any():
            continue
        costs = np.empty((len(posed.choices), put.size))
        for number, choice in enumerate(posed.choices):
            costs[number] = prices.price(choice)
        open_ = np.array([prices.find_open(each) for each in posed.choices]) & put
        may = keep_cheapest(open_, costs, find_payable(open_, costs, purse, spent))
        if tally is not None:
            tally.asked[posed.decision] += np.count_nonzero(put)
            tally.offered[list(posed.choices)] += np.count_nonzero(may, axis=1)
        given = policy.answer(turn, posed.decision, may, costs)
        for number, choice in enumerate(posed.choices):
            taken = (given == number) & may[number]
            spent = spent + taken * costs[number]
            yield choice, taken
    for choice in offers.initiatives:
        cost, open_ = prices.price(choice), prices.find_open(choice)
        may = find_payable(open_, cost, purse, spent)
        if tally is not None:
            tally.offered[choice] += np.count_nonzero(may)
        taken = policy.take(turn, choice, may) & may
        spent = spent + np.multiply(taken, cost)
        yield choice, taken


def find_payable(
    open_: Truths, cost: Numbers | float, purse: Numbers | None, spent: Numbers | float
) -> Truths:
    """Where a choice that is open can be paid for by who has spent so much already; a purse of None
    is one where nothing costs."""
    if purse is None:
        return open_
    payable: Truths = open_ & (cost <= purse) & (spent + cost <= purse)
    return payable


def keep_cheapest(open_: Truths, costs: Numbers, may: Truths) -> Truths:
    """What of the answers may be given; in lanes in which nothing may, the cheapest that is
    open."""
    beyond = ~may.any(axis=0)
    if not (beyond & open_.any(axis=0)).any():
        return may
    cheapest = np.where(open_, costs, np.inf).argmin(axis=0)
    alone = open_ & (np.arange(len(costs))[:, None] == cheapest)
    return np.where(beyond, alone, may)
