"""The debrief in rows: turn by turn, each score's path and causes, objectives, what mattered most.

Each page is a list of entries and a text for each of them. The sentences are those of the report.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lab.debrief import Debrief
from eleventh.lab.paths import Path
from eleventh.lab.ranking import rank
from eleventh.lab.reached import Reached
from eleventh.lab.story import Episode
from eleventh.play.why import Answer
from eleventh_ui.display.causes import cite_sources
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.debrief.sentences import (
    MODEL,
    WHAT_IF,
    describe_alternative,
    describe_audience,
    describe_decision,
    describe_move,
    describe_no_turning_point,
    describe_orders,
    describe_player,
    describe_scoring,
    shows,
)
from eleventh_ui.display.layout import columns
from eleventh_ui.display.notices import describe_notice
from eleventh_ui.display.numbers import (
    POINTS,
    Scale,
    describe_change,
    find_scale,
    format_reached,
    format_whole,
    judge_change,
    name_direction,
)
from eleventh_ui.display.words import (
    paragraphs,
    pluralise,
    safe,
    sentence,
)
from eleventh_ui.tui.drawing.chart import chart
from eleventh_ui.tui.drawing.entries import Entry
from eleventh_ui.tui.drawing.lessons import lesson_entries, lesson_rows, lesson_turn
from eleventh_ui.tui.drawing.robustness import robustness_entries, robustness_rows
from eleventh_ui.tui.drawing.rows import (
    Row,
    Run,
    beside,
    fill,
    flush,
    folded,
    prose,
    without_spots,
)
from eleventh_ui.tui.drawing.signs import bar
from eleventh_ui.tui.drawing.waterfall import waterfall_rows

PAGES = {
    "turns": "Turns",
    "scores": "Scores",
    "objectives": "Objectives",
    "yours": "Your game",
    "decisions": "What mattered",
    "robustness": "Other sizes",
}
END = "end"
BESIDE = 90  # columns from which what really happened stands beside the turn
CHART = 8  # rows of a chart
SEARCHING = "The game is played again with each decision changed"


def entries(told: Debrief, page: str, width: int) -> tuple[Entry, ...]:
    """The list of a page."""
    if page == "turns":
        return tuple(_turns(told))
    if page == "scores":
        return tuple(_scores(told, width))
    if page == "objectives":
        return tuple(_seats(told))
    if page == "robustness":
        return tuple(robustness_entries(told.robustness))
    if page == "yours":
        return tuple(lesson_entries(told))
    return tuple(
        Entry(
            str(number),
            (
                Run(f"Turn {point.turn}, {safe(point.seat_title)}: ", "dim"),
                Run(safe(point.chosen) or "no answer", "title"),
            ),
        )
        for number, point in enumerate(told.turning_points.points)
    )


def about(told: Debrief, page: str, entry: str, width: int, standing: str = "") -> list[Row]:
    """All about an entry of a page; `entry` is empty if the page has none. `standing` says how the
    game stands among those of whoever played it, if anything is to be said of that."""
    if page == "turns":
        if entry in ("", END):
            return _ending(told, width, standing)
        return episode_rows(told, told.episodes[int(entry) - 1], width)
    if page == "scores" and entry:
        return _score(told, entry, width)
    if page == "objectives" and entry:
        return _reached(told, next(each for each in told.reached if each.seat == entry), width)
    if page == "decisions":
        return _decision(told, entry, width)
    if page == "robustness":
        return robustness_rows(told.robustness, entry, width)
    if page == "yours":
        return lesson_rows(told, entry, width)
    return [(Run("Nothing moved in this game.", "dim"),)]


def turn_of(told: Debrief, page: str, entry: str) -> int:
    """The turn that an entry is about: from there the game can be played on. 0 for none."""
    if page == "turns" and entry not in ("", END):
        return int(entry)
    if page == "decisions" and entry:
        return told.turning_points.points[int(entry)].turn
    if page == "yours":
        return lesson_turn(told, entry)
    return 0


def searched(what: str, tried: int, possible: int) -> str:
    """How far a search has come, in a sentence: `what` is done, so often, of so many times."""
    if possible and tried < possible:
        return f"{what}: {tried} of {possible}. c stops it."
    return ""


def _turns(told: Debrief) -> Iterator[Entry]:
    ending = told.ending
    title = safe(ending.title) if ending is not None else "The game is not over"
    yield Entry(END, (Run("The end: ", "dim"), Run(title, "title")))
    for each in told.episodes:
        name = f": {safe(each.title)}" if each.title else ""
        yield Entry(str(each.turn), (Run(f"Turn {each.turn}, {format_day(each.date)}{name}"),))


def _ending(told: Debrief, width: int, standing: str) -> list[Row]:
    rows: list[Row] = []
    if told.ending is not None:
        rows += prose(sentence(told.ending.title), width, "title")
        for part in paragraphs(told.ending.text):
            rows += prose(part, width)
    if standing:
        rows += [(), *prose(standing, width)]
    rows += [(), (Run("How far each seat got:", "label"),)]
    for each in told.reached:
        rows += prose(_total(each), width, "", "  ", "    ")
    if told.notices:
        rows += [(), (Run("What the facilitator did:", "label"),)]
        for notice in told.notices:
            rows += prose(f"Turn {notice.turn}. {describe_notice(notice)}", width, "", "  ", "    ")
    for word, texts in (("Assumptions", told.assumptions), ("Limitations", told.limitations)):
        if texts:
            rows += [(), (Run(f"{word} of the model:", "label"),)]
            for text in texts:
                rows += prose(sentence(text), width, "dim", "  ", "    ")
    return [*rows, (), *prose(MODEL, width, "title")]


def episode_rows(told: Debrief, episode: Episode, width: int) -> list[Row]:
    """One turn, and what really happened in those days beside it where there is room."""
    room = width * 3 // 5 if width >= BESIDE and episode.chronicle else width
    left = _episode(told, episode, room - (2 if room < width else 0))
    if not episode.chronicle:
        return left
    if room == width:
        return [*left, (), *_chronicle(episode, width)]
    return beside(left, _chronicle(episode, width - room), room)


def _episode(told: Debrief, episode: Episode, width: int) -> list[Row]:
    rows: list[Row] = [(Run("Put to the table:", "label"),)]
    for event in episode.events:
        by = " (added by the facilitator)" if event.added else ""
        put = f"{sentence(event.headline)}{by} {describe_audience(told, event)}".rstrip()
        rows += prose(put, width, "", "  ", "    ")
    if not episode.events:
        rows.append((Run("  Nothing new.", "dim"),))
    for ordered in episode.orders:
        rows += [(), (Run(f"{safe(ordered.title)}:", "label"),)]
        for line in describe_orders(ordered):
            rows += prose(line, width, "", "  ", "    ")
    for notice in episode.notices:
        rows += [(), *prose(describe_notice(notice), width, "alarm", "", "  ")]
    moved = [each for each in episode.moves if shows(each)]
    rows += [(), (Run("What moved:" if moved else "Nothing moved.", "label"),)]
    for move in moved:
        scale = find_scale(move.kind, move.low, move.high, move.values)
        size = move.after - move.before
        tone = "moved" if move.values else judge_change(size, move.better, scale)
        rows += prose(describe_move(move), width, tone, "  ", "    ")
    return rows


def _chronicle(episode: Episode, width: int) -> list[Row]:
    rows: list[Row] = [(Run("What really happened:", "label"),)]
    for each in episode.chronicle:
        told = f"{format_day(each.date)}: {sentence(each.text)} {cite_sources(each.cite)}"
        rows += prose(told.rstrip(), width, "dim", "  ", "    ")
    return rows


def _moved(told: Debrief) -> list[Path]:
    """The paths that moved, what the game is about first; political capital at the end."""

    def place(path: Path) -> tuple[bool, tuple[int, float]]:
        ranked = rank(path.role, bool(path.values), path.change, path.low, path.high)
        return path.track in told.capital, ranked

    return sorted((path for path in told.paths if path.moved), key=place)


def _scores(told: Debrief, width: int) -> Iterator[Entry]:
    for path in _moved(told):
        size = f"{_shown(path, path.points[0])} to {_shown(path, path.points[-1])}"
        judged = judge_change(path.change, path.better, _scale(path))
        tone = "moved" if path.values else judged or "dim"
        room, title = width - columns(size) - 2, safe(path.title)
        if columns(title) <= room:
            yield Entry(path.track, (Run(fill(title, room)), Run(f"  {size}", tone)))
        else:
            yield Entry(path.track, (Run(title),), ((Run(flush(size, width), tone),),))


def _shown(path: Path, value: float) -> str:
    return _scale(path).format(value)


def _scale(path: Path) -> Scale:
    return find_scale(path.kind, path.low, path.high, path.values)


def _score(told: Debrief, track: str, width: int) -> list[Row]:
    path = next(each for each in told.paths if each.track == track)
    last, ended = path.points[-1], told.ending is not None
    answer = Answer(
        track,
        path.title,
        path.kind,
        path.values,
        last,
        path.low,
        path.high,
        open=0 if ended else len(path.points) - 1,
        turn=0,
        formula="",
        reads=(),
        inputs=(),
        chapters=(),
    )
    drawn = [without_spots(row) for row in chart(answer, path.points, (width, CHART), -1)]
    if path.values:
        return [*prose(safe(path.title), width, "title"), (), *drawn]
    first = path.points[0]
    change = describe_change(_scale(path), first, last, "")
    heading = f"{safe(path.title)}: {_shown(path, first)} to {_shown(path, last)}, {change}"
    rows = [*prose(heading, width, "title"), *drawn]
    fall = next((each for each in told.waterfalls if each.track == track), None)
    if fall is None:
        return [*rows, (), (Run("It follows from other scores.", "dim"),)]
    rows += [(), (Run("What moved it, cause by cause:", "label"),)]
    return rows + waterfall_rows(fall, path.better, width)


def _seats(told: Debrief) -> Iterator[Entry]:
    for each in told.reached:
        yield Entry(
            each.seat,
            (Run(f"{safe(each.title)}: ", "title"), Run(format_reached(each.after))),
        )


def _total(each: Reached) -> str:
    who = describe_player(each.player)
    size = POINTS.format_change(each.before, each.after)
    change = ", ".join(filter(None, (size, name_direction(each.after - each.before, POINTS))))
    return f"{safe(each.title)} ({who}): {format_reached(each.after)} by weight ({change})"


def _reached(told: Debrief, each: Reached, width: int) -> list[Row]:
    rows = prose(_total(each), width, "title")
    for aim in each.objectives:
        spot = f"objective.{each.seat}.{aim.id}"
        rows += [(), *folded((Run(sentence(aim.text), "", spot),), width)]
        size = f" {format_reached(aim.after)}, at the start {format_whole(aim.before)}"
        size += f"; weight {aim.weight:g}"
        cells = min(20, max(4, width - len(size) - 2))
        rows.append((Run(f"  {bar(aim.after / 100, cells)}", "bar"), Run(size)))
        rows += prose(f"Scored as {describe_scoring(told, aim)}.", width, "dim", "  ", "    ")
    return rows


def _decision(told: Debrief, entry: str, width: int) -> list[Row]:
    found = told.turning_points
    if not entry:
        return prose(
            describe_no_turning_point(told) if found.tried else f"{SEARCHING}.",
            width,
            "dim",
        )
    point = found.points[int(entry)]
    rows = prose(describe_decision(point), width, "title")
    for each in point.alternatives:
        tone = "alarm" if each.differs else ""
        rows += [(), *prose(describe_alternative(told, each), width, tone, "", "  ")]
    rows += [(), *prose(f"{MODEL} {WHAT_IF}", width, "dim")]
    if found.tried < found.possible:
        tried = f"{found.tried} of {pluralise(found.possible, 'alternative')} were tried."
        rows += prose(tried, width, "dim")
    return rows
