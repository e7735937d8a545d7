"""Games by doctrines alone, as columns: the same games that matches play, each by its address."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import eleventh as eh
from eleventh.bots.doctrine import DoctrineOrders, SeatFacts
from eleventh.bots.registry import Registered
from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Orders
from eleventh.lab.columns import Columns
from eleventh.lab.playouts import Playouts, play_games
from eleventh.play.match import Match
from eleventh.play.record import export_record
from eleventh.play.version import RULES
from games import EVERY, adjudicator
from play.quarrel import SEATS
from play.quarrel import adjudicator as quarrel

MIXED = ("historian", "opponent", "random", "random:7")


def rows(columns: Columns) -> list[dict[str, object]]:
    """The rows, each as what its columns hold."""
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def seated(table: Adjudicator, *players: str) -> dict[str, str]:
    """These doctrines in the seats of a table, as often round as there are seats."""
    return {
        seat.id: players[index % len(players)] for index, seat in enumerate(table.program.seats)
    }


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
@pytest.mark.parametrize("players", [("random",), ("random:3", "historian", "random")], ids=str)
def test_game_0_is_the_game_that_a_match_plays(folder: Path, players: tuple[str, ...]) -> None:
    """Lane equals single: track for track, order for order, objective for objective."""
    table = adjudicator(folder)
    seats = seated(table, *players)
    match = Match.start(table, {}, seats, 11)
    while not match.over:
        assert match.advance() == ()
    told, played = export_record(match.record), play_games(table, seats, 11, [0])
    tracks = [{key: row[key] for key in told["start"]} for row in rows(played.tracks)]
    assert tracks == [told["start"], *(turn["tracks"] for turn in told["turns"])]
    assert played.tracks["turn"] == list(range(len(told["turns"]) + 1))
    (game,) = rows(played.games)
    assert (game["ending"], game["turns"]) == (told["ending"]["id"], len(told["turns"]))
    for seat, objectives in told["objectives"].items():
        for each in objectives:
            assert game[f"objective.{seat}.{each['id']}"] == each["score"]
    ordered = [
        (number, seat, choice)
        for number, turn in enumerate(told["turns"], 1)
        for seat, given in turn["orders"].items()
        for choice in (*given["responses"].values(), *given["initiatives"])
    ]
    assert ordered == [(row["turn"], row["seat"], row["choice"]) for row in rows(played.orders)]


def of_game(played: Playouts, number: int) -> list[list[dict[str, object]]]:
    """All that is told of one game."""
    return [
        [row for row in rows(columns) if row["game"] == number]
        for columns in (played.games, played.tracks, played.orders)
    ]


def test_a_game_is_the_same_alone_or_among_others() -> None:
    table = quarrel()
    players = seated(table, "random")
    batch = play_games(table, players, 1, range(8))
    for number in (7, 2, 0):
        assert of_game(play_games(table, players, 1, [number]), number) == of_game(batch, number)


def test_games_of_one_seed_differ_and_so_do_seeds() -> None:
    table = quarrel()
    players = seated(table, "random")
    told = {str(of_game(play_games(table, players, seed, [0]), 0)) for seed in range(6)}
    assert len(told) == 6
    one = play_games(table, players, 1, range(6))
    without = [
        [{key: cell for key, cell in row.items() if key != "game"} for row in of_game(one, each)[2]]
        for each in range(6)
    ]
    assert len({str(each) for each in without}) == 6


@pytest.mark.parametrize("player", MIXED)
def test_every_doctrine_can_play_every_seat(player: str) -> None:
    table = quarrel()
    played = play_games(table, dict.fromkeys(SEATS, player), 1, range(2))
    assert played.games.height == 2
    assert all(played.games["ending"])


def test_a_view_is_made_only_for_a_doctrine_that_reads_one(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr("eleventh.bots.doctrine.look", lambda position, seat: seen.append(seat))
    play_games(quarrel(), dict.fromkeys(SEATS, "random"), 1, range(2))
    assert seen == []


def test_every_seat_needs_a_doctrine() -> None:
    with pytest.raises(ValueError, match="exactly one doctrine"):
        play_games(quarrel(), {"seoul": "random"}, 1, [0])
    with pytest.raises(ValueError, match="no doctrine 'nobody'"):
        play_games(quarrel(), dict.fromkeys(SEATS, "nobody"), 1, [0])


def test_a_doctrine_that_gives_orders_it_may_not_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Rogue:
        def decide(self, facts: SeatFacts) -> DoctrineOrders:
            return DoctrineOrders(Orders({"no.such": "thing"}), ())

    rogue = Registered("errs", lambda table, seat, dice: Rogue())
    monkeypatch.setattr("eleventh.lab.playouts.find_doctrine", lambda name: rogue)
    with pytest.raises(ValueError, match="rogue gave orders for washington that are refused"):
        play_games(quarrel(), dict.fromkeys(SEATS, "rogue"), 1, [0])


def test_what_was_played_says_what_it_came_from() -> None:
    played = play_games(quarrel(), seated(quarrel(), "random"), 9, [0])
    came = (played.engine, played.rules, played.scenario, played.program_hash, played.seed)
    assert came == (eh.__version__, RULES, "quarrel", quarrel().program.hash, 9)


def test_a_row_has_a_cell_for_every_column() -> None:
    columns = Columns(["turn", "trust"])
    columns.append([1, 40.0])
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        columns.append([2])
    assert dict(columns) == {"turn": [1], "trust": [40.0]}


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_table_is_made_by_a_library_that_is_there(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, SimpleNamespace(DataFrame=lambda cells: dict(cells)))
    columns = Columns(["turn"])
    columns.append([1])
    assert getattr(columns, f"to_{name}")() == {"turn": [1]}


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_library_that_is_not_there_is_said(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError, match=f"{name} is not installed.*they are lists"):
        getattr(Columns(["turn"]), f"to_{name}")()


def test_the_library_seats_doctrines_by_name() -> None:
    scenario = eh.load("first_hour")
    mixed = eh.playouts(scenario, bots={"seoul": "historian"}, games=1)
    assert dict(mixed.players) == {"washington": "random", "seoul": "historian", "tokyo": "random"}
    later = eh.playouts(scenario, games=2, first=3, seed=4)
    assert later.games["game"] == [3, 4]
    with pytest.raises(eh.NotFound, match="Nobody sits at seoul"):
        eh.playouts(scenario, bots={"seoul": "human"})
    with pytest.raises(ValueError, match="from 0 up"):
        eh.playouts(scenario, games=-1)
