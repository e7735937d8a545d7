"""A game as a report in one of the formats there are, and handed out as files.

The command, the screen and the plain mode all take names of files from here: an ending says the
format, a name without one stands for a file of each, and no file takes the place of another.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

from eleventh.lab.debrief import Debrief, debrief
from eleventh.play.faults import SaveError
from eleventh.play.game import Game
from eleventh_ui.display.words import echoed, listed, safe
from eleventh_ui.report.debriefed import documented
from eleventh_ui.report.html import to_html
from eleventh_ui.report.markdown import to_markdown

Format = Literal["md", "html"]
FORMATS: tuple[Format, ...] = ("md", "html")
ENDINGS: Mapping[str, Format] = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}
KNOWN = (
    "A report is Markdown (.md or .markdown) or a web page (.html or .htm); a name without an "
    "ending gives a file of each."
)


class NoReport(Exception):
    """What somebody typed is no name of a report. The message says what would be one."""


class Taken(Exception):
    """There is a file of that name already; the files named `free` are not there yet."""

    def __init__(self, found: Path, free: tuple[Path, ...]) -> None:
        names = listed(safe(each) for each in free)
        super().__init__(
            f"There is a file {safe(found)} already, and it stays as it is. Choose another name, "
            f"such as {names}."
        )
        self.free = free


def report(game: Game, form: Format, told: Debrief | None = None) -> str:
    """The report of a game; `told` is its debrief, if it is there already."""
    document = documented(told if told is not None else debrief(game))
    return to_html(document) if form == "html" else to_markdown(document)


def format_of(path: Path) -> Format | None:
    """The format that the ending of a file's name asks for; None for any other ending, or none."""
    return ENDINGS.get(path.suffix.casefold())


def files_of(typed: str) -> tuple[Path, ...]:
    """The files that somebody asks for: one with an ending, or else one of each format.

    NoReport, with a sentence, for a name that can't be one and for any other ending: letters after
    the last full stop.
    """
    text = typed.strip()
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # a home that there is not
        path = Path()
    if path.name in ("", "..") or "\0" in text:
        raise NoReport(f"“{echoed(text)}” is no name for a file. {KNOWN}")
    if format_of(path) is not None:
        return (path,)
    if path.suffix[1:].isalpha():
        raise NoReport(f"“{echoed(path.name)}” is no name of a report. {KNOWN}")
    return tuple(path.with_name(f"{path.name}.{form}") for form in FORMATS)


def free_files(files: Sequence[Path]) -> tuple[Path, ...]:
    """These files, or the first like them with a number, none of which is there."""
    number, found = 1, tuple(files)
    while any(is_taken(each) for each in found):
        number += 1
        found = tuple(each.with_name(f"{each.stem}-{number}{each.suffix}") for each in files)
    return found


def is_taken(path: Path) -> bool:
    """Whether there is anything of that name, a broken link included."""
    return os.path.lexists(path)


def export(
    game: Game, files: Sequence[Path], told: Debrief | None = None, form: Format | None = None
) -> None:
    """Writes the report to files, each in the format of its ending, or all in `form`.

    Taken if there is a file of such a name; SaveError, with a sentence, if one can't be written.
    """
    for each in files:
        if is_taken(each):
            raise Taken(each, free_files(files))
    told = told if told is not None else debrief(game)
    for path in files:
        text = report(game, form or format_of(path) or "md", told)
        try:
            _write(text, path)
        except OSError as fault:
            reason = (fault.strerror or "the system gave no reason").lower()
            raise SaveError(
                f"{safe(path)} could not be written: {reason}. Choose another folder or name; the "
                "match itself is kept."
            ) from fault


def _write(text: str, path: Path) -> None:
    """Writes a whole file or none at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):  # its folder may be gone too
            os.unlink(name)
        raise
