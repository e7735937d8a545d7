"""What README shows of the program is what the program shows."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest

from house.lock import locked
from pages.pictures import offline, picture, words
from pages.scenes import SCENES
from pages.transcript import BEGIN, END, Piece, replaced, shortened, transcript
from pages.write import PAGE, PICTURES, ROOT
from portions import portion

STALE = "{} is stale: run `make pages`, and read the difference"
SHOWN = sorted(SCENES)


@pytest.fixture(autouse=True)
def nobodys_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody's own scenarios, keys or saves, and a terminal of many colours."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")  # whatever the terminal has of whoever runs the tests
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.casefold()))


@pytest.mark.slow
def test_the_transcript_is_the_game_that_is_played_now() -> None:
    page = PAGE.read_text("utf-8")
    assert page == replaced(page, transcript()), STALE.format("the transcript in README.md")


@pytest.mark.parametrize("name", portion(SHOWN, {"table", "lobby"}.__contains__))
def test_a_picture_shows_the_words_that_the_screen_shows_now(name: str) -> None:
    if version("textual") != locked("textual"):
        pytest.skip(
            "pictures are drawn with the Textual of the lock; scroll bars differ by version"
        )
    path = PICTURES / f"{name}.svg"
    assert words(path.read_text("utf-8")) == words(picture(name)), STALE.format(path.name)


def test_every_picture_is_a_scene() -> None:
    assert sorted(path.stem for path in PICTURES.iterdir()) == SHOWN


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_needs_nothing_from_elsewhere(name: str) -> None:
    svg = (PICTURES / f"{name}.svg").read_text("utf-8")
    addresses = set(re.findall(r"""[a-z]+://[^"'\s)]*""", svg))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<script|@import|@font-face|\bhref=|url\((?!#)", svg)


def test_pictures_in_the_readme_exist_and_are_described() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", PAGE.read_text("utf-8"))
    assert shown
    assert [path for _, path in shown if not (ROOT / path).is_file()] == []
    assert [path for told, path in shown if len(told) < 40] == []


def test_a_picture_does_not_depend_on_numbers_of_the_moment() -> None:
    svg = '<svg><style>.terminal-12-matrix {}</style><g class="terminal-12-matrix"></g></svg>'
    assert offline(svg, "x") == offline(svg.replace("12", "345"), "x")


def test_pieces_are_kept_as_they_are_and_gaps_are_marked() -> None:
    game = "one\ntwo\n\nthree\nfour\nfive\n\nsix\n"
    pieces = (Piece("two", 1), Piece("three", until="five"), Piece("six"))
    assert list(shortened(game, pieces)) == ["...", "two", "", "three", "four", "...", "six"]


def test_a_piece_that_is_not_in_the_game_is_told() -> None:
    with pytest.raises(AssertionError, match="no line that starts like 'seven'"):
        list(shortened("one\n", (Piece("seven"),)))


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert replaced(page, f"{BEGIN}\nnew\n{END}") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
