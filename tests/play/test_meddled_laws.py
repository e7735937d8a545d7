"""The laws of every scenario hold whatever a facilitator does in between."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from eleventh.core import dice
from eleventh.core.adjudication import Adjudicator
from eleventh.play.facilitator import Facilitator
from eleventh.play.folding import fold
from eleventh.play.game import Game
from eleventh.play.match import Match
from games import adjudicator
from portions import with_others

each_scenario = pytest.mark.parametrize("folder", with_others(), ids=lambda folder: folder.name)
SEEDS = range(4)


def rolled(key: int, turn: int, name: str) -> float:
    return dice.uniform(key, turn, dice.site_of(name))


def meddle(match: Match, key: int) -> None:
    """Does whatever a facilitator may do, by chance: overrides, events, replaced responses."""
    white, table = Facilitator(match), match.game.adjudicator
    program, turn = table.program, match.turn
    for track in program.tracks:
        roll = rolled(key, turn, track.id)
        if roll > 0.2:
            continue
        where: float | str = track.low + (track.high - track.low) * roll * 5
        if track.kind == "status":
            where = track.values[int(roll * 5 * len(track.values))]
        codes = [each.code for each in white.override(track.id, where, "by chance")]
        assert codes in ([], ["no_change"])
    seats = list(match.seats)
    some = seats[: 1 + int(rolled(key, turn, "seats") * len(seats))]
    effects = {
        track.id: (track.high - track.low) * (rolled(key, turn, f"by {track.id}") - 0.5)
        for track in program.tracks
        if track.kind != "status" and rolled(key, turn, f"whether {track.id}") < 0.1
    }
    effects = {name: amount for name, amount in effects.items() if abs(amount) > 1 / 128}
    assert white.inject("A rumour", "", some, effects, "by chance") == ()
    for seat in match.seats:
        for decision, offers in match.game.menu(seat).decisions.items():
            roll = rolled(key, turn, f"{seat} {decision}")
            if roll < 0.5:
                choice = program.choices[offers[int(roll * 2 * len(offers))].choice]
                assert white.replace(seat, decision, choice.id, "by chance") == ()


@cache
def meddled(folder: Path, seed: int) -> Game:
    table: Adjudicator = adjudicator(folder)
    players = {seat.id: f"random:{seed}" for seat in table.program.seats}
    match, key = Match.start(table, {}, players, seed), dice.game_key(seed, 7)
    while not match.over:
        meddle(match, key)
        assert match.advance() == ()
    return match.game


@each_scenario
def test_values_are_their_starts_plus_the_postings_within_bounds(folder: Path) -> None:
    for seed in SEEDS:
        game = meddled(folder, seed)
        sums: dict[int, float] = defaultdict(float)
        for posting in game.ledger:
            assert posting.after == posting.before + posting.amount
            sums[posting.track] += posting.amount
        for index, track in enumerate(game.adjudicator.program.tracks):
            value = game.state.values[index]
            assert value == track.start + sums[index]
            assert track.low <= value <= track.high
            assert value * 256 == int(value * 256)


@each_scenario
def test_folding_the_events_gives_the_same_game(folder: Path) -> None:
    for seed in SEEDS:
        game = meddled(folder, seed)
        events = [each.event for each in game.events]
        again = fold(adjudicator(folder), game.opened, events)
        assert again.state == game.state
        assert list(again.ledger) == list(game.ledger)


@each_scenario
def test_the_lines_a_seat_may_read_account_for_every_change_it_sees(folder: Path) -> None:
    table = adjudicator(folder)
    match = Match.start(table, {}, {seat.id: "random:1" for seat in table.program.seats}, 1)
    before: dict[str, dict[str, float]] = {}
    while not match.over:
        for seat in match.seats:
            view = match.view(seat)
            before[seat] = {each.id: each.value for each in view.readings}
            for line in view.ledger:
                before[seat][line.track] -= line.amount
        meddle(match, dice.game_key(1, 7))
        for seat in match.seats:
            view = match.view(seat)
            sums: dict[str, float] = defaultdict(float)
            for line in view.ledger:
                sums[line.track] += line.amount
            for reading in view.readings:
                if reading.kind != "derived":
                    assert reading.value == before[seat][reading.id] + sums[reading.id]
        assert match.advance() == ()
