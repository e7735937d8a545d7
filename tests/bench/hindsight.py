"""How near what is told of a choice before a turn and after it come to one another, and to what the
choice truly did: `PYTHONPATH=tests python tests/bench/hindsight.py [SCENARIO [GAMES [DOCTRINE]]]`.

What it truly did is the real turn played without it, on its dice and over all that is hidden: that
no seat may know. Beside it stands the gross sum of the changes that the ledger lists under it.
What a seat could have done instead is held against the real turn played so; and it is printed how
long a look back takes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import mean, median

from bench.sized import SCENARIOS, sized, sized_scenario
from eleventh.bots.foresight.turns import judge_turn
from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.forecast import AlternativeHindsight, ChoiceHindsight, PointRange
from eleventh.core.gains import find_gains
from eleventh.core.material import MATERIAL_POINTS
from eleventh.core.orders import Orders
from eleventh.core.position import Position
from eleventh.core.program import Seat
from eleventh.core.recollection import recall
from eleventh.core.redaction import disclose
from eleventh.core.totals import find_total
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from foretelling import play_turns

TENTH = 0.05  # points: what rounds to the same tenth


@dataclass(frozen=True)
class Judged:
    """A choice that a seat knows of: what was told of it, what it truly did, its gross sum."""

    choice: ChoiceHindsight
    did: float
    gross: float


@dataclass(frozen=True)
class Instead:
    """Something that a seat could have done instead, and what it truly would have done."""

    other: AlternativeHindsight
    did: float


@dataclass(frozen=True)
class Look:
    """What a seat is told of a turn that is over, judged; and how long it took, in seconds."""

    judged: tuple[Judged, ...]
    instead: tuple[Instead, ...]
    took: float


def look_back(position: Position, taken: Sequence[int], after: Transition, seat: Seat) -> Look:
    """Every choice of a turn that a seat knows of, and every other that it had, judged."""
    table, state = position.adjudicator, position.state
    choices = table.program.choices
    places = {(choices[each].seat, choices[each].id): each for each in taken}
    orders = read_orders(table, taken, seat.id)
    seen = [
        each for each in taken if choices[each].seat != seat.id and seat.id in choices[each].seen_by
    ]
    known = recall(table.program, state, seat.id)
    now = recall(table.program, after.state, seat.id)
    gains = find_gains(table, now, seat.id, list(disclose(after.ledger, seat.id)))

    def close(without: int | None = None, having: int | None = None) -> float:
        kept = [each for each in taken if each != without]
        step = table.resolve(state, kept if having is None else [*kept, having])
        closed = replace(step.state, values=step.closing_values, turn=state.turn)
        scores = table.score(closed, seat.id)
        return find_total((each, scores[each.id]) for each in seat.objectives)

    def change(other: AlternativeHindsight) -> float:
        """What it would have been to do something else."""
        own = [at for at, each in enumerate(choices) if each.seat == seat.id]
        if other.decision is None:
            (choice,) = (at for at in own if choices[at].id == other.choice and at not in answers)
            made = choice in taken
            return (close(choice) if made else close(having=choice)) - close()
        asked = next(each for each in table.program.decisions if each.id == other.decision)
        choice = next(at for at in asked.choices if choices[at].id == other.choice)
        return close(next(at for at in taken if at in asked.choices), choice) - close()

    answers = {choice for each in table.program.decisions for choice in each.choices}
    menu, began = position.menu(seat.id), time.process_time()
    hindsight = judge_turn(table, known, menu, orders, seen)
    took, judged = time.process_time() - began, list[Judged]()
    for each in hindsight.choices:
        gross = sum(
            find_total(zip(seat.objectives, gain.points, strict=True))
            for gain in gains
            if gain.line.chain and gain.line.chain[0].id == each.choice
        )
        judged.append(Judged(each, close() - close(places[each.seat, each.choice]), gross))
    others = tuple(Instead(each, change(each)) for each in hindsight.alternatives)
    return Look(tuple(judged), others, took)


def read_orders(table: Adjudicator, taken: Sequence[int], seat: str) -> Orders:
    """What of the choices of a turn a seat ordered."""
    choices, own = (
        table.program.choices,
        [e for e in taken if table.program.choices[e].seat == seat],
    )
    return Orders(
        {
            decision.id: choices[each].id
            for decision in table.program.decisions
            for each in own
            if each in decision.choices
        },
        tuple(choices[each].id for each in own if choices[each].kind == "initiative"),
    )


def _share(told: Sequence[bool]) -> str:
    return f"{sum(told)} of {len(told)} ({sum(told) / max(len(told), 1):.1%})"


def _holds(bounds: PointRange, points: float) -> bool:
    return bounds.low - TENTH <= points <= bounds.high + TENTH


def main(name: str = "", games: str = "", doctrine: str = "opponent") -> None:
    """Prints the measurement for so many games of a doctrine in every seat."""
    name = name or sized_scenario().name
    games = games or str(sized(17, 1))
    compiled = compile_path(SCENARIOS / name).program
    assert compiled is not None
    table = build(compiled)
    count, looks = 0, list[Look]()
    for game in range(int(games)):
        for position, taken, after in play_turns(table, doctrine, game):
            count += 1
            looks += (look_back(position, taken, after, seat) for seat in table.program.seats)
    found = [judged for each in looks for judged in each.judged]
    print(f"{name}, {games} games of {doctrine}: {count} turns, {len(found)} choices seen")
    own = [
        (told.total, each.choice.came.total.mean, each)
        for each in found
        if (told := each.choice.told) is not None
    ]
    print(
        f"{len(own)} of the seat's own, told {median(t.high - t.low for t, _, _ in own):.2f} wide"
    )
    print("came, within what was told:", _share([_holds(told, came) for told, came, _ in own]))
    print("did truly, within what was told:", _share([_holds(t, each.did) for t, _, each in own]))
    print("gross, within what was told:", _share([_holds(t, each.gross) for t, _, each in own]))
    print(f"came, from the mean told: {mean(abs(came - t.mean) for t, came, _ in own):.3f}")
    print(f"gross, from the mean told: {mean(abs(each.gross - t.mean) for t, _, each in own):.3f}")
    far = [abs(each.gross - came) >= MATERIAL_POINTS for _, came, each in own]
    print("gross, half a point or more from what came:", _share(far))
    apart = [abs(each.choice.came.total.mean - each.did) for each in found]
    print(f"came, from what all truly did: {mean(apart):.4f}, at most {max(apart):.2f}")
    print("the same within half a tenth:", _share([each <= TENTH for each in apart]))
    print_others(looks)
    times = sorted(1000 * each.took for each in looks[1:])
    half, most = (times[int((len(times) - 1) * part)] for part in (0.5, 0.95))
    print(f"a look back: {half:.0f} ms of processor at 50, {most:.0f} ms at 95 in a hundred")


def print_others(looks: Sequence[Look]) -> None:
    """Prints how what could have been done instead compares with the real turn played so."""
    every = [each for look in looks for each in look.instead]
    apart = [abs(each.other.came.total.mean - each.did) for each in every]
    print(f"{len(every)} other orders: {mean(apart):.4f} from what they would truly have done")
    print("the same within half a tenth:", _share([each <= TENTH for each in apart]))
    better = [each for each in every if _is_better(each.other.came.total)]
    print("truly better, of those told to be:", _share([each.did > 0 for each in better]))
    close = [each.did >= MATERIAL_POINTS - TENTH for each in better]
    print("truly by half a point, but for half a tenth:", _share(close))
    missed = [
        max(others, key=lambda each: each.came.total.mean)
        for look in looks
        if (others := [each.other for each in look.instead if each.other.decision])
    ]
    answers = [each for each in missed if _is_better(each.came.total)]
    print(
        "turns of a seat in which another answer was better:",
        _share([each in answers for each in missed]),
    )
    print("of these foreseeable:", _share([_is_better(each.told.total) for each in answers]))


def _is_better(points: PointRange) -> bool:
    return points.mean >= MATERIAL_POINTS


if __name__ == "__main__":
    main(*sys.argv[1:])
