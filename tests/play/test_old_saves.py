"""A save that an earlier engine wrote opens, and every digest in it comes out again."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

from eleventh.play.events import Submitted
from eleventh.play.journal import read
from eleventh.play.loading import load, verify
from eleventh.play.match import Match
from eleventh.play.resuming import resume
from play.quarrel import library

SAVE = Path(__file__).parent / "saves" / "gsomia-0.1.0.eleventh"
"""Seed 11, played to its end by `random`, `random` and `random:7`, before digests were made
without `asdict` and before `random` rolled from its game's own key."""


def copied(folder: Path) -> Path:
    return Path(copyfile(SAVE, folder / SAVE.name))


def test_every_digest_of_an_old_save_comes_out(tmp_path: Path) -> None:
    verified = verify(copied(tmp_path))
    assert verified.fault == ""
    assert verified.game is not None
    assert verified.game.state.over
    assert len(verified.game.revealed) == 9


def test_orders_of_doctrines_in_an_old_save_hold(tmp_path: Path) -> None:
    """They are stored, so a doctrine that would choose otherwise today changes nothing."""
    path = copied(tmp_path)
    stored = {
        (each.event.turn, each.event.seat): each.event.orders
        for each in read(path)
        if isinstance(each.event, Submitted)
    }
    game = load(path)
    assert len(stored) == 27
    for (turn, seat), orders in stored.items():
        assert game.revealed[turn - 1][seat].orders == orders


def test_an_old_save_can_be_played_on(tmp_path: Path) -> None:
    match: Match = resume(copied(tmp_path), library()).match
    assert match.rewind(9) == ()
    assert match.advance() == ()
    assert match.over
    match.close()
