"""A match as a report of some kind in one of the formats there are, and written to files.

A screen and the plain mode are handed `write_report` by whoever starts them.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from eleventh.lab.debrief import Debrief, debrief_to_hand_out, debrief_wholly
from eleventh.lab.recorded_course import play_recorded_course
from eleventh.play.faults import SaveError
from eleventh.play.match_record import MatchRecord
from eleventh_ui.display.debrief.after_action import compose_after_action
from eleventh_ui.display.debrief.annex import compose_annex
from eleventh_ui.display.debrief.hot_wash import compose_hot_wash
from eleventh_ui.display.document import Document
from eleventh_ui.display.exports import Format, Kind, Taken, find_format, find_free_files, is_taken
from eleventh_ui.display.words import show_path
from eleventh_ui.report.html import to_html
from eleventh_ui.report.markdown import to_markdown

RENDERERS: Mapping[Format, Callable[[Document], str]] = {"md": to_markdown, "html": to_html}


@dataclass(frozen=True, slots=True)
class Maker:
    """How a kind of report is made: what it wants to know of a match, and how that is composed."""

    find: Callable[[MatchRecord], Debrief]
    compose: Callable[[Debrief], Document]


MAKERS: Mapping[Kind, Maker] = {
    "hot-wash": Maker(debrief_to_hand_out, compose_hot_wash),
    "after-action": Maker(debrief_wholly, compose_after_action),
    "annex": Maker(debrief_wholly, compose_annex),
}


def render_report(
    record: MatchRecord, kind: Kind, form: Format, found: Debrief | None = None
) -> str:
    """A report of a match; `found` is its debrief, if it is there already."""
    return RENDERERS[form](_compose(record, kind, found))


def write_report(
    record: MatchRecord,
    files: Sequence[Path],
    kind: Kind,
    found: Debrief | None = None,
    form: Format | None = None,
    private: bool = False,
) -> None:
    """Writes a report to files, each in the format of its ending, or all in `form`. They are for
    whom the umask says, or for their owner alone where they are `private` or the match goes on.

    Taken if there is a file of such a name; SaveError, with a sentence, if one can't be written.
    """
    for each in files:
        if is_taken(each):
            raise Taken(each, find_free_files(files))
    document = _compose(record, kind, found)
    secret = private or not record.game.state.over
    for path in files:
        text = RENDERERS[form or find_format(path) or "md"](document)
        try:
            write_whole(text, path, 0o600 if secret else 0o666)
        except OSError as fault:
            reason = (fault.strerror or "the system gave no reason").lower()
            raise SaveError(
                f"{show_path(path)} could not be written: {reason}. Choose another folder or "
                "name; the match itself is kept."
            ) from fault


def _compose(record: MatchRecord, kind: Kind, found: Debrief | None) -> Document:
    maker = MAKERS[kind]
    if found is None:
        return maker.compose(maker.find(record))
    course = found.course or play_recorded_course(record.game)
    return maker.compose(replace(found, course=course))


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
