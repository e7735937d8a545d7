"""The orders of a seat as they stand, as every face lays them out: every answer and initiative with
its price and who will know of it, what they leave of the capital, and why they can't be sealed yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.forecast import TurnForecast
from eleventh.core.refusals import Refusal
from eleventh.core.view import Option, View
from eleventh_ui.display.choices import may_begin
from eleventh_ui.display.draft import OrdersDraft, find_unspent, list_chosen
from eleventh_ui.display.forecast import (
    PointsText,
    describe_draft,
    find_choice,
    format_range,
)
from eleventh_ui.display.numbers import describe_price, format_capital
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.subjects import make_spot, spot_answer
from eleventh_ui.display.words import join_words, safe, sentence

UNANSWERED = "Not answered yet."
NO_INITIATIVE = "No initiative."
NONE_OPEN = "No initiative; none is open now."
QUIET = "Nothing is asked of you in this turn, and nothing can be begun in it."


@dataclass(frozen=True, slots=True)
class ChosenOption:
    """What was chosen: its title, its price, what it brings the seat beside the rest of the orders
    (`for you +1.2 to +3`; empty where that is not known yet), and a sentence on who will know of
    it; `spot` is what a face knows it by. The reveal holds what came against just this figure."""

    spot: str
    title: str
    price: str
    brings: str
    seen_by: str


@dataclass(frozen=True, slots=True)
class DecisionAnswer:
    """What was asked, a sentence, and what was chosen; None for nothing yet. `spot` is what a face
    knows the decision by."""

    spot: str
    asked: str
    chosen: ChosenOption | None


@dataclass(frozen=True, slots=True)
class Budget:
    """The political capital that a seat has, to go on with `left`: what its orders leave of it.
    Where they spend nothing, `whole` says both in short, else it is empty."""

    held: str
    left: str
    whole: str


@dataclass(frozen=True, slots=True)
class OrdersSummary:
    """The orders of one seat. There is no `budget` in a scenario without political capital;
    `refusals` are sentences, and so is `none_taken`, which is said where there is no initiative.
    `points` are what the turn comes to with them, and what they do themselves; none where that is
    not known yet."""

    answers: tuple[DecisionAnswer, ...]
    initiatives: tuple[ChosenOption, ...]
    none_taken: str
    budget: Budget | None
    refusals: tuple[str, ...]
    points: tuple[PointsText, ...]


def compose_orders(
    view: View,
    draft: OrdersDraft,
    reference: Reference,
    refusals: Sequence[Refusal] = (),
    forecast: TurnForecast | None = None,
) -> OrdersSummary:
    """A draft as it would be sealed, and what the table would say against it."""

    def describe(option: Option, spot: str) -> ChosenOption:
        foreseen = find_choice(forecast, option, view)
        return ChosenOption(
            spot=spot,
            title=safe(option.title),
            price=describe_price(option.cost),
            brings="" if foreseen is None else f"for you {format_range(foreseen.points.total)}",
            seen_by=f"{reference.seen_by(option.shown_to)} will know.",
        )

    chosen = list_chosen(view, draft)
    answers = []
    for question in view.questions:
        wanted = draft.responses.get(question.id)
        option = next((each for each in question.options if each.id == wanted), None)
        spot = spot_answer(question.id, wanted or "")
        told = describe(option, spot) if option is not None else None
        asked = make_spot("decision", question.id)
        answers.append(DecisionAnswer(asked, sentence(question.ask), told))
    return OrdersSummary(
        answers=tuple(answers),
        initiatives=tuple(
            describe(each, make_spot("initiative", each.id))
            for each in chosen
            if each.id in draft.initiatives
        ),
        none_taken=_describe_none(view),
        budget=compose_budget(view, draft),
        refusals=tuple(sentence(describe_refusal(each)) for each in refusals),
        points=() if forecast is None else describe_draft(forecast, view, reference),
    )


def compose_budget(view: View, draft: OrdersDraft) -> Budget | None:
    """What a draft leaves of the political capital; None where the scenario has none."""
    left = find_unspent(view, draft)
    if left is None or view.capital is None:
        return None
    has = f"Political capital: {format_capital(view.capital)}"
    whole = has if left == view.capital else ""
    return Budget(f"{has}; after these orders", format_capital(left), whole)


def describe_kept(view: View, draft: OrdersDraft) -> str:
    """What is said to a seat that comes back to choices of before, to go on with how one of them is
    taken back."""
    titles = join_words(f"“{safe(each.title)}”" for each in list_chosen(view, draft))
    return f"What you had chosen before is chosen still: {titles};"


def describe_untaken(view: View, draft: OrdersDraft) -> str:
    """That orders are about to be sealed without an initiative where one could be taken, as it
    stands behind `seal these orders`; else empty."""
    return ", with no initiative" if may_begin(view) and not draft.initiatives else ""


def describe_opened_again(title: str) -> str:
    """What is said when a seat, by its title, has its sealed orders back."""
    return f"The orders of {title} are open again, and chosen as they were."


def _describe_none(view: View) -> str:
    if may_begin(view):
        return NO_INITIATIVE
    return NONE_OPEN if view.questions else QUIET
