"""The lobby: what can be played and continued is told, chosen and begun, by keys and by mouse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from eleventh.play.library import Library, Shelf, shipped_folder
from eleventh.play.saved import Saved
from eleventh.play.saves import list_saves
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.catalogue import Places, Preset, ScenarioEntry, suggest_scenario
from eleventh_ui.tui.help import Help
from eleventh_ui.tui.news import Done, MatchOpened
from eleventh_ui.tui.screens.beneath import Beneath
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.lobby import Lobby
from eleventh_ui.tui.screens.lobby_seats import LobbySeats, first_players
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.widgets.choices import Choices
from eleventh_ui.tui.widgets.seat_row import SeatRow
from tables import host_table
from tui.conftest import Same
from tui.rooms import finished
from tui.stage import (
    app_of,
    drive,
    each_size,
    hints,
    screen_text,
    seated,
    shown,
    steady,
    until,
    with_match,
)
from ui.sitting import match_of

TUTORIAL = "first_hour"


def lobby(saves: Path, own: Path | None = None, preset: Preset | None = None) -> EleventhApp:
    """An app at a lobby with the shipped scenarios and perhaps one's own."""
    places = Places(saves)
    shelves = [Shelf("shipped", shipped_folder())]
    shelves += [Shelf("own", own)] if own else []
    places.library = Library(tuple(shelves))
    return app_of(start=Lobby(places, preset))


async def filled(pilot: Pilot[None]) -> None:
    """Waits until both lists are read."""
    await shown(pilot, "Seoul's eleventh hour")
    await until(pilot, lambda: "reading" not in screen_text(pilot.app))


async def begin_tutorial(pilot: Pilot[None]) -> None:
    """Through the lobby to the table of the tutorial, as the first seat."""
    await shown(pilot, "Learn the table in ten minutes")
    await pilot.press("enter")
    await shown(pilot, "You play alone")
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, TableScreen))


def test_a_newcomer_is_led_to_the_tutorial(tmp_path: Path, same: Same) -> None:
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await filled(pilot)
        assert "start here" in screen_text(app)
        async for _ in each_size(pilot):
            same(app, "lobby-newcomer")

    drive(app, script)


def test_whoever_has_finished_the_tutorial_is_led_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = Saved("first_hour-1", tmp_path, TUTORIAL, "The first hour", 3, {"seoul": "human"})
    ended = (replace(done, ending="apart", played="2026-11-27T06:00:00+00:00"),)
    monkeypatch.setattr("eleventh.play.saves.list_saves", lambda folder: ended)
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "next: 12 turns")
        await shown(pilot, "July to December 2019")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LobbySeats))
        await shown(pilot, "Seoul's eleventh hour")

    drive(app, script)


def test_only_who_has_played_nothing_else_is_told_what_to_play_next(tmp_path: Path) -> None:
    offers = [ScenarioEntry(each, tmp_path, "shipped", each) for each in ("x", TUTORIAL, "b")]
    offers = [replace(each, seats=(object(),)) for each in offers]
    offers[1] = replace(offers[1], next="b")
    begun = Saved("1", tmp_path, TUTORIAL)
    assert suggest_scenario(offers, ()) == TUTORIAL
    assert suggest_scenario(offers, (begun,)) == ""
    assert suggest_scenario(offers, (begun, replace(begun, ending="apart"))) == "b"
    assert (
        suggest_scenario(offers, (replace(begun, ending="apart"), Saved("2", tmp_path, "b"))) == ""
    )
    assert suggest_scenario(offers[:2], (replace(begun, ending="apart"),)) == ""
    assert suggest_scenario(offers[:1], ()) == ""


def test_the_lobby_keeps_its_highlight_while_it_reads_again(tmp_path: Path) -> None:
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await filled(pilot)
        await steady(pilot)
        await pilot.press("end")
        await shown(pilot, "July to December 2019")
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, Help))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Lobby))
        await steady(pilot)
        await shown(pilot, "July to December 2019")
        highlighted = app.screen.query_one("#scenarios", Choices).highlighted_option
        assert highlighted is not None
        assert highlighted.id == "gsomia_2019"

    drive(app, script)


def test_two_presses_of_enter_begin_the_tutorial_and_it_is_saved(tmp_path: Path) -> None:
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await begin_tutorial(pilot)
        (saved,) = list_saves(tmp_path / "saves")[:1]
        assert "in use" in saved.fault  # by this very app
        assert app.session is not None
        assert app.session.path == saved.path

    drive(app, script)
    (saved,) = list_saves(tmp_path / "saves")
    assert (saved.scenario, saved.turn) == ("first_hour", 1)
    assert saved.players == {"washington": "human", "seoul": "opponent", "tokyo": "opponent"}


def test_a_match_is_continued_with_one_key(tmp_path: Path) -> None:
    drive(lobby(tmp_path / "saves"), begin_tutorial)
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await filled(pilot)
        await until(pilot, lambda: "c Continue" in hints(app))
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))

    drive(app, script)


@pytest.mark.slow
def test_a_match_can_be_left_and_continued_again_and_again(tmp_path: Path) -> None:
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await begin_tutorial(pilot)
        for _ in range(2):
            await pilot.press("escape", "escape")
            await until(pilot, lambda: isinstance(app.screen, Lobby))
            await shown(pilot, "turn 1, 3 March 2031, as")
            await pilot.press("c")
            await until(pilot, lambda: isinstance(app.screen, TableScreen))

    drive(app, script)


@pytest.mark.slow
def test_a_match_that_was_named_is_left_for_a_lobby_that_works(tmp_path: Path) -> None:
    start = Beneath(lambda: Lobby(Places(tmp_path / "saves")))
    app = app_of(seated("seoul"), start=start)

    async def script(pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, TableScreen)
        for _ in range(2):
            await pilot.press("escape", "escape")
            await until(pilot, lambda: isinstance(app.screen, Lobby))
            await begin_tutorial(pilot)

    drive(app, script)


