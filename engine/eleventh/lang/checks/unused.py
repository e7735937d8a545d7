"""What nobody uses: tracks never moved or read, acts without consequence, rules without an act,
parameters.

What a scenario has no use for in the rulebook of another is no mistake of its author, and is not
told; but for tracks, which players are shown."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.core.program import Program
from eleventh.lang.formula.expression import find_names
from eleventh.lang.lower.blame import find_place
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.acts import ActUse, Effect
from eleventh.lang.model.rules import Modifier, Rule
from eleventh.lang.model.text import Formula, Name
from eleventh.lang.problems.suggest import find_nearest
from eleventh.lang.read.references import advise_leaving_out

_MOST_MISSPELT = 100  # parameters that may be meant to be others; of more, the rest are unused


def check(context: LoweringContext, program: Program) -> None:
    """Notes them. What only a scenario can use is asked only where there is one."""
    _check_parameters(context)
    _check_conditions(context)
    _check_acts(context)
    if context.bundle.scenario is not None:
        _check_tracks(context, program)
    _check_rules(context)
    _check_variables(context)


def _check_parameters(context: LoweringContext) -> None:
    for formula in _find_unlowered(context):
        context.parse(formula)
    named = {parts[0] for expr in context.formulas for parts in find_names(expr)}
    used = named & {each.id.value for each in context.sections.parameters}
    unused = [
        each
        for each in context.sections.parameters
        if each.id.value not in named and context.bundle.is_own(each.id.span)
    ]
    for number, parameter in enumerate(unused):
        near = find_nearest(parameter.id.value, used) if number < _MOST_MISSPELT else None
        context.problems.add(
            "W070",
            f"No formula uses the parameter `{parameter.id.value}`",
            parameter.id.span,
            help=f"Use it or delete it, or did you mean `{near}`?"
            if near
            else "Use it in a formula, or delete it.",
        )


def _check_conditions(context: LoweringContext) -> None:
    for made in context.sections.conditions:
        unused = made.id.value in context.conditions_named.keys() - context.used.named
        if unused and context.bundle.is_own(made.id.span):
            context.problems.add(
                "W097",
                f"No formula uses the condition `{made.id.value}`",
                made.id.span,
                help="Write its name where a condition stands, or delete it.",
            )


def _find_unlowered(context: LoweringContext) -> Iterator[Formula]:
    """Formulas that are looked at only where something uses them."""
    yield from (family.value for family in context.sections.derived)
    for act in context.sections.acts:
        yield from filter(None, (act.needs, act.cost, act.wears))
    for made in context.sections.initiatives:
        yield from filter(None, (made.needs, made.cost))


def _check_acts(context: LoweringContext) -> None:
    scenario = context.bundle.scenario
    performed = {use.act.value for use in _list_uses(context)}
    own = {each.id.value for each in scenario.sections.acts} if scenario else set()
    for act in context.sections.acts:
        if act.id.value not in context.used.answered and context.bundle.is_own(act.id.span):
            context.problems.add(
                "W063",
                f"No rule answers the act `{act.id.value}`",
                act.id.span,
                help="Write a rule whose `after` matches it: by its name, its tone or its front.",
            )
        unused = act.id.value in own and act.id.value not in performed
        if unused and context.bundle.is_own(act.id.span):
            context.problems.add(
                "W062",
                f"Nobody performs the act `{act.id.value}`",
                act.id.span,
                help="Use it under `acts` of a response, an inject or an initiative.",
            )


def _list_uses(context: LoweringContext) -> Iterator[ActUse]:
    for inject in context.outline.injects:
        yield from inject.acts
        for decision in inject.decisions:
            for response in decision.responses:
                yield from response.acts
    for initiative in context.sections.initiatives:
        yield from initiative.acts


def _check_tracks(context: LoweringContext, program: Program) -> None:
    spans = {family.id.value: family.id.span for family in context.sections.tracks}
    purses = {index for _, index in program.capital}
    moved, read = (
        {program.tracks[index].family for index in used}
        for used in (context.used.moved | purses, context.used.read | purses)
    )
    meant = {each.id.value for each in context.sections.tracks if each.shown}
    meant &= {each.family for each in program.tracks if each.seen_by}
    for family, span in spans.items():
        place, beside = find_place(context.bundle, span)
        if family in moved and family in read | meant:
            continue
        leave = advise_leaving_out(context.bundle, "tracks", family) if beside else ""
        else_leave = f" Or leave it out: {leave}." if leave else ""
        if family not in moved:
            context.problems.add(
                "W060",
                f"Nothing moves the track `{family}`",
                place,
                help=f"Move it in a rule or a response, or make it a parameter.{else_leave}",
                also=beside,
            )
        if family not in read | meant:
            context.problems.add(
                "W061",
                f"Nothing reads the track `{family}`",
                place,
                help="Read it in a rule, a condition, an objective or an ending. One that is only"
                f" to be looked at says `shown: true`.{else_leave}",
                also=beside,
            )


def _check_rules(context: LoweringContext) -> None:
    """Rules that no act of any kind can cause, and those of a scenario that none of its acts
    causes."""
    used, scenario = context.used, context.bundle.scenario
    own: tuple[Rule | Modifier, ...] = ()
    dead = [
        rule.id
        for rule in context.sections.rules
        if rule.id.span not in used.possible and context.bundle.is_own(rule.id.span)
    ]
    if scenario is not None:
        own = (*scenario.sections.rules, *scenario.sections.modifiers)
    ids = (each.id for each in own if context.bundle.is_own(each.id.span))
    dead += [id for id in ids if id.span not in used.applied]
    for id in dead:
        context.problems.once(
            "W071",
            f"`{id.value}` never applies: no act is what it answers",
            id.span,
            help="Check its `after` and `for`, or let something perform such an act.",
        )


def _check_variables(context: LoweringContext) -> None:
    """Variables that only multiply: the rule follows once for each, and none of them is named."""
    for rule in context.sections.rules:
        formulas = (rule.when, rule.chance, rule.chance_per_month)
        _find_stray(context, rule, (), rule.effects, formulas)
    for made in context.sections.modifiers:
        _find_stray(context, made, made.of, (), (made.when, made.gains, made.losses))


def _find_stray(
    context: LoweringContext,
    made: Rule | Modifier,
    of: tuple[Name, ...],
    effects: tuple[Effect, ...],
    formulas: tuple[Formula | None, ...],
) -> None:
    parties = (*made.after.by, *made.after.toward) if made.after else ()
    named = {each.value for each in parties}
    for name in (*of, *(effect.track for effect in effects)):
        named.update(name.value.split("."))
    for formula in (*formulas, *(effect.amount for effect in effects)):
        expr = context.parse(formula) if formula and formula.text not in context.statuses else None
        named.update(part for parts in (find_names(expr) if expr else ()) for part in parts)
    for variable, _ in made.variables:
        if variable.value not in named and not context.cast.is_known(variable.value):
            context.problems.add(
                "W074",
                f"Nothing in `{made.id.value}` names the variable `{variable.value}`",
                variable.span,
                help="It would follow once for each actor, with the same effect. Leave it out.",
            )
