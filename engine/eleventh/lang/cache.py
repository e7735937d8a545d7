"""Compiled programs kept between runs, as data.

A program is found by the content of the files it was made from and by the engine that made it, and
which files those are by the content of the main file. Whatever changes, the key changes: nothing
ever has to be invalidated, and what is stale is simply not found. The programs of the shipped
scenarios come with the package and are found in the same way. An entry that is damaged, made up or
out of reach is as good as none: whoever asked compiles anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from eleventh.core.authorship import Authorship
from eleventh.lang.read.files import RULEBOOK, SCENARIO, BookFiles, BundleFiles
from eleventh.lang.stored.columns import pack, unpack
from eleventh.lang.stored.entries import is_private, read_entry, write_entry
from eleventh.lang.user_folders import find_user_folder

if TYPE_CHECKING:
    from eleventh.core.program import Program
    from eleventh.lang.kept import Kept

ENGINE = Path(__file__).parents[1]
COMPILER = ("core", "lang")  # what a program depends on besides its files
SUFFIXES = (".py", ".json")

T = TypeVar("T")


class Summary(NamedTuple):
    """What a list of scenarios tells. With `errors` it can't be played, and the rest is empty.
    `next` is the id of what it leads on to, `starts` the date of its first turn; empty without."""

    errors: int = 0
    title: str = ""
    synopsis: str = ""
    turns: int = 0
    minutes: int = 0
    seats: tuple[str, ...] = ()
    next: str = ""
    starts: str = ""
    about: Authorship = Authorship()


class Manifest(NamedTuple):
    """The names of the files that a scenario was read from, as they are shown. Those of a
    `rulebook` from elsewhere, and of the scenario that it `extends`, begin with its id."""

    rulebook: str
    extends: str
    files: tuple[str, ...]


def hash_content(files: Mapping[str, bytes]) -> str:
    """SHA-256 over the names and contents of the files, in hex: the identity of a program."""
    total = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode(), files[name]):
            total.update(len(part).to_bytes(8, "big"))
            total.update(part)
    return total.hexdigest()


def known_files(library: BundleFiles) -> Mapping[str, bytes] | None:
    """The files that a scenario is read from, as they are now; None if it was not compiled before.

    The same names may have other contents by now: only a program of this content is the right one.
    """
    own = library.own()
    manifest = _find(Manifest, _manifest_key(library))
    if manifest is None or (manifest.rulebook and own.has(manifest.rulebook)):
        return None
    books: list[tuple[str, BookFiles]] = []
    if manifest.rulebook and (book := library.rulebook(manifest.rulebook)) is not None:
        books.append((f"{manifest.rulebook}/", book))
    if manifest.extends and (base := library.scenario(manifest.extends)) is not None:
        books.append((f"{manifest.extends}/", base))
    found = {}
    for name in manifest.files:
        prefix, files = next((each for each in books if name.startswith(each[0])), ("", own))
        rest = name.removeprefix(prefix)
        is_main = rest in (SCENARIO, RULEBOOK)
        data = (files.main(rest) if is_main else files.read("", rest)).data
        if data is None:
            return None
        found[name] = data
    return found


def find(content: str) -> Kept | None:
    """The program made from files with this content hash, or None."""
    from eleventh.lang.kept import Kept
    from eleventh.lang.stored.soundness import verify_program

    kept = _find(Kept, _key("program", content))
    if kept is None or kept.program.hash != content:
        return None
    try:
        verify_program(kept.program)
    except ValueError:
        return None
    return kept


def find_summary(content: str) -> Summary | None:
    """What a list tells of the program made from files with this content hash, or None."""
    return _find(Summary, _key("summary", content))


def is_shipped(library: BundleFiles) -> bool:
    """Whether the program of a scenario, as its files are now, comes with the package."""
    files = known_files(library)
    key = _key("program", hash_content(files)) if files else None
    return key is not None and (shipped_folder() / key).is_file()


def summary_of(program: Program) -> Summary:
    """What a list tells of a program."""
    return Summary(
        title=program.title,
        synopsis=program.synopsis,
        turns=len(program.turns),
        minutes=program.minutes,
        seats=tuple(seat.id for seat in program.seats),
        next=program.next,
        starts=program.turns[0].date,
        about=dict(program.about).get(program.scenario, Authorship()),
    )


def keep(
    kept: Kept, library: BundleFiles | None, files: Mapping[str, bytes], folder: Path | None = None
) -> None:
    """Stores a program, in the user's cache or in a folder. OSError where that can't be done.

    With the `library` it was read from it is also found by the main file alone.
    """
    from eleventh.lang.kept import Kept

    program = kept.program
    _store(folder, _key("program", program.hash), Kept, kept)
    keep_summary(program, folder)
    if library is not None:
        elsewhere = f"{program.rulebook}/{RULEBOOK}" in files
        others = (name.removesuffix(f"/{SCENARIO}") for name in files if name != SCENARIO)
        extends = next((each for each in others if f"{each}/{SCENARIO}" in files), "")
        manifest = Manifest(program.rulebook if elsewhere else "", extends, tuple(files))
        _store(folder, _manifest_key(library), Manifest, manifest)


def keep_summary(program: Program, folder: Path | None = None) -> None:
    """Stores what a list tells of a program. OSError where that can't be done."""
    _store(folder, _key("summary", program.hash), Summary, summary_of(program))


