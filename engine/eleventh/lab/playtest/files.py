"""The tables of a playtest as files, and the manifest with which they can be made again.

The same games give the same files, to the byte: CSV everywhere, Parquet with the same version of
pyarrow. The manifest names all that they hang on, and the SHA-256 of each file.
"""

from __future__ import annotations

import csv
import hashlib
import io
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Literal, TypeAlias

from eleventh.core.program import Program
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.columns import Columns
from eleventh.lab.playtest.result import Playtest
from eleventh.lab.playtest.tables import tabulate

FORMAT = 1
MANIFEST = "manifest.json"
PACKAGES = ("numpy", "llvmlite", "pyarrow")  # whose versions a manifest names

TableForm: TypeAlias = Literal["csv", "parquet"]


@dataclass(frozen=True, slots=True)
class Alteration:
    """What is another than a manifest says: a file, or what it hangs on; as it was and is."""

    what: str
    before: str
    now: str


def write_tables(result: Playtest, form: TableForm) -> dict[str, bytes]:
    """The files of a playtest, by name. ImportError, in a sentence, for Parquet without the extra
    `parquet`."""
    write = WRITERS[form]
    return {f"{name}.{form}": write(table) for name, table in tabulate(result).items()}


def make_manifest(
    program: Program,
    result: Playtest,
    players: Mapping[str, BatchPlayer],
    form: TableForm,
    command: Sequence[str],
    files: Mapping[str, bytes],
) -> dict[str, Any]:
    """What the files of a playtest were made of. `command` is what was typed."""
    return {
        "format": FORMAT,
        "command": list(command),
        "scenario": result.scenario,
        "program": result.program,
        "games": result.games,
        "wanted": result.wanted,
        "seed": result.seed,
        "backend": result.backend,
        "tables": form,
        "players": {
            seat: {"name": each.name, "weights": _name_weights(program, each)}
            for seat, each in players.items()
        },
        "versions": find_versions(result),
        "files": {
            name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in files.items()
        },
    }


def find_versions(result: Playtest) -> dict[str, str]:
    """The versions of all that a result may hang on; of a package that is not there none."""
    found = {
        "engine": result.engine,
        "rules": str(result.rules),
        "python": platform.python_version(),
    }
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def find_differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[Alteration]:
    """The files that differ between two manifests."""
    names = dict.fromkeys((*before["files"], *now["files"]))
    return [
        Alteration(name, one, other)
        for name in names
        for one, other in [
            tuple(each["files"].get(name, {}).get("sha256", "") for each in (before, now))
        ]
        if one != other
    ]


def find_reasons(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[Alteration]:
    """What may make files differ: the program, and versions."""
    found = [Alteration("program", before["program"], now["program"])]
    found += [
        Alteration(name, str(before["versions"].get(name, "")), here)
        for name, here in now["versions"].items()
    ]
    return [each for each in found if each.before != each.now]


def _name_weights(program: Program, player: BatchPlayer) -> dict[str, float] | None:
    """The weights of a player by the ids of its choices."""
    if player.weights is None:
        return None
    return {program.choices[index].id: weight for index, weight in player.weights}


def _write_csv(table: Columns) -> bytes:
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(list(table))
    lines.writerows(zip(*table.values(), strict=True))
    return text.getvalue().encode()


def _write_parquet(table: Columns) -> bytes:
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as fault:
        raise ImportError(
            "Parquet needs pyarrow, which is not installed. Install eleventh-hour[parquet], or "
            "write CSV."
        ) from fault
    cells = {name: _blank(column) for name, column in table.items()}
    data = arrow.BufferOutputStream()
    parquet.write_table(arrow.table(cells), data)
    written: bytes = data.getvalue().to_pybytes()
    return written


def _blank(column: Sequence[Any]) -> list[Any]:
    """Cells that are empty among numbers as none."""
    if any(isinstance(each, str) and each for each in column):
        return list(column)
    return [None if each == "" else each for each in column]


WRITERS: Mapping[TableForm, Callable[[Columns], bytes]] = {
    "csv": _write_csv,
    "parquet": _write_parquet,
}
