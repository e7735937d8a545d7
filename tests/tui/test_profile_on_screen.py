"""A game that ends on the screen is kept once, behind the screen, and told with its ending."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from eleventh.lab.debrief import debrief
from eleventh.play.finished import find_finished
from eleventh.play.table import FacilitatorTable
from eleventh_ui.report.exporting import write_report
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.debrief import END, PAGES, about
from eleventh_ui.tui.drawing.rows import text_of
from eleventh_ui.tui.news import Done, TurnRevealed
from games import recorded
from tables import host_table
from tui.rooms import finished, first_answers
from tui.stage import PATIENCE, Nothing, app_of, drive, seated
from ui.sitting import match_of

STANDING = "Your profile: endings found as Seoul: 3 of 11."


class Listener(MessagePump):
    """Whoever hears what comes of what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Message] = []
        self.told = Event()

    def post_message(self, message: Message) -> bool:
        self.heard.append(message)
        self.told.set()
        return True


def test_a_game_is_noted_as_it_ends_before_anybody_is_told() -> None:
    match, listener, noted = match_of("seoul"), Listener(), list[str]()
    session = Session(listener, host_table(match))

    def note_end(table: FacilitatorTable, path: Path | None) -> str:
        game = find_finished(table.record())
        assert game is not None
        assert not any(isinstance(each, Done) for each in listener.heard)
        noted.append(game.match)
        return STANDING

    session.note_end = note_end
    while not match.over:
        listener.heard.clear()
        listener.told.clear()
        assert noted == []
        assert not match.submit("seoul", first_answers(match, "seoul"))
        session.reveal()
        assert listener.told.wait(PATIENCE)
    session.close()
    (done,) = listener.heard
    assert isinstance(done, Done)
    assert isinstance(done.news, TurnRevealed)
    assert (len(noted), session.standing) == (1, STANDING)


def test_a_game_that_has_ended_before_is_not_noted_again() -> None:
    noted = list[str]()
    app = app_of()
    session = Session(app, host_table(finished("seoul")))
    session.note_end = lambda table, path: noted.append("again") or ""
    session.close()
    assert (noted, session.standing) == ([], "")


def test_how_a_game_stands_is_told_with_its_ending_and_nowhere_else() -> None:
    told = debrief(recorded(finished("seoul").game))
    rows = "\n".join(text_of(about(told, "turns", END, 76, STANDING)))
    assert rows.index(STANDING) < rows.index("How far each seat got:")
    assert told.ending is not None
    assert rows.index(told.ending.title[1:]) < rows.index(STANDING)
    assert STANDING not in "\n".join(
        line for page in PAGES for line in text_of(about(told, page, "", 76)) if page != "turns"
    )


def test_every_match_at_which_somebody_sits_down_is_noted_in_the_same_way() -> None:
    def note_end(table: FacilitatorTable, path: Path | None) -> str:
        return STANDING

    app = EleventhApp(Nothing(), write_report, seated("seoul"), note_end=note_end)

    async def script(pilot: Pilot[None]) -> None:
        assert app.session is not None
        assert app.session.note_end is note_end

    drive(app, script)
