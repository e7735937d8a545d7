"""What a table chose beside what was really done, and where that led beside the recorded course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from eleventh.lab.debrief import Debrief
from eleventh.lab.paths import Path
from eleventh.lab.story import Chosen, Episode, Ordered
from eleventh_ui.display.dates import format_day_briefly
from eleventh_ui.display.debrief.outcome import format_point
from eleventh_ui.display.debrief.sentences import name_last
from eleventh_ui.display.document import TableBlock
from eleventh_ui.display.numbers import find_scale, format_whole
from eleventh_ui.display.words import pluralise, safe, spell_out

INITIATIVES = 1  # told of a seat in a turn, where there is little room
SIGNS = (
    "= was really done; ≠ was not, and what was stands in brackets; + is an initiative; where "
    "there is no sign, the record is silent"
)
TITLE = "What was chosen, and what was really done"


@dataclass(frozen=True, slots=True)
class Departure:
    """An answer that was not what was really done, by its turn and seat."""

    turn: int
    seat: str
    chosen: Chosen


def list_departures(debrief: Debrief) -> list[Departure]:
    """Every answer that was not the recorded one, in order."""
    return [
        Departure(episode.turn, ordered.title, chosen)
        for episode in debrief.episodes
        for ordered in episode.orders
        for chosen in ordered.chosen
        if chosen.ask and chosen.recorded and not chosen.as_recorded
    ]


def count_departures(debrief: Debrief) -> str:
    """How many answers were those of the record, in a sentence; empty where it holds none."""
    answers = [
        chosen
        for episode in debrief.episodes
        for ordered in episode.orders
        for chosen in ordered.chosen
        if chosen.ask and chosen.recorded
    ]
    if not answers:
        return ""
    same = sum(each.as_recorded for each in answers)
    told = f"Of {pluralise(len(answers), 'answer')} that the record holds too, {same} were its own"
    others = list_departures(debrief)
    if not others:
        return f"{told}."
    first = others[0]
    return (
        f"{told}; the first that was not: turn {first.turn}, {safe(first.seat)}, "
        f"“{safe(first.chosen.title)}” instead of “{safe(first.chosen.recorded)}”."
    )


def tabulate_choices(debrief: Debrief) -> TableBlock:
    """Turns by seats: what each chose, and what was really done where that was something else.
    Turns in which nobody chose anything share a row."""
    rows: list[tuple[str, ...]] = []
    for idle, group in groupby(debrief.episodes, key=_is_idle):
        episodes = list(group)
        if idle:
            rows.append((_name_turns(episodes), *("nothing" for _ in debrief.seats)))
        else:
            rows += (_choices_of(debrief, each) for each in episodes)
    head = ("Turn", *(safe(title) for title in debrief.seats.values()))
    return TableBlock(SIGNS, head, tuple(rows))


def _is_idle(episode: Episode) -> bool:
    return bool(episode.orders) and not any(each.chosen for each in episode.orders)


def _name_turns(episodes: Sequence[Episode]) -> str:
    first, last = episodes[0], episodes[-1]
    if last is not first:
        return f"{first.turn} to {last.turn}"
    return f"{first.turn}\n{format_day_briefly(first.date)}"


def _choices_of(debrief: Debrief, episode: Episode) -> tuple[str, ...]:
    by_seat = {each.seat: each for each in episode.orders}
    cells = (
        "\n".join(_tell_orders(by_seat[seat])) if seat in by_seat else "still open"
        for seat in debrief.seats
    )
    return (_name_turns([episode]), *cells)


def mark_choice(chosen: Chosen) -> str:
    """A choice with the sign of what was really done: `≠ Wait [Give notice]`."""
    title = safe(chosen.title)
    given = " (given by the facilitator)" if chosen.replaced is not None else ""
    if chosen.as_recorded:
        return f"= {title}{given}"
    if chosen.recorded:
        return f"≠ {title}{given} [{safe(chosen.recorded)}]"
    return f"{title}{given}" if chosen.ask else f"+ {title}"


def compare_with_history(debrief: Debrief, scores: Iterable[Path]) -> TableBlock:
    """The ending, each seat's objectives and these scores: at the start, by the recorded course on
    the same dice where there is one, and in this game."""
    course = debrief.course
    head = ("", "Start", *(("As recorded",) if course else ()), name_last(debrief))
    return TableBlock(
        "What the recorded course leads to in this model, on the same dice, beside what came"
        if course
        else "Where it stood at the start, and what came",
        head,
        tuple(_compare(debrief, scores)),
        frozenset(range(1, len(head))),
    )


def _compare(debrief: Debrief, scores: Iterable[Path]) -> Iterator[tuple[str, ...]]:
    course = debrief.course
    ending = safe(debrief.ending.title) if debrief.ending else "not over"
    yield ("The ending", "", *((safe(course.title),) if course else ()), ending)
    for seat in debrief.reached:
        expected = (format_whole(course.totals[seat.seat]),) if course else ()
        before, after = format_whole(seat.before), format_whole(seat.after)
        yield (f"Objectives of {safe(seat.title)}, of 100", before, *expected, after)
    for path in scores:
        expected = (_format_recorded(debrief, path),) if course else ()
        yield (safe(path.title), format_point(path, 0), *expected, format_point(path, -1))


def _format_recorded(debrief: Debrief, path: Path) -> str:
    value = debrief.course.values[path.track] if debrief.course else ""
    if isinstance(value, str):
        return spell_out(value)
    return find_scale(path.kind, path.low, path.high).format(value)


def _tell_orders(ordered: Ordered) -> list[str]:
    """The answers of a seat, and a few of its initiatives, a line each."""
    told = [mark_choice(each) for each in ordered.chosen if each.ask]
    taken = [mark_choice(each) for each in ordered.chosen if not each.ask]
    more = len(taken) - INITIATIVES
    if more > 0:
        taken = [*taken[:INITIATIVES], f"{more} more"]
    return [*told, *(("; ".join(taken),) if taken else ())] or ["nothing"]
