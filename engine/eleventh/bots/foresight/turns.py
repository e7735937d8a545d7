"""One turn played to its end in every imagined world, with each choice of a menu and without it.

All that is compared is played on the same dice beside the same orders of others, so that the
difference is what the choice does. What it does depends on nothing but what the seat may know, so
the same draft is told the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from eleventh.bots.foresight.worlds import WORLDS, Worlds, imagine_games, imagine_worlds
from eleventh.core.adjudication import Adjudicator
from eleventh.core.forecast import (
    ChoiceForecast,
    ChoiceHindsight,
    PointForecast,
    PointRange,
    Sway,
    TurnForecast,
    TurnHindsight,
)
from eleventh.core.orders import Menu, Orders
from eleventh.core.program import Program, Seat
from eleventh.core.recollection import Sight, find_sight
from eleventh.core.state import State
from eleventh.emit.lanes import Numbers, Truths, branch_lanes
from eleventh.emit.numpy.backend import NumpyBackend, build
from eleventh.emit.scores import score_lanes

PREPARED = "foresight"  # the name under which rules keep what the forecasts of all seats share
LANES = 4096  # that are played together
DIGITS = 6  # of points; what is beyond differs between machines

Taken = frozenset[int]
"""Choices by their indices: those of a seat, and after a turn those of others that it saw."""


@dataclass(frozen=True)
class Contrast:
    """What is compared for one choice: the seat's orders with it and without it."""

    decision: str | None
    choice: int
    having: Taken
    lacking: Taken


def foresee_turn(adjudicator: Adjudicator, known: State, menu: Menu, draft: Orders) -> TurnForecast:
    """What the seat of `menu` may expect of its draft and of each open choice beside it. `known` is
    what it may know (see `core.recollection`); what the draft names and may not be chosen counts
    for nothing. KeyError if the program has no such seat."""
    program = adjudicator.program
    nothing: Taken = frozenset()
    drafted, steps = _read_draft(program, menu, draft)
    wanted = [nothing, drafted, *(each for step in steps for each in (step.having, step.lacking))]
    played = _foresee(adjudicator, known, menu.seat, wanted)
    return TurnForecast(
        known.turn,
        played.change(drafted),
        played.compare(drafted, nothing),
        tuple(
            ChoiceForecast(
                step.decision,
                program.choices[step.choice].id,
                played.compare(step.having, step.lacking),
            )
            for step in steps
        ),
    )


def judge_turn(
    adjudicator: Adjudicator, known: State, menu: Menu, orders: Orders, seen: Iterable[int]
) -> TurnHindsight:
    """What the seat of `menu` may make of the turn that opened as `known` and `menu` tell, once it
    is over: of its own orders, and of the choices of others that it was shown in the end, `seen`,
    by their indices. What it would have been shown and was not, nobody chose. KeyError if the
    program has no such seat."""
    program, seat = adjudicator.program, menu.seat
    nothing: Taken = frozenset()
    drafted, steps = _read_draft(program, menu, orders)
    steps = [each for each in steps if each.choice in drafted]
    before = _foresee(
        adjudicator, known, seat, [nothing, drafted, *(each.lacking for each in steps)]
    )
    shown = frozenset(seen)
    every = drafted | shown
    lacking = [shown, *(every - {each} for each in sorted(every))]
    guessed = _find_unseen(program, find_sight(program, seat), shown)
    after = _foresee(adjudicator, known, seat, [every, *lacking], guessed)
    decisions = {choice: each.id for each in program.decisions for choice in each.choices}

    def judge(choice: int, told: PointForecast | None) -> ChoiceHindsight:
        made = program.choices[choice]
        came = after.compare(every, every - {choice})
        return ChoiceHindsight(made.seat, decisions.get(choice), made.id, told, came)

    return TurnHindsight(
        known.turn,
        before.change(drafted),
        before.compare(drafted, nothing),
        after.compare(every, shown),
        (
            *(judge(each.choice, before.compare(drafted, each.lacking)) for each in steps),
            *(judge(each, None) for each in sorted(shown)),
        ),
    )


def _find_unseen(program: Program, sight: Sight, seen: Taken) -> Truths:
    """What others may have chosen without being seen by a seat that saw `seen`: of the answers to a
    question to which it saw one, none."""
    answered = {
        choice for each in program.decisions if seen & set(each.choices) for choice in each.choices
    }
    return np.array(
        [not shown and choice not in answered for choice, shown in enumerate(sight.choices)], bool
    )


