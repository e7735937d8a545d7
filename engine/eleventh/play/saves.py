"""Where saves lie, what they are called, and what a list of them shows.

Names are made of the scenario's id, the date and a number, never of what somebody typed. A save
that can't be read is listed too, with the reason: it must not look as if it had vanished.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eleventh.bots.registry import HUMAN
from eleventh.core.refusals import Datum, Refusal, RefusalCode
from eleventh.lang.problems.suggest import find_nearest
from eleventh.play.faults import SaveError, told
from eleventh.play.folders import saves_folder
from eleventh.play.journal import Clock, Journal, is_file, now
from eleventh.play.listing import read_all
from eleventh.play.placing import sweep_parts
from eleventh.play.played import list_played
from eleventh.play.saved import Saved

SUFFIX = ".eleventh"


def new_journal(folder: Path, scenario: str, clock: Clock = now) -> Journal:
    """A journal that will be stored under a name not used before, once its match is begun:
    `gsomia_2019-2026-11-21-1.eleventh`.

    The folder is made, for its owner alone, if it is missing. SaveError if that can't be done.
    """
    with told(folder, "made"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    sweep_parts(folder)
    day = clock().date().isoformat()
    names = (folder / f"{scenario}-{day}-{number}{SUFFIX}" for number in itertools.count(1))
    return Journal.create(next(names), clock, names)


def list_saves(folder: Path) -> tuple[Saved, ...]:
    """Every save in the folder, the last played first; at the end those that hold no match that
    could be played. None where there is no folder; SaveError if the folder can't be read.

    What was played here comes in the order of its playing, as was noted then; before that was
    noted, or elsewhere, in the order of the stamps. Only the beginning and the end of each save is
    read, and nothing of one that has not changed since the last list (see `listing`): damage is
    told when it is opened.
    """
    found, order = read_all(folder, _list_names(folder), SUFFIX), list_played(folder)
    matches = [each for each in found if not each.fault or each.out_of_reach]
    matches.sort(key=lambda each: (order.get(each.id, -1), each.played), reverse=True)
    return (*matches, *(each for each in found if each.fault and not each.out_of_reach))


def pick_unfinished(saves: Sequence[Saved]) -> Saved | None:
    """Of a list, the match to go on with: the unfinished one last played in which somebody has a
    seat. It may be one that is out of reach; its `fault` says so then."""
    for each in saves:
        playing = HUMAN in (each.players or {}).values() and not each.ending
        if each.out_of_reach or (playing and not each.fault):
            return each
    return None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The match to go on with, and those played later that are open elsewhere."""

    path: Path
    skipped: tuple[Saved, ...] = ()


def find_unfinished(folder: Path | None) -> Unfinished | Refusal:
    """The one that `pick_unfinished` picks of the matches that are free; of all, where none is: it
    is told then that it is in use. There is nothing to go on with where doctrines play alone.

    SaveError if the folder can't be read, or if what is meant is out of reach for another reason:
    another match is not meant then.
    """
    folder = folder or saves_folder()
    saves = list_saves(folder)
    picked = pick_unfinished([each for each in saves if not each.in_use]) or pick_unfinished(saves)
    if picked is None:
        return Refusal(RefusalCode.NOTHING_TO_RESUME, _nothing_in(folder, saves))
    later = saves[: saves.index(picked)]
    skipped = tuple(
        each for each in later if each.in_use and HUMAN in (each.players or {}).values()
    )
    return Unfinished(_openable(picked, saves), skipped)


def find_save(folder: Path | None, wanted: str = "") -> Path | Refusal:
    """The save meant by a path, or by an id in a folder, the usual one unless one is given; without
    either, the one that `find_unfinished` finds.

    SaveError if the folder can't be read, or as `find_unfinished` says.
    """
    if not wanted:
        found = find_unfinished(folder)
        return found if isinstance(found, Refusal) else found.path
    try:
        if is_file(Path(wanted)):
            return Path(wanted)
    except SaveError:
        if os.sep in wanted:
            raise
    folder = folder or saves_folder()
    ids = {each.stem: each for each in _list_files(folder)}
    if wanted.removesuffix(SUFFIX) in ids:
        return ids[wanted.removesuffix(SUFFIX)]
    near = find_nearest(wanted, ids) or ""
    return Refusal(RefusalCode.NO_SAVE, {"wanted": wanted, "near": near, "folder": str(folder)})


def last_played(folder: Path | None) -> Path | Refusal:
    """The match last played, whether it has ended or not, or is being played: it is only read.
    Folder and SaveError as for `find_save`."""
    folder = folder or saves_folder()
    saves = list_saves(folder)
    if not saves or (saves[0].fault and not saves[0].out_of_reach):
        return Refusal(RefusalCode.NO_SAVES_YET, _nothing_in(folder, saves))
    return saves[0].path if saves[0].in_use else _openable(saves[0], saves)


def _list_files(folder: Path) -> list[Path]:
    """Every file of the folder that is named as a save, in the order of the names."""
    return [folder / name for name in sorted(_list_names(folder)) if name.endswith(SUFFIX)]


def _list_names(folder: Path) -> list[str]:
    try:
        with told(folder, "read"):
            return os.listdir(folder)
    except SaveError as fault:
        if isinstance(fault.__cause__, FileNotFoundError):
            return []
        raise


def _openable(saved: Saved, saves: Sequence[Saved]) -> Path:
    if not saved.fault:
        return saved.path
    others = " `eleventh saves` lists the others." if len(saves) > 1 else ""
    raise SaveError(f"{saved.fault}{others}")


def _nothing_in(folder: Path, saves: Sequence[Saved]) -> dict[str, Datum]:
    return {"folder": str(folder), "unread": sum(bool(each.fault) for each in saves)}
