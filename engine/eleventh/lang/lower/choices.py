"""Choices: what a response or an initiative does, what it costs, and what it needs.

Everything here happens at `resolve`, on the event that the choice was made (for a joint initiative:
that it was met), and reads the state after the turn opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eleventh.core import program as p
from eleventh.core.ir import Event
from eleventh.lang.builder import StageBuilder
from eleventh.lang.lower.deeds import Deed, Doer, gates, parties, performed
from eleventh.lang.lower.outline import ChoicePlan
from eleventh.lang.lower.world import Origin, World
from eleventh.lang.scope import Scope
from eleventh.lang.syntax import Formula, Initiative
from eleventh.lang.values import Value, Values


def resolve(world: World) -> tuple[tuple[p.Choice, ...], list[Deed]]:
    """Lowers every choice; the table of choices and the deeds they can do, in order."""
    stage = world.builder.stage("resolve", "resolve")
    deeds: list[Deed] = []
    choices = []
    for index, plan in enumerate(world.outline.choices):
        choices.append(_choice(world, index, plan))
        origin = _origin(world, index, plan, choices[-1])
        _pay(world, stage, index, plan, origin)
        scope = Scope(world.names, "resolve", _variables(plan))
        if plan.joint >= 0:
            _rebuff(world, stage, index, plan, origin)
            continue
        made = plan.made_of
        for effect in made.effects:
            world.move(stage, effect, scope, stage.truth(True), origin)
        target = (plan.target,) if plan.target else ()
        doer = Doer((plan.seat,), target, origin)
        deeds.extend(performed(world, stage, made.acts, doer, scope))
    deeds.extend(_meet(world, stage))
    return tuple(choices), deeds


def _choice(world: World, index: int, plan: ChoicePlan) -> p.Choice:
    made = plan.made_of
    scope = Scope(world.names, "decide", _variables(plan))
    values = Values()
    needs, cost, texts = _gate(world, plan, scope, values)
    world.gates.append((needs, cost))
    world.builder.query(f"needs:{index}", needs)
    world.builder.query(f"cost:{index}", cost)
    _may_read(world, plan, needs, cost)
    seen_by = _shown_to(world, plan)
    if isinstance(made, Initiative):
        title, historical, once, kind = made.title or made.id.value, "", made.once, "initiative"
        who: Mapping[str, str | tuple[str, ...]] = {"self": plan.seat} | (
            {"target": plan.target} if plan.target else {}
        )
        title = world.cast.substitute(title, who)
    else:
        title, historical, once, kind = made.label, made.historical, False, "response"
    free = needs.certainty == "always" and cost.constant == 0.0 and not once
    return p.Choice(
        seat=plan.seat,
        id=plan.id,
        kind=kind,  # type: ignore[arg-type]
        title=title,
        text=made.text.text if made.text else "",
        why=made.why,
        cite=world.cite(made.cite),
        needs=" and ".join(texts),
        reads=tuple(sorted(needs.reads | cost.reads)),
        free=free,
        once=once,
        joint=plan.joint,
        target=plan.target,
        historical=historical,
        seen_by=seen_by,
        span=made.span,
    )


def _gate(
    world: World, plan: ChoicePlan, scope: Scope, values: Values
) -> tuple[Value, Value, list[str]]:
    made = plan.made_of
    needs, cost, texts = values.truth(True), values.const(0.0), []
    target: tuple[str, ...] = (plan.target,) if plan.target else ()
    if plan.joint >= 0:
        target = tuple(
            world.outline.choices[each].seat
            for each in world.outline.joints[plan.joint].choices
            if world.outline.choices[each].seat != plan.seat
        )
    own: tuple[Formula | None, Formula | None, dict[str, str]] = (made.needs, made.cost, {})
    for needed, priced, variables in (own, *gates(world, made.acts, (plan.seat,), target)):
        if variables.get("by", plan.seat) != plan.seat:
            continue
        here = Scope(world.names, "decide", {**scope.variables, **variables})
        wanted = world.truth(needed, here, values)
        if wanted is not None and needed is not None:
            needs = values.op("and", needs, wanted, span=needed.span)
            texts.append(world.text(needed, here))
        price = world.number(priced, here, values) if priced else None
        if price is not None and priced is not None:
            _price_fits(world, priced, price)
            cost = values.op("add", cost, price, span=priced.span)
    return needs, cost, texts


def _price_fits(world: World, formula: Formula, price: Value) -> None:
    if price.range.low < 0:
        world.problems.add(
            "E088",
            f"This cost can fall to {price.range.low:g}",
            formula.span,
            help="A cost is paid in political capital and is never below 0.",
        )
    elif price.range.high > 0 and world.sections.political_capital is None:
        world.problems.add(
            "E088",
            "A cost needs political capital, and nothing says which tracks hold it",
            formula.span,
            help="Add `political_capital: FAMILY` with a family of one track per seat.",
        )


def _may_read(world: World, plan: ChoicePlan, *values: Value) -> None:
    for value in values:
        for track in sorted(value.reads):
            if plan.seat not in world.tracks[track].seen_by:
                made = plan.made_of
                formula = made.needs or made.cost
                world.problems.add(
                    "E085",
                    f"`{plan.id}` of {plan.seat} depends on `{world.tracks[track].id}`,"
                    " which it can't see",
                    formula.span if formula else made.id.span,
                    help="Whether a choice is open would tell a secret. Read tracks the seat sees.",
                )


def _shown_to(world: World, plan: ChoicePlan) -> tuple[str, ...]:
    made = plan.made_of
    target: tuple[str, ...] = (plan.target,) if plan.target else ()
    if plan.joint >= 0:
        target = tuple(
            world.outline.choices[each].seat for each in world.outline.joints[plan.joint].choices
        )
    words, involved = [], {plan.seat, *target}
    for use in made.acts:
        kind = world.acts.get(use.act.value)
        if kind is not None:
            words.append((use.publicity or kind.publicity).value)
            involved |= set(parties(world, kind, use, (plan.seat,), target)[1])
    word = next((each for each in ("public", "quiet", "secret") if each in words), "public")
    if made.publicity is not None:
        word = made.publicity.value
    if word == "public":
        return world.everybody
    who = involved if word == "quiet" else {plan.seat}
    return tuple(seat for seat in world.everybody if seat in who)


def _origin(world: World, index: int, plan: ChoicePlan, choice: p.Choice) -> Origin:
    link = p.Link(choice.kind, plan.id, choice.title)
    made = plan.made_of
    return Origin((link,), made.why, choice.cite, choice.seen_by, Event("choice", index), made.span)


def _pay(world: World, stage: StageBuilder, index: int, plan: ChoicePlan, origin: Origin) -> None:
    purse = dict(capital(world)).get(plan.seat)
    _, cost, _ = _gate(world, plan, Scope(world.names, "decide", _variables(plan)), stage)
    if purse is None or cost.range.high <= 0:
        return
    link = p.Link("cost", plan.id, "Cost in political capital")
    paid = Origin(
        (*origin.chain, link),
        "It costs political capital.",
        (),
        (plan.seat,),
        origin.event,
        origin.span,
    )
    amount = stage.op("neg", cost)
    always = stage.truth(True)
    cause = world.cause(paid, purse, "-cost", "", always, amount, None)
    world.used.moved.add(purse)
    stage.post(origin.event, always, amount, cause, origin.span)


def capital(world: World) -> tuple[tuple[str, int], ...]:
    """The index of the track that holds each seat's political capital."""
    name = world.sections.political_capital
    if name is None:
        return ()
    found = tuple(
        (seat, world.names.tracks[f"{name.value}.{seat}"].index)
        for seat in world.everybody
        if f"{name.value}.{seat}" in world.names.tracks
    )
    if len(found) != len(world.everybody):
        world.problems.add(
            "E088",
            f"`{name.value}` is not a family with one track per seat",
            name.span,
            help=f"Define `{name.value}: {{kind: counter, of: [seat]}}` under `tracks`.",
        )
    return found


