"""Orders of a seat, and the reasons for which they are refused.

A refusal is a value with a code and data, never an exception and never silence. What may be chosen
is read from the state as the turn opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from eleventh.core.amounts import SIGN, tell_number, write_span
from eleventh.core.program import Program
from eleventh.core.refusals import Data, Refusal, RefusalCode


@dataclass(frozen=True, slots=True)
class Orders:
    """What one seat submits for a turn: a response per decision put to it, and its initiatives.

    `responses` maps decision ids to response ids; `initiatives` are ids such as
    `quiet_channel.tokyo`.
    """

    responses: Mapping[str, str] = field(default_factory=dict)
    initiatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be chosen by one seat now: its index, its price, and the refusal that it would meet
    if it may not be chosen."""

    choice: int
    cost: float
    barred: Refusal | None


@dataclass(frozen=True, slots=True)
class Menu:
    """Everything one seat may order this turn. `decisions` maps decision ids to their offers."""

    seat: str
    turn: int
    capital: float | None
    decisions: Mapping[str, tuple[Offer, ...]]
    initiatives: tuple[Offer, ...]


def refusals(program: Program, menu: Menu, orders: Orders) -> tuple[Refusal, ...]:
    """Every reason why these orders can't be taken as they stand; empty if they are in order."""
    found: list[Refusal] = []
    price = 0.0
    for decision, wanted in orders.responses.items():
        offers = menu.decisions.get(decision)
        if offers is None:
            known = tuple(menu.decisions)
            found.append(Refusal(RefusalCode.NOT_ASKED, {"wanted": decision, "known": known}))
            continue
        offer = _pick(program, offers, wanted)
        if offer is None:
            found.append(unknown_response(program, decision, wanted, offers))
            continue
        price += offer.cost
        found.extend(_barred(offer))
    found.extend(_unanswered(program, menu, orders))
    for wanted in orders.initiatives:
        offer = _pick(program, menu.initiatives, wanted)
        if offer is None:
            known = tuple(program.choices[each.choice].id for each in menu.initiatives)
            data: Data = {"wanted": wanted, "known": known}
            found.append(Refusal(RefusalCode.UNKNOWN_INITIATIVE, data))
            continue
        price += offer.cost
        found.extend(_barred(offer))
    found.extend(_twice(program, menu, orders.initiatives))
    if menu.capital is not None and price > menu.capital:
        data = {"price": price, "capital": menu.capital}
        found.append(Refusal(RefusalCode.TOO_COSTLY, data))
    return tuple(found)


def unknown_response(
    program: Program, decision: str, wanted: str, offers: Iterable[Offer]
) -> Refusal:
    """That a decision has no response of this id, with those it has; of one that is given with an
    amount, which amounts it takes."""
    indices = [each.choice for each in offers]
    response, _, amount = wanted.partition(SIGN)
    for made in program.amounts:
        if made.response == response and made.choices[0] in indices:
            values = made.values
            span, step = write_span(values, made.unit), tell_number(values[1] - values[0])
            told: Data = {"wanted": amount, "response": response, "span": span, "step": step}
            return Refusal(RefusalCode.NO_SUCH_AMOUNT, told, decision)
    known = tuple(program.choices[each].id for each in indices)
    data: Data = {"decision": decision, "wanted": wanted, "known": known}
    return Refusal(RefusalCode.UNKNOWN_RESPONSE, data)


def _pick(program: Program, offers: Iterable[Offer], wanted: str) -> Offer | None:
    return next((each for each in offers if program.choices[each.choice].id == wanted), None)


def _barred(offer: Offer) -> Iterable[Refusal]:
    return () if offer.barred is None else (offer.barred,)


def _twice(program: Program, menu: Menu, initiatives: tuple[str, ...]) -> Iterable[Refusal]:
    for each in sorted(set(initiatives)):
        offer = _pick(program, menu.initiatives, each)
        if offer is not None and initiatives.count(each) > 1:
            title = program.choices[offer.choice].title
            yield Refusal(RefusalCode.TWICE, {"title": title}, each)


def _unanswered(program: Program, menu: Menu, orders: Orders) -> Iterable[Refusal]:
    asks = {each.id: each.ask for each in program.decisions}
    for decision in menu.decisions:
        if decision not in orders.responses:
            yield Refusal(RefusalCode.UNANSWERED, {"ask": asks[decision]}, decision)
