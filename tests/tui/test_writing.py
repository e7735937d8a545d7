"""Other scripts and old terminals at the table: wide letters keep every frame in its column, and a
terminal without box characters shows a whole turn in ASCII."""

from __future__ import annotations

import re

import pytest
from textual.pilot import Pilot

from eleventh.emit.python import build
from eleventh_ui.display.layout import columns
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.screens.reveal import RevealScreen
from portions import portion
from tui.seats import at_table, press
from tui.stage import app_of, drive, screen_text, seated, until
from ui.sitting import harbour
from ui.test_hostile_text import poisoned

WIDE = "東京と서울"
SIDES = "│┃"
BESIDE = re.compile("[╭┏][^╮┓]*[╮┓](?=[╭┏])")  # the top of a pane that has another beside it
PANES = "sbedin"


async def a_turn(pilot: Pilot[None]) -> list[str]:
    """What every pane of the table, the orders, the reveal in both depths and why show."""
    app, seen = pilot.app, []

    async def shown_after(*keys: str) -> None:
        await press(pilot, *keys)
        seen.append(screen_text(app))

    for pane in PANES:
        await shown_after(pane)
    await shown_after("d", "w")
    await shown_after("escape", "s", "down", "w")
    await shown_after("escape", "d", "2", "c")
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(app.screen, RevealScreen))
    await shown_after("end")
    await shown_after("f")
    await shown_after("question_mark")
    await press(pilot, "escape", "enter")
    await at_table(pilot, 2)
    await shown_after("n")
    return seen


def screens_of(app: EleventhApp, size: tuple[int, int]) -> list[str]:
    """The screens of a turn."""
    seen: list[str] = []

    async def script(pilot: Pilot[None]) -> None:
        seen.extend(await a_turn(pilot))

    drive(app, script, size)
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_wide_letters_keep_every_frame_in_its_column(size: tuple[int, int]) -> None:
    wide = build(poisoned(harbour().program, text=WIDE))
    seen = screens_of(app_of(seated("seoul", adjudicator=wide)), size)
    assert sum(text.count(WIDE[:2]) for text in seen) > 40
    framed, parted = [], 0
    for text in seen:
        lines = [line for line in text.splitlines() if line]
        tops = [columns(found[0]) for line in lines if (found := BESIDE.match(line))]
        for line in lines:
            assert columns(line) <= size[0]
            if line[0] not in SIDES or line[-1] not in SIDES:
                continue
            framed.append(line)
            assert columns(line) == size[0], line
            middle = max(line.find("│┃"), line.find("┃│"))
            if middle >= 0:
                parted += 1
                assert [columns(line[: middle + 1])] == tops, line
    assert bool(framed) == bool(parted) == (size[0] >= 120)


@pytest.mark.slow
@pytest.mark.parametrize("size", portion([(80, 24), (120, 40)], (80, 24).__eq__))
def test_a_whole_turn_can_be_played_in_ascii(size: tuple[int, int]) -> None:
    rich = screens_of(app_of(seated("seoul")), size)
    old = screens_of(app_of(seated("seoul"), encoding="ascii"), size)
    for before, text in zip(rich, old, strict=True):
        assert text.isascii()
        frames, drawn = before.splitlines()[:-1], text.splitlines()[:-1]
        assert [columns(line) for line in frames] == [columns(line) for line in drawn]
        assert text.count("?") == before.count("?"), "nothing has no likeness"
    assert "/" in old[0]
    assert "\\" in old[0]
    assert all("enter Go on" in text for text in old[:6])
