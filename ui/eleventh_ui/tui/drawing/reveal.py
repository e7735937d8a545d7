"""The reveal as a sequence: who did what, then one beat after the other with what it moved and why.

In brief, a beat is a track with its whole move, the weightiest reasons, and what the others add up
to. In full it is a posting: the track's value runs from one to the next, so that a reader can add.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.redaction import Line
from eleventh.core.view import Reading, View
from eleventh_ui.display.readings import ReadingMove, describe_move, find_moves, scale_of, shows
from eleventh_ui.display.reasons import describe_line, rank_readings, summarise_reasons
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal import describe_choices, revealed_turn
from eleventh_ui.tui.drawing.gauges import change_of
from eleventh_ui.tui.drawing.rows import Row, Run, prose
from eleventh_ui.tui.drawing.signs import bar


@dataclass(frozen=True, slots=True)
class Beat:
    """One step of the reveal. `move` is the track's from before the turn to after this beat;
    `heads` whether it is the track's first; `told` the sentences it adds."""

    track: str
    title: str
    move: ReadingMove
    heads: bool
    heading: str
    told: tuple[str, ...]
    tone: str
    share: float | None


def choice_rows(view: View, reference: Reference, width: int) -> list[Row]:
    """Who is known to have chosen what, a paragraph for each sentence."""
    told = describe_choices(view, reference)
    return [row for each in told for row in prose(each, width, "", "", "  ")]


def beats(view: View, reference: Reference, full: bool) -> tuple[Beat, ...]:
    """The beats of the latest reveal: what the game is about first, then what moved most."""
    turn = revealed_turn(view)
    lines = [line for line in view.ledger if line.turn == turn]
    moved = find_moves(lines)
    found: list[Beat] = []
    for reading in rank_readings(view.readings, moved):
        if not full and not shows(reading, moved[reading.id]):
            continue
        own = [line for line in lines if line.track == reading.id]
        if full:
            found += _postings(reading, own, moved[reading.id].before, reference)
        else:
            move = moved[reading.id]
            reasons = summarise_reasons(reading, own, move)
            found.append(_beat(reading, move, True, tuple(reasons), reference))
    return tuple(found)


def beat_rows(shown: Sequence[Beat], width: int) -> list[Row]:
    """The beats shown so far: a heading with a bar for each track, and reasons below it."""
    last = {each.track: each for each in shown}
    rows: list[Row] = []
    for each in shown:
        if each.heads:
            now = last[each.track]
            drawn = f"{bar(now.share, 10)} " if now.share is not None else ""
            rows += [
                (Run(drawn, "bar", each.track), *row) if not index else (Run("  "), *row)
                for index, row in enumerate(_heading(now, width - len(drawn)))
            ]
        latest = "" if each is shown[-1] else "dim"
        for told in each.told:
            rows += [(Run(r[0].text, latest),) for r in prose(told, width, "", "    ", "      ")]
    return rows


def small_moves(view: View) -> int:
    """How many tracks moved too little to be told in brief."""
    lines = [line for line in view.ledger if line.turn == revealed_turn(view)]
    moved = find_moves(lines)
    return sum(not shows(each, moved[each.id]) for each in view.readings if each.id in moved)


def _heading(beat: Beat, width: int) -> list[Row]:
    return [
        (Run(row[0].text, f"{beat.tone or 'moved'} bold", beat.track),)
        for row in prose(beat.heading, width, "", "", "  ")
    ]


def _postings(
    reading: Reading, lines: Sequence[Line], start: float, reference: Reference
) -> list[Beat]:
    found, now = [], start
    for index, line in enumerate(lines):
        now = now if line.note == "overruled" else line.after
        found.append(
            _beat(
                reading,
                ReadingMove(start, now),
                index == 0,
                (describe_line(line, scale_of(reading)),),
                reference,
            )
        )
    return found


def _beat(
    reading: Reading, move: ReadingMove, heads: bool, told: tuple[str, ...], reference: Reference
) -> Beat:
    title = reference.track(reading.id)
    span = reading.high - reading.low
    share = None
    if reading.kind == "score" and span > 0:
        share = (move.after - reading.low) / span
    tone = "moved" if reading.kind == "status" else change_of(reading, move)[1]
    heading = describe_move(title, reading, move)
    return Beat(reading.id, title, move, heads, heading, told, tone, share)
