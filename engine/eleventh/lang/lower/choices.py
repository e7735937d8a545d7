"""Choices: what a response or an initiative does, what it costs, and what it needs.

Everything here happens at `resolve`, on the event that the choice was made (for a joint initiative:
that it was met), and reads the state after the turn opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eleventh.core import program as p
from eleventh.core.ir import Event
from eleventh.lang.formula.scope import Moment, Scope
from eleventh.lang.graph.builder import StageBuilder
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.amounts import find_historical, with_amount
from eleventh.lang.lower.blame import find_place, find_visible
from eleventh.lang.lower.captions import name_initiative
from eleventh.lang.lower.cast import list_bindings
from eleventh.lang.lower.context import Gate, LoweringContext, PostingOrigin
from eleventh.lang.lower.counting import count_parties
from eleventh.lang.lower.deeds import Doer, PerformedDeed, collect_act_gates, perform_acts
from eleventh.lang.lower.fitting import keep_fitting
from eleventh.lang.lower.outline import ChoicePlan
from eleventh.lang.lower.tellings import Audience, lower_text
from eleventh.lang.model.injects import Response
from eleventh.lang.model.rules import Initiative
from eleventh.lang.model.text import Formula
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label
from eleventh.lang.problems.suggest import find_nearest


def lower_choices(context: LoweringContext) -> tuple[tuple[p.Choice, ...], list[PerformedDeed]]:
    """Lowers every choice; the table of choices and the deeds they can do, in order."""
    stage = context.builder.stage("resolve", "resolve")
    deeds: list[PerformedDeed] = []
    _check_purses(context)
    choices = []
    for index, plan in enumerate(context.outline.choices):
        choices.append(_lower_choice(context, index, plan))
        origin = _origin(context, index, plan, choices[-1])
        _pay(context, stage, index, plan, origin)
        scope = make_scope(context, plan, "resolve")
        if plan.joint >= 0:
            _rebuff(context, stage, index, plan, origin)
            continue
        made = plan.made_of
        for effect in made.effects:
            context.move(stage, effect, scope, stage.truth(True), origin)
        target = (plan.target,) if plan.target else ()
        doer = Doer((plan.seat,), target, origin)
        deeds.extend(perform_acts(context, stage, made.acts, doer, scope))
    deeds.extend(_meet(context, stage))
    _tell_unpaid(context)
    return tuple(choices), deeds


def _lower_choice(context: LoweringContext, index: int, plan: ChoicePlan) -> p.Choice:
    made = plan.made_of
    scope = make_scope(context, plan, "decide")
    gate = _lower_gate(context, plan, scope, Values())
    needs, cost = gate.needs, gate.cost
    context.gates.append(gate)
    context.builder.query(f"needs:{index}", needs)
    context.builder.query(f"cost:{index}", cost)
    if isinstance(made, Initiative):
        title = name_initiative(made, context.cast, plan.seat, plan.target)
        text = made.text.text if made.text else ""
        historical, once, kind = "", made.once, "initiative"
    else:
        title, text = _lower_response_texts(context, index, plan, made)
        historical, once, kind = find_historical(made, plan.amount), False, "response"
    free = needs.certainty == "always" and cost.constant == 0.0 and not once
    return p.Choice(
        seat=plan.seat,
        id=plan.id,
        kind=kind,  # type: ignore[arg-type]
        title=title,
        text=text,
        why=made.why,
        cite=context.cite(made.cite),
        needs=" and ".join(gate.words),
        reads=tuple(sorted(needs.reads | cost.reads)),
        free=free,
        once=once,
        joint=plan.joint,
        target=plan.target,
        historical=historical,
        seen_by=context.visibility.choices[index],
        span=made.span,
        group=made.group if isinstance(made, Initiative) else "",
        kin=_find_kin(context, plan),
        hidden=made.hidden_until_open,
        afterwards=_lower_aftermath(context, index, plan),
    )


def _lower_aftermath(context: LoweringContext, index: int, plan: ChoicePlan) -> str:
    """What is told of a choice as its turn is revealed, to all who learn that it was made."""
    made = plan.made_of
    learners = tuple(dict.fromkeys((plan.seat, *context.visibility.choices[index])))
    amount = made.amount if isinstance(made, Response) else None
    unit = amount.unit if amount else ""
    audience = Audience(learners, -1, bind_parties(plan), plan.amount, unit, "close")
    return lower_text(context, made.afterwards, "afterwards", index, audience)


def _find_kin(context: LoweringContext, plan: ChoicePlan) -> p.Kin | None:
    made = plan.made_of
    if not isinstance(made, Initiative) or not plan.target:
        return None
    title = name_initiative(made, context.cast, plan.seat, "")
    return p.Kin(made.id.value, title, context.cast.title(plan.target))


def _lower_response_texts(
    context: LoweringContext, index: int, plan: ChoicePlan, made: Response
) -> tuple[str, str]:
    """The label of a response, which all see who learn of it, and its text, which its seat does."""
    inject = context.outline.decisions[plan.decision].inject
    variables = bind_parties(plan)
    unit = made.amount.unit if made.amount else ""
    own = Audience((plan.seat,), inject, variables, plan.amount, unit)
    learners = tuple(dict.fromkeys((plan.seat, *context.visibility.choices[index])))
    noted = len(context.tellings)
    told = replace(own, seats=learners)
    label = lower_text(context, with_amount(made), "label", index, told)
    if context.outline.injects[inject].repeats and len(context.tellings) > noted:
        context.problems.once(
            "E089",
            f"The label of `{plan.id}` depends on the state, and its inject repeats",
            made.label.span,
            help="What was chosen keeps its name. Put what differs in the text of the response.",
        )
    return label, lower_text(context, made.text, "response", index, own)


def _lower_gate(context: LoweringContext, plan: ChoicePlan, scope: Scope, values: Values) -> Gate:
    made = plan.made_of
    needs, cost = values.truth(True), values.const(0.0)
    conditions: list[tuple[Formula, Value, str]] = []
    words: dict[str, None] = {}  # two acts of a choice often need the same
    faulty = False
    target: tuple[str, ...] = (plan.target,) if plan.target else ()
    if plan.joint >= 0:
        target = tuple(
            context.outline.choices[each].seat
            for each in context.outline.joints[plan.joint].choices
            if context.outline.choices[each].seat != plan.seat
        )
    own: tuple[Formula | None, Formula | None, dict[str, str]] = (made.needs, made.cost, {})
    for needed, priced, variables in (
        own,
        *collect_act_gates(context, made.acts, plan.seat, target),
    ):
        here = replace(scope, variables={**scope.variables, **variables})
        wanted = context.lower_truth(needed, here, values)
        faulty |= wanted is None
        if wanted is not None and needed is not None:
            needs = values.op("and", needs, wanted, span=needed.span)
            conditions.append((needed, wanted, context.print_formula(needed, here)))
            words[context.describe_condition(needed, here)] = None
            _may_read(context, plan, needed, wanted)
        price = context.lower_number(priced, here, values) if priced else None
        if price is not None and priced is not None:
            check_price(context, priced, price)
            cost = values.op("add", cost, price, span=priced.span)
            _may_read(context, plan, priced, price)
    return Gate(needs, cost, tuple(conditions), tuple(words), faulty)


def check_price(context: LoweringContext, formula: Formula, price: Value) -> None:
    """Notes a cost that can be negative, and remembers one that there is nothing to pay from."""
    if price.range.low < 0:
        context.problems.once(
            "E088",
            f"The cost {quote(formula.text)} can fall to {price.range.low:g}",
            formula.span,
            help="A cost is paid in political capital and is never below 0.",
        )
    elif price.range.high > 0 and context.sections.political_capital is None:
        context.unpaid.append(formula)


def check_gates(context: LoweringContext) -> None:
    """Notes what is wrong with what acts need and cost, whether or not a choice is such an act."""
    values = Values()
    for kind in context.acts.values():
        if kind.needs is None and kind.cost is None:
            continue
        playable = {*context.cast.group("seats")}
        seats = [each for each in context.cast.members(kind.by) if each in playable]
        targets = {"toward": context.cast.members(kind.toward)} if kind.toward else {}
        count_parties(context.budget, kind, len(seats), *map(len, targets.values()))
        options = list_bindings({"by": tuple(seats), **targets})
        for binding in keep_fitting(context, (kind.needs, kind.cost), options):
            scope = Scope(context.names, "decide", binding)
            context.lower_truth(kind.needs, scope, values)
            price = context.lower_number(kind.cost, scope, values) if kind.cost else None
            if price is not None and kind.cost is not None:
                check_price(context, kind.cost, price)


def _may_read(context: LoweringContext, plan: ChoicePlan, formula: Formula, value: Value) -> None:
    secrets = context.visibility.secrets(plan.seat, value)
    if not secrets:
        return
    made = plan.made_of
    causes = (made.id.span, *find_visible(context.bundle, secrets[0]))
    place, beside = find_place(context.bundle, formula.span, causes)
    help = "Whether a choice is open would tell a secret. Read tracks the seat sees."
    if beside:
        help = f"Let {plan.seat} see it with `visible`, or `change` the `needs`, or do `without`."
    elif formula not in (made.needs, made.cost):
        beside = (Label(made.id.span, "the choice that is such an act"),)
    context.problems.once(
        "E085",
        f"`{plan.id}` of {plan.seat} depends on `{secrets[0]}`, which it can't see",
        place,
        help=help,
        also=beside,
    )


def _tell_unpaid(context: LoweringContext) -> None:
    """One problem for all costs, where the first of them stands."""
    costs = sorted(
        {each.span: each for each in context.unpaid}.values(), key=lambda each: each.span
    )
    if not costs:
        return
    context.problems.once(
        "E088",
        f"The cost {quote(costs[0].text)} has nothing to be paid from",
        costs[0].span,
        help="Add `political_capital: FAMILY` with a family of one track per seat.",
        also=[Label(each.span, "nor has this") for each in costs[1:]],
    )


def _check_purses(context: LoweringContext) -> None:
    name = context.sections.political_capital
    for seat, index in find_capital(context):
        track = context.tracks[index]
        if name is not None and track.kind == "status":
            context.problems.once(
                "E088",
                f"`{name.value}` is a status, and costs are paid in points",
                name.span,
                help="Make it a counter: `kind: counter`.",
            )
        elif name is not None and seat not in track.seen_by:
            causes = find_visible(context.bundle, track.id)
            place, beside = find_place(context.bundle, name.span, causes)
            context.problems.once(
                "E085",
                f"Costs are paid from `{track.id}`, which {seat} can't see",
                place,
                help="Whether a choice can be paid would tell a secret. Make it `visible: own`.",
                also=beside,
            )


def _origin(
    context: LoweringContext, index: int, plan: ChoicePlan, choice: p.Choice
) -> PostingOrigin:
    link = p.Link(choice.kind, plan.id, choice.title)
    made = plan.made_of
    return PostingOrigin(
        (link,), made.why, choice.cite, choice.seen_by, Event("choice", index), made.span
    )


def _pay(
    context: LoweringContext,
    stage: StageBuilder,
    index: int,
    plan: ChoicePlan,
    origin: PostingOrigin,
) -> None:
    purse = dict(find_capital(context)).get(plan.seat)
    cost = _lower_gate(context, plan, make_scope(context, plan, "decide"), stage).cost
    if purse is None or cost.range.high <= 0:
        return
    link = p.Link("cost", plan.id, "Cost in political capital")
    paid = PostingOrigin(
        (*origin.chain, link),
        "It costs political capital.",
        (),
        (plan.seat,),
        origin.event,
        origin.span,
    )
    amount = stage.op("neg", cost)
    always = stage.truth(True)
    cause = context.add_cause(paid, purse, "-cost", "", always, amount, None)
    context.used.moved.add(purse)
    stage.post(origin.event, always, amount, cause, purse, origin.span)


def find_capital(context: LoweringContext) -> tuple[tuple[str, int], ...]:
    """The index of the track that holds each seat's political capital."""
    name = context.sections.political_capital
    if name is None or name.value in context.known.told:
        return ()
    found = tuple(
        (seat, context.names.tracks[f"{name.value}.{seat}"].index)
        for seat in context.everybody
        if f"{name.value}.{seat}" in context.names.tracks
    )
    if len(found) != len(context.everybody):
        near = find_nearest(name.value, context.known.families)
        meant = near if near not in (None, name.value) else None
        context.problems.once(
            "E088",
            f"`{name.value}` is not a family with one track per seat",
            name.span,
            help=f"Did you mean `{meant}`?"
            if meant
            else f"Define `{name.value}: {{kind: counter, of: [seat]}}` under `tracks`.",
        )
    return found


