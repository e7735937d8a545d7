"""The strip of objectives stands on every screen of a seat, and behind the curtain on none."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from textual.pilot import Pilot

import eleventh_ui.tui as package
from eleventh_ui.display.objectives import compose_objectives
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.screens.about import AboutScreen
from eleventh_ui.tui.screens.curtain import Curtain
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.facilitator import FacilitatorScreen
from eleventh_ui.tui.screens.facilitator_gate import FacilitatorGate
from eleventh_ui.tui.screens.orders import OrdersScreen
from eleventh_ui.tui.screens.ready import ReadyScreen
from eleventh_ui.tui.screens.why import WhyScreen
from eleventh_ui.tui.widgets.objectives_strip import ObjectivesStrip
from portions import portion
from tui.seats import at_gsomia, at_table, press, session_of
from tui.stage import SIZES, drive, screen_text

EVERYBODYS = (Curtain, DebriefScreen, FacilitatorGate, FacilitatorScreen, ReadyScreen)
"""Screens that are made for a seat like any other and belong to the room: a debrief stands for a
seat where one person plays alone."""


def screens() -> Iterator[type[BaseScreen[object]]]:
    for found in walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.endswith(".driver"):
            for each in vars(import_module(found.name)).values():
                ours = isinstance(each, type) and issubclass(each, BaseScreen)
                if ours and each.__module__ == found.name:
                    yield each


def strips(screen: object) -> int:
    assert isinstance(screen, BaseScreen)
    return len(screen.query(ObjectivesStrip))


def test_every_screen_that_takes_a_seat_is_that_seats_or_named_as_everybodys() -> None:
    for each in set(screens()) - {BaseScreen}:
        given = "seat" in inspect.signature(each.__init__).parameters
        if given and each not in EVERYBODYS:
            own = [base for base in each.__mro__ if issubclass(base, BaseScreen)]
            made = [inspect.getsource(base.__init__) for base in own if base is not BaseScreen]
            assert any("self.seat" in text for text in made), each
        assert "def compose(" not in inspect.getsource(each), f"{each} leaves out the strip"


@pytest.mark.slow
@pytest.mark.parametrize("size", portion(SIZES, (80, 24).__eq__))
def test_a_turn_is_played_with_the_objectives_in_sight_on_every_screen(
    size: tuple[int, int],
) -> None:
    async def script(pilot: Pilot[None]) -> None:
        app = pilot.app
        await at_table(pilot, 1)
        line = compose_objectives(session_of(app).view("seoul"))  # type: ignore[arg-type]
        assert line is not None

        def is_told() -> None:
            row = screen_text(app).splitlines()[1]
            assert f"{line.total.value} of 100" in row, screen_text(app)
            for each in line.objectives:
                assert f"{each.number}" in row
                assert each.standing.value in row
            assert app.screen.query_one(ObjectivesStrip).size.height == 1

        for pane in ["situation", "briefing", "events", "decisions", "initiatives", "numbers"]:
            await press(pilot, pane[0])
            is_told()
        await press(pilot, "question_mark")
        is_told()
        await press(pilot, "escape", "n", "w")
        assert isinstance(app.screen, WhyScreen)
        is_told()
        await press(pilot, "escape", "i", "w")
        assert isinstance(app.screen, AboutScreen)
        is_told()
        await press(pilot, "escape", "c")
        assert isinstance(app.screen, OrdersScreen)
        is_told()

    drive(at_gsomia("seoul"), script, size)


def test_behind_the_curtain_nothing_is_told_of_any_objective() -> None:
    async def script(pilot: Pilot[None]) -> None:
        await pilot.pause()
        assert isinstance(pilot.app.screen, Curtain)
        assert not strips(pilot.app.screen)
        await press(pilot, "question_mark")
        assert not strips(pilot.app.screen)

    drive(at_gsomia("seoul", "tokyo"), script)
