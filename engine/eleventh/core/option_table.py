"""The options of a program as views show them, with hints of what each is known to do.

Nearly all of an option stays the same throughout a game, so it is built once per program, when
somebody first looks at it. What depends on the state is put in afterwards: the price, the bar, the
date on which an initiative was really taken, and whether an effect that hangs on a condition is
certain now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from eleventh.core.code import Code, EvalContext
from eleventh.core.orders import Offer
from eleventh.core.program import Cause, Choice, Program
from eleventh.core.view import Hint, Option


@dataclass(frozen=True, slots=True)
class OptionTemplate:
    """One choice: the option as it usually stands, and the queries that tell whether a hint of it,
    by its number, is certain as things stand."""

    option: Option
    open_hints: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class OptionTable:
    """The options of every seat. A cache and nothing else: equal offers, equal options."""

    program: Program
    code: Code

    def option(self, offer: Offer, context: EvalContext) -> Option:
        """What the seat may order, as it sees it in the state that `context` reads."""
        template = self._templates.get(offer.choice)
        if template is None:
            template = self._templates[offer.choice] = self._template(offer)
        option = template.option
        historical = option.historical
        if (context.turn, offer.choice) in self._history:
            historical = self.program.turns[context.turn - 1].date
        hints = option.hints
        if template.open_hints:
            now = list(hints)
            for number, query in template.open_hints:
                certain = bool(self.code.queries[query](context))
                now[number] = replace(now[number], certain=certain)
            hints = tuple(now)
        usual = offer.cost == option.cost and offer.barred == option.barred
        if usual and historical == option.historical and hints == option.hints:
            return option
        return replace(
            option, cost=offer.cost, barred=offer.barred, historical=historical, hints=hints
        )

    @cached_property
    def consequences(self) -> Mapping[tuple[str, int], tuple[Cause, ...]]:
        """What may be posted because of an event, by its kind and index; of deeds it brings too."""
        program = self.program
        found: dict[tuple[str, int], list[Cause]] = defaultdict(list)
        for cause in program.causes:
            event = cause.event
            found[event.kind, event.index].append(cause)
            while event.kind == "deed":
                event = program.deeds[event.index].event
                found[event.kind, event.index].append(cause)
        return {key: tuple(causes) for key, causes in found.items()}

    @cached_property
    def _templates(self) -> dict[int, OptionTemplate]:
        return {}

    @cached_property
    def _history(self) -> frozenset[tuple[int, int]]:
        return frozenset(self.program.history)

    def _template(self, offer: Offer) -> OptionTemplate:
        program, choice = self.program, self.program.choices[offer.choice]
        causes = [
            cause
            for cause in self._causes(offer.choice, choice)
            if choice.seat in program.tracks[cause.track].seen_by
        ]
        joint: tuple[str, ...] = ()
        if choice.joint >= 0:
            parties = program.joints[choice.joint].choices
            joint = tuple(program.choices[each].seat for each in parties)
        option = Option(
            id=choice.id,
            title=choice.title,
            text=choice.text,
            why=choice.why,
            cite=choice.cite,
            cost=offer.cost,
            barred=None,
            joint=joint,
            shown_to=choice.seen_by,
            hints=tuple(
                Hint(
                    program.tracks[cause.track].id,
                    cause.low,
                    cause.high,
                    cause.value,
                    " > ".join(link.title for link in cause.chain[1:]),
                    self._always(cause),
                )
                for cause in causes
            ),
            historical=choice.historical,
        )
        open_hints = tuple(
            (number, cause.holds)
            for number, cause in enumerate(causes)
            if self._depends(cause, choice.seat)
        )
        return OptionTemplate(option, open_hints)

    def _causes(self, index: int, choice: Choice) -> tuple[Cause, ...]:
        causes = self.consequences.get(("choice", index), ())
        if choice.joint >= 0:
            causes += self.consequences.get(("met", choice.joint), ())
        return causes

    def _always(self, cause: Cause) -> bool:
        """Whether an effect can't stay away whatever the state: it has no condition."""
        if cause.value is None:
            return not cause.when
        return not cause.holds and not cause.when and self._done_for_sure(cause)

    def _depends(self, cause: Cause, seat: str) -> bool:
        """Whether the seat sees, as things stand, if the condition of a value set holds."""
        if cause.value is None or not cause.holds or not self._done_for_sure(cause):
            return False
        return all(seat in self.program.tracks[each].seen_by for each in cause.reads)

    def _done_for_sure(self, cause: Cause) -> bool:
        event = cause.event
        return event.kind != "deed" or self.program.deeds[event.index].certain
