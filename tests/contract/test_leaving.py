"""Who leaves a table, by whichever face, finds it again through either: what was chosen is chosen
still, and what was sealed is sealed."""

from __future__ import annotations

import operator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from contract.abilities import KEYS
from eleventh.core.orders import Orders
from eleventh.play.external import Seating
from eleventh.play.library import Library
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.news import MatchOpened
from eleventh_ui.tui.opening import begin_match, resume_match
from portions import portion_of_all
from tui.stage import app_of, drive, screen_text, shown, steady
from ui.sitting import HARBOUR, harbour, ran

FACES = ("words", "screen")
LIBRARY = Library(())


def in_words(home: Path, *typed: str, save: Path | None = None) -> str:
    """What the command tells somebody who begins a match, or goes on with one, and types this."""
    begun = [HARBOUR, "--seat", "seoul"] if save is None else ["--resume", save]
    done = ran(home, "play", *begun, "--plain", typed="".join(f"{each}\n" for each in typed))
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


def on_screen(opened: MatchOpened, *keys: str) -> str:
    """What a screen shows to somebody who presses these keys at this table, and then leaves it."""
    app = app_of(lambda app: Session(app, opened.table, opened.path, opened.notes, opened.room))
    seen = list[str]()

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "Turn 1 of")
        for key in keys:
            await pilot.press(key)
            await steady(pilot)
            seen.append(screen_text(app))
        await pilot.press("s", "escape")
        await steady(pilot)
        assert app.session is None, "the table is left, and the match let go of"

    drive(app, script, (120, 40))
    return " ".join(" ".join(seen).split())


def leave(face: str, home: Path) -> Path:
    """Somebody chooses an answer and leaves; the save."""
    folder = home / "data" / "eleventh-hour" / "saves"
    if face == "words":
        assert "1 choice not yet committed waits for you" in in_words(home, "1", "quit")
    else:
        folder.mkdir(parents=True)
        seats = (each.id for each in harbour().program.seats)
        players = {each: "human" if each == "seoul" else "historian" for each in seats}
        on_screen(begin_match(HARBOUR, LIBRARY, Seating(players), 1, folder), *KEYS)
    (save,) = folder.glob("*.eleventh")
    return save


@pytest.mark.parametrize(("gone", "back"), portion_of_all(operator.ne, FACES, FACES))
def test_what_was_chosen_waits_for_whoever_left(gone: str, back: str, tmp_path: Path) -> None:
    save = leave(gone, tmp_path)
    if back == "words":
        told = in_words(tmp_path, "orders", "quit", save=save)
        assert "What you had chosen before is chosen still" in told
    else:
        told = on_screen(resume_match(save, LIBRARY), "c", "escape")
    assert "Political capital: 3; after these orders 3" in told
    assert "Not answered yet." not in told
    opened = resume_match(save, LIBRARY)
    try:
        kept = opened.table.draft("seoul")
        assert isinstance(kept, Orders)
        assert len(kept.responses) == 1
        assert opened.table.waiting() == ("seoul",), "and nothing of it is sealed"
    finally:
        opened.table.close()
