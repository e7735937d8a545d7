"""Deeds: the uses of acts by injects, responses and initiatives, and the gates that acts bring with
them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from eleventh.core import program as p
from eleventh.core.deeds import Deed
from eleventh.core.ir import Event
from eleventh.lang.formula.expression import find_names
from eleventh.lang.formula.scope import Scope
from eleventh.lang.graph.builder import StageBuilder
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.cast import make_title
from eleventh.lang.lower.context import LoweringContext, PostingOrigin, hangs_on_choice
from eleventh.lang.lower.unknown_tracks import list_ids
from eleventh.lang.lower.visibility import find_knowing
from eleventh.lang.lower.wearing import find_wear, lower_wear
from eleventh.lang.model.acts import ActKind, ActUse
from eleventh.lang.model.text import Formula, Name
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.suggest import find_nearest

FEWEST_IN_ENCOUNTER = 2


@dataclass(frozen=True, slots=True)
class Doer:
    """Who acts where a use of an act does not say: `by` and `toward` by default, who may know, what
    it hangs on."""

    by: tuple[str, ...]
    toward: tuple[str, ...]
    origin: PostingOrigin


@dataclass(frozen=True, slots=True)
class PerformedDeed:
    """A deed as rules see it: its number, its chain so far, its attributes, and its intensity."""

    index: int
    act: str
    by: tuple[str, ...]
    toward: tuple[str, ...]
    tone: str
    front: str
    publicity: str
    intensity: float
    origin: PostingOrigin


def perform_acts(
    context: LoweringContext, stage: StageBuilder, uses: Iterable[ActUse], doer: Doer, scope: Scope
) -> Iterator[PerformedDeed]:
    """Does each use of an act, in order, and yields the deeds for the rules to answer."""
    for use in uses:
        kind = find_act(context, use.act)
        if kind is None:
            continue
        by, toward = _find_parties(context, kind, use, doer.by, doer.toward)
        if not by or not _may_be_mutual(context, use, by, doer):
            continue
        guard = context.lower_truth(use.when, scope, stage)
        intensity = _lower_intensity(context, use.intensity, scope)
        if guard is None or intensity is None:
            continue
        condition, holds = _note_condition(context, use, doer, scope, guard)
        publicity = use.publicity.value if use.publicity else kind.publicity.value
        front = use.front or kind.front
        check_front(context, front)
        link = _name_deed(context, kind, use, by, toward)
        index = len(context.deeds)
        seen_by = context.visibility.visible_to(
            _find_witnesses(context, publicity, by, toward, doer), guard
        )
        event = Event("deed", index)
        origin = doer.origin
        wears, counter = find_wear(context, kind, by, toward)
        deed = PerformedDeed(
            index=index,
            act=kind.id.value,
            by=by,
            toward=toward,
            tone=(use.tone or kind.tone).value,
            front=front.value if front else "",
            publicity=publicity,
            intensity=intensity,
            origin=PostingOrigin((*origin.chain, link), "", (), seen_by, event, use.span),
        )
        context.deeds.append(
            Deed(
                act=deed.act,
                title=link.title,
                by=by,
                toward=toward,
                tone=deed.tone,
                front=deed.front,
                publicity=publicity,
                cameo=kind.cameo,
                goldstein=kind.goldstein,
                intensity=intensity,
                seen_by=seen_by,
                event=origin.event,
                certain=guard.certainty == "always",
                wears=wears,
                counter=counter,
                condition=condition,
                holds=holds,
            )
        )
        stage.do(origin.event, guard, index, use.span)
        yield deed


def _name_deed(
    context: LoweringContext,
    kind: ActKind,
    use: ActUse,
    by: tuple[str, ...],
    toward: tuple[str, ...],
) -> p.Link:
    """A deed as a step of causes; an encounter blames nobody, and so has a title of its own."""
    id, cast = kind.id.value, context.cast
    if use.between:
        title = kind.encounter or f"{make_title(id)} between {{between}}"
        return p.Link("encounter", id, cast.substitute(title, {"between": by}))
    return p.Link("act", id, cast.substitute(kind.title or id, {"by": by, "toward": toward}))


def _may_be_mutual(context: LoweringContext, use: ActUse, by: tuple[str, ...], doer: Doer) -> bool:
    """Whether a use that is `between` some may be; a problem says why not."""
    if not use.between:
        return True
    headline, help = "", ""
    if doer.origin.event.kind != "inject":
        headline = "Who chooses a deed does it, and it is no encounter"
        help = "Write `toward`. Only what an inject brings can be `between` some."
    elif use.by != use.between or use.toward != use.between:
        headline = "An encounter has no `by` and no `toward` beside its `between`"
        help = "Leave them out: it is done by each of them toward each other."
    elif len(by) < FEWEST_IN_ENCOUNTER:
        headline, help = "An encounter is between two at least", "Name another actor."
    if headline:
        context.problems.once("E084", headline, use.between[0].span, help=help)
    return not headline


def _note_condition(
    context: LoweringContext, use: ActUse, doer: Doer, scope: Scope, guard: Value
) -> tuple[int, bool]:
    """The condition of a use by a choice, and whether it must hold or fail; -1 for none."""
    expr = context.parse(use.when) if use.when else None
    if expr is None or guard.certainty != "maybe" or not hangs_on_choice(doer.origin):
        return -1, True
    return context.note_condition(expr, use.in_words, scope, guard)


def find_act(context: LoweringContext, name: Name) -> ActKind | None:
    """The kind of an act by name; None and a problem if nobody defines it."""
    kind = context.acts.get(name.value)
    if kind is None and name.value not in context.known.told:
        near = find_nearest(name.value, sorted(context.acts))
        context.problems.once(
            "E063",
            f"There is no act called `{name.value}`",
            name.span,
            help=f"Did you mean `{near}`?" if near else "Define it under `acts`.",
        )
    return kind


def _find_parties(
    context: LoweringContext,
    kind: ActKind,
    use: ActUse,
    by: tuple[str, ...],
    toward: tuple[str, ...],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who does a deed toward whom; nobody, with a problem, if that does not fit the act."""
    cast = context.cast
    if not cast.are_known((*use.by, *use.toward)):
        cast.members((*use.by, *use.toward))
        return (), ()
    by = cast.members(use.by) if use.by else by
    toward = cast.members(use.toward) if use.toward else toward if kind.toward else ()
    trouble = _find_misfit(context, kind, by, toward)
    if trouble is None:
        return by, toward
    at = use.toward if trouble.side == "toward" else use.by
    span = at[0].span if at else use.act.span
    if trouble.headline:
        context.problems.once("E084", trouble.headline, span, help=trouble.help)
    return (), ()


