"""Saves on the command line: finding the one that is meant, and telling what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eleventh.core.refusals import Refusal
from eleventh.play.faults import SaveError
from eleventh.play.saves import find_save, find_unfinished, last_played
from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import talk
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import safe


@contextmanager
def explaining_saves() -> Iterator[None]:
    """Turns whatever a save refuses into a sentence for the person."""
    try:
        yield
    except SaveError as fault:
        raise Trouble(str(fault)) from fault


def the_save(wanted: str, folder: Path | None) -> Path:
    """The save of this id or path; for an empty id the unfinished one last played. Trouble if there
    is none."""
    return _there(find_save(folder, wanted))


def the_save_to_go_on(wanted: str, folder: Path | None) -> Path:
    """The save of this id or path; for an empty id the unfinished one last played that is free, and
    which are passed over is said. Trouble if there is none."""
    if wanted:
        return the_save(wanted, folder)
    found = find_unfinished(folder)
    if isinstance(found, Refusal):
        raise Trouble(describe_refusal(found))
    for each in found.skipped:
        talk(f"{safe(each.id)} is open elsewhere; going on with {safe(found.path.stem)}.")
    return found.path


def the_last_save(folder: Path | None) -> Path:
    """The match last played, ended or not. Trouble if there is none."""
    return _there(last_played(folder))


def is_no_save(wanted: str, folder: Path | None) -> bool:
    """Whether there are saves, but none of this id or path."""
    return isinstance(find_save(folder, wanted), Refusal) and isinstance(last_played(folder), Path)


def _there(found: Path | Refusal) -> Path:
    if isinstance(found, Refusal):
        raise Trouble(describe_refusal(found))
    return found
