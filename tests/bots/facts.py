"""What doctrines decide on: a view as a test wants it, with the menu that it tells of."""

from __future__ import annotations

from collections.abc import Iterable

from eleventh.bots.doctrine import Doctrine, SeatFacts
from eleventh.bots.registry import make_doctrine
from eleventh.core.adjudication import Adjudicator
from eleventh.core.dice import SeatDice
from eleventh.core.orders import Menu, Offer
from eleventh.core.recollection import recall
from eleventh.core.state import State
from eleventh.core.view import Option, View


def dice_of(table: Adjudicator, seat: str, seed: int = 7) -> SeatDice:
    """What a host hands to the doctrine in this seat."""
    return table.hand_dice(table.begin(seed).state, seat)


def doctrine_of(table: Adjudicator, name: str, seat: str, seed: int = 7) -> Doctrine:
    """The doctrine of this name, in this seat of a game with this seed."""
    return make_doctrine(name, table, seat, dice_of(table, seat, seed))


def facts_of(table: Adjudicator, view: View, state: State | None = None) -> SeatFacts:
    """The view, a menu that says what it says, and what the seat was shown of a state: unless given
    that of a game as it begins."""
    indices = {
        (choice.kind, choice.id): index
        for index, choice in enumerate(table.program.choices)
        if choice.seat == view.seat
    }

    def offers(kind: str, options: Iterable[Option]) -> tuple[Offer, ...]:
        return tuple(Offer(indices[kind, each.id], each.cost, each.barred) for each in options)

    decisions = {each.id: offers("response", each.options) for each in view.questions}
    initiatives = offers("initiative", view.initiatives)
    menu = Menu(view.seat, view.turn, view.capital, decisions, initiatives)
    shown = recall(table.program, state or table.begin(1).state, view.seat)
    return SeatFacts(menu, lambda: view, lambda: shown)
