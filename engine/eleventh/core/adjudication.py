"""The one transition function: what a turn's orders make of a state.

A turn: open (injects fire) -> the seats decide -> resolve (costs, responses, initiatives) -> the
rulebook's stages -> close (deadlines, endings). A state between calls is one whose turn has opened,
so `resolve` resolves, reacts, closes, and opens the next turn unless the game is over. There is
no generator argument: dice have addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from eleventh.core.code import Code, Effects, EvalContext
from eleventh.core.dice import SeatDice, game_key
from eleventh.core.ledger import Ledger, Settled, settle
from eleventh.core.objective_reads import ObjectiveReads, find_better, find_reads
from eleventh.core.option_table import OptionTable
from eleventh.core.orders import Menu, Offer, Orders
from eleventh.core.program import Cause, Choice, Decision, Objective, Program
from eleventh.core.refusals import Data, Refusal, RefusalCode
from eleventh.core.state import State, make_start

Asked = Callable[[EvalContext], float | bool]


@dataclass(frozen=True, slots=True)
class Transition:
    """What a transition yields: the new state, every posting that led to it, and the deeds done in
    the turn that it closed (indices of the program's deeds; none where a game begins)."""

    state: State
    ledger: Ledger
    deeds: tuple[int, ...] = ()

    @property
    def closing_values(self) -> tuple[float, ...]:
        """The tracks as the turn that it closed left them, before the next one opened."""
        turn = self.state.turn if self.state.over else self.state.turn - 1
        later = (stage.opened for stage in self.ledger.stages if stage.turn > turn)
        return next(later, self.state.values)


@dataclass(frozen=True)
class Adjudicator:
    """A program that can be run. It holds no game: the same one serves any number of tables.
    `inputs` are the sizes of all parameters, for those that are read as the game runs; None for
    those of the rulebook. `prepared` is what doctrines and forecasts have prepared for these rules,
    by a name of theirs, for as long as the rules are kept, whatever texts are told meanwhile: it
    must follow from the rules alone."""

    program: Program
    code: Code
    inputs: tuple[float, ...] | None = None
    prepared: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def begin(self, seed: int, game: int = 0) -> Transition:
        """The state in which turn 1 has opened. `game` numbers the lanes of a batch; 0 is a
        table's."""
        state = make_start(self.program, seed, game)
        context = self.make_context(state)
        settled: list[Settled] = []
        self._open(context, settled)
        return self._turned(state, context, -1, settled)

    def resolve(self, state: State, taken: Sequence[int]) -> Transition:
        """The state after these choices of all seats, by their indices: the next turn opened, or
        the game ended. The game must not be over, and the choices must be in order: see
        `refusals` and `index_orders`."""
        context = self.make_context(state)
        settled: list[Settled] = []
        self._choose(context, taken)
        ending = -1
        for index in self._stages["resolve"] + self._stages["react"] + self._stages["close"]:
            ended = self._run(index, context, settled)
            ending = ended if ending < 0 and ended is not None else ending
        done = context.done
        if ending < 0:
            self._open(context, settled)
        transition = self._turned(state, context, ending, settled)
        return replace(transition, deeds=tuple(index for index, each in enumerate(done) if each))

    def menu(self, state: State, seat: str) -> Menu:
        """What `seat` may order, with prices and the reasons why not."""
        context = self.make_context(state)
        purse = self._purses.get(seat)
        held = None if purse is None else state.values[purse]
        if state.over:
            return Menu(seat, state.turn, held, {}, ())
        decisions = {
            decision.id: tuple(self._list_offers(context, decision.choices))
            for decision in self.list_asked(state, context)
            if decision.seat == seat
        }
        initiatives = tuple(self._list_offers(context, self._initiatives.get(seat, ())))
        return Menu(seat, state.turn, held, decisions, initiatives)

    def list_asked(self, state: State, context: EvalContext) -> Iterator[Decision]:
        """The decisions that are put to any seat in this turn; `context` is the state's."""
        for inject, fired in zip(self.program.injects, state.fired, strict=True):
            if fired == state.turn:
                for index in inject.decisions:
                    if self._asked[index](context):
                        yield self.program.decisions[index]

    def make_context(self, state: State) -> EvalContext:
        """What queries read of a state."""
        done = [False] * len(self.program.deeds)
        for deed in state.deeds:
            done[deed] = True
        key = game_key(state.seed, state.game)
        return EvalContext(
            list(state.values),
            state.turn,
            list(state.fired),
            list(state.chose),
            list(state.met),
            done,
            key,
            self._sizes,
            [float(each) for each in state.times],
        )

    def score(self, state: State, seat: str) -> Mapping[str, float]:
        """How far each objective of `seat` is reached, 0 to 100, by objective id."""
        context = self.make_context(state)
        objectives = self.program.find_seat(seat).objectives
        return {
            each.id: _percent(self.code.queries[f"objective:{seat}:{each.id}"](context))
            for each in objectives
        }

    def derived(self, state: State) -> Mapping[str, float]:
        """The value of every derived track, by id."""
        context = self.make_context(state)
        return {
            each.id: float(self.code.queries[f"derived:{each.id}"](context))
            for each in self.program.derived
        }

    def index_orders(self, seat: str, orders: Orders) -> tuple[int, ...]:
        """The indices of the choices that orders name, in order. KeyError for one the seat lacks:
        the orders must not be refused."""
        named = [("response", each) for each in orders.responses.values()]
        named += [("initiative", each) for each in orders.initiatives]
        return tuple(self._indices[seat, kind, id] for kind, id in named)

    def hand_dice(self, state: State, seat: str) -> SeatDice:
        """The dice of the doctrine in `seat`, for the whole of the game."""
        return SeatDice(game_key(state.seed, state.game), self._doctrine_sites[seat])

    @cached_property
    def objective_reads(self) -> Mapping[str, tuple[tuple[Objective, ObjectiveReads], ...]]:
        """The objectives of each seat in the scenario's order, with what they follow from."""
        program = self.program
        return {
            seat.id: tuple((each, find_reads(program, seat.id, each)) for each in seat.objectives)
            for seat in program.seats
        }

    @cached_property
    def better(self) -> Mapping[str, Mapping[str, str]]:
        """Which way is better for each seat, by its objectives, of what these follow from."""
        return {each.id: find_better(self.program, each.id) for each in self.program.seats}

    @cached_property
    def decisions(self) -> Mapping[str, Decision]:
        """The decisions of the program by id."""
        return {each.id: each for each in self.program.decisions}

    @cached_property
    def options(self) -> OptionTable:
        """The options of the program as views show them."""
        return OptionTable(self.program, self.code)

    @property
    def consequences(self) -> Mapping[tuple[str, int], tuple[Cause, ...]]:
        """What may be posted because of an event, by its kind and index; of deeds it brings too."""
        return self.options.consequences

    @cached_property
    def _indices(self) -> Mapping[tuple[str, str, str], int]:
        return {
            (choice.seat, choice.kind, choice.id): index
            for index, choice in enumerate(self.program.choices)
        }

    @cached_property
    def _initiatives(self) -> Mapping[str, tuple[int, ...]]:
        return {each.seat: each.initiatives for each in self.program.offers}

    @cached_property
    def _doctrine_sites(self) -> Mapping[str, frozenset[int]]:
        addressed: list[Decision | Choice] = [*self.program.decisions, *self.program.choices]
        return {
            seat.id: frozenset(each.sites.table for each in addressed if each.seat == seat.id)
            for seat in self.program.seats
        }

    @cached_property
    def _sizes(self) -> tuple[float, ...]:
        if self.inputs is not None:
            return self.inputs
        return tuple(each.value for each in self.program.parameters)

    @cached_property
    def _costs(self) -> Sequence[Asked]:
        return self._ask_all("cost", len(self.program.choices))

    @cached_property
    def _needs(self) -> Sequence[Asked]:
        return self._ask_all("needs", len(self.program.choices))

    @cached_property
    def _asked(self) -> Sequence[Asked]:
        return self._ask_all("asked", len(self.program.decisions))

    def _ask_all(self, what: str, count: int) -> Sequence[Asked]:
        return tuple(self.code.queries[f"{what}:{index}"] for index in range(count))

    @cached_property
    def _purses(self) -> Mapping[str, int]:
        return dict(self.program.capital)

    @cached_property
    def _stages(self) -> Mapping[str, tuple[int, ...]]:
        moments = ("open", "resolve", "react", "close")
        return {
            moment: tuple(
                index for index, stage in enumerate(self.program.stages) if stage.moment == moment
            )
            for moment in moments
        }

    def _open(self, context: EvalContext, settled: list[Settled]) -> None:
        context.turn += 1
        for index, counter in enumerate(self.program.counters):
            context.times[index] += sum(context.done[deed] for deed in counter.deeds)
        context.done = [False] * len(self.program.deeds)
        for index in self._stages["open"]:
            self._run(index, context, settled)

    def _choose(self, context: EvalContext, taken: Sequence[int]) -> None:
        for choice in taken:
            context.chose[choice] = context.turn
        for index, joint in enumerate(self.program.joints):
            if all(context.chose[choice] == context.turn for choice in joint.choices):
                context.met[index] = context.turn

    def _run(self, index: int, context: EvalContext, settled: list[Settled]) -> int | None:
        """Runs one stage and settles it; the ending it reached, if any."""
        effects = Effects()
        self.code.stages[index](context, effects)
        if effects.posts or effects.sets:
            effects.sets.sort()
            posts, sets = tuple(effects.posts), tuple(effects.sets)
            stage = self.program.stages[index].id
            settled.append(Settled(context.turn, stage, tuple(context.values), posts, sets))
            settle(self.program, context.values, posts, sets)
        for inject in effects.fired:
            context.fired[inject] = context.turn
        for deed in effects.done:
            context.done[deed] = True
        return min(effects.ended) if effects.ended else None

    def _turned(
        self, before: State, context: EvalContext, ending: int, settled: list[Settled]
    ) -> Transition:
        state = State(
            seed=before.seed,
            game=before.game,
            turn=context.turn,
            values=tuple(context.values),
            fired=tuple(context.fired),
            chose=tuple(context.chose),
            met=tuple(context.met),
            deeds=tuple(index for index, done in enumerate(context.done) if done),
            ending=ending,
            times=tuple(int(each) for each in context.times),
        )
        return Transition(state, Ledger(self.program, tuple(settled)))

    def _list_offers(self, context: EvalContext, choices: Iterable[int]) -> Iterator[Offer]:
        """The offers of some choices; one that is hidden is none until what it needs holds."""
        for index in choices:
            offer = self._offer(context, index)
            unmet = offer.barred is not None and offer.barred.code is RefusalCode.NEEDS
            if not (unmet and self.program.choices[index].hidden):
                yield offer

    def _offer(self, context: EvalContext, index: int) -> Offer:
        program = self.program
        choice = program.choices[index]
        cost = float(self._costs[index](context))
        barred: Refusal | None = None
        capital = self._purses.get(choice.seat)
        if choice.once and context.chose[index]:
            barred = Refusal(RefusalCode.DONE_ALREADY, {"title": choice.title})
        elif not self._needs[index](context):
            barred = _unmet(program, context, choice)
        elif capital is not None and cost > context.values[capital]:
            data: Data = {"title": choice.title, "price": cost, "capital": context.values[capital]}
            barred = Refusal(RefusalCode.BEYOND_CAPITAL, data)
        return Offer(index, cost, barred)


def _unmet(program: Program, context: EvalContext, choice: Choice) -> Refusal:
    """What a choice needs, and where the tracks stand that it reads; the seat sees all (E085)."""
    tracks = [(program.tracks[each], context.values[each]) for each in choice.reads]
    data: Data = {
        "title": choice.title,
        "needs": choice.needs,
        "tracks": tuple(track.title for track, _ in tracks),
        "values": tuple(
            track.values[int(value)] if track.kind == "status" else value for track, value in tracks
        ),
        "kinds": tuple(track.kind for track, _ in tracks),
        "lows": tuple(track.low for track, _ in tracks),
        "highs": tuple(track.high for track, _ in tracks),
    }
    return Refusal(RefusalCode.NEEDS, data)


def _percent(value: float | bool) -> float:
    if isinstance(value, bool):
        return 100.0 if value else 0.0
    return min(max(value, 0.0), 100.0)
