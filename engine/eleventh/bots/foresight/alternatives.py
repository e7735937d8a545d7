"""What else a seat could have ordered in a turn: one thing changed, and all else as it was ordered.

Another answer to a question, an initiative begun, or one that it began left. Only what would have
been taken as it stands counts: open, and paid for beside the rest. Of what would not, it is told
why not, as the menu had it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from eleventh.bots.foresight.closings import Contrast, Taken
from eleventh.core.forecast import BarredAlternative
from eleventh.core.orders import Menu, Offer, Orders, refusals
from eleventh.core.program import Program
from eleventh.core.refusals import Refusal, RefusalCode


@dataclass(frozen=True)
class OrdersInstead:
    """Other orders of a seat: in what `step` they differ, and all the choices of them. `instead` is
    the answer whose place is taken, None for an initiative; `cost` what the step costs by itself.
    """

    step: Contrast
    instead: int | None
    cost: float
    taken: Taken


def list_alternatives(
    program: Program, menu: Menu, orders: Orders, drafted: Taken, steps: Sequence[Contrast]
) -> Iterator[OrdersInstead]:
    """All that the seat of `menu` could have ordered in the place of its orders, of which `drafted`
    are the choices; `steps` is what is compared for every open choice of the menu."""
    offers = (*menu.initiatives, *(each for those in menu.decisions.values() for each in those))
    costs = {each.choice: each.cost for each in offers}
    given = {each.decision: each.choice for each in steps if each.choice in drafted}
    for step in steps:
        decision, id = step.decision, program.choices[step.choice].id
        held = step.choice in drafted
        if decision is None:
            taken = step.lacking if held else step.having
            left = tuple(each for each in orders.initiatives if each != id)
            changed = replace(orders, initiatives=left if held else (*left, id))
        elif held:
            continue
        else:
            taken = step.having
            changed = replace(orders, responses={**orders.responses, decision: id})
        if not refusals(program, menu, changed):
            instead = given.get(decision) if decision is not None else None
            cost = 0.0 if decision is None and held else costs[step.choice]
            yield OrdersInstead(step, instead, cost, taken)


def list_barred(
    program: Program, menu: Menu, orders: Orders, drafted: Taken
) -> Iterator[BarredAlternative]:
    """All that the seat of `menu` was offered and could not have ordered in the place of its
    orders, of which `drafted` are the choices, with the reason."""
    for decision, offers in menu.decisions.items():
        given = next((each.choice for each in offers if each.choice in drafted), None)
        instead = "" if given is None else program.choices[given].title
        for offer in offers:
            if offer.choice in drafted:
                continue
            made = program.choices[offer.choice]
            changed = replace(orders, responses={**orders.responses, decision: made.id})
            refusal = _find_refusal(program, menu, offer, changed)
            if refusal is not None:
                yield BarredAlternative(decision, made.id, made.title, instead, refusal)
    for offer in menu.initiatives:
        if offer.choice in drafted:
            continue
        made = program.choices[offer.choice]
        changed = replace(orders, initiatives=(*orders.initiatives, made.id))
        refusal = _find_refusal(program, menu, offer, changed)
        if refusal is not None:
            yield BarredAlternative(None, made.id, made.title, "", refusal)


def _find_refusal(program: Program, menu: Menu, offer: Offer, changed: Orders) -> Refusal | None:
    """Why an offer is not open, or could not be paid for beside the rest; None if neither."""
    if offer.barred is not None:
        return offer.barred
    found = refusals(program, menu, changed)
    return next((each for each in found if each.code is RefusalCode.TOO_COSTLY), None)
