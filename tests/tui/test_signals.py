"""When the place of the saves fails in the middle of a game: one sentence, and the game is kept.

Signals and terminals that go away are tested with the app's ends.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from eleventh.play.events import Drafted, Submitted
from eleventh.play.events import Event as Happening
from eleventh.play.faults import SaveError
from eleventh.play.hosting import host
from eleventh.play.journal import Journal, read
from eleventh.play.loading import load
from eleventh.play.match import Match
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.base_app import SEEN
from eleventh_ui.tui.screens.intervention import InterventionScreen
from eleventh_ui.tui.screens.reveal import RevealScreen
from play.quarrel import start
from tui.rooms import enrolled, first_answers, said
from tui.seats import session_of
from tui.stage import app_of, drive, screen_text, shown, until, with_match


def kept_match(folder: Path) -> tuple[Match, Journal]:
    """A match of one person with a save of its own."""
    folder.mkdir(parents=True)
    journal = Journal.create(folder / "quarrel-1.eleventh")
    players = {"washington": "historian", "seoul": "human", "tokyo": "historian"}
    return start(players=players, log=journal), journal


def begin(app: EleventhApp, match: Match) -> None:
    """Answers everything in the draft."""
    assert app.session is not None
    app.session.keep("seoul", OrdersDraft(dict(first_answers(match, "seoul").responses)))


async def seal(pilot: Pilot[None]) -> None:
    """Seals by keys."""
    await pilot.press("c")
    await shown(pilot, "Enter: seal these orders")
    await pilot.press("enter")


def test_a_full_disk_is_one_sentence_and_the_draft_is_sealed_once_there_is_room(
    tmp_path: Path,
) -> None:
    match, journal = kept_match(tmp_path / "saves")
    for _ in range(200):  # until nothing more fits into the pages there are
        journal._link.execute("PRAGMA max_page_count = 1")
        try:
            journal.append([Submitted("seoul", 1, first_answers(match, "seoul"))])
        except SaveError:
            break
    stored = len(read_open(journal))
    app = app_of(with_match(match, journal.path))

    async def script(pilot: Pilot[None]) -> None:
        begin(app, match)
        await seal(pilot)
        await until(pilot, lambda: said(app, "the disk is full"))
        await shown(pilot, "Not saved")
        assert match.turn == 1
        assert len(read_open(journal)) == stored
        assert app.session is not None
        assert app.session.draft("seoul").responses

    drive(app, script)


def test_what_is_chosen_is_stored_at_once_and_the_bar_says_whether_it_was(tmp_path: Path) -> None:
    match, journal = kept_match(tmp_path / "saves")
    app = app_of(with_match(match, journal.path))

    def drafts() -> list[dict[str, str]]:
        found = [each.event for each in match.game.events]
        return [dict(each.orders.responses) for each in found if isinstance(each, Drafted)]

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "Seoul, capital 3, saved")
        await pilot.press("d", "2")
        await until(pilot, lambda: len(drafts()) == 1)
        chosen = drafts()[0]
        journal._link.execute("PRAGMA query_only = ON")
        await pilot.press("1")
        await until(pilot, lambda: said(app, "it may not be changed"))
        assert session_of(app).saved == "not saved"
        await pilot.press("s")
        await shown(pilot, "Seoul, capital 3, not saved")
        assert drafts() == [chosen]
        journal._link.execute("PRAGMA query_only = OFF")
        await pilot.press("d", "1", "2", "1")
        await until(pilot, lambda: drafts()[-1] != chosen)
        await until(pilot, lambda: session_of(app).saved == "saved")
        await pilot.press("s")
        await shown(pilot, "Seoul, capital 3, saved")

    drive(app, script)
    kept = load(journal.path).drafts["seoul"]
    assert dict(kept.responses) == drafts()[-1]


def test_the_bar_says_saving_while_the_disk_is_slow_and_saved_once_it_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    match, journal = kept_match(tmp_path / "saves")
    app, disk, append = app_of(with_match(match, journal.path)), Event(), Journal.append

    def slow(journal: Journal, events: Sequence[Happening]) -> None:
        assert disk.wait(60)
        append(journal, events)

    monkeypatch.setattr(Journal, "append", slow)

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "Seoul, capital 3, saved")
        for key, sealed in (("2", False), ("1", True)):
            disk.clear()
            stored = len(read_open(journal))
            await pilot.press("d", key)
            if sealed:
                await pilot.press("c")
                await shown(pilot, "Enter: seal these orders")
                await pilot.press("enter")
            else:
                await shown(pilot, f"● {key}")
                assert "saving" in screen_text(app).splitlines()[0]
            assert session_of(app).saved == "saving"
            assert len(read_open(journal)) == stored
            disk.set()
            await until(pilot, lambda: session_of(app).saved == "saved")
        await until(pilot, lambda: match.turn == 2)

    drive(app, script)
    assert load(journal.path).state.turn == 2


def read_open(journal: Journal) -> list[object]:
    """The rows of a journal that is open."""
    return journal._link.execute("SELECT seq FROM events").fetchall()


def test_a_save_that_may_not_be_written_is_one_sentence_and_goes_on_when_it_may(
    tmp_path: Path,
) -> None:
    match, journal = kept_match(tmp_path / "saves")
    app = app_of(with_match(match, journal.path))

    async def script(pilot: Pilot[None]) -> None:
        begin(app, match)
        journal._link.execute("PRAGMA query_only = ON")  # SQLite then refuses as for a locked file
        await seal(pilot)
        await until(pilot, lambda: said(app, "it may not be changed"))
        assert match.turn == 1
        journal._link.execute("PRAGMA query_only = OFF")
        await pilot.press("enter")
        await until(pilot, lambda: match.turn == 2)

    drive(app, script)
    assert load(journal.path).state.turn == 2


def test_a_folder_that_vanishes_is_made_anew_with_the_whole_game_and_that_is_said(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "saves"
    match, journal = kept_match(folder)
    app = app_of(with_match(match, journal.path))

    async def script(pilot: Pilot[None]) -> None:
        begin(app, match)
        await until(pilot, lambda: session_of(app).saved == "saved")
        shutil.rmtree(folder)
        await seal(pilot)
        await until(pilot, lambda: isinstance(app.screen, RevealScreen))
        await until(pilot, lambda: said(app, "The save had vanished."))
        assert app._noticed is not None
        app._noticed -= SEEN
        await pilot.press("space")
        await until(pilot, lambda: not said(app, "The save had vanished."))
        app.proceed()
        await pilot.pause()
        assert not said(app, "The save had vanished."), "it has been read"
        assert match.turn == 2

    drive(app, script)
    assert load(journal.path).state == match.game.state
    assert journal.path.stat().st_mode & 0o077 == 0


def test_a_folder_that_can_not_be_made_anew_is_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    match, journal = kept_match(folder)
    app = app_of(with_match(match, journal.path))

    async def script(pilot: Pilot[None]) -> None:
        begin(app, match)
        await until(pilot, lambda: session_of(app).saved == "saved")
        shutil.rmtree(folder)
        folder.write_text("in the way")
        await seal(pilot)
        await until(pilot, lambda: said(app, "could not be"))
        assert match.turn == 1
        folder.unlink()
        await pilot.press("enter")
        await until(pilot, lambda: match.turn == 2)

    drive(app, script)
    assert load(journal.path).state == match.game.state


def test_what_stands_in_the_place_of_the_save_is_not_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    match, journal = kept_match(folder)
    journal.path.unlink()
    journal.path.write_text("mine")
    with pytest.raises(SaveError, match="Another file stands at"):
        match.submit("seoul", first_answers(match, "seoul"))
    assert journal.path.read_text() == "mine"
    assert "seoul" not in match.game.sealed
    match.close()


def test_a_save_that_was_put_back_holds_every_event_in_its_chain(tmp_path: Path) -> None:
    match, journal = kept_match(tmp_path / "saves")
    assert match.submit("seoul", first_answers(match, "seoul")) == ()
    shutil.rmtree(tmp_path / "saves")
    assert match.advance() == ()
    match.close()
    assert [type(each.event).__name__ for each in read(journal.path)][:2] == ["Opened", "Submitted"]
    assert load(journal.path).state == match.game.state


def test_an_intervention_that_can_not_be_stored_is_said_in_its_form(tmp_path: Path) -> None:
    match, journal = kept_match(tmp_path / "saves")
    assert host(match, "") == ()
    app = app_of(with_match(match, journal.path))

    async def script(pilot: Pilot[None]) -> None:
        await enrolled(pilot)
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        journal._link.execute("PRAGMA query_only = ON")
        await pilot.press(*"coffee", "enter")
        answer = app.screen.query_one("#answer", Static)
        await until(pilot, lambda: "it may not be changed" in str(answer.content))
        assert isinstance(app.screen, InterventionScreen)
        assert match.paused is None

    drive(app, script)
