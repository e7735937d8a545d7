"""Orders of a seat, and the reasons for which they are refused.

A refusal is a value with a code and a sentence for the player, never an exception and never
silence. What may be chosen is read from the state as the turn opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from eleventh.core.program import Choice, Program

NAMED = 6  # ids named in a sentence
LONGEST = 60  # characters of an unknown id that are said again


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
    instead. `about` is the id of what it is about, for whoever orders by ids; most have none."""

    code: str
    reason: str
    about: str = ""


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
            found.append(Refusal("not_asked", _not_asked(menu, decision)))
            continue
        offer = _pick(program, offers, wanted)
        if offer is None:
            known = ", ".join(program.choices[each.choice].id for each in offers)
            found.append(
                Refusal(
                    "unknown_response",
                    f"The decision {decision} has no response {_brief(wanted)}; it has {known}.",
                )
            )
            continue
        price += offer.cost
        found.extend(_barred(program.choices[offer.choice], offer))
    found.extend(_unanswered(program, menu, orders))
    for wanted in orders.initiatives:
        offer = _pick(program, menu.initiatives, wanted)
        if offer is None:
            found.append(Refusal("unknown_initiative", _no_initiative(program, menu, wanted)))
            continue
        price += offer.cost
        found.extend(_barred(program.choices[offer.choice], offer))
    found.extend(_twice(program, menu, orders.initiatives))
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


def _twice(program: Program, menu: Menu, initiatives: tuple[str, ...]) -> Iterable[Refusal]:
    for each in sorted(set(initiatives)):
        offer = _pick(program, menu.initiatives, each)
        if offer is not None and initiatives.count(each) > 1:
            title = program.choices[offer.choice].title
            yield Refusal("twice", f"{title} is ordered more than once.", each)


def _unanswered(program: Program, menu: Menu, orders: Orders) -> Iterable[Refusal]:
    asks = {each.id: each.ask for each in program.decisions}
    for decision in menu.decisions:
        if decision not in orders.responses:
            told = f"This decision still wants an answer: {asks[decision]}"
            yield Refusal("unanswered", told, decision)


def _not_asked(menu: Menu, decision: str) -> str:
    """The sentence about a decision that is not put to the seat, with those that are."""
    put = _some(menu.decisions, "No decision is")
    return f"No decision {_brief(decision)} is put to you this turn. {put} put to you."


def _no_initiative(program: Program, menu: Menu, wanted: str) -> str:
    """The sentence about an initiative that the seat does not have, with those most like it."""
    own = [program.choices[each.choice].id for each in menu.initiatives]
    head = wanted.partition(".")[0].casefold()
    close = [each for each in own if each.partition(".")[0] == head] or own
    if not own:
        return f"You have no initiative {_brief(wanted)}. You have none this turn."
    return f"You have no initiative {_brief(wanted)}. You have {_list(close)}."


def _some(ids: Iterable[str], none: str) -> str:
    known = list(ids)
    if not known:
        return none
    return f"Only {_list(known)} {'is' if len(known) == 1 else 'are'}"


def _list(ids: list[str]) -> str:
    more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
    return f"{', '.join(ids[:NAMED])}{more}"


def _brief(wanted: str) -> str:
    """An unknown id in quotes, cut where it is long."""
    return repr(wanted if len(wanted) <= LONGEST else f"{wanted[:LONGEST]}…")
