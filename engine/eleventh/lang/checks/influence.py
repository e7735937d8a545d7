"""What orders can move: deadlines and objectives beyond anybody's reach.

Whatever a response or an initiative moves is affected by orders, and so is what follows from that:
what a rule makes of it, an inject that waits for it, a track that such an inject moves.
"""

from __future__ import annotations

from eleventh.core.deeds import find_root
from eleventh.core.program import Program
from eleventh.core.span import Span
from eleventh.lang.budget import STEPS
from eleventh.lang.formula.scope import Scope
from eleventh.lang.formula.starting import read_begun
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.books import Seat

_CAUSES_A_STEP = 16  # causes looked at again for what one operation costs
HIGHEST = 100  # of a score


def check(context: LoweringContext, program: Program) -> None:
    """Notes deadlines that no order can affect, and objectives that always come to the same."""
    scenario = context.bundle.scenario
    seats = scenario.seats if scenario else ()
    deadlines = context.outline.deadline_texts
    at = [each.id.span for each in deadlines]
    at += [each.id.span for seat in seats for each in seat.objectives]
    if not at:
        return
    tracks, injects = _find_affected(context, program, at[0])
    for made in deadlines:
        values = Values()
        running = context.lower_truth(made.runs_while, Scope(context.names, "decide"), values)
        clock = context.names.deadlines[made.id.value].starting
        begun = read_begun(values, clock) if clock else None
        hangs = [each for each in (running, begun) if each is not None]
        if running is None or any(_depends(each, tracks, injects) for each in hangs):
            continue
        context.problems.add(
            "W066",
            f"No order can affect the deadline `{made.id.value}`",
            made.runs_while.span if made.runs_while else made.id.span,
            help="Let `runs_while` read something that responses or initiatives move.",
        )
    for seat in seats:
        _check_objectives(context, seat, tracks, injects)


def _check_objectives(
    context: LoweringContext, seat: Seat, tracks: set[int], injects: set[int]
) -> None:
    scope = Scope(context.names, "decide", {"self": seat.id.value})
    for made in seat.objectives:
        score = context.lower_either(made.score, scope, Values())
        if score is None:
            continue
        low, high = score.range.low, score.range.high
        why = ""
        if score.type == "number" and (low == high or high <= 0 or low >= HIGHEST):
            always = min(max(low, 0), HIGHEST)
            why = f"it is {always:g} whatever happens"
        elif score.type == "truth" and score.certainty != "maybe":
            why = f"it {score.certainty} holds"
        elif context.outline.choices and not _depends(score, tracks, injects):
            why = "no order can move it"
        if why:
            context.problems.add(
                "W090",
                f"The objective `{made.id.value}` of {seat.id.value} is flat: {why}",
                made.score.span,
                help="Let its score read something that responses or initiatives move.",
            )


def _find_affected(
    context: LoweringContext, program: Program, at: Span
) -> tuple[set[int], set[int]]:
    """The tracks and injects that some order can affect, directly or through others."""
    tracks: set[int] = set()
    injects: set[int] = set()
    before = -1
    causes = {
        (cause.track, find_root(program.deeds, cause.event), cause.reads, guard)
        for cause, guard in zip(program.causes, context.guards, strict=True)
    }
    while before < len(tracks) + len(injects):
        before = len(tracks) + len(injects)
        for index, guard in context.fires.items():
            if _depends(guard, tracks, injects):
                injects.add(index)
        causes = {each for each in causes if each[0] not in tracks}
        context.budget.spend(STEPS, "Following what orders move", at, len(causes) // _CAUSES_A_STEP)
        for track, root, reads, guard in causes:
            if (
                root.kind in ("choice", "met")
                or (root.kind == "inject" and root.index in injects)
                or not tracks.isdisjoint(reads)
                or _depends(guard, tracks, injects)
            ):
                tracks.add(track)
    return tracks, injects


def _depends(value: Value, tracks: set[int], injects: set[int]) -> bool:
    fired = {index for code, index in value.facts if code in ("fired", "fires", "fired_in")}
    return value.orders or not tracks.isdisjoint(value.reads) or not injects.isdisjoint(fired)
