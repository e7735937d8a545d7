"""How long a table took is read off the times at which a save was written, pauses left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from eleventh.core.orders import Orders
from eleventh.lab.pace import measure_pace
from eleventh.play.facilitator import Facilitator
from eleventh.play.journal import Journal
from eleventh.play.loading import load_record
from eleventh.play.match import Match
from play.quarrel import start

WAIT = Orders({"export_controls.seoul": "wait"})
MINUTE = timedelta(minutes=1)


class Clock:
    """A clock that stands still until somebody waits."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, minutes: float) -> None:
        self.now += minutes * MINUTE


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def match(tmp_path: Path, clock: Clock) -> Iterator[Match]:
    """Seoul is a person; doctrines play the others."""
    players = {"washington": "historian", "seoul": "human", "tokyo": "historian"}
    made = start(players, log=Journal.create(tmp_path / "m.eleventh", clock))
    yield made
    made.close()


def seal(match: Match) -> None:
    assert match.submit("seoul", WAIT) == ()


def test_a_turn_lasts_from_its_opening_to_the_reveal_and_a_seat_until_it_seals(
    match: Match, clock: Clock
) -> None:
    clock.wait(7)
    seal(match)
    clock.wait(2)
    match.advance()
    (pace,) = measure_pace(match.record)
    assert (pace.turn, pace.seconds, pace.seats) == (1, 9 * 60, {"seoul": 7 * 60})


def test_a_pause_takes_no_time(match: Match, clock: Clock) -> None:
    white = Facilitator(match, "Dr Kim")
    clock.wait(3)
    assert white.pause("coffee") == ()
    clock.wait(20)
    assert white.resume("back") == ()
    clock.wait(1)
    seal(match)
    match.advance()
    assert measure_pace(match.record)[0].seats == {"seoul": 4 * 60}


def test_orders_taken_back_count_until_they_are_sealed_again(match: Match, clock: Clock) -> None:
    clock.wait(1)
    seal(match)
    assert match.withdraw("seoul") == ()
    clock.wait(5)
    seal(match)
    match.advance()
    assert measure_pace(match.record)[0].seats == {"seoul": 6 * 60}


def test_a_turn_played_again_counts_from_when_it_was_opened_again(
    match: Match, clock: Clock
) -> None:
    clock.wait(30)
    seal(match)
    match.advance()
    assert match.rewind(1, "a card was misread", "Dr Kim") == ()
    clock.wait(2)
    seal(match)
    match.advance()
    (pace,) = measure_pace(match.record)
    assert pace.seconds == 2 * 60


def test_a_save_tells_the_same_times_as_the_table(
    match: Match, clock: Clock, tmp_path: Path
) -> None:
    clock.wait(4)
    seal(match)
    match.advance()
    match.close()
    loaded = load_record(tmp_path / "m.eleventh")
    assert loaded.times == match.record.times
    assert measure_pace(loaded) == measure_pace(match.record)


def test_a_match_that_is_not_kept_has_no_times() -> None:
    match = start({"washington": "historian", "seoul": "historian", "tokyo": "historian"})
    match.advance()
    assert match.record.times == ()
    assert measure_pace(match.record) == ()
