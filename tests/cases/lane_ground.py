"""Our rules as lanes play them, on any backend, for the cases: many turns at once.

All that the cases will ask is played beforehand, a lane each; then they are judged by looking it
up. There is one program for all: parameters that a case changes are read as the game runs, a rule
or modifier that a mutant lacks has the factor 0 in its lanes, and which of them posted is told by
marks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from cases.ground import RULEBOOKS, Ground
from cases.judging import list_turns
from cases.reading import Case, Deed, Setup, every_case
from eleventh.core.program import Program
from eleventh.emit.lanes import Backend, Lanes, Numbers, RuleSizes, spread
from eleventh.emit.python import build
from eleventh.lab.studies.marking import mark_causes
from eleventh.lab.studies.plans import PlannedOrder, seat_plans
from eleventh.lang.compile import compile_path, compile_with_inputs
from games import build_quickly

CHUNK = 1024
Rule = tuple[str, str]  # the kind and the id of a rule or modifier


class Turn(NamedTuple):
    """A turn as it is asked for: `left_out` is the rule or modifier that it is played without."""

    given: tuple[tuple[str, float | str], ...]
    earlier: tuple[tuple[Deed, int], ...]
    parameters: tuple[tuple[str, float], ...]
    days: int
    seed: int
    deeds: tuple[Deed, ...] = ()
    orders: tuple[tuple[str, tuple[str, ...]], ...] = ()
    left_out: Rule | None = None


class Moment(NamedTuple):
    """A turn as it opened, or as it ended."""

    turn: Turn
    ended: bool


@dataclass(frozen=True)
class Played:
    """Turns of one length in lanes: as they opened, and as they ended; and what was asked of
    either."""

    backend: Backend
    before: Lanes
    after: Lanes
    asked: dict[tuple[str, bool], Numbers] = field(default_factory=dict)

    def ask(self, query: str, lane: int, ended: bool = False) -> float:
        """A query in one lane; it is put to all of them once."""
        if (query, ended) not in self.asked:
            lanes = self.after if ended else self.before
            self.asked[query, ended] = self.backend.ask(lanes, query)
        return float(self.asked[query, ended][lane])


class LaneGround:
    """The rulebook on one backend; an implementation for `judging.complaints`."""

    def __init__(self, ground: Ground, name: str, left_out: Rule | None = None) -> None:
        self.ground, self.left_out = ground, left_out
        bounds: dict[str, list[float]] = defaultdict(list)
        for case in every_case():
            for trial in case.trials:
                for id, value in trial.setup.parameters.items():
                    bounds[id].append(value)
        program = self._compile({id: (min(each), max(each)) for id, each in bounds.items()})
        self.rules = find_rules(program)
        self.marks = {rule: len(program.injects) + number for number, rule in enumerate(self.rules)}
        self.backend = build_quickly(name, mark_causes(program, list(self.rules.values())))
        self.start_state = build(program).begin(0).state
        self.lanes: dict[Turn, tuple[Played, int]] = {}

    def _compile(self, bounds: Mapping[str, tuple[float, float]]) -> Program:
        """The scenario with parameters that are read as the game runs: all that a case changes, and
        somewhat beyond the rulebook's own."""
        folder = self.ground.folder / "lanes"
        folder.mkdir(exist_ok=True)
        (folder / "scenario.yaml").write_text(self.ground.write_scenario({}), "utf-8")
        plain = compile_path(folder, [RULEBOOKS])
        assert plain.program is not None
        own = {each.id: each.value for each in plain.program.parameters}
        wide = {id: (min(low, own[id]), max(high, own[id])) for id, (low, high) in bounds.items()}
        program = compile_with_inputs(plain.files, wide).program
        assert program is not None
        return program

    def without(self, rule: Rule) -> LaneGround:
        """The same with a rule or modifier left out."""
        other = object.__new__(LaneGround)
        other.__dict__.update(self.__dict__)
        other.left_out = rule
        return other

    # --- what judging asks

    def start(self, setup: Setup) -> Moment:
        """A turn as it opens."""
        return Moment(self._name(setup), ended=False)

    def do(
        self, game: Moment, deeds: Sequence[Deed], orders: Mapping[str, Sequence[str]]
    ) -> Moment:
        """The same turn, ended."""
        return Moment(_do(game.turn, deeds, orders), ended=True)

    def level(self, game: Moment, track: str) -> float | str:
        """The value of a track or a derived track; the name of a status."""
        played, lane = self._find(game.turn)
        lanes = played.after if game.ended else played.before
        if track not in self._tracks:
            return played.ask(f"derived:{track}", lane, game.ended)
        index = self._tracks[track]
        value, known = float(lanes.values[index, lane]), self.backend.program.tracks[index]
        return known.values[int(value)] if known.kind == "status" else value

    def may(self, game: Moment, seat: str, initiative: str) -> bool:
        """Whether the seat's menu offers the initiative, open and affordable."""
        played, lane = self._find(game.turn)
        choice = self._choices[seat, initiative]
        needs, cost = (played.ask(f"{query}:{choice}", lane) for query in ("needs", "cost"))
        purse = dict(self.backend.program.capital).get(seat)
        held = np.inf if purse is None else float(played.before.values[purse, lane])
        return bool(needs) and bool(cost <= held)

    # --- playing

    def find_posted(self, case: Case) -> set[Rule]:
        """The rules and modifiers that post in a case."""
        found = [self._find(self.name_turn(*each)) for each in list_turns(case)]
        return {
            rule
            for rule, mark in self.marks.items()
            if any(played.after.fired[mark, lane] for played, lane in found)
        }

    def play(self, cases: Iterable[Case]) -> None:
        """Plays all that these cases ask."""
        self.play_turns(self.name_turn(*each) for case in cases for each in list_turns(case))

    def play_turns(self, turns: Iterable[Turn]) -> None:
        """Plays these turns, those of one length together."""
        groups: dict[int, list[Turn]] = defaultdict(list)
        for turn in dict.fromkeys(turns):
            if turn not in self.lanes:
                groups[turn.days].append(turn)
        for days, group in groups.items():
            for first in range(0, len(group), CHUNK):
                chunk = group[first : first + CHUNK]
                played = self._play(days, chunk)
                self.lanes |= {turn: (played, lane) for lane, turn in enumerate(chunk)}

    def _play(self, days: int, turns: Sequence[Turn]) -> Played:
        before, after = (self._lay_out(days, turns) for _ in range(2))
        number = self.ground.lengths.index(days) + 1
        plans = [
            tuple(
                PlannedOrder(number, self._choices[seat, each], taken=True)
                for seat, given in turn.orders
                for each in given
            )
            for turn in turns
        ]
        self.backend.advance(after, seat_plans(self.backend.program, plans))
        for lane, plan in enumerate(plans):
            assert all(after.chose[each.choice, lane] == number for each in plan), turns[lane]
        return Played(self.backend, before, after)

    def _lay_out(self, days: int, turns: Sequence[Turn]) -> Lanes:
        """A lane for each turn, as its set-up and its deeds say."""
        program, causes = self.backend.program, len(self.backend.program.causes)
        number = self.ground.lengths.index(days) + 1
        values = [each.value for each in program.parameters]
        inputs = np.repeat(np.array([values]).T, len(turns), axis=1)
        factors = np.ones((causes, len(turns))) if any(each.left_out for each in turns) else None
        fired = (*self.start_state.fired, *[0] * len(self.marks))
        state = replace(self.start_state, turn=number, fired=fired)
        seeds = np.array([each.seed for each in turns], np.uint64)
        parameters = {each.id: index for index, each in enumerate(program.parameters)}
        for lane, turn in enumerate(turns):
            for id, value in turn.parameters:
                inputs[parameters[id], lane] = value
            if factors is not None and turn.left_out is not None:
                factors[list(self.rules_anywhere[turn.left_out]), lane] = 0.0
        lanes = spread(program, state, seeds, RuleSizes(factors, inputs))
        first = self.ground.find_first(program)
        for lane, turn in enumerate(turns):
            lanes.times[:, lane] = self.ground.count_times(program, turn.earlier)
            for name, given in turn.given:
                index = self._tracks[name]
                known = program.tracks[index].values
                lanes.values[index, lane] = known.index(given) if isinstance(given, str) else given
            lanes.done[[first + self.ground.deeds.index(each) for each in turn.deeds], lane] = True
        return lanes

    def _find(self, turn: Turn) -> tuple[Played, int]:
        if turn not in self.lanes:
            self.play_turns([turn])
        return self.lanes[turn]

    def _name(self, setup: Setup) -> Turn:
        given, parameters = sorted(setup.given.items()), sorted(setup.parameters.items())
        setting = tuple(given), setup.earlier, tuple(parameters), setup.days, setup.seed
        return Turn(*setting, left_out=self.left_out)

    def name_turn(
        self, setup: Setup, deeds: Sequence[Deed], orders: Mapping[str, Sequence[str]]
    ) -> Turn:
        """What a turn is asked for by, here."""
        return _do(self._name(setup), deeds, orders)

    @cached_property
    def _tracks(self) -> Mapping[str, int]:
        return {each.id: index for index, each in enumerate(self.backend.program.tracks)}

    @cached_property
    def _choices(self) -> Mapping[tuple[str, str], int]:
        program = self.backend.program
        return {(each.seat, each.id): index for index, each in enumerate(program.choices)}

    @cached_property
    def rules_anywhere(self) -> Mapping[Rule, set[int]]:
        """The causes that each rule and modifier has a hand in."""
        found: dict[Rule, set[int]] = defaultdict(set)
        for index, cause in enumerate(self.backend.program.causes):
            for link in cause.chain:
                found[link.kind, link.id].add(index)
        return found


def find_rules(program: Program) -> Mapping[Rule, set[int]]:
    """The causes at whose end each rule and modifier stands."""
    found: dict[Rule, set[int]] = defaultdict(set)
    for index, cause in enumerate(program.causes):
        link = cause.chain[-1]
        if link.kind in ("rule", "modifier"):
            found[link.kind, link.id].add(index)
    return found


def _do(turn: Turn, deeds: Sequence[Deed], orders: Mapping[str, Sequence[str]]) -> Turn:
    given = sorted((seat, tuple(each)) for seat, each in orders.items() if each)
    return turn._replace(deeds=tuple(deeds), orders=tuple(given))
