"""Compiles the shipped scenarios ahead of their first use: `python -m eleventh.lang.shipping`.

A checkout's set-up and the build of a wheel run this, so that nobody's first game waits for the
compiler; where all of it is there already, nothing is done. What it stores is looked up as any
other entry of the cache is: by content, and checked.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from eleventh.lang import cache
from eleventh.lang.compile import compile_anew
from eleventh.lang.kept import Kept
from eleventh.lang.read.files import SCENARIO, locate


def ship(scenarios: Path, folder: Path) -> None:
    """Compiles every scenario of a folder into another, which holds nothing else afterwards; what
    is in it already is there all the time, whoever else ships the same meanwhile.

    ValueError for a scenario that has errors, which says where; the folder stays as it is then.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
        _compile_into(Path(beside), scenarios)
        fresh = sorted(Path(beside).iterdir())
        for each in fresh:
            each.replace(folder / each.name)
    for stale in {each.name for each in folder.iterdir()} - {each.name for each in fresh}:
        (folder / stale).unlink(missing_ok=True)


def _compile_into(folder: Path, scenarios: Path) -> None:
    for main in _list_scenarios(scenarios):
        compiled = compile_anew(main.parent)
        found = locate(main.parent, ())
        if compiled.program is None or found is None:
            raise ValueError(
                "\n".join(f"{each.span}: {each.headline}" for each in compiled.problems)
            )
        kept = Kept(compiled.program, compiled.problems)
        cache.keep(kept, found[0], compiled.files, folder)


def are_shipped(scenarios: Path) -> bool:
    """Whether all of them come along, as they are written now and as this compiler makes them."""
    found = [locate(main.parent, ()) for main in _list_scenarios(scenarios)]
    return all(each is not None and cache.is_shipped(each[0]) for each in found)


def _list_scenarios(scenarios: Path) -> list[Path]:
    return sorted(scenarios.glob(f"*/{SCENARIO}"))


if __name__ == "__main__":
    if not are_shipped(Path(sys.argv[1])):
        ship(Path(sys.argv[1]), cache.shipped_folder())
