"""What moved one number since a seat last decided, in short."""

from __future__ import annotations

from eleventh_ui.display.meters import describe_better, describe_drive, find_drives
from eleventh_ui.display.reading_groups import define_reading
from eleventh_ui.display.readings import describe_reading, find_moves_in
from eleventh_ui.display.reasons import add_up_reasons
from eleventh_ui.display.trends import describe_trend, find_trends
from eleventh_ui.display.words import pluralise
from eleventh_ui.tui.drawing.rows import Row, prose
from eleventh_ui.tui.drawing.sitting import Sitting


def number_rows(sitting: Sitting, track: str, width: int) -> list[Row]:
    """The reading in words, and the reasons that moved it, the weightiest first."""
    view = sitting.view
    reading = next((each for each in view.readings if each.id == track), None)
    if reading is None:
        return []
    lines = [line for line in view.ledger if line.track == track]
    move = find_moves_in(view).get(track)
    rows = prose(f"{describe_reading(reading, move)}.", width, "title", "", "  ")
    definition = define_reading(reading, sitting.reference)
    if definition:
        rows += prose(definition, width, "", "", "  ")
    trend = find_trends(view, sitting.courses).get(track)
    went = describe_trend(trend) if trend is not None else ""
    if went:
        rows += prose(f"{went[0].upper()}{went[1:]}.", width, "dim", "", "  ")
    for drive in find_drives(reading, sitting.reference):
        tone = "moved" if drive.holds else "dim"
        rows += prose(describe_drive(drive), width, tone, "  ", "    ")
    better = describe_better(reading, view)
    if better:
        rows += prose(better, width, "dim")
    if move is None:
        return rows + prose("Nothing moved it since you last decided.", width, "dim")
    if reading.kind == "derived":
        return rows + prose("It follows from other numbers; w tells from which.", width, "dim")
    for reason in add_up_reasons(reading, lines, move, len(lines)):
        rows += prose(reason, width, "", "  ", "    ")
    told = f"Press w for its whole history, with {pluralise(len(lines), 'posting')} of last turn."
    return rows + prose(told, width, "dim")
