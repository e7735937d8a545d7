"""What a choice, or a whole draft, does for a seat by the end of the turn: in points of its total
of 100, whose acts decide within the range, and in points of each objective.

Said before anything else of a choice, the same on every face, and never as more than it is: what
came of some imagined turns, to the close of the turn. A choice that can go two ways has its points
for each, and what hangs on later turns is said to be left out. A range that is narrower than what
matters has nobody who decides in it; a sign word stands where a range matters and, as it is shown,
lies on one side of nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from eleventh.core.forecast import (
    ChoiceForecast,
    ClockAhead,
    IdleForecast,
    PointForecast,
    PointRange,
    Sway,
    TurnForecast,
    WayForecast,
)
from eleventh.core.material import is_material_score
from eleventh.core.program import Link
from eleventh.core.view import HintBranch, Option, View
from eleventh_ui.display.causes import describe_link
from eleventh_ui.display.numbers import format_points
from eleventh_ui.display.objective_names import name_objective
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.stops import describe_stops
from eleventh_ui.display.words import join_words, safe

BY_THEN = "For you by the end of this turn"
IN_SHORT = "For you this turn"
IDLE = "With nothing ordered"
OTHERS = "others' orders and all else"
OF_THAT = "What your orders do of that"
AWAITED = f"{IN_SHORT}: being worked out."
AGAINST_NO_ANSWER = "Compare the answers: each is told against giving none."
AS_DRAFTED = ", the rest as drafted"
NOTHING = "in no turn imagined does it change your score."
EVERY_TIME = ", in every turn imagined"
NEVER_SEEN = "which came about in no turn imagined"
IF_IT_COMES = "if it comes to that"
LONGEST = 160  # characters of a condition


@dataclass(frozen=True, slots=True)
class PointsText:
    """What something does for a seat: `amount` as `+1.2 to +3.4`, `meaning` better, worse or
    nothing; `told` a sentence, and `aims` another of the objectives it matters to, or empty;
    `short` both with less room: objectives by their numbers alone, deadlines without their
    stakes, what stands at an end without what it follows from."""

    amount: str
    meaning: str
    told: str
    aims: str
    short: str


def find_choice(forecast: TurnForecast | None, option: Option, view: View) -> ChoiceForecast | None:
    """What is foreseen of an answer or an initiative of a view; None if it is not open."""
    asked = next((each.id for each in view.questions if option in each.options), None)
    choices = forecast.choices if forecast is not None else ()
    return next(
        (each for each in choices if (each.decision, each.choice) == (asked, option.id)), None
    )


def describe_choice(choice: ChoiceForecast, view: View, reference: Reference) -> PointsText:
    """What one choice does, with it against without it; that this hangs on the rest of the draft,
    where it does, and what it would do alone; on each way that it can go; what hangs on later turns
    and is not in that; and which objectives it can't move, as they stand at an end."""
    points = choice.points
    amount, meaning = format_range(points.total), judge_range(points.total)
    moved = _find_moved(points.aims)
    alone = "" if choice.alone is None else format_range(choice.alone)
    start = BY_THEN if alone in ("", amount) else f"{BY_THEN}{AS_DRAFTED} (alone {alone})"
    if amount == "0" and not moved:
        does = NOTHING
    else:
        hangs = f"{_describe_sways(points, reference)}{_describe_ways(choice, view)}"
        does = f"{amount} of 100{_in_brackets(meaning)}{hangs}."
    told, short = (
        f"{start}: {does}{_describe_rest(choice, view, reference, in_short=each)}"
        for each in (False, True)
    )
    return _compose(amount, meaning, (told, short), moved, view)


def _describe_rest(
    choice: ChoiceForecast, view: View, reference: Reference, *, in_short: bool
) -> str:
    """What is not in the points, and which objectives the choice can't move, after a space; in
    short without stakes, and without what an objective follows from."""
    beyond = _describe_beyond(choice, view, staked=not in_short)
    stops = describe_stops(choice, view, reference, in_short=in_short)
    return f"{beyond} {stops}" if stops else beyond


