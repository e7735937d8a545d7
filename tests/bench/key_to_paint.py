"""Key to paint: from a key press on the table to the screen painted anew, through Pilot.

The table stands after a turn of at least 40 postings. Keys alternate between moving, choosing and
turning panes. The same keys on an app with one focusable widget and nothing else give the price of
the machinery itself. A key is painted when the terminal gets what it changed, and settled when
nothing is left to do for it (the footer follows the focus). What counts is processor time, since
Pilot waits between keys, and longer on a busy machine; garbage is looked for as seldom as by the
command. Run with `make bench`.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from time import process_time
from typing import Any

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from bench.sized import sized
from eleventh.core.orders import Orders
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from eleventh.play.local import LocalFacilitatorTable
from eleventh.play.match import Match
from eleventh_ui.cli.main import GARBAGE
from eleventh_ui.report.exporting import write_report
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.screens.reveal import RevealScreen
from eleventh_ui.tui.screens.table import TableScreen

SCENARIO = Path(__file__).parents[2] / "scenarios" / "gsomia_2019"
KEYS = ("d", "down", "2", "up", "1", "n", "down", "down", "s", "down", "i", "down", "1", "1", "e")
ROUNDS = sized(10, 2)
POSTINGS = 40
SIZES = ((80, 24), (120, 40), (200, 60))[: sized(3, 1)]
TARGET = 50.0  # milliseconds


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of the processor from a key to its first paint, and until all is settled."""

    painted: float
    settled: float


class Painting:
    """An app that notes when it first painted after a key."""

    first: float = 0.0

    def _display(self, screen: Any, renderable: Any) -> None:
        super()._display(screen, renderable)  # type: ignore[misc]
        self.first = self.first or process_time()


class Table(Painting, EleventhApp):
    """Ours."""


class Empty(Painting, App[None]):
    """Nothing but a line to type in."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Input()


def table() -> Match:
    """A match of history after its first turn."""
    program = compile_path(SCENARIO).program
    assert program is not None
    players = {seat.id: "historian" for seat in program.seats} | {"seoul": "human"}
    match = Match.start(build(program), {}, players, 1)
    asked = match.view("seoul").questions
    match.submit("seoul", Orders({each.id: each.options[0].id for each in asked}))
    match.advance()
    assert len(match.view("seoul").ledger) >= POSTINGS
    return match


async def timed(pilot: Pilot[None], app: Painting) -> list[Cost]:
    """What each key costs, round after round; the first round warms up."""
    found = []
    for turn in range(ROUNDS + 1):
        for key in KEYS:
            app.first, begun = 0.0, process_time()
            await pilot.press(key)
            await pilot.pause(0)
            settled = process_time()
            painted = (app.first or settled) - begun
            if turn:
                found.append(Cost(painted * 1000, (settled - begun) * 1000))
    return found


def on_table(size: tuple[int, int]) -> list[Cost]:
    """The costs on the table."""

    async def run() -> list[Cost]:
        match = table()
        gc.collect()
        gc.freeze()
        gc.set_threshold(GARBAGE)
        app = Table(
            Screen(), write_report, lambda host: Session(host, LocalFacilitatorTable(match))
        )
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            reveal = app.screen
            assert isinstance(reveal, RevealScreen)
            while reveal.awaits:  # what is worked out beside the keys would be timed with them
                await pilot.pause(0.05)
            while not isinstance(app.screen, TableScreen):
                await pilot.press("enter")
            costs = await timed(pilot, app)
            assert app.session is not None
            app.session.close()
            return costs

    return asyncio.run(run())


def on_nothing(size: tuple[int, int]) -> list[Cost]:
    """The costs on an app without anything in it."""

    async def run() -> list[Cost]:
        app = Empty()
        async with app.run_test(size=size) as pilot:
            return await timed(pilot, app)

    return asyncio.run(run())


def main() -> None:
    """Measures each size and prints it beside the target; nothing here can fail."""
    print(f"target: {TARGET} ms")
    for size in SIZES:
        ours, empty = on_table(size), on_nothing(size)
        painted, least = (late(each.painted for each in costs) for costs in (ours, empty))
        settled = late(each.settled for each in ours)
        print(
            f"{size[0]}x{size[1]}: key to paint {painted:.1f} ms at the 95th percentile,"
            f" {painted / least:.1f} times an empty app ({least:.1f} ms); settled {settled:.1f} ms"
        )


def late(times: Iterable[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
