"""`play`: an actor that is no seat in the rulebook has one in a scenario, and stays what it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from eleventh.core.program import Program
from eleventh.emit.backends import build_backend
from eleventh.emit.python import build
from eleventh.lab.batch.players import BatchPlayer, make_policies
from eleventh.lab.playouts import play_games
from eleventh.lang.compile import check_path, compile_anew
from eleventh.lang.problems.render.short import render_short_line
from games import BAY, adjudicator, play_doctrine

ISLAND = Path(__file__).parents[1] / "cases" / "bay" / "bay_island"


def island() -> Program:
    compiled = compile_anew(ISLAND)
    assert compiled.problems == ()
    assert compiled.program is not None
    return compiled.program


def test_it_stays_an_adversary_and_is_a_seat_too() -> None:
    program = island()
    tracks = {each.id for each in program.tracks}
    assert "reach.island" in tracks
    assert {"trust.island.north", "trust.north.island", "capital.island"} <= tracks
    assert [each.id for each in program.seats] == ["north", "south", "island"]
    assert dict(program.capital).keys() == {"north", "south", "island"}


def test_it_is_asked_and_may_begin_what_any_seat_may() -> None:
    choices = {each.id for each in island().choices if each.seat == "island"}
    assert {"go_both", "invite.north", "invite.south"} <= choices


def test_rules_over_adversaries_and_over_seats_follow_from_what_it_does() -> None:
    causes = [each.chain for each in island().causes]
    after = {chain[-1].id for chain in causes if "go_both" in {link.id for link in chain}}
    assert "probe_gains" in after
    assert {chain[-1].id for chain in causes if "invite.south" in {link.id for link in chain}} >= {
        "invitation_warms"
    }


def test_history_is_played_to_the_end_by_three_seats() -> None:
    players = dict.fromkeys(("north", "south", "island"), "historian")
    played = play_games(build(island()), players, 1, range(3))
    assert set(played.games["ending"]) == {"held"}
    assert ("island", "go_both") in set(
        zip(played.orders["seat"], played.orders["choice"], strict=True)
    )


@pytest.mark.parametrize("folder", BAY, ids=lambda folder: folder.name)
def test_lanes_play_it_as_the_reference_does(folder: Path) -> None:
    table = adjudicator(folder)
    lanes = (fast := build_backend("numpy", table.program)).begin(5, np.arange(3, dtype=np.uint64))
    players = {seat.id: BatchPlayer("random") for seat in table.program.seats}
    policies = make_policies(table.program, players, lanes)
    while lanes.alive.any():
        fast.advance(lanes, policies)
    for game in range(3):
        assert lanes.state(game) == play_doctrine(table, "random", 5, game).state


def copy_island(tmp_path: Path, right: str, wrong: str) -> Path:
    """The scenario beside its rulebooks, with something wrong in place of what is right."""
    folder = tmp_path / "bay_island"
    folder.mkdir()
    (tmp_path / "rulebooks").symlink_to(ISLAND.parent / "rulebooks")
    text = (ISLAND / "scenario.yaml").read_text("utf-8")
    assert right in text
    (folder / "scenario.yaml").write_text(text.replace(right, wrong), "utf-8")
    return folder


def test_whoever_is_seated_without_play_is_told_what_to_write(tmp_path: Path) -> None:
    folder = copy_island(tmp_path, "play: [island]\n", "")
    (problem,) = (each for each in check_path(folder) if "played" in each.headline)
    assert render_short_line(problem).endswith(
        "E064 `island` is one of the adversaries, who are not played"
    )
    assert problem.help == "Add `play: [island]`: it stays one of them, and has a seat too."
    (folder / "scenario.yaml").write_bytes((ISLAND / "scenario.yaml").read_bytes())
    assert check_path(folder) == ()


def test_an_unknown_actor_is_asked_after(tmp_path: Path) -> None:
    folder = copy_island(tmp_path, "play: [island]", "play: [iland]")
    told = [render_short_line(each) for each in check_path(folder)]
    assert "scenario.yaml:9:8: E061 There is no actor called `iland`" in told
