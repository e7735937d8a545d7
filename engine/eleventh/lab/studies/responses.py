"""What each answer to a decision is worth: the same games, once with every answer held fixed.

Where a decision is put, each answer is tried: it is given then, and in every later turn in which
the decision is put and it may be given; all else is done as the policies do. So two answers are
compared on the same dice, over the games in which both were given. All other seats play one policy,
each of several in turn, so that no answer is judged by one kind of company alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np

from eleventh.core.program import Decision, Program
from eleventh.emit.lanes import Backend, Numbers, Truths
from eleventh.lab.studies.arms import Effort, GoingOn, Stopwatch, go_on
from eleventh.lab.studies.estimates import Estimate, estimate
from eleventh.lab.studies.trying import Trial, try_answers

GAMES = 64  # with each answer, against each policy
AGAINST = ("random", "historian", "conciliatory", "hostile")
OWN = "random"  # what the seat itself does in everything but the decision
LEAST = 8  # games in which two answers must both have been given to be compared
POINTS, SHARE = 0.5, 0.01  # a decision that moves nothing by as much changes nothing


@dataclass(frozen=True, slots=True)
class SeatGap:
    """How far a seat's total lies apart between two answers to a decision, on the mean: those
    between which it is most. `gap` is of `best` over `worst`, in points of 100, on the mean of the
    `games` in which both were given: where one is seldom open these are fewer than those of its
    decision, and other ones."""

    seat: str
    best: str
    worst: str
    gap: Estimate
    games: int


@dataclass(frozen=True, slots=True)
class TrackGap:
    """The track that two answers move apart most, by the difference of their means: in its own
    points, and as a share of its scale."""

    track: str
    points: float
    share: float


@dataclass(frozen=True, slots=True)
class DecisionSpread:
    """What hangs on one decision. `games` are those in which two or more answers were given, over
    all policies of the others: 0 where they never were, then nothing else is known.

    `gaps` are by seat, in their order; `swing` is the mean, over games, of what the seat that
    answers has at the best of its answers over the worst. In a share `idle` of the games no answer
    leaves anything otherwise than another, political capital left out; in a share `endings` they
    lead to different endings.
    """

    decision: str
    seat: str
    games: int
    gaps: tuple[SeatGap, ...]
    swing: float
    track: TrackGap | None
    endings: float
    idle: float

    @property
    def changes_nothing(self) -> bool:
        """Whether, on the mean, no seat is moved by `POINTS`, no track by `SHARE` of its scale, and
        the ending is another in less than that share of games."""
        apart = [each.gap.mean for each in self.gaps]
        moved = self.track is not None and self.track.share >= SHARE
        return bool(self.games) and max(apart) < POINTS and not moved and self.endings < SHARE


@dataclass(frozen=True, slots=True)
class DominatedResponse:
    """A response for which another of the same decision, `by`, is at least as good in every
    objective of its seat, on the mean, against each policy of the others, and better in one. `sure`
    says that no interval reaches below. `margin` is the lead in the seat's total, against the
    policy where it is smallest."""

    decision: str
    seat: str
    response: str
    by: str
    sure: bool
    margin: Estimate


@dataclass(frozen=True, slots=True)
class ResponseStudy:
    """What hangs on the decisions of a scenario, and what nobody has a reason to answer. `games`
    are played with each answer against each policy in `against`, while the seat itself plays
    `own`; of a study that was stopped fewer are compared, for some decisions none."""

    own: str
    against: tuple[str, ...]
    games: int
    decisions: tuple[DecisionSpread, ...]
    dominated: tuple[DominatedResponse, ...]
    effort: Effort

    @property
    def changing_nothing(self) -> tuple[str, ...]:
        """The decisions that change nothing, in the program's order."""
        return tuple(each.decision for each in self.decisions if each.changes_nothing)


def study_responses(
    backend: Backend,
    seed: int,
    games: int = GAMES,
    against: Sequence[str] = AGAINST,
    own: str = OWN,
    going_on: GoingOn = go_on,
) -> ResponseStudy:
    """Tries the answers of all decisions in the games 0, 1, .. of a seed. ValueError for a policy
    that does not exist."""
    program = backend.program
    answers = sum(len(each.choices) for each in program.decisions)
    most = (answers + len(program.seats)) * len(against) * games
    watch = Stopwatch(most, going_on)
    trials = try_answers(backend, seed, games, (own, *against), watch)
    both = list(zip(program.decisions, trials, strict=True))
    return ResponseStudy(
        own=own,
        against=tuple(against),
        games=games,
        decisions=tuple(_measure(program, decision, trial) for decision, trial in both),
        dominated=tuple(
            one
            for decision, trial in both
            for one in _find_dominated(program, decision, trial, games)
        ),
        effort=watch.read(),
    )