def describe_draft(
    forecast: TurnForecast, view: View, reference: Reference
) -> tuple[PointsText, ...]:
    """By how much the total will have changed as the turn closes, whoever brings that about; what
    all orders of the draft do of it, against none; and what it would come to with none."""
    change, chosen = forecast.change, forecast.orders
    amount, meaning = format_range(change.total), judge_range(change.total)
    if format_points(change.total.low) == format_points(change.total.high):
        moves = "does not change" if amount == "0" else f"changes by {amount}"
        having = f"in each of {forecast.imagined} imagined turns"
        told = f"With these orders your total of 100 {moves}, {having}{_in_brackets(meaning)}."
    else:
        told = (
            f"With these orders your total of 100 changes by {amount} in this turn,"
            f" as {forecast.imagined} imagined turns have it{_in_brackets(meaning)}"
            f"{_describe_sways(change, reference)}."
        )
    own = describe_choice(ChoiceForecast(None, "", chosen), view, reference)
    itself = replace(own, told=own.told.replace(BY_THEN, OF_THAT, 1))
    whole = _compose(amount, meaning, (told, told), _find_moved(change.aims), view)
    return whole, itself, *([] if forecast.idle is None else [_describe_idle(forecast.idle)])


def _describe_idle(idle: IdleForecast) -> PointsText:
    """What doing nothing comes to, by which events and rules, and how much of it is none of
    these."""
    amount, meaning = format_range(idle.change.total), judge_range(idle.change.total)
    causes = [
        f"{describe_link(Link(each.kind, each.id, each.title))} {format_range(each.points)}"
        for each in idle.causes
    ]
    rest = idle.change.total.mean - sum(each.points.mean for each in idle.causes)
    if is_material_score(rest):
        causes.append(f"{OTHERS} about {format_points(rest)}")
    told = f"{IDLE}: {amount}{_in_brackets(meaning)}"
    told += f"; of it {join_words(causes)}." if causes else "."
    return PointsText(amount, meaning, told, "", told)


def format_range(points: PointRange) -> str:
    """Points as a range, or as one number where both ends show alike."""
    low, high = format_points(points.low), format_points(points.high)
    return low if low == high else f"{low} to {high}"


def judge_range(points: PointRange) -> str:
    """Which way a range goes: better or worse where an end matters and neither shows on the other
    side of nothing; else nothing."""
    better = is_material_score(max(points.high, 0.0))
    worse = is_material_score(min(points.low, 0.0))
    low, high = (format_points(each) for each in (points.low, points.high))
    if better and not low.startswith("-"):
        return "better"
    return "worse" if worse and not high.startswith("+") else ""


def _in_brackets(meaning: str) -> str:
    return f" ({meaning})" if meaning else ""


def _describe_sways(points: PointForecast, reference: Reference) -> str:
    """Who decides within the range: the strongest, and who comes near to that."""
    total = points.total
    if format_points(total.low) == format_points(total.high):
        return EVERY_TIME
    if not is_material_score(total.high - total.low) or not points.sways:
        return ""
    most = max(each.points for each in points.sways)
    strong = [each for each in points.sways if 2 * each.points >= most]
    names = [_name(each, reference) for each in strong]
    return f"; {join_words(names)} {'decides' if len(names) == 1 else 'decide'}"


def _describe_ways(choice: ChoiceForecast, view: View) -> str:
    """The points on each of the two ways of what it hangs on most, and what is settled of that."""
    told = [f". {_describe_settled(each)}" for each in choice.ways if each.settled]
    if ways := find_fork(choice):
        joint = next(each.joint for each in _list_options(view) if each.id == choice.choice)
        told.insert(0, f": {_describe_fork(ways, len(joint))}")
    return "".join(told)


def find_fork(choice: ChoiceForecast) -> Sequence[WayForecast]:
    """The two ways of what a choice hangs on most, if the points on them are told one by one; else
    nothing."""
    forks: dict[int, list[WayForecast]] = {}
    for each in choice.ways:
        if not each.settled:
            forks.setdefault(each.branch.fork, []).append(each)
    apart = {fork: _find_distance(ways) for fork, ways in forks.items()}
    most = max(apart, key=lambda fork: apart[fork], default=None)
    return () if most is None or not is_material_score(apart[most]) else forks[most]


def _find_distance(ways: Sequence[WayForecast]) -> float:
    """How far apart the points lie on two ways; as far as can be where one was never seen."""
    points = [each.points for each in ways]
    if len(points) < 2 or points[0] is None or points[1] is None:
        return inf
    return max(abs(points[0].low - points[1].low), abs(points[0].high - points[1].high))


