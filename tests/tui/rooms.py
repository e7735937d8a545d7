"""Rooms for tests: matches with a facilitator, a clock that a test winds, games to their end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Orders
from eleventh.play.hosting import host
from eleventh.play.match import Match
from eleventh.play.room_events import Guarded
from eleventh_ui.display.facilitation.admission import AGAIN, CHOOSE
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.screens.facilitator import FacilitatorScreen
from eleventh_ui.tui.white_cell import Room
from tables import host_table
from tui.stage import app_of, shown, until
from ui.sitting import match_of

CODE = "facilitator"
KEPT = (
    "pbkdf2-sha256$1$00$" + hashlib.pbkdf2_hmac("sha256", CODE.encode(), b"\0", 1).hex()
)  # as a journal keeps it, made in one round instead of many


@dataclass
class Clock:
    """A clock that stands still until a test winds it."""

    reading: float = 1000.0

    def __call__(self) -> float:
        return self.reading

    def wind(self, seconds: float) -> None:
        """Lets time pass."""
        self.reading += seconds


def facilitated_match(*people: str, adjudicator: Adjudicator | None = None) -> Match:
    """A match in memory that was begun with a facilitator."""
    match = match_of(*people, adjudicator=adjudicator)
    assert host(match, "") == ()
    match.happen(Guarded(KEPT))
    return match


def room_of(
    match: Match, room: Room | None = None, path: Path | None = None
) -> Callable[[EleventhApp], Session]:
    """An opening for the app: this match in this room."""
    return lambda app: Session(app, host_table(match), path, (), room)


async def enrolled(pilot: Pilot[None]) -> None:
    """The facilitator of a match without a code chooses one, twice; the panel opens."""
    for asked in (CHOOSE, AGAIN):
        await shown(pilot, asked)
        pilot.app.screen.query_one(Input).value = CODE
        await pilot.press("enter")
    await shown(pilot, "Facilitator:")


async def admitted(pilot: Pilot[None]) -> None:
    """The facilitator takes the keyboard."""
    await pilot.press("f2")
    await shown(pilot, "The facilitator asks for the keyboard")
    pilot.app.screen.query_one(Input).value = CODE
    await pilot.press("enter")
    await shown(pilot, "Facilitator:")


async def revealed(pilot: Pilot[None]) -> None:
    """The facilitator takes the keyboard and reveals the turn."""
    await admitted(pilot)
    await pilot.press("v")
    await until(pilot, lambda: not isinstance(pilot.app.screen, FacilitatorScreen))


def finished(*people: str, adjudicator: Adjudicator | None = None, seed: int = 1) -> Match:
    """A match that has reached its end, its people always giving the first answer that is open."""
    match = match_of(*people, adjudicator=adjudicator, seed=seed)
    while not match.over:
        for seat in match.waiting():
            assert match.submit(seat, first_answers(match, seat)) == ()
        assert match.advance() == ()
    return match


def first_answers(match: Match, seat: str) -> Orders:
    """The first answer to everything that is put to a seat."""
    choices = match.game.adjudicator.program.choices
    menu = match.game.menu(seat)
    return Orders(
        {
            decision: next(choices[o.choice].id for o in offers if not o.barred)
            for decision, offers in menu.decisions.items()
        }
    )


def app_in(match: Match, room: Room | None = None, path: Path | None = None) -> EleventhApp:
    """An app whose people sit at this match."""
    return app_of(room_of(match, room, path))


def said(app: EleventhApp, text: str) -> bool:
    """Whether a notification that stands there says this; on the screen it may be wrapped."""
    return any(text in each.message for each in app._notifications)