@pytest.mark.slow
def test_a_saved_match_tells_turn_date_seats_and_when_it_was_played(tmp_path: Path) -> None:
    drive(lobby(tmp_path / "saves"), begin_tutorial)
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await filled(pilot)
        await pilot.press("tab")
        await shown(pilot, "Turn 1 of 3, 3 March 2031.")
        told = screen_text(app)
        assert "Last played" in told
        assert "Washington: you" in told
        assert "Seoul: the doctrine opponent" in told
        assert "start here" not in told

    drive(app, script)


def test_a_save_that_cannot_be_read_is_listed_with_its_reason(tmp_path: Path) -> None:
    saves = tmp_path / "saves"
    saves.mkdir()
    (saves / "broken.eleventh").write_bytes(b"no save at all, but long enough to be looked at")
    app = lobby(saves)

    async def script(pilot: Pilot[None]) -> None:
        await filled(pilot)
        await pilot.press("tab")
        await shown(pilot, "is not a saved match")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Lobby)

    drive(app, script)


def test_a_scenario_with_errors_is_listed_and_says_what_is_wrong(tmp_path: Path) -> None:
    broken = tmp_path / "own" / "my_crisis"
    broken.mkdir(parents=True)
    (broken / "scenario.yaml").write_text("format: 1\nscenario: my_crisis\ntitel: Oh\n", "utf-8")
    app = lobby(tmp_path / "saves", tmp_path / "own")

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "my_crisis")
        await until(pilot, lambda: "reading" not in screen_text(app))
        await pilot.press("end")  # what can't be played comes last
        await shown(pilot, "It can't be played")
        assert "eleventh check" in screen_text(app)
        await pilot.press("enter")
        await shown(pilot, "has errors")
        assert isinstance(app.screen, Lobby)

    drive(app, script)


def test_seats_dice_and_doctrines_are_chosen_by_keys(tmp_path: Path) -> None:
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "Learn the table")
        await pilot.press("enter")
        await shown(pilot, "You play alone")
        await pilot.press("2", "down", "right")
        app.screen.query_one("#dice", Input).focus()
        await pilot.press(*"2019")
        rows = {row.seat: row.player for row in app.screen.query(SeatRow)}
        assert rows == {"washington": "opponent", "seoul": "human", "tokyo": "random"}
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        assert app.session is not None
        assert app.session.table.identity.seed == 2019
        assert app.session.people == ("seoul",)

    drive(app, script)


def test_everything_can_be_clicked(tmp_path: Path) -> None:
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "Learn the table")
        await pilot.click("#scenarios", offset=(5, 1))
        await shown(pilot, "You play alone")
        rows = list(app.screen.query(SeatRow))
        await pilot.click(rows[1])
        await pilot.pause()
        assert rows[1].player == "random"
        await pilot.click("#begin")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))

    drive(app, script)


def test_nobody_begins_a_match_without_a_person_or_with_wrong_dice(tmp_path: Path) -> None:
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "Learn the table")
        await pilot.press("enter")
        await shown(pilot, "You play alone")
        await pilot.press("right", "enter")
        await shown(pilot, "Take a seat first")
        await pilot.press("1")
        dice = app.screen.query_one("#dice", Input)
        dice.value = "-5"
        await pilot.press("enter")
        await shown(pilot, "The dice are a whole number")
        dice.value = ""
        dice.focus()
        await pilot.press(*"ton3orday")
        assert dice.value == "today"  # what can't become one is not typed
        assert app.screen._seed() == "today"
        assert isinstance(app.screen, LobbySeats)

    drive(app, script)


def test_a_folder_that_cannot_be_written_is_a_sentence_and_the_lobby_stays(tmp_path: Path) -> None:
    place = tmp_path / "saves"
    place.write_text("a file where a folder should be", "utf-8")
    app = lobby(place)

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "Learn the table")
        await pilot.press("enter")
        await shown(pilot, "You play alone")
        await pilot.press("enter")
        await shown(pilot, "Not saved")
        assert "made: file exists" in screen_text(app)  # its line may break before
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Lobby))

    drive(app, script)


def test_all_that_is_asked_before_a_match_fits_every_size(tmp_path: Path) -> None:
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "Learn the table")
        await pilot.press("enter")
        await shown(pilot, "You play alone")
        named = ("Washington", "Seoul", "Tokyo", "< you >", "< opponent >", "Dice", "Begin")
        async for size in each_size(pilot):
            told = screen_text(app)
            for text in named:
                assert text in told, size

    drive(app, script)


@pytest.mark.parametrize(
    ("preset", "players"),
    [
        (Preset(), "human opponent opponent"),
        (Preset(("b",)), "opponent human opponent"),
        (Preset(bots=("a=historian",)), "historian human opponent"),
        (Preset(("c",), ("all=random",)), "random random human"),
        (Preset(("nobody",), ("nobody=historian",)), "human opponent opponent"),
    ],
    ids=str,
)
def test_what_the_command_line_named_is_chosen_already(preset: Preset, players: str) -> None:
    assert " ".join(first_players(["a", "b", "c"], preset).values()) == players


def test_playing_on_from_a_debrief_that_was_named_leads_to_the_table(tmp_path: Path) -> None:
    match = finished("seoul")
    start = Beneath(lambda: Lobby(Places(tmp_path / "saves")))
    app = app_of(with_match(match), start=start)

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        app.post_message(Done(MatchOpened(host_table(match_of("seoul")), tmp_path / "a.eleventh")))
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        await pilot.pause(0.3)
        assert isinstance(app.screen, TableScreen)

    drive(app, script)
