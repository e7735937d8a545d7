"""The first pass over a scenario: everything that can be named gets its number.

Formulas may name any choice, inject or deadline, wherever it is defined, so the numbers are given
before the first formula is looked at. Choices stand in the order of the injects, then of the
initiatives.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from eleventh.core import program as p
from eleventh.core.amounts import name_step
from eleventh.core.deadline import Deadline as DeadlineTable
from eleventh.lang.lower.cast import Cast
from eleventh.lang.lower.steps import list_steps
from eleventh.lang.model.books import Scenario
from eleventh.lang.model.injects import Deadline, Decision, Inject, Response
from eleventh.lang.model.rules import Initiative
from eleventh.lang.model.text import Name
from eleventh.lang.moments import DAY, count_days, count_minutes, has_time, is_moment, parse_moment
from eleventh.lang.problems.problem import Problems

DAYS_WITHOUT_DATE = 30  # length of a single turn that says nothing of its end


@dataclass(frozen=True, slots=True)
class ChoicePlan:
    """A choice before its formulas are lowered. `made_of` is what the author wrote; `amount` is
    that of a response which is given with one."""

    seat: str
    id: str
    made_of: Response | Initiative
    decision: int
    target: str
    joint: int
    amount: float | None = None


@dataclass(frozen=True, slots=True)
class DecisionPlan:
    """A decision, its full id, and the indices of its choices."""

    id: str
    seat: str
    made_of: Decision
    inject: int
    choices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class JointPlan:
    """A joint initiative and the indices of its parties' choices."""

    made_of: Initiative
    choices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """All numbers given. `turn_of` holds the turn of each inject, 0 for one that only a condition
    fires; `unasked` the ids of responses to decisions that are put to nobody."""

    turns: tuple[p.Turn, ...]
    injects: tuple[Inject, ...]
    turn_of: tuple[int, ...]
    decisions: tuple[DecisionPlan, ...]
    choices: tuple[ChoicePlan, ...]
    joints: tuple[JointPlan, ...]
    deadlines: tuple[DeadlineTable, ...]
    deadline_texts: tuple[Deadline, ...]
    unasked: frozenset[str]


def make_outline(
    scenario: Scenario | None, initiatives: tuple[Initiative, ...], cast: Cast, problems: Problems
) -> Outline:
    """The outline of a scenario, or of a rulebook alone (then there is one turn and nothing
    happens)."""
    turns = _number_turns(scenario, problems)
    injects = scenario.injects if scenario else ()
    decisions: list[DecisionPlan] = []
    choices: list[ChoicePlan] = []
    for index, inject in enumerate(injects):
        for made in inject.decisions:
            _number_decision(index, inject, made, cast, decisions, choices, problems)
    joints = _number_initiative(initiatives, cast, choices)
    deadlines = scenario.deadlines if scenario else ()
    asked = {id(plan.made_of) for plan in decisions}
    return Outline(
        turns=turns,
        injects=injects,
        turn_of=tuple(_find_turn_of(each, turns, problems) for each in injects),
        decisions=tuple(decisions),
        choices=tuple(choices),
        joints=joints,
        deadlines=tuple(_place_deadline(each, turns) for each in deadlines),
        deadline_texts=deadlines,
        unasked=frozenset(
            response.id.value
            for inject in injects
            for made in inject.decisions
            if id(made) not in asked
            for response in made.responses
        ),
    )


def find_turn(name: Name, turns: tuple[p.Turn, ...], problems: Problems) -> int:
    """The turn that a date or a number names; 0 and a problem if there is none, or several.

    A date without a time of day names the turn that opens at midnight, or else the only one of that
    day.
    """
    if name.value.isdecimal() and 1 <= int(name.value) <= len(turns):
        return int(name.value)
    dates = [turn.date for turn in turns]
    alike = {each for each in dates if dates.count(each) > 1}
    found = _list_turns_of(name.value, dates)
    if len(found) == 1:
        return found[0]
    if found:
        called = [str(each) if dates[each - 1] in alike else dates[each - 1] for each in found]
        opening = " or ".join(f"`{each}`" for each in called)
        problems.add(
            "E074",
            f"Several turns open on {name.value}",
            name.span,
            help=f"Say which one: {opening}.",
        )
        return 0
    near = _find_near_day(name.value, dates)
    problems.add(
        "E074",
        f"There is no turn {name.value}"
        if name.value.isdecimal()
        else f"No turn opens on {name.value}",
        name.span,
        help=f"Did you mean {near}?" if near else f"{_list_turns(dates)}.",
    )
    return 0


