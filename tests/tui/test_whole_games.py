"""The long scenarios beside the flagship are played on the screen to their end: alone, every answer
by keys, an amount named before it is chosen; and in a room, from curtain to curtain,
the last two turns."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from eleventh.core.view import Question
from eleventh_ui.display.choices import list_entries
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.orders import OrdersScreen
from eleventh_ui.tui.screens.ready import ReadyScreen
from eleventh_ui.tui.screens.reveal import RevealScreen
from eleventh_ui.tui.screens.table import TableScreen
from games import ROOT, adjudicator
from tui.rooms import app_in, facilitated_match, first_answers, revealed
from tui.seats import at_gsomia, press, session_of
from tui.stage import drive, until
from tui.test_hot_seat import CALLED, PLAYED, commit, look, read

pytestmark = pytest.mark.slow
BURDEN, RADAR = (ROOT / "scenarios" / name for name in ("burden_2018_20", "radar_2018"))
each_game = pytest.mark.parametrize(
    ("folder", "seat", "window"),
    [(BURDEN, "washington", (80, 24)), (RADAR, "tokyo", (120, 40))],
    ids=lambda value: getattr(value, "name", None),
)


async def answer(pilot: Pilot[None], seat: str, asked: Question) -> str:
    """The first answer that is open, by its digit; one with an amount after two steps of it. What
    was chosen."""
    app = pilot.app
    assert isinstance(app, EleventhApp)
    entries = list_entries(asked.options)
    place = next(n for n, each in enumerate(entries) if not all(o.barred for o in each.options))
    await press(pilot, "home", *["down"] * place)
    if len(entries[place].options) > 1:
        await press(pilot, "right", "right")
    await press(pilot, str(place + 1))
    await until(pilot, lambda: asked.id in session_of(app).draft(seat).responses)
    return session_of(app).draft(seat).responses[asked.id]


@each_game
def test_a_seat_plays_to_the_end_by_keys(folder: Path, seat: str, window: tuple[int, int]) -> None:
    app = at_gsomia(seat, folder=folder)
    given = []

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        while not session.table.over:
            await until(pilot, lambda: isinstance(app.screen, TableScreen))
            await press(pilot, "d")
            for asked in session.view(seat).questions:
                given.append(await answer(pilot, seat, asked))
                await press(pilot, "right_square_bracket")
            await press(pilot, "c")
            await until(pilot, lambda: isinstance(app.screen, OrdersScreen))
            await press(pilot, "enter")
            await until(pilot, lambda: isinstance(app.screen, RevealScreen))
            await read(pilot)
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))

    drive(app, script, window)
    assert len(given) >= len(adjudicator(folder).program.turns)
    if folder == BURDEN:
        assert any("@" in each for each in given)


@pytest.mark.parametrize("folder", [BURDEN, RADAR], ids=lambda folder: folder.name)
def test_two_people_and_a_facilitator_play_the_last_turns_to_the_end(folder: Path) -> None:
    seats = ("seoul", "tokyo")
    match = facilitated_match(*seats, adjudicator=adjudicator(folder))
    for _ in range(len(adjudicator(folder).program.turns) - 2):
        for seat in seats:
            assert match.submit(seat, first_answers(match, seat)) == ()
        assert match.advance() == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        told = PLAYED
        while not match.over:
            for seat in seats:
                await look(pilot, seat, told)
                await read(pilot)
                await commit(pilot, match, seat)
                told = CALLED
            await until(pilot, lambda: isinstance(app.screen, ReadyScreen))
            await revealed(pilot)
            told = PLAYED
        for seat in seats:
            await look(pilot, seat, told)
            await read(pilot)
            told = CALLED
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))

    drive(app, script)
    assert match.view("tokyo").ending
