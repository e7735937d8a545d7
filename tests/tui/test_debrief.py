"""The debrief: every page, the search for what mattered, playing on, and handing out the report."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

import eleventh_ui.tui.screens.debrief as module
from eleventh.lab.debrief import Debrief, debrief
from eleventh.lab.robustness.measuring import Robustness, measure_robustness
from eleventh.lab.turning_points import TurningPoints, turning_points
from eleventh.play.bundle import pack
from eleventh.play.loading import load
from eleventh.play.match import Match
from eleventh.play.predictions import Prediction
from eleventh.play.room_events import Guarded
from eleventh_ui.display.debrief.annex import compose_annex
from eleventh_ui.display.debrief.lessons import (
    describe_best,
    describe_costly,
    describe_foretold,
    list_foretold,
    name_total,
)
from eleventh_ui.display.layout import columns
from eleventh_ui.display.numbers import POINTS
from eleventh_ui.display.seating import AS_BEFORE, assign_players
from eleventh_ui.report.markdown import to_markdown
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.debrief import (
    BESIDE,
    PAGES,
    SEARCHING,
    about,
    entries,
    searched,
    turn_of,
)
from eleventh_ui.tui.drawing.rows import folded, text_of
from eleventh_ui.tui.drawing.waterfall import waterfall_rows
from eleventh_ui.tui.news import MatchOpened
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.export import ExportScreen
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.screens.why import WhyScreen
from games import SHIPPED, adjudicator, compiled, recorded
from learnt import learnt
from play.quarrel import start
from portions import portion
from tables import host_table
from tui.conftest import Same
from tui.rooms import KEPT, app_in, facilitated_match, finished, first_answers, said
from tui.stage import app_of, drive, hints, screen_text, shown, until, with_match
from ui.sitting import HARBOUR, match_of

REAL = next(folder for folder in SHIPPED if folder.name == "gsomia_2019")


@cache
def told() -> Debrief:
    """The debrief of a whole game of the shipped scenario."""
    game = finished("seoul", adjudicator=adjudicator(REAL), seed=7).game
    opened = replace(game.opened, files=pack(compiled(REAL).files))
    record = recorded(replace(game, opened=opened))
    return debrief(record, robustness=measure_robustness(record, 10), lessons=learnt())


async def found(pilot: Pilot[None]) -> DebriefScreen:
    """Waits until the search is over."""
    screen = pilot.app.screen
    assert isinstance(screen, DebriefScreen)
    await until(pilot, lambda: not screen.searching)
    await pilot.pause()
    return screen


def stem(app: EleventhApp) -> str:
    """The name that stands where a report is exported."""
    return app.screen.query_one("#stem", Input).value


def test_the_end_of_a_match_is_its_debrief() -> None:
    match = finished("seoul")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await found(pilot)
        assert "The end:" in screen_text(app)
        assert len(hints(app)) <= 6

    drive(app, script)


def test_a_finished_match_that_doctrines_played_has_a_debrief_too() -> None:
    app = app_in(finished())

    async def script(pilot: Pilot[None]) -> None:
        await found(pilot)
        assert "the doctrine historian" in screen_text(app)

    drive(app, script)


@pytest.mark.parametrize("width", portion([56, 76, 96, 116, 180], (56).__eq__))
def test_every_page_fits_the_room_there_is(width: int) -> None:
    for page in PAGES:
        listed = entries(told(), page, width)
        assert listed
        for each in listed:
            row = folded(each.row, width, each.hanging)
            drawn = text_of([*row, *about(told(), page, each.id, width)])
            assert max(columns(line) for line in drawn) <= width, (page, each.id)


def test_what_a_seat_can_learn_is_told_in_the_words_of_the_report() -> None:
    report = " ".join(" ".join(to_markdown(compose_annex(told())).split()).split("\\"))
    for each in entries(told(), "yours", 100):
        kind = each.id.split()[0]
        drawn = " ".join(" ".join(text_of(about(told(), "yours", each.id, 100))).split())
        (answers,), (foretold,) = told().lessons.answers, told().lessons.foretold
        texts = {
            "best": [describe_best(answers)],
            "costly": [describe_costly(answers)],
            "said": [describe_foretold(foretold), *list_foretold(foretold)],
            "where": [name_total(told().lessons.yardsticks[0])],
            "answer": [],
        }[kind]
        for text in texts:
            assert text in drawn
            assert unmarked(text) in unmarked(report)
    assert {each.id.split()[0] for each in entries(told(), "yours", 100)} == {
        "best", "costly", "where", "said", "answer",
    }  # fmt: skip


def unmarked(text: str) -> str:
    """A text without what Markdown makes of its signs."""
    return re.sub(r"[\\*_]", "", text)


def test_an_answer_that_was_weighed_leads_back_to_its_turn() -> None:
    (answers,) = told().lessons.answers
    turns = [
        turn_of(told(), "yours", each.id)
        for each in entries(told(), "yours", 100)
        if each.id.startswith("answer")
    ]
    assert turns == [each.answer.turn for each in answers.weighed]
    assert turn_of(told(), "yours", "where seoul") == 0


def test_a_turn_tells_orders_moves_and_beside_them_what_really_happened() -> None:
    turn = next(each for each in told().episodes if each.chronicle and each.orders)
    narrow = text_of(about(told(), "turns", str(turn.turn), 70))
    wide = text_of(about(told(), "turns", str(turn.turn), BESIDE))
    assert "What really happened:" in narrow
    assert wide[0].startswith("Put to the table:")
    assert wide[0].endswith("What really happened:")
    assert any(line.startswith("What moved:") for line in wide)


def test_a_waterfall_starts_where_the_last_bar_ended_and_adds_up() -> None:
    for fall in told().waterfalls:
        rows = text_of(waterfall_rows(fall, "higher", 100))
        assert rows[0].startswith("At the start")
        top, rest = fall.top(8)
        assert fall.before + sum(bar.amount for bar in top) + rest == fall.after
        for line, bar in zip(rows[1:], top, strict=False):
            assert f" {POINTS.format_amount(bar.amount)} " in line


def test_a_score_shows_its_path_its_causes_and_answers_why() -> None:
    app = app_in(finished("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        await found(pilot)
        await pilot.press("s")
        await pilot.press("pagedown")
        await shown(pilot, "What moved it, cause by cause:")
        assert "At the start" in screen_text(app)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))

    drive(app, script)


def test_the_decisions_that_mattered_are_found_beside_the_screen() -> None:
    app = app_in(finished("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        screen = await found(pilot)
        await pilot.press("d")
        await shown(pilot, "Had it been")
        assert screen.told.turning_points.points
        assert "Model output, not a forecast." in screen_text(app)

    drive(app, script, (120, 40))


def test_the_search_says_how_far_it_is_and_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Event()

    def slow(game, going_on):
        tried = 0
        while going_on(tried, 1000) and not held.wait(0.002):
            tried = min(tried + 10, 500)
        return TurningPoints((), tried, 1000)

    monkeypatch.setattr(module, "turning_points", slow)
    app = app_in(finished("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        try:
            await shown(pilot, "of 1000. c stops it.")
            await pilot.press("s")
            await shown(pilot, "At the start")
            await pilot.press("c")
            screen = await found(pilot)
            assert 0 < screen.told.turning_points.tried < 1000
        finally:
            held.set()

    drive(app, script)


def test_a_search_that_is_stopped_counts_what_it_has_found() -> None:
    game = finished("seoul").record
    whole = turning_points(game)
    part = turning_points(game, going_on=lambda tried, possible: tried < 1)
    assert part.tried == 1
    assert part.possible == whole.possible > 1
    assert searched(SEARCHING, 1, 3) == f"{SEARCHING}: 1 of 3. c stops it."
    assert searched(SEARCHING, 3, 3) == searched(SEARCHING, 0, 0) == ""


def test_what_holds_with_other_sizes_is_told_on_a_page_of_its_own() -> None:
    app = app_in(finished("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        screen = await found(pilot)
        await pilot.press("r")
        await shown(pilot, "The ending holds in")
        await shown(pilot, "was a designer's choice")
        assert isinstance(screen.told.robustness, Robustness)
        await pilot.press("down")
        await shown(pilot, "in eight of ten redrawings")

    drive(app, script, (120, 40))


def test_what_its_person_can_learn_is_found_beside_the_screen_and_leads_back_to_a_turn() -> None:
    match = match_of("seoul")
    assert match.predict("seoul", Prediction("up", 95)) == ()
    while not match.over:
        assert match.submit("seoul", first_answers(match, "seoul")) == ()
        assert match.advance() == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        screen = await found(pilot)
        await pilot.press("y")
        for text in ("Best answer", "Most costly answer", "of 100 stands", "Brier score"):
            await shown(pilot, text)
        (answers,) = screen.told.lessons.answers
        assert {each.answer.seat for each in answers.weighed} == {"seoul"}
        while not screen.entry.startswith("where"):
            await pilot.press("down")
        await shown(pilot, "A player who looks ahead")
        await shown(pilot, "Chance, any open answer")

    drive(app, script, (120, 40))


def saved(tmp_path: Path, *, facilitator: bool = False, code: bool = True) -> tuple[Match, Path]:
    """A finished match in a save of its own; whether its facilitator chose a code."""
    from eleventh.play.hosting import host
    from eleventh.play.journal import Journal

    path = tmp_path / "quarrel-1.eleventh"
    match = start(players=dict.fromkeys(("washington", "seoul", "tokyo"), "human"),
                  log=Journal.create(path))  # fmt: skip
    if facilitator:
        assert host(match, "") == ()
    if facilitator and code:
        match.happen(Guarded(KEPT))
    while not match.over:
        for seat in match.waiting():
            assert match.submit(seat, first_answers(match, seat)) == ()
        assert match.advance() == ()
    return match, path


def test_nobody_is_asked_for_a_code_before_the_debrief_of_a_finished_match(
    tmp_path: Path,
) -> None:
    app = app_of(with_match(*saved(tmp_path, facilitator=True, code=False)))

    async def script(pilot: Pilot[None]) -> None:
        await found(pilot)

    drive(app, script)


@pytest.mark.parametrize("facilitator", [False, True])
def test_a_match_is_played_on_from_a_turn_in_a_save_of_its_own(
    tmp_path: Path, facilitator: bool
) -> None:
    match, path = saved(tmp_path, facilitator=facilitator)
    app = app_of(with_match(match, path))
    begun: list[Path] = []

    async def script(pilot: Pilot[None]) -> None:
        await found(pilot)
        await pilot.press("p")
        await shown(pilot, "Highlight a turn first")
        await pilot.press("down", "down", "p")
        await shown(pilot, "As before: Washington, Seoul and Tokyo")
        await pilot.press("enter")
        await until(pilot, lambda: app.session is not None and app.session.path != path)
        session = app.session
        assert session is not None
        assert session.path is not None
        assert session.path != path
        assert session.table.turn == 2
        assert session.facilitated == session.table.guarded == facilitator
        begun.append(session.path)
        await until(pilot, lambda: not isinstance(app.screen, DebriefScreen))

    drive(app, script)
    assert load(begun[0]).state.turn == 2
    assert load(path).state.over


def test_another_seat_is_taken_to_play_on(tmp_path: Path) -> None:
    match, path = saved(tmp_path)
    app = app_of(with_match(match, path))

    async def script(pilot: Pilot[None]) -> None:
        await found(pilot)
        await pilot.press("down", "p")
        await shown(pilot, "in the seat of Washington")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("p")
        await shown(pilot, "in the seat of Washington")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        assert app.session is not None
        assert app.session.people == ("washington",)

    drive(app, script)


def test_players_are_as_before_or_one_person_and_doctrines() -> None:
    before = {"washington": "historian", "seoul": "human", "tokyo": "human"}
    assert assign_players(before, AS_BEFORE) == before
    assert assign_players(before, "washington") == {
        "washington": "human",
        "seoul": "opponent",
        "tokyo": "opponent",
    }


def test_a_new_save_that_can_not_be_made_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    match, path = saved(tmp_path)
    app = app_of(with_match(match, tmp_path / "gone" / "down" / path.name))
    (tmp_path / "gone").write_text("in the way")

    async def script(pilot: Pilot[None]) -> None:
        await found(pilot)
        await pilot.press("down", "p")
        await shown(pilot, "Who plays?")
        await pilot.press("enter")
        await until(pilot, lambda: said(app, "could not be"))
        assert isinstance(app.screen, DebriefScreen)

    drive(app, script)


def test_the_report_is_written_twice_and_its_files_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    match, path = saved(tmp_path)
    app = app_of(with_match(match, path))

    async def script(pilot: Pilot[None]) -> None:
        await found(pilot)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        await shown(pilot, "> hot wash: ")
        for kind in ("after-action", "annex", "hot-wash"):
            await pilot.press("tab")
            await until(pilot, lambda kind=kind: stem(app).endswith(f"quarrel-1-{kind}"))
        await pilot.press("enter")
        await shown(pilot, "The hot wash is in ")
        await shown(pilot, "quarrel-1-hot-wash.html")
        await pilot.press("enter")
        await shown(pilot, "already")
        assert app.screen.query_one("#stem", Input).value.endswith("quarrel-1-hot-wash-2")
        app.screen.query_one("#stem", Input).value = "report.docx"
        await pilot.press("enter")
        await shown(pilot, "is no name of a report")

    drive(app, script, (200, 60))
    assert (tmp_path / "quarrel-1-hot-wash.md").read_text("utf-8").startswith("# ")
    assert "<!DOCTYPE html>" in (tmp_path / "quarrel-1-hot-wash.html").read_text("utf-8")


def test_the_facilitator_steps_back_from_the_end() -> None:
    match = facilitated_match("seoul")
    while not match.over:
        assert match.submit("seoul", first_answers(match, "seoul")) == ()
        assert match.advance() == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await found(pilot)
        await pilot.press("f2")
        await shown(pilot, "asks for the keyboard")

    drive(app, script)


def test_the_debrief_looks_as_it_did(size: tuple[int, int], same: Same) -> None:
    table = host_table(finished("seoul", adjudicator=adjudicator(HARBOUR)))
    app = app_of(lambda app: Session(app, table))

    async def script(pilot: Pilot[None]) -> None:
        await found(pilot)
        same(app, "debrief-end")
        await pilot.press("down", "down")
        await pilot.pause()
        same(app, "debrief-turn")
        for page in ("scores", "objectives", "decisions"):
            await pilot.press(page[0])
            await pilot.pause()
            same(app, f"debrief-{page}")

    drive(app, script, size)


def test_news_of_another_match_closes_this_one(tmp_path: Path) -> None:
    match, path = saved(tmp_path)
    app = app_of(with_match(match, path))

    async def script(pilot: Pilot[None]) -> None:
        await found(pilot)
        other = host_table(finished("tokyo"))
        app.post_message(MatchOpened(other, path))
        await until(pilot, lambda: app.session is not None and app.session.table is other)

    drive(app, script)


def test_who_is_above_whom_in_the_strip_is_this_game() -> None:
    rows = text_of(about(told(), "yours", "where seoul", 100))
    assert "the middle of their totals" in " ".join(rows)
    strong = next(row for row in rows if "A strong player (recorded)" in row)
    assert strong.endswith("this game above 6 of 24")
