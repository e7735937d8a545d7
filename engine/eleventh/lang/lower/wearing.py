"""What is done again weighs less: the intensity of a deed after it was done before."""

from __future__ import annotations

from dataclasses import replace

from eleventh.lang.formula.expression import find_names
from eleventh.lang.formula.scope import Scope
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.acts import ActKind
from eleventh.lang.model.text import Formula
from eleventh.lang.problems.characters import quote


def find_wear(
    context: LoweringContext, kind: ActKind, by: tuple[str, ...], toward: tuple[str, ...]
) -> tuple[float, int]:
    """How fast such a deed wears, by the rulebook's sizes, and its counter; 0 and -1 for one that
    does not."""
    if kind.wears is None:
        return 0.0, -1
    scope = Scope(replace(context.names, inputs={}), "open")
    wears = context.lower_number(kind.wears, scope, Values())
    counter = context.names.counters.find(kind.id.value, by, toward)
    if wears is None or not isinstance(wears.constant, float) or counter is None:
        return 0.0, -1
    return wears.constant, counter.index


def find_intensity(context: LoweringContext, values: Values, index: int) -> Value:
    """The intensity of a deed, by its index, as rules and modifiers read it: less for each time
    that the same was done before."""
    deed = context.deeds[index]
    plain, kind = values.const(deed.intensity), context.acts[deed.act]
    counter = context.names.counters.find(deed.act, deed.by, deed.toward)
    wears = lower_wear(context, kind.wears, values) if kind.wears and counter else None
    if wears is None or counter is None or wears.range.high <= 0:
        return plain
    times = values.times(counter.index, counter.most)
    worn = values.op("mul", values.op("mul", wears, times), times)
    return values.op("div", plain, values.op("add", values.const(1.0), worn))


def lower_wear(context: LoweringContext, formula: Formula, values: Values) -> Value | None:
    """How fast an act wears; one that is not fixed, or less than 0, is a problem."""
    expr = context.parse(formula)
    if expr is None:
        return None
    if any(parts[0] not in context.names.parameters for parts in find_names(expr)):
        context.problems.once(
            "E097",
            f"{quote(formula.text)} depends on the state, and how fast an act wears is fixed",
            formula.span,
            help="Write a number, or a formula over parameters.",
        )
        return None
    wears = context.lower_number(formula, Scope(context.names, "open"), values)
    if wears is not None and wears.range.low < 0:
        context.problems.once(
            "E097",
            f"{quote(formula.text)} is less than 0, and nothing weighs more for being done again",
            formula.span,
            help="0 never wears; with 0.5 the second time counts for 0.67 and the third for 0.33.",
        )
        return None
    return wears
