"""Events that were written beforehand are read as the form reads them, or not at all."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from eleventh.core.adjudication import Adjudicator
from eleventh.core.prepared import Prepared, PreparedEffect
from eleventh.emit.python import build
from eleventh.play.facilitator import Facilitator
from eleventh.play.hosting import host
from eleventh.play.match import Match
from eleventh_ui.display.facilitation.fields import Mistake
from eleventh_ui.display.facilitation.prepared import (
    LOAD,
    act_of,
    list_prepared,
    read_prepared,
)
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.plain.console import Console, Left
from eleventh_ui.plain.facilitator import WhiteCell
from eleventh_ui.plain.room import PlainRoom
from eleventh_ui.plain.timer import PlainTimer
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.screens.intervention import InterventionScreen
from facilitation.attempts import HOSTILE
from tables import host_table
from tui.rooms import admitted, app_in, enrolled, facilitated_match
from tui.stage import drive, screen_text, until
from ui.sitting import harbour, match_of

GOOD = "headline: A leak\nreason: to stir\n\n\nheadline: B\nseats: seoul\nreason: x: y\n"


def source() -> TableSource:
    return TableSource(host_table(facilitated_match("seoul", "tokyo")))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "There is no event in that file."),
        ("headline: A leak", "Line 1: A reason is needed."),
        (GOOD.replace("seoul", "mars"), "Line 6: “mars” is no seat here"),
        (GOOD + "effects: trust 101", "Line 8: "),
        ("headlines: A leak", "Line 1: “headlines: A leak” is none of headline, text, seats"),
        ("headline: A\nheadline: B", "Line 2: "),
        (HOSTILE, "Line 1: "),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_nothing_is_taken(text: str, told: str) -> None:
    found = read_prepared(text, source())
    assert isinstance(found, Mistake)
    assert found.sentence.startswith(told)
    assert "\x1b" not in found.sentence


def test_a_prepared_event_keeps_its_own_reason_unless_another_is_given() -> None:
    match = facilitated_match("seoul", "tokyo")
    found = read_prepared(GOOD, source())
    assert not isinstance(found, Mistake)
    act = act_of(found)
    assert act.do(host_table(match), {"event": "1", "reason": ""}) == ()
    assert act.do(host_table(match), {"event": "2", "reason": "so"}) == ()
    doings = host_table(match).doings()
    assert [(each.subject, each.reason) for each in doings] == [("A leak", "to stir"), ("B", "so")]


@pytest.mark.parametrize("name", ["nowhere.txt", "", ".", "~nobody_of_that_name/x", "\0"])
def test_a_file_that_can_not_be_read_is_told(name: str, tmp_path: Path) -> None:
    field = LOAD.fields[0]
    assert isinstance(field.read(name if name != "nowhere.txt" else str(tmp_path / name),
                                 source(), {}), Mistake)  # fmt: skip


WALKOUT = Prepared(
    "A \x1b[2Jwalkout",
    "They leave\nthe room.",
    ("seoul",),
    (PreparedEffect("trust.tokyo.seoul", -4.0, ""), PreparedEffect("pact", 0.0, "notice")),
    "the talk had run dry",
)


def with_a_walkout() -> Match:
    """A match by a scenario whose author has prepared an event."""
    return facilitated_match("seoul", "tokyo", adjudicator=prepared_rules())


def prepared_rules() -> Adjudicator:
    """The small scenario with an event that its author has prepared."""
    return build(replace(harbour().program, prepared=(WALKOUT,)))


def test_what_a_scenario_has_prepared_comes_before_what_a_file_holds() -> None:
    match = with_a_walkout()
    table = host_table(match)
    loaded = read_prepared(GOOD, source())
    assert not isinstance(loaded, Mistake)
    assert LOAD.do(table, {"file": loaded}) == ()
    there = TableSource(table).prepared
    assert list_prepared(there) == ("1. A \\u{1b}[2Jwalkout", "2. A leak", "3. B")
    assert act_of(there).do(table, {"event": "1", "reason": ""}) == ()
    (done,) = table.doings()
    assert done.reason == WALKOUT.reason
    (card,) = [each for each in table.view("seoul").cards if "walkout" in each.headline]
    assert card.text == "They leave the room."
    assert not [each for each in table.view("tokyo").cards if "walkout" in each.headline]
    readings = {each.id: each.value for each in table.look_over().readings}
    assert (readings["trust.tokyo.seoul"], readings["pact"]) == (46.0, 1.0)


def in_words(match: Match, *typed: str) -> str:
    """What a facilitator reads who types these lines."""
    sink = io.StringIO()
    console = Console(io.StringIO("".join(f"{line}\n" for line in typed)), sink, 100)
    table = host_table(match)
    cell = WhiteCell(console, table)
    room = PlainRoom(console, table, PlainTimer(table, lambda: 0.0), lambda name: "", cell)
    try:
        while room.given(console.ask("> ")):
            pass
    except Left:
        pass
    return sink.getvalue()


def test_in_words_they_are_at_hand_beside_those_of_a_file(tmp_path: Path) -> None:
    match, file = match_of("seoul", adjudicator=prepared_rules()), tmp_path / "events.txt"
    assert host(match, "") == ()
    file.write_text("headline: A summit\nreason: to stir\n")
    told = in_words(match, "prepared 1 1", f"prepared {file}", "prepared", "2", "")
    assert "2. A summit" in told
    assert [each.subject for each in host_table(match).doings()][-1] == "A summit"
    assert len(host_table(match).doings()) == 2


def test_a_file_is_at_hand_in_every_later_sitting_in_words_and_on_the_screen(
    tmp_path: Path,
) -> None:
    match, file = match_of("seoul"), tmp_path / "events.txt"
    assert host(match, "") == ()
    file.write_text("headline: A summit\nreason: to stir\n\nheadline: A leak\nreason: so\n")
    assert "2 events can be put" in in_words(match, f"prepared {file}")
    file.unlink()
    assert "2. A leak" in in_words(match, "prepared", "1", "")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await enrolled(pilot)
        await pilot.press("f8")
        await until(pilot, lambda: "A summit" in screen_text(app))
        await pilot.press("2", "enter", "enter")
        await until(pilot, lambda: len(host_table(match).doings()) == 2)

    drive(app, script)
    assert [each.subject for each in host_table(match).doings()] == ["A summit", "A leak"]


def said_on(app: EleventhApp) -> str:
    """What the screen shows, as one line."""
    return " ".join(screen_text(app).split())


def test_on_the_screen_they_are_at_hand_and_a_file_can_be_taken_too() -> None:
    match = with_a_walkout()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        assert "headline, text, seats, effects and reason" in screen_text(app)
        await pilot.press("escape", "f8")
        await until(pilot, lambda: "walkout" in screen_text(app))
        told = said_on(app)
        assert (
            "They leave the room. For Seoul; Trust of Tokyo in Seoul -4; The pact notice." in told
        )
        assert "put to the table already" not in told
        await pilot.press("1", "enter", "enter")
        await until(pilot, lambda: bool(host_table(match).doings()))
        await pilot.press("f8")
        await until(pilot, lambda: "It was put to the table already." in said_on(app))

    drive(app, script)
    (done,) = host_table(match).doings()
    assert done.reason == WALKOUT.reason


def test_a_file_is_at_hand_on_the_screen_after_a_step_back_was_taken_back(tmp_path: Path) -> None:
    match, file = facilitated_match("seoul", "tokyo"), tmp_path / "events.txt"
    file.write_text("headline: A summit\nreason: to stir\n")
    white = Facilitator(match, "Dr Kim")
    assert white.back(1, "a slip") == ()
    assert white.retract(match.game.abandoned[-1].entry, "it was none") == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        app.screen.query_one("#blank-file", Input).value = str(file)
        await pilot.press("enter")
        await until(pilot, lambda: "1 event can be put" in screen_text(app))
        await pilot.press("f8")
        await until(pilot, lambda: "A summit" in screen_text(app))

    drive(app, script)
