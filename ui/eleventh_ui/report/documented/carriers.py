"""What carries a documented finding: everything in a rulebook and its scenarios that cites it.

Briefings, objectives, endings, starting values, tracks and sizes have no `cite`; where one of them
is what carries a finding, the coverage file names it, and here it is looked up so that the name of
something that does not exist is noticed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eleventh.lang.model.acts import ActKind
from eleventh.lang.model.books import Bundle, Scenario, Sections
from eleventh.lang.model.injects import Decision, Inject
from eleventh.lang.model.rules import Initiative, Modifier, Rule
from eleventh.lang.model.text import Name

ORDER = (
    "rule",
    "modifier",
    "initiative",
    "act",
    "event",
    "answer",
    "deadline",
    "chronicle",
    "briefing",
    "objective",
    "ending",
    "start",
    "track",
    "derived",
    "parameter",
)


@dataclass(frozen=True, order=True)
class Carrier:
    """Something that carries a finding: its kind, its id, and the scenario it belongs to (empty
    for the rulebook)."""

    kind: str
    id: str
    scenario: str


def carriers(bundles: Iterable[Bundle]) -> Mapping[str, tuple[Carrier, ...]]:
    """For every id that is cited, what cites it, in the order in which a reader looks for it."""
    found: dict[str, set[Carrier]] = {}
    for bundle in bundles:
        for carrier, cite in _citing(bundle):
            for each in cite:
                found.setdefault(each.value, set()).add(carrier)
    return {id: tuple(sorted(each, key=_rank)) for id, each in found.items()}


def tellers(bundles: Iterable[Bundle]) -> Mapping[str, Carrier]:
    """What a coverage file may name, as `briefing tokyo` or `objective seoul.not_alone`."""
    found: dict[str, Carrier] = {}
    for bundle in bundles:
        for kind, id, scenario in _telling(bundle):
            found.setdefault(f"{kind} {id}", Carrier(kind, id, scenario))
    return found


def _rank(carrier: Carrier) -> tuple[int, str, str]:
    return ORDER.index(carrier.kind), carrier.scenario, carrier.id


def _citing(bundle: Bundle) -> Iterator[tuple[Carrier, tuple[Name, ...]]]:
    if bundle.rulebook is not None:
        yield from _of_sections(bundle.rulebook.sections, "")
    if bundle.scenario is not None:
        yield from _of_scenario(bundle.scenario)


def _of_sections(sections: Sections, scenario: str) -> Iterator[tuple[Carrier, tuple[Name, ...]]]:
    kinds: Mapping[str, Sequence[ActKind | Rule | Modifier | Initiative]] = {
        "act": sections.acts,
        "rule": sections.rules,
        "modifier": sections.modifiers,
        "initiative": sections.initiatives,
    }
    for kind, found in kinds.items():
        for each in found:
            yield Carrier(kind, each.id.value, scenario), each.cite


def _of_scenario(scenario: Scenario) -> Iterator[tuple[Carrier, tuple[Name, ...]]]:
    id = scenario.id.value
    yield from _of_sections(scenario.sections, id)
    for inject in scenario.injects:
        yield Carrier("event", inject.id.value, id), inject.cite
        for decision in inject.decisions:
            for each in decision.responses:
                named = f"{decision_id(inject, decision)}.{each.id.value}"
                yield Carrier("answer", named, id), each.cite
    for deadline in scenario.deadlines:
        yield Carrier("deadline", deadline.id.value, id), deadline.cite
    for entry in scenario.chronicle:
        yield Carrier("chronicle", entry.date, id), entry.cite


def decision_id(inject: Inject, decision: Decision) -> str:
    """The name of a decision, as orders use it."""
    return f"{inject.id.value}.{(decision.id or decision.seat).value}"


def _telling(bundle: Bundle) -> Iterator[tuple[str, str, str]]:
    if bundle.rulebook is not None:
        sections = bundle.rulebook.sections
        for kind, found in (
            ("track", sections.tracks),
            ("derived", sections.derived),
            ("parameter", sections.parameters),
        ):
            yield from ((kind, each.id.value, "") for each in found)
    if bundle.scenario is not None:
        id = bundle.scenario.id.value
        for seat in bundle.scenario.seats:
            if seat.briefing is not None:
                yield "briefing", seat.id.value, id
            for objective in seat.objectives:
                yield "objective", f"{seat.id.value}.{objective.id.value}", id
        yield from (("ending", each.id.value, id) for each in bundle.scenario.endings)
        yield from (("start", name.value, id) for name, _ in bundle.scenario.start)
