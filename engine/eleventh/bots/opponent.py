"""The honest opponent: pursues its seat's objectives, looking one turn ahead through its own view.

It plays each of its options in imagination and keeps the one that serves its weighted objectives
best; what it can't see it has to guess, as a person in its seat would. A joint initiative it takes
only with a reason to hope for its partners. It is a pure function of the program and the view. Each
choice is explained by what it expects in comparison with the next best: first what speaks for it,
then what it costs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eleventh.bots.doctrine import DoctrineOrders, SeatFacts
from eleventh.bots.draft import Draft
from eleventh.bots.outlook import Expected, Outlook
from eleventh.bots.partners import prospects
from eleventh.bots.reasons import ReasonCode
from eleventh.core.adjudication import Adjudicator
from eleventh.core.refusals import Data
from eleventh.core.view import Option, Question, View

PASSES = 3  # how often all choices are gone through; later ones rarely change anything
GAIN = 1e-6  # what an alternative must be better by, so that ties go to what is listed first
SHOWN = 3  # expectations that are told because they speak for a choice
AGAINST = 2  # and that speak against it


@dataclass(frozen=True, slots=True)
class Opponent:
    """Looks one turn ahead with the rules everybody knows and the facts its seat knows."""

    adjudicator: Adjudicator

    def decide(self, facts: SeatFacts) -> DoctrineOrders:
        """The orders it expects most of."""
        return _Search(self.adjudicator, facts.view).decide()


class _Search:
    """Improves one choice at a time, the others held, until none gets better."""

    def __init__(self, adjudicator: Adjudicator, view: View) -> None:
        self.prospects = prospects(adjudicator, view)
        chances = {id: each.chance for id, each in self.prospects.items()}
        self.outlook = Outlook(adjudicator, view, chances)
        self.view = view
        hoped = [each for each in view.initiatives if each.id in self.prospects]
        self.initiatives = hoped + [each for each in view.initiatives if not each.joint]
        self.answers: dict[str, Option] = {}
        self.taken: list[Option] = []
        draft = Draft(view.capital)
        for question in view.questions:
            for option in draft.answers(question.options)[:1]:
                draft.answer(question.id, option.id, option.cost, ReasonCode.EXPECTS)
                self.answers[question.id] = option

    def decide(self) -> DoctrineOrders:
        for _ in range(PASSES):
            before = (dict(self.answers), list(self.taken))
            for question in self.view.questions:
                self._answer(question)
            for option in self.initiatives:
                self._weigh(option)
            if before == (self.answers, self.taken):
                break
        draft = Draft(self.view.capital)
        for question in self.view.questions:
            if question.id in self.answers:
                self._answer_because(draft, question)
        for option in self.taken:
            self._take_because(draft, option)
        return draft.decision()

    def _answer(self, question: Question) -> None:
        for option in self._affordable(question):
            if self._with(question, option).worth > self._now().worth + GAIN:
                self.answers[question.id] = option

    def _weigh(self, option: Option) -> None:
        if option in self.taken:
            if self._without(option).worth >= self._now().worth - GAIN:
                self.taken.remove(option)
        elif self._within(option.cost) and not option.barred:
            expected = self._expect(self.answers.values(), [*self.taken, option])
            if expected.worth > self._now().worth + GAIN:
                self.taken.append(option)

    def _answer_because(self, draft: Draft, question: Question) -> None:
        chosen = self.answers[question.id]
        others = [each for each in self._affordable(question) if each is not chosen]
        if not others:
            draft.answer(question.id, chosen.id, chosen.cost, ReasonCode.ONLY_ANSWER)
            return
        best = max(others, key=lambda each: self._with(question, each).worth)
        told = self._comparison(self._now(), self._with(question, best))
        data = {**told, "instead": best.title, "hope": "", "partners": ()}
        draft.answer(question.id, chosen.id, chosen.cost, ReasonCode.EXPECTS, data)

    def _take_because(self, draft: Draft, option: Option) -> None:
        told = self._comparison(self._now(), self._without(option))
        hope = self.prospects.get(option.id)
        because = (hope.hope.value, hope.partners) if hope else ("", ())
        data = {**told, "instead": "", "hope": because[0], "partners": because[1]}
        draft.add(option.id, option.cost, ReasonCode.EXPECTS, data)

    def _comparison(self, this: Expected, other: Expected) -> Data:
        """What is expected of this beside the other: what speaks for it, and what against it."""
        titles = {reading.id: reading.title for reading in self.view.readings}
        moved = {track: value - other.readings[track] for track, value in this.readings.items()}
        helps = {track: self.outlook.helps(track, by) for track, by in moved.items() if by}
        gains = sorted((each for each in helps if helps[each] > 0), key=lambda each: -helps[each])
        costs = sorted((each for each in helps if helps[each] < 0), key=lambda each: helps[each])
        gains = [each for each in gains if round(moved[each])][:SHOWN]
        costs = [each for each in costs if round(moved[each])][:AGAINST]
        set_to = {
            track: value for track, value in this.statuses.items() if value != other.statuses[track]
        }
        return {
            "gains": tuple(titles[each] for each in gains),
            "gained": tuple(round(moved[each]) for each in gains),
            "statuses": tuple(titles[each] for each in set_to),
            "values": tuple(set_to.values()),
            "costs": tuple(titles[each] for each in costs),
            "lost": tuple(round(moved[each]) for each in costs),
        }

    def _affordable(self, question: Question) -> list[Option]:
        current = self.answers.get(question.id)
        paid = current.cost if current else 0.0
        return [
            option
            for option in question.options
            if not option.barred and self._within(option.cost - paid)
        ]

    def _within(self, more: float) -> bool:
        spent = sum(option.cost for option in (*self.answers.values(), *self.taken))
        return self.view.capital is None or spent + more <= self.view.capital

    def _now(self) -> Expected:
        return self._expect(self.answers.values(), self.taken)

    def _with(self, question: Question, option: Option) -> Expected:
        return self._expect({**self.answers, question.id: option}.values(), self.taken)

    def _without(self, option: Option) -> Expected:
        return self._expect(self.answers.values(), [each for each in self.taken if each != option])

    def _expect(self, answers: Iterable[Option], initiatives: Iterable[Option]) -> Expected:
        return self.outlook.of((each.id for each in answers), (each.id for each in initiatives))
