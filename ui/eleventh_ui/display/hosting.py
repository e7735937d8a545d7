"""How a room is run, for whoever opens a match: kept with it, and said when it is gone on with."""

from __future__ import annotations

from eleventh.play.table import FacilitatorTable
from eleventh_ui.display.discussion import describe_kept_timer
from eleventh_ui.display.words import safe


def host_room(
    table: FacilitatorTable, facilitator: str | None, minutes: int | None
) -> tuple[str, ...]:
    """Keeps with the match how its room is to be run, and says what stays as it was before.

    None leaves as it was; the name and the minutes must be such as `--facilitator` and `--timer`
    take. SaveError if it can't be kept.
    """
    before = table.hosted
    refused = table.host(facilitator, minutes)
    assert not refused, refused
    notes = []
    if before.facilitator and facilitator is None:
        notes.append(f"Facilitated as before, by {safe(before.facilitator)}.")
    if before.minutes and minutes is None and not table.over:
        notes.append(describe_kept_timer(before.minutes))
    return tuple(notes)
