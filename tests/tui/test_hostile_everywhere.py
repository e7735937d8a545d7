"""One walk over every screen there is, with a hostile scenario, and hostile text in every input.

Nothing is obeyed: the text stands there as it was written, or with its escapes written out, and the
app is alive at the end of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

import eleventh_ui.tui.screens as package
from eleventh.core.adjudication import Adjudicator
from eleventh.emit.python import build
from eleventh.play.facilitator import Facilitator
from eleventh.play.match import Match
from eleventh_ui.display.walking import spot_absence
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.catalogue import Places, Preset, ScenarioEntry
from eleventh_ui.tui.screens.curtain import Curtain
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.facilitator import FacilitatorScreen, FacilitatorWhy
from eleventh_ui.tui.screens.intervention import InterventionScreen
from eleventh_ui.tui.screens.lobby import Lobby
from eleventh_ui.tui.screens.lobby_seats import LobbySeats
from eleventh_ui.tui.screens.ready import ReadyScreen
from eleventh_ui.tui.screens.recap import RecapScreen
from eleventh_ui.tui.screens.reveal import RevealScreen
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.screens.walking import SourceScreen, WalkScreen
from eleventh_ui.tui.widgets.blank import ProseBlank
from tables import host_table
from tui.rooms import admitted, app_in, facilitated_match, first_answers, revealed
from tui.seats import session_of
from tui.stage import app_of, drive, screen_text, shown, until
from ui.sitting import RAW, harbour
from ui.test_hostile_text import EVIL, poisoned

MARKUP = "[/][@click=app.quit]x[/] [red]"
TYPED = (
    "[@click=app.quit]x [/] [red]\x1b]0;owned\x07\x1b]8;;http://evil\x1b\\y\x1b[2J\x9b31m\u202eabc"
)
WRITTEN = "\\u{1b}]0;owned\\u{7}"


@pytest.fixture(scope="module")
def hostile() -> Adjudicator:
    """The small scenario with hostile text in every field that people read."""
    worse, evil = poisoned(harbour().program), f"{MARKUP} {EVIL}"
    turns = tuple(replace(each, title=evil) for each in worse.turns)
    deadlines = tuple(replace(each, title=evil, date=evil) for each in worse.deadlines)
    return build(replace(worse, turns=turns, deadlines=deadlines))


def every_screen() -> Iterator[type[BaseScreen[None]]]:
    """Every screen of the package that can be shown."""
    for found in iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{found.name}")
        for each in vars(module).values():
            if (
                isinstance(each, type)
                and issubclass(each, BaseScreen)
                and each.__module__ == module.__name__
            ):
                yield each


class Walk:
    """Looks at whatever is shown, and remembers which screens were."""

    def __init__(self) -> None:
        self.seen: set[type[object]] = set()

    async def look(self, pilot: Pilot[None]) -> None:
        """Nothing that could drive a terminal is shown, nor said in title or notification."""
        await pilot.pause()
        app = pilot.app
        texts = [screen_text(app).replace("\n", " "), app.title]
        texts += [f"{each.title} {each.message}" for each in app._notifications]
        texts += [hint.description for _, hint, _, _ in app.screen.active_bindings.values()]
        for text in texts:
            assert RAW.search(text) is None, repr(text)
        assert all(each.markup is False for each in app._notifications)
        assert app.is_running
        self.seen.add(type(app.screen))

    async def paste(self, pilot: Pilot[None], line: Input | ProseBlank) -> None:
        """Hostile text pasted into an input, or into a text of several lines."""
        line.focus()
        await pilot.pause()
        pilot.app.post_message(Paste(TYPED))
        if isinstance(line, ProseBlank):
            await until(pilot, lambda: "owned" in line.text)
        else:
            await until(
                pilot, lambda: line.type == "integer" or line.restrict or "owned" in line.value
            )
        await self.look(pilot)


async def walk_lobby(pilot: Pilot[None], walk: Walk, folder: Path) -> None:
    """Before a match."""
    offer = ScenarioEntry(
        "evil", folder, EVIL, f"{MARKUP}{EVIL}", EVIL, harbour().program.seats, (EVIL,)
    )
    lobby = pilot.app.screen
    assert isinstance(lobby, Lobby)
    lobby._show_offers((offer,))
    await walk.look(pilot)
    pilot.app.push_screen(LobbySeats(offer, Places(folder), Preset()))
    await walk.look(pilot)
    for line in pilot.app.screen.query(Input):
        await walk.paste(pilot, line)
    await pilot.press("enter")
    await walk.look(pilot)
    await pilot.press("ctrl+p")
    await pilot.pause()
    await walk.paste(pilot, pilot.app.screen.query_one(Input))
    await pilot.press("escape", "question_mark")
    await walk.look(pilot)


async def walk_table(pilot: Pilot[None], walk: Walk, match: Match) -> None:
    """A turn of one seat, from its curtain to the reveal."""
    app = pilot.app
    await walk.paste(pilot, app.screen.query_one(Input))
    await pilot.press("enter")
    await walk.look(pilot)
    assert isinstance(app.screen, Curtain)
    await pilot.press(*"seoul", "enter")
    await until(pilot, lambda: isinstance(app.screen, TableScreen))
    for pane in "sbedin":
        await pilot.press(pane)
        await walk.look(pilot)
    await pilot.press("d", "w")
    await walk.look(pilot)
    await pilot.press("escape", "v")
    await walk.look(pilot)
    await pilot.press("escape", "n", "w")
    await walk.look(pilot)
    await pilot.press("u")
    await walk.look(pilot)
    await pilot.press("escape", "escape")
    assert isinstance(app, EleventhApp)
    topics = session_of(app).topics("seoul")
    app.ask("seoul", spot_absence(topics[0].id))
    await walk.look(pilot)
    await pilot.press("escape")
    app.push_screen(SourceScreen(session_of(app), next(iter(session_of(app).reference.sources))))
    await walk.look(pilot)
    await pilot.press("escape", "d", "2", "c")
    await walk.look(pilot)
    await pilot.press("escape")
    for seat in match.waiting():
        assert match.submit(seat, first_answers(match, seat)) == ()


async def walk_interventions(pilot: Pilot[None], walk: Walk) -> None:
    """The facilitator's panel, and hostile text in every blank of every form."""
    app = pilot.app
    for page in "srtl":
        await pilot.press(page)
        await walk.look(pilot)
    await pilot.press("t", "w")
    await until(pilot, lambda: isinstance(app.screen, FacilitatorWhy))
    await walk.look(pilot)
    await pilot.press("escape")
    for page, key in (("s", "p"), ("s", "b"), ("s", "a"), ("t", "o"), ("r", "o"), ("r", "x")):
        await pilot.press(page, key)
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        for line in (*app.screen.query(Input), *app.screen.query(ProseBlank)):
            await walk.paste(pilot, line)
        await pilot.press("ctrl+s")
        await pilot.pause(0.05)
        await walk.look(pilot)
        while isinstance(app.screen, InterventionScreen):
            await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, FacilitatorScreen))
    await pilot.press("m")
    await pilot.pause()
    await walk.paste(pilot, app.screen.query_one(Input))
    await pilot.press("enter")
    await walk.look(pilot)
    await pilot.press("escape", "escape", "l")
    await shown(pilot, WRITTEN)
    await walk.look(pilot)


