"""Folders of tables with their manifests: written, and read again by whoever repeats them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eleventh.core.program import Program
from eleventh.core.refusals import Refusal
from eleventh.lab.batch.players import WEIGHTS, BatchPlayer, find_batch_player, weigh_choices
from eleventh.lab.playtest.files import (
    FORMAT,
    MANIFEST,
    TableForm,
    make_manifest,
    write_tables,
)
from eleventh.lab.playtest.result import Playtest
from eleventh_ui.cli.data_files import read_data
from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.result_files import explain_unwritten
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import show_path

NEEDED: Mapping[str, type | tuple[type, ...]] = {
    "command": list,
    "program": str,
    "games": int,
    "seed": int,
    "backend": str,
    "tables": str,
    "players": dict,
    "versions": dict,
    "files": dict,
    "given": str,
}


def write_folder(
    program: Program,
    result: Playtest,
    players: Mapping[str, BatchPlayer],
    form: TableForm,
    folder: Path,
    given: str,
) -> None:
    """Writes the tables into a new folder, the manifest last: where there is one, all is there.
    `given` is the scenario as it was named. Trouble if it can't be written."""
    with explain_unwritten(folder):
        files = write_tables(result, form)
        manifest = describe_files(program, result, players, form, given, files)
        folder.mkdir(parents=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


def describe_files(
    program: Program,
    result: Playtest,
    players: Mapping[str, BatchPlayer],
    form: TableForm,
    given: str,
    files: Mapping[str, bytes],
) -> dict[str, Any]:
    """The manifest of tables, with the command that makes them again."""
    command = ["eleventh", "playtest", given, "-n", str(result.games), "--seed", str(result.seed)]
    for seat, each in players.items():
        command += ["--bots", f"{seat}={each.name}"]
    command += ["--backend", result.backend, f"--{form}", "FOLDER"]
    return {"given": given, **make_manifest(program, result, players, form, command, files)}


def read_manifest(path: Path) -> dict[str, Any]:
    """What a manifest says. Trouble for a file that is none, or is of another format."""
    file = path / MANIFEST if path.is_dir() else path
    content, _ = read_data(file)
    if not isinstance(content, dict) or "format" not in content:
        raise Trouble(f"{file.name} is no manifest.", f"{MANIFEST} lies beside exported tables.")
    if content["format"] != FORMAT:
        raise Trouble(
            f"{file.name} is a manifest of format {content['format']!r}, and this version reads "
            f"format {FORMAT}."
        )
    for name, kind in NEEDED.items():
        if not isinstance(content.get(name), kind) or isinstance(content.get(name), bool):
            raise Trouble(f"{file.name} is no manifest: {name} is missing or is something else.")
    told = [
        each.get("sha256") if isinstance(each, dict) else None for each in content["files"].values()
    ]
    if not all(isinstance(each, str) for each in (*told, *content["versions"].values())):
        raise Trouble(f"{file.name} is no manifest: its files or versions are something else.")
    if content["tables"] not in ("csv", "parquet") or content["games"] < 1 or content["seed"] < 0:
        raise Trouble(f"{file.name} is no manifest: its tables, games or seed can't be.")
    return content


def seat_players_of(program: Program, manifest: Mapping[str, Any]) -> dict[str, BatchPlayer]:
    """The players that a manifest names. Trouble where they do not fit the program."""
    found = {}
    for seat in program.seats:
        told = manifest["players"].get(seat.id)
        if not isinstance(told, dict) or not isinstance(told.get("name"), str):
            raise Trouble(f"The manifest names no player of {seat.id}, who sits in the scenario.")
        weights, refused = told.get("weights"), find_batch_player(told["name"])
        if isinstance(refused, Refusal):
            raise Trouble(describe_refusal(refused))
        if weights is None and told["name"].startswith(WEIGHTS):
            raise Trouble(f"The manifest has no weights for {seat.id}, who draws by them.")
        try:
            found[seat.id] = (
                BatchPlayer(told["name"])
                if weights is None
                else weigh_choices(program, seat.id, told["name"], weights)
            )
        except ValueError as fault:
            raise Trouble(f"The manifest does not fit the scenario: {fault}.") from fault
    return found


@dataclass(frozen=True, slots=True)
class FolderState:
    """Files beside a manifest that are not what it says any more, and those that are not there."""

    altered: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether all is there as it was written."""
        return not self.altered and not self.missing


def inspect_folder(folder: Path, manifest: Mapping[str, Any]) -> FolderState:
    """Compares the files in a folder to what a manifest says of them. Trouble for one that can't be
    read."""
    altered, missing = [], []
    for name, told in manifest["files"].items():
        file = folder / name
        if Path(name).name != name or not file.is_file():
            missing.append(name)
            continue
        try:
            found = hashlib.sha256(file.read_bytes()).hexdigest()
        except OSError as fault:
            raise Trouble(f"{show_path(file)} can't be read: {fault.strerror}.") from fault
        if found != told["sha256"]:
            altered.append(name)
    return FolderState(tuple(altered), tuple(missing))
