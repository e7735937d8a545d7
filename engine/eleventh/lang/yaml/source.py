"""Files of authors: reading one without being held up by it, and finding those it names.

A path may lead to a directory, a device or a pipe that never ends, and a name inside a scenario
may try to lead out of its folder. Both are answered with a problem or a reason.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from eleventh.core.span import Span
from eleventh.lang.guarded import NotAFile, TooLarge, read_guarded
from eleventh.lang.problems.characters import FORBIDDEN_IN_TEXT, is_plain
from eleventh.lang.yaml.missing import help_with_missing

if TYPE_CHECKING:
    from eleventh.lang.problems.problem import Problem

MAX_BYTES = 1 << 20
"""The size of a file, in bytes: about fifteen times the longest scenario we know."""

_MAX_NAME = 200
_RESERVED_ON_WINDOWS = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)


class FileRead(NamedTuple):
    """The bytes of a file, and what is the same for every name of it; or problems."""

    data: bytes | None
    problems: tuple[Problem, ...] = ()
    identity: Hashable = None


def read_file(path: Path, shown: str) -> FileRead:
    """The bytes of a file of at most MAX_BYTES, or None with a problem at the start of `shown`.

    Never raises because of what the path leads to, and never waits for a pipe or a device.
    """
    try:
        content = read_guarded(path, MAX_BYTES)
    except NotAFile as kind:
        headline, help = f"This is {kind}, not a file", "Give the path of a text file."
        found = note_file(shown, "E002", headline, help)
    except TooLarge:
        found = note_too_large(shown)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        # ValueError: a name that no file system can hold, such as one with a zero byte.
        found = note_file(shown, "E001", "There is no such file", help_with_missing(path))
    except OSError as error:
        found = note_file(
            shown,
            "E003",
            f"The file cannot be read: {error.strerror or 'the system refuses'}",
            "Check that the file may be read and that no link leads in a circle.",
        )
    else:
        return FileRead(content.data, (), content.identity)
    return FileRead(None, (found,))


def note_file(shown: str, code: str, headline: str, help: str | None = None) -> Problem:
    """A problem of a file as a whole, at its start."""
    from eleventh.lang.problems.problem import Label, Problem  # whose import good files do without

    return Problem(code, headline, (Label(Span(shown, 1, 1, 1, 1), ""),), help)


def note_too_large(shown: str) -> Problem:
    """The problem of a file of more than MAX_BYTES."""
    headline = f"The file is larger than {MAX_BYTES // 1024} KiB"
    return note_file(shown, "E004", headline, "Move long texts into Markdown files beside it.")


def resolve_beside(folder: Path, name: str) -> tuple[Path | None, str]:
    """The file that an author's `name` means inside `folder`, or None and the reason why not.

    Names use `/`, on every system, and lead neither up, nor to anything hidden, nor through a
    link out of the folder. Whether the file is there is not looked at. The reason completes the
    sentence "This name ...".
    """
    reason = _refuse(name)
    if reason:
        return None, reason
    if not _has_link(folder, name):
        return folder / name, ""
    path = folder.joinpath(*name.split("/"))
    try:
        inside, path = folder.resolve(), path.resolve()
    except (OSError, RuntimeError):
        # Links in a circle lead nowhere, so not out of the folder either; reading will say so.
        return path, ""
    if not path.is_relative_to(inside):
        return None, "leads out of the folder through a link"
    return path, ""


def _has_link(folder: Path, name: str) -> bool:
    """Whether a step of a name on its way down from the folder is, or may be, a link: looked at
    first, because to resolve a path takes much longer."""
    place = os.fspath(folder)
    for part in name.split("/"):
        place = os.path.join(place, part)
        try:
            found = os.lstat(place)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", False):
            return True
    return False


def _has_forbidden(name: str) -> bool:
    return not is_plain(name) and re.search(FORBIDDEN_IN_TEXT, name) is not None


def _refuse(name: str) -> str:
    if not name or len(name) > _MAX_NAME:
        return f"is empty or longer than {_MAX_NAME} characters"
    if any(c in name for c in '\t\n\\:*?"<>|\u200b') or _has_forbidden(name):
        return "holds a character that not every system allows in names"
    if name.startswith("/"):
        return "is absolute; give it from the folder of this file on"
    for part in name.split("/"):
        if part in ("", ".", ".."):
            return "leads up or in place; name folders and files below this one"
        if part.startswith("."):
            return "leads to something hidden"
        if part.endswith((".", " ")) or part.split(".")[0].rstrip().lower() in _RESERVED_ON_WINDOWS:
            return "cannot be a file on every system"
    return ""
