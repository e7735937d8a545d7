"""What the facilitator has decided about the responses of an open turn.

A response that is replaced is the only one left to its seat; one that is barred can't be chosen. So
screens and doctrines need to know nothing of rulings: they are in the menu and in the view.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from eleventh.core.amounts import split_step
from eleventh.core.orders import Menu, Offer, Orders
from eleventh.core.program import Choice, Program
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.core.view import View
from eleventh.play.events import Barred, Replaced


@dataclass(frozen=True, slots=True)
class Rulings:
    """The rulings in force: by seat and decision, and by seat, decision and response."""

    replaced: Mapping[tuple[str, str], Replaced] = field(default_factory=dict)
    barred: Mapping[tuple[str, str, str], Barred] = field(default_factory=dict)

    def and_replaced(self, event: Replaced) -> Rulings:
        """These rulings and this one, which wins over an earlier one on the same decision."""
        return replace(self, replaced={**self.replaced, (event.seat, event.decision): event})

    def and_barred(self, event: Barred) -> Rulings:
        """These rulings and this one."""
        place = (event.seat, event.decision, event.response)
        return replace(self, barred={**self.barred, place: event})

    def of(self, seat: str) -> dict[str, str]:
        """The responses that the seat is held to, by decision."""
        return {
            decision: event.response
            for (whose, decision), event in self.replaced.items()
            if whose == seat
        }

    def orders(self, seat: str, given: Orders) -> Orders:
        """The orders with the responses that the seat is held to."""
        return replace(given, responses={**given.responses, **self.of(seat)})

    def menu(self, program: Program, menu: Menu) -> Menu:
        """What the seat may order under these rulings.

        A response it is held to costs nothing here: its price is paid as far as the capital goes.
        """
        shown, held = self.shown_menu(program, menu), self.of(menu.seat)
        if not held:
            return shown
        decisions = {
            decision: tuple(
                replace(each, cost=0.0)
                if program.choices[each.choice].id == held.get(decision)
                else each
                for each in offers
            )
            for decision, offers in shown.decisions.items()
        }
        return replace(shown, decisions=decisions)

    def shown_menu(self, program: Program, menu: Menu) -> Menu:
        """The same as the seat's view tells it: a response that it is held to keeps its price."""
        if not self.replaced and not self.barred:
            return menu
        decisions = {
            decision: tuple(self._offer(program, menu.seat, decision, each) for each in offers)
            for decision, offers in menu.decisions.items()
        }
        return replace(menu, decisions=decisions)

    def view(self, shown: Menu, view: View) -> View:
        """The view with the bars of a menu that `shown_menu` has made."""
        if not self.replaced and not self.barred:
            return view
        questions = []
        for question in view.questions:
            options = tuple(
                replace(option, barred=offer.barred)
                for option, offer in zip(
                    question.options, shown.decisions[question.id], strict=True
                )
            )
            questions.append(replace(question, options=options))
        return replace(view, questions=tuple(questions))

    def _offer(self, program: Program, seat: str, decision: str, offer: Offer) -> Offer:
        choice = program.choices[offer.choice]
        response = choice.id
        ruling = self.replaced.get((seat, decision))
        if ruling is not None and ruling.response == response:
            return replace(offer, barred=None)
        if ruling is not None:
            return replace(offer, barred=_bar(RefusalCode.ANSWERED_FOR_YOU, choice, ruling.reason))
        whole = split_step(response)[0]  # a bar may be of all amounts
        bar = self.barred.get((seat, decision, response)) or self.barred.get(
            (seat, decision, whole)
        )
        if bar is not None:
            return replace(offer, barred=_bar(RefusalCode.TAKEN_OUT, choice, bar.reason))
        return offer


def _bar(code: RefusalCode, choice: Choice, reason: str) -> Refusal:
    return Refusal(code, {"title": choice.title, "reason": reason})