def _measure(program: Program, decision: Decision, trial: Trial) -> DecisionSpread:
    compared = trial.given.sum(axis=0) >= 2
    names = [program.choices[each].id for each in decision.choices]
    pairs = [
        (one, two, both)
        for one, two in combinations(range(len(names)), 2)
        if (both := trial.given[one] & trial.given[two]).sum() >= LEAST
    ]
    if not pairs:
        return DecisionSpread(decision.id, decision.seat, 0, (), 0.0, None, 0.0, 0.0)
    capital = {index for _, index in program.capital}
    told = [index for index in range(len(program.tracks)) if index not in capital]
    seat = next(i for i, each in enumerate(program.seats) if each.id == decision.seat)
    mine = _differ(trial.totals[seat], trial.given)[compared]
    endings = _differ(trial.ending.astype(np.float64), trial.given)[compared] > 0
    moved = np.array([_differ(trial.values[each], trial.given)[compared] for each in told]) > 0
    return DecisionSpread(
        decision=decision.id,
        seat=decision.seat,
        games=int(compared.sum()),
        gaps=tuple(
            _part(each.id, names, trial.totals[index], pairs)
            for index, each in enumerate(program.seats)
        ),
        swing=float(mine.mean()),
        track=_part_tracks(program, trial.values, told, pairs),
        endings=float(endings.mean()),
        idle=float((~moved.any(axis=0) & ~endings).mean()),
    )


def _differ(rows: Numbers, given: Truths) -> Numbers:
    """In each game the largest less the smallest of what the given answers lead to."""
    high = np.where(given, rows, -np.inf).max(axis=0)
    low = np.where(given, rows, np.inf).min(axis=0)
    found: Numbers = np.where(given.any(axis=0), high - low, 0.0)
    return found


def _part(
    seat: str, names: Sequence[str], totals: Numbers, pairs: Sequence[tuple[int, int, Truths]]
) -> SeatGap:
    found = []
    for one, two, both in pairs:
        gap = totals[one][both] - totals[two][both]
        best, worst, sign = (one, two, 1) if gap.mean() >= 0 else (two, one, -1)
        found.append(SeatGap(seat, names[best], names[worst], estimate(sign * gap), gap.size))
    return max(found, key=lambda each: each.gap.mean)


def _part_tracks(
    program: Program,
    values: Numbers,
    told: Sequence[int],
    pairs: Sequence[tuple[int, int, Truths]],
) -> TrackGap | None:
    """The one of these tracks that answers move apart most; another value of a status is a whole
    scale."""
    found = []
    for index in told:
        track = program.tracks[index]
        scale = 1.0 if track.kind == "status" else track.high - track.low
        for one, two, both in pairs:
            apart = values[index, one][both] - values[index, two][both]
            if track.kind == "status":
                apart = np.not_equal(apart, 0).astype(np.float64)
            points = abs(float(apart.mean()))
            found.append(TrackGap(track.id, points, points / scale if scale else 0.0))
    return max(found, key=lambda each: each.share, default=None)


def _find_dominated(
    program: Program, decision: Decision, trial: Trial, games: int
) -> Iterator[DominatedResponse]:
    """Each with the response that leads it by most where that is least."""
    names = [program.choices[each].id for each in decision.choices]
    seat = next(i for i, each in enumerate(program.seats) if each.id == decision.seat)
    found: dict[int, DominatedResponse] = {}
    for worse, better in permutations(range(len(names)), 2):
        leads = list(_compare(trial, seat, worse, better, games))
        parts = [part for _, parts in leads for part in parts]
        totals = [total for total, _ in leads]
        if not parts or min(each.mean for each in parts) < 0:
            continue
        if max(each.mean for each in parts) > 0:
            margin = min(totals, key=lambda each: each.mean)
            sure = all(each.low >= 0 for each in parts)
            one = DominatedResponse(
                decision.id, decision.seat, names[worse], names[better], sure, margin
            )
            if worse not in found or margin.mean > found[worse].margin.mean:
                found[worse] = one
    yield from (found[each] for each in sorted(found))


def _compare(
    trial: Trial, seat: int, worse: int, better: int, games: int
) -> Iterator[tuple[Estimate, list[Estimate]]]:
    """Against each policy of the others under which both were given often enough: the lead of one
    response over the other in the seat's total, and in each of its objectives."""
    both = trial.given[worse] & trial.given[better]
    for first in range(0, both.size, games):
        where = np.flatnonzero(both[first : first + games]) + first
        if where.size < LEAST:
            continue
        total = trial.totals[seat, better, where] - trial.totals[seat, worse, where]
        parts = [each[better, where] - each[worse, where] for each in trial.objectives]
        yield estimate(total), [estimate(each) for each in parts]
