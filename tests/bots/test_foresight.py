"""A forecast promises a range in which a turn comes out, from what its seat may know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from eleventh.bots.foresight.turns import foresee_turn
from eleventh.core.adjudication import Adjudicator
from eleventh.core.forecast import PointForecast, PointRange, Sway, TurnForecast
from eleventh.core.orders import Orders
from eleventh.core.program import Seat
from eleventh.core.recollection import find_sight, recall
from eleventh.core.state import State
from eleventh.core.view import Hint
from eleventh_ui.display.outcomes import find_outcomes
from foretelling import group_moves
from games import SHIPPED, adjudicator, turns
from play import quarrel
from portions import portion, small

ROUNDING = 1e-5  # points
NOTHING = PointRange(0.0, 0.0, 0.0)


def foresee(
    table: Adjudicator, state: State, seat: str, draft: Orders | None = None
) -> TurnForecast:
    known = recall(table.program, state, seat)
    return foresee_turn(table, known, table.menu(state, seat), draft or Orders())


@dataclass(frozen=True)
class Hinted:
    """What a seat is told that a choice of its menu does, by the track that moves."""

    choice: str
    moves: Mapping[str, Sequence[Hint]]


def list_hinted(table: Adjudicator, state: State, seat: str) -> Iterator[Hinted]:
    menu = table.menu(state, seat)
    foresight = table.options.foresee(seat, table.make_context(state))
    for offer in (*menu.initiatives, *(e for each in menu.decisions.values() for e in each)):
        hints = [each for _, each in table.options.list_hints(offer.choice, foresight)]
        yield Hinted(table.program.choices[offer.choice].id, group_moves(hints))


def pick(forecast: TurnForecast, choice: str) -> PointForecast:
    return next(each.points for each in forecast.choices if each.choice == choice)


def every_forecast(table: Adjudicator, seed: int) -> Iterator[tuple[Seat, TurnForecast]]:
    """What all seats are told in a random game, of the orders that they then give."""
    for state, orders, _ in turns(table, seed):
        for seat in table.program.seats:
            yield seat, foresee(table, state, seat.id, orders[seat.id])


def weigh(seat: Seat, scores: Mapping[str, float]) -> float:
    weights = sum(each.weight for each in seat.objectives)
    return sum(each.weight * scores[each.id] for each in seat.objectives) / weights


def what_came(
    table: Adjudicator, state: State, seat: Seat, orders: Mapping[str, Orders]
) -> Iterator[tuple[str, float, PointRange]]:
    """What the real turn, on its real dice, makes of a draft and of every choice beside it, and
    what was foreseen."""

    def close(mine: Orders) -> float:
        taken = [
            each
            for other, given in orders.items()
            for each in table.index_orders(other, mine if other == seat.id else given)
        ]
        step = table.resolve(state, taken)
        closed = replace(step.state, values=step.closing_values, turn=state.turn)
        return weigh(seat, table.score(closed, seat.id))

    draft = orders[seat.id]
    foreseen = foresee(table, state, seat.id, draft)
    now = weigh(seat, table.score(state, seat.id))
    yield "the whole turn", close(draft) - now, foreseen.change.total
    assert foreseen.idle is not None
    yield "nothing ordered", close(Orders()) - now, foreseen.idle.change.total
    yield "all orders", close(draft) - close(Orders()), foreseen.orders.total
    for each in foreseen.choices:
        responses, initiatives = dict(draft.responses), set(draft.initiatives) - {each.choice}
        if each.decision is None:
            lacking = Orders(responses, tuple(initiatives))
            having = Orders(responses, (*initiatives, each.choice))
        else:
            having = replace(draft, responses={**responses, each.decision: each.choice})
            responses.pop(each.decision)
            lacking = replace(draft, responses=responses)
        yield each.choice, close(having) - close(lacking), each.points.total


@pytest.mark.parametrize("folder", portion(SHIPPED, small), ids=lambda folder: folder.name)
def test_real_turns_come_out_within_what_was_foreseen(folder: Path) -> None:
    """In 99 of 100 cases: a range is what some hundred imagined turns came to, and none of them
    knows more than the seat. It also says something: it is far narrower than the scale."""
    table = adjudicator(folder)
    outside, widths, count = [], [], 0
    for seed in (1, 2):
        for state, orders, _ in turns(table, seed):
            for seat in table.program.seats:
                for choice, came, told in what_came(table, state, seat, orders):
                    count += 1
                    widths.append(told.high - told.low)
                    if not told.low - ROUNDING <= came <= told.high + ROUNDING:
                        outside.append((state.turn, seat.id, choice, came, told))
    print(f"\n{folder.name}: {len(outside)} of {count} come out beyond what was foreseen")
    assert len(outside) <= count // 100
    assert sorted(widths)[len(widths) // 2] < 2.0
    assert max(widths) > 0.5


@pytest.mark.parametrize("folder", portion(SHIPPED, small), ids=lambda folder: folder.name)
def test_the_mean_of_the_total_is_that_of_the_objectives_by_weight(folder: Path) -> None:
    for seat, forecast in every_forecast(adjudicator(folder), 3):
        every = (forecast.change, forecast.orders, *(each.points for each in forecast.choices))
        for points in every:
            means = {
                each.id: told.mean for each, told in zip(seat.objectives, points.aims, strict=True)
            }
            assert points.total.mean == pytest.approx(weigh(seat, means), abs=ROUNDING)
            for told in (points.total, *points.aims):
                assert told.low <= told.mean <= told.high
            strongest = max((each.points for each in points.sways), default=0.0)
            assert strongest <= points.total.high - points.total.low + ROUNDING


@pytest.mark.parametrize("folder", portion(SHIPPED, small), ids=lambda folder: folder.name)
def test_what_is_said_to_stand_at_an_end_is_moved_by_no_choice(folder: Path) -> None:
    """Everything is put where it serves the seat least."""
    table = adjudicator(folder)
    stopped = 0
    for seat in table.program.seats:
        state = table.begin(1, 1).state
        aims = [reads for _, reads in table.objective_reads[seat.id]]
        worst = {id: "low" for reads in aims for id in reads.more}
        worst |= {id: "high" for reads in aims for id in reads.less if id not in worst}
        values = [
            getattr(track, worst[track.id]) if track.id in worst else value
            for track, value in zip(table.program.tracks, state.values, strict=True)
        ]
        forecast = foresee(table, replace(state, values=tuple(values)), seat.id)
        for choice in forecast.choices:
            for stop in choice.stops:
                low, high = choice.points.aims[stop.aim].low, choice.points.aims[stop.aim].high
                assert low <= 0 <= high
                assert not stop.always or low == high == 0
                stopped += stop.stop == "floor"
    assert stopped


@pytest.mark.parametrize("folder", portion(SHIPPED, small), ids=lambda folder: folder.name)
def test_what_is_likely_lies_within_what_is_promised(folder: Path) -> None:
    """What the imagined turns make of a choice's own effects, beside the bounds of a preview."""
    table, found = adjudicator(folder), 0
    for state, orders, _ in turns(table, 7):
        for seat in table.program.seats:
            forecast = foresee(table, state, seat.id, orders[seat.id])
            hints = {each.choice: each for each in list_hinted(table, state, seat.id)}
            for choice in forecast.choices:
                for span in choice.moves:
                    outcomes = find_outcomes(hints[choice.choice].moves[span.track])
                    (bounds,) = (
                        each
                        for each in outcomes
                        if each.branch is None or each.branch.holds is span.holds
                    )
                    assert (bounds.branch is None) == (span.fork < 0)
                    assert bounds.low <= span.low <= span.high <= bounds.high
                    found += 1
    assert found


