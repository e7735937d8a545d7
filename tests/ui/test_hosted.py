"""A match is run as it was begun, whether it is gone on with on the screen or line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.play.external import Seating
from eleventh.play.library import Library
from eleventh.play.loading import load
from eleventh_ui.tui.catalogue import RoomRequest
from eleventh_ui.tui.opening import begin_match, resume_match
from ui.sitting import HARBOUR, ran

KEPT = "The discussion timer is kept, 15 minutes for each turn; this turn's time begins again now."


def saved(home: Path) -> Path:
    (save,) = (home / "data" / "eleventh-hour" / "saves").glob("*.eleventh")
    return save


def begun_line_by_line(home: Path, *options: str) -> Path:
    done = ran(home, "play", HARBOUR, "--plain", "--seat", "seoul", *options, typed="quit\n")
    assert done.returncode == 0, done.stderr
    return saved(home)


def test_begun_line_by_line_it_has_its_facilitator_and_timer_on_the_screen(home: Path) -> None:
    save = begun_line_by_line(home, "--facilitator", "Dr Kim", "--timer", "15")
    opened = resume_match(save, Library(()))
    try:
        assert opened.room is not None
        assert opened.table.hosted.facilitator == "Dr Kim"
        assert opened.room.countdown.allowed == 15 * 60
        assert opened.table.facilitated
        assert opened.notes == ("Facilitated as before, by Dr Kim.", KEPT)
    finally:
        opened.table.close()


def test_begun_on_the_screen_it_has_them_line_by_line(home: Path) -> None:
    folder = home / "data" / "eleventh-hour" / "saves"
    players = {"washington": "historian", "seoul": "human", "tokyo": "historian"}
    opened = begin_match(
        HARBOUR, Library(()), Seating(players), 1, folder, RoomRequest("Dr Kim", 15)
    )
    opened.table.close()
    lines = ("timer", "pause", "coffee", "quit")
    done = ran(home, "play", "--plain", "--resume", typed="\n".join(lines) + "\n")
    assert done.returncode == 0, done.stderr
    assert "Facilitated as before, by Dr Kim." in done.stderr
    assert KEPT in done.stderr
    assert "Discussion: 15 minutes left" in done.stdout
    paused = load(saved(home)).paused
    assert paused is not None
    assert (paused.reason, paused.by) == ("coffee", "Dr Kim")


def test_what_is_said_on_going_on_wins(home: Path) -> None:
    save = begun_line_by_line(home, "--facilitator", "Dr Kim", "--timer", "15")
    again = ("play", "--plain", "--resume", save.stem)
    done = ran(home, *again, "--facilitator", "Dr Lee", "--timer", "0", typed="quit\n")
    assert "Facilitated as before" not in done.stderr
    assert "timer is kept" not in done.stderr
    assert load(save).hosted.facilitator == "Dr Lee"
    assert load(save).hosted.minutes == 0


def test_without_a_facilitator_it_has_none_later(home: Path) -> None:
    save = begun_line_by_line(home)
    done = ran(home, "play", "--plain", "--resume", save.stem, typed="pause\nquit\n")
    assert "Facilitated" not in done.stderr
    assert "“pause” is no answer here" in done.stdout


def test_a_facilitator_may_come_later(home: Path) -> None:
    save = begun_line_by_line(home)
    again = ("play", "--plain", "--resume", save.stem, "--facilitator")
    ran(home, *again, typed="pause\ncoffee\nquit\n")
    assert load(save).paused is not None


def test_a_name_that_is_too_long_is_misuse(home: Path) -> None:
    done = ran(home, "play", HARBOUR, "--plain", "--facilitator", "x" * 81, typed="")
    assert done.returncode == 2
    assert "The facilitator's name has 81 characters; 80 are enough." in done.stderr


@pytest.mark.parametrize("minutes", ["-1", "241", "ten"])
def test_minutes_that_are_none_are_misuse(home: Path, minutes: str) -> None:
    done = ran(home, "play", HARBOUR, "--plain", "--timer", minutes, typed="")
    assert done.returncode == 2
