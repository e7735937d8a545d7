"""Programs play beside people on the screen: it stays alive while they think, tells when they fail,
and whoever leaves does not wait for them."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from eleventh.core.refusals import Refusal
from eleventh.net.external.seating import seat_players
from eleventh.play.match import Match
from eleventh.play.saves import list_saves, new_journal
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.catalogue import Preset
from eleventh_ui.tui.screens.reveal import RevealScreen
from eleventh_ui.tui.screens.table import TableScreen
from external.seats import PATIENCE, command
from play.quarrel import first_answers
from tables import host_table
from tui.seats import press, session_of
from tui.stage import app_of, drive, hints, screen_text, shown, until
from tui.test_lobby import lobby
from ui.sitting import files_of, harbour


def beside(program: str, seconds: float = PATIENCE) -> tuple[EleventhApp, Match]:
    """Seoul at the small scenario, with a program in the seat of Tokyo."""
    players = {"washington": "historian", "seoul": "human", "tokyo": program}
    seating = seat_players(players, describe_refusal, seconds)
    assert not isinstance(seating, Refusal)
    files = files_of(harbour().program)
    match = Match.start(harbour(), files, seating.players, 1, guests=seating.guests)

    def opening(app: EleventhApp) -> Session:
        return Session(app, host_table(match), None, (), None, seating.leave)

    return app_of(opening), match


def test_the_screen_lives_while_a_program_thinks_and_whoever_leaves_has_left() -> None:
    app, match = beside(command("late"), PATIENCE * 10)

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        session.reveal()
        await until(pilot, lambda: session.busy)
        await press(pilot, "question_mark")
        await shown(pilot, "Help: the keys")
        app.leave_table()
        assert app.session is None
        assert not session.busy

    assert match.submit("seoul", first_answers(match.view("seoul"))) == ()
    drive(app, script)
    assert (match.turn, match.game.revealed) == (1, ())


def test_at_the_table_it_is_told_that_a_program_failed() -> None:
    app, match = beside(command("dead"))

    async def script(pilot: Pilot[None]) -> None:
        session_of(app).reveal()
        await until(pilot, lambda: isinstance(app.screen, RevealScreen))
        await shown(pilot, "At the table")
        assert "The program that plays Tokyo" in screen_text(app)

    assert match.submit("seoul", first_answers(match.view("seoul"))) == ()
    drive(app, script)
    assert match.turn == 2


def test_a_program_that_was_named_is_a_choice_in_the_lobby_and_plays_from_there(
    tmp_path: Path,
) -> None:
    bots = (f"tokyo={command('well')}", "washington=historian")
    app = lobby(tmp_path / "saves", preset=Preset(("seoul",), bots, 1))

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "The first hour")
        await press(pilot, "enter")
        await shown(pilot, "reads its views and writes")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        assert session_of(app).table.players["tokyo"].startswith("exec:python")

    drive(app, script)
    (saved,) = list_saves(tmp_path / "saves")
    assert saved.players is not None
    assert saved.players["tokyo"].startswith("exec:python")


def test_the_lobby_does_not_go_on_with_a_match_whose_program_is_not_named(tmp_path: Path) -> None:
    players = {"washington": "historian", "seoul": "human", "tokyo": command("well")}
    seated = seat_players(players, describe_refusal, PATIENCE)
    assert not isinstance(seated, Refusal)
    journal = new_journal(tmp_path, "harbour")
    files = files_of(harbour().program)
    Match.start(harbour(), files, seated.players, 1, journal, guests=seated.guests).close()
    app = lobby(tmp_path)

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "c Continue" in hints(app))
        await pilot.press("c")
        await shown(pilot, "Name it again")
        assert app.session is None

    drive(app, script, (120, 40))
