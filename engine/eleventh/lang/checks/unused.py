"""What nobody uses: tracks never moved or read, acts without consequence, rules without an act,
parameters."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.core.program import Program
from eleventh.lang.expression import names_in
from eleventh.lang.lower.world import World
from eleventh.lang.suggest import nearest
from eleventh.lang.syntax import ActUse, Effect, Formula, Modifier, Name, Rule


def check(world: World, program: Program) -> None:
    """Notes them. What only a scenario can use is asked only where there is one."""
    _parameters(world)
    _acts(world)
    if world.bundle.scenario is not None:
        _tracks(world, program)
    _rules(world)
    _variables(world)


def _parameters(world: World) -> None:
    for formula in _unlowered(world):
        world.expr(formula)
    named = {parts[0] for expr in world.formulas for parts in names_in(expr)}
    for parameter in world.sections.parameters:
        if parameter.id.value not in named:
            known = {each.id.value for each in world.sections.parameters}
            near = nearest(parameter.id.value, known & named)
            world.problems.add(
                "W070",
                f"No formula uses the parameter `{parameter.id.value}`",
                parameter.id.span,
                help=f"Use it or delete it, or did you mean `{near}`?"
                if near
                else "Use it in a formula, or delete it.",
            )


def _unlowered(world: World) -> Iterator[Formula]:
    """Formulas that are looked at only where something uses them."""
    yield from (family.value for family in world.sections.derived)
    for act in world.sections.acts:
        yield from filter(None, (act.needs, act.cost))
    for made in world.sections.initiatives:
        yield from filter(None, (made.needs, made.cost))


def _acts(world: World) -> None:
    scenario = world.bundle.scenario
    performed = {use.act.value for use in _uses(world)}
    own = {each.id.value for each in scenario.sections.acts} if scenario else set()
    for act in world.sections.acts:
        if act.id.value not in world.used.answered:
            world.problems.add(
                "W063",
                f"No rule answers the act `{act.id.value}`",
                act.id.span,
                help="Write a rule whose `after` matches it: by its name, its tone or its front.",
            )
        if act.id.value in own and act.id.value not in performed:
            world.problems.add(
                "W062",
                f"Nobody performs the act `{act.id.value}`",
                act.id.span,
                help="Use it under `acts` of a response, an inject or an initiative.",
            )


def _uses(world: World) -> Iterator[ActUse]:
    for inject in world.outline.injects:
        yield from inject.acts
        for decision in inject.decisions:
            for response in decision.responses:
                yield from response.acts
    for initiative in world.sections.initiatives:
        yield from initiative.acts


def _tracks(world: World, program: Program) -> None:
    spans = {family.id.value: family.id.span for family in world.sections.tracks}
    purses = {index for _, index in program.capital}
    moved, read = (
        {program.tracks[index].family for index in used}
        for used in (world.used.moved | purses, world.used.read | purses)
    )
    for family, span in spans.items():
        if family not in moved:
            world.problems.add(
                "W060",
                f"Nothing moves the track `{family}`",
                span,
                help="Move it in a rule or a response, or make it a parameter.",
            )
        if family not in read:
            world.problems.add(
                "W061",
                f"Nothing reads the track `{family}`",
                span,
                help="Read it in a rule, a condition, an objective or an ending.",
            )


def _rules(world: World) -> None:
    """Rules that no act of any kind can cause, and those of a scenario that none of its acts
    causes."""
    used, scenario = world.used, world.bundle.scenario
    own: tuple[Rule | Modifier, ...] = ()
    dead = [rule.id for rule in world.sections.rules if rule.id.span not in used.possible]
    if scenario is not None:
        own = (*scenario.sections.rules, *scenario.sections.modifiers)
    dead += [each.id for each in own if each.id.span not in used.applied]
    for id in dead:
        world.problems.once(
            "W071",
            f"`{id.value}` never applies: no act is what it answers",
            id.span,
            help="Check its `after` and `for`, or let something perform such an act.",
        )


def _variables(world: World) -> None:
    """Variables that only multiply: the rule follows once for each, and none of them is named."""
    for rule in world.sections.rules:
        _stray(world, rule, (), rule.effects, (rule.when, rule.chance))
    for made in world.sections.modifiers:
        _stray(world, made, made.of, (), (made.when, made.gains, made.losses))


def _stray(
    world: World,
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
        expr = world.expr(formula) if formula and formula.text not in world.statuses else None
        named.update(part for parts in (names_in(expr) if expr else ()) for part in parts)
    for variable, _ in made.variables:
        if variable.value not in named and not world.cast.known(variable.value):
            world.problems.add(
                "W074",
                f"Nothing in `{made.id.value}` names the variable `{variable.value}`",
                variable.span,
                help="It would follow once for each actor, with the same effect. Leave it out.",
            )
