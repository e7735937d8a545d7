"""The options of a program as views show them, with hints of what each is known to do.

Nearly all of an option stays the same throughout a game, so it is built once per program, when
somebody first looks at it. What depends on the state is put in afterwards: the price, the bar, the
date on which an initiative was really taken, and what the seat can foresee of each effect.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from eleventh.core.amounts import find_range, write_amount
from eleventh.core.code import Code, EvalContext
from eleventh.core.foresight import EffectTable, Foresight, Fork
from eleventh.core.orders import Offer
from eleventh.core.program import Cause, Choice, Program
from eleventh.core.ranges import Certainty, Range
from eleventh.core.unmet import Shortfalls
from eleventh.core.view import Hint, HintBranch, Option, OptionAmount

Doubt = frozenset[int | str]  # what must hold for an effect to come

AWAY = "away"  # that another party of a joint initiative stays away


@dataclass(frozen=True)
class OptionTable:
    """The options of every seat. A cache and nothing else: equal offers, equal options."""

    program: Program
    code: Code

    def foresee(self, seat: str, context: EvalContext) -> Foresight:
        """What a seat can foresee in the state that `context` reads."""
        return Foresight(self._effects, seat, context)

    def option(self, offer: Offer, turn: int, foresight: Foresight) -> Option:
        """What the seat may order in a turn, as it sees it in the state that is foreseen from."""
        hints = tuple(hint for _, hint in self.list_hints(offer.choice, foresight))
        option = replace(self.option_unforeseen(offer, turn), hints=hints)
        if offer.barred is None:
            return option
        barred = self._shortfalls.point_out(offer.barred, offer.choice, foresight.context)
        return replace(option, barred=barred)

    def option_unforeseen(self, offer: Offer, turn: int) -> Option:
        """The same without hints, for those who need none: to foresee costs more than all else."""
        option = self._templates.get(offer.choice)
        if option is None:
            option = self._templates[offer.choice] = self._template(offer)
        historical = option.historical
        if (turn, offer.choice) in self._history:
            historical = self.program.turns[turn - 1].date
        return replace(option, cost=offer.cost, barred=offer.barred, historical=historical)

    @cached_property
    def _shortfalls(self) -> Shortfalls:
        return Shortfalls(self.program)

    def list_hints(self, index: int, foresight: Foresight) -> Iterator[tuple[int, Hint]]:
        """What a choice is known to do, each with the index of its cause: all that may come of it,
        and nothing that can't."""
        choice, foresight = self.program.choices[index], foresight.ahead_of(index)
        doubts: dict[Doubt, int] = {frozenset(): 0}
        for number in self.list_causes(index):
            cause = self.program.causes[number]
            if choice.seat not in self.program.tracks[cause.track].seen_by:
                continue
            for fork, certainty, amount, doubt in self._list_cases(number, choice, foresight):
                if certainty == "never" or (cause.value is None and amount == Range(0, 0)):
                    continue
                branch = self.make_branch(fork, index) if fork else None
                together = doubts.setdefault(doubt, len(doubts))
                certain = certainty == "always" and not self._may_be_undone(number, fork, foresight)
                hint = self._hint(cause, certain, amount, branch)
                yield number, replace(hint, together=0 if hint.certain else together)

    def list_causes(self, index: int) -> tuple[int, ...]:
        """The causes, by index, of all that may come of a choice."""
        joint = self.program.choices[index].joint
        return (
            *self._consequences.get(("choice", index), ()),
            *(self._consequences.get(("met", joint), ()) if joint >= 0 else ()),
        )

    def list_forks(self, index: int) -> tuple[int | None, ...]:
        """On what the effects of a choice may hang, as its branches are numbered: conditions by
        index, None for that all parties of a joint initiative choose it."""
        found: dict[int | None, None] = {}
        if self._count_parties(self.program.choices[index]) > 1:
            found[None] = None
        for number in self.list_causes(index):
            cause = self.program.causes[number]
            event = cause.event
            deed = self.program.deeds[event.index] if event.kind == "deed" else None
            for condition in (deed.condition if deed else -1, cause.condition):
                if condition >= 0:
                    found[condition] = None
        return tuple(found)

    def make_branch(self, fork: Fork, index: int) -> HintBranch:
        """One way of what the effects of a choice hang on, as the seat that may choose it is told
        of it."""
        condition, holds = fork
        number = self.list_forks(index).index(condition)
        if condition is None:
            return HintBranch(number, holds, "joint", "", "")
        made = self.program.conditions[condition]
        if self.program.choices[index].seat not in made.told_to:
            return HintBranch(number, holds, "hidden", "", "")
        return HintBranch(number, holds, "stated", made.words, made.otherwise)

    def settle_fork(self, condition: int | None, index: int, foresight: Foresight) -> Certainty:
        """Whether what effects of a choice hang on holds, as far as its seat can foresee."""
        foresight = foresight.ahead_of(index)
        for number in self.list_causes(index) if condition is not None else ():
            cause = self.program.causes[number]
            deed = cause.event.index if cause.event.kind == "deed" else -1
            if deed >= 0 and self.program.deeds[deed].condition == condition:
                done = foresight.expect_deed(deed).certainty
                return done if self.program.deeds[deed].holds else _negate(done)
            split = foresight.split(number) if cause.condition == condition else None
            if split is not None:
                return split[0].certainty
        return "maybe"

    @cached_property
    def consequences(self) -> Mapping[tuple[str, int], tuple[Cause, ...]]:
        """What may be posted because of an event, by its kind and index; of deeds it brings too."""
        return {
            event: tuple(self.program.causes[each] for each in causes)
            for event, causes in self._consequences.items()
        }

    @cached_property
    def _consequences(self) -> Mapping[tuple[str, int], tuple[int, ...]]:
        program = self.program
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, cause in enumerate(program.causes):
            event = cause.event
            found[event.kind, event.index].append(number)
            while event.kind == "deed":
                event = program.deeds[event.index].event
                found[event.kind, event.index].append(number)
        return {key: tuple(causes) for key, causes in found.items()}

    @cached_property
    def _templates(self) -> dict[int, Option]:
        return {}

    @cached_property
    def _effects(self) -> EffectTable:
        return EffectTable(self.program)

    @cached_property
    def _history(self) -> frozenset[tuple[int, int]]:
        return frozenset(self.program.history)

    def _template(self, offer: Offer) -> Option:
        program, choice = self.program, self.program.choices[offer.choice]
        joint: tuple[str, ...] = ()
        if choice.joint >= 0:
            parties = program.joints[choice.joint].choices
            joint = tuple(program.choices[each].seat for each in parties)
        return Option(
            id=choice.id,
            title=choice.title,
            text=choice.text,
            why=choice.why,
            cite=choice.cite,
            cost=offer.cost,
            barred=None,
            joint=joint,
            shown_to=choice.seen_by,
            hints=(),
            historical=choice.historical,
            group=choice.group,
            kin=choice.kin,
            amount=self._find_amount(offer.choice),
        )

    def _find_amount(self, index: int) -> OptionAmount | None:
        made = find_range(self.program, index)
        if made is None:
            return None
        value = made.values[made.choices.index(index)]
        return OptionAmount(made.response, value, write_amount(value, made.unit), made.title)

    def _count_parties(self, choice: Choice) -> int:
        return len(self.program.joints[choice.joint].choices) if choice.joint >= 0 else 0

    def _list_cases(
        self, number: int, choice: Choice, foresight: Foresight
    ) -> Iterator[tuple[Fork | None, Certainty, Range, Doubt]]:
        """The ways in which an effect may come: on which, whether it then does, its bounds, and on
        what else it hangs."""
        cause = self.program.causes[number]
        fork, done = self._find_fork(cause, choice, foresight)
        if done == "never":
            return
        if fork is not None and fork[0] is not None:
            foresight = foresight.on_way(fork)
        expected = foresight.expect(number)
        certainty = expected.certainty
        doubt: Doubt = foresight.find_doubt(number) if certainty == "maybe" else frozenset()
        if done == "maybe" and fork is None:
            certainty = "maybe" if certainty == "always" else certainty
            doubt |= {f"{cause.event.index}"}
        if fork == (None, False):
            # It is another party that stayed away: surely the one where there are but two.
            certainty = "always" if self._count_parties(choice) == 2 else "maybe"
            doubt |= {AWAY}
        if cause.condition >= 0 and fork is None:
            split = foresight.split(number)
            if split is not None and split[0].certainty == "maybe":
                for amount, first in zip(split[1:], (True, False), strict=True):
                    yield (cause.condition, cause.holds is first), certainty, amount, doubt
                return
        yield fork, certainty, expected.amount, doubt

    def _may_be_undone(self, number: int, fork: Fork | None, foresight: Foresight) -> bool:
        """Whether what a cause sets may be set otherwise before the turn is over."""
        if self.program.causes[number].value is None:
            return False
        ahead = foresight.on_way(fork) if fork is not None and fork[0] is not None else foresight
        return ahead.may_be_undone(number)

    def _find_fork(
        self, cause: Cause, choice: Choice, foresight: Foresight
    ) -> tuple[Fork | None, Certainty]:
        """The way on which an effect lies, if it lies on one, and whether its event happens."""
        event = cause.event
        done: Certainty = "always"
        if event.kind == "deed":
            deed = self.program.deeds[event.index]
            done = foresight.expect_deed(event.index).certainty
            if deed.condition >= 0 and done == "maybe":
                return (deed.condition, deed.holds), done
            event = deed.event
        if self._count_parties(choice) > 1:
            if event.kind == "met":
                return (None, True), done
            if cause.chain[-1].kind == "rebuff":
                return (None, False), done
        return None, done

    def _hint(self, cause: Cause, certain: bool, amount: Range, branch: HintBranch | None) -> Hint:
        track = self.program.tracks[cause.track].id
        low, high = (amount.low, amount.high) if cause.value is None else (0.0, 0.0)
        chain = " > ".join(link.title for link in cause.chain[1:])
        why = cause.find_reason(min(high, low + high))  # of the end that is farther from nothing
        return Hint(track, low, high, cause.value, chain, certain, branch, why, cause.cite)


def _negate(certainty: Certainty) -> Certainty:
    if certainty == "maybe":
        return certainty
    return "never" if certainty == "always" else "always"
