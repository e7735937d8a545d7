"""How a room is run is kept with the match: in its save, every line of play, and its forks."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.play.facilitator import NAME, Facilitator
from eleventh.play.forking import fork, lines_of_play
from eleventh.play.hosting import facilitated, host
from eleventh.play.journal import Journal, read
from eleventh.play.library import Library
from eleventh.play.loading import load, verify
from eleventh.play.match import Match
from eleventh.play.resuming import resume
from eleventh.play.room_events import Hosted
from eleventh.play.seat_views import notices
from play.quarrel import SEATS, noon, play, start


def test_a_match_that_nobody_hosts_has_no_facilitator_and_no_timer() -> None:
    game = start().game
    assert game.hosted == Hosted("", 0)
    assert not facilitated(game)


def test_what_was_said_of_the_room_is_read_again(tmp_path: Path) -> None:
    save = tmp_path / "a.eleventh"
    match = start(log=Journal.create(save, noon))
    assert host(match, "Dr Kim", 15) == ()
    match.close()
    resumed = resume(save, Library(()), noon).match
    assert resumed.game.hosted == Hosted("Dr Kim", 15)
    assert facilitated(resumed.game)
    resumed.close()
    assert verify(save).fault == ""


def test_what_is_not_named_stays_and_what_changes_nothing_is_not_stored(tmp_path: Path) -> None:
    save = tmp_path / "a.eleventh"
    match = start(log=Journal.create(save, noon))
    assert host(match) == host(match, minutes=0) == ()
    assert host(match, "") == ()
    assert match.game.hosted == Hosted(NAME, 0)
    assert host(match, "Dr Kim") == host(match, "", 20) == host(match, minutes=20) == ()
    match.close()
    assert match.game.hosted == Hosted("Dr Kim", 20)
    assert len(read(save)) == 4


@pytest.mark.parametrize("minutes", [-1, 241])
def test_minutes_out_of_reason_are_refused(minutes: int) -> None:
    match = start()
    assert [each.code for each in host(match, minutes=minutes)] == ["bad_minutes"]
    assert [each.code for each in host(match, "x" * 81)] == ["too_long"]
    assert match.game.hosted == Hosted("", 0)


def test_it_holds_in_every_line_of_play_and_leaves_none() -> None:
    match = start()
    assert host(match, "Dr Kim", 15) == ()
    assert match.rewind(1) == ()
    assert len(lines_of_play(match.game)) == 1
    play(match)
    assert match.rewind(2) == ()
    assert match.game.hosted == Hosted("Dr Kim", 15)


def test_a_match_played_on_from_a_turn_is_hosted_as_it_was(tmp_path: Path) -> None:
    match = play(start())
    assert host(match, "Dr Kim", 15) == ()
    save = tmp_path / "b.eleventh"
    onward = fork(match.record, 2, "a", Journal.create(save, noon))
    assert isinstance(onward, Match)
    onward.close()
    assert load(save).hosted == Hosted("Dr Kim", 15)


def test_it_is_no_act_of_the_facilitator_in_any_report() -> None:
    match = start()
    assert host(match, "Dr Kim", 15) == ()
    assert notices(match.game) == ()


def test_whoever_has_intervened_in_the_open_facilitates() -> None:
    match = start()
    assert Facilitator(match).pause("coffee") == ()
    assert facilitated(match.game)


def test_what_is_done_out_of_any_seats_sight_does_not_tell_that_somebody_facilitates() -> None:
    match = start()
    white, approval = Facilitator(match), {"approval.seoul": -1.0}
    assert white.inject("A rumour", "", ["seoul", "tokyo"], approval, "to stir") == ()
    assert white.bar("seoul", "export_controls.seoul", "wait", "not now") == ()
    assert not facilitated(match.game)
    assert white.inject("A leak", "", SEATS, approval, "in the open") == ()
    assert facilitated(match.game)
