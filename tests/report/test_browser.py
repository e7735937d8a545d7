"""Reports in a real browser: they ask for nothing, show their drawings in light and dark, and fill
as many pages as is promised."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from eleventh.bots.lane_policies import NAMED
from eleventh.lab.debrief import Debrief, debrief_briefly
from eleventh.lab.foretold import SeatForetold
from eleventh.lab.hindsight.lessons import Lessons
from eleventh.lab.hindsight.recorded import AHEAD, STRONG
from eleventh.lab.hindsight.yardsticks import SeatYardsticks, Yardstick
from eleventh.play.facilitator import Facilitator
from eleventh.play.match import Match
from eleventh.play.predictions import NotedPrediction, Prediction
from eleventh_ui.display.debrief.after_action import compose_after_action
from eleventh_ui.display.debrief.hot_wash import compose_hot_wash
from eleventh_ui.display.document import Document
from eleventh_ui.report.exporting import render_report
from eleventh_ui.report.html import to_html
from games import SHIPPED, adjudicator
from report.printed import count_pages, list_sizes
from report.test_report import hostile, played

BROWSER = shutil.which("chromium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here"),
]
QUIET = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def browsed(page: Path, folder: Path, *options: str) -> str:
    """What the browser says on stdout when it opens the page and does what the options ask."""
    assert BROWSER is not None
    done = subprocess.run(
        [BROWSER, *QUIET, f"--user-data-dir={folder / 'profile'}", *options, page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


def requests(page: Path, folder: Path) -> set[str]:
    """Every address that opening the page asks for, as the browser's own network log has it; the
    page itself and what the browser fetches for its own sake left out."""
    log = folder / "net.json"
    browsed(page, folder, f"--log-net-log={log}", "--dump-dom")
    events = json.loads(log.read_text("utf-8"))["events"]
    found = {str(event.get("params", {}).get("url", "")) for event in events}
    return {each for each in found if each.startswith(("http", "ws", "ftp")) and not own(each)}


def own(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    return host.endswith((".google.com", ".googleapis.com", ".gvt1.com"))


@pytest.mark.parametrize("game", [lambda: played(SHIPPED[-1]), hostile], ids=["shipped", "hostile"])
def test_opening_a_report_asks_the_network_for_nothing(game, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(render_report(game(), "annex", "html"), "utf-8")
    assert requests(page, tmp_path) == set()


def test_a_page_that_asks_for_something_would_be_noticed(tmp_path: Path) -> None:
    page = tmp_path / "greedy.html"
    page.write_text('<!DOCTYPE html><img src="http://127.0.0.1:9/picture.png">', "utf-8")
    assert requests(page, tmp_path) == {"http://127.0.0.1:9/picture.png"}


def test_the_policy_alone_would_stop_a_picture(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    text = render_report(played(SHIPPED[-1]), "annex", "html")
    smuggled = text.replace("</main>", '<img src="http://127.0.0.1:9/picture.png"></main>')
    page.write_text(smuggled, "utf-8")
    assert requests(page, tmp_path) == set()


def test_the_page_is_shown_as_it_was_written(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    text = render_report(played(SHIPPED[-1]), "annex", "html")
    page.write_text(text, "utf-8")
    shown = browsed(page, tmp_path, "--dump-dom")
    assert shown.count("<svg") == text.count("<svg")
    assert shown.count("<table") == text.count("<table")
    assert "<script" not in shown


def test_light_and_dark_are_drawn_apart(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(render_report(played(SHIPPED[-1]), "annex", "html"), "utf-8")
    pictures = []
    for scheme in ("0", "1"):
        picture = tmp_path / f"{scheme}.png"
        browsed(
            page,
            tmp_path,
            f"--screenshot={picture}",
            "--window-size=800,1000",
            f"--blink-settings=preferredColorScheme={scheme}",
        )
        pictures.append(picture.read_bytes())
    assert pictures[0] != pictures[1]
    assert min(map(len, pictures)) > 20_000


@cache
def three_seats(player: str, seed: int) -> Debrief:
    """A finished game of the crisis, its facilitator not idle; `random` takes most initiatives."""
    table = adjudicator(SHIPPED[-1])
    seats = [seat.id for seat in table.program.seats]
    match = Match.start(table, {}, dict.fromkeys(seats, player), seed)
    white = Facilitator(match, "Dr Kim")
    while not match.over:
        if match.turn in (3, 7):
            assert white.override("trust.seoul.tokyo", 33, "They said so aloud.") == ()
        match.advance()
    found = debrief_briefly(match.record)
    standings = tuple(map(standing, seats))
    foretold = tuple(
        SeatForetold(each, each.title(), NOTED, {}, 0.34, (), NOTED[0], 6.3) for each in seats
    )
    return replace(found, lessons=Lessons((), standings, foretold))


def ruled(debrief: Debrief, rulings: int) -> Debrief:
    """The same with so many rulings, one or two a turn."""
    done = tuple(replace(debrief.notices[0], turn=1 + number * 2 // 3) for number in range(rulings))
    turns = tuple(
        replace(each, notices=tuple(one for one in done if one.turn == each.turn))
        for each in debrief.episodes
    )
    return replace(debrief, notices=done, episodes=turns)


NOTED = (NotedPrediction(1, Prediction("up", 80, figure=62.0), -1.0, 55.7),)


def standing(seat: str) -> SeatYardsticks:
    """Where the total of a person who sat there would stand: as long a line as there is."""
    policies = [*NAMED, AHEAD, STRONG]
    sticks = [Yardstick(each, 200, 20.0, 30.0, 40.0, 177) for each in policies]
    return SeatYardsticks(seat, seat.title(), 38.0, tuple(sticks[:-1]), sticks[-1])


def print_pages(document: Document, sheet: str, folder: Path) -> bytes:
    """The PDF of a document on sheets of this size. Nothing in the page says which, so that it is
    printed on what there is: the size is put in where a printer's would be."""
    page, pdf = folder / "report.html", folder / "report.pdf"
    text = re.sub(r"<meta http-equiv[^>]*>", "", to_html(document), count=1)
    page.write_text(text.replace("@page {", f"@page {{ size: {sheet};", 1), "utf-8")
    browsed(page, folder, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    return pdf.read_bytes()


SHEETS = pytest.mark.parametrize("sheet", ["A4", "Letter"])
GAMES = pytest.mark.parametrize(
    ("player", "seed"), [("historian", 3), ("random", 5), ("random", 11)]
)


@SHEETS
@GAMES
def test_a_hot_wash_is_two_pages_of_type_that_can_be_read(
    player: str, seed: int, sheet: str, tmp_path: Path
) -> None:
    for rulings in (2, 18):
        found = ruled(three_seats(player, seed), rulings)
        pdf = print_pages(compose_hot_wash(found), sheet, tmp_path)
        assert count_pages(pdf) == 2
        assert min(list_sizes(pdf)) >= 9


@SHEETS
@GAMES
def test_an_after_action_report_is_ten_to_twelve_pages(
    player: str, seed: int, sheet: str, tmp_path: Path
) -> None:
    for rulings in (2, 18):
        found = ruled(three_seats(player, seed), rulings)
        pdf = print_pages(compose_after_action(found), sheet, tmp_path)
        assert 10 <= count_pages(pdf) <= 12
        assert min(list_sizes(pdf)) >= 9
