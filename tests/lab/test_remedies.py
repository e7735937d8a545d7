"""Changes of one choice or two that would have brought what stayed away: they do bring it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from eleventh.core.orders import Orders
from eleventh.core.state import State
from eleventh.lab.remedies import (
    OtherOrder,
    Remedy,
    RemedySearch,
    contradict,
    find_remedy,
)
from eleventh.lab.replaying import fit_orders
from eleventh.play.facilitator import Facilitator
from eleventh.play.game import Game
from eleventh.play.match import Match
from games import SHIPPED, adjudicator

GSOMIA = next(each for each in SHIPPED if each.name == "gsomia_2019")


@cache
def play(folder: Path, doctrine: str, seed: int = 3) -> Game:
    table = adjudicator(folder)
    match = Match.start(table, {}, {each.id: doctrine for each in table.program.seats}, seed)
    while not match.over:
        assert match.advance() == ()
    return match.game


def play_with(game: Game, remedy: Remedy) -> State:
    """The game from its beginning with the changes of a remedy, turn by turn by the rules alone."""
    table = game.adjudicator
    step = table.begin(game.opened.seed)
    while not step.state.over:
        turn, taken = step.state.turn, list[int]()
        given = game.revealed[turn - 1] if turn <= len(game.revealed) else {}
        for seat in table.program.seats:
            real = given[seat.id].orders if given else Orders()
            responses, initiatives = dict(real.responses), list(real.initiatives)
            for each in remedy.changes:
                if (each.turn, each.seat) != (turn, seat.id):
                    continue
                if each.decision:
                    assert responses[each.decision] != each.choice
                    responses[each.decision] = each.choice
                elif each.taken:
                    initiatives.append(each.choice)
                else:
                    initiatives.remove(each.choice)
            orders = Orders(responses, tuple(initiatives))
            taken += fit_orders(table.program, table.menu(step.state, seat.id), orders, {})[0]
        step = table.resolve(step.state, taken)
    return step.state


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
@pytest.mark.parametrize("doctrine", ["historian", "random"])
def test_a_lane_without_a_change_is_the_game(folder: Path, doctrine: str) -> None:
    game = play(folder, doctrine)
    search = RemedySearch(game)
    assert search.play([()]).state(0).values == game.state.values
    singles = search.play([(each,) for each in search.orders[:40]])
    assert {int(each) for each in singles.turns} != {0}


@pytest.mark.slow
def test_the_change_that_is_found_brings_the_ending() -> None:
    game = play(GSOMIA, "historian")
    search, found = RemedySearch(game), list[int]()
    endings = game.adjudicator.program.endings
    for index, ending in enumerate(endings):
        if index == game.state.ending:
            continue
        remedy = search.find("ending", ending.id, 300)
        if not remedy.changes:
            assert remedy.tried == remedy.singles + 300
            continue
        found.append(len(remedy.changes))
        state = play_with(game, remedy)
        assert (endings[state.ending].id, state.turn) == (ending.id, remedy.turn)
    assert len(found) >= 5
    assert max(found) == 2


@pytest.mark.slow
def test_the_change_that_is_found_brings_the_event() -> None:
    game = play(GSOMIA, "historian")
    search, program = RemedySearch(game), game.adjudicator.program
    away = [
        each.id for each, fired in zip(program.injects, game.state.fired, strict=True) if not fired
    ]
    brought = 0
    for id in away:
        remedy = search.find("event", id, 0)
        if remedy.changes:
            brought += 1
            index = next(at for at, each in enumerate(program.injects) if each.id == id)
            assert play_with(game, remedy).fired[index] == remedy.turn
    assert 0 < brought < len(away)


def test_a_search_can_be_stopped_and_says_how_many_were_tried() -> None:
    game = play(GSOMIA, "random")
    told: list[tuple[int, int]] = []

    def stop(tried: int, wanted: int) -> bool:
        told.append((tried, wanted))
        return False

    remedy = find_remedy(game, "ending", "road_map", None, stop)
    assert (remedy.changes, remedy.tried) == ((), remedy.singles)
    assert remedy.pairs == remedy.singles * (remedy.singles - 1) // 2
    assert told == [(0, remedy.singles + remedy.pairs), (remedy.singles, told[0][1])]


def test_what_was_changed_already_is_not_changed_twice() -> None:
    one, other = OtherOrder(4, 7, True, 9), OtherOrder(4, 8, True, 9)
    assert contradict(one, other)
    assert not contradict(one, other._replace(turn=5))
    assert not contradict(one, OtherOrder(4, 8, True, -1))


def test_a_game_in_which_a_facilitator_had_a_hand_is_not_searched() -> None:
    folder = SHIPPED[0]
    table = adjudicator(folder)
    match = Match.start(table, {}, {each.id: "historian" for each in table.program.seats}, 3)
    track = next(each for each in table.program.tracks if each.kind == "score")
    assert Facilitator(match).override(track.id, track.low + 3, "to see") == ()
    while not match.over:
        assert match.advance() == ()
    ending = next(
        each.id for at, each in enumerate(table.program.endings) if at != match.game.state.ending
    )
    remedy = find_remedy(match.game, "ending", ending)
    assert remedy.unrepeated
    assert remedy.tried == 0


def test_an_ending_that_nothing_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        find_remedy(play(SHIPPED[0], "historian"), "ending", "nonsense")
