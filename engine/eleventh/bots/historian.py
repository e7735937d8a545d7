"""The doctrine that does what was really done.

It gives the answers that the scenario marks as historical, and takes the initiatives marked for
this turn. Played in all seats it re-enacts the crisis, which is how a scenario is held against its
sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from eleventh.bots.doctrine import DoctrineOrders, SeatFacts
from eleventh.bots.draft import Draft
from eleventh.bots.reasons import ReasonCode
from eleventh.bots.tones import UsualTones, find_usual_tones
from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Offer
from eleventh.core.view import Option, View


@dataclass(frozen=True)
class Historian:
    """Follows the record; where the record is silent or barred, the answer that is nearest in tone
    to what its seat usually did, the first of level ones."""

    adjudicator: Adjudicator

    def decide(self, facts: SeatFacts) -> DoctrineOrders:
        """The historical orders for what the seat may order. No view is made: of one, the half is
        foresight, which the past has no use for."""
        menu, options = facts.menu, self.adjudicator.options

        def see(offers: Iterable[Offer]) -> Sequence[Option]:
            return [options.option_unforeseen(each, menu.turn) for each in offers]

        questions = {decision: see(offers) for decision, offers in menu.decisions.items()}
        return self._follow(menu.seat, menu.capital, questions, see(menu.initiatives))

    def follow(self, view: View) -> DoctrineOrders:
        """The historical orders of the seat that has this view."""
        questions = {question.id: question.options for question in view.questions}
        return self._follow(view.seat, view.capital, questions, view.initiatives)

    def _follow(
        self,
        seat: str,
        capital: float | None,
        questions: Mapping[str, Sequence[Option]],
        initiatives: Iterable[Option],
    ) -> DoctrineOrders:
        draft = Draft(capital)
        for decision, options in questions.items():
            self._answer(draft, seat, decision, options)
        for option in initiatives:
            if option.historical and draft.may(option):
                done = {"date": _date(option)}
                draft.add(option.id, option.cost, ReasonCode.DONE_THIS_TURN, done)
        return draft.decision()

    @cached_property
    def _tones(self) -> UsualTones:
        return find_usual_tones(self.adjudicator.program)

    def _answer(self, draft: Draft, seat: str, decision: str, options: Sequence[Option]) -> None:
        possible = draft.answers(options)
        if not possible:
            return
        marked = [option for option in possible if option.historical]
        if marked:
            option = marked[0]
            done = {"date": _date(option)}
            draft.answer(decision, option.id, option.cost, ReasonCode.DONE, done)
            return
        choices = self.adjudicator.program.choices
        stray = {
            choices[each].id: self._tones.stray(seat, each)
            for each in self.adjudicator.decisions[decision].choices
        }
        option = min(possible, key=lambda each: stray[each.id])
        missed = [each for each in options if each.historical]
        if missed:
            done = {"title": missed[0].title}
            draft.answer(decision, option.id, option.cost, ReasonCode.DONE_BUT_BARRED, done)
        else:
            draft.answer(decision, option.id, option.cost, ReasonCode.RECORD_SILENT)


def _date(option: Option) -> str:
    return "" if option.historical == "true" else option.historical
