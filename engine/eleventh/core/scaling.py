"""The same rules with some of their effects larger or smaller: each amount times a factor of its
cause.

RuleSizes are a designer's choice where only directions are documented, so one asks what other sizes
would have done; a factor of 0 takes an effect away, a status that would be set included.
Conditions, costs and starts stay what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from math import floor

from eleventh.core.adjudication import Adjudicator
from eleventh.core.code import Code, Effects, EvalContext
from eleventh.core.program import GRAIN


def scale_amounts(adjudicator: Adjudicator, factors: Sequence[float]) -> Adjudicator:
    """Rules that post each amount times the factor of its cause, rounded to 1/256."""
    stages = tuple(partial(_run, stage, factors) for stage in adjudicator.code.stages)
    return replace(adjudicator, code=Code(stages, adjudicator.code.queries))


def _run(
    stage: Callable[[EvalContext, Effects], None],
    factors: Sequence[float],
    context: EvalContext,
    effects: Effects,
) -> None:
    stage(context, effects)
    effects.posts = [
        (cause, scaled)
        for cause, amount in effects.posts
        if (scaled := floor(amount * factors[cause] * GRAIN + 0.5) / GRAIN)
    ]
    effects.sets = [each for each in effects.sets if factors[each[0]]]
