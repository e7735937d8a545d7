"""Orders of a seat, and the reasons for which they are refused.

A refusal is a value with a code and a sentence for the player, never an exception and never
silence. What may be chosen is read from the state as the turn opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from eleventh.core.program import Choice, Program


@dataclass(frozen=True, slots=True)
class Orders:
    """What one seat submits for a turn: a response per decision put to it, and its initiatives.

    `responses` maps decision ids to response ids; `initiatives` are ids such as
    `quiet_channel.tokyo`.
    """

    responses: Mapping[str, str] = field(default_factory=dict)
    initiatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why orders (or a request) are not taken: a stable code, and a sentence that says what
    instead."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be chosen by one seat now: its index, its price, and why not if it may not be
    chosen."""

    choice: int
    cost: float
    barred: str


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
            found.append(Refusal("not_asked", f"No decision {decision!r} is put to you this turn."))
            continue
        offer = _pick(program, offers, wanted)
        if offer is None:
            known = ", ".join(program.choices[each.choice].id for each in offers)
            found.append(
                Refusal(
                    "unknown_response", f"{decision} has no response {wanted!r}; it has {known}."
                )
            )
            continue
        price += offer.cost
        found.extend(_barred(program.choices[offer.choice], offer))
    for decision in menu.decisions:
        if decision not in orders.responses:
            found.append(Refusal("unanswered", f"{decision} still wants an answer."))
    for wanted in orders.initiatives:
        offer = _pick(program, menu.initiatives, wanted)
        if offer is None:
            found.append(Refusal("unknown_initiative", f"You have no initiative {wanted!r}."))
            continue
        price += offer.cost
        found.extend(_barred(program.choices[offer.choice], offer))
    found.extend(_twice(orders.initiatives))
    if menu.capital is not None and price > menu.capital:
        found.append(
            Refusal(
                "too_costly",
                f"That costs {price:g} of political capital in all; you have {menu.capital:g}.",
            )
        )
    return tuple(found)


def chosen(program: Program, seat: str, orders: Orders) -> tuple[int, ...]:
    """The indices of the choices that orders name, in order. The orders must not be refused."""
    own = {
        (choice.kind, choice.id): index
        for index, choice in enumerate(program.choices)
        if choice.seat == seat
    }
    responses = [own["response", each] for each in orders.responses.values()]
    return tuple(responses + [own["initiative", each] for each in orders.initiatives])


def _pick(program: Program, offers: Iterable[Offer], wanted: str) -> Offer | None:
    return next((each for each in offers if program.choices[each.choice].id == wanted), None)


def _barred(choice: Choice, offer: Offer) -> Iterable[Refusal]:
    if offer.barred:
        yield Refusal("unavailable", f"{choice.title}: {offer.barred}")


def _twice(initiatives: tuple[str, ...]) -> Iterable[Refusal]:
    for each in sorted(set(initiatives)):
        if initiatives.count(each) > 1:
            yield Refusal("twice", f"{each} is ordered more than once.")
