"""Best and most costly answers, yardsticks and predictions are what games played one by one say."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from statistics import mean

import numpy as np
import pytest

from eleventh.core.adjudication import Adjudicator
from eleventh.core.override import continue_with
from eleventh.core.position import Position
from eleventh.core.state import State
from eleventh.lab.foretold import find_brier, find_foretold
from eleventh.lab.hindsight.answers import GivenAnswer
from eleventh.lab.hindsight.decisions import SeatHindsight, weigh_decisions
from eleventh.lab.hindsight.recorded import AHEAD
from eleventh.lab.hindsight.yardsticks import measure_yardsticks
from eleventh.lab.playouts import decide, play_games, resolve_doctrine
from eleventh.lab.reached import totals
from eleventh.lab.replaying import fit_orders
from eleventh.lab.whatif.changes import find_point
from eleventh.play.game import Game
from eleventh.play.match import Match
from eleventh.play.predictions import NotedPrediction, Prediction
from play.quarrel import HISTORY, SEATS, adjudicator, compiled, play, start, submit_all

FEW = 6  # games of each answer, in tests


@cache
def played() -> Game:
    """A game that historians played: so whoever goes on is known, and rolls no dice."""
    match = Match.start(adjudicator(), compiled().files, HISTORY, 7)
    while not match.over:
        assert match.advance() == ()
    return match.game


@cache
def weighed() -> tuple[SeatHindsight, ...]:
    return weigh_decisions(played(), SEATS, FEW)


def total_alone(game: Game, answer: GivenAnswer, choice: int, number: int) -> float:
    """The total of a seat at the end of one game with this number in which it gave this answer,
    played on by the doctrines at a table."""
    point = find_point(game, answer.turn)
    table, state = point.adjudicator, replace(point.state, game=number)
    taken: list[int] = []
    for seat, given in game.revealed[answer.turn - 1].items():
        held = {}
        if seat == answer.seat:
            held = {answer.decision: table.program.choices[choice].id}
        chosen, _ = fit_orders(table.program, table.menu(state, seat), given.orders, held)
        taken += chosen
    step = table.resolve(state, taken)
    end = go_on(continue_with(table, step), step.state)
    return totals(table, table.program, end)[answer.seat]


def go_on(table: Adjudicator, state: State) -> State:
    doctrines = {
        seat: resolve_doctrine("historian").make(table, seat, table.hand_dice(state, seat))
        for seat in SEATS
    }
    while not state.over:
        step = None
        position = Position(table, state, played().steps[0].ledger)
        taken = [
            index
            for seat in SEATS
            for index in table.index_orders(
                seat, decide(position, doctrines[seat], "historian", seat)
            )
        ]
        step = table.resolve(state, taken)
        table, state = continue_with(table, step), step.state
    return state


def test_every_answer_leads_its_rival_by_what_games_played_alone_say() -> None:
    game = played()
    for seat in weighed():
        assert len(seat.weighed) == seat.answers > 0
        for each in seat.weighed:
            rows = {
                choice: [
                    total_alone(game, each.answer, choice, number)
                    for number in range(1, 2 * FEW + 1)
                ]
                for choice in (each.answer.chose, *each.answer.others)
            }
            own = rows.pop(each.answer.chose)
            margins = {
                choice: mean(a - b for a, b in zip(own[:FEW], row[:FEW], strict=True))
                for choice, row in rows.items()
            }
            assert each.margin == pytest.approx(min(margins.values()))
            assert margins[each.rival_choice] == pytest.approx(min(margins.values()))
            leads = [a - b for a, b in zip(own[FEW:], rows[each.rival_choice][FEW:], strict=True)]
            assert each.lead.mean == pytest.approx(mean(leads))
            assert each.lead.better == sum(one > 1e-9 for one in leads)
            assert each.lead.worse == sum(one < -1e-9 for one in leads)
            assert (each.lead.low, each.lead.high) == pytest.approx((min(leads), max(leads)))


def test_the_best_leads_most_and_the_most_costly_trails_most_and_sizes_are_tried_of_both() -> None:
    for seat in weighed():
        margins = [each.margin for each in seat.weighed if each.leads]
        assert (seat.best is None) == (not margins)
        if seat.best is not None:
            assert seat.best.margin == max(margins)
            assert seat.best.by_sizes is not None
            assert seat.best.by_sizes.games == FEW
        worse = [each.margin for each in seat.weighed if each.trails]
        assert (seat.costly is None) == (not worse)
        if seat.costly is not None:
            assert seat.costly.margin == min(worse)
    assert any(seat.costly is not None for seat in weighed())


def test_the_same_record_tells_the_same_and_a_search_that_is_stopped_what_it_found() -> None:
    assert weigh_decisions(played(), SEATS, FEW) == weighed()
    looks: list[tuple[int, int]] = []

    def going_on(done: int, wanted: int) -> bool:
        looks.append((done, wanted))
        return False

    stopped = weigh_decisions(played(), SEATS, FEW, going_on)
    assert looks == [(0, sum(each.answers for each in weighed()))]
    for found, whole in zip(stopped, weighed(), strict=True):
        assert (found.weighed, found.best, found.costly) == ((), None, None)
        assert found.answers == whole.answers


def test_chance_in_a_seat_is_what_games_of_doctrines_at_a_table_come_to() -> None:
    game = played()
    found = {each.seat: each for each in measure_yardsticks(game, SEATS, games=24, ahead_games=0)}
    table = game.openings[0].position.adjudicator
    players = {**HISTORY, "seoul": "random"}
    alone = play_games(table, players, game.opened.seed, range(1, 25)).games
    seat = next(each for each in table.program.seats if each.id == "seoul")
    weights = sum(each.weight for each in seat.objectives)
    reached = sum(
        each.weight * np.array(alone[f"objective.seoul.{each.id}"]) for each in seat.objectives
    )
    rows = np.sort(np.array(reached) / weights)
    (chance,) = (each for each in found["seoul"].yardsticks if each.policy == "random")
    last = 23
    assert (chance.least, chance.middle, chance.most) == pytest.approx(
        (rows[last // 10], rows[last // 2], rows[last - last // 10])
    )
    assert chance.below == int((rows < found["seoul"].total - 1e-9).sum())
    assert found["seoul"].total == totals(table, table.program, game.state)["seoul"]


def test_who_looks_ahead_is_measured_last_and_a_game_that_goes_on_has_no_yardsticks() -> None:
    (seoul,) = measure_yardsticks(played(), ["seoul"], games=8, ahead_games=2)
    assert [each.policy for each in seoul.yardsticks][-1] == AHEAD
    assert seoul.yardsticks[-1].games == 2
    assert measure_yardsticks(start().game, SEATS) == ()


def test_the_brier_score_is_the_mean_square_of_doubt_and_outcome() -> None:
    noted = [
        NotedPrediction(1, Prediction("up", 80), 2.0),  # right: 0.04
        NotedPrediction(2, Prediction("up", 90), 0.0),  # wrong: 0.81
        NotedPrediction(3, Prediction("same", 50), 0.1),  # right: 0.25
    ]
    assert find_brier(noted) == pytest.approx((0.04 + 0.81 + 0.25) / 3)


def test_who_noted_something_is_told_how_sure_they_may_be_and_what_surprised_them_most() -> None:
    match = start()
    assert match.predict("seoul", Prediction("same", 60)) == ()
    submit_all(match)
    assert match.advance() == ()
    assert find_foretold(match.game) == ()  # it is for the seat alone while the game goes on
    play(match)
    (told,) = find_foretold(match.game)
    assert (told.seat, [each.turn for each in told.noted]) == ("seoul", [1])
    (only,) = told.calibration
    assert (only.confidence, only.noted) == (60, 1)
    assert (told.surprise is None) == bool(told.noted[0].right) == bool(only.right)
    assert find_foretold(play(start()).game) == ()
