"""Amounts of responses: a choice for each step, and what is wrong with a range.

Each step is lowered as if it had been written by itself, with `amount` a number in its formulas. So
what a step costs and does is known as exactly as of any response, and nothing else is in doubt.
"""

from __future__ import annotations

from dataclasses import replace

from eleventh.core.amount_range import AmountRange
from eleventh.core.amounts import DIGITS, PLACE, write_number, write_span
from eleventh.lang.lower.outline import Outline
from eleventh.lang.lower.steps import MOST_STEPS, count_steps, list_steps
from eleventh.lang.model.injects import Amount, Response
from eleventh.lang.model.text import Prose
from eleventh.lang.problems.problem import Problems


def with_amount(made: Response) -> Prose:
    """The label of a response, with a place for its amount if it has one."""
    label = made.label
    if made.amount is None:
        return label
    forms = tuple(
        each if PLACE in each.text else replace(each, text=f"{each.text}: {PLACE}")
        for each in label.forms
    )
    return replace(label, text=forms[-1].text, variants=forms if label.variants else ())


def find_historical(made: Response, amount: float | None) -> str:
    """When a response was really given, if it was with this amount; else empty."""
    if made.amount is None or amount is None:
        return made.historical
    was = made.amount.historical
    return made.historical if was is not None and round(was, DIGITS) == amount else ""


def list_ranges(outline: Outline) -> tuple[AmountRange, ...]:
    """The responses that are given with an amount, as the program has them."""
    found = []
    for number, decision in enumerate(outline.decisions):
        for made in decision.made_of.responses:
            if made.amount is not None:
                steps = tuple(
                    each for each in decision.choices if outline.choices[each].made_of is made
                )
                values = list_steps(made.amount)
                title, unit = made.amount.title, made.amount.unit
                found.append(AmountRange(number, made.id.value, title, unit, steps, values))
    return tuple(found)


def check_amounts(outline: Outline, problems: Problems) -> None:
    """Notes ranges that are none, and amounts of history that are in no range."""
    for decision in outline.decisions:
        for made in decision.made_of.responses:
            if made.amount is not None:
                _check_range(made, made.amount, problems)


def list_broken(outline: Outline) -> frozenset[str]:
    """The ids of responses whose range is none: what names them is not to be missed too."""
    return frozenset(
        made.id.value
        for decision in outline.decisions
        for made in decision.made_of.responses
        if made.amount is not None and count_steps(made.amount) is None
    )


def _check_range(made: Response, amount: Amount, problems: Problems) -> None:
    id, low, high = made.id.value, write_number(amount.low), write_number(amount.high)
    step = write_number(amount.step)
    if count_steps(amount) is None:
        if not amount.low < amount.high:
            headline = f"The amount of `{id}` goes from {low} to {high}"
            help = "`max` must be more than `min`."
        elif (amount.high - amount.low) / amount.step > MOST_STEPS - 1:
            headline = f"The amount of `{id}` has more than {MOST_STEPS} steps"
            help = "Each is a choice of its own: let `step` be larger."
        else:
            headline = f"From {low} to {high} there is no whole number of steps of {step}"
            help = "Let `max` be one that the steps from `min` come to."
        problems.once("E110", headline, amount.span, help=help)
        return
    steps = list_steps(amount)
    if amount.historical is not None and round(amount.historical, DIGITS) not in steps:
        problems.once(
            "E110",
            f"The historical amount {write_number(amount.historical)} is none of `{id}`",
            amount.span,
            help=f"It goes from {write_span(steps, amount.unit)} in steps of {step}.",
        )
    elif bool(made.historical) != (amount.historical is not None):
        lacks = "amount" if made.historical else "mark"
        problems.once(
            "E110",
            f"`{id}` was really given, and its {lacks} is missing",
            amount.span,
            help="Add `historical: NUMBER` to the amount."
            if made.historical
            else "Add `historical: DATE`, or `historical: true`, to the response.",
        )
