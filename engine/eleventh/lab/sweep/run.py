"""Plays the sets of a sweep and tells which parameters decide its outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eleventh.bots.lane_policies import NAMED
from eleventh.core.program import Program
from eleventh.emit.lanes import Numbers
from eleventh.lab.batch.inputs import Ranges, compile_ranges, list_values
from eleventh.lab.batch.plan import RunPlan
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.batch.scales import SHARES
from eleventh.lab.batch.units import UnitSizes
from eleventh.lab.batch.workers import Progress, Workers, open_workers
from eleventh.lab.playtest.intervals import Proportion, estimate_sums
from eleventh.lab.studies.estimates import Estimate
from eleventh.lab.sweep.design import FEWEST, Design, Influence, Method
from eleventh.lab.sweep.outcomes import Outcome, find_outcome
from eleventh.lab.sweep.result import NothingJudged, Sweep, Swing
from eleventh.lab.sweep.sets import SetSums, SetUnit
from eleventh.lang.compile import Compiled
from eleventh.play.version import RULES, engine_version

LOW, HIGH = 0.6, 1.4  # of its size, where no range is given
SWINGS = 16  # parameters whose ends are played by themselves
SWING_GAMES = 500


@dataclass(frozen=True, slots=True)
class SweepPlan:
    """What is swept: a program that reads its parameters as the game runs, for whose outcome sets
    are drawn, `games` games each."""

    program: Program
    players: Mapping[str, BatchPlayer]
    outcome: Outcome
    design: Design
    unread: tuple[str, ...]
    games: int

    @property
    def swing_games(self) -> int:
        """How many games are played with each end of a range."""
        return max(self.games, SWING_GAMES)

    @property
    def total(self) -> int:
        """How many games are played for all of it."""
        ends = 1 + 2 * min(SWINGS, len(self.design.ranges))
        return self.design.blocks * self.design.block * self.games + ends * self.swing_games


def plan_sweep(
    compiled: Compiled,
    players: Mapping[str, BatchPlayer],
    outcome: str,
    *,
    ranges: Ranges,
    method: Method = "morris",
    samples: int = 10,
    games: int = 50,
    seed: int = 1,
) -> SweepPlan:
    """A sweep of the parameters with these ranges; without any, of every parameter that the program
    reads, from 0.6 to 1.4 of its size. ValueError, in a sentence, for what can't be swept."""
    if compiled.program is None:
        raise ValueError("the files have errors")
    slow = next((each.name for each in players.values() if not each.in_lanes), None)
    if slow is not None:
        raise ValueError(
            f"{slow} plays at a table, by the rules as they are, and no size can vary for it; seat "
            f"one that plays many games at once: {', '.join(NAMED)} or weights:FILE"
        )
    found = find_outcome(compiled.program, outcome)
    wanted = ranges or spread_ranges(compiled.program)
    program = compile_ranges(compiled, wanted)
    read = {int(op.data[0]) for op in program.ops if op.code == "input"}
    varied = {
        each.id: wanted[each.id]
        for index, each in enumerate(program.parameters)
        if index in read and each.id in wanted and wanted[each.id][0] < wanted[each.id][1]
    }
    unread = tuple(each for each in wanted if each not in varied)
    design = Design(method, varied, samples, seed)
    return SweepPlan(program, players, found, design, unread, games)


def spread_ranges(program: Program) -> Ranges:
    """Every parameter from 0.6 to 1.4 of its size."""
    return {
        each.id: (
            min(LOW * each.value, HIGH * each.value),
            max(LOW * each.value, HIGH * each.value),
        )
        for each in program.parameters
    }


def run_sweep(sweep: SweepPlan, plan: RunPlan, progress: Progress | None = None) -> Sweep:
    """The sweep, as planned. After Ctrl-C what the sets tell that were played by then;
    NothingJudged where they tell nothing. ImportError, in a sentence, without SALib."""
    sets = sweep.design.draw()
    with open_workers(sweep.program, plan.cores, plan.cluster) as workers:
        player = SetPlayer(sweep, plan, workers, progress)
        sums = player.play(sets, sweep.games)
        block, played = sweep.design.block, _count_whole(sums, sweep.games)
        if played < FEWEST * block:
            raise NothingJudged(played, FEWEST * block, len(sets))
        length = played // block * block
        influences = sweep.design.judge(sets[:length], _find_means(sweep, sums)[:length])
        first = [each.parameter for each in influences[:SWINGS]]
        stopped = length < len(sets)
        ends = _list_ends(sweep.design.ranges, first, sweep.program)
        swung = player.play(ends[:1] if stopped else ends, sweep.swing_games)
        if not swung.games[0]:  # stopped just now; without these games the sets would be lost
            swung = player.play(ends[:1], sweep.swing_games)
    return _summarise(sweep, plan, length, influences, swung, first)


