"""Turns that pass by themselves, in words and on the screen: no key is asked for nothing, and what
happened in them is told with the turn before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from eleventh.play.events import Event, Submitted
from eleventh.play.faults import SaveError
from eleventh.play.hosting import host
from eleventh.play.match import Match, Unsaved
from eleventh_ui.display.objectives import compose_objectives
from eleventh_ui.display.reveal_passed import PASSED, span_turns
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.recap import RecapScreen
from eleventh_ui.tui.screens.reveal import RevealScreen
from play.test_passing import SUPPER, seated
from tui.rooms import app_in
from tui.seats import at_table, press
from tui.stage import drive, screen_text, shown, until
from tui.test_hot_seat import commit, look
from ui.sitting import transcript

TO_SUPPER = ("", "yes", "1", "yes")  # Seoul's orders of two turns, after which two pass
EVENTS = ("Supper is served", "The soup is cold", "The bell: ", "The lamps go out")


def flat(text: str) -> str:
    return " ".join(text.split())


def test_in_words_they_are_told_in_order_and_nothing_is_asked_between() -> None:
    text = transcript(seated("seoul"), "seoul", typed=TO_SUPPER)
    told = flat(text[text.index("What turn 2 brought") :])
    places = [
        told.index(each)
        for each in (
            "What turn 2 brought",
            "Turn 3 of 7, 22 November 2021, 20:00 to 22:00: Supper",
            "Nobody speaks of the letter.",
            "For Seoul only: The soup is cold.",
            "The bell: 11 hours left",
            PASSED,
            "What turn 3 brought",
            "Turn 4 of 7, 22 November 2021, 22:00 to midnight: Lights out",
            "Event 1 of 1. The lamps go out.",
            "What turn 4 brought",
            "Turn 5 of 7",
            "Does Seoul get up?",
        )
    ]
    assert places == sorted(places)
    assert "or help):" not in told[: places[-1]]
    assert told.count(PASSED) == 2
    assert "What you could have done" not in told[places[1] :]


def test_in_words_the_game_ends_without_another_line_if_the_last_turns_pass() -> None:
    text = flat(transcript(seated("seoul"), "seoul", typed=(*TO_SUPPER, "1", "", "yes")))
    assert "The end: Another day" in text
    assert "A note under the door" not in text
    assert "(left)" not in text
    assert text.count(PASSED) == 4


def test_in_words_each_of_two_is_called_once_and_told_all() -> None:
    turns = (("seoul", "", "yes"), ("tokyo", "", "yes"), ("seoul", "1", "yes"),
             ("tokyo", "1", "yes"), ("seoul", "1", "", "yes"))  # fmt: skip
    typed = [line for each in turns for line in each]
    text = flat(transcript(seated("seoul", "tokyo"), "seoul", "tokyo", typed=tuple(typed)))
    assert text.count("The table is hidden.") == 6  # twice in turns 1 and 2, then in turn 5
    seoul = text[text.index("What turn 2 brought") :]
    assert "The soup is cold." in seoul
    assert "The tea is hot." not in seoul


def test_what_a_passed_turn_brought_can_be_read_again_with_its_events() -> None:
    text = flat(transcript(seated("seoul"), "seoul", typed=(*TO_SUPPER, "recap 3")))
    again = text[text.index("recap 3") :]
    for each in ("Nobody speaks of the letter.", PASSED, "What turn 3 brought"):
        assert each in again
    assert "What turn 4 brought" not in again


def test_with_a_facilitator_each_turn_is_let_pass_by_its_people() -> None:
    match = seated("seoul")
    assert host(match, facilitator="Dana") == ()
    text = transcript(match, "seoul", typed=("", "yes", "reveal", "1", "yes", "reveal"))
    assert "yes lets it pass" in flat(text)
    assert match.turn == 3


class FullAtSupper(Unsaved):
    """Stores nothing, and the first orders of the third turn even less."""

    full = True

    def append(self, events: Sequence[Event]) -> str:
        ordered = (each for each in events if isinstance(each, Submitted))
        if self.full and any(each.turn == SUPPER for each in ordered):
            self.full = False
            raise SaveError("The disk is full.")
        return super().append(events)


async def to_supper(pilot: Pilot[None], match: Match, *people: str) -> EleventhApp:
    """Plays the two turns before those that pass."""
    app = pilot.app
    assert isinstance(app, EleventhApp)
    for turn in (1, 2):
        for seat in people:
            if len(people) > 1:
                await look(pilot, seat)
            if turn > 1:
                await read(pilot)
            await commit(pilot, match, seat)
    return app


async def read(pilot: Pilot[None]) -> list[str]:
    """Reads a reveal page by page, and leaves it; its pages."""
    await until(pilot, lambda: isinstance(pilot.app.screen, RevealScreen))
    screen, pages = pilot.app.screen, list[str]()
    assert isinstance(screen, RevealScreen)
    await until(pilot, lambda: not screen.awaits)
    while pilot.app.screen is screen:
        pages.append(screen_text(pilot.app))
        await press(pilot, "enter")
    return pages


@pytest.mark.parametrize(("size", "most"), [((118, 36), 3), ((78, 20), 6)])
def test_on_the_screen_one_reveal_tells_them_all(size: tuple[int, int], most: int) -> None:
    match = seated("seoul")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await to_supper(pilot, match, "seoul")
        pages = await read(pilot)
        assert len(pages) <= most
        assert "What turns 2 to 4 brought" in pages[0]
        told = flat(" ".join(pages))
        for each in (*EVENTS, "Turn 3 of 7", "Turn 4 of 7"):
            assert each in told
        await at_table(pilot, 5)
        await press(pilot, "r")
        await until(pilot, lambda: isinstance(app.screen, RecapScreen))
        await press(pilot, "left", "f")
        await shown(pilot, "What turn 3 brought")
        await press(pilot, "escape", "escape")
        await commit(pilot, match, "seoul")
        assert "What turns 5 to 7 brought" in (await read(pilot))[0]
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))

    drive(app, script, size)


def test_on_the_screen_each_of_two_is_called_once_and_told_all() -> None:
    match = seated("seoul", "tokyo")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await to_supper(pilot, match, "seoul", "tokyo")
        await look(pilot, "seoul", "Turns 2 to 4 were played.")
        told = flat(" ".join(await read(pilot)))
        assert "The soup is cold" in told
        assert "The tea is hot" not in told
        await at_table(pilot, 5)

    drive(app, script)


def test_on_the_screen_a_turn_that_could_not_be_stored_waits_for_its_people() -> None:
    match = Match(seated("seoul").record, FullAtSupper())
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await to_supper(pilot, match, "seoul")
        await read(pilot)
        await at_table(pilot, 3)
        await shown(pilot, "Nothing is asked of you in this turn")
        await press(pilot, "c", "enter")
        assert "What turns 2 to 4 brought" in (await read(pilot))[0]
        await at_table(pilot, 5)

    drive(app, script)


def test_in_words_a_passed_turn_is_told_without_what_did_not_happen() -> None:
    text = flat(transcript(seated("seoul"), "seoul", typed=TO_SUPPER))
    lights = text[text.index("What turn 4 brought") : text.index("Turn 5 of 7")]
    assert "What mattered to you: -1 (worse): rule “Trust fades”." in lights
    for each in ("Who did what", "What you could have done", "Against what", "How each objective"):
        assert each in text
        assert each not in lights


def test_the_objectives_change_from_before_the_first_turn_to_after_the_last() -> None:
    view = seated("seoul").view("seoul")
    (aim,) = view.aims
    first, last = (
        replace(view, aims=(replace(aim, before=before, score=score),))
        for before, score in ((40.0, 47.0), (47.0, 44.0))
    )
    line = compose_objectives(span_turns(first, last))
    assert line is not None
    assert [each.standing.change for each in line.objectives] == ["+4"]
    assert line.total.change == "+4"
