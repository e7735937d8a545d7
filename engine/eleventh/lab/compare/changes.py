"""What was changed in the files between two programs, by name, as near as the programs tell.

What is defined by itself has a fingerprint. Beyond it a parameter is told with its values, and of
an inject, which holds many responses, those that are others now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from eleventh.core.program import Choice, Program
from eleventh.play.resuming import changes

Choices: TypeAlias = Mapping[str, Any]  # what each is made of, by its name


def tell_changes(a: Program, b: Program) -> tuple[str, ...]:
    """The changes from A to B."""
    return (*(_tell_change(each, a, b) for each in changes(a, b)), *_list_choices(a, b))


def _tell_change(change: str, a: Program, b: Program) -> str:
    """A change by its name; that of a parameter with its values before and after."""
    values = [
        {f"parameter {one.id} (changed)": one.value for one in program.parameters}
        for program in (a, b)
    ]
    if not all(change in each for each in values):
        return change
    before, after = (each[change] for each in values)
    if before == after:
        return change
    return f"{change.removesuffix('(changed)')}({before:g} became {after:g})"


def _list_choices(a: Program, b: Program) -> Iterator[str]:
    """Responses and initiatives that both programs have and that are others in B."""
    before, after = _take_apart(a), _take_apart(b)
    for name, made in before.items():
        if name in after and after[name] != made:
            yield f"{name} (changed)"


def _take_apart(program: Program) -> Choices:
    """Each choice by what is written of it: its words, its conditions and what it does. Numbers
    that only follow from parameters are not among it."""
    effects: dict[int, list[Any]] = {}
    for cause in program.causes:
        if cause.event.kind == "choice":
            written = program.tracks[cause.track].id, cause.formula, cause.when, cause.value
            effects.setdefault(cause.event.index, []).append(written)
    for deed in program.deeds:
        if deed.event.kind == "choice":
            done = deed.act, deed.by, deed.toward, deed.tone, deed.publicity, deed.intensity
            effects.setdefault(deed.event.index, []).append(done)
    return {
        name: (
            each.title,
            each.text,
            each.why,
            each.needs,
            each.free,
            each.once,
            effects.get(index, []),
        )
        for index, name, each in _name_choices(program)
    }


def _name_choices(program: Program) -> Iterator[tuple[int, str, Choice]]:
    for decision in program.decisions:
        for index in decision.choices:
            each = program.choices[index]
            yield index, f"response {decision.seat}:{decision.id}:{each.id}", each
    for index, each in enumerate(program.choices):
        if each.kind == "initiative":
            yield index, f"initiative {each.seat}:{each.id}", each
