"""Plays the two sides of a comparison and tells what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from eleventh.core.program import Program
from eleventh.lab.batch.inputs import list_values
from eleventh.lab.batch.plan import RunPlan
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.batch.units import AS_RULED, UnitSizes
from eleventh.lab.batch.workers import Progress, open_workers
from eleventh.lab.compare.changes import tell_changes
from eleventh.lab.compare.differences import find_difference, find_mean
from eleventh.lab.compare.measures import Measure, list_measures, mark_rules
from eleventh.lab.compare.pairs import PairSums, PairUnit, match_up
from eleventh.lab.compare.result import OneSided, SideComparison, SideResult
from eleventh.play.version import RULES, engine_version

FEWEST = 2  # pairs, for an interval


@dataclass(frozen=True, slots=True)
class Side:
    """How one side plays: `parameters` are those of its inputs that were set."""

    program: Program
    players: Mapping[str, BatchPlayer]
    parameters: Mapping[str, float] = field(default_factory=dict)

    @property
    def sizes(self) -> UnitSizes:
        """The sizes of its units."""
        if not self.parameters:
            return AS_RULED
        return UnitSizes(inputs=list_values(self.program, self.parameters))


def compare(
    a: Side,
    b: Side,
    plan: RunPlan,
    *,
    seed: int,
    games: int,
    progress: Progress | None = None,
) -> SideComparison:
    """The games 0, 1, .. of a seed on both sides, as planned. After Ctrl-C those pairs that were
    played by then; KeyboardInterrupt if there are fewer than two. ValueError for fewer games."""
    if games < FEWEST:
        raise ValueError("a comparison takes two games at least")
    marked = {each.program.hash: mark_rules(each.program) for each in (a, b)}
    one, other = (
        plan.make_unit(
            marked[each.program.hash], each.players, seed=seed, games=games, sizes=each.sizes
        )
        for each in (a, b)
    )
    pair = PairUnit(one, other)
    with open_workers(tuple(marked.values()), plan.cores, plan.cluster) as workers:
        (sums,) = workers.run([pair], progress)
    if sums.pairs < FEWEST:
        raise KeyboardInterrupt
    return _summarise(a, b, pair, sums)


def _summarise(a: Side, b: Side, pair: PairUnit, sums: PairSums) -> SideComparison:
    mine, theirs = list_measures(a.program), list_measures(b.program)
    every = match_up(mine, theirs)
    keys_a, keys_b = ({each.key for each in side} for side in (mine, theirs))
    return SideComparison(
        engine=engine_version(),
        rules=RULES,
        backend=pair.a.backend,
        seed=pair.a.seed,
        first=pair.a.first,
        wanted=pair.a.count,
        pairs=sums.pairs,
        a=_tell_side(a, 0, every, keys_a - keys_b, sums),
        b=_tell_side(b, 1, every, keys_b - keys_a, sums),
        changes=tell_changes(a.program, b.program),
        differences=tuple(
            find_difference(each, sums, column)
            for column, each in enumerate(every)
            if each.key in keys_a & keys_b
        ),
    )


def _tell_side(
    side: Side,
    number: int,
    every: tuple[Measure, ...],
    alone: set[tuple[str, str]],
    sums: PairSums,
) -> SideResult:
    program = side.program
    amounts, times = sums.sums[2 * number : 2 * number + 2]
    return SideResult(
        scenario=program.scenario,
        title=program.title,
        program=program.hash,
        players={seat.id: side.players[seat.id].name for seat in program.seats},
        parameters=dict(side.parameters),
        only=tuple(
            OneSided(each, find_mean(each, int(amounts[column]), int(times[column])))
            for column, each in enumerate(every)
            if each.key in alone
        ),
    )
