"""Amounts of responses: the ids of their steps, and how numbers with a unit are written.

A response with an amount is a choice for each of its steps, so whatever plays, stores, compares or
counts choices needs to know nothing of amounts. Only who reads or types one does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from eleventh.core.amount_range import AmountRange
from eleventh.core.program import Program

PLACE = "{amount}"  # in a label or a text of a response, where its amount stands
SIGN = "@"  # between the id of a response and its amount; no id of an author has it
DIGITS = 6  # decimals of an amount, at most
_PLURAL = re.compile(r"(?=[a-z]*[aeiou])[a-z]{2,}[^\Wsiu]s")  # what is shortened has no vowel
_SINGULARS = {"men": "man", "women": "woman", "people": "person", "feet": "foot"}


def name_step(response: str, value: float) -> str:
    """The id of the choice that gives a response with an amount: `offer@4.5`."""
    return f"{response}{SIGN}{write_number(value)}"


def split_step(choice: str) -> tuple[str, float | None]:
    """The response and the amount of a choice, by its id; None where it has no amount."""
    response, found, amount = choice.partition(SIGN)
    return response, float(amount) if found else None


def is_of(response: str, choice: str) -> bool:
    """Whether a choice is a response, or is one with any of its amounts; by their ids."""
    return response in (choice, split_step(choice)[0])


def title_response(program: Program, seat: str, response: str) -> str:
    """The title of a response of a seat, by the id of one of its choices or of all of them.
    StopIteration if there is none."""
    index, choice = next(
        (at, each)
        for at, each in enumerate(program.choices)
        if each.seat == seat and is_of(response, each.id)
    )
    made = find_range(program, index)
    if made is None or choice.id == response:
        return choice.title
    told = write_amount(made.values[0], made.unit)
    return name_range(choice.title, told, write_span(made.values, made.unit))


def write_number(value: float) -> str:
    """A number without needless zeros: `4.5`, `12`, `-0.25`."""
    told = f"{value:.{DIGITS}f}".rstrip("0").rstrip(".")
    return "0" if told == "-0" else told


def tell_number(value: float) -> str:
    """The number as people read it, its thousands marked: `4.5`, `28,500`."""
    whole, point, rest = write_number(value).partition(".")
    return f"{'-' * whole.startswith('-')}{abs(int(whole)):,}{point}{rest}"


def write_amount(value: float, unit: str) -> str:
    """An amount as people read it: `4.5 bn`, `30%`, `1 day` of the unit `days`."""
    return tell_number(value) + _write_unit(make_singular(unit) if abs(value) == 1 else unit)


def write_span(values: Sequence[float], unit: str) -> str:
    """The least and the greatest of some amounts: `0 to 4.5 bn`."""
    return f"{tell_number(values[0])} to {write_amount(values[-1], unit)}"


def make_singular(unit: str) -> str:
    """A unit as it is told of one: `day` of `days`, `day of notice` of `days of notice`; what does
    not begin with a plural, or is shortened (`bn`, `Mbps`), as it is."""
    noun, space, rest = unit.partition(" ")
    if noun in _SINGULARS:
        noun = _SINGULARS[noun]
    elif _PLURAL.fullmatch(noun):
        if noun.endswith("ies") and len(noun) > len("ties"):
            noun = f"{noun[:-3]}y"
        else:
            noun = noun[:-2] if noun.endswith(("shes", "ches", "xes")) else noun[:-1]
    return f"{noun}{space}{rest}"


def name_range(text: str, told: str, span: str) -> str:
    """What is written of one step as it is written of all: `span` in the place of its amount, which
    stands in it as `told`."""
    return re.sub(rf"(?<![\w.]){re.escape(told)}(?!\w)", lambda _: span, text)


def find_range(program: Program, choice: int) -> AmountRange | None:
    """The range to which a choice belongs; None for one that has no amount."""
    return next((each for each in program.amounts if choice in each.choices), None)


def group_answers(program: Program, choices: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The places of some choices, those that give one response with different amounts together."""
    groups: dict[tuple[int, str], list[int]] = {}
    for place, choice in enumerate(choices):
        made = find_range(program, choice)
        key = (choice, "") if made is None else (made.decision, made.response)
        groups.setdefault(key, []).append(place)
    return tuple(map(tuple, groups.values()))


def share_answers(program: Program) -> tuple[float, ...]:
    """What part of one answer each choice is: of those with different amounts an equal one."""
    parts = [1.0] * len(program.choices)
    for made in program.amounts:
        for choice in made.choices:
            parts[choice] = 1 / len(made.choices)
    return tuple(parts)


def spread_steps(count: int, most: int) -> tuple[int, ...]:
    """At most so many of the places of a range: the ends, and between them as evenly as may be."""
    if count <= most:
        return tuple(range(count))
    return tuple(round(at * (count - 1) / (most - 1)) for at in range(most))


def _write_unit(unit: str) -> str:
    return f" {unit}" if unit[:1].isalnum() else unit
