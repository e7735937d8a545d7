"""What somebody may have put where a file is looked for: none of it is a file to read."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path


def _bind(place: Path) -> None:
    """A socket. Its name must be short, so it is bound from its own folder."""
    here = os.open(".", os.O_RDONLY)
    os.chdir(place.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.fchdir(here)
        os.close(here)


def _sparse(place: Path) -> None:
    """Ten gigabytes that take no room on the disk."""
    with place.open("wb") as stream:
        stream.truncate(10 << 30)


OF_UNIX: Mapping[str, Callable[[Path], object]] = {
    "pipe": lambda place: os.mkfifo(place),
    "socket": _bind,
    "zeros": lambda place: place.symlink_to("/dev/zero"),
}
PLANTS: Mapping[str, Callable[[Path], object]] = {
    **(OF_UNIX if hasattr(os, "mkfifo") else {}),
    "folder": lambda place: place.mkdir(),
    "huge": _sparse,
    "circle": lambda place: place.symlink_to(place.name),
}
"""By a name of each: what puts it at a place where nothing is yet."""
