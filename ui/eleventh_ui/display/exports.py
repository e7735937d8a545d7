"""The files of a report: what somebody typed, understood, and what is said when they are written.

There are reports of several kinds, for several readers. The command, the screen and the plain mode
all take names of files from here: an ending says the format, a name without one stands for a file
of each, and no file takes the place of another. Who writes them is handed in, since formats belong
to a face of their own.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from eleventh_ui.display.words import echo, join_words, show_path

if TYPE_CHECKING:
    # Imported where they are made: help lists the formats, and is to be quick.
    from eleventh.lab.debrief import Debrief
    from eleventh.play.match_record import MatchRecord

Format = Literal["md", "html"]
Kind = Literal["hot-wash", "after-action", "annex"]


@dataclass(frozen=True, slots=True)
class FileKind:
    """A format as people know it: what it is called, and how names of its files may end."""

    title: str
    endings: tuple[str, ...]


FORMATS: Mapping[Format, FileKind] = {
    "md": FileKind("Markdown", (".md", ".markdown")),
    "html": FileKind("a web page with charts", (".html", ".htm")),
}
_TOLD = join_words(
    (f"{each.title} ({join_words(each.endings, 'or')})" for each in FORMATS.values()), "or"
)
KNOWN = f"A report is {_TOLD}; a name without an ending gives a file of each."


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of report as people know it: its name, and what it is for."""

    title: str
    told: str


KINDS: Mapping[Kind, ReportKind] = {
    "hot-wash": ReportKind("hot wash", "two pages to talk over"),
    "after-action": ReportKind("after-action report", "ten to twelve pages, a plan to fill in"),
    "annex": ReportKind("annex", "all there is: causes, sources, seed and hash"),
}
USUAL: Kind = "hot-wash"
KINDS_TOLD = "; ".join(f"{kind}: {each.told}" for kind, each in KINDS.items())


class NoReport(Exception):
    """What somebody typed is no name of a report. The message says what would be one."""


class ReportWriter(Protocol):
    """Writes a report of a game to files, each in the format of its ending.

    `found` is the debrief of the game, if it is there already. Taken if there is a file of such a
    name; SaveError, with a sentence, if one can't be written.
    """

    def __call__(
        self,
        record: MatchRecord,
        files: Sequence[Path],
        kind: Kind,
        found: Debrief | None = None,
    ) -> None:
        """Writes."""


class Taken(Exception):
    """There is a file of that name already; the files named `free` are not there yet."""

    def __init__(self, found: Path, free: tuple[Path, ...]) -> None:
        names = join_words(show_path(each) for each in free)
        super().__init__(
            f"There is a file {show_path(found)} already, and it stays as it is. Choose another "
            f"name, such as {names}."
        )
        self.free = free


def find_format(path: Path) -> Format | None:
    """The format that the ending of a file's name asks for; None for any other ending, or none."""
    ending = path.suffix.casefold()
    return next((form for form, kind in FORMATS.items() if ending in kind.endings), None)


def parse_files(typed: str) -> tuple[Path, ...]:
    """The files that somebody asks for: one with an ending, or else one of each format.

    NoReport, with a sentence, for a name that can't be one and for any other ending: letters after
    the last full stop.
    """
    text = typed.strip()
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # a home that there is not
        path = Path()
    if path.name in ("", "..", "-") or "\0" in text:
        raise NoReport(f"“{echo(text)}” is no name for a file. {KNOWN}")
    if find_format(path) is not None:
        return (path,)
    if path.suffix[1:].isalpha():
        raise NoReport(f"“{echo(path.name)}” is no name of a report. {KNOWN}")
    return tuple(path.with_name(f"{path.name}.{form}") for form in FORMATS)


def parse_export(typed: str) -> tuple[Kind, tuple[Path, ...]]:
    """The kind of report and the files that somebody asks for in a line such as `annex game.html`;
    without a kind it is the hot wash. NoReport as for `parse_files`."""
    first, _, rest = typed.strip().partition(" ")
    kind = next((each for each in KINDS if each == first), None)
    if kind is None or not rest.strip():
        return USUAL, parse_files(typed)
    return kind, parse_files(rest)


def describe_written(kind: Kind, files: Sequence[Path]) -> str:
    """Where a report is, once its files are written: a sentence."""
    where = join_words(show_path(each.absolute()) for each in files)
    return f"The {KINDS[kind].title} is in {where}."


def find_free_files(files: Sequence[Path]) -> tuple[Path, ...]:
    """These files, or the first like them with a number, none of which is there."""
    number, found = 1, tuple(files)
    while any(is_taken(each) for each in found):
        number += 1
        found = tuple(each.with_name(f"{each.stem}-{number}{each.suffix}") for each in files)
    return found


def is_taken(path: Path) -> bool:
    """Whether there is anything of that name, a broken link included."""
    return os.path.lexists(path)
