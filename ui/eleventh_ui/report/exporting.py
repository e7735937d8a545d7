"""A game as a report in one of the formats there are, and as a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Literal

from eleventh.lab.debrief import Debrief, debrief
from eleventh.play.game import Game
from eleventh_ui.report.debriefed import documented
from eleventh_ui.report.html import to_html
from eleventh_ui.report.markdown import to_markdown

Format = Literal["md", "html"]


def report(game: Game, form: Format, told: Debrief | None = None) -> str:
    """The report of a game; `told` is its debrief, if it is there already."""
    document = documented(told if told is not None else debrief(game))
    return to_html(document) if form == "html" else to_markdown(document)


def format_of(path: Path) -> Format:
    """The format that a file's name asks for: HTML unless it ends in `.md` or `.markdown`."""
    return "md" if path.suffix.casefold() in (".md", ".markdown") else "html"


def write_report(text: str, path: Path) -> None:
    """Writes a report as a whole or not at all, in place of any file of that name. OSError if it
    can't be written."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
