"""The close of a turn, deadlines then endings, and the questions asked of a state: objectives,
derived tracks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eleventh.core import program as p
from eleventh.core.deadline import Deadline as DeadlineTable
from eleventh.core.dice import site_of
from eleventh.core.ir import ALWAYS
from eleventh.lang.formula.scope import Scope
from eleventh.lang.formula.starting import StartingClock, read_begun, read_left
from eleventh.lang.graph.builder import StageBuilder
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.cast import make_title
from eleventh.lang.lower.context import LoweringContext, PostingOrigin
from eleventh.lang.lower.exclusion import exclude_each_other
from eleventh.lang.lower.outline import find_turn
from eleventh.lang.lower.sequels import fall_on
from eleventh.lang.lower.starting_clocks import describe_start, list_ends
from eleventh.lang.lower.tellings import Audience, lower_text
from eleventh.lang.lower.unknown_tracks import list_ids
from eleventh.lang.model.books import Seat
from eleventh.lang.model.history import HistoricalInitiative
from eleventh.lang.model.injects import Deadline, Ending
from eleventh.lang.moments import is_moment, parse_moment
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label
from eleventh.lang.problems.suggest import find_nearest


def lower_deadlines(context: LoweringContext) -> tuple[DeadlineTable, ...]:
    """Lowers the deadlines; their table, with who may know whether they run."""
    stage = context.builder.stage("deadlines", "close")
    found = []
    for index, made in enumerate(context.outline.deadline_texts):
        clock = context.names.deadlines[made.id.value].starting
        table = _date(context, index, clock)
        running = context.lower_truth(
            made.runs_while, Scope(context.names, "decide"), values := Values()
        )
        running = running or values.truth(True)
        if clock is not None:
            begun = read_begun(values, clock)
            running = values.op("and", values.op("lt", values.const(0.0), begun), running)
            context.builder.query(f"begun:{index}", begun)
            context.builder.query(f"left:{index}", read_left(values, clock))
        context.builder.query(f"running:{index}", running)
        seen_by = context.visibility.visible_to(context.everybody, running)
        found.append(replace(table, seen_by=seen_by, cite=context.cite(made.cite)))
        _check_date(context, made, table)
        holds = context.lower_truth(made.runs_while, Scope(context.names, "close"), stage)
        if holds is None:
            continue
        guard = stage.op("and", _run_out(context, stage, table, clock), holds)
        link = p.Link("deadline", made.id.value, made.title or make_title(made.id.value))
        origin = PostingOrigin(
            (link,), made.why, found[-1].cite, context.everybody, ALWAYS, made.span
        )
        when = context.print_formula(made.runs_while, Scope(context.names, "close"))
        for effect in made.at_end:
            context.move(stage, effect, Scope(context.names, "close"), guard, origin, when)
    return tuple(found)


def _date(context: LoweringContext, index: int, clock: StartingClock | None) -> DeadlineTable:
    """A deadline with its date, or with what it has instead."""
    table, turns = context.outline.deadlines[index], context.outline.turns
    return replace(table, start=describe_start(clock, turns)) if clock else table


def _run_out(
    context: LoweringContext, stage: StageBuilder, table: DeadlineTable, clock: StartingClock | None
) -> Value:
    """Whether a deadline falls in this turn."""
    now = stage.turn(context.names.last)
    if clock is None:
        return stage.op("eq", now, stage.const(table.turn))
    begun = read_begun(stage, clock)
    started = stage.op("lt", stage.const(0.0), begun)
    ends = list_ends(clock, context.outline.turns)
    return stage.op("and", started, fall_on(stage, begun, now, ends))


def lower_endings(context: LoweringContext) -> tuple[p.Ending, ...]:
    """Lowers the endings; the one without a condition closes the game after the last turn."""
    stage = context.builder.stage("endings", "close")
    scenario = context.bundle.scenario
    endings = scenario.endings if scenario else ()
    closed: Ending | None = None
    for index, made in enumerate(endings):
        holds = context.lower_truth(made.when, Scope(context.names, "close"), stage)
        if holds is None:
            continue
        if made.when is None:
            now = stage.turn(context.names.last)
            holds = stage.op("eq", now, stage.const(context.names.last))
        if closed is not None:
            context.problems.once(
                "E080",
                f"The ending `{made.id.value}` can never be reached:"
                f" `{closed.id.value}` always comes first",
                made.when.span if made.when else made.id.span,
                help="Endings are tried in order. Let the one above hold only sometimes.",
                also=[Label(closed.id.span, "always holds")],
            )
        elif made.when is not None and exclude_each_other(holds):
            context.problems.add(
                "E080",
                f"The ending `{made.id.value}` can never be reached",
                made.when.span,
                help="Its condition holds for no state within the bounds of its tracks.",
            )
        if closed is None and holds.certainty == "always":
            closed = made
        stage.end(holds, index, made.span)
    audience = Audience(context.everybody, -1, {})
    return tuple(
        p.Ending(
            each.id.value,
            lower_text(context, each.title, "ending", index, audience),
            lower_text(context, each.text, "epilogue", index, audience),
        )
        for index, each in enumerate(endings)
    )


def lower_derived(context: LoweringContext) -> tuple[p.Derived, ...]:
    """Lowers the queries for derived tracks; their table, with bounds and who may see them."""
    found: list[p.Derived] = []
    taken: set[str] = set()
    families = {each.id.value: each for each in reversed(context.sections.derived)}
    for each in context.derived:
        value = context.lower_named(each.id, each.span, Scope(context.names, "decide"), Values())
        if value is None:
            continue
        if each.id in taken:
            continue  # defined twice, which is told
        taken.add(each.id)
        context.builder.query(f"derived:{each.id}", value)
        reads = tuple(sorted(value.reads))
        found.append(
            replace(
                each,
                formula=context.describe_score(
                    families[each.family].value,
                    Scope(context.names, "decide", context.names.derived[each.id].variables),
                ),
                reads=reads,
                seen_by=context.visibility.visible_to(context.everybody, value),
                low=value.range.low,
                high=value.range.high,
            )
        )
    return tuple(found)


def lower_seats(context: LoweringContext) -> tuple[p.Seat, ...]:
    """The seats, their objectives lowered as queries."""
    scenario = context.bundle.scenario
    seats: dict[str, Seat] = {}
    for each in scenario.seats if scenario else ():
        seats.setdefault(each.id.value, each)  # that one is there twice is told
    return tuple(_lower_seat(context, each) for each in seats.values())


def lower_history(context: LoweringContext) -> tuple[tuple[int, int], ...]:
    """(turn, choice) of the initiatives that seats really took."""
    scenario = context.bundle.scenario
    found = []
    for each in scenario.history if scenario else ():
        turn = find_turn(each.turn, context.outline.turns, context.problems)
        choices = [
            index
            for index, plan in enumerate(context.outline.choices)
            if plan.seat == each.seat.value
            and plan.id == each.initiative.value
            and plan.decision < 0
        ]
        if not choices and context.cast.is_seated((each.seat,)):
            _tell_no_initiative(context, each)
        if turn and choices:
            found.append((turn, choices[0]))
    return tuple(found)


def _tell_no_initiative(context: LoweringContext, made: HistoricalInitiative) -> None:
    seat, id = made.seat.value, made.initiative.value
    if not context.known.told.isdisjoint(id.split(".")):
        return
    absent = ""
    for each in context.sections.initiatives:
        if each.id.value == id.split(".")[0] and each.parties:
            parties = context.cast.members(each.parties)
            if not all(map(context.cast.playable, parties)) or not context.cast.are_known(
                each.parties
            ):
                return  # told where the parties are named
            absent = next((party for party in parties if party not in context.everybody), "")
    known = [plan.id for plan in context.outline.choices if plan.seat == seat and plan.decision < 0]
    near = next((each for each in known if each.startswith(f"{id}.")), find_nearest(id, known))
    context.problems.once(
        "E067",
        f"{seat} has no initiative `{id}`",
        made.initiative.span,
        help=f"It is joint, and {absent} has no seat at this table."
        if absent
        else f"Did you mean `{near}`?"
        if near
        else list_ids(f"Initiatives of {seat}", known),
    )


def _check_date(context: LoweringContext, made: Deadline, table: DeadlineTable) -> None:
    first = context.outline.turns[0].date
    if made.date is None:
        clock = context.names.deadlines[made.id.value].starting
        if clock is not None and clock.events and not list_ends(clock, context.outline.turns):
            headline = f"The deadline `{made.id.value}` lies beyond the end of the game"
            help = "Choose fewer `days`, or a later end of the game."
            context.problems.add("E074", headline, made.id.span, help=help)
    elif table.turn == 0:
        headline = f"The deadline `{made.id.value}` lies beyond the end of the game"
        context.problems.add("E074", headline, made.date.span, help="Move the date, or `ends`.")
    elif is_moment(first) and parse_moment(made.date.value) < parse_moment(first):
        headline = f"The deadline `{made.id.value}` has passed before the game begins"
        help = f"The first turn opens on {first}."
        context.problems.add("E074", headline, made.date.span, help=help)


def _lower_seat(context: LoweringContext, made: Seat) -> p.Seat:
    objectives: list[p.Objective] = []
    for each in made.objectives:
        scope = Scope(context.names, "decide", {"self": made.id.value})
        value = context.lower_either(each.score, scope, Values())
        if value is None:
            continue
        bounds = value.range
        if bounds.low < 0 or bounds.high > 100:
            context.problems.once(
                "W080",
                f"The score {quote(each.score.text)} can run from {bounds.low:g} to"
                f" {bounds.high:g}",
                each.score.span,
                help="A score is read as 0 to 100. `clamp(..., 0, 100)` says so openly.",
            )
        secrets = context.visibility.secrets(made.id.value, value)
        if secrets:
            context.problems.once(
                "E085",
                f"The objective `{each.id.value}` reads `{secrets[0]}`,"
                f" which {made.id.value} can't see",
                each.score.span,
                help="A seat sees how its objectives stand. Read tracks it sees.",
            )
        if each.id.value in {known.id for known in objectives}:
            continue  # there twice, which is told
        context.builder.query(f"objective:{made.id.value}:{each.id.value}", value)
        formula = context.describe_score(each.score, scope)
        objectives.append(p.Objective(each.id.value, each.text.text, each.weight, formula))
    title = made.title or context.cast.title(made.id.value)
    briefing = made.briefing.text if made.briefing else ""
    return p.Seat(
        made.id.value,
        title,
        made.leader,
        briefing,
        tuple(objectives),
        site_of(made.id.value),
        tuple(each.value for each in made.temperaments),
        tuple(_lower_advisers(context, made)),
    )


def _lower_advisers(context: LoweringContext, made: Seat) -> Iterator[p.Adviser]:
    known = [each.id.value for each in made.objectives]
    for objective, office in made.advisers:
        if objective.value in known:
            yield p.Adviser(office, objective.value)
        elif objective.value not in context.known.told:
            near = find_nearest(objective.value, known)
            context.problems.once(
                "E067",
                f"{made.id.value} has no objective `{objective.value}` for `{office}` to defend",
                objective.span,
                help=f"Did you mean `{near}`?" if near else list_ids("Its objectives", known),
            )
