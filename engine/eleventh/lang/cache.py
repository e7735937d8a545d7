"""Compiled programs kept between runs, named by the content of every file they could have been made
from.

The key covers all YAML and Markdown files in the scenario's folder and in the folders of rulebooks,
the engine's own files and the version of Python: whatever changes, the key changes, and nothing
ever has to be invalidated. An entry holds bytecode, as Python's own caches do, so it is read only
from a folder that belongs to this user and that nobody else may write to. A cache that can't be
read or written is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

MOST_FILES = 1000
MOST_BYTES = 32 * 1024 * 1024
SUFFIXES = (".yaml", ".yml", ".md", ".txt")
ENGINE = Path(__file__).parents[1]
KEPT = 64  # entries; the oldest go first


def key_of(path: Path, rulebooks: Sequence[Path]) -> str | None:
    """The key for a scenario at `path`; None if its folders hold too much to be worth it, or can't
    be read."""
    folder = path if path.is_dir() else path.parent
    try:
        total = _engine(f"path {path.name}")
        for root in (folder, *rulebooks, folder / ".." / "rulebooks"):
            for file in _files(root):
                data = file.read_bytes()
                for part in (str(file.relative_to(root)).encode(), data):
                    total.update(len(part).to_bytes(8, "big"))
                    total.update(part)
    except (OSError, OverflowError):
        return None
    return total.hexdigest()


def key_of_files(content: str) -> str | None:
    """The key for files that are at hand already, by the hash of their content."""
    try:
        return _engine(f"files {content}").hexdigest()
    except OSError:
        return None


def load(key: str | None) -> object | None:
    """What was stored under the key, or None; of no key, None."""
    if key is None:
        return None
    try:
        folder = _folder()
        if folder is None:
            return None
        entry = folder / key
        loaded: object = pickle.loads(entry.read_bytes())  # noqa: S301 - see the module's docstring
    except Exception:  # whatever is wrong with an entry, compiling again is the answer
        return None
    return loaded


def store(key: str | None, value: object) -> None:
    """Keeps a value under the key, whole or not at all; without a key, not at all."""
    if key is None:
        return
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    with contextlib.suppress(OSError):
        folder = _folder()
        if folder is None:
            return
        handle, name = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, folder / key)
        _prune(folder)


def _engine(what: str) -> hashlib._Hash:
    return hashlib.sha256(f"{sys.version} {_stamp()} {what}".encode())


@cache
def _stamp() -> str:
    """What tells this engine from another. Looked up once: a process goes on with the code it has
    loaded, and must not take what a newer one has compiled since."""
    total = hashlib.sha256()
    for source in sorted(ENGINE.rglob("*.py")):
        found = source.stat()
        total.update(f"{source.name} {found.st_size} {found.st_mtime_ns}".encode())
    return total.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    count = size = 0
    for parent, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if name.endswith(SUFFIXES):
                file = Path(parent, name)
                count, size = count + 1, size + file.stat().st_size
                if count > MOST_FILES or size > MOST_BYTES:
                    raise OverflowError
                yield file


def _folder() -> Path | None:
    folder = user_cache_path("eleventh-hour") / "programs"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if hasattr(os, "getuid"):
        found = folder.stat()
        if found.st_uid != os.getuid() or found.st_mode & 0o022:
            return None
    return folder


def _prune(folder: Path) -> None:
    entries = sorted(folder.iterdir(), key=lambda entry: entry.stat().st_mtime)
    for entry in entries[:-KEPT]:
        entry.unlink(missing_ok=True)