def test_an_answer_that_changes_no_objective_says_so() -> None:
    forecast = foresee(quarrel.adjudicator(), quarrel.start().game.state, "seoul")
    for answer in ("give_notice", "wait"):
        assert pick(forecast, answer) == PointForecast(NOTHING, (NOTHING, NOTHING), ())


def test_what_hangs_on_nobody_is_one_number() -> None:
    forecast = foresee(quarrel.adjudicator(), quarrel.start().game.state, "tokyo")
    told = pick(forecast, "quiet_channel.seoul")
    assert told.total == PointRange(-1.0, -1.0, -1.0)
    assert told.sways == ()


def test_whoever_must_come_along_decides() -> None:
    """The talks need all three, and cost whoever stays alone nothing that Seoul counts."""
    forecast = foresee(quarrel.adjudicator(), quarrel.start().game.state, "seoul")
    talks = pick(forecast, "three_way_talks")
    assert talks.total.low == 0.0
    assert talks.total.high > 3.0
    assert {each.seat for each in talks.sways} == {"tokyo", "washington"}
    assert all(isinstance(each, Sway) and each.points > 3.0 for each in talks.sways)


def test_a_choice_is_told_beside_the_rest_of_the_draft() -> None:
    """Under notice every blow counts for more; here the notice is given in the same draft."""
    table, state = quarrel.adjudicator(), quarrel.start().game.state
    alone = foresee(table, state, "seoul")
    drafted = foresee(table, state, "seoul", Orders({}, ("quiet_channel.tokyo",)))
    assert pick(alone, "quiet_channel.tokyo") == pick(drafted, "quiet_channel.tokyo")
    assert drafted.orders == pick(drafted, "quiet_channel.tokyo")
    assert alone.orders.total == NOTHING
    assert drafted.change.total.mean == pytest.approx(
        alone.change.total.mean + drafted.orders.total.mean, abs=ROUNDING
    )


def test_what_a_draft_names_and_may_not_be_chosen_counts_for_nothing() -> None:
    table, state = quarrel.adjudicator(), quarrel.start().game.state
    odd = Orders({"export_controls.seoul": "surrender", "no.such": "thing"}, ("whisper.seoul",))
    assert foresee(table, state, "seoul", odd) == foresee(table, state, "seoul")
    with pytest.raises(KeyError):
        foresee(table, state, "moscow")


@pytest.mark.parametrize("folder", portion(SHIPPED, small), ids=lambda folder: folder.name)
def test_what_a_seat_may_not_see_changes_nothing_of_what_it_is_told(folder: Path) -> None:
    table = adjudicator(folder)
    program = table.program
    for state, _, _ in turns(table, 4):
        for seat in program.seats:
            sight = find_sight(program, seat.id)
            other = replace(
                state,
                seed=state.seed + 1,
                values=tuple(
                    value if seen else track.high
                    for seen, value, track in zip(
                        sight.tracks, state.values, program.tracks, strict=True
                    )
                ),
                chose=tuple(
                    turn if seen else state.turn - 1
                    for seen, turn in zip(sight.choices, state.chose, strict=True)
                ),
            )
            known = recall(program, other, seat.id)
            menu = table.menu(state, seat.id)
            assert foresee_turn(table, known, menu, Orders()) == foresee(table, state, seat.id)
