"""Orders on their way: what a seat has chosen so far this turn, with every step undoable.

A draft is a value; each change makes a new one that remembers the old, so `undo` needs no rules of
its own. Nothing here judges an order: the table refuses what cannot be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from eleventh.core.orders import Orders
from eleventh.core.refusals import RefusalCode
from eleventh.core.view import Option, Question, View
from eleventh_ui.display.numbers import describe_price, format_capital
from eleventh_ui.display.refusals import describe_barred
from eleventh_ui.display.words import safe, sentence


@dataclass(frozen=True, slots=True)
class OrdersDraft:
    """Orders so far. `settled` tells that the seat wants no further initiative."""

    responses: Mapping[str, str] = field(default_factory=dict)
    initiatives: tuple[str, ...] = ()
    settled: bool = False
    before: OrdersDraft | None = None

    def answer(self, decision: str, response: str) -> OrdersDraft:
        """The draft with this response to a decision."""
        return replace(self, responses={**self.responses, decision: response}, before=self)

    def toggle(self, initiative: str) -> OrdersDraft:
        """The draft with an initiative added, or taken out if it is in already."""
        kept = tuple(each for each in self.initiatives if each != initiative)
        if len(kept) == len(self.initiatives):
            kept = (*kept, initiative)
        return replace(self, initiatives=kept, before=self)

    def settle(self) -> OrdersDraft:
        """The draft with its initiatives complete."""
        return replace(self, settled=True, before=self)

    def uncommitted(self) -> int:
        """How many choices it holds."""
        return len(self.responses) + len(self.initiatives)

    def orders(self) -> Orders:
        """The orders as the table takes them."""
        return Orders(dict(self.responses), self.initiatives)


def rebuild_draft(view: View, kept: Orders) -> OrdersDraft:
    """The draft that holds what was kept, a step for each choice so that any can be undone; what is
    barred meanwhile is left out."""
    draft = OrdersDraft()
    for question in view.questions:
        for option in question.options:
            if kept.responses.get(question.id) == option.id and not option.barred:
                draft = draft.answer(question.id, option.id)
    for option in view.initiatives:
        if option.id in kept.initiatives and not option.barred:
            draft = draft.toggle(option.id)
    return draft


def apply_rulings(view: View, draft: OrdersDraft) -> OrdersDraft:
    """The draft as the table would take it now: without answers that were barred since, and with
    those that the facilitator has given."""
    responses = {}
    for question in view.questions:
        free = [each.id for each in question.options if not each.barred]
        given = any(
            each.barred is not None and each.barred.code is RefusalCode.ANSWERED_FOR_YOU
            for each in question.options
        )
        if given and free:
            responses[question.id] = free[0]
        elif draft.responses.get(question.id) in free:
            responses[question.id] = draft.responses[question.id]
    if responses == draft.responses:
        return draft
    return replace(draft, responses=responses)


def find_pending(view: View, draft: OrdersDraft) -> Question | None:
    """The first question that still wants an answer."""
    return next((each for each in view.questions if each.id not in draft.responses), None)


def describe_change(question: Question, before: str | None, now: str) -> str:
    """What is said in passing where an answer takes the place of another; empty where it does not.
    Answers are named by their ids."""
    titles = {each.id: safe(each.title) for each in question.options}
    if before is None or before == now:
        return ""
    return f"“{titles.get(now, now)}” instead of “{titles.get(before, before)}”."


def describe_last_step(view: View, draft: OrdersDraft) -> str:
    """The step by which the draft came about, to be named; empty for an empty draft."""
    before = draft.before
    if before is None:
        return ""
    for question in view.questions:
        chosen = draft.responses.get(question.id)
        if chosen is not None and question.id not in before.responses:
            titles = [each.title for each in question.options if each.id == chosen]
            return f"the answer “{safe(titles[0] if titles else chosen)}”"
    known = {option.id: option.title for option in view.initiatives}
    for each in (*draft.initiatives, *before.initiatives):
        if (each in draft.initiatives) != (each in before.initiatives):
            how = "adding" if each in draft.initiatives else "taking back"
            return f"{how} the initiative “{safe(known.get(each) or each)}”"
    return "being done with initiatives"


def list_chosen(view: View, draft: OrdersDraft) -> tuple[Option, ...]:
    """The options chosen so far, responses first, then initiatives as they were taken."""
    answers = [
        option
        for question in view.questions
        for option in question.options
        if draft.responses.get(question.id) == option.id
    ]
    known = {option.id: option for option in view.initiatives}
    return (*answers, *(known[each] for each in draft.initiatives if each in known))


def refuse_choice(view: View, draft: OrdersDraft, option: Option) -> str:
    """Why an option can't be added to the draft, a sentence; empty if it can. An answer takes the
    place of the one before, and what is in the orders already costs nothing more."""
    title = safe(option.title)
    if option.barred:
        return f"{title} can't be chosen now: {sentence(describe_barred(option.barred))}"
    rest, chosen = find_unspent(view, draft), [each.id for each in list_chosen(view, draft)]
    if rest is None or option.id in chosen:
        return ""
    replaced = (each.options for each in view.questions if option in each.options)
    freed = sum(each.cost for options in replaced for each in options if each.id in chosen)
    if option.cost <= rest + freed:
        return ""
    return (
        f"{title} {describe_price(option.cost)}; your orders so far leave "
        f"{format_capital(rest + freed)}. Take something back first."
    )


def find_unspent(view: View, draft: OrdersDraft) -> float | None:
    """The political capital left after the draft; None where the scenario has none."""
    if view.capital is None:
        return None
    return view.capital - sum(option.cost for option in list_chosen(view, draft))
