"""The decisions that mattered most in a game, found by playing it again with each one changed.

For every decision that was put, every other response that was open is tried on the same dice. What
it changes is measured by the ending, by how far all seats reach their objectives, and by where the
tracks stand. That is a statement about this model and these dice, about one change at a time, and
about people who would have gone on as they did: not about history.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eleventh.core.adjudication import Adjudicator
from eleventh.core.override import continue_with
from eleventh.core.program import Choice, Decision, Program, Role
from eleventh.core.state import State
from eleventh.core.telling import find_ending
from eleventh.lab.ranking import rank
from eleventh.lab.reached import totals
from eleventh.lab.replaying import Changed, replay
from eleventh.play.game import Game
from eleventh.play.match_record import MatchRecord
from eleventh.play.objectives import SeatObjective, seat_objectives

ENDING = 100.0  # what another ending weighs, beside points of objectives and of tracks
SHOWN = 3  # decisions, alternatives of each, and tracks of each, that are told
DECISIVE = 6  # decisions that are told at the most, where each would have brought another ending
MATTERS = 1.0  # the least weight of a decision that is told
LIMIT = 3000  # turns played again at the most, so that a large game takes no longer than seconds


@dataclass(frozen=True, slots=True)
class Shift:
    """Something that comes out differently: a seat's objectives or a track, on its scale. For a
    status `before` and `after` are indices of `values`."""

    id: str
    title: str
    kind: str
    before: float
    after: float
    values: tuple[str, ...]
    better: str
    low: float
    high: float
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another response, and what it would have led to, of the tracks what `ranking` has first.

    `ending` is the title of the ending, empty if there would be none yet; `differs` whether it is
    another than the real one. `aim` is the objective that counts for most of what changes for the
    seat whose objectives change most; None if none changes. `fell_back` and `beyond` are those of a
    replay.
    """

    response: str
    title: str
    ending: str
    differs: bool
    seats: tuple[Shift, ...]
    aim: Shift | None
    tracks: tuple[Shift, ...]
    fell_back: int
    beyond: int
    weight: float


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A decision, what was chosen, and the alternatives that would have changed most, those first.

    `weight` is that of the first: 100 for another ending, plus the mean change of all seats'
    objectives, plus the mean distance of all tracks in percent of their scales.
    """

    turn: int
    date: str
    seat: str
    seat_title: str
    decision: str
    ask: str
    chosen: str
    alternatives: tuple[Alternative, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class TurningPoints:
    """The decisions that mattered most; how many alternatives there were, and were tried."""

    points: tuple[TurningPoint, ...]
    tried: int
    possible: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    changed: Changed
    choice: Choice


def turning_points(
    record: MatchRecord,
    most: int = SHOWN,
    limit: int = LIMIT,
    going_on: Callable[[int, int], bool] = lambda tried, possible: True,
) -> TurningPoints:
    """The `most` decisions that mattered most, and those after them with which the game would have
    ended otherwise, six in all. At most `limit` turns are played again: the first
    alternatives of all decisions come before the second ones. `going_on` is told before each how
    many were tried, of how many; if it says no, those count that were tried so far."""
    game = record.game
    candidates = sorted(_candidates(game), key=lambda each: each.place)
    found: dict[tuple[int, str, str], list[Alternative]] = {}
    spent = tried = 0
    for each in candidates:
        spent += len(game.revealed) - each.changed.turn + 1
        if spent > limit or not going_on(tried, len(candidates)):
            break
        tried += 1
        key = (each.changed.turn, each.changed.seat, each.changed.decision)
        found.setdefault(key, []).append(_alternative(game, each))
    points = [_point(game, *key, alternatives) for key, alternatives in found.items()]
    points = sorted((each for each in points if each.weight >= MATTERS), key=_rank)
    decisive = sum(any(other.differs for other in each.alternatives) for each in points)
    told = max(most, min(decisive, DECISIVE))
    return TurningPoints(tuple(points[:told]), tried, len(candidates))


def _candidates(game: Game) -> list[_Candidate]:
    found = []
    for turn, given in enumerate(game.revealed, start=1):
        step = game.steps[turn - 1]
        adjudicator = continue_with(game.openings[turn - 1].position.adjudicator, step)
        for seat, ordered in given.items():
            menu = adjudicator.menu(step.state, seat)
            for decision, offers in menu.decisions.items():
                others = [
                    adjudicator.program.choices[offer.choice]
                    for offer in offers
                    if not offer.barred
                ]
                taken = ordered.orders.responses.get(decision)
                others = [each for each in others if each.id != taken]
                for place, choice in enumerate(others):
                    changed = Changed(turn, seat, decision, choice.id)
                    found.append(_Candidate(place, changed, choice))
    return found


def _alternative(game: Game, candidate: _Candidate) -> Alternative:
    table, program = game.adjudicator, game.adjudicator.program
    outcome = replay(game, candidate.changed)
    seats = _seats(
        program, totals(table, program, game.state), totals(table, program, outcome.state)
    )
    tracks = find_shifts(program, game.state.values, outcome.state.values)
    differs = outcome.state.ending != game.state.ending
    means = sum(abs(each.after - each.before) for each in seats) / len(program.seats)
    distance = 100 * sum(share for share, _ in tracks) / max(len(program.tracks), 1)
    return Alternative(
        response=candidate.choice.id,
        title=candidate.choice.title,
        ending=find_ending(table, outcome.state).title if outcome.state.over else "",
        differs=differs,
        seats=tuple(each for each in seats if each.before != each.after),
        aim=_aim(table, seats, game.state, outcome.state),
        tracks=_told_first(program, tracks),
        fell_back=outcome.fell_back,
        beyond=outcome.beyond,
        weight=ENDING * differs + means + distance,
    )


def _seats(program: Program, before: dict[str, float], after: dict[str, float]) -> list[Shift]:
    return [
        _objective_shift(seat.id, seat.title, before[seat.id], after[seat.id])
        for seat in program.seats
    ]


def _aim(table: Adjudicator, seats: Sequence[Shift], before: State, after: State) -> Shift | None:
    """Of the seat whose objectives change most, the objective that has most part in it."""
    most = max(seats, key=lambda each: abs(each.after - each.before))
    scores, others = table.score(before, most.id), table.score(after, most.id)

    def part(goal: SeatObjective) -> float:
        id = goal.objective.id
        return abs(others[id] - scores[id]) * goal.objective.weight

    goal = max(seat_objectives(table.program, most.id), key=part, default=None)
    if goal is None or not part(goal):
        return None
    one, other = scores[goal.objective.id], others[goal.objective.id]
    return _objective_shift(goal.id, goal.title, one, other)


def _objective_shift(identifier: str, title: str, before: float, after: float) -> Shift:
    return Shift(identifier, title, "objective", before, after, (), "higher", 0.0, 100.0)


def find_shifts(
    program: Program, before: Sequence[float], after: Sequence[float]
) -> list[tuple[float, Shift]]:
    """Every track that stands elsewhere, with the distance as a share of its scale; another value
    of a status is a whole scale."""
    found = []
    rows = zip(program.tracks, before, after, strict=True)
    for track, one, other in rows:
        if one == other:
            continue
        span = track.high - track.low
        share = 1.0 if track.kind == "status" else abs(other - one) / span if span else 0.0
        title = track.title or track.id
        shift = Shift(
            id=track.id,
            title=title,
            kind=track.kind,
            before=one,
            after=other,
            values=track.values,
            better=track.better,
            low=track.low,
            high=track.high,
            role=track.role,
        )
        found.append((share, shift))
    return found


def _told_first(program: Program, tracks: list[tuple[float, Shift]]) -> tuple[Shift, ...]:
    """The few that are told: political capital is a means, and is left out."""
    means = {program.tracks[index].id for _, index in program.capital}
    moved = [shift for _, shift in tracks if shift.id not in means]
    return tuple(sorted(moved, key=rank_shift)[:SHOWN])


def rank_shift(shift: Shift) -> tuple[tuple[int, float], str]:
    """A key that sorts shifts: what is to be told first comes first."""
    change = shift.after - shift.before
    return rank(shift.role, bool(shift.values), change, shift.low, shift.high), shift.id


def _point(
    game: Game, turn: int, seat: str, decision: str, alternatives: list[Alternative]
) -> TurningPoint:
    program = game.steps[turn - 1].ledger.program
    asked: Decision = next(
        each for each in program.decisions if each.id == decision and each.seat == seat
    )
    taken = game.revealed[turn - 1][seat].orders.responses.get(decision)
    chosen = next(
        (
            program.choices[index].title
            for index in asked.choices
            if program.choices[index].id == taken
        ),
        "",
    )
    ranked = sorted(alternatives, key=lambda each: (-each.weight, each.response))
    return TurningPoint(
        turn=turn,
        date=program.turns[turn - 1].date,
        seat=seat,
        seat_title=program.find_seat(seat).title,
        decision=decision,
        ask=asked.ask,
        chosen=chosen,
        alternatives=tuple(ranked[:SHOWN]),
        weight=ranked[0].weight,
    )


def _rank(point: TurningPoint) -> tuple[float, int, str, str]:
    return -point.weight, point.turn, point.seat, point.decision
