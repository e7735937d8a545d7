"""A match as a report in one of the formats there are, and written to files.

A screen and the plain mode are handed `write_report` by whoever starts them.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from eleventh.lab.debrief import Debrief, debrief_wholly
from eleventh.play.faults import SaveError
from eleventh.play.match_record import MatchRecord
from eleventh_ui.display.debrief.report import compose_report
from eleventh_ui.display.document import Document
from eleventh_ui.display.exports import Format, Taken, find_format, find_free_files, is_taken
from eleventh_ui.display.words import show_path
from eleventh_ui.report.html import to_html
from eleventh_ui.report.markdown import to_markdown

RENDERERS: Mapping[Format, Callable[[Document], str]] = {"md": to_markdown, "html": to_html}


def render_report(record: MatchRecord, form: Format, found: Debrief | None = None) -> str:
    """The report of a match; `found` is its debrief, if it is there already."""
    document = compose_report(found if found is not None else debrief_wholly(record))
    return RENDERERS[form](document)


def write_report(
    record: MatchRecord,
    files: Sequence[Path],
    found: Debrief | None = None,
    form: Format | None = None,
    private: bool = False,
) -> None:
    """Writes the report to files, each in the format of its ending, or all in `form`. They are for
    whom the umask says, or for their owner alone where they are `private` or the match goes on.

    Taken if there is a file of such a name; SaveError, with a sentence, if one can't be written.
    """
    for each in files:
        if is_taken(each):
            raise Taken(each, find_free_files(files))
    found = found if found is not None else debrief_wholly(record)
    secret = private or not record.game.state.over
    for path in files:
        text = render_report(record, form or find_format(path) or "md", found)
        try:
            write_whole(text, path, 0o600 if secret else 0o666)
        except OSError as fault:
            reason = (fault.strerror or "the system gave no reason").lower()
            raise SaveError(
                f"{show_path(path)} could not be written: {reason}. Choose another folder or "
                "name; the match itself is kept."
            ) from fault


def write_whole(text: str, path: Path, mode: int) -> None:
    """Writes a whole file or none at all; the umask takes from `mode` what it takes from any."""
    name = path.with_name(f".{path.name[:40]}-{secrets.token_hex(6)}")
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):  # its folder may be gone too
            os.unlink(name)
        raise