def _list_turns(dates: list[str]) -> str:
    """The turns by their dates; by their numbers where there is no calendar."""
    if all(map(is_moment, dates)):
        return "Turns: " + ", ".join(dates)
    return f"Turns have no dates here: write a number from 1 to {len(dates)}"


def _list_turns_of(date: str, dates: list[str]) -> list[int]:
    """The numbers of the turns that a date may mean."""
    try:
        wanted = parse_moment(date)
    except ValueError:
        return []
    if not all(map(is_moment, dates)):
        return []
    opens = [parse_moment(each) for each in dates]
    same = [at for at, each in enumerate(opens, start=1) if each == wanted]
    if same:
        return same
    if has_time(date):
        return []
    return [at for at, each in enumerate(opens, start=1) if each.date() == wanted.date()]


def _find_near_day(day: str, dates: list[str]) -> str | None:
    """The date least far away, not the one that looks most alike; None for what is no date."""
    try:
        wanted = parse_moment(day)
    except ValueError:
        return None
    if not all(map(is_moment, dates)):
        return None
    return min(dates, key=lambda each: abs(parse_moment(each) - wanted), default=None)


def _number_turns(scenario: Scenario | None, problems: Problems) -> tuple[p.Turn, ...]:
    if scenario is None or not scenario.turns:
        return (p.Turn("2000-01-01", "", DAYS_WITHOUT_DATE * DAY),)
    if any(each.undated for each in scenario.turns):
        return _number_undated(scenario, problems)
    for each in scenario.turns:
        if each.days:
            problems.add(
                "E074",
                "A turn with a date has no `days`",
                each.date.span,
                help="It lasts until the next one opens.",
            )
    dates = [parse_moment(each.date.value) for each in scenario.turns]
    for (before, after), (first, second) in zip(
        pairwise(dates), pairwise(scenario.turns), strict=True
    ):
        may_share = not has_time(second.date.value)
        if after < before or (after == before and not (may_share and second.title)):
            problems.add(
                "E074",
                f"The turn of {second.date.value} does not come after the one of"
                f" {first.date.value}",
                second.date.span,
                help="List turns in order, each on a later day or at a later hour."
                + (" One of the same day has a `title`." if may_share else ""),
            )
    lengths = [max(count_minutes(after - before), 1) for before, after in pairwise(dates)]
    if scenario.ends is None:
        lengths.append(lengths[-1] if lengths else DAYS_WITHOUT_DATE * DAY)
    else:
        closing = parse_moment(scenario.ends.value)
        if closing <= dates[-1]:
            last = scenario.turns[-1].date.value
            problems.add(
                "E074",
                f"The game ends on {scenario.ends.value}, before its last turn is over",
                scenario.ends.span,
                help=f"`ends` comes after {last}."
                if has_time(last)
                else f"`ends` is a day after {last}.",
            )
        lengths.append(max(count_minutes(closing - dates[-1]), 1))
    return tuple(
        p.Turn(each.date.value, each.title, length)
        for each, length in zip(scenario.turns, lengths, strict=True)
    )


