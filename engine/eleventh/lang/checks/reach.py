"""What can be reached: responses that can be chosen, decisions that can be answered, endings that
close."""

from __future__ import annotations

from eleventh.core.program import Program
from eleventh.lang.checks.bounds import describe_bounds
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.lower.exclusion import exclude_each_other
from eleventh.lang.lower.outline import DecisionPlan
from eleventh.lang.problems.problem import Label

FEWEST_RESPONSES = 2
FEWEST_PARTIES = 2


def check(context: LoweringContext, program: Program) -> None:
    """Notes choices nobody can make, decisions nobody can answer, games that never close."""
    for index in range(len(program.choices)):
        _check_choices(context, program, index)
    for plan in context.outline.decisions:
        _check_decisions(context, program, plan)
    if context.bundle.whole:
        _check_endings(context)


def _check_choices(context: LoweringContext, program: Program, index: int) -> None:
    choice, gate = program.choices[index], context.gates[index]
    made = context.outline.choices[index].made_of
    impossible = next((each for each in gate.conditions if exclude_each_other(each[1])), None)
    if impossible is not None or exclude_each_other(gate.needs):
        formula, _, text = impossible or gate.conditions[0]
        whole = text if impossible else " and ".join(each for _, _, each in gate.conditions)
        own = formula == made.needs
        context.problems.once(
            "E077",
            f"`{choice.id}` can never be chosen: `{whole}` never holds",
            formula.span,
            help="Its condition holds for no state within the bounds of its tracks."
            + describe_bounds(context, formula),
            also=() if own else [Label(made.id.span, "the choice that is such an act")],
        )
        return
    if choice.hidden and gate.needs.certainty == "always" and not gate.faulty:
        context.problems.once(
            "W096",
            f"`{choice.id}` is hidden until it is open, and it is always open",
            made.id.span,
            help="Give it `needs`, or leave `hidden_until_open` out.",
        )
    cost = gate.cost
    purse = dict(program.capital).get(choice.seat)
    if purse is not None and cost.range.low > program.tracks[purse].high:
        held = program.tracks[purse].high
        context.problems.once(
            "E077",
            f"`{choice.id}` can never be chosen: it costs {cost.range.low:g},"
            f" and no seat can hold more than {held:g}",
            made.cost.span if made.cost else made.id.span,
            help="Lower the cost, or raise `max` of the political capital.",
        )


def _check_decisions(context: LoweringContext, program: Program, plan: DecisionPlan) -> None:
    made = plan.made_of
    if len(plan.choices) < FEWEST_RESPONSES:
        context.problems.add(
            "E078",
            f"The decision `{plan.id}` has {len(made.responses)} response",
            made.span,
            help="A decision needs two or more: else there is nothing to decide.",
        )
    elif not any(program.choices[each].free for each in plan.choices):
        context.problems.add(
            "E079",
            f"No response of `{plan.id}` is always available",
            made.span,
            help="Give one of them no `needs` and no `cost`, also in its acts.",
        )


def _check_endings(context: LoweringContext) -> None:
    scenario = context.bundle.scenario
    if scenario is None or not scenario.endings:
        return
    final = [each for each in scenario.endings if each.when is None]
    if not final:
        context.problems.add(
            "E081",
            "No ending closes every game",
            scenario.endings[-1].span,
            help="Add a last ending without `when`.",
        )
    elif final[0] is not scenario.endings[-1]:
        hidden = scenario.endings[scenario.endings.index(final[0]) + 1]
        context.problems.add(
            "E081",
            f"The ending `{final[0].id.value}` has no `when`, so after the last turn"
            " the ones below it never count",
            final[0].span,
            help="Put it last.",
            also=[Label(hidden.span, "never counts after the last turn")],
        )


def check_joint(context: LoweringContext) -> None:
    """Notes joint initiatives that one party alone should take."""
    for made in context.sections.initiatives:
        if not made.parties or not context.cast.are_known(made.parties):
            continue
        if len(context.cast.members(made.parties)) < FEWEST_PARTIES:
            context.problems.add(
                "E083",
                f"The joint initiative `{made.id.value}` has one party",
                made.parties[0].span,
                help="Name at least two, or write `by` instead of `parties`.",
            )
