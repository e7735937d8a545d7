"""Joins what a scenario adds to what its rulebook gives.

A scenario may add to most sections; a parameter of the rulebook it may override with a number.
That everything else has an id of its own is seen to as the files are read (`read.duplicates`).
"""

from __future__ import annotations

from dataclasses import replace

from eleventh.lang.model.books import Bundle, Sections
from eleventh.lang.model.tracks import Parameter


def join_sections(bundle: Bundle) -> Sections:
    """The sections of the rulebook followed by those of the scenario."""
    first = bundle.rulebook.sections if bundle.rulebook else Sections()
    second = bundle.scenario.sections if bundle.scenario else Sections()
    return Sections(
        actors=first.actors + second.actors,
        fronts=first.fronts + second.fronts,
        parameters=_override(first.parameters, second.parameters),
        political_capital=second.political_capital or first.political_capital,
        table=second.table or first.table,
        tracks=first.tracks + second.tracks,
        derived=first.derived + second.derived,
        acts=first.acts + second.acts,
        stages=first.stages + second.stages,
        rules=first.rules + second.rules,
        modifiers=first.modifiers + second.modifiers,
        initiatives=first.initiatives + second.initiatives,
        sources=first.sources + second.sources,
        assumptions=first.assumptions + second.assumptions,
        limitations=first.limitations + second.limitations,
        names=first.names + second.names,
        conditions=first.conditions + second.conditions,
    )


def _override(first: tuple[Parameter, ...], second: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
    later = {each.id.value: each for each in second}
    known = {each.id.value for each in first}
    kept = tuple(
        replace(each, id=later[each.id.value].id, value=later[each.id.value].value)
        if each.id.value in later
        else each
        for each in first
    )
    return kept + tuple(each for each in second if each.id.value not in known)
