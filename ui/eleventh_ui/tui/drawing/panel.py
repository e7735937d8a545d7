"""The facilitator's panel, drawn: seats and sealed orders, responses, tracks, and the record.

What it shows is `display.facilitation.panel`'s. Each page is a list of entries and, for each entry,
a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from eleventh.play.table import FacilitatorTable
from eleventh.play.why import Answer
from eleventh_ui.display.explanations import describe_chapter
from eleventh_ui.display.facilitation.panel import (
    NOTHING,
    describe_postings,
    describe_record,
    describe_unsealed,
    head_postings,
    put_responses,
    sealed_parts,
    seat_states,
    track_readings,
)
from eleventh_ui.display.words import safe
from eleventh_ui.tui.drawing.account import step_rows
from eleventh_ui.tui.drawing.board import gauge_rows
from eleventh_ui.tui.drawing.entries import Entry
from eleventh_ui.tui.drawing.gauges import gauge
from eleventh_ui.tui.drawing.rows import Row, Run, prose, without_spots
from eleventh_ui.tui.drawing.signs import BARRED, CHOSEN, OPEN

PAGES = {"seats": "Seats", "responses": "Responses", "tracks": "Tracks", "ledger": "Ledger"}
OVERRIDE = "OVERRIDE "
SEPARATOR = "/"  # between seat, decision and response; never in an id


def entries(table: FacilitatorTable, page: str, width: int, wanted: str = "") -> tuple[Entry, ...]:
    """The list of a page; of the tracks those that are `wanted`, if anything is."""
    made = {"seats": _seats, "responses": _responses, "ledger": _record}
    if page == "tracks":
        return tuple(_tracks(table, width, wanted))
    return tuple(made[page](table))


def about(table: FacilitatorTable, page: str, entry: str, width: int) -> list[Row]:
    """All about an entry of a page."""
    if not entry:
        return [(Run(NOTHING[page], "dim"),)]
    if page == "seats":
        return _sealed(table, entry, width)
    if page == "responses":
        return _response(table, entry, width)
    if page == "tracks":
        return _ledger(table, entry, width)
    return _recorded(table, int(entry.partition(SEPARATOR)[0]), width)


def given_by(page: str, entry: str) -> dict[str, Any]:
    """What the highlighted entry of a page says of an act that is about it."""
    if page == "seats":
        return {"seat": entry}
    if page == "ledger":
        return {"entry": int(entry.partition(SEPARATOR)[2] or 0)}
    if page == "tracks":
        return {"track": entry}
    if page == "responses":
        return dict(zip(("seat", "decision", "response"), entry.split(SEPARATOR), strict=True))
    return {}


def _seats(table: FacilitatorTable) -> Iterator[Entry]:
    for seat in seat_states(table):
        tone = "alarm" if seat.is_missing else "" if seat.is_person else "dim"
        sign = OPEN if seat.is_missing else CHOSEN
        row = (Run(f"{sign} "), Run(f"{seat.title}: ", "title"), Run(seat.state, tone))
        yield Entry(seat.id, row)


def _sealed(table: FacilitatorTable, seat: str, width: int) -> list[Row]:
    rows: list[Row] = []
    for part in sealed_parts(table, seat):
        if part.question:
            rows += prose(part.question, width, "dim")
        indent = "  " if part.question else ""
        tone = "alarm" if part.kind == "ruling" else "title"
        rows += prose(part.told, width, tone, indent, "  ")
    return rows or [(Run(describe_unsealed(table, seat), "dim"),)]


def _responses(table: FacilitatorTable) -> Iterator[Entry]:
    for put in put_responses(table):
        is_chosen = put.state in ("given by you", "sealed")
        sign = CHOSEN if is_chosen else BARRED if put.state else OPEN
        yield Entry(
            SEPARATOR.join((put.seat, put.decision, put.response)),
            (
                Run(f"{sign} "),
                Run(f"{put.seat_title}: ", "dim"),
                Run(put.title),
                Run(
                    f"  {put.state}" if put.state else "",
                    "alarm" if put.state == "given by you" else "dim",
                ),
            ),
        )


def _response(table: FacilitatorTable, entry: str, width: int) -> list[Row]:
    wanted = given_by("responses", entry)
    put = next(
        each
        for each in put_responses(table)
        if wanted == {"seat": each.seat, "decision": each.decision, "response": each.response}
    )
    rows = [*prose(put.ask, width, "dim"), *prose(put.title, width, "title")]
    if put.why:
        rows += prose(put.why, width)
    if put.bar:
        rows += prose(f"Not open: {put.bar}", width, "worse")
    return rows


def _tracks(table: FacilitatorTable, width: int, wanted: str) -> Iterator[Entry]:
    for reading, move in track_readings(table, wanted):
        rows = gauge_rows(gauge(reading, move), width, turns=0)
        row, *below = (without_spots(each) for each in rows)
        yield Entry(reading.id, row, tuple(below))


def _ledger(table: FacilitatorTable, track: str, width: int) -> list[Row]:
    answer = table.account(track)
    rows = prose(f"Its name in effects and in the file: {safe(track)}", width, "dim")
    if not isinstance(answer, Answer) or not answer.chapters:
        return [*rows, (Run("It has not moved.", "dim"),)]
    for chapter in reversed(answer.chapters):
        rows += [(), *prose(describe_chapter(answer, chapter), width, "title")]
        for step in chapter.steps:
            own = len(step.chain) > 1 and any(link.kind == "override" for link in step.chain)
            told = [
                without_spots(row)
                for row in step_rows(answer, step, chapter.turn, width - own * len(OVERRIDE))
            ]
            rows += [(Run(OVERRIDE, "alarm"), *told[0]), *told[1:]] if own else told
    return rows


def _record(table: FacilitatorTable) -> Iterator[Entry]:
    for number, done in enumerate(describe_record(table)):
        row = (Run(f"Turn {done.turn}: ", "dim"), Run(done.told, "alarm"))
        yield Entry(f"{number}{SEPARATOR}{done.entry}", row)


def _recorded(table: FacilitatorTable, number: int, width: int) -> list[Row]:
    record = describe_record(table)
    rows = prose(record[number].told, width, "title") if number < len(record) else []
    if number < len(record) and record[number].entry:
        rows.append((Run("Enter takes it back, and nothing else.", "dim"),))
    postings = describe_postings(table)
    if postings:
        rows += [(), (Run(head_postings(postings), "dim"),)]
    for told in postings:
        rows += prose(told, width, "", "  ", "    ")
    return rows
