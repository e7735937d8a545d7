"""How far each seat got with what it wanted, and on what evidence: the scores that an objective
reads, how they moved, and what moved them most.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lab.debrief import Debrief
from eleventh.lab.paths import Path
from eleventh.lab.ranking import share
from eleventh.lab.reached import Aimed, Reached
from eleventh.lab.waterfall import Waterfall
from eleventh_ui.display.debrief.outcome import format_point
from eleventh_ui.display.debrief.sentences import describe_cause, name_last
from eleventh_ui.display.document import Block, TableBlock
from eleventh_ui.display.formulas import list_read
from eleventh_ui.display.numbers import find_scale, format_whole
from eleventh_ui.display.words import safe

SCORES = 2  # told of each objective
CAUSES = 2  # told of each of these


def list_objectives(debrief: Debrief) -> Iterator[Block]:
    """A table for each seat."""
    yield from (_tabulate(debrief, seat) for seat in debrief.reached)


def describe_evidence(debrief: Debrief, aim: Aimed) -> str:
    """The scores that an objective reads and that moved most, each with its largest causes; that
    none of them moved where none did."""
    falls = {each.track: each for each in debrief.waterfalls}
    told = [_tell(path, falls.get(path.track)) for path in _list_moved(debrief, aim)[:SCORES]]
    return "\n".join(told) or "Nothing that it reads stands elsewhere than at the start."


def describe_largest_cause(debrief: Debrief, aim: Aimed) -> str:
    """What moved most the score that an objective reads and that moved most, in a sentence; empty
    where none of them has a cause that moved it that way."""
    falls = {each.track: each for each in debrief.waterfalls}
    for path in _list_moved(debrief, aim)[:1]:
        fall = falls.get(path.track)
        for bar in fall.bars if fall is not None else ():
            if fall is not None and bar.amount * path.change > 0:
                cause = describe_cause(bar, find_scale(fall.kind, fall.low, fall.high))
                return f"The largest cause: {safe(path.title)} {cause}."
    return ""


def _list_moved(debrief: Debrief, aim: Aimed) -> list[Path]:
    read = set(list_read(aim.formula))
    moved = [path for path in debrief.paths if path.track in read and path.change]
    return sorted(moved, key=lambda path: -share(path.change, path.low, path.high))


def _tabulate(debrief: Debrief, seat: Reached) -> TableBlock:
    rows = [
        (
            f"{safe(each.text).rstrip('.')} ({each.weight:g})",
            format_whole(each.before),
            format_whole(each.after),
            describe_evidence(debrief, each),
        )
        for each in seat.objectives
    ]
    rows.append(("All, by weight", format_whole(seat.before), format_whole(seat.after), ""))
    head = ("Objective (weight)", "Start", name_last(debrief), "Evidence")
    caption = f"{safe(seat.title)}, 0 to 100"
    return TableBlock(caption, head, tuple(rows), frozenset({1, 2}))


def _tell(path: Path, fall: Waterfall | None) -> str:
    moved = f"{safe(path.title)}: {format_point(path, 0)} to {format_point(path, -1)}"
    if fall is None:
        return f"{moved}."
    scale = find_scale(fall.kind, fall.low, fall.high)
    causes = [
        f"{scale.format_amount(bar.amount)} “{safe(bar.title)}”" for bar in fall.top(CAUSES)[0]
    ]
    return f"{moved} ({', '.join(causes)})."
