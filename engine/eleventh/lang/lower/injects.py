"""Injects: when they fire, what they do at once, and the decisions they put.

Scheduled injects open the turn; the conditional ones follow and read what the scheduled ones left.
An inject's own effects happen as it fires; the rules answer its deeds with everybody else's, after
the seats have decided.
"""

from __future__ import annotations

from eleventh.core import program as p
from eleventh.core.ir import Event
from eleventh.lang.formula.scope import Scope
from eleventh.lang.graph.builder import StageBuilder
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.context import LoweringContext, PostingOrigin
from eleventh.lang.lower.deeds import Doer, PerformedDeed, perform_acts
from eleventh.lang.lower.exclusion import exclude_each_other
from eleventh.lang.lower.rolls import Sites, find_chance, lower_odds, roll
from eleventh.lang.lower.sequels import Groups, lower_sequel
from eleventh.lang.lower.tellings import Audience, lower_text
from eleventh.lang.model.injects import Inject

SCHEDULED, CONDITIONAL = "events", "developments"


def lower_injects(
    context: LoweringContext, sites: Sites
) -> tuple[tuple[p.Inject, ...], tuple[p.Decision, ...], list[PerformedDeed]]:
    """Lowers every inject; the tables of injects and decisions, and the deeds they can do."""
    stages = {
        True: context.builder.stage(SCHEDULED, "open"),
        False: context.builder.stage(CONDITIONAL, "open"),
    }
    injects: list[p.Inject] = []
    deeds: list[PerformedDeed] = []
    groups = Groups()
    for index, made in enumerate(context.outline.injects):
        turn = context.outline.turn_of[index]
        stage = stages[made.turn is not None]
        inject = _lower_inject(context, index, made, turn)
        injects.append(inject)
        guard = _lower_firing(context, stage, made, index, turn, sites)
        if guard is None:
            groups.leave_out(made)
            continue
        context.fires[index] = guard
        if exclude_each_other(guard) and bool(turn) == (made.turn is not None):
            context.problems.add(
                "E076",
                f"The inject `{made.id.value}` can never fire",
                (made.when.span if made.when else made.id.span),
                help="Its condition holds for no state that can be reached, or its chance is 0.",
            )
        if made.one_of is None:
            stage.fire(guard, index, made.span)
        else:
            groups.add(context, stage, index, made, guard)
        link = p.Link("inject", made.id.value, inject.headline)
        origin = PostingOrigin(
            (link,), made.why, inject.cite, inject.seen_by, Event("inject", index), made.span
        )
        scope = Scope(context.names, "open")
        for effect in made.effects:
            context.move(stage, effect, scope, stage.truth(True), origin)
        deeds.extend(perform_acts(context, stage, made.acts, Doer((), (), origin), scope))
    for stage, index, made, guard in groups.draw(context, sites):
        stage.fire(guard, index, made.span)
    return tuple(injects), _lower_decisions(context), deeds


def _lower_inject(context: LoweringContext, index: int, made: Inject, turn: int) -> p.Inject:
    for name, _ in made.private:
        for seat in context.cast.is_seated((name,)):
            if seat not in context.visibility.injects[index]:
                context.problems.once(
                    "E087",
                    f"{seat} has a text of its own for an inject it does not see",
                    name.span,
                    help=f"Add {seat} to `visible` of `{made.id.value}`.",
                )
    seen_by = context.visibility.injects[index]
    audience = Audience(seen_by, index, {})
    return p.Inject(
        id=made.id.value,
        turn=turn,
        repeats=made.repeats,
        seen_by=seen_by,
        headline=lower_text(context, made.headline, "headline", index, audience),
        text=lower_text(context, made.text, "text", index, audience),
        private=tuple(
            (seat, lower_text(context, prose, "private", index, Audience((seat,), index, {}), seat))
            for name, prose in made.private
            for seat in context.cast.is_seated((name,))
        ),
        cite=context.cite(made.cite),
        decisions=tuple(
            number for number, plan in enumerate(context.outline.decisions) if plan.inject == index
        ),
        span=made.span,
        practise=tuple(each.value for each in made.practise),  # type: ignore[misc]
    )


def _lower_firing(
    context: LoweringContext, stage: StageBuilder, made: Inject, index: int, turn: int, sites: Sites
) -> Value | None:
    scope = Scope(context.names, "open")
    guard = context.lower_truth(made.when, scope, stage)
    if guard is None:
        return None
    if made.turn is not None:
        now = stage.turn(context.names.last)
        guard = stage.op("and", stage.op("eq", now, stage.const(turn)), guard)
    elif not made.repeats:
        guard = stage.op("and", stage.op("not", stage.fact("fired", index)), guard)
    if made.after is not None:
        due = lower_sequel(context, stage, made.after, made.turn)
        if due is None:
            return None
        guard = stage.op("and", due, guard)
    if (chance := find_chance(made)) is not None:
        odds = lower_odds(context, stage, made, chance, scope)
        if odds is None:
            return None
        rolled = roll(stage, odds, sites.of(f"inject:{made.id.value}"), chance)
        guard = stage.op("and", guard, rolled)
    return guard


def _lower_decisions(context: LoweringContext) -> tuple[p.Decision, ...]:
    found = []
    for index, plan in enumerate(context.outline.decisions):
        values = Values()
        scope = Scope(context.names, "decide", {"self": plan.seat})
        asked = context.lower_truth(plan.made_of.when, scope, values) or values.truth(True)
        context.builder.query(f"asked:{index}", asked)
        formula = plan.made_of.when
        secrets = context.visibility.secrets(plan.seat, asked)
        if formula is not None and secrets:
            context.problems.once(
                "E085",
                f"Whether this is asked depends on `{secrets[0]}`, which {plan.seat} can't see",
                formula.span,
                help="Being asked would tell the seat a secret. Read tracks it sees.",
            )
        inject = context.outline.injects[plan.inject]
        if plan.seat not in context.visibility.injects[plan.inject]:
            context.problems.add(
                "E087",
                f"{plan.seat} is asked about an inject it does not see",
                plan.made_of.seat.span,
                help=f"Add {plan.seat} to `visible` of `{inject.id.value}`.",
            )
        audience = Audience((plan.seat,), plan.inject, {"self": plan.seat})
        ask = lower_text(context, plan.made_of.ask, "ask", index, audience)
        found.append(p.Decision(plan.id, plan.seat, ask, plan.choices))
    return tuple(found)
