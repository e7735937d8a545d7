"""The scenes that pictures show: the real application, brought to a moment of the one game."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.catalogue import Places
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.lobby import Lobby
from eleventh_ui.tui.screens.why import WhyScreen
from eleventh_ui.tui.widgets.roll import Roll
from pages.sitting import ASKED, NOTICE, SEAT, begun, brought_to
from tui.stage import Script, app_of, screen_text, shown, until, with_match

OVER = 99  # a turn past the last one
MOST = 40  # times that a key is pressed


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its size in columns and lines, its title, the app in a folder of saves, and what
    a person does before it is taken."""

    size: tuple[int, int]
    title: str
    app: Callable[[Path], EleventhApp]
    script: Script


def table(turn: int) -> Callable[[Path], EleventhApp]:
    """The app with the match open at a turn."""

    def opened(folder: Path) -> EleventhApp:
        match, path = begun(folder)
        return app_of(with_match(brought_to(match, turn), path))

    return opened


def lobby(folder: Path) -> EleventhApp:
    """The app in front of its lobby, with the match among the saved ones."""
    match, _ = begun(folder)
    brought_to(match, 5).close()
    return app_of(start=Lobby(Places(folder)))


async def at_lobby(pilot: Pilot[None]) -> None:
    """The scenario is chosen, and all there is to know of it has been read."""
    await shown(pilot, "The winter of two films")
    await until(pilot, lambda: "reading" not in screen_text(pilot.app))
    await pilot.press("end")
    await shown(pilot, "from 1 July 2019")


async def at_table(pilot: Pilot[None]) -> None:
    """The reveal has been read, and the table lies open."""
    await revealed(pilot)
    await pilot.press("f", "enter")
    await shown(pilot, "Briefing")
    await foreseen(pilot)


async def at_decision(pilot: Pilot[None]) -> None:
    """A decision is open, and an answer is looked at."""
    await at_table(pilot)
    await pilot.press("d")
    await shown(pilot, "Does Seoul")
    await foreseen(pilot)


async def foreseen(pilot: Pilot[None]) -> None:
    """What choices may do is worked out."""
    await until(pilot, lambda: "being worked out" not in screen_text(pilot.app))


async def revealed(pilot: Pilot[None]) -> None:
    """The story of a turn, once it is worked out what was to be expected."""
    await until(pilot, lambda: getattr(pilot.app.screen, "awaits", True) is False)


async def at_why(pilot: Pilot[None]) -> None:
    """The history of one score, and in it what the notice did, with its rule and sources."""
    await at_table(pilot)
    session = pilot.app.session  # type: ignore[attr-defined]
    assert isinstance(session, Session)
    pilot.app.push_screen(WhyScreen(session, SEAT, ASKED))
    await shown(pilot, "Trust of Tokyo in Seoul")
    await pressed_until(pilot, "left", f"Turn {NOTICE}, ")
    await pressed_until(pilot, "down", "Notice wounds")


async def at_debrief(pilot: Pilot[None]) -> None:
    """The game is over, and its scores are told with their causes."""
    await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))
    screen = pilot.app.screen
    assert isinstance(screen, DebriefScreen)
    screen.action_stop()  # the search for what mattered most takes long, and is on another page
    await until(pilot, lambda: not screen.searching)
    await pilot.press("s")
    roll = screen.query_one(Roll)
    await pressed_until(pilot, "down", lambda: roll.entry == ASKED)
    await shown(pilot, "PageDown reads on")  # and not how far the search had come


async def pressed_until(pilot: Pilot[None], key: str, found: str | Callable[[], bool]) -> None:
    """Presses a key until a text is shown, or something holds."""
    for _ in range(MOST):
        if found in screen_text(pilot.app) if isinstance(found, str) else found():
            return
        await pilot.press(key)
        await pilot.pause()
    raise AssertionError(f"{found} was not reached by {key}; shown:\n{screen_text(pilot.app)}")


SCENES: Mapping[str, Scene] = {
    "lobby": Scene((100, 30), "The lobby", lobby, at_lobby),
    "table": Scene((120, 40), "The table", table(5), at_table),
    "decision": Scene((80, 24), "A decision", table(4), at_decision),
    "reveal": Scene((120, 40), "The reveal", table(5), revealed),
    "why": Scene((120, 40), "Why", table(9), at_why),
    "debrief": Scene((120, 40), "The debrief", table(OVER), at_debrief),
}
