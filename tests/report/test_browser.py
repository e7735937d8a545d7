"""A report in a real browser: it asks for nothing, and shows its drawings in light and dark."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from eleventh_ui.report.exporting import render_report
from games import SHIPPED
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
    page.write_text(render_report(game(), "html"), "utf-8")
    assert requests(page, tmp_path) == set()


def test_a_page_that_asks_for_something_would_be_noticed(tmp_path: Path) -> None:
    page = tmp_path / "greedy.html"
    page.write_text('<!DOCTYPE html><img src="http://127.0.0.1:9/picture.png">', "utf-8")
    assert requests(page, tmp_path) == {"http://127.0.0.1:9/picture.png"}


def test_the_policy_alone_would_stop_a_picture(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    text = render_report(played(SHIPPED[-1]), "html")
    smuggled = text.replace("</main>", '<img src="http://127.0.0.1:9/picture.png"></main>')
    page.write_text(smuggled, "utf-8")
    assert requests(page, tmp_path) == set()


def test_the_page_is_shown_as_it_was_written(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    text = render_report(played(SHIPPED[-1]), "html")
    page.write_text(text, "utf-8")
    shown = browsed(page, tmp_path, "--dump-dom")
    assert shown.count("<svg") == text.count("<svg")
    assert shown.count("<table") == text.count("<table")
    assert "<script" not in shown


def test_light_and_dark_are_drawn_apart(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(render_report(played(SHIPPED[-1]), "html"), "utf-8")
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
