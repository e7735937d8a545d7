"""What else a seat could have ordered, in points of its total as the game ends, in words.

Such a figure comes from imagined games and is told with its bounds. Where these hold nothing, as
they are shown, nothing is told apart; and where it lies the other way than the points of the turn
alone, that is said in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eleventh.core.forecast import AlternativeHindsight, EndForecast, PointRange
from eleventh.core.material import is_material_score
from eleventh.core.view import View
from eleventh_ui.display.forecast import format_range
from eleventh_ui.display.numbers import format_points
from eleventh_ui.display.words import join_words, safe

BY_THE_END = "by the end"
UNCLEAR = f"no clear difference {BY_THE_END}"
FORESEEABLE = (
    "Foreseeable there: such games from what you knew before the reveal come to half of it or "
    "more; perhaps, where those are not told apart from nothing; in part, where they are and come "
    "to less."
)


def find_best_end(others: Iterable[AlternativeHindsight]) -> AlternativeHindsight | None:
    """What would clearly have been better by half a point as the game ends, and most so."""
    better = [each for each in others if _measure(each) > 0 and is_material_score(_measure(each))]
    return max(better, key=_measure, default=None)


def is_contrary(each: AlternativeHindsight) -> bool:
    """Whether what is told of the turn and what is told of the end lie on two sides of nothing."""
    shown = format_points(each.came.total.mean)
    return shown != "0" and each.came.total.mean * _measure(each) < 0


def format_end(end: EndForecast) -> str:
    """The mean with its bounds, `+1.8 (+1 to +2.6)`, or alone where these show like it."""
    mean, bounds = format_points(end.mean), format_range(PointRange(end.low, end.mean, end.high))
    return mean if mean == bounds else f"{mean} ({bounds})"


def add_none(others: Iterable[AlternativeHindsight], link: str) -> str:
    """How a clause goes on, by this `link`, that told that nothing was better this turn, where
    nothing clearly was by the end; empty where no later turn was played."""
    ends = [each.end for each in others if each.end is not None]
    if not ends:
        return ""
    doubtful = any(each.mean > 0 and is_material_score(each.mean) for each in ends)
    return f"{link} clearly {BY_THE_END}" if doubtful else f"{link} {BY_THE_END}"


def add_end(each: AlternativeHindsight) -> str:
    """How a clause goes on that told what would have been better this turn; empty where no later
    turn was played."""
    if each.end is None:
        return ""
    if not _is_apart(each.end):
        return f"; {UNCLEAR}"
    if is_contrary(each):
        return f", but worse {BY_THE_END}: {format_end(each.end)}{name_end_foresight(each)}"
    return f"; better {BY_THE_END}: {format_end(each.end)}{name_end_foresight(each)}"


def name_end_foresight(each: AlternativeHindsight) -> str:
    """Whether what is told apart was to be foreseen, after a comma; empty where that is not
    known. `FORESEEABLE` states the rule."""
    if each.end is None or each.end_told is None:
        return ""
    half = is_half(each.end_told.mean, each.end.mean)
    if not _is_apart(each.end_told):
        return ", perhaps foreseeable" if half else ", not foreseeable"
    if each.end_told.mean * each.end.mean < 0:
        return ", not foreseeable"
    return ", foreseeable" if half else ", foreseeable in part"


def is_half(part: float, whole: float) -> bool:
    """Whether points go the way of others that show, and come to half of them or more, both as
    they are shown."""
    first, second = (float(format_points(each)) for each in (part, whole))
    return first * second > 0 and 2 * abs(first) >= abs(second)


def describe_end(each: AlternativeHindsight) -> str:
    """The same of any other order, in sentences, with what it came to from what was known before
    the reveal."""
    if each.end is None:
        return ""
    told = f"By the end {format_end(each.end)}"
    known, before_apart = "", False
    if each.end_told is not None:
        before_apart = _is_apart(each.end_told)
        doubt = "" if before_apart else ", not told apart"
        known = f"{format_points(each.end_told.mean)} from what you knew{doubt}"
    if not _is_apart(each.end):
        return f"{told}, not told apart{f'; {known}' if before_apart else ''}."
    told += f"{name_end_foresight(each)}: {known}." if known else "."
    if not is_contrary(each):
        return told
    first, last = ("Better", "worse") if each.end.mean < 0 else ("Worse", "better")
    return f"{told} {first} this turn, {last} {BY_THE_END}."


def describe_ends(alike: Sequence[AlternativeHindsight]) -> str:
    """The same of several in one sentence, each by its title; of those that are told apart whether
    that was to be foreseen."""
    told = []
    for each in alike:
        if each.end is not None:
            doubt = name_end_foresight(each) if _is_apart(each.end) else ", not told apart"
            told.append(f"“{safe(each.title)}” {format_end(each.end)}{doubt}")
    return f"By the end {'; '.join(told)}." if told else ""


def describe_later(each: AlternativeHindsight, view: View) -> str:
    """Where later turns make something of an order, in a few words: `turn 6, the deadline “It
    expires”`; empty where none does. It is what the points of the turn leave out."""
    turns, titles = list(each.asked), {clock.id: safe(clock.title) for clock in view.clocks}
    if len(turns) > 2 and turns == [*range(turns[0], view.last + 1)]:
        found = [f"turns {turns[0]} to {view.last}"]
    else:
        one = "turn" if len(turns) == 1 else "turns"
        found = [f"{one} {join_words(map(str, turns))}"] if turns else []
    clocks = [titles[clock.id] for clock in each.clocks if clock.id in titles]
    return ", ".join([*found, *(f"the deadline “{title}”" for title in clocks)])


def _measure(each: AlternativeHindsight) -> float:
    """The mean, of what is told apart from nothing; else 0."""
    return each.end.mean if each.end is not None and _is_apart(each.end) else 0.0


def _is_apart(end: EndForecast) -> bool:
    """Whether both bounds, as they are shown, lie on one side of nothing."""
    low, high = format_points(end.low), format_points(end.high)
    return low.startswith("+") or high.startswith("-")