class SetPlayer:
    """Plays sets on workers, and counts on from what it played before."""

    def __init__(
        self, sweep: SweepPlan, plan: RunPlan, workers: Workers, progress: Progress | None
    ) -> None:
        self._sweep, self._plan, self._workers = sweep, plan, workers
        self._progress, self._played = progress, 0

    def play(self, sets: Numbers, games: int) -> SetSums:
        """The sums of sets, each with a column for each range, over so many games."""
        sweep, before = self._sweep, self._played

        def note(done: int, total: int) -> None:
            self._played = before + done
            if self._progress is not None:
                self._progress(self._played, max(sweep.total, self._played))

        unit = self._plan.make_unit(
            sweep.program,
            sweep.players,
            seed=sweep.design.seed,
            games=games,
            sizes=UnitSizes(inputs=list_values(sweep.program, {})),
        )
        sizes = _widen(sets, sweep.design.ranges, sweep.program)
        job = SetUnit(unit, sweep.outcome, sizes.tobytes(), 0, len(sizes))
        (sums,) = self._workers.run([job], note)
        return sums


def _widen(sets: Numbers, ranges: Ranges, program: Program) -> Numbers:
    """The sets with a column for every parameter, those that are not varied as they are."""
    sizes = np.tile(np.array(list_values(program, {})), (len(sets), 1))
    places = {each.id: place for place, each in enumerate(program.parameters)}
    sizes[:, [places[each] for each in ranges]] = sets
    return sizes


def _list_ends(ranges: Ranges, wanted: Sequence[str], program: Program) -> Numbers:
    """All as the rulebook has them, then each of these at its low end, and at its high end."""
    own = {each.id: each.value for each in program.parameters}
    columns = list(ranges)
    rows = np.tile(np.array([own[each] for each in columns]), (1 + 2 * len(wanted), 1))
    for number, id in enumerate(wanted):
        rows[1 + 2 * number, columns.index(id)], rows[2 + 2 * number, columns.index(id)] = ranges[
            id
        ]
    return rows


def _count_whole(sums: SetSums, games: int) -> int:
    """How many sets from the first on have played all of their games."""
    lacking = np.flatnonzero(sums.games < games)
    return int(lacking[0]) if lacking.size else len(sums.games)


def _find_means(sweep: SweepPlan, sums: SetSums) -> Numbers:
    means: Numbers = sums.sums / np.maximum(sums.games, 1) / sweep.outcome.parts
    return means


def _summarise(
    sweep: SweepPlan,
    plan: RunPlan,
    sets: int,
    influences: tuple[Influence, ...],
    swung: SetSums,
    first: Sequence[str],
) -> Sweep:
    program, design, means = sweep.program, sweep.design, _find_means(sweep, swung).tolist()
    if not swung.games[0]:
        raise KeyboardInterrupt
    whole = _count_whole(swung, sweep.swing_games)
    return Sweep(
        engine=engine_version(),
        rules=RULES,
        scenario=program.scenario,
        title=program.title,
        program=program.hash,
        backend=plan.backend,
        seed=design.seed,
        seats=program.seat_titles,
        players={seat: each.name for seat, each in sweep.players.items()},
        outcome=sweep.outcome,
        method=design.method,
        samples=design.blocks,
        games=sweep.games,
        swing_games=sweep.swing_games,
        sets=sets,
        wanted=design.blocks * design.block,
        ranges=design.ranges,
        values={each.id: each.value for each in program.parameters if each.id in design.ranges},
        unread=sweep.unread,
        base=_estimate_base(sweep.outcome, swung),
        influences=influences,
        swings=tuple(
            Swing(id, means[1 + 2 * number], means[2 + 2 * number])
            for number, id in enumerate(first)
            if 2 + 2 * number < whole
        ),
        partial=sets < design.blocks * design.block or whole < 1 + 2 * len(first),
    )


def _estimate_base(outcome: Outcome, swung: SetSums) -> Estimate:
    """The outcome of the first set, with its interval."""
    total, squares, games = (int(each[0]) for each in (swung.sums, swung.squares, swung.games))
    if outcome.kind == "ending":
        share = Proportion(total, games)
        return Estimate(share.share, share.low, share.high)
    bounds = (0.0, 100.0) if outcome.parts == SHARES else (float("-inf"), float("inf"))
    return estimate_sums(total, squares, games, outcome.parts, bounds)
