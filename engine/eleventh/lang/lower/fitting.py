"""Which instances of a rule make sense: those whose actors have the tracks that the rule names.

A rule over hostile acts may speak of `approval.x`, and some hostile acts are done by somebody
without that track. Then this instance, or this effect of it, is left out; a name that fits no
instance at all is a problem.
"""

from __future__ import annotations

from collections.abc import Iterable

from eleventh.lang.budget import STEPS
from eleventh.lang.formula.expression import find_names
from eleventh.lang.lower.cast import Binding
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.acts import Effect
from eleventh.lang.model.text import Formula
from eleventh.lang.problems.characters import quote

_NAMES_A_STEP = 8  # names looked up for what one operation costs


def formula_fits(context: LoweringContext, formula: Formula | None, binding: Binding) -> bool:
    """Whether the actors of a binding have every track that a formula names through variables."""
    if formula is None:
        return True
    if formula not in context.mentions:
        expr = context.parse(formula)
        context.mentions[formula] = tuple(find_names(expr)) if expr else ()
    mentions = context.mentions[formula]
    if len(mentions) > _NAMES_A_STEP:
        steps = len(mentions) // _NAMES_A_STEP
        context.budget.spend(STEPS, f"The formula {quote(formula.text)}", formula.span, steps)
    return all(_fits(context, parts, binding) for parts in mentions)


def effect_fits(context: LoweringContext, effect: Effect, binding: Binding) -> bool:
    """As `formula_fits`, for an effect's track and amount."""
    if not _fits(context, tuple(effect.track.value.split(".")), binding):
        return False
    if effect.amount.text.strip() in context.statuses:
        return True
    return formula_fits(context, effect.amount, binding)


def keep_fitting(
    context: LoweringContext, formulas: Iterable[Formula | None], bindings: Iterable[Binding]
) -> list[Binding]:
    """The bindings that all of the formulas fit; all of them if none does, so that it is told."""
    given, formulas = list(bindings), list(formulas)
    kept = [
        each for each in given if all(formula_fits(context, formula, each) for formula in formulas)
    ]
    return kept or given


def _fits(context: LoweringContext, parts: tuple[str, ...], binding: Binding) -> bool:
    if not any(part in binding for part in parts[1:]):
        return True
    if parts[0] not in context.families:
        return True
    id = ".".join([parts[0], *(binding.get(part, part) for part in parts[1:])])
    return id in context.names.tracks or id in context.names.derived
