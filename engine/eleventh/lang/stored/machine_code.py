"""Machine code kept between runs: the one thing in the cache that is run and not read.

So it is not enough that it is whole. Each entry carries a seal made with a key that this
installation drew by chance and shows to nobody but its user; an entry under another seal, of
another name, damaged, or in a folder where others may write, is as good as none, and whoever asked
makes the code anew.
"""

from __future__ import annotations

import hmac
import os
import secrets
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from eleventh.lang.guarded import read_guarded
from eleventh.lang.stored.entries import is_private
from eleventh.lang.user_folders import find_user_folder

SEAL = 32  # bytes, of SHA-256
LARGEST = 64 * 1024 * 1024  # bytes of an entry
KEPT = 24  # entries; the oldest go first


@dataclass(frozen=True, slots=True)
class SealedFolder:
    """Keeps code in a folder of one's own, under seals made with a key."""

    folder: Path
    key: bytes

    def find(self, name: str) -> bytes | None:
        """What this installation kept under this name; None for anything else. Never raises."""
        if not is_private(self.folder):
            return None
        try:
            data = read_guarded(self.folder / name, LARGEST, links=False).data
        except (OSError, ValueError):
            return None
        seal, code = data[:SEAL], data[SEAL:]
        return code if hmac.compare_digest(seal, self._seal(name, code)) else None

    def keep(self, name: str, code: bytes) -> None:
        """Keeps code under a name, whole or not at all. Never raises: what can't be kept is made
        again."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, made = tempfile.mkstemp(dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self._seal(name, code) + code)
                os.replace(made, self.folder / name)
            except OSError:
                os.unlink(made)
                raise
            self._prune()

    def _seal(self, name: str, code: bytes) -> bytes:
        return hmac.digest(self.key, name.encode() + b"\n" + code, "sha256")

    def _prune(self) -> None:
        found = sorted(self.folder.iterdir(), key=lambda each: each.lstat().st_mtime)
        for each in found[:-KEPT]:
            each.unlink()


def find_code_store() -> SealedFolder | None:
    """Where this user's machine code is kept; None where there is no home, or no key can be."""
    cache, data = find_user_folder("cache"), find_user_folder("data")
    if cache is None or data is None:
        return None
    key = _find_key(data / "machine_code.key")
    return None if key is None else SealedFolder(cache / "machine_code", key)


def _find_key(file: Path) -> bytes | None:
    """The key of this installation, drawn where there is none yet; one that others can read or
    write, or of another length, is none."""
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            _draw_key(file)
    try:
        found = read_guarded(file, SEAL, links=False)
    except (OSError, ValueError):
        return None
    foreign = hasattr(os, "getuid") and (
        found.status.st_uid != os.getuid() or found.status.st_mode & 0o077
    )
    return None if foreign or len(found.data) != SEAL else found.data


def _draw_key(file: Path) -> None:
    """A key under its name, whole or not at all; FileExistsError where another came first."""
    handle, made = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(secrets.token_bytes(SEAL))
        os.link(made, file)
    finally:
        os.unlink(made)
