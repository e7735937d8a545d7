"""The one transition function: what a turn's orders make of a state.

A turn: open (injects fire) -> the seats decide -> resolve (costs, responses, initiatives) -> the
rulebook's stages -> close (deadlines, endings). A state between calls is one whose turn has opened,
so `adjudicate` resolves, reacts, closes, and opens the next turn unless the game is over. There is
no generator argument: dice have addresses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from eleventh.core.code import Code, Effects, Moment
from eleventh.core.dice import game_key
from eleventh.core.ledger import Ledger, Settled, settle
from eleventh.core.orders import Menu, Offer, Orders, chosen, refusals
from eleventh.core.program import Program
from eleventh.core.state import State


@dataclass(frozen=True, slots=True)
class Turned:
    """What a transition yields: the new state, every posting that led to it, and the deeds done in
    the turn that it closed (indices of the program's deeds; none where a game begins)."""

    state: State
    ledger: Ledger
    deeds: tuple[int, ...] = ()


@dataclass(frozen=True)
class Adjudicator:
    """A program that can be run. It holds no game: the same one serves any number of tables."""

    program: Program
    code: Code

    def begin(self, seed: int, game: int = 0) -> Turned:
        """The state in which turn 1 has opened. `game` numbers the lanes of a batch; 0 is a
        table's."""
        program = self.program
        state = State(
            seed=seed,
            game=game,
            turn=0,
            values=tuple(track.start for track in program.tracks),
            fired=(0,) * len(program.injects),
            chose=(0,) * len(program.choices),
            met=(0,) * len(program.joints),
            deeds=(),
            ending=-1,
        )
        state, settled = self._open(state)
        return Turned(state, Ledger(program, settled))

    def adjudicate(self, state: State, orders: Mapping[str, Orders]) -> Turned:
        """The state after these orders: the next turn opened, or the game ended.

        ValueError if the game is over or a seat's orders would be refused: ask `refusals` first.
        """
        if state.over:
            raise ValueError("the game is over")
        taken: list[int] = []
        for seat in self.program.seats:
            given = orders.get(seat.id, Orders())
            refused = refusals(self.program, self.menu(state, seat.id), given)
            if refused:
                raise ValueError(f"{seat.id}: {refused[0].reason}")
            taken.extend(chosen(self.program, seat.id, given))
        return self.resolve(state, taken)

    def resolve(self, state: State, taken: list[int]) -> Turned:
        """As `adjudicate`, from indices of choices that are known to be in order."""
        state = self._choose(state, taken)
        settled: tuple[Settled, ...] = ()
        for index in self._stages["resolve"] + self._stages["react"] + self._stages["close"]:
            state, more = self._run(index, state)
            settled += more
        deeds = state.deeds
        if not state.over:
            state, opened = self._open(state)
            settled += opened
        return Turned(state, Ledger(self.program, settled), deeds)

    def menu(self, state: State, seat: str) -> Menu:
        """What `seat` may order, with prices and the reasons why not."""
        program = self.program
        moment = self.moment(state)
        capital = dict(program.capital).get(seat)
        decisions = {
            decision.id: tuple(self._offer(moment, choice) for choice in decision.choices)
            for inject, fired in zip(program.injects, state.fired, strict=True)
            for index, decision in ((each, program.decisions[each]) for each in inject.decisions)
            if decision.seat == seat
            and fired == state.turn
            and self.code.queries[f"asked:{index}"](moment)
        }
        initiatives = tuple(
            self._offer(moment, index)
            for index, choice in enumerate(program.choices)
            if choice.seat == seat and choice.kind == "initiative"
        )
        if state.over:
            decisions, initiatives = {}, ()
        held = None if capital is None else state.values[capital]
        return Menu(seat, state.turn, held, decisions, initiatives)

    def moment(self, state: State) -> Moment:
        """What queries read of a state."""
        done = [False] * len(self.program.deeds)
        for deed in state.deeds:
            done[deed] = True
        key = game_key(state.seed, state.game)
        return Moment(state.values, state.turn, state.fired, state.chose, state.met, done, key)

    def score(self, state: State, seat: str) -> Mapping[str, float]:
        """How far each objective of `seat` is reached, 0 to 100, by objective id."""
        moment = self.moment(state)
        objectives = next(each.objectives for each in self.program.seats if each.id == seat)
        return {
            each.id: _percent(self.code.queries[f"objective:{seat}:{each.id}"](moment))
            for each in objectives
        }

    def derived(self, state: State) -> Mapping[str, float]:
        """The value of every derived track, by id."""
        moment = self.moment(state)
        return {
            each.id: float(self.code.queries[f"derived:{each.id}"](moment))
            for each in self.program.derived
        }

    @cached_property
    def _stages(self) -> Mapping[str, tuple[int, ...]]:
        moments = ("open", "resolve", "react", "close")
        return {
            moment: tuple(
                index for index, stage in enumerate(self.program.stages) if stage.moment == moment
            )
            for moment in moments
        }

    def _open(self, state: State) -> tuple[State, tuple[Settled, ...]]:
        state = replace(state, turn=state.turn + 1, deeds=())
        settled: tuple[Settled, ...] = ()
        for index in self._stages["open"]:
            state, more = self._run(index, state)
            settled += more
        return state, settled

    def _choose(self, state: State, taken: list[int]) -> State:
        chose = list(state.chose)
        for choice in taken:
            chose[choice] = state.turn
        met = list(state.met)
        for index, joint in enumerate(self.program.joints):
            if all(chose[choice] == state.turn for choice in joint.choices):
                met[index] = state.turn
        return replace(state, chose=tuple(chose), met=tuple(met))

    def _run(self, index: int, state: State) -> tuple[State, tuple[Settled, ...]]:
        effects = Effects()
        self.code.stages[index](self.moment(state), effects)
        program = self.program
        changes: dict[str, object] = {}
        settled: tuple[Settled, ...] = ()
        if effects.posts or effects.sets:
            effects.sets.sort()
            stage = program.stages[index].id
            settled = (
                Settled(state.turn, stage, state.values, tuple(effects.posts), tuple(effects.sets)),
            )
            changes["values"] = settle(program, state.values, effects.posts, effects.sets)
        if effects.fired:
            fired = list(state.fired)
            for inject in effects.fired:
                fired[inject] = state.turn
            changes["fired"] = tuple(fired)
        if effects.done:
            changes["deeds"] = state.deeds + tuple(effects.done)
        if effects.ended:
            changes["ending"] = min(effects.ended)
        return (replace(state, **changes) if changes else state), settled  # type: ignore[arg-type]

    def _offer(self, moment: Moment, index: int) -> Offer:
        program = self.program
        choice = program.choices[index]
        cost = float(self.code.queries[f"cost:{index}"](moment))
        barred = ""
        capital = dict(program.capital).get(choice.seat)
        if choice.once and moment.chose[index]:
            barred = "already done; it can be done once a game."
        elif not self.code.queries[f"needs:{index}"](moment):
            barred = f"it needs {choice.needs}."
        elif capital is not None and cost > moment.values[capital]:
            barred = f"it costs {cost:g} of political capital; you have {moment.values[capital]:g}."
        return Offer(index, cost, barred)


def _percent(value: float | bool) -> float:
    if isinstance(value, bool):
        return 100.0 if value else 0.0
    return min(max(value, 0.0), 100.0)
