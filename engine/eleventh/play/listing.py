"""What the last list told of each save, kept in the user's cache.

To open hundreds of files takes long, and hardly any has changed since the last list. A row is
believed while the system says that its file is the same: its place on the disk, its size, and both
its times. A save that is being played, or can't be read, is looked at every time; so is one that
had only just changed when its row was kept, since a clock may be too coarse to tell two changes
apart. Nothing is missing without the rows, and nothing is loaded because of them: whoever opens a
save reads all of it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from eleventh.lang.stored.columns import pack, unpack
from eleventh.lang.stored.entries import is_private, read_entry, write_entry
from eleventh.lang.user_folders import find_user_folder
from eleventh.play.placing import COMPANIONS
from eleventh.play.saved import Saved, read_saved

FEWEST = 20  # saves; fewer are read as quickly as their rows
COARSE = 2_000_000_000  # nanoseconds: the times of some file systems are as far apart


class Row(NamedTuple):
    """A save as it was listed; `stamp` tells its file from every other state of it."""

    name: str
    stamp: str
    scenario: str
    title: str
    turn: int
    players: tuple[tuple[str, str], ...]
    played: str
    ending: str


class Rows(NamedTuple):
    """The rows of one folder."""

    folder: str
    rows: tuple[Row, ...]


def read_all(folder: Path, names: Sequence[str], suffix: str) -> list[Saved]:
    """Every save among the names of all that is in a folder, in their order."""
    saves = sorted(name for name in names if name.endswith(suffix))
    if len(saves) < FEWEST:
        return [read_saved(folder / name) for name in saves]
    files = dict(_look(folder, saves, frozenset(names)))
    known = _recall(folder, files)
    found = {name: known.get(name) or read_saved(folder / name) for name in saves}
    rows = [_row(found[name], name, file) for name, file in files.items() if not found[name].fault]
    if len(rows) > len(known):
        _keep(Rows(os.path.abspath(folder), tuple(rows)))
    return list(found.values())


def _look(
    folder: Path, saves: Sequence[str], names: frozenset[str]
) -> Iterator[tuple[str, os.stat_result]]:
    """Each save whose row may be kept, and what the system knows of its file: none that is no plain
    file, or has one beside it in which SQLite may have written what is new."""
    for name in saves:
        if not any(name + end in names for end in COMPANIONS):
            with suppress(OSError, ValueError):
                found = os.lstat(folder / name)
                if S_ISREG(found.st_mode):
                    yield name, found


def _recall(folder: Path, files: Mapping[str, os.stat_result]) -> dict[str, Saved]:
    """The saves of which a row is known that can be believed."""
    place = _place(os.path.abspath(folder))
    if place is None or not is_private(place.parent):
        return {}
    try:
        since = os.stat(place).st_mtime_ns - COARSE
        kept = unpack(Rows, read_entry(place, shared=False))
    except (OSError, ValueError):
        return {}
    if kept.folder != os.path.abspath(folder):
        return {}
    return {
        row.name: _saved(folder, row)
        for row in kept.rows
        if row.name in files and _is_of(row, files[row.name], since)
    }


def _is_of(row: Row, file: os.stat_result, since: int) -> bool:
    return row.stamp == _stamp(file) and max(file.st_mtime_ns, file.st_ctime_ns) < since


def _stamp(file: os.stat_result) -> str:
    times = f"{file.st_mtime_ns} {file.st_ctime_ns}"
    return f"{file.st_dev} {file.st_ino} {file.st_size} {times}"


def _row(saved: Saved, name: str, file: os.stat_result) -> Row:
    return Row(
        name=name,
        stamp=_stamp(file),
        scenario=saved.scenario,
        title=saved.title,
        turn=saved.turn,
        players=tuple((saved.players or {}).items()),
        played=saved.played,
        ending=saved.ending,
    )


def _saved(folder: Path, row: Row) -> Saved:
    path = folder / row.name
    return Saved(
        id=path.stem,
        path=path,
        scenario=row.scenario,
        title=row.title,
        turn=row.turn,
        players=dict(row.players),
        played=row.played,
        ending=row.ending,
    )


def _keep(rows: Rows) -> None:
    """Keeps the rows for the next list. Where that can't be done, all is read again then."""
    place = _place(rows.folder)
    with suppress(OSError, ValueError):
        if place is not None:
            write_entry(place.parent, place.name, pack(Rows, rows))


def _place(folder: str) -> Path | None:
    """Where the rows of a folder are kept; None where there is no home."""
    key = hashlib.sha256(os.fsencode(folder)).hexdigest()
    cache = find_user_folder("cache")
    return None if cache is None else cache / "saves" / f"list-{key}"
