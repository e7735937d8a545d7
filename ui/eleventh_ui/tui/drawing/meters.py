"""What stands beside the triangle: the deadline as a bar that shortens, adversaries as meters with
the levels at which something turns, and the rest of the short list.

In the last hours before a deadline this is all there is to see of it: the hours that are left stand
where the meters stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eleventh.core.view import Clock, View
from eleventh_ui.display.dates import describe_time_left, format_day, format_deadline
from eleventh_ui.display.deadlines import describe_countdown, find_last_hours
from eleventh_ui.display.layout import columns
from eleventh_ui.display.meters import describe_drive
from eleventh_ui.display.numbers import format_capital
from eleventh_ui.display.presence import describe_presence
from eleventh_ui.display.trends import SIGN_TOLD
from eleventh_ui.display.words import safe
from eleventh_ui.tui.drawing.board import gauge_row, gauge_rows, marked_value
from eleventh_ui.tui.drawing.gauges import CHANGE, Gauge
from eleventh_ui.tui.drawing.landmarks import Landmarks, Meter
from eleventh_ui.tui.drawing.rows import Row, Run, clip, extent, fill, prose
from eleventh_ui.tui.drawing.signs import MOST_TURNS, meter, spark
from eleventh_ui.tui.drawing.sitting import Sitting

SOON = 14  # days before a deadline at which it asks for attention
WIDEST = 24  # cells of a meter
LEAST = 4  # that say anything
MOST_CELLS = 40  # of a deadline that stands beside others
DATE = 20  # columns of a date with its time
BETWEEN = "   "


def standing(sitting: Sitting, marks: Landmarks, width: int, height: int = 0) -> list[Row]:
    """What stands beside or below the triangle, in so many rows where `height` is given: what
    matters less is left out then, or stands in the list of all numbers."""
    view = sitting.view
    pact = [row for each in marks.statuses[:1] for row in _status_rows(each, width, height > 0)]
    rest = [*capital(sitting, width), *presence(sitting, width), *legend(sitting, width)]
    last_hours = find_last_hours(view)
    if last_hours is not None:
        rows = [*pact, (), *countdown(last_hours, width), (), *rest]
        return rows[: height or None]
    low = height > 0
    statuses = [row for each in marks.statuses[1:] for row in _status_rows(each, width, low)]
    others = [*statuses, *in_line(marks.scores, width, low)]
    above = [*pact, *clocks(view, width)]
    room = height - len(above) - len(marks.adversaries) - len(others) if height else None
    meters = adversaries(marks.adversaries, width, None if room is None else max(1, room))
    return [*above, *meters, *others, *rest][: height or None]


def adversaries(meters: Sequence[Meter], width: int, below: int | None = None) -> list[Row]:
    """A row for each adversary: how far it is deterred, with the levels at which something turns,
    how that went, and what the last turn did. Under it what it drives: what holds now first. If
    `below` says how many rows there are for that, it is shared among them, each cut to one."""
    longest = max((columns(each.gauge.title) for each in meters), default=0)
    title = min(longest, max(8, width - CHANGE - 6))
    left = max(0, width - title - CHANGE - 8)
    turns = min(MOST_TURNS, left // 3)
    cells = min(WIDEST, left - turns)
    shown = _share(meters, below)
    rows: list[Row] = []
    for each, most in zip(meters, shown, strict=True):
        rows.append(_meter(each, title, cells, turns))
        for drive in each.drives[:most]:
            told, tone = describe_drive(drive), "moved" if drive.holds else "dim"
            if below is None:
                rows += prose(told, width, tone, "  ", "    ")
            else:
                rows.append((Run(clip(f"  {told}", width), tone),))
    return rows


def _status_rows(each: Gauge, width: int, low: bool) -> list[Row]:
    """A status; where rows are few on one, with a title that is cut rather than its value."""
    return [gauge_row(each, width)] if low else gauge_rows(each, width)


def _share(meters: Sequence[Meter], below: int | None) -> list[int]:
    """How many drives of each are told: all, or the first of each, then the second, and so on."""
    if below is None:
        return [len(each.drives) for each in meters]
    shown = [0 for _ in meters]
    for nth in range(max((len(each.drives) for each in meters), default=0)):
        for place, each in enumerate(meters):
            if nth < len(each.drives) and sum(shown) < below:
                shown[place] += 1
    return shown


def in_line(gauges: Iterable[Gauge], width: int, low: bool = False) -> list[Row]:
    """Other readings one after the other, as many in a row as there is room for. Where rows are few
    (`low`) each has one, which cuts a long title and never its value."""
    rows: list[Row] = []
    for each in gauges:
        piece = _piece(each, MOST_TURNS // 2)
        if extent(piece) > width:
            piece = _piece(each, 0)
        if rows and extent(rows[-1]) + len(BETWEEN) + extent(piece) <= width:
            rows[-1] = (*rows[-1], Run(BETWEEN), *piece)
        elif extent(piece) <= width:
            rows.append(piece)
        elif low:
            rows.append(gauge_row(each, width, 0))
        else:
            rows += gauge_rows(each, width)
    return rows


def clocks(view: View, width: int) -> list[Row]:
    """Deadlines: a bar of what is left, for those that run; what does not run yet is said to wait.
    Of one whose date has come without it nothing is told: what became of it stands elsewhere."""
    told = (each for each in view.clocks if each.running or each.left > 0)
    return [row for each in told for row in _clock(each, view.turn, width)]


def countdown(clock: Clock, width: int) -> list[Row]:
    """The last hours before a deadline, over the whole width."""
    bar = meter(clock.left / clock.whole, width)
    return [
        *prose(describe_countdown(clock), width, "alarm", "", "  "),
        (Run(bar, "alarm"),),
        (Run(bar, "alarm"),),
        *prose(format_deadline(clock.date), width, "dim", "", "  "),
    ]


def capital(sitting: Sitting, width: int) -> list[Row]:
    """Political capital, and what the draft leaves of it."""
    capital, rest = sitting.view.capital, sitting.rest
    if capital is None or rest is None:
        return []
    spent = f", {format_capital(rest)} after these orders" if rest != capital else ""
    return prose(f"Political capital: {format_capital(capital)}{spent}", width, "value", "", "  ")


def presence(sitting: Sitting, width: int) -> list[Row]:
    """Whose orders are in, whose are still awaited, and who decides at the reveal."""
    told = describe_presence(sitting.reference.seats, sitting.people, sitting.waiting)
    return prose(told, width, "dim", "", "  ")


def legend(sitting: Sitting, width: int) -> list[Row]:
    """What the sign beside a value says, where one may stand."""
    return prose(SIGN_TOLD, width, "dim") if sitting.marks_worst else []


def _meter(each: Meter, title: int, cells: int, turns: int) -> Row:
    gauge = each.gauge
    bar = (
        meter(gauge.share, cells, each.marks) if gauge.share is not None and cells >= LEAST else ""
    )
    return (
        Run(fill(gauge.title, title), "label", gauge.track),
        Run(f" {marked_value(gauge):>4}", "value", gauge.track),
        Run(f" {bar}" if bar else "", "bar", gauge.track),
        Run(f" {fill(_line(gauge, turns), turns)}" if turns > 1 else "", "bar", gauge.track),
        Run(f" {gauge.change}", gauge.tone or "dim", gauge.track),
    )


def _piece(each: Gauge, turns: int) -> Row:
    return (
        Run(f"{each.title} ", "label", each.track),
        Run(marked_value(each), "value", each.track),
        Run(f" {_line(each, turns)}".rstrip(), "bar", each.track),
        Run(f" {each.change}".rstrip(), each.tone or "dim", each.track),
    )


def _line(each: Gauge, turns: int) -> str:
    return spark(each.trend.shares, turns) if each.trend and len(each.trend.shares) > 1 else ""


def _clock(clock: Clock, turn: int, width: int) -> list[Row]:
    title, date = safe(clock.title), format_day(clock.date)
    left = describe_time_left(clock, turn)
    if not clock.running:
        return _dated(title, f" {date} only if set off", ": only if set off", width, "dim")
    if clock.left <= 0 or clock.whole <= 0:
        return _dated(title, f" {date}: {left}", f": {left}", width, "value")
    tone = "alarm" if clock.left <= SOON else "value"
    room = width - columns(title) - columns(left) - 2
    dated = f" {date}" if room >= LEAST + DATE else ""
    cells = min(room - columns(dated), MOST_CELLS)
    if cells < LEAST:
        return _dated(title, f" {date}: {left}", f": {left}", width, tone)
    bar = meter(clock.left / clock.whole, cells)
    return [
        (
            Run(f"{title} ", tone),
            Run(bar, "alarm" if tone == "alarm" else "bar"),
            Run(f" {left}", tone),
            Run(dated, "dim"),
        )
    ]


def _dated(title: str, dated: str, undated: str, width: int, tone: str) -> list[Row]:
    """A deadline in words: its date is left out where the row would not hold it, so that the
    readings below keep their places."""
    told = f"{title}{dated}"
    return prose(told if columns(told) <= width else f"{title}{undated}", width, tone, "", "  ")
