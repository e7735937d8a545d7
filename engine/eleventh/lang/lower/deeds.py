"""Deeds: the uses of acts by injects, responses and initiatives, and the gates that acts bring with
them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from eleventh.core import program as p
from eleventh.core.ir import Event
from eleventh.lang.builder import StageBuilder
from eleventh.lang.lower.world import Origin, World
from eleventh.lang.scope import Scope
from eleventh.lang.suggest import nearest
from eleventh.lang.syntax import ActKind, ActUse, Formula, Name
from eleventh.lang.values import Values


@dataclass(frozen=True, slots=True)
class Doer:
    """Who acts where a use of an act does not say: `by` and `toward` by default, who may know, what
    it hangs on."""

    by: tuple[str, ...]
    toward: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed as rules see it: its number, its chain so far, its attributes, and its intensity."""

    index: int
    act: str
    by: tuple[str, ...]
    toward: tuple[str, ...]
    tone: str
    front: str
    publicity: str
    intensity: float
    origin: Origin


def performed(
    world: World, stage: StageBuilder, uses: Iterable[ActUse], doer: Doer, scope: Scope
) -> Iterator[Deed]:
    """Does each use of an act, in order, and yields the deeds for the rules to answer."""
    for use in uses:
        kind = known_act(world, use.act)
        if kind is None:
            continue
        by, toward = parties(world, kind, use, doer.by, doer.toward)
        if by is None:
            continue
        guard = world.truth(use.when, scope, stage)
        intensity = _intensity(world, use.intensity, scope)
        if guard is None:
            continue
        publicity = use.publicity.value if use.publicity else kind.publicity.value
        front = use.front or kind.front
        _known_front(world, front)
        title = world.cast.substitute(kind.title or kind.id.value, {"by": by, "toward": toward})
        link = p.Link("act", kind.id.value, title)
        index = len(world.deeds)
        seen_by = world.seers(guard.reads, _seen(world, publicity, by, toward, doer))
        event = Event("deed", index)
        origin = doer.origin
        deed = Deed(
            index=index,
            act=kind.id.value,
            by=by,
            toward=toward,
            tone=(use.tone or kind.tone).value,
            front=front.value if front else "",
            publicity=publicity,
            intensity=intensity,
            origin=Origin((*origin.chain, link), "", (), seen_by, event, use.span),
        )
        world.deeds.append(
            p.Deed(
                act=deed.act,
                title=title,
                by=by,
                toward=toward,
                tone=deed.tone,
                front=deed.front,
                publicity=publicity,
                cameo=kind.cameo,
                goldstein=kind.goldstein,
                seen_by=seen_by,
                event=origin.event,
            )
        )
        stage.do(origin.event, guard, index, use.span)
        yield deed


def known_act(world: World, name: Name) -> ActKind | None:
    """The kind of an act by name; None and a problem if nobody defines it."""
    kind = world.acts.get(name.value)
    if kind is None:
        near = nearest(name.value, sorted(world.acts))
        world.problems.add(
            "E063",
            f"There is no act called `{name.value}`",
            name.span,
            help=f"Did you mean `{near}`?" if near else "Define it under `acts`.",
        )
    return kind


def parties(
    world: World,
    kind: ActKind,
    use: ActUse,
    by: tuple[str, ...],
    toward: tuple[str, ...],
) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    """Who does a deed toward whom; `by` is None, with a problem, if that does not fit the act."""
    by = world.cast.members(use.by) or by
    toward = world.cast.members(use.toward) or (toward if kind.toward else ())
    if not by:
        world.problems.add(
            "E084", f"Who does `{kind.id.value}`?", use.span, help="Add `by: ...` to it."
        )
        return None, ()
    if kind.toward and not toward:
        world.problems.add(
            "E084",
            f"Toward whom is `{kind.id.value}` done?",
            use.span,
            help="Add `toward: ...` to it.",
        )
        return None, ()
    for actors, words, role in ((by, kind.by, "by"), (toward, kind.toward, "toward")):
        allowed = world.cast.members(words)
        wrong = [each for each in actors if each not in allowed]
        if wrong and (words or role == "toward"):
            can = ", ".join(allowed) or "nobody: it has no `toward`"
            world.problems.add(
                "E084",
                f"`{kind.id.value}` can't be done {role} {wrong[0]}",
                use.span,
                help=f"It can be done {role} {can}.",
            )
            return None, ()
    return by, toward


def gates(
    world: World, uses: Iterable[ActUse], by: tuple[str, ...], toward: tuple[str, ...]
) -> Iterator[tuple[Formula | None, Formula | None, Mapping[str, str]]]:
    """`needs` and `cost` of the acts used, with the variables `by` and `toward` for each pair of
    parties."""
    for use in uses:
        kind = world.acts.get(use.act.value)
        if kind is None or not (kind.needs or kind.cost):
            continue
        doers = world.cast.members(use.by) or by
        targets = world.cast.members(use.toward) or (toward if kind.toward else ())
        for doer in doers:
            for target in targets or ("",):
                if doer != target:
                    yield (
                        kind.needs,
                        kind.cost,
                        {"by": doer} | ({"toward": target} if target else {}),
                    )


def _seen(
    world: World, publicity: str, by: tuple[str, ...], toward: tuple[str, ...], doer: Doer
) -> tuple[str, ...]:
    if publicity == "public":
        knowing = doer.origin.seen_by if doer.origin.event.kind == "inject" else world.everybody
    elif publicity == "quiet":
        knowing = (*by, *toward)
    else:
        knowing = by
    return tuple(seat for seat in world.everybody if seat in knowing)


def _intensity(world: World, formula: Formula | None, scope: Scope) -> float:
    if formula is None:
        return 1.0
    value = world.number(formula, scope, Values())
    if value is None:
        return 1.0
    if not isinstance(value.constant, float):
        world.problems.add(
            "E090",
            "The intensity of a deed is a fixed number",
            formula.span,
            help="Write a number or a parameter. What depends on the state belongs in a rule.",
        )
        return 1.0
    return value.constant


def _known_front(world: World, front: Name | None) -> None:
    known = [each.value for each in world.sections.fronts]
    if front is not None and front.value not in known:
        near = nearest(front.value, known)
        world.problems.add(
            "E066",
            f"There is no front called `{front.value}`",
            front.span,
            help=f"Did you mean `{near}`?" if near else "Add it to `fronts`.",
        )
