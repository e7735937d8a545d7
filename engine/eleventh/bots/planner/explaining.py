"""Why a planner chose what it chose: what it expected of it beside the next best, in which of its
objectives it gains most, and what decided.

What decided is what speaks most for the choice: its objectives, the risk, how it sounds, how public
it is; or the dice, where the other was worth more to it by a little.
"""

from __future__ import annotations

from math import isfinite

from eleventh.bots.doctrine import DoctrineOrders
from eleventh.bots.draft import Draft
from eleventh.bots.planner.planner import Forecast, Plan, Planner
from eleventh.bots.reasons import Deciding, ReasonCode
from eleventh.core.orders import Menu
from eleventh.core.program import Seat
from eleventh.core.refusals import Data
from eleventh.emit.lanes import Numbers


def tell_orders(planner: Planner, menu: Menu, plan: Plan) -> DoctrineOrders:
    """The orders of a plan for one game as its table takes them, with a reason for each."""
    choices, chosen = planner.program.choices, plan.chosen[:, 0]
    worth, ahead = plan.forecast.worth[:, 0], int(plan.ahead[0])
    draft = Draft(menu.capital)
    for decision, offers in menu.decisions.items():
        for offer in offers:
            if not chosen[offer.choice]:
                continue
            others = [each.choice for each in offers if each is not offer]
            other = max(others, key=worth.__getitem__, default=offer.choice)
            answer = decision, choices[offer.choice].id, offer.cost
            if not isfinite(worth[other]) or other == offer.choice:
                draft.answer(*answer, ReasonCode.ONLY_ANSWER)
                continue
            told = compare(planner.seat, plan.forecast, offer.choice, other)
            data = {**told, "instead": choices[other].title, "hope": 100, "ahead": ahead}
            draft.answer(*answer, ReasonCode.FORESEES, data)
    for offer in menu.initiatives:
        if chosen[offer.choice]:
            hope = round(100 * float(plan.forecast.hope[offer.choice, 0]))
            told = {
                **compare(planner.seat, plan.forecast, offer.choice),
                "instead": "",
                "hope": hope,
                "ahead": ahead,
            }
            draft.add(choices[offer.choice].id, offer.cost, ReasonCode.FORESEES, told)
    return draft.decision()


def compare(seat: Seat, forecast: Forecast, choice: int, other: int | None = None) -> Data:
    """What is expected of a choice beside another in the one game that is played, an initiative
    beside taking none: `more` points of objectives, in which of them most is `gained`, empty if in
    none, and what was `decided` by."""

    def lead(rows: Numbers) -> float:
        return float(rows[choice, 0] - (0.0 if other is None else rows[other, 0]))

    parts = {
        Deciding.AIMS: lead(forecast.aims),
        Deciding.RISK: lead(forecast.risk),
        Deciding.TONE: lead(forecast.tone),
        Deciding.SHOW: lead(forecast.show),
    }
    decided = max(parts, key=parts.__getitem__) if lead(forecast.worth) > 0 else Deciding.DICE
    harder = lead(forecast.manners.tone[:, None]) < 0
    louder = lead(forecast.manners.show[:, None]) > 0
    gains = [lead(rows) for rows in forecast.points]
    most = max(range(len(gains)), key=gains.__getitem__, default=0)
    gained = seat.objectives[most].text if gains and round(gains[most], 1) > 0 else ""
    told = {Deciding.TONE: int(harder), Deciding.SHOW: int(louder)}
    return {
        "more": round(parts[Deciding.AIMS], 1),
        "gained": gained,
        "decided": decided.value,
        "way": told.get(decided, 0),
    }
