"""The discussion timer line by line: the screen's countdown, heard at prompts and kept."""

from __future__ import annotations

from eleventh.play.facilitator import Facilitator
from eleventh.play.hosting import host
from eleventh.play.match import Match
from eleventh_ui.plain.timer import PlainTimer
from tables import host_table
from tui.rooms import first_answers
from ui.sitting import FIRST_TURN, match_of
from ui.test_facilitator import Clock, plain, sat

UP = "The time for discussion is up (0:00). Commit when you are ready."


def begun(match: Match, clock: Clock, minutes: int) -> PlainTimer:
    """The timer of a match, which was just given so many minutes a turn."""
    timer = PlainTimer(host_table(match), clock)
    assert host(match, minutes=minutes) == ()
    timer.restart(minutes)
    return timer


def test_it_speaks_once_in_a_turn_and_only_when_it_is_due() -> None:
    clock, match = Clock(), match_of("seoul")
    none = "No timer. timer 10 gives each turn ten minutes."
    assert PlainTimer(host_table(match), clock).told() == none
    timer = begun(match, clock, 10)
    assert timer.due() == ""
    clock.seconds = 599
    assert timer.due() == ""
    assert timer.told() == "Discussion: less than a minute left (0:01)."
    clock.seconds = 600
    assert timer.due() == UP
    assert timer.due() == ""


def test_every_turn_has_its_own_time() -> None:
    clock, match = Clock(), match_of("seoul")
    timer = begun(match, clock, 10)
    clock.seconds = 700
    timer.due()
    clock.seconds = 800
    assert match.submit("seoul", first_answers(match, "seoul")) == ()
    assert match.advance() == ()
    assert timer.due() == ""
    clock.seconds = 1399
    assert timer.told() == "Discussion: less than a minute left (0:01)."
    clock.seconds = 1400
    assert timer.due() == UP


def test_it_stands_still_while_play_is_paused() -> None:
    clock, match = Clock(), match_of("seoul")
    timer = begun(match, clock, 10)
    timer.due()
    clock.seconds = 300
    Facilitator(match).pause("coffee")
    assert timer.due() == ""
    clock.seconds = 9000
    assert timer.due() == ""
    assert timer.told().startswith("Play is paused: coffee.")
    Facilitator(match).resume()
    assert timer.told() == "Discussion: 5 minutes left (5:00)."
    clock.seconds = 9300
    assert timer.due() == UP


def test_the_minutes_are_kept_with_the_match_and_its_time_begins_again() -> None:
    clock, match = Clock(), match_of("seoul")
    begun(match, clock, 10)
    clock.seconds = 500
    again = PlainTimer(host_table(match), clock)
    assert again.due() == ""
    assert again.told() == "Discussion: 10 minutes left (10:00)."
    again.restart(0)
    assert again.told() == "No timer. timer 10 gives each turn ten minutes."


def test_it_is_heard_at_the_next_prompt_and_said_as_the_turn_opens() -> None:
    class Hasty(Clock):
        def __call__(self) -> float:
            self.seconds += 100
            return self.seconds

    match = match_of("seoul")
    assert host(match, minutes=10) == ()
    text = sat(match, "seoul", typed=("look",) * 6, clock=Hasty())
    assert plain(text).count(UP) == 1
    assert "Discussion: " in text.split("Your answer")[0]


def test_the_words_set_it_ask_it_and_end_it() -> None:
    match = match_of("seoul")
    text = plain(sat(match, "seoul", typed=("timer 10", "timer", "timer off", *FIRST_TURN)))
    assert "10 minutes for each turn, from now." in text
    assert "Discussion: 10 minutes left (10:00)." in text
    assert "No timer." in text
    assert match.game.hosted.minutes == 0
