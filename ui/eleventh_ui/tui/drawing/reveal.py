"""The reveal as rows: its story page by page, and the ledger below it.

A page holds whole paragraphs, so that nothing is cut where it ends; only one that has no room on a
page by itself goes on overleaf. Where the pages would be more than a reader should
turn, reasons are left out, those of the smallest things first, and then what the minor things did:
one key below stands all of it, and then the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from eleventh.core.redaction import Line
from eleventh.core.view import Reading, View
from eleventh_ui.display.readings import describe_move, find_moves, scale_of
from eleventh_ui.display.reasons import describe_line, rank_readings
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal import (
    NOTHING_MOVED,
    WHOLE_CHANGES,
    find_openers,
    find_revealed,
)
from eleventh_ui.display.reveal_sums import SUMS
from eleventh_ui.display.story_lines import StoryLine, StoryPart
from eleventh_ui.tui.drawing.gauges import change_of
from eleventh_ui.tui.drawing.rows import Row, Run, folded, prose
from eleventh_ui.tui.drawing.signs import bar

TALL = 30  # rows from which on a story is one page
Page = list[Row]
GAP: Sequence[Row] = ((),)  # between parts


def story_pages(story: Sequence[StoryPart], width: int, height: int) -> list[Page]:
    """The story on pages of so many rows: one where there is room, else two, if that can be done
    by leaving out reasons, what minor things did, and at last the rows between parts. Never none,
    though it may be empty."""
    wanted, shortest = _count_wanted(height), story
    for shorter in _shorten(story):
        pages, shortest = _lay_out(shorter, width, height, GAP), shorter
        if len(pages) <= wanted:
            return pages
    return _lay_out(shortest, width, height, ())


def fill_pages(stories: Sequence[Sequence[StoryPart]], width: int, height: int) -> list[Page]:
    """The pages of the fullest of some stories that has room as it is, reasons and all; else of the
    last, without the reasons of what it could leave out before it is without the sums; of the last,
    shortened, where nothing else helps."""
    bare = [[part for part in story if part.heading != SUMS] for story in stories]
    for story in (*stories, *_cut_lines(stories[-1], _has_spare_reason, _cut_reason), *bare):
        pages = _lay_out(story, width, height, GAP)
        if len(pages) <= _count_wanted(height):
            return pages
    return story_pages(stories[-1], width, height)


def join_pages(chapters: Sequence[Sequence[Page]], height: int) -> list[Page]:
    """The pages of several stories, one after the other: one goes on upon the last page of the one
    before where its own first page has room below."""
    pages = list[Page]()
    for chapter in chapters:
        first, *others = chapter
        if pages and len(pages[-1]) + len(GAP) + len(first) <= height:
            pages[-1] = [*pages[-1], *GAP, *first]
        else:
            pages.append(first)
        pages += others
    return pages


def _count_wanted(height: int) -> int:
    return 1 if height >= TALL else 2


def _shorten(story: Sequence[StoryPart]) -> Iterator[Sequence[StoryPart]]:
    """The story in full, and ever shorter: without the reasons of the last, of those before, and so
    on; then without what spare lines tell, in the same order."""
    yield story
    for wanted, cut in ((_has_reason, _cut_reason), (_is_spare, _cut_told)):
        for shorter in _cut_lines(story, wanted, cut):
            story = shorter
            yield story


def _cut_lines(
    story: Sequence[StoryPart],
    wanted: Callable[[StoryLine], bool],
    cut: Callable[[StoryLine], StoryLine],
) -> Iterator[Sequence[StoryPart]]:
    """The story ever shorter: with one more of the lines that are wanted cut each time, the last
    of them first."""
    for at in reversed(range(len(story))):
        lines = story[at].lines
        for place in reversed(range(len(lines))):
            if wanted(lines[place]):
                lines = (*lines[:place], cut(lines[place]), *lines[place + 1 :])
                story = (*story[:at], replace(story[at], lines=lines), *story[at + 1 :])
                yield story


def _has_reason(line: StoryLine) -> bool:
    return bool(line.because)


def _has_spare_reason(line: StoryLine) -> bool:
    return bool(line.spare and line.because)


def _cut_reason(line: StoryLine) -> StoryLine:
    return replace(line, because="")


def _is_spare(line: StoryLine) -> bool:
    return bool(line.spare and line.told)


def _cut_told(line: StoryLine) -> StoryLine:
    return replace(line, told="")


def ledger_rows(
    view: View, reference: Reference, width: int, depth: Sequence[StoryPart] = ()
) -> list[Row]:
    """All that the story may have had no room for, once that is worked out; every change of the
    turn that was revealed, track by track; then what the events of the next one did at once."""
    revealed, openers = find_revealed(view), find_openers(view)
    moved = move_rows(view, revealed, reference, width)
    rows = [row for part in depth for row in (*_draw_part(part, width), ())]
    rows += [*prose(WHOLE_CHANGES if moved else NOTHING_MOVED, width, "dim"), *moved]
    if openers:
        rows += [(), *prose(f"As turn {view.turn} opened", width, "title")]
        rows += move_rows(view, openers, reference, width)
    return rows


def move_rows(view: View, lines: Sequence[Line], reference: Reference, width: int) -> list[Row]:
    """Every track that these lines moved, what the game is about first, each with its changes and
    their causes. Their spot is the track."""
    moved, rows = find_moves(lines), list[Row]()
    for reading in rank_readings(view.readings, moved):
        spot, move = reading.id, moved[reading.id]
        drawn = f"{bar(share, 10)} " if (share := _share(reading, move.after)) is not None else ""
        tone = "moved" if reading.kind == "status" else change_of(reading, move)[1]
        heading = describe_move(reference.track(spot), reading, move)
        for place, row in enumerate(prose(heading, width - len(drawn), "", "", "  ")):
            start = Run("  ") if place else Run(drawn, "bar", spot)
            rows.append((start, Run(row[0].text, f"{tone or 'moved'} bold", spot)))
        for line in lines:
            if line.track == spot:
                told = describe_line(line, scale_of(reading))
                rows += [
                    (Run(row[0].text, "", spot),)
                    for row in prose(told, width, "", "    ", "      ")
                ]
    return rows


def _lay_out(
    story: Sequence[StoryPart], width: int, height: int, between: Sequence[Row]
) -> list[Page]:
    """The pages, with these rows between parts. A paragraph begins a page where it has no room on
    the one before; one that is longer than a page scrolls."""
    pages: list[Page] = [[]]
    for part in story:
        heading = prose(part.heading, width, "title") if part.heading else []
        blocks = [drawn for line in part.lines if (drawn := _draw_line(line, width))]
        for place, drawn in enumerate(blocks):
            block = [*([] if place else heading), *drawn]
            gap = [] if place or not pages[-1] else list(between)
            room = max(1, height) - len(pages[-1]) - len(gap)
            if not pages[-1] or len(block) <= room:
                pages[-1] += gap + block
                continue
            pages.append(block)
    return pages


def _draw_part(part: StoryPart, width: int) -> list[Row]:
    drawn = (_draw_line(line, width) for line in part.lines)
    return [*prose(part.heading, width, "title"), *(row for rows in drawn for row in rows)]


@lru_cache(1024)
def _draw_line(line: StoryLine, width: int) -> tuple[Row, ...]:
    """A paragraph; no row of one of which nothing is left. Kept, as a story that is shortened until
    it fits is the same lines over and over."""
    runs = [Run(line.lead, line.meaning, line.spot)] if line.lead else []
    if line.told:
        runs.append(Run(f" {line.told}", "", line.spot))
    if line.because:
        runs.append(Run(f" {line.because}", "dim") if runs else Run(line.because))
    return tuple(folded(tuple(runs), width, 2)) if runs else ()


def _share(reading: Reading, value: float) -> float | None:
    """How far up its scale a score stands."""
    span = reading.high - reading.low
    return (value - reading.low) / span if reading.kind == "score" and span > 0 else None
