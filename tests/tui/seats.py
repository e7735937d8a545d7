"""The table in front of a pilot, for the tests of its screens: who sits where, and shortcuts."""

from __future__ import annotations

import asyncio
from functools import cache
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from eleventh.core.orders import Orders
from eleventh.core.view import View
from eleventh.play.match import Match, Unsaved
from eleventh.play.match_record import MatchRecord
from eleventh.play.printed import print_matter
from eleventh_ui.display.reference import Reference, reference_of
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.screens.table import TableScreen
from games import ROOT, adjudicator
from tui.stage import app_of, screen_text, seated, until
from ui.sitting import match_of

GSOMIA = ROOT / "scenarios" / "gsomia_2019"


def at_gsomia(*people: str, folder: Path = GSOMIA, seed: int = 3) -> EleventhApp:
    """An app with these people at the scenario; doctrines of history play the other seats."""
    return app_of(seated(*people or ("seoul",), adjudicator=adjudicator(folder), seed=seed))


def at_harbour() -> EleventhApp:
    """The same at the small scenario, whose words stay as they are: snapshots are taken there."""
    return app_of(seated("seoul", seed=3))


def gsomia_after(turns: int, seat: str = "seoul") -> tuple[Match, View, Reference]:
    """A match of history in which so many turns are over, a new one each time, and what a seat sees
    then."""
    return Match(_history(turns), Unsaved()), _seen(turns, seat), _reference()


@cache
def _history(turns: int) -> MatchRecord:
    match = match_of(adjudicator=adjudicator(GSOMIA), seed=3)
    if turns:
        match = Match(_history(turns - 1), Unsaved())
        match.advance()
    return match.record


@cache
def _seen(turns: int, seat: str) -> View:
    return Match(_history(turns), Unsaved()).view(seat)


@cache
def _reference() -> Reference:
    return reference_of(print_matter(adjudicator(GSOMIA).program))


def session_of(app: EleventhApp) -> Session:
    """The session; there is one."""
    assert app.session is not None
    return app.session


def play_to_end(session: Session) -> None:
    """Plays on with the first answer that is open to each question."""
    while not session.table.over:
        for seat in session.table.waiting():
            asked = session.view(seat).questions
            given = {each.id: next(o.id for o in each.options if not o.barred) for each in asked}
            assert session.table.submit(seat, Orders(given)) == ()
        assert session.table.advance() == ()


def table_of(app: EleventhApp) -> TableScreen:
    """The table, which is on top."""
    assert isinstance(app.screen, TableScreen), app.screen
    return app.screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys one after the other; each is dealt with before the next, on a busy machine too:
    the pilot by itself waits no longer than a second."""
    for key in keys:
        await pilot.press(key)
        while _has_mail(pilot.app):
            await asyncio.sleep(0.002)
        await pilot.pause()


def _has_mail(app: App[None]) -> bool:
    """Whether the app, a screen or a widget has a message that it has not taken yet."""
    pumps = [app, *app.screen_stack, *app.screen.walk_children()]
    queues = (each._message_queue for each in pumps)
    return any(queue is not None and not queue.empty() for queue in queues)


async def settled(pilot: Pilot[None]) -> None:
    """Waits until everything is painted, the footer too, and what a draft may do is worked out."""
    seen: list[str] = []

    def still() -> bool:
        screen = pilot.app.screen
        if isinstance(screen, TableScreen) and screen.session.forecast(screen.seat) is None:
            return False
        seen.append(screen_text(pilot.app))
        return "? Help" in seen[-1] and seen[-2:-1] == seen[-1:]

    await until(pilot, still)


async def at_table(pilot: Pilot[None], turn: int) -> None:
    """Waits until the table of a turn is open."""

    def open_now() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, TableScreen) and screen.session.table.turn == turn

    await until(pilot, open_now)
