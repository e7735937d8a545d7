"""Snapshots of screens: what a screen shows, kept as text beside the tests and read in reviews.

`pytest tests/tui --update-snapshots` writes them anew.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eleventh_ui.tui.app import EleventhApp
from portions import portion, usual
from tui.stage import SIZES, screen_text

SNAPSHOTS = Path(__file__).parent / "snapshots"

Same = Callable[[EleventhApp, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-snapshots", action="store_true", help="Write the snapshots of screens anew."
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a `size`, and names none itself, runs at every size of the terminal: at
    those that are not usual only in a slow run, and where snapshots are written anew."""
    own = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    if "size" in metafunc.fixturenames and "size" not in own:
        anew = metafunc.config.getoption("--update-snapshots", default=False)
        sizes = SIZES if anew else portion(SIZES, usual)
        metafunc.parametrize("size", sizes, ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture
def same(request: pytest.FixtureRequest) -> Same:
    """Compares the screen with the snapshot of a name; its size is part of the name."""

    def compare(app: EleventhApp, name: str) -> None:
        path = SNAPSHOTS / f"{name}-{app.size.width}x{app.size.height}.txt"
        found = screen_text(app)
        if request.config.getoption("--update-snapshots", default=False):
            SNAPSHOTS.mkdir(exist_ok=True)
            path.write_text(found, "utf-8")
        assert path.is_file(), f"there is no snapshot {path.name}; --update-snapshots makes it"
        assert found == path.read_text("utf-8")

    return compare


@pytest.fixture(autouse=True)
def usual_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A terminal of many colours, and nobody's own settings or saves."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.casefold()))