async def walk_end(pilot: Pilot[None], walk: Walk, folder: Path) -> None:
    """The debrief, and the name of a report."""
    app = pilot.app
    screen = app.screen
    assert isinstance(screen, DebriefScreen)
    await until(pilot, lambda: not screen.searching)
    for page in "tsod":
        await pilot.press(page)
        await walk.look(pilot)
        for _ in range(2):
            await pilot.press("down")
            await walk.look(pilot)
    await pilot.press("s", "w")
    await walk.look(pilot)
    await pilot.press("escape", "l")
    await walk.look(pilot)
    await pilot.press("escape", "t", "down", "p")
    await walk.look(pilot)
    await pilot.press("escape", "x")
    await pilot.pause()
    line = app.screen.query_one("#stem", Input)
    line.value = str(folder) + "/"
    await walk.paste(pilot, line)
    await pilot.press("enter")
    await until(pilot, lambda: "Writing" not in screen_text(app))
    await walk.look(pilot)


@pytest.mark.slow
def test_hostile_text_is_shown_and_never_obeyed_on_any_screen(
    hostile: Adjudicator, tmp_path: Path
) -> None:
    walk = Walk()
    lobby = app_of(start=Lobby(Places(tmp_path)))
    drive(lobby, lambda pilot: walk_lobby(pilot, walk, tmp_path), (100, 30))

    match = facilitated_match("seoul", "tokyo", adjudicator=hostile)
    white = Facilitator(match, "x" + TYPED[-40:])
    assert white.inject(TYPED, TYPED, match.seats, {}, TYPED) == ()
    assert white.override(match.game.adjudicator.program.tracks[0].id, 12, TYPED) == ()
    app: EleventhApp = app_in(match)

    async def play(pilot: Pilot[None]) -> None:
        await walk_table(pilot, walk, match)
        await pilot.press("f2")
        await shown(pilot, "asks for the keyboard")
        await walk.paste(pilot, app.screen.query_one(Input))
        await pilot.press("enter", "escape")
        await pilot.pause()
        await admitted(pilot)
        await walk_interventions(pilot, walk)
        if match.paused is not None:
            await pilot.press("p")
            await until(pilot, lambda: match.paused is None)
        for seat in match.waiting():
            assert match.submit(seat, first_answers(match, seat)) == ()
        await pilot.press("escape")
        for seat in session_of(app).awaited_readers():
            app.look(seat)
            await until(pilot, lambda: isinstance(app.screen, TableScreen))
            await walk.look(pilot)
            app.turn_away()
        await until(pilot, lambda: isinstance(app.screen, ReadyScreen))
        await walk.look(pilot)
        await revealed(pilot)
        await until(pilot, lambda: isinstance(app.screen, Curtain))
        app.look("seoul")
        await until(pilot, lambda: isinstance(app.screen, RevealScreen))
        await pilot.press("f")
        await walk.look(pilot)
        app.push_screen(RecapScreen(session_of(app), "seoul"))
        await until(pilot, lambda: isinstance(app.screen, RecapScreen))
        await walk.look(pilot)

    drive(app, play, (100, 30))

    while not match.over:
        for seat in match.waiting():
            assert match.submit(seat, first_answers(match, seat)) == ()
        assert match.advance() == ()
    end = app_of(lambda app: Session(app, host_table(match), tmp_path / "kept.eleventh"))
    drive(end, lambda pilot: walk_end(pilot, walk, tmp_path), (80, 24))
    for report in tmp_path.glob("*owned*.md"):
        assert RAW.search(report.read_text("utf-8").replace("\n", " ")) is None

    assert set(every_screen()) - {WalkScreen} <= walk.seen, "a screen was left out of the walk"
