"""How near what is told of a choice before a turn and after it come to one another, and to what the
choice truly did: `PYTHONPATH=tests python tests/bench/hindsight.py [SCENARIO [GAMES [DOCTRINE]]]`.

What it truly did is the real turn played without it, on its dice and over all that is hidden: that
no seat may know. Beside it stands the gross sum of the changes that the ledger lists under it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median

from bench.sized import sized
from eleventh.bots.foresight.turns import judge_turn
from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.forecast import ChoiceHindsight, PointRange
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

SCENARIOS = Path(__file__).parents[2] / "scenarios"
TENTH = 0.05  # points: what rounds to the same tenth


@dataclass(frozen=True)
class Judged:
    """A choice that a seat knows of: what was told of it, what it truly did, its gross sum."""

    choice: ChoiceHindsight
    did: float
    gross: float


def judge_choices(
    position: Position, taken: Sequence[int], after: Transition, seat: Seat
) -> Iterator[Judged]:
    """Every choice of a turn that a seat knows of, judged."""
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

    def close(without: int | None = None) -> float:
        step = table.resolve(state, [each for each in taken if each != without])
        closed = replace(step.state, values=step.closing_values, turn=state.turn)
        scores = table.score(closed, seat.id)
        return find_total((each, scores[each.id]) for each in seat.objectives)

    for each in judge_turn(table, known, position.menu(seat.id), orders, seen).choices:
        gross = sum(
            find_total(zip(seat.objectives, gain.points, strict=True))
            for gain in gains
            if gain.line.chain and gain.line.chain[0].id == each.choice
        )
        yield Judged(each, close() - close(places[each.seat, each.choice]), gross)


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


def main(name: str = "gsomia_2019", games: str = "", doctrine: str = "opponent") -> None:
    """Prints the measurement for so many games of a doctrine in every seat."""
    games = games or str(sized(17, 1))
    compiled = compile_path(SCENARIOS / name).program
    assert compiled is not None
    table = build(compiled)
    count, found = 0, list[Judged]()
    for game in range(int(games)):
        for position, taken, after in play_turns(table, doctrine, game):
            count += 1
            for seat in table.program.seats:
                found += judge_choices(position, taken, after, seat)
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


if __name__ == "__main__":
    main(*sys.argv[1:])
