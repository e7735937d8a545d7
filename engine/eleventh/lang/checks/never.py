"""Conditions that never hold: of a deed, of a rule, of a form of a text, and of what hangs on the
amount of an answer.

What a player may choose, what is asked and what happens has checks of its own (`reach`, `timing`).
A condition that reads only parameters is a switch of the author's, and is not told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh.core.deeds import find_root
from eleventh.core.program import Program
from eleventh.core.ranges import Certainty
from eleventh.core.span import Span
from eleventh.lang.checks.bounds import describe_bounds
from eleventh.lang.checks.knowing import Circumstance, Knowledge
from eleventh.lang.formula.expression import Choose, Expr, find_names, walk
from eleventh.lang.formula.typecheck import lower
from eleventh.lang.formula.vocabularies import write_back
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.choices import make_scope
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.lower.exclusion import exclude_each_other
from eleventh.lang.lower.outline import ChoicePlan
from eleventh.lang.model.acts import ActUse
from eleventh.lang.model.injects import Response
from eleventh.lang.model.text import Formula
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Problems


def check(context: LoweringContext, program: Program) -> None:
    """Notes them, where the author of what is checked can mend them."""
    alive = _find_alive(context, program)
    for use in _list_uses(context):
        if use.span not in alive and _is_meant(context, use.when):
            _tell(context, use.when, f"`{use.act.value}` is never done")
    scenario = context.bundle.scenario
    for rule in scenario.sections.rules if scenario else ():
        follows = any(each.amount.span in alive for each in rule.effects)
        if not follows and rule.id.span in context.used.applied and _is_meant(context, rule.when):
            _tell(context, rule.when, f"The rule `{rule.id.value}` never follows")
    told: dict[Span, list[Value]] = {}
    for when, holds in context.variants:
        told.setdefault(when.span, []).append(holds)
    for when, _ in context.variants:
        if all(map(exclude_each_other, told[when.span])) and _is_meant(context, when):
            _tell(context, when, "This form of the text is never told")
    choices = context.outline.choices
    for decision in context.outline.decisions:
        for made in decision.made_of.responses:
            plans = [choices[each] for each in decision.choices if choices[each].made_of is made]
            _check_amounts(context, made, plans)


def _tell(context: LoweringContext, when: Formula | None, what: str) -> None:
    if when is not None:
        context.problems.once(
            "W092",
            f"{what}: {quote(when.text)} never holds",
            when.span,
            help="It holds in no state within the bounds of its tracks, in no turn in which it is"
            f" read.{describe_bounds(context, when)} Mend it, or leave out what hangs on it.",
        )


def _is_meant(context: LoweringContext, when: Formula | None) -> bool:
    """Whether a condition is one of the state of a game, and no switch."""
    expr = context.parse(when) if when else None
    parameters = {each.id.value for each in context.sections.parameters}
    return expr is not None and any(parts[0] not in parameters for parts in find_names(expr))


def _find_alive(context: LoweringContext, program: Program) -> set[Span]:
    """Where those effects and deeds stand that may happen in some turn."""
    found: set[Span] = set()
    knowledge = Knowledge(context)
    for stage in context.builder.stages:
        for effect in stage.effects:
            if effect.span is None or effect.span in found:
                continue
            root = find_root(program.deeds, effect.event)
            turns = knowledge.list_turns(root)
            if any(knowledge.may_hold(effect.args[0], Circumstance(root, turn)) for turn in turns):
                found.add(effect.span)
    return found


def _list_uses(context: LoweringContext) -> Iterator[ActUse]:
    """The uses of acts in what can happen and in what seats can choose."""
    for index, inject in enumerate(context.outline.injects):
        if index in context.fires and not exclude_each_other(context.fires[index]):
            yield from inject.acts
    for plan in context.outline.choices:
        if context.bundle.is_own(plan.made_of.span):
            yield from plan.made_of.acts


def _check_amounts(context: LoweringContext, made: Response, plans: Sequence[ChoicePlan]) -> None:
    """Notes what is chosen by an amount and always comes out the same."""
    for effect in made.effects:
        numeric = effect.amount.text.strip() not in context.statuses
        expr = context.parse(effect.amount) if numeric else None
        choosing = [each for each in walk(expr) if isinstance(each, Choose)] if expr else []
        for each in [choice.condition for choice in choosing]:
            if not any("amount" in parts[:2] for parts in find_names(each)):
                continue
            outcomes = {_find_certainty(context, each, plan) for plan in plans}
            if outcomes < {"never", "always"}:
                (outcome,) = outcomes
                context.problems.once(
                    "W092",
                    f"{quote(write_back(each, {}))} {outcome} holds, whatever the amount",
                    each.span,
                    help="Compare with a number that lies within the range of the amount.",
                )


def _find_certainty(context: LoweringContext, condition: Expr, plan: ChoicePlan) -> Certainty:
    scope = make_scope(context, plan, "resolve")
    truth = lower(condition, scope, Values(), Problems(), "truth")
    return truth.certainty if truth is not None else "maybe"
