"""Files of authors: reading one without being held up by it, and finding those it names.

A path may lead to a directory, a device or a pipe that never ends, and a name inside a scenario
may try to lead out of its folder. Both are answered with a problem or a reason.
"""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import NamedTuple

from eleventh.core.span import Span
from eleventh.lang.guarded import NotAFile, TooLarge, read_guarded
from eleventh.lang.problems.characters import FORBIDDEN_IN_TEXT
from eleventh.lang.problems.problem import Problem, Problems
from eleventh.lang.yaml.decoding import MAX_BYTES, note_too_large
from eleventh.lang.yaml.missing import help_with_missing

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
    found = Problems()
    start = Span(shown, 1, 1, 1, 1)
    try:
        content = read_guarded(path, MAX_BYTES)
    except NotAFile as kind:
        help = "Give the path of a text file."
        found.add("E002", f"This is {kind}, not a file", start, help=help)
    except TooLarge:
        note_too_large(start, found)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        # ValueError: a name that no file system can hold, such as one with a zero byte.
        found.add("E001", "There is no such file", start, help=help_with_missing(path))
    except OSError as error:
        found.add(
            "E003",
            f"The file cannot be read: {error.strerror or 'the system refuses'}",
            start,
            help="Check that the file may be read and that no link leads in a circle.",
        )
    else:
        return FileRead(content.data, (), content.identity)
    return FileRead(None, found.all())


def resolve_beside(folder: Path, name: str) -> tuple[Path | None, str]:
    """The file that an author's `name` means inside `folder`, or None and the reason why not.

    Names use `/`, on every system, and lead neither up, nor to anything hidden, nor through a
    link out of the folder. Whether the file is there is not looked at. The reason completes the
    sentence "This name ...".
    """
    reason = _refuse(name)
    if reason:
        return None, reason
    path = folder.joinpath(*name.split("/"))
    try:
        inside, path = folder.resolve(), path.resolve()
    except (OSError, RuntimeError):
        # Links in a circle lead nowhere, so not out of the folder either; reading will say so.
        return path, ""
    if not path.is_relative_to(inside):
        return None, "leads out of the folder through a link"
    return path, ""


def _refuse(name: str) -> str:
    if not name or len(name) > _MAX_NAME:
        return f"is empty or longer than {_MAX_NAME} characters"
    if FORBIDDEN_IN_TEXT.search(name) or any(c in name for c in '\t\n\\:*?"<>|\u200b'):
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
