"""What a seat may expect of its orders, and afterwards make of them: a turn that is closed in every
imagined world, with each choice of a menu and without it.

All that is compared is played on the same dice beside the same orders of others, so that the
difference is what the choice does. What it does depends on nothing but what the seat may know, so
the same draft is told the same.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from eleventh.bots.foresight.alternatives import OrdersInstead, list_alternatives, list_barred
from eleventh.bots.foresight.closings import Closings, Contrast, Taken, close_turn
from eleventh.bots.foresight.idle import find_idle
from eleventh.bots.foresight.later import find_asked, find_clocks, find_ends, find_readers
from eleventh.bots.foresight.moves import find_moves, find_statuses, list_moving
from eleventh.bots.foresight.shares import find_shared
from eleventh.bots.foresight.to_the_end import foresee_ends
from eleventh.bots.foresight.ways import find_ways
from eleventh.bots.foresight.world import find_world, list_standing
from eleventh.core.adjudication import Adjudicator
from eleventh.core.forecast import (
    AlternativeHindsight,
    ChoiceForecast,
    ChoiceHindsight,
    PointForecast,
    TurnForecast,
    TurnHindsight,
)
from eleventh.core.material import is_material_score
from eleventh.core.orders import Menu, Orders
from eleventh.core.program import Program
from eleventh.core.recollection import Sight, find_sight
from eleventh.core.state import State
from eleventh.emit.lanes import Truths
from eleventh.emit.numpy.postings import plan_rows


def foresee_turn(adjudicator: Adjudicator, known: State, menu: Menu, draft: Orders) -> TurnForecast:
    """What the seat of `menu` may expect of its draft and of each open choice beside it. `known` is
    what it may know (see `core.recollection`); what the draft names and may not be chosen counts
    for nothing. KeyError if the program has no such seat."""
    program = adjudicator.program
    nothing: Taken = frozenset()
    drafted, steps = _read_draft(program, menu, draft)
    wanted = [nothing, drafted, *(each for step in steps for each in (step.having, step.lacking))]
    standing = list_standing(program, known, menu.seat)
    rows = plan_rows(program, (*list_moving(adjudicator, steps), *standing))
    closed = close_turn(adjudicator, known, menu.seat, wanted, rows=rows)
    readers, ends = find_readers(adjudicator), find_ends(adjudicator, known)
    foresight = adjudicator.options.foresee(menu.seat, adjudicator.make_context(known))
    return TurnForecast(
        known.turn,
        closed.worlds.lanes.games.size,
        closed.change(drafted),
        closed.compare(drafted, nothing),
        tuple(
            ChoiceForecast(
                step.decision,
                program.choices[step.choice].id,
                closed.compare(step.having, step.lacking),
                find_ways(adjudicator, foresight, closed, step),
                find_clocks(program, closed, step, steps, ends),
                find_asked(program, closed, step, steps, readers),
                stops=tuple(closed.find_stops(step.having, step.lacking)),
                moves=find_moves(adjudicator, foresight, closed, step),
                statuses=find_statuses(adjudicator, foresight, closed, step),
            )
            for step in steps
        ),
        find_idle(program, closed),
    )


def judge_turn(
    adjudicator: Adjudicator, known: State, menu: Menu, orders: Orders, seen: Iterable[int]
) -> TurnHindsight:
    """What the seat of `menu` may make of the turn that opened as `known` and `menu` tell, once it
    is over: of its own orders, of what else it could have ordered, and of the choices of others
    that it was shown in the end, `seen`, by their indices. What it would have been shown and was
    not, nobody chose. KeyError if the program has no such seat."""
    program, seat = adjudicator.program, menu.seat
    nothing: Taken = frozenset()
    drafted, every_step = _read_draft(program, menu, orders)
    others = list(list_alternatives(program, menu, orders, drafted, every_step))
    steps = [each for each in every_step if each.choice in drafted]
    wanted = [nothing, drafted, *(each.lacking for each in steps), *(each.taken for each in others)]
    before = close_turn(adjudicator, known, seat, wanted)
    shown = frozenset(seen)
    every = drafted | shown
    wanted = [every, shown, nothing, *(every - {each} for each in sorted(every))]
    wanted += [each.taken | shown for each in others]
    guessed = _find_unseen(program, find_sight(program, seat), shown)
    rows = plan_rows(program, list_standing(program, known, seat))
    after = close_turn(adjudicator, known, seat, wanted, guessed, rows)
    decisions = {choice: each.id for each in program.decisions for choice in each.choices}

    def judge(choice: int, told: PointForecast | None) -> ChoiceHindsight:
        made = program.choices[choice]
        came = after.compare(every, every - {choice})
        return ChoiceHindsight(made.seat, decisions.get(choice), made.id, told, came)

    closed = [each for each in every_step if {each.having, each.lacking} <= before.after.keys()]
    readers, ends = find_readers(adjudicator), find_ends(adjudicator, known)
    told = [each.taken for each in others if _is_told(each, after, every, shown)]
    far = foresee_ends(before, after, known, drafted, told, shown)

    def judge_other(other: OrdersInstead) -> AlternativeHindsight:
        made, step = program.choices[other.step.choice], other.step
        end = far.get(other.taken)
        return AlternativeHindsight(
            step.decision,
            made.id,
            made.title,
            "" if other.instead is None else program.choices[other.instead].title,
            other.cost,
            before.compare(other.taken, drafted),
            after.compare(other.taken | shown, every),
            find_clocks(program, before, step, closed, ends),
            find_asked(program, before, step, closed, readers),
            None if end is None else end.came,
            None if end is None else end.told,
        )

    judged = [*(each.choice for each in steps), *sorted(shown)]
    shared = find_shared(program, after, every, judged)
    return TurnHindsight(
        known.turn,
        before.change(drafted),
        before.compare(drafted, nothing),
        after.compare(every, shown),
        (
            *(judge(each.choice, before.compare(drafted, each.lacking)) for each in steps),
            *(judge(each, None) for each in sorted(shown)),
        ),
        shared.total,
        tuple(map(judge_other, others)),
        find_world(program, after, every),
        shared.aims,
        tuple(list_barred(program, menu, orders, drafted)),
    )


def _is_told(other: OrdersInstead, after: Closings, every: Taken, shown: Taken) -> bool:
    """Whether it is told what would have come of it: of every answer, and of an initiative by which
    the turn would have been better."""
    points = after.compare(other.taken | shown, every).total.mean
    return other.step.decision is not None or is_material_score(max(points, 0.0))


def _find_unseen(program: Program, sight: Sight, seen: Taken) -> Truths:
    """What others may have chosen without being seen by a seat that saw `seen`: of the answers to a
    question to which it saw one, none."""
    answered = {
        choice for each in program.decisions if seen & set(each.choices) for choice in each.choices
    }
    return np.array(
        [not shown and choice not in answered for choice, shown in enumerate(sight.choices)], bool
    )


def _read_draft(program: Program, menu: Menu, draft: Orders) -> tuple[Taken, list[Contrast]]:
    """The choices of a draft, and what is to be compared for every choice that is open."""
    answers = {
        decision: {
            program.choices[each.choice].id: each.choice for each in offers if each.barred is None
        }
        for decision, offers in menu.decisions.items()
    }
    given = {
        decision: those[draft.responses[decision]]
        for decision, those in answers.items()
        if draft.responses.get(decision) in those
    }
    open_ = [each.choice for each in menu.initiatives if each.barred is None]
    taken = {each for each in open_ if program.choices[each].id in draft.initiatives}
    drafted = frozenset({*given.values(), *taken})
    steps = []
    for decision, those in answers.items():
        rest = drafted - {given.get(decision, -1)}
        steps += [Contrast(decision, each, rest | {each}, rest) for each in those.values()]
    steps += [Contrast(None, each, drafted | {each}, drafted - {each}) for each in open_]
    return drafted, steps
