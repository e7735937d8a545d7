"""The one order of a game that is changed, found by what somebody named, or why it can't be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Menu, Offer, Orders
from eleventh.core.override import continue_with
from eleventh.core.program import Choice, Program
from eleventh.core.state import State
from eleventh.lang.problems.suggest import find_nearest
from eleventh.play.game import Game

LISTED = 40  # ids that a message lists


class NoSuchChange(ValueError):
    """An order can't be changed so. The message says why, and what was open."""


@dataclass(frozen=True, slots=True)
class ChangedOrder:
    """A choice, by its index, that a seat makes in a turn in the place of what it did: `decision`
    is the id of the question that it answers, empty for an initiative."""

    turn: int
    seat: str
    decision: str
    choice: int


@dataclass(frozen=True, slots=True)
class TurnPoint:
    """A turn as it stood when the seats decided, with the rules that went on from it."""

    adjudicator: Adjudicator
    state: State

    @property
    def program(self) -> Program:
        """The program, as the facilitator may have amended it."""
        return self.adjudicator.program

    def menu(self, seat: str) -> Menu:
        """What a seat could order."""
        return self.adjudicator.menu(self.state, seat)


def find_point(game: Game, turn: int) -> TurnPoint:
    """A turn that has opened in a game, by its number from 1."""
    step = game.steps[turn - 1]
    return TurnPoint(continue_with(game.openings[turn - 1].position.adjudicator, step), step.state)


def find_change(
    game: Game, turn: int, seat: str, *, response: str = "", initiative: str = ""
) -> ChangedOrder:
    """The order that is changed: this answer is given, or this initiative taken as well.
    NoSuchChange for a turn that was not played, a seat or an id that was not there, what was barred
    then or beyond the seat's means, and what was really done."""
    played = len(game.revealed)
    if not 1 <= turn <= played:
        told = f"turns 1 to {played} were played" if played else "no turn was played yet"
        raise NoSuchChange(f"there are no orders of turn {turn} to change: {told}")
    program = game.adjudicator.program
    seats = [each.id for each in program.seats]
    if seat not in seats:
        raise NoSuchChange(f"there is no seat {seat!r}; the seats are {', '.join(seats)}")
    point = find_point(game, turn)
    menu, given = point.menu(seat), game.revealed[turn - 1][seat].orders
    if response:
        return _find_response(point, menu, given, response)
    return _find_initiative(point, menu, given, initiative)


def _find_response(point: TurnPoint, menu: Menu, given: Orders, wanted: str) -> ChangedOrder:
    choices = point.program.choices
    for decision, offers in menu.decisions.items():
        for offer in offers:
            if choices[offer.choice].id != wanted:
                continue
            if given.responses.get(decision) == wanted:
                raise NoSuchChange(
                    f"{menu.seat} did answer {wanted!r} in turn {menu.turn}; instead of it: "
                    f"{_list_open(choices, offers, wanted)}"
                )
            others = _price(point, menu, given.responses, leaving=decision)
            _check_open(choices, menu, offer, others)
            return ChangedOrder(menu.turn, menu.seat, decision, offer.choice)
    asked = [
        f"{decision}: {_list_open(choices, offers)}" for decision, offers in menu.decisions.items()
    ]
    told = "; ".join(asked) if asked else "no decision was put to it"
    known = [choices[each.choice].id for offers in menu.decisions.values() for each in offers]
    raise NoSuchChange(
        f"{menu.seat} could not answer {wanted!r} in turn {menu.turn}"
        f"{_guess(find_nearest(wanted, known))}. Open was {told}"
    )


def _find_initiative(point: TurnPoint, menu: Menu, given: Orders, wanted: str) -> ChangedOrder:
    choices = point.program.choices
    found = next((each for each in menu.initiatives if choices[each.choice].id == wanted), None)
    if found is None:
        near = find_nearest(wanted, [choices[each.choice].id for each in menu.initiatives])
        raise NoSuchChange(
            f"{menu.seat} has no initiative {wanted!r}{_guess(near)}. Open in turn {menu.turn} was "
            f"{_list_open(choices, menu.initiatives)}"
        )
    if wanted in given.initiatives:
        raise NoSuchChange(f"{menu.seat} did take {wanted!r} in turn {menu.turn}")
    _check_open(choices, menu, found, _price(point, menu, given.responses))
    return ChangedOrder(menu.turn, menu.seat, "", found.choice)


def _check_open(choices: Sequence[Choice], menu: Menu, offer: Offer, others: float) -> None:
    """NoSuchChange for what was barred, or what the seat could not pay beside its answers."""
    id = choices[offer.choice].id
    if offer.barred is not None:
        needs = choices[offer.choice].needs
        why = f": it needs {needs}" if needs else ""
        raise NoSuchChange(f"{id!r} was barred for {menu.seat} in turn {menu.turn}{why}")
    if menu.capital is not None and others + offer.cost > menu.capital:
        raise NoSuchChange(
            f"{id!r} costs {offer.cost:g} of political capital, and {menu.seat} had "
            f"{menu.capital - others:g} left in turn {menu.turn} beside its other answers"
        )


def _price(point: TurnPoint, menu: Menu, responses: Mapping[str, str], leaving: str = "") -> float:
    """What the answers cost, without that to one decision."""
    return sum(
        offer.cost
        for decision, offers in menu.decisions.items()
        for offer in offers
        if decision != leaving and responses.get(decision) == point.program.choices[offer.choice].id
    )


def _list_open(choices: Sequence[Choice], offers: Sequence[Offer], without: str = "") -> str:
    ids = [choices[each.choice].id for each in offers if not each.barred]
    named = [each for each in ids if each != without]
    more = len(named) - LISTED
    told = ", ".join(named[:LISTED]) or "nothing"
    return f"{told} and {more} more" if more > 0 else told


def _guess(near: str | None) -> str:
    return f"; perhaps {near!r} is meant" if near else ""