def _rebuff(
    world: World, stage: StageBuilder, index: int, plan: ChoicePlan, origin: Origin
) -> None:
    made = plan.made_of
    if not isinstance(made, Initiative):
        return
    joint = world.outline.joints[plan.joint]
    for other in joint.choices:
        absent = world.outline.choices[other].seat
        if absent == plan.seat:
            continue
        alone = stage.op("not", stage.fact("chooses", other))
        scope = Scope(world.names, "resolve", {"self": plan.seat, "absent": absent})
        link = p.Link("rebuff", plan.id, f"{world.cast.title(absent)} stayed away")
        shunned = Origin(
            (*origin.chain, link),
            origin.why,
            origin.cite,
            origin.seen_by,
            origin.event,
            origin.span,
        )
        for effect in made.rebuffed:
            world.move(stage, effect, scope, alone, shunned, f"not {absent}.chooses.{plan.id}")


def _meet(world: World, stage: StageBuilder) -> Iterator[Deed]:
    for index, joint in enumerate(world.outline.joints):
        made = joint.made_of
        seats = tuple(world.outline.choices[each].seat for each in joint.choices)
        link = p.Link("initiative", made.id.value, made.title or made.id.value)
        seen_by = world.everybody
        if made.publicity is not None and made.publicity.value != "public":
            seen_by = tuple(seat for seat in world.everybody if seat in seats)
        origin = Origin(
            (link,), made.why, world.cite(made.cite), seen_by, Event("met", index), made.span
        )
        scope = Scope(world.names, "resolve", {})
        for effect in made.effects:
            world.move(stage, effect, scope, stage.truth(True), origin)
        yield from performed(world, stage, made.acts, Doer(seats, seats, origin), scope)


def _variables(plan: ChoicePlan) -> dict[str, str]:
    return {"self": plan.seat} | ({"target": plan.target} if plan.target else {})
