"""The strip of a seat's objectives, drawn in one row: as much in words as there is room for.

The total and its trend come first, then each objective by its number in the briefing. Where there
is room they are named too; names are shortened evenly, the short ones last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eleventh_ui.display.layout import columns
from eleventh_ui.display.objectives import (
    TOTAL,
    ObjectivesLine,
    ObjectiveStanding,
    ScoreStanding,
    describe_ruled,
)
from eleventh_ui.display.stops import SIGNS
from eleventh_ui.tui.drawing.rows import Row, Run, clip, extent
from eleventh_ui.tui.drawing.signs import FALLS, RISES

NAMED = 110  # columns of the row from which objectives are named
SHORTEST = 6  # columns of a name that says anything
TRENDS = {"better": f"{RISES} ", "worse": f"{FALLS} "}
HEADS = (("Total ", " of 100"), ("", " of 100"), ("", ""))


def objectives_row(line: ObjectivesLine, width: int) -> Row:
    """The strip for a row of so many columns; it is longer only where even numbers don't fit. What
    was ruled is told of the total, where there is room, and where objectives are named of each."""
    heads = [_total(line.total, *each) for each in HEADS]
    if line.total.ruled:  # a number without its name would say less than no word of the ruling
        heads[-1:] = [_total(replace(line.total, ruled=""), *each) for each in HEADS]
    named, words = width >= NAMED, True
    bare = [_numbered(each, "", ruled=named) for each in line.objectives]
    letters = sum(columns(each.name) for each in line.objectives) if named else 0
    if _extent(heads[0], bare) + letters > width:
        words = False  # a sign stands for the word that says at which end an objective is
        bare = [_numbered(each, "", words=False, ruled=named) for each in line.objectives]
    head = next((each for each in heads[:-1] if _extent(each, bare) + letters <= width), None)
    if head is None:  # names are cut before they would take the place of what the total is of
        head = next((each for each in heads if _extent(each, bare) <= width), heads[-1])
    gap = "  " if _extent(head, bare) <= width else " "
    if letters:
        names = _fit_names(line.objectives, width - _extent(head, bare))
        pairs = zip(line.objectives, names, strict=True)
        bare = [_numbered(each, name, words=words, ruled=True) for each, name in pairs]
    row = head
    for each in bare:
        row += (Run(gap), *each)
    return row


def _total(total: ScoreStanding, before: str, after: str) -> Row:
    return (
        Run(before, "dim", TOTAL),
        Run(total.value, "value", TOTAL),
        Run(after, "dim", TOTAL),
        *_change(total, TRENDS.get(total.meaning, ""), TOTAL),
        *_ruled(total, TOTAL),
    )


def _numbered(each: ObjectiveStanding, name: str, *, words: bool = True, ruled: bool) -> Row:
    stop = ""
    if each.stop:
        stop = f" {each.stop}" if words else SIGNS[each.stop]
    return (
        Run(f"{each.number}{'' if name else ':'} ", "dim", each.spot),
        *((Run(f"{name} ", "", each.spot),) if name else ()),
        Run(each.standing.value, "value", each.spot),
        *_change(each.standing, "", each.spot),
        *(_ruled(each.standing, each.spot) if ruled else ()),
        *((Run(stop, "dim", each.spot),) if stop else ()),
    )


def _change(standing: ScoreStanding, sign: str, spot: str = "") -> Row:
    if not standing.change:
        return ()
    return (Run(f" {sign}{standing.change}", standing.meaning or "dim", spot),)


def _ruled(standing: ScoreStanding, spot: str) -> Row:
    told = describe_ruled(standing)
    return (Run(f", {told}", "dim", spot),) if told else ()


def _extent(head: Row, rows: Sequence[Row]) -> int:
    return extent(head) + sum(2 + extent(row) for row in rows)


def _fit_names(objectives: Sequence[ObjectiveStanding], room: int) -> list[str]:
    """The names in so many columns together, the longest cut first; none where that says little."""
    names = [each.name for each in objectives]
    longest = max(map(columns, names), default=0)
    while longest > SHORTEST and sum(min(columns(name), longest) for name in names) > room:
        longest -= 1
    if sum(min(columns(name), longest) for name in names) > room:
        return [""] * len(names)
    return [clip(name, longest) for name in names]