def _rebuff(
    context: LoweringContext,
    stage: StageBuilder,
    index: int,
    plan: ChoicePlan,
    origin: PostingOrigin,
) -> None:
    made = plan.made_of
    if not isinstance(made, Initiative):
        return
    joint = context.outline.joints[plan.joint]
    for other in joint.choices:
        absent = context.outline.choices[other].seat
        if absent == plan.seat:
            continue
        alone = stage.op("not", stage.fact("chooses", other))
        scope = Scope(context.names, "resolve", {"self": plan.seat, "absent": absent})
        away = f"{context.cast.title(absent)} stayed away"
        link = p.Link("rebuff", plan.id, away)
        shunned = PostingOrigin(
            (*origin.chain, link),
            f"{away} from “{made.title or made.id.value}”.",
            origin.cite,
            origin.seen_by,
            origin.event,
            origin.span,
        )
        for effect in made.rebuffed:
            context.move(stage, effect, scope, alone, shunned, f"not {absent}.chooses.{plan.id}")


def _meet(context: LoweringContext, stage: StageBuilder) -> Iterator[PerformedDeed]:
    for index, joint in enumerate(context.outline.joints):
        made = joint.made_of
        seats = tuple(context.outline.choices[each].seat for each in joint.choices)
        link = p.Link("initiative", made.id.value, made.title or made.id.value)
        seen_by = context.visibility.joints[index]
        origin = PostingOrigin(
            (link,), made.why, context.cite(made.cite), seen_by, Event("met", index), made.span
        )
        scope = Scope(context.names, "resolve", {})
        for effect in made.effects:
            context.move(stage, effect, scope, stage.truth(True), origin)
        if len(seats) > 1:
            yield from perform_acts(context, stage, made.acts, Doer(seats, seats, origin), scope)


def make_scope(context: LoweringContext, plan: ChoicePlan, moment: Moment) -> Scope:
    """What the names in the formulas of a choice mean."""
    return Scope(context.names, moment, bind_parties(plan), amount=plan.amount)


def bind_parties(plan: ChoicePlan) -> dict[str, str]:
    """Whom the variables of a choice stand for: `self`, and `target` where it has one."""
    return {"self": plan.seat} | ({"target": plan.target} if plan.target else {})
