"""How much of a game rests on the sizes of its rules, in rows.

There is an entry for the ending, for each seat, and for each score in which redrawings differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lab.robustness.measuring import Robustness, Unmeasured
from eleventh_ui.display.debrief.robustness import (
    ABSENT,
    PLAYING,
    WHY_SIZES,
    count_of,
    describe_band,
    describe_drawn,
    describe_endings,
    describe_why_held,
    describe_whys,
    group_by_seat,
    name_band,
    shows_band,
)
from eleventh_ui.display.words import safe, spell_out
from eleventh_ui.tui.drawing.entries import Entry
from eleventh_ui.tui.drawing.rows import Row, Run, prose

ENDING = "ending"


def robustness_entries(told: Robustness | Unmeasured | None) -> Iterator[Entry]:
    """The ending, the seats, and the scores in which redrawings differ from the game."""
    if not isinstance(told, Robustness):
        return
    held = count_of(told, told.held)
    yield Entry(ENDING, (Run("The ending holds in ", "dim"), Run(held, "title")))
    for seat in group_by_seat(told):
        total = seat[-1]
        yield Entry(total.id, (Run(f"{safe(total.title)}: ", "title"), Run(describe_band(total))))
    for each in told.scores:
        if shows_band(each):
            yield Entry(each.id, (Run(f"{safe(each.title)}: "), Run(describe_band(each), "dim")))


def robustness_rows(told: Robustness | Unmeasured | None, entry: str, width: int) -> list[Row]:
    """All about an entry, or why there is none."""
    if told is None:
        return prose(f"{PLAYING}.", width, "dim")
    if isinstance(told, Unmeasured):
        return prose(ABSENT[told], width, "dim")
    for seat in group_by_seat(told):
        if seat[-1].id == entry:
            rows = prose(safe(seat[-1].title), width, "title")
            for band in seat:
                rows += [
                    (),
                    *prose(f"{name_band(band)} {describe_band(band)}.", width, "", "", "  "),
                ]
            return rows
    for score in told.scores:
        if score.id == entry:
            rows = prose(f"{safe(score.title)}: {describe_band(score)}.", width, "title")
            for why in told.whys:
                if why.track == entry:
                    rows += prose(f"{describe_why_held(told, why)}.", width, "", "  ", "    ")
            return rows
    return _ending(told, width)


def _ending(told: Robustness, width: int) -> list[Row]:
    rows = prose(describe_endings(told), width)
    if told.whys:
        rows += [(), *prose(describe_whys(told), width)]
    if told.statuses:
        rows += [(), (Run("Statuses that end as they did here:", "label"),)]
    for title, value, held in told.statuses:
        line = f"{safe(title)}, {spell_out(value)}: {count_of(told, held)}."
        rows += prose(line, width, "", "  ", "    ")
    return [*rows, (), *prose(WHY_SIZES, width, "dim"), *prose(describe_drawn(told), width, "dim")]
