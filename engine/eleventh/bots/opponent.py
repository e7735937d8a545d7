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

from eleventh.bots.doctrine import Decision, SeatFacts
from eleventh.bots.draft import Draft
from eleventh.bots.outlook import Expected, Outlook
from eleventh.bots.partners import prospects
from eleventh.core.adjudication import Adjudicator
from eleventh.core.view import Option, Question, View

PASSES = 3  # how often all choices are gone through; later ones rarely change anything
GAIN = 1e-6  # what an alternative must be better by, so that ties go to what is listed first
SHOWN = 3  # expectations in a sentence that speak for a choice
AGAINST = 2  # and that speak against it


@dataclass(frozen=True, slots=True)
class Opponent:
    """Looks one turn ahead with the rules everybody knows and the facts its seat knows."""

    adjudicator: Adjudicator

    def decide(self, facts: SeatFacts) -> Decision:
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
                draft.answer(question.id, option.id, option.cost, "")
                self.answers[question.id] = option

    def decide(self) -> Decision:
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
                given, reason = self.answers[question.id], self._why_answer(question)
                draft.answer(question.id, given.id, given.cost, reason)
        for option in self.taken:
            draft.add(option.id, option.cost, self._why_taken(option))
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

    def _why_answer(self, question: Question) -> str:
        chosen = self.answers[question.id]
        others = [each for each in self._affordable(question) if each is not chosen]
        if not others:
            return f"“{chosen.title}”: the only answer open to it."
        best = max(others, key=lambda each: self._with(question, each).worth)
        told = self._describe(self._now(), self._with(question, best))
        return f"“{chosen.title}” rather than “{best.title}”, because it expects {told}."

    def _why_taken(self, option: Option) -> str:
        told = self._describe(self._now(), self._without(option))
        hope = self.prospects.get(option.id)
        because = f"because {hope.because} and " if hope else "because "
        return f"“{option.title}”, {because}it expects {told}."

    def _describe(self, this: Expected, other: Expected) -> str:
        titles = {reading.id: reading.title for reading in self.view.readings}
        moved = {track: value - other.readings[track] for track, value in this.readings.items()}
        helps = {track: self.outlook.helps(track, by) for track, by in moved.items() if by}
        gains = sorted((each for each in helps if helps[each] > 0), key=lambda each: -helps[each])
        costs = sorted((each for each in helps if helps[each] < 0), key=lambda each: helps[each])
        told = [_signed(titles[each], moved[each]) for each in gains if round(moved[each])]
        paid = [_signed(titles[each], moved[each]) for each in costs if round(moved[each])]
        told = told[:SHOWN] + [
            f"{titles[track]}: {value}"
            for track, value in this.statuses.items()
            if value != other.statuses[track]
        ]
        if told and paid:
            return f"{', '.join(told)}, at the price of {', '.join(paid[:AGAINST])}, by comparison"
        if told:
            return f"{', '.join(told)} by comparison"
        if paid:
            return f"small gains, at the price of {', '.join(paid[:AGAINST])}, by comparison"
        return "no difference worth naming"

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


def _signed(title: str, by: float) -> str:
    return f"{title} {round(by):+d}"