def _describe_fork(ways: Sequence[WayForecast], parties: int) -> str:
    told = []
    for each in sorted(ways, key=lambda way: not way.branch.holds):
        way = f"if {_name_way(each.branch, parties)}"
        if each.points is None:
            told.append(f"unknown {way}, {NEVER_SEEN}")
        else:
            told.append(f"{format_range(each.points)} {way}")
    return ", ".join(told)


def _name_way(branch: HintBranch, parties: int) -> str:
    if not branch.holds:
        return _cut(branch.otherwise) or "not"
    if branch.kind == "joint":
        return "both join" if parties == 2 else "all join"
    return _cut(branch.words)


def _describe_settled(way: WayForecast) -> str:
    branch = way.branch
    if branch.holds:
        return f"Settled already: {_cut(branch.words)}"
    if branch.otherwise:
        return f"Settled already: {_cut(branch.otherwise)}"
    return f"Settled already that this will not be: {_cut(branch.words)}"


def _cut(words: str) -> str:
    told = safe(words)
    if len(told) <= LONGEST:
        return told
    cut = f"{told[:LONGEST].rpartition(' ')[0]}..."
    return f"{cut}”" if cut.count("“") > cut.count("”") else cut


def _describe_beyond(choice: ChoiceForecast, view: View, *, staked: bool) -> str:
    """What is not in the points since later turns decide it, a sentence after a space."""
    later = name_beyond(choice, view, staked=staked)
    return f" Not in it: {later}." if later else ""


def name_beyond(choice: ChoiceForecast, view: View, *, staked: bool = False) -> str:
    """The same in a few words; empty where no later turn asks after the choice. If `staked`, of a
    deadline also what its end does to the total by itself, where that is known and matters."""
    titles = {each.id: f"“{safe(each.title)}”" for each in view.clocks}
    later = [
        f"{titles[each.id]} {f'in turn {each.turn}' if each.turn else 'after the game'}"
        f"{_describe_stake(each) if staked else ''}"
        for each in choice.clocks
        if each.id in titles
    ]
    if choice.asked:
        later.append(_describe_asked(choice.asked, view.last))
    return join_words(later)


def _describe_stake(clock: ClockAhead) -> str:
    """What the end of a deadline does to the total, in brackets: `(if it comes to that, by itself
    -6 of your 100)`."""
    if clock.points is None:
        return ""
    return f" ({IF_IT_COMES}, by itself {format_range(clock.points)} of your 100)"


def _describe_asked(turns: Sequence[int], last: int) -> str:
    """Which later turns make something of a choice."""
    first, *others = turns
    if not others:
        return f"what turn {first} makes of it"
    if list(turns) == [*range(first, last + 1)]:
        return f"what the turns from {first} on make of it"
    return f"what turns {join_words(map(str, turns))} make of it"


def _list_options(view: View) -> Iterator[Option]:
    for question in view.questions:
        yield from question.options
    yield from view.initiatives


def _name(sway: Sway, reference: Reference) -> str:
    return "chance" if sway.seat is None else reference.seat(sway.seat)


def _find_moved(aims: Sequence[PointRange]) -> list[tuple[int, PointRange]]:
    """The objectives to which it matters, by their numbers in the briefing, the most first."""
    moved = [
        (number, points)
        for number, points in enumerate(aims, start=1)
        if is_material_score(points.low) or is_material_score(points.high)
    ]
    return sorted(moved, key=lambda each: -max(abs(each[1].low), abs(each[1].high)))


def _compose(
    amount: str,
    meaning: str,
    told: tuple[str, str],
    moved: Sequence[tuple[int, PointRange]],
    view: View,
) -> PointsText:
    """Both, and the objectives that it matters to; `told` in full, and with little room."""
    names = [name_objective(each) for each in view.aims]
    named = "; ".join(
        f"{number} {names[number - 1]} {format_range(points)}{_in_brackets(judge_range(points))}"
        for number, points in moved
    )
    numbered = ", ".join(f"{number}: {format_range(points)}" for number, points in moved)
    return PointsText(
        amount,
        meaning,
        told[0],
        f"By objective: {named}." if named else "",
        f"{told[1]}{f' Objectives {numbered}.' if numbered else ''}".replace(BY_THEN, IN_SHORT, 1),
    )
