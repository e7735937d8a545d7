"""Where saves lie, what they are called, and what a list of them shows.

Names are made of the scenario's id, the date and a number, never of what somebody typed. A save
that can't be read is listed too, with the reason: it must not look as if it had vanished.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eleventh.bots.registry import HUMAN
from eleventh.core.refusals import Datum, Refusal, RefusalCode
from eleventh.lang.problems.suggest import find_nearest
from eleventh.play.events import Advanced, Closed, Opened, Rewound
from eleventh.play.faults import OutOfReach, SaveError, told
from eleventh.play.folders import saves_folder
from eleventh.play.glimpse import glimpse
from eleventh.play.journal import Clock, Journal, is_file, now, read
from eleventh.play.placing import sweep_parts
from eleventh.play.played import list_played
from eleventh.play.rows import Recorded

SUFFIX = ".eleventh"


@dataclass(frozen=True, slots=True)
class Saved:
    """One save as a list shows it. `fault` says why it can't be read; then the rest is empty, and
    `out_of_reach` tells that there is a match, only not here and now (see `OutOfReach`)."""

    id: str
    path: Path
    scenario: str = ""
    title: str = ""
    turn: int = 0
    players: Mapping[str, str] | None = None
    played: str = ""
    ending: str = ""
    fault: str = ""
    out_of_reach: bool = False


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
    read: damage between them is told when it is opened.
    """
    found, order = [_saved(path) for path in _list_files(folder)], list_played(folder)
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


def find_save(folder: Path | None, wanted: str = "") -> Path | Refusal:
    """The save meant by a path, or by an id in a folder, the usual one unless one is given; without
    either, the one that `pick_unfinished` picks: there is nothing to go on with where doctrines
    play alone.

    SaveError if the folder can't be read, or if what is meant without a name is out of reach:
    another match is not meant then.
    """
    if not wanted:
        folder = folder or saves_folder()
        saves = list_saves(folder)
        picked = pick_unfinished(saves)
        nothing = Refusal(RefusalCode.NOTHING_TO_RESUME, _nothing_in(folder, saves))
        return nothing if picked is None else _openable(picked, saves)
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
    """The match last played, whether it has ended or not; folder and SaveError as for
    `find_save`."""
    folder = folder or saves_folder()
    saves = list_saves(folder)
    if not saves or (saves[0].fault and not saves[0].out_of_reach):
        return Refusal(RefusalCode.NO_SAVES_YET, _nothing_in(folder, saves))
    return _openable(saves[0], saves)


def _list_files(folder: Path) -> list[Path]:
    """Every file of the folder that is named as a save, in the order of the names."""
    try:
        with told(folder, "read"):
            names = os.listdir(folder)
    except SaveError as fault:
        if isinstance(fault.__cause__, FileNotFoundError):
            return []
        raise
    return [folder / name for name in sorted(names) if name.endswith(SUFFIX)]


def _openable(saved: Saved, saves: Sequence[Saved]) -> Path:
    if not saved.fault:
        return saved.path
    others = " `eleventh saves` lists the others." if len(saves) > 1 else ""
    raise SaveError(f"{saved.fault}{others}")


def _nothing_in(folder: Path, saves: Sequence[Saved]) -> dict[str, Datum]:
    return {"folder": str(folder), "unread": sum(bool(each.fault) for each in saves)}


def _saved(path: Path) -> Saved:
    try:
        recorded = glimpse(path) or read(path)
    except SaveError as fault:
        beyond = isinstance(fault, OutOfReach)
        return Saved(path.stem, path, fault=str(fault), out_of_reach=beyond)
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