def _number_undated(scenario: Scenario, problems: Problems) -> tuple[p.Turn, ...]:
    """Turns of a scenario without a calendar: they are called by their titles, and last as long as
    they say. What has a date in it is a problem."""
    dated = [each.date for each in scenario.turns if not each.undated]
    dated += [scenario.ends] if scenario.ends else []
    dated += [each.date for each in scenario.deadlines if each.date]
    for date in dated:
        problems.add(
            "E074",
            f"{date.value} is a date, and some turns have none",
            date.span,
            help="Give a date to all turns, or to nothing.",
        )
    return tuple(
        p.Turn(each.date.value, each.title, max(round(each.days * DAY), 1))
        for each in scenario.turns
    )


def _find_turn_of(inject: Inject, turns: tuple[p.Turn, ...], problems: Problems) -> int:
    return find_turn(inject.turn, turns, problems) if inject.turn else 0


def _number_decision(
    index: int,
    inject: Inject,
    made: Decision,
    cast: Cast,
    decisions: list[DecisionPlan],
    choices: list[ChoicePlan],
    problems: Problems,
) -> None:
    seats = cast.is_seated((made.seat,))
    if len(seats) != 1:
        if seats:
            problems.add(
                "E064",
                f"A decision is put to one seat; `{made.seat.value}` stands for several",
                made.seat.span,
                help="Write one decision per seat.",
            )
        return
    id = f"{inject.id.value}.{made.id.value if made.id else seats[0]}"
    first = len(choices)
    for response in made.responses:
        choices.extend(_plan_response(seats[0], len(decisions), response))
    numbers = tuple(range(first, len(choices)))
    decisions.append(DecisionPlan(id, seats[0], made, index, numbers))


def _plan_response(seat: str, decision: int, made: Response) -> tuple[ChoicePlan, ...]:
    """The choices of a response: one, or one for each of its amounts."""
    id = made.id.value
    if made.amount is None:
        return (ChoicePlan(seat, id, made, decision, "", -1),)
    return tuple(
        ChoicePlan(seat, name_step(id, value), made, decision, "", -1, value)
        for value in list_steps(made.amount)
    )


def _number_initiative(
    initiatives: tuple[Initiative, ...], cast: Cast, choices: list[ChoicePlan]
) -> tuple[JointPlan, ...]:
    joints: list[JointPlan] = []
    for made in initiatives:
        for word in (*made.by, *made.parties):
            members = cast.members((word,))
            if members and not any(cast.playable(each) for each in members):
                cast.tell_seatless(word)
        if made.parties:
            seats = cast.members(made.parties)
            first = len(choices)
            if not all(seat in cast.played for seat in seats):
                continue  # a party is not played: nobody can be asked
            choices.extend(
                ChoicePlan(seat, made.id.value, made, -1, "", len(joints)) for seat in seats
            )
            joints.append(JointPlan(made, tuple(range(first, len(choices)))))
            continue
        targets = cast.members(made.toward) if made.toward else ("",)
        for seat in cast.members(made.by):
            if seat not in cast.played:
                continue
            choices.extend(
                ChoicePlan(
                    seat, ".".join(filter(None, (made.id.value, target))), made, -1, target, -1
                )
                for target in targets
                if target != seat
            )
    return tuple(joints)


def _place_deadline(made: Deadline, turns: tuple[p.Turn, ...]) -> DeadlineTable:
    if made.date is None:
        cite = tuple(name.value for name in made.cite)
        return DeadlineTable(made.id.value, made.title, "", 0, (0,) * len(turns), (), cite)
    if not all(is_moment(turn.date) for turn in turns):
        return DeadlineTable(made.id.value, made.title, "", 1, (0,) * len(turns), (), ())
    day = parse_moment(made.date.value)
    left = [count_minutes(day - parse_moment(turn.date)) for turn in turns]
    ends = 0
    for number, (minutes, turn) in enumerate(zip(left, turns, strict=True), start=1):
        if 0 < minutes <= turn.minutes:
            ends = number
    if left[0] <= 0:
        ends = 1
    return DeadlineTable(
        id=made.id.value,
        title=made.title,
        date=made.date.value,
        turn=ends,
        left=tuple(count_days(max(each, 0)) for each in left),
        seen_by=(),
        cite=tuple(name.value for name in made.cite),
    )
