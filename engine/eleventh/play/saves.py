"""Where saves lie, what they are called, and what a list of them shows.

Names are made of the scenario's id, the date and a number, never of what somebody typed. A save
that can't be read is listed too, with the reason: it must not look as if it had vanished.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from eleventh.bots.registry import HUMAN
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.lang.problems.suggest import find_nearest
from eleventh.play.events import Advanced, Closed, Opened, Rewound
from eleventh.play.faults import SaveError, told
from eleventh.play.glimpse import glimpse
from eleventh.play.journal import Clock, Journal, now, read
from eleventh.play.rows import Recorded

SUFFIX = ".eleventh"


@dataclass(frozen=True, slots=True)
class Saved:
    """One save as a list shows it. `fault` says why it can't be read; then the rest is empty."""

    id: str
    path: Path
    scenario: str = ""
    title: str = ""
    turn: int = 0
    players: Mapping[str, str] | None = None
    played: str = ""
    ending: str = ""
    fault: str = ""


def new_journal(folder: Path, scenario: str, clock: Clock = now) -> Journal:
    """A journal under a name not used before: `gsomia_2019-2026-11-21-1.eleventh`.

    The folder is made, for its owner alone, if it is missing. SaveError if that can't be done.
    """
    with told(folder, "made"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    day = clock().date().isoformat()
    number = 1
    while True:
        path = folder / f"{scenario}-{day}-{number}{SUFFIX}"
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            number += 1
        except OSError:
            break  # the journal meets the same obstacle, and says so
        else:
            break
    try:
        return Journal.create(path, clock)
    except SaveError:
        _drop(path)
        raise


def _drop(path: Path) -> None:
    """Takes away what a journal that could not be begun left: nothing but an empty file."""
    with suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()


def list_saves(folder: Path) -> tuple[Saved, ...]:
    """Every save in the folder, the last played first; those that can't be read at the end.

    Only the beginning and the end of each is read: damage between them is told when it is opened.
    """
    found = [_saved(path) for path in sorted(folder.glob(f"*{SUFFIX}"))]
    readable = sorted((each for each in found if not each.fault), key=_played, reverse=True)
    return (*readable, *(each for each in found if each.fault))


def find_save(folder: Path, wanted: str = "") -> Path | Refusal:
    """The save meant by a path or an id; without either, the unfinished one last played in which
    somebody has a seat: there is nothing to go on with where doctrines play alone."""
    if not wanted:
        for each in list_saves(folder):
            if not each.fault and not each.ending and HUMAN in (each.players or {}).values():
                return each.path
        return Refusal(RefusalCode.NOTHING_TO_RESUME, {"folder": str(folder)})
    if os.path.isfile(wanted):  # unlike Path.is_file it never raises
        return Path(wanted)
    ids = {each.stem: each for each in folder.glob(f"*{SUFFIX}")}
    if wanted.removesuffix(SUFFIX) in ids:
        return ids[wanted.removesuffix(SUFFIX)]
    near = find_nearest(wanted, ids) or ""
    return Refusal(RefusalCode.NO_SAVE, {"wanted": wanted, "near": near, "folder": str(folder)})


def last_played(folder: Path) -> Path | Refusal:
    """The match last played, whether it has ended or not."""
    found = next((each.path for each in list_saves(folder) if not each.fault), None)
    return found or Refusal(RefusalCode.NO_SAVES_YET, {"folder": str(folder)})


def _saved(path: Path) -> Saved:
    try:
        recorded = glimpse(path) or read(path)
    except SaveError as fault:
        return Saved(path.stem, path, fault=str(fault))
    opened = recorded[0].event
    assert isinstance(opened, Opened)
    turn, ending = _reached(recorded)
    return Saved(
        id=path.stem,
        path=path,
        scenario=opened.scenario,
        title=opened.title,
        turn=turn,
        players=opened.players,
        played=recorded[-1].at,
        ending=ending,
    )


def _reached(recorded: Sequence[Recorded]) -> tuple[int, str]:
    turn, ending = 1, ""
    for each in recorded:
        match each.event:
            case Advanced(turn=closed):
                turn = closed + 1
            case Rewound(turn=opened):
                turn, ending = opened, ""
            case Closed(ending=reached):
                turn, ending = turn - 1, reached
            case _:
                pass
    return turn, ending


def _played(saved: Saved) -> str:
    return saved.played
