"""A match as a report in one of the formats there are, and written to files.

A screen and the plain mode are handed `write_report` by whoever starts them.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from eleventh.lab.debrief import Debrief, debrief
from eleventh.play.faults import SaveError
from eleventh.play.match_record import MatchRecord
from eleventh_ui.display.debrief.report import compose_report
from eleventh_ui.display.document import Document
from eleventh_ui.display.exports import Format, Taken, find_format, find_free_files, is_taken
from eleventh_ui.display.words import safe
from eleventh_ui.report.html import to_html
from eleventh_ui.report.markdown import to_markdown

RENDERERS: Mapping[Format, Callable[[Document], str]] = {"md": to_markdown, "html": to_html}


def render_report(record: MatchRecord, form: Format, found: Debrief | None = None) -> str:
    """The report of a match; `found` is its debrief, if it is there already."""
    document = compose_report(found if found is not None else debrief(record))
    return RENDERERS[form](document)


def write_report(
    record: MatchRecord,
    files: Sequence[Path],
    found: Debrief | None = None,
    form: Format | None = None,
) -> None:
    """Writes the report to files, each in the format of its ending, or all in `form`.

    Taken if there is a file of such a name; SaveError, with a sentence, if one can't be written.
    """
    for each in files:
        if is_taken(each):
            raise Taken(each, find_free_files(files))
    found = found if found is not None else debrief(record)
    for path in files:
        text = render_report(record, form or find_format(path) or "md", found)
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
