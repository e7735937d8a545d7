"""The charts of a report: each score's path, and what moved it, with tables that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh.lab.debrief import Debrief
from eleventh.lab.paths import Path
from eleventh.lab.waterfall import Waterfall
from eleventh_ui.report.charts import LineChart, Series, Step, WaterfallChart
from eleventh_ui.report.document import Block, Figure, Paragraph, Table
from eleventh_ui.report.telling import told_bar
from eleventh_ui.words import (
    KINDS,
    amount,
    counted,
    day,
    plain_name,
    safe,
    sentence,
    shift,
    verb,
    whole,
)

LINES = 6  # lines of one chart that can be told apart
BARS = 8  # causes drawn of one score
DRAWN = 12  # scores whose causes are drawn; the others are told in a table
TOLD = 3  # causes told of each of those
HALF = 0.5


def statuses(debrief: Debrief) -> Iterator[Block]:
    """A table of every status that changed, turn by turn."""
    moved = [path for path in debrief.paths if path.kind == "status" and path.moved]
    if not moved:
        return
    rows = tuple((safe(path.title), told_values(path)) for path in moved)
    yield Table("Statuses and when they changed", ("Status", "Turn by turn"), rows)


def told_values(path: Path) -> str:
    """A status turn by turn, only its changes told: `active; turn 4: notice`."""
    names = [plain_name(path.values[int(point)]) for point in path.points]
    changes = [
        f"turn {turn}: {name}"
        for turn, name in enumerate(names)
        if turn and name != names[turn - 1]
    ]
    return "; ".join((names[0], *changes))


def overview(debrief: Debrief) -> Iterator[Block]:
    """The path of every score that moved, those of one family in one chart."""
    yield Paragraph(
        "Each point is the score as that turn closed; the first is where it started. "
        + " ".join(
            f"Turn {turn}: {day(date)}."
            for turn, date in enumerate(debrief.dates[: len(debrief.episodes)], start=1)
        )
    )
    for group in _families(debrief):
        for first in range(0, len(group), LINES):
            yield _lines(debrief, group[first : first + LINES])
    still = [safe(path.title) for path in debrief.paths if path.kind != "status" and not path.moved]
    if still:
        yield Paragraph(f"Never moved: {'; '.join(still)}.")


def causes(debrief: Debrief) -> Iterator[Block]:
    """A waterfall for each of the scores that moved most, and a table of all the others."""
    spans = {path.track: (path.high - path.low) or 1.0 for path in debrief.paths}
    ranked = sorted(
        debrief.waterfalls,
        key=lambda each: (
            each.track in debrief.capital,
            -abs(each.after - each.before) / spans[each.track],
            each.track,
        ),
    )
    yield Paragraph(
        "The causes of a score add up to its change exactly; here they are rounded, and the "
        "smallest are drawn together."
    )
    yield from (_waterfall(each) for each in ranked[:DRAWN])
    rows = tuple(
        (
            safe(each.title),
            whole(each.before),
            whole(each.after),
            f"{shift(each.before, each.after)} ({verb(each.after - each.before)})",
            "; ".join(told_bar(bar) for bar in each.bars[:TOLD]),
        )
        for each in ranked[DRAWN:]
    )
    if rows:
        head = ("Score", "Start", "End", "Change", "Largest causes")
        yield Table("All other scores that moved", head, rows, frozenset({1, 2}))


def _positions(debrief: Debrief) -> tuple[str, ...]:
    return ("start", *(str(episode.turn) for episode in debrief.episodes))


def _families(debrief: Debrief) -> list[list[Path]]:
    found: dict[tuple[str, float, float], list[Path]] = {}
    for path in debrief.paths:
        if path.kind != "status" and path.moved:
            family = (path.track.split(".")[0], path.low, path.high)
            found.setdefault(family, []).append(path)
    return list(found.values())


def _lines(debrief: Debrief, group: Sequence[Path]) -> Figure:
    low, high = group[0].low, group[0].high
    kind = plain_name(group[0].track.split(".")[0])
    title = safe(group[0].title) if len(group) == 1 else sentence(kind).removesuffix(".")
    told = [
        f"{safe(path.title)} from {whole(path.points[0])} to {whole(path.points[-1])}"
        for path in group
    ]
    chart = LineChart(
        title=title,
        text=f"Over {counted(len(debrief.episodes), 'turn')}: {'; '.join(told)}.",
        low=low,
        high=high,
        positions=_positions(debrief),
        series=tuple(
            Series(safe(path.title), path.points, whole(path.points[-1])) for path in group
        ),
    )
    table = Table(
        title,
        ("Score", *_positions(debrief)),
        tuple((safe(p.title), *(whole(point) for point in p.points)) for p in group),
        frozenset(range(1, len(debrief.episodes) + 2)),
    )
    return Figure(chart, table)


def _waterfall(fall: Waterfall) -> Figure:
    top, rest = fall.top(BARS)
    others = len(fall.bars) - len(top)
    running = fall.before
    steps = [Step("At the start", 0.0, running, whole(running), whole=True)]
    for bar in top:
        label = f"{KINDS.get(bar.kind, bar.kind)}: {safe(bar.title)}"
        steps.append(Step(label, running, running + bar.amount, amount(bar.amount)))
        running += bar.amount
    if others:
        label = counted(others, "other cause")
        steps.append(Step(label, running, running + rest, amount(rest)))
        running += rest
    steps.append(Step("In the end", 0.0, running, whole(running), whole=True))
    points = [point for step in steps for point in (step.before, step.after)]
    chart = WaterfallChart(
        title=f"{safe(fall.title)}: {whole(fall.before)} to {whole(fall.after)}",
        text=f"{safe(fall.title)} {verb(fall.after - fall.before)} by "
        f"{shift(fall.before, fall.after)}: {'; '.join(told_bar(bar) for bar in top)}.",
        low=min(0.0, *points),
        high=max(points),
        steps=tuple(steps),
    )
    return Figure(chart, _causes_table(fall))


def _causes_table(fall: Waterfall) -> Table:
    rows = [
        (
            f"{safe(bar.title)} ({KINDS.get(bar.kind, bar.kind)})",
            amount(bar.amount),
            str(bar.postings),
            sentence(bar.why) if bar.why else "",
            "; ".join(f"{amount(each.amount)} {safe(each.title)}" for each in bar.started_by),
        )
        for bar in fall.bars
    ]
    rows.append(("Change", shift(fall.before, fall.after), "", "", ""))
    head = ("Cause", "Sum", "Times", "Why", "Set off by")
    return Table(safe(fall.title), head, tuple(rows), frozenset({1, 2}))
