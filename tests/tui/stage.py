"""A screen for tests: an app driven by a pilot, what it shows as text, and its contrasts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual.app import App
from textual.color import Color
from textual.pilot import Pilot
from textual.screen import Screen

from eleventh.core.adjudication import Adjudicator
from eleventh.play.match import Match
from eleventh_ui.report.exporting import write_report
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.keys import Keys
from eleventh_ui.tui.widgets.footer import Footer
from tables import host_table
from tui.told_once import told_once
from tui.unseen import nobody_looks
from ui.sitting import match_of

SIZES = [(80, 24), (100, 30), (120, 40), (200, 60)]
PATIENCE = 30.0  # seconds until something that was asked for must have happened
LONGER = 90.0  # more of them where the processor was not ours
GLANCE = 0.002  # seconds between two looks at the loop
FRAME = 1 / 50  # seconds in which a change that was asked for is painted
LOOKS = 2  # at a loop at rest, one after the other, before it is believed

Script = Callable[[Pilot[None]], Awaitable[None]]


class Nothing(Screen[None]):
    """A start screen that shows nothing, for tests of what lies above it."""


def seated(
    *people: str, adjudicator: Adjudicator | None = None, seed: int = 1
) -> Callable[[EleventhApp], Session]:
    """An opening for the app: a match in memory with these people at it."""

    def opening(app: EleventhApp) -> Session:
        return Session(app, host_table(match_of(*people, adjudicator=adjudicator, seed=seed)))

    return opening


def with_match(match: Match, path: Path | None = None) -> Callable[[EleventhApp], Session]:
    """An opening for the app: this match."""
    return lambda app: Session(app, host_table(match), path)


def app_of(
    opening: Callable[[EleventhApp], Session] | None = None,
    start: Screen[Any] | None = None,
    colours: str = "eleventh-dark",
    encoding: str = "utf-8",
    keys: Keys | None = None,
) -> EleventhApp:
    """An app as a terminal of today would show it, without animation."""
    app = EleventhApp(start or Nothing(), write_report, opening, keys, encoding, colours)
    app.animation_level = "none"
    return app


def drive(app: EleventhApp, script: Script, size: tuple[int, int] = (80, 24)) -> None:
    """Runs the program's app at a size while a script presses its keys and looks at it."""

    async def and_close(pilot: Pilot[None]) -> None:
        await script(pilot)
        if app.session is not None:
            app.session.close()

    drive_app(app, and_close, size)


def drive_app(app: App[None], script: Script, size: tuple[int, int] = (80, 24)) -> None:
    """The same for any app, of a widget by itself for instance."""

    async def run() -> None:
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause()
            await script(pilot)

    idle = ["textual.app.wait_for_idle", "textual.pilot.wait_for_idle"]
    with patch(idle[0], still), patch(idle[1], still), nobody_looks(), told_once():
        asyncio.run(run())


async def still(least: float = 0, most: float = 1) -> None:
    """Waits until nothing is left to do and nothing is about to be, as the pilot does after each
    key. Textual looks every fiftieth of a second whether the processor rests, twice a key; this
    asks the loop, and the processor only for the sake of other threads. What is due soon is waited
    for in one sleep."""
    loop: Any = asyncio.get_running_loop()
    end, quiet, wait = loop.time() + most, 0, GLANCE
    while quiet < LOOKS and loop.time() < end:
        worked = time.process_time()
        await asyncio.sleep(wait)
        now = loop.time()
        due = min((each.when() for each in loop._scheduled if not each.cancelled()), default=end)
        rests = due >= now + FRAME and not loop._ready and time.process_time() - worked < 0.001
        quiet = quiet + 1 if rests else 0
        wait = GLANCE if due >= now + FRAME else max(GLANCE, due - now)


async def until(pilot: Pilot[None], happened: Callable[[], object]) -> None:
    """Waits until something has happened, and what follows from it is painted. Patience is of the
    processor's time as well: the first forecast of a worker builds what it is played with, which
    takes a minute where others have the processor."""
    loop = asyncio.get_running_loop()
    end, spent = loop.time() + PATIENCE, time.process_time() + PATIENCE
    while not happened():
        late = loop.time() > end
        if late and (time.process_time() > spent or loop.time() > end + LONGER):
            raise AssertionError(f"it did not happen; the screen shows:\n{screen_text(pilot.app)}")
        await pilot.pause(0.01)
    await steady(pilot)


async def steady(pilot: Pilot[None]) -> None:
    """Waits until the screen has stopped changing, on a slow machine too."""
    before = ""
    while (now := screen_text(pilot.app)) != before:
        before = now
        await pilot.pause(0.02)


async def each_size(pilot: Pilot[None]) -> AsyncIterator[tuple[int, int]]:
    """Resizes the terminal to every size, one after the other, and waits until all is painted."""
    for width, height in SIZES:
        await pilot.resize_terminal(width, height)
        await steady(pilot)
        yield width, height


async def shown(pilot: Pilot[None], text: str) -> None:
    """Waits until the screen shows a text."""
    await until(pilot, lambda: text in screen_text(pilot.app))


def screen_text(app: Any) -> str:
    """What the screen shows, line by line, without the spaces at the ends of lines."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips).rstrip() + "\n"


@dataclass(frozen=True, slots=True)
class Shade:
    """A text as it is shown: its contrast with its ground, from 1 to 21."""

    text: str
    colour: str
    ground: str
    contrast: float


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    """The relative luminance of a colour as WCAG 2 defines it, from 0 to 1."""
    parts = (part / 255 for part in colour.rgb)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def shades(app: Any) -> Iterator[Shade]:
    """Every piece of text on the screen with its contrast; frames and blanks are left out."""
    seen = set()
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is None or not any(character.isalnum() for character in segment.text):
                continue
            if style.color is None or style.bgcolor is None:
                continue
            colour = Color.from_rich_color(style.color)
            ground = Color.from_rich_color(style.bgcolor)
            if style.reverse:
                colour, ground = ground, colour
            if (colour.hex, ground.hex) not in seen:
                seen.add((colour.hex, ground.hex))
                found = contrast(colour, ground)
                yield Shade(segment.text.strip(), colour.hex, ground.hex, found)


def hints(app: Any) -> list[str]:
    """The hints in the footer, as they can be read."""
    return [f"{each.display} {each.word}" for each in app.screen.query_one(Footer).hints]