def _find(kind: type[T], key: str | None) -> T | None:
    if key is None:
        return None
    for folder, shared in _folders():
        data = read_entry(folder / key, shared=shared)
        if data is not None:
            try:
                return unpack(kind, data)
            except ValueError:
                continue
    return None


def _store(folder: Path | None, key: str | None, kind: type[T], value: T) -> None:
    folder = folder or _own_folder()
    if folder is not None and key is not None:
        write_entry(folder, key, pack(kind, value))


def _folders() -> Iterator[tuple[Path, bool]]:
    """Where entries may be, and whether others may have put them there for all users."""
    yield shipped_folder(), True
    own = _own_folder()
    if own is not None and is_private(own):
        yield own, False


def shipped_folder() -> Path:
    """The programs that come with the package: inside it when installed, in a checkout where its
    set-up puts them."""
    inside = ENGINE / "programs"
    return inside if inside.is_dir() else ENGINE.parents[1] / "build" / "programs"


def _own_folder() -> Path | None:
    """The user's cache; None where there is no home."""
    found = find_user_folder("cache")
    return None if found is None else found / "programs"


def _manifest_key(library: BundleFiles) -> str | None:
    """The key by what decides which files are read first; None if it can't be read."""
    own, total = library.own(), hashlib.sha256()
    for name in (SCENARIO, RULEBOOK):
        data = own.main(name).data if own.has(name) else b""
        if data is None:
            return None
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return _key("manifest", total.hexdigest())


def _key(kind: str, content: str) -> str | None:
    try:
        engine = _engine()
    except OSError:
        return None
    return f"{kind}-{hashlib.sha256(f'{engine} {content}'.encode()).hexdigest()}"


def _read_source(file: str) -> bytes:
    """The bytes of a source; asked for directly, which takes half as long for so many files."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return os.read(handle, os.fstat(handle).st_size)
    finally:
        os.close(handle)


@cache
def _engine() -> str:
    """What tells this compiler from another: its sources. Looked up once: a process goes on with
    the code it has loaded, and must not take what a newer one has compiled since."""
    total = hashlib.sha256()
    for folder in COMPILER:
        for parent, folders, names in os.walk(f"{ENGINE}/{folder}"):
            folders.sort()
            for name in sorted(names):
                if name.endswith(SUFFIXES):
                    data = _read_source(f"{parent}/{name}")
                    total.update(f"{name} {len(data)} ".encode())
                    total.update(data)
    return total.hexdigest()
