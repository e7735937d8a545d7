"""A playtest as it is told: whatever the texts of a scenario are, they stay text."""

from __future__ import annotations

import re
from functools import cache

from eleventh.core.program import Program
from eleventh.lab.batch.plan import plan_run
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.playtest.result import Playtest
from eleventh.lab.playtest.run import run_playtest
from eleventh_ui.display.layout import columns
from eleventh_ui.display.playtest.compose import compose_page, compose_summary
from eleventh_ui.report.html import to_html
from eleventh_ui.report.markdown import to_markdown
from eleventh_ui.report.text import to_text
from games import SHIPPED, adjudicator
from ui.sitting import RAW, harbour
from ui.test_hostile_text import poisoned

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;'\"--> ]]> \x1b[2J\u202e"
EVENTS = re.compile(r"<[^>]*\son\w+=", re.IGNORECASE)


def playtest(program: Program, games: int = 30) -> Playtest:
    seats = {seat.id: BatchPlayer("random") for seat in program.seats}
    return run_playtest(program, seats, plan_run(games, seats), seed=1, games=games)


@cache
def hostile() -> Playtest:
    return playtest(poisoned(harbour().program, text=MARKUP))


def test_hostile_text_is_text_on_the_page() -> None:
    page = to_html(compose_page(hostile()))
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<img" not in page
    assert EVENTS.search(page) is None
    assert RAW.search(page.replace("\n", "")) is None


def test_hostile_text_drives_no_terminal() -> None:
    for compose in (compose_summary, compose_page):
        text = to_text(compose(hostile()))
        assert RAW.search(text.replace("\n", "")) is None
        assert "\\u{1b}[2J" in text


def test_no_line_is_wider_than_a_terminal() -> None:
    for found in (hostile(), *(playtest(adjudicator(folder).program) for folder in SHIPPED)):
        for compose in (compose_summary, compose_page):
            lines = to_text(compose(found)).splitlines()
            assert max(map(columns, lines)) <= 80, max(lines, key=columns)


def test_every_chart_has_a_table_that_says_the_same() -> None:
    page = to_html(compose_page(playtest(adjudicator(SHIPPED[0]).program)))
    assert page.count("<svg") == page.count("The same as a table")
    assert page.count("<svg") == page.count('role="img"')


def test_the_summary_can_be_told_in_markdown_too() -> None:
    text = to_markdown(compose_summary(hostile()))
    assert "script" in text
    assert not re.search(r"(?<!\\)<", text)


def test_what_was_stopped_says_so_first() -> None:
    seats = {seat.id: BatchPlayer("random") for seat in harbour().program.seats}

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    found = run_playtest(
        harbour().program,
        seats,
        plan_run(20_000, seats, "numpy", 1),
        seed=1,
        games=20_000,
        progress=stop,
    )
    assert found.partial
    first = to_text(compose_summary(found)).splitlines()[2]
    assert first.startswith("Stopped after 4,096 games of 20,000, seed 1.")