@dataclass(frozen=True, slots=True)
class _Misfit:
    """Why parties do not fit an act; without a headline where another problem says so."""

    side: str
    headline: str = ""
    help: str = ""


def _find_misfit(
    context: LoweringContext, kind: ActKind, by: tuple[str, ...], toward: tuple[str, ...]
) -> _Misfit | None:
    id = kind.id.value
    if not by:
        return _Misfit("by", f"Nobody does `{id}` here", "Add `by: ...` to it.")
    if kind.toward and not toward:
        return _Misfit("toward", f"`{id}` is done toward nobody here", "Add `toward: ...` to it.")
    if toward and not kind.toward:
        help = f"Leave out `toward`, or add a `toward` to the act `{id}`."
        return _Misfit("toward", f"`{id}` is not done toward anybody", help)
    for actors, words, side in ((by, kind.by, "by"), (toward, kind.toward, "toward")):
        if not context.cast.are_known(words):
            return _Misfit(side)
        allowed = context.cast.members(words)
        wrong = [each for each in actors if each not in allowed]
        if wrong and words:
            help = list_ids(f"It can be done {side}", allowed)
            return _Misfit(side, f"`{id}` can't be done {side} {wrong[0]}", help)
    if len(by) == 1 and by == toward:
        help = "Name two different ones."
        return _Misfit("toward", f"`{id}` is done by {by[0]} toward itself", help)
    return None


def collect_act_gates(
    context: LoweringContext, uses: Iterable[ActUse], seat: str, toward: tuple[str, ...]
) -> Iterator[tuple[Formula | None, Formula | None, Mapping[str, str]]]:
    """`needs` and `cost` of the acts used that a seat itself does, with the variables `by` and, for
    each party that it does them to, `toward`. A cost that does not depend on whom an act is toward
    comes with the first of several: one use of an act is paid for once."""
    for use in uses:
        kind = context.acts.get(use.act.value)
        if kind is None or not (kind.needs or kind.cost):
            continue
        if use.by and seat not in context.cast.members(use.by):
            continue
        targets = context.cast.members(use.toward) if use.toward else toward if kind.toward else ()
        cost = kind.cost
        for target in targets or ("",):
            if seat != target:
                yield kind.needs, cost, {"by": seat} | ({"toward": target} if target else {})
                cost = cost if cost is not None and _names_target(context, cost) else None


def _names_target(context: LoweringContext, formula: Formula) -> bool:
    expr = context.parse(formula)
    return expr is not None and any("toward" in parts for parts in find_names(expr))


def _find_witnesses(
    context: LoweringContext,
    publicity: str,
    by: tuple[str, ...],
    toward: tuple[str, ...],
    doer: Doer,
) -> tuple[str, ...]:
    public = doer.origin.seen_by if doer.origin.event.kind == "inject" else context.everybody
    knowing = find_knowing(publicity, by, toward, public)
    return tuple(seat for seat in context.everybody if seat in knowing)


def _lower_intensity(
    context: LoweringContext, formula: Formula | None, scope: Scope
) -> float | None:
    """How intense a use of an act is; None where an amount of 0 leaves nothing to do."""
    if formula is None:
        return 1.0
    value = context.lower_number(formula, scope, Values())
    if value is None:
        return 1.0
    if not isinstance(value.constant, float):
        context.problems.once(
            "E090",
            f"{quote(formula.text)} depends on the state, and an intensity is a fixed number",
            formula.span,
            help="Write a number or a parameter. What depends on the state belongs in a rule.",
        )
        return 1.0
    if value.constant == 0 and scope.amount is not None:
        return None
    if value.constant <= 0:
        context.problems.once(
            "E091",
            f"The intensity {quote(formula.text)} is not more than 0",
            formula.span,
            help="1 is usual, 0.5 half as much. For the reverse of an act define another act.",
        )
        return 1.0
    return value.constant


def check_front(context: LoweringContext, front: Name | None) -> None:
    """Notes a front that nobody defines."""
    known = [each.value for each in context.sections.fronts]
    if front is not None and front.value not in known and front.value not in context.known.told:
        near = find_nearest(front.value, known)
        context.problems.once(
            "E066",
            f"There is no front called `{front.value}`",
            front.span,
            help=f"Did you mean `{near}`?" if near else "Add it to `fronts`.",
        )


def check_act_kinds(context: LoweringContext) -> None:
    """Notes what is wrong with the kinds of acts, performed or not."""
    for kind in context.acts.values():
        if kind.wears is not None:
            lower_wear(context, kind.wears, Values())
        context.cast.members((*kind.by, *kind.toward))
        check_front(context, kind.front)
        context.cite(kind.cite)
