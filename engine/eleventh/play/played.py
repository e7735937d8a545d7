"""In which order the matches of a folder were opened to be played, whatever the clock said.

Stamps in a save come from the system's clock, and a clock may be set back. So a text file beside
the saves gains a line, the id of the save, whenever one is begun or gone on with; to look at one
that has ended is not to play it. It holds nothing that the saves need: without it, or where it
can't be written, the stamps decide.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

FILE = "played.txt"
READ = 65_536  # bytes of its end: the last thousand openings and more


def note_played(save: Path) -> None:
    """Notes that the match saved there is being played now. Where that can't be noted it is not."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | _plain()
    with suppress(OSError, ValueError):
        file = os.open(save.parent / FILE, flags, 0o600)
        try:
            if S_ISREG(os.fstat(file).st_mode):
                os.write(file, f"{save.stem}\n".encode("utf-8", "surrogateescape"))
        finally:
            os.close(file)


def list_played(folder: Path) -> Mapping[str, int]:
    """The ids that were noted in the folder, each with a number: the larger, the later."""
    data = b""
    with suppress(OSError):
        file = os.open(folder / FILE, os.O_RDONLY | _plain())
        try:
            found = os.fstat(file)
            if S_ISREG(found.st_mode):
                os.lseek(file, max(found.st_size - READ, 0), os.SEEK_SET)
                data = os.read(file, READ)
        finally:
            os.close(file)
    lines = data.decode("utf-8", "surrogateescape").splitlines()
    return {name: number for number, name in enumerate(lines)}


def _plain() -> int:
    """Flags with which nothing but a file is waited for, and no link is followed."""
    return sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC"))