def _foresee(
    adjudicator: Adjudicator,
    known: State,
    seat_id: str,
    wanted: Sequence[Taken],
    guessed: Truths | None = None,
) -> _Played:
    """The end of the turn that is open after each of these orders. Of others everything is guessed
    that they may order, unless it is said what."""
    program = adjudicator.program
    seat = {each.id: each for each in program.seats}[seat_id]
    name = f"{PREPARED} {len(program.injects)}"  # a facilitator may have added some
    if name not in adjudicator.prepared:
        backend = build(program)
        adjudicator.prepared[name] = backend, imagine_games(backend)
    backend, games = adjudicator.prepared[name]
    inputs = None if adjudicator.inputs is None else np.array(adjudicator.inputs)
    sight = find_sight(program, seat.id)
    if guessed is None:
        guessed = np.ones(len(program.choices), bool)
    worlds = imagine_worlds(backend, games, known, seat.id, sight, inputs, guessed)
    score = adjudicator.score(known, seat.id)
    now = np.array([score[each.id] for each in seat.objectives])
    return _Played(seat, worlds, now, _play(backend, worlds, seat, tuple(dict.fromkeys(wanted))))


def _read_draft(program: Program, menu: Menu, draft: Orders) -> tuple[Taken, list[Contrast]]:
    """The choices of a draft, and what is to be compared for every choice that is open."""
    answers = {
        decision: {
            program.choices[each.choice].id: each.choice for each in offers if each.barred is None
        }
        for decision, offers in menu.decisions.items()
    }
    given = {
        decision: those[draft.responses[decision]]
        for decision, those in answers.items()
        if draft.responses.get(decision) in those
    }
    open_ = [each.choice for each in menu.initiatives if each.barred is None]
    taken = {each for each in open_ if program.choices[each].id in draft.initiatives}
    drafted = frozenset({*given.values(), *taken})
    steps = []
    for decision, those in answers.items():
        rest = drafted - {given.get(decision, -1)}
        steps += [Contrast(decision, each, rest | {each}, rest) for each in those.values()]
    steps += [Contrast(None, each, drafted | {each}, drafted - {each}) for each in open_]
    return drafted, steps


def _play(
    backend: NumpyBackend, worlds: Worlds, seat: Seat, wanted: tuple[Taken, ...]
) -> dict[Taken, Numbers]:
    """How far each objective is reached as the turn closes after each of these orders: a row per
    objective and a column per world."""
    count = worlds.lanes.games.size
    step = max(1, LANES // count)
    found = {}
    for first in range(0, len(wanted), step):
        part = wanted[first : first + step]
        lanes = branch_lanes(worlds.lanes, np.tile(np.arange(count), len(part)))
        for number, taken in enumerate(part):
            columns = slice(number * count, (number + 1) * count)
            lanes.chose[sorted(taken), columns] = lanes.turn
        backend.close(lanes)
        scores = score_lanes(backend, lanes, seat.id)
        rows = np.array([scores[each.id] for each in seat.objectives])
        rows = rows.reshape(len(seat.objectives), len(part), count)
        found.update({taken: rows[:, number] for number, taken in enumerate(part)})
    return found


@dataclass(frozen=True)
class _Played:
    """The end of a turn in every world after some orders: by orders a row per objective and a
    column per world."""

    seat: Seat
    worlds: Worlds
    now: Numbers  # how far each objective is reached before
    points: dict[Taken, Numbers]

    def change(self, having: Taken) -> PointForecast:
        """By how much the objectives will have changed after some orders."""
        return self.tell(self.points[having] - self.now[:, None])

    def compare(self, having: Taken, lacking: Taken) -> PointForecast:
        """What the one set of orders does beside the other."""
        return self.tell(self.points[having] - self.points[lacking])

    def tell(self, points: Numbers) -> PointForecast:
        """Points by objective and world, told."""
        weights = np.array([each.weight for each in self.seat.objectives])
        total = (weights @ points) / weights.sum() if weights.any() else np.zeros(points.shape[1])
        return PointForecast(
            _range(total), tuple(map(_range, points)), tuple(self._find_sways(total))
        )

    def _find_sways(self, total: Numbers) -> Iterator[Sway]:
        first, *again = total.reshape(-1, WORLDS)
        strength = {}
        for whose, drawn in zip(self.worlds.drawn_again, again, strict=True):
            apart = np.round(np.abs(drawn - first), DIGITS)
            if apart.any():
                strength[whose] = float(apart @ apart), float(apart.max())
        for whose, (_, most) in sorted(strength.items(), key=lambda each: -each[1][0]):
            yield Sway(whose, most)


def _range(points: Numbers) -> PointRange:
    low, high = points.min(), points.max()
    numbers = low, min(max(points.mean(), low), high), high  # a mean of equals may be rounded off
    return PointRange(*(round(float(each), DIGITS) + 0.0 for each in numbers))
