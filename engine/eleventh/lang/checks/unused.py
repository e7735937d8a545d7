"""What nobody uses: tracks never moved or read, acts without consequence, rules without an act,
parameters."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.core.program import Program
from eleventh.lang.lower.fitting import names_in
from eleventh.lang.lower.world import World
from eleventh.lang.syntax import ActUse, Formula


def check(world: World, program: Program) -> None:
    """Notes them. What only a scenario can use is asked only where there is one."""
    _parameters(world)
    _acts(world)
    if world.bundle.scenario is not None:
        _tracks(world, program)
        _rules(world)


def _parameters(world: World) -> None:
    for formula in _unlowered(world):
        world.expr(formula)
    named = {parts[0] for expr in world.formulas for parts in names_in(expr)}
    for parameter in world.sections.parameters:
        if parameter.id.value not in named:
            world.problems.add(
                "W070",
                f"No formula uses the parameter `{parameter.id.value}`",
                parameter.id.span,
                help="Use it or delete it.",
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
    scenario = world.bundle.scenario
    own = [*(each.id for each in scenario.sections.rules)] if scenario else []
    own += [each.id for each in scenario.sections.modifiers] if scenario else []
    for id in own:
        if id.value not in world.used.applied:
            world.problems.add(
                "W071",
                f"`{id.value}` never applies: no act of this scenario is what it answers",
                id.span,
                help="Check its `after`, or let something perform such an act.",
            )
