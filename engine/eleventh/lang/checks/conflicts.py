"""What may collide or cannot be averted: statuses set two ways at once, deadlines beyond anybody's
reach."""

from __future__ import annotations

from itertools import combinations

from eleventh.core.ir import Event
from eleventh.core.program import Program
from eleventh.lang.lower.world import World
from eleventh.lang.problems import Label
from eleventh.lang.scope import Scope
from eleventh.lang.values import Values


def check(world: World, program: Program) -> None:
    """Notes statuses that two postings of one stage may set differently, and deadlines no order
    affects."""
    for stage in program.stages:
        sets = [
            int(op.data[0])
            for block in stage.blocks
            for op in program.ops[block.start : block.stop]
            if op.code == "set"
        ]
        for one, two in combinations(sorted(sets), 2):
            _collision(world, program, one, two)
    _deadlines(world, program)


def _collision(world: World, program: Program, one: int, two: int) -> None:
    first, second = program.causes[one], program.causes[two]
    if first.track != second.track or first.value == second.value:
        return
    if first.span == second.span or _exclusive(program, first.event, second.event):
        return
    track = program.tracks[first.track]
    world.problems.add(
        "W067",
        f"Two postings of one stage may set `{track.id}` to {first.value} and to {second.value}",
        second.span,
        note=f"sets {second.value}",
        help="The first listed holds then. Move one to a later stage, or exclude it with `when`.",
        also=[Label(first.span, f"sets {first.value}")],
    )


def _exclusive(program: Program, one: Event, two: Event) -> bool:
    """Whether two events never happen in one turn."""
    one, two = _root(program, one), _root(program, two)
    if one == two:
        return False
    turns = _turn(program, one), _turn(program, two)
    if all(turns) and turns[0] != turns[1]:
        return True
    if one.kind == two.kind == "choice":
        return any(
            one.index in decision.choices and two.index in decision.choices
            for decision in program.decisions
        )
    return False


def _root(program: Program, event: Event) -> Event:
    while event.kind == "deed":
        event = program.deeds[event.index].event
    return event


def _turn(program: Program, event: Event) -> int:
    """The one turn in which an event can happen, or 0."""
    if event.kind == "inject":
        return program.injects[event.index].turn
    if event.kind == "choice":
        for inject in program.injects:
            if any(event.index in program.decisions[each].choices for each in inject.decisions):
                return inject.turn
    return 0


def _deadlines(world: World, program: Program) -> None:
    ordered = {
        cause.track
        for cause in program.causes
        if _root(program, cause.event).kind in ("choice", "met")
    }
    for made in world.outline.deadline_texts:
        running = world.truth(made.runs_while, Scope(world.names, "decide"), Values())
        if running is None or running.orders or running.reads & ordered:
            continue
        world.problems.add(
            "W066",
            f"No order can affect the deadline `{made.id.value}`",
            made.runs_while.span if made.runs_while else made.id.span,
            help="Let `runs_while` read something that responses or initiatives move.",
        )
