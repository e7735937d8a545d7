"""A debrief says what happened, and adds up."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from eleventh.bots.registry import OWN
from eleventh.lab.debrief import debrief
from eleventh.lab.paths import paths
from eleventh.lab.reached import reached
from eleventh.lab.replaying import Changed, replay
from eleventh.lab.story import story
from eleventh.lab.turning_points import DECISIVE, SHOWN, turning_points
from eleventh.lab.waterfall import waterfalls
from eleventh.play.facilitator import Facilitator
from eleventh.play.game import Game
from eleventh.play.match import Match
from games import EVERY, SHIPPED, adjudicator, recorded
from play.quarrel import HUMANS, first_answers, play, start, submit_all
from play.test_white_cell import meddled
from portions import portion_of_all, small

FOLDERS = pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
GSOMIA = next(folder for folder in SHIPPED if folder.name == "gsomia_2019")
DECISION = "export_controls.seoul"


@cache
def played(folder, doctrine: str = "random", seed: int = 3) -> Game:
    table = adjudicator(folder)
    match = Match.start(table, {}, {seat.id: doctrine for seat in table.program.seats}, seed)
    while not match.over:
        match.advance()
    return match.game


@FOLDERS
def test_the_bars_of_a_waterfall_add_up_to_the_change_exactly(folder) -> None:
    for seed in range(5):
        game = played(folder, seed=seed)
        found = {each.track: each for each in waterfalls(game)}
        for index, track in enumerate(game.adjudicator.program.tracks):
            if track.kind == "status":
                assert track.id not in found
                continue
            value = game.state.values[index]
            if track.id not in found:
                assert value == track.start
                continue
            bars = found[track.id].bars
            assert track.start + sum(bar.amount for bar in bars) == value
            top, rest = found[track.id].top(3)
            assert track.start + sum(bar.amount for bar in top) + rest == value


def test_that_a_party_stayed_away_is_one_cause_whatever_it_stayed_away_from() -> None:
    for seed in range(8):
        for fall in waterfalls(played(GSOMIA, seed=seed)):
            shared = [bar for bar in fall.bars if bar.kind in ("rebuff", "cost")]
            assert len({bar.title for bar in shared}) == len(shared)
            for bar in shared:
                assert sum(each.amount for each in bar.started_by) == bar.amount


def test_overrides_are_bars_of_their_own() -> None:
    game = meddled(start()).game
    (found,) = (each for each in waterfalls(game) if each.track == "trust.tokyo.seoul")
    bars = {bar.kind: bar for bar in found.bars}
    assert bars["override"].title == "set by the facilitator: the room had misread the card"
    assert found.before + sum(bar.amount for bar in found.bars) == found.after


@FOLDERS
def test_a_path_leads_from_the_start_to_the_state_turn_by_turn(folder) -> None:
    game = played(folder)
    program = game.adjudicator.program
    walked = {path.track: path for path in paths(game)}
    for index, track in enumerate(program.tracks):
        points = walked[track.id].points
        assert points[0] == track.start
        assert points[-1] == game.state.values[index]
        assert len(points) == game.state.turn + 1
    for each in program.derived:
        assert walked[each.id].points[-1] == game.adjudicator.derived(game.state)[each.id]


@pytest.mark.parametrize(
    ("folder", "doctrine"),
    portion_of_all(lambda folder, name: small(folder) or name == "historian", EVERY, OWN),
    ids=lambda each: getattr(each, "name", each),
)
def test_a_replay_with_nothing_changed_is_the_game(folder, doctrine: str) -> None:
    game = played(folder, doctrine)
    outcome = replay(game)
    assert outcome.state == game.state
    assert (outcome.fell_back, outcome.beyond) == (0, 0)


def test_a_replay_repeats_what_the_facilitator_did() -> None:
    game = meddled(start()).game
    outcome = replay(game)
    assert outcome.state == game.state
    assert outcome.fell_back == 0


def test_a_replay_changes_one_response_and_counts_what_is_no_longer_possible() -> None:
    game = play(start()).game
    outcome = replay(game, Changed(1, "seoul", DECISION, "give_notice"))
    other = start()
    for seat in other.waiting():
        orders = first_answers(other.view(seat))
        if seat == "seoul":
            orders = replace(orders, responses={**orders.responses, DECISION: "give_notice"})
        assert other.submit(seat, orders) == ()
    other.advance()
    play(other)
    assert outcome.state == other.game.state


def test_the_objective_that_counts_most_for_the_seat_that_changes_most_is_named() -> None:
    game = played(GSOMIA, "historian")
    weights = {
        f"objective.{seat.id}.{each.id}": each.weight
        for seat in game.adjudicator.program.seats
        for each in seat.objectives
    }
    found = [each for point in turning_points(recorded(game)).points for each in point.alternatives]
    assert any(each.aim for each in found)
    for each in found:
        if each.aim is None:
            assert not each.seats
            continue
        most = max(each.seats, key=lambda seat: abs(seat.after - seat.before))
        assert each.aim.id.split(".")[1] == most.id
        change = abs(each.aim.after - each.aim.before)
        total = sum(own for id, own in weights.items() if id.split(".")[1] == most.id)
        assert change * weights[each.aim.id] / total * 5 >= abs(most.after - most.before) - 1e-9


def test_the_weightiest_decision_comes_first_and_alternatives_by_weight() -> None:
    found = turning_points(recorded(played(SHIPPED[-1], "historian")))
    weights = [each.weight for each in found.points]
    assert weights == sorted(weights, reverse=True)
    assert found.tried == found.possible > 0
    for point in found.points:
        assert point.chosen
        each = [alternative.weight for alternative in point.alternatives]
        assert each == sorted(each, reverse=True)
        assert point.chosen not in {alternative.title for alternative in point.alternatives}


@pytest.mark.slow
def test_every_decision_by_which_the_game_would_have_ended_otherwise_is_told() -> None:
    game = played(GSOMIA, "historian")
    every = turning_points(recorded(game), most=99).points
    decisive = [p for p in every if any(each.differs for each in p.alternatives)]
    assert len(decisive) > SHOWN
    told = turning_points(recorded(game)).points
    assert list(told) == decisive[:DECISIVE]
    assert 9 in {each.turn for each in told}  # the evening on which the notice was suspended


def test_answers_stand_in_the_order_in_which_they_were_asked() -> None:
    game = played(GSOMIA, "historian")
    asked = [each.ask for each in game.adjudicator.program.decisions]
    for episode in story(game, paths(game)):
        for ordered in episode.orders:
            places = [asked.index(each.ask) for each in ordered.chosen if each.ask]
            assert places == sorted(places)


def test_a_limit_on_time_is_kept_and_told() -> None:
    game = played(SHIPPED[-1], "historian")
    found = turning_points(recorded(game), limit=40)
    assert 0 < found.tried < found.possible


@pytest.mark.slow
def test_a_debrief_is_the_same_every_time() -> None:
    game = played(SHIPPED[-1], "historian")
    assert debrief(recorded(game)) == debrief(recorded(game))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_scenario_is_small_enough_that_every_alternative_is_tried(
    folder,
) -> None:
    found = debrief(recorded(played(folder, "historian"))).turning_points
    assert found.tried == found.possible


def test_an_unfinished_game_has_a_debrief_too() -> None:
    match = start()
    submit_all(match)
    match.advance()
    found = debrief(match.record)
    assert found.ending is None
    assert [episode.turn for episode in found.episodes] == [1, 2]
    assert found.episodes[1].orders == ()
    assert debrief(start().record).turning_points.points == ()


def test_the_story_tells_injects_orders_moves_and_what_the_facilitator_did() -> None:
    game = meddled(start()).game
    first = story(game, paths(game))[0]
    assert [event.headline for event in first.events if event.added] == ["A leak"]
    seoul = next(each for each in first.orders if each.seat == "seoul")
    assert seoul.chosen[0].replaced == "they said so aloud"
    kinds = [each.kind for each in first.notices]
    assert kinds == ["override", "override", "pause", "resume", "bar", "replace"]
    assert any(move.track == "trust.tokyo.seoul" for move in first.moves)


def test_every_entry_of_the_chronicle_stands_in_one_turn() -> None:
    for folder in SHIPPED:
        game = played(folder, "historian")
        if game.state.turn < len(game.adjudicator.program.turns):
            continue
        told = [entry for each in story(game, paths(game)) for entry in each.chronicle]
        assert sorted(told, key=repr) == sorted(game.adjudicator.program.chronicle, key=repr)


def test_objectives_are_those_of_the_state() -> None:
    match = play(start(HUMANS))
    for seat in reached(match.game):
        scores = match.game.adjudicator.score(match.game.state, seat.seat)
        assert {each.id: each.after for each in seat.objectives} == scores


def test_a_line_of_play_with_overrides_is_debriefed() -> None:
    match = meddled(start())
    found = debrief(match.record)
    assert found.lines == 2
    assert "back" in [each.kind for each in found.notices]
    assert Facilitator(match).back(1, "once more") == ()
    assert debrief(match.record).lines == 3
