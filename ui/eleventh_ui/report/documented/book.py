"""Everything that a rulebook or a scenario names, findable by its id.

The model of what an author wrote keeps tuples in the author's order; a page has to look things up:
the title of a track that a formula reads, the size of a parameter, the finding that is cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eleventh.lang.formula.expression import Expr
from eleventh.lang.formula.named_conditions import Conditions, fill_in, read_conditions
from eleventh.lang.formula.parser import parse
from eleventh.lang.model.acts import ActKind
from eleventh.lang.model.books import Bundle, Sections
from eleventh.lang.model.history import Source, SourceItem
from eleventh.lang.model.text import Formula, Name
from eleventh.lang.model.tracks import DerivedFamily, Parameter, TrackFamily
from eleventh.lang.problems.problem import Problems

SETS: Mapping[str, str] = {
    "seat": "a capital",
    "adversary": "an adversary",
    "public": "a public",
    "other": "another actor",
    "actor": "anyone",
}
GROUPS = {"seat": "seats", "adversary": "adversaries", "public": "publics", "other": "others"}
PLACES: Mapping[str, str] = {
    "self": "the capital that takes it",
    "target": "the capital it is aimed at",
    "absent": "the party that stayed away",
    "by": "whoever does it",
    "toward": "whoever it is done to",
    "first": "the first",
    "second": "the second",
}


@dataclass(frozen=True)
class Book:
    """The sections of a rulebook, or of a scenario together with its rulebook's."""

    sections: Sections
    actors: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    tracks: Mapping[str, TrackFamily]
    derived: Mapping[str, DerivedFamily]
    acts: Mapping[str, ActKind]
    items: Mapping[str, tuple[SourceItem, Source]]
    sources: Mapping[str, Source]
    conditions: Conditions

    def read(self, formula: Formula | None) -> Expr | None:
        """What a formula says, with the conditions that it names; None for none, and for one that
        cannot be read."""
        expr = None if formula is None else parse(formula, Problems())
        if expr is None or formula is None:
            return None
        return fill_in(expr, self.conditions, formula, Problems())

    def actor(self, id: str) -> str:
        """An actor's title, a set in words, a variable as it is."""
        return self.actors.get(id) or SETS.get(id) or PLACES.get(id) or id

    def members(self, names: Iterable[Name]) -> list[str]:
        """The actors that names stand for, each once; a variable may be anybody."""
        groups = {each.id.value: each.group for each in self.sections.actors}
        found: dict[str, None] = {}
        for name in names:
            group = GROUPS.get(name.value)
            if name.value in groups:
                found[name.value] = None
            else:
                found |= {id: None for id, its in groups.items() if group in (None, its)}
        return list(found)

    def family(self, id: str) -> TrackFamily | DerivedFamily | None:
        """The tracks or the derived tracks of this name."""
        return self.tracks.get(id) or self.derived.get(id)


def book_of(bundle: Bundle) -> Book:
    """The book of a bundle: what a scenario adds stands after what its rulebook has."""
    own = bundle.scenario.sections if bundle.scenario else Sections()
    whole = _joined(bundle.rulebook.sections, own) if bundle.rulebook else own
    called = {each.id.value: each.title for each in whole.actors}
    seats = bundle.scenario.seats if bundle.scenario else ()
    return Book(
        sections=whole,
        actors=called | {each.id.value: each.title for each in seats if each.title},
        parameters=_sized(whole.parameters),
        tracks={each.id.value: each for each in whole.tracks},
        derived={each.id.value: each for each in whole.derived},
        acts={each.id.value: each for each in whole.acts},
        items={item.id.value: (item, source) for source in whole.sources for item in source.items},
        sources={each.id.value: each for each in whole.sources},
        conditions=read_conditions(((each.id, each.when) for each in whole.conditions), Problems()),
    )


def _joined(one: Sections, two: Sections) -> Sections:
    return Sections(
        actors=one.actors + two.actors,
        fronts=one.fronts + two.fronts,
        parameters=one.parameters + two.parameters,
        political_capital=one.political_capital or two.political_capital,
        tracks=one.tracks + two.tracks,
        derived=one.derived + two.derived,
        acts=one.acts + two.acts,
        stages=one.stages or two.stages,
        rules=one.rules + two.rules,
        modifiers=one.modifiers + two.modifiers,
        initiatives=one.initiatives + two.initiatives,
        sources=one.sources + two.sources,
        assumptions=one.assumptions + two.assumptions,
        limitations=one.limitations + two.limitations,
        conditions=one.conditions + two.conditions,
    )


def _sized(parameters: tuple[Parameter, ...]) -> dict[str, Parameter]:
    """By id; a scenario's other value keeps the reason that its rulebook gives."""
    found: dict[str, Parameter] = {}
    for each in parameters:
        known = found.get(each.id.value)
        why = each.why or (known.why if known else "")
        found[each.id.value] = Parameter(each.id, each.value, why)
    return found
