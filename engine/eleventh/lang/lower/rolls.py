"""Rolls of rules and injects: the address of each, and the odds with which it succeeds."""

from __future__ import annotations

from typing import TypeAlias

from eleventh.core import dice
from eleventh.lang.budget import STEPS
from eleventh.lang.formula.scope import Scope
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.injects import Inject
from eleventh.lang.model.rules import Rule
from eleventh.lang.model.text import Formula
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label

Rolled: TypeAlias = Rule | Inject

_VALUES_A_STEP = 8  # values looked through for what one operation costs


class Sites:
    """Gives each roll its address; two names with one address would share dice, so the second moves
    on."""

    def __init__(self) -> None:
        self._taken: dict[int, str] = {}

    def of(self, name: str) -> int:
        """The address of a roll."""
        site = dice.site_of(name)
        while self._taken.setdefault(site, name) != name:
            site = (site + 1) % dice.SITES
        return site


def find_chance(made: Rolled) -> Formula | None:
    """The chance as it is written, of a turn or of a month; None where nothing is rolled."""
    return made.chance_per_month or made.chance


def describe_chance(context: LoweringContext, made: Rolled, written: Formula, scope: Scope) -> str:
    """The chance as an author reads it beside a condition."""
    text = f"chance {context.print_formula(written, scope)}"
    return f"{text} a month" if made.chance_per_month else text


def lower_odds(
    context: LoweringContext, values: Values, made: Rolled, written: Formula, scope: Scope
) -> Value | None:
    """How likely a turn's roll succeeds, of what has the chance `written`; None for one that can't
    be read. A chance that can't be one, two of them, or one that is scaled with the turn by hand is
    a problem."""
    monthly = made.chance_per_month
    if monthly is not None and made.chance is not None:
        context.problems.once(
            "E095",
            f"`{made.id.value}` has a `chance` and a `chance_per_month`",
            monthly.span,
            help="Keep `chance` for what is as likely in every turn, or `chance_per_month` for "
            "what is likelier in a longer one.",
            also=[Label(made.chance.span, "the other")],
        )
    probability = context.lower_number(written, scope, values)
    if probability is None:
        return None
    probability = _check_bounds(context, values, written, probability)
    timed = _find_timed(context, written, probability)
    if monthly is None:
        if timed & {"mul", "div"}:
            context.problems.once(
                "W084",
                f"The chance {quote(written.text)} is multiplied with the length of the turn",
                written.span,
                help="Write `chance_per_month` and leave `months` out: that grows with the turn, "
                "and never past 1.",
            )
        return probability
    if timed:
        context.problems.once(
            "E096",
            f"The chance per month {quote(written.text)} reads the length of the turn",
            written.span,
            help="It is scaled with it already. Leave `months` out.",
        )
    if probability.range.low < 0:
        probability = values.op("max", probability, values.const(0.0), span=written.span)
    if probability.range.high > 1:
        probability = values.op("min", probability, values.const(1.0), span=written.span)
    lengths = {turn.parts for turn in context.outline.turns}
    return values.odds(probability, lengths, written.span)


def roll(values: Values, odds: Value, site: int, chance: Formula) -> Value:
    """Whether the roll at this address succeeds."""
    return values.op("lt", values.chance(site, chance.span), odds, span=chance.span)


def _check_bounds(
    context: LoweringContext, values: Values, written: Formula, probability: Value
) -> Value:
    bounds = probability.range
    if bounds.low > 1 or bounds.high < 0:
        context.problems.once(
            "E082",
            f"The chance {quote(written.text)} is not from 0 to 1"
            if bounds.low == bounds.high
            else f"The chance {quote(written.text)} runs from {bounds.low:g} to {bounds.high:g},"
            " not from 0 to 1",
            written.span,
            help=f"Write {bounds.low / 100:g} for {bounds.low:g} in a hundred."
            if bounds.low == bounds.high and 1 < bounds.low <= 100
            else "Write 0.25 for one in four.",
        )
        return values.const(0.5)  # so that nothing is said to be impossible too
    if bounds.low < 0 or bounds.high > 1:
        context.problems.once(
            "W072",
            f"The chance {quote(written.text)} can run from {bounds.low:g} to {bounds.high:g}",
            written.span,
            help="Below 0 it never happens, above 1 always. `clamp(..., 0, 1)` says so openly.",
        )
    return probability


def _find_timed(context: LoweringContext, written: Formula, value: Value) -> set[str]:
    """The operations of a value by which the length of the turn enters it; none if it does not."""
    seen = {value.serial: value}
    left = [value]
    while left:
        new = [each for each in left.pop().args if each.serial not in seen]
        seen |= {each.serial: each for each in new}
        left += new
    steps = len(seen) // _VALUES_A_STEP
    context.budget.spend(STEPS, f"The formula {quote(written.text)}", written.span, steps)
    timed: dict[int, str] = {}
    for serial, each in sorted(seen.items()):  # what a value is made of has a smaller number
        if each.code == "months" or any(one.serial in timed for one in each.args):
            timed[serial] = each.code
    return set(timed.values())
