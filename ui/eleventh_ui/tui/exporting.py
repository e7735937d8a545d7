"""Handing out the report: Markdown and HTML under one name, and never in place of another file."""

from __future__ import annotations

from pathlib import Path

from eleventh.lab.debrief import Debrief
from eleventh.play.faults import SaveError
from eleventh.play.game import Game
from eleventh_ui.report.exporting import Format, report, write_report
from eleventh_ui.words import safe

FORMATS: tuple[Format, ...] = ("md", "html")


class Taken(Exception):
    """There is a file of that name already; `free` is a name that is not taken."""

    def __init__(self, found: Path, free: Path) -> None:
        super().__init__(f"There is a file {safe(found)} already; a free name is filled in.")
        self.free = free


def stem_of(typed: str) -> Path | None:
    """The folder and name that somebody typed, without `.md` or `.html`; None if it is no name."""
    text = typed.strip()
    if not text or "\0" in text:
        return None
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # a home that there is not
        return None
    if path.suffix.casefold() in (".md", ".html", ".markdown", ".htm"):
        path = path.with_suffix("")
    return path if path.name not in ("", ".", "..") else None


def files_of(stem: Path) -> tuple[Path, ...]:
    """The files that a report is written to."""
    return tuple(stem.with_name(f"{stem.name}.{form}") for form in FORMATS)


def free_stem(stem: Path) -> Path:
    """The name itself, or the first like it with a number, under which there is no file."""
    number, found = 1, stem
    while any(is_taken(each) for each in files_of(found)):
        number += 1
        found = stem.with_name(f"{stem.name}-{number}")
    return found


def is_taken(path: Path) -> bool:
    """Whether there is anything of that name, a broken link included."""
    try:
        return path.is_symlink() or path.exists()
    except OSError:
        return False  # writing there meets the same obstacle, and says so


def export(game: Game, stem: Path, told: Debrief | None) -> tuple[Path, ...]:
    """Writes the report in every format and returns the files.

    Taken if there is a file of such a name; SaveError, with a sentence, if one can't be written.
    """
    files = files_of(stem)
    for each in files:
        if is_taken(each):
            raise Taken(each, free_stem(stem))
    for form, path in zip(FORMATS, files, strict=True):
        text = report(game, form, told)
        try:
            write_report(text, path)
        except (OSError, ValueError) as fault:
            reason = getattr(fault, "strerror", None) or "the name can't be used"
            raise SaveError(
                f"{safe(path)} could not be written: {reason.lower()}. Choose another folder or "
                "name; the match itself is kept."
            ) from fault
    return files
