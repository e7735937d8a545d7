"""Responses that are given with an amount, as a table of a program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AmountRange:
    """The amounts with which one response to a decision can be given: each is a choice of its own,
    in `choices`, of the amount at the same place in `values`, which rise by equal steps.

    `response` is the id that all of them come from, `title` says what is measured, `unit` in what;
    both may be empty.
    """

    decision: int
    response: str
    title: str
    unit: str
    choices: tuple[int, ...]
    values: tuple[float, ...]
