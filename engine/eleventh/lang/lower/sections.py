"""Joins what a scenario adds to what its rulebook gives.

A scenario may add to most sections; a parameter of the rulebook it may override with a number.
Everything else that is defined twice is a problem, at both places.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from eleventh.lang.problems import Label, Problems
from eleventh.lang.syntax import Bundle, Name, Parameter, Sections


def joined(bundle: Bundle, problems: Problems) -> Sections:
    """The sections of the rulebook followed by those of the scenario, each id once."""
    first = bundle.rulebook.sections if bundle.rulebook else Sections()
    second = bundle.scenario.sections if bundle.scenario else Sections()
    both = Sections(
        actors=first.actors + second.actors,
        fronts=first.fronts + second.fronts,
        parameters=_overridden(first.parameters, second.parameters),
        political_capital=second.political_capital or first.political_capital,
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
    )
    _once("actor", (each.id for each in both.actors), problems)
    _once("front", both.fronts, problems)
    _once("track", [*(t.id for t in both.tracks), *(d.id for d in both.derived)], problems)
    _once("act", (each.id for each in both.acts), problems)
    _once("stage", both.stages, problems)
    _once(
        "rule or modifier", [*(r.id for r in both.rules), *(m.id for m in both.modifiers)], problems
    )
    _once("initiative", (each.id for each in both.initiatives), problems)
    items = (item.id for source in both.sources for item in source.items)
    _once("source", (*(each.id for each in both.sources), *items), problems)
    return both


def _overridden(
    first: tuple[Parameter, ...], second: tuple[Parameter, ...]
) -> tuple[Parameter, ...]:
    later = {each.id.value: each for each in second}
    known = {each.id.value for each in first}
    kept = tuple(
        replace(each, id=later[each.id.value].id, value=later[each.id.value].value)
        if each.id.value in later
        else each
        for each in first
    )
    return kept + tuple(each for each in second if each.id.value not in known)


def _once(what: str, names: Iterable[Name], problems: Problems) -> None:
    seen: dict[str, Name] = {}
    for name in names:
        before = seen.setdefault(name.value, name)
        if before is not name and before.span != name.span:
            problems.add(
                "E038",
                f"The {what} `{name.value}` is defined twice",
                name.span,
                note="again here",
                help="Give one of the two another id.",
                also=[Label(before.span, "first here")],
            )
