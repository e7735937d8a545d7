"""What a seat may order in each of many games, and orders that keep to it.

Answers come first, in the order in which they are put, then initiatives, each within what is left
of the seat's capital, as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from eleventh.core.amounts import spread_steps
from eleventh.core.orders import Menu
from eleventh.core.program import Program, SeatOffers
from eleventh.emit.choosing import Prices, find_payable, keep_cheapest
from eleventh.emit.lanes import Backend, Lanes, Numbers, Picks, Truths

AMOUNTS = 5  # of a response that are tried


@dataclass(frozen=True)
class SeatMenu:
    """The menu of one seat: `put` has a row per decision that may be put to it, in order, `open_`
    and `costs` one per choice of the program, each a column per game. `capital` is what it has, or
    None where nothing costs."""

    offers: SeatOffers
    put: Truths
    open_: Truths
    costs: Numbers
    capital: Numbers | None

    def find_affordable(self, choice: int) -> Truths:
        """In which games a choice could be paid for if it were the only one."""
        return find_payable(self.open_[choice], self.costs[choice], self.capital, 0.0)

    def find_answers(self, choices: tuple[int, ...], put: Truths, spent: Numbers) -> Truths:
        """Which answers may be given when so much is spent; where none can be paid for, the
        cheapest that is open."""
        rows = list(choices)
        open_, costs = self.open_[rows] & put, self.costs[rows]
        return keep_cheapest(open_, costs, find_payable(open_, costs, self.capital, spent))


Pick = Callable[[int, Numbers], Picks]
"""Picks a row in each game, by how much each is worth, -inf for what may not be had: for a decision
by its number, or for the initiatives, which follow a row for none: -1."""


def choose_by_worth(menu: SeatMenu, worth: Numbers, pick: Pick) -> Truths:
    """Orders by what each choice is worth in each game: one answer to each question, and one
    initiative that is worth more than nothing, or none. A row per choice, a column per game."""
    chosen = np.zeros(menu.open_.shape, bool)
    games = np.arange(menu.open_.shape[1])
    spent = np.zeros(games.size)
    for posed, put in zip(menu.offers.questions, menu.put, strict=True):
        if not put.any():
            continue
        rows = list(posed.choices)
        may = menu.find_answers(posed.choices, put, spent)
        given = pick(posed.decision, np.where(may, worth[rows], -np.inf))
        where = may[given, games]
        chosen[np.array(rows)[given[where]], games[where]] = True
        spent += (chosen[rows] * menu.costs[rows]).sum(axis=0)
    rows = list(menu.offers.initiatives)
    if rows:
        may = find_payable(menu.open_[rows], menu.costs[rows], menu.capital, spent)
        held = np.where(may & (worth[rows] > 0), worth[rows], -np.inf)
        taken = pick(-1, np.vstack([np.zeros(games.size), held]))
        where = taken > 0
        chosen[np.array(rows)[taken[where] - 1], games[where]] = True
    return chosen


def read_menus(backend: Backend, lanes: Lanes, offers: SeatOffers) -> SeatMenu:
    """The menu of a seat in every lane."""
    names = backend.program.queries
    prices = Prices(lanes, lambda query: backend.ask(lanes, names[query].name))
    shape = (len(backend.program.choices), lanes.games.size)
    open_, costs = np.zeros(shape, bool), np.zeros(shape)
    put = np.zeros((len(offers.questions), lanes.games.size), bool)
    choices = list(offers.initiatives)
    for row, posed in enumerate(offers.questions):
        if (lanes.fired[posed.inject] == lanes.turn).any():
            put[row] = prices.find_asked(posed)
            if put[row].any():
                choices += posed.choices
    for choice in choices:
        open_[choice], costs[choice] = prices.find_open(choice), prices.price(choice)
    capital = None if offers.purse < 0 else prices.find_capital(offers.purse)
    return SeatMenu(offers, put, try_few_amounts(backend.program, open_), costs, capital)


def read_menu(program: Program, offers: SeatOffers, menu: Menu) -> SeatMenu:
    """The menu of a seat in one game, as its table tells it."""
    open_ = np.zeros((len(program.choices), 1), bool)
    costs = np.zeros((len(program.choices), 1))
    for offered in (*menu.decisions.values(), menu.initiatives):
        for each in offered:
            open_[each.choice] = each.barred is None
            costs[each.choice] = each.cost
    ids = [program.decisions[each.decision].id for each in offers.questions]
    put = np.array([[each in menu.decisions] for each in ids], bool).reshape(len(ids), 1)
    capital = None if menu.capital is None else np.array([menu.capital])
    return SeatMenu(offers, put, try_few_amounts(program, open_), costs, capital)


def try_few_amounts(program: Program, open_: Truths) -> Truths:
    """What is open, of each response with an amount no more than a few: the least, the greatest
    and some between, or all where none of these is open."""
    for made in program.amounts:
        rows = list(made.choices)
        few = np.zeros((len(rows), 1), bool)
        few[list(spread_steps(len(rows), AMOUNTS))] = True
        kept = open_[rows] & few
        open_[rows] = np.where(kept.any(axis=0), kept, open_[rows])
    return open_
