"""The doctrine that does what was really done.

It gives the answers that the scenario marks as historical, and takes the initiatives marked for
this turn. Played in all seats it re-enacts the crisis, which is how a scenario is held against its
sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from eleventh.bots.doctrine import DoctrineOrders, SeatFacts
from eleventh.bots.draft import Draft
from eleventh.bots.reasons import ReasonCode
from eleventh.bots.tones import UsualTones, find_usual_tones
from eleventh.core.adjudication import Adjudicator
from eleventh.core.view import Option, Question, View


@dataclass(frozen=True)
class Historian:
    """Follows the record; where the record is silent or barred, the answer that is nearest in tone
    to what its seat usually did, the first of level ones."""

    adjudicator: Adjudicator

    def decide(self, facts: SeatFacts) -> DoctrineOrders:
        """The historical orders for what the seat sees."""
        return self.follow(facts.view)

    def follow(self, view: View) -> DoctrineOrders:
        """The historical orders of the seat that has this view."""
        draft = Draft(view.capital)
        for question in view.questions:
            self._answer(draft, view.seat, question)
        for option in view.initiatives:
            if option.historical and draft.may(option):
                done = {"date": _date(option)}
                draft.add(option.id, option.cost, ReasonCode.DONE_THIS_TURN, done)
        return draft.decision()

    @cached_property
    def _tones(self) -> UsualTones:
        return find_usual_tones(self.adjudicator.program)

    def _answer(self, draft: Draft, seat: str, question: Question) -> None:
        possible = draft.answers(question.options)
        if not possible:
            return
        marked = [option for option in possible if option.historical]
        if marked:
            option = marked[0]
            done = {"date": _date(option)}
            draft.answer(question.id, option.id, option.cost, ReasonCode.DONE, done)
            return
        choices = self.adjudicator.program.choices
        stray = {
            choices[each].id: self._tones.stray(seat, each)
            for each in self.adjudicator.decisions[question.id].choices
        }
        option = min(possible, key=lambda each: stray[each.id])
        missed = [each for each in question.options if each.historical]
        if missed:
            done = {"title": missed[0].title}
            draft.answer(question.id, option.id, option.cost, ReasonCode.DONE_BUT_BARRED, done)
        else:
            draft.answer(question.id, option.id, option.cost, ReasonCode.RECORD_SILENT)


def _date(option: Option) -> str:
    return "" if option.historical == "true" else option.historical
