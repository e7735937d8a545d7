"""Numbers that are rounded: values are kept in steps of 1/256, and 0.3 is none."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from eleventh.core.program import GRAIN
from eleventh.core.ranges import round_to_grain
from eleventh.core.span import Span
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.lower.tracks import round_start
from eleventh.lang.model.acts import Effect

_EIGHTHS = 8


def check(context: LoweringContext) -> None:
    """Notes effects and starting values that are plain numbers and become others. What a formula
    comes to is rounded as it is posted, and is not told."""
    for number, becomes, span in (*_list_amounts(context), *_list_starts(context)):
        if number == becomes:
            continue
        low, high = floor(number * _EIGHTHS) / _EIGHTHS, ceil(number * _EIGHTHS) / _EIGHTHS
        context.problems.once(
            "W093",
            f"{number:g} is rounded to {becomes!r}: values go in steps of 1/{GRAIN}",
            span,
            help=f"Write a number of whole steps: {low:g} and {high:g} are near."
            + (" As it is nothing moves." if not becomes else ""),
        )


def _list_amounts(context: LoweringContext) -> Iterator[tuple[float, float, Span]]:
    for effect in _list_effects(context):
        try:
            number = float(effect.amount.text)
        except ValueError:
            continue
        if abs(number) * GRAIN < 2**53 and context.bundle.is_own(effect.amount.span):
            yield number, round_to_grain(number), effect.amount.span


def _list_effects(context: LoweringContext) -> Iterator[Effect]:
    scenario = context.bundle.scenario
    for inject in scenario.injects if scenario else ():
        yield from inject.effects
        for decision in inject.decisions:
            for response in decision.responses:
                yield from response.effects
    for deadline in scenario.deadlines if scenario else ():
        yield from deadline.at_end
    for rule in context.sections.rules:
        yield from rule.effects
    for made in context.sections.initiatives:
        yield from (*made.effects, *made.rebuffed)


def _list_starts(context: LoweringContext) -> Iterator[tuple[float, float, Span]]:
    written = [(family.start, family.id.span) for family in context.sections.tracks]
    written += [(value, name.span) for name, value in context.bundle.start]
    scenario, rulebook = context.bundle.scenario, context.bundle.rulebook
    for event in scenario.prepared if scenario else ():
        written += [(value, name.span) for name, value in event.effects]
    if scenario is None and rulebook is not None:
        written += [(value, name.span) for _, start in rulebook.starts for name, value in start]
    for value, span in written:
        if isinstance(value, float) and context.bundle.is_own(span):
            yield value, round_start(value), span
