"""Who still names what a scenario leaves out of its rulebook.

A track without its rules, or an act without the initiative that uses it, would leave names that
mean nothing, in files that the author of the scenario does not own. So they are told in one
problem, where the thing is left out, with everything that has to go with it or be changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import singledispatch
from typing import TypeAlias

from eleventh.core.span import Span
from eleventh.lang.model.acts import ActUse, Effect
from eleventh.lang.model.books import Bundle, LeftOut, Rulebook, Scenario
from eleventh.lang.model.history import HistoricalInitiative
from eleventh.lang.model.injects import Prepared, Sequel
from eleventh.lang.model.rules import After, Modifier
from eleventh.lang.model.text import Formula, Name, Prose
from eleventh.lang.problems.problem import Label, Problems
from eleventh.lang.read.adapting import NOUNS

Use: TypeAlias = tuple[tuple[str, ...], Name]
"""A name, and the sections of which it may be."""

_VALUES = ("tracks", "derived", "parameters", "conditions")  # they share their names in formulas
_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*")
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
_CHOSEN = ("chose", "chooses", "amount")
_MOST_LABELS = 8
_MOST_NAMED = 3
_BY_THEMSELVES = ("starts", "table", "start", "visible")  # what these name of it goes with it


@dataclass(frozen=True, slots=True)
class NameUse:
    """A use of a name: the sections it may be of, where it is, and in which thing of which
    section."""

    sections: tuple[str, ...]
    name: str
    span: Span
    owner_section: str
    owner: Name | None


def check_left_out(bundle: Bundle, found: Problems) -> frozenset[str]:
    """Notes everything that is left out and still named; gives the names, which are told then."""
    scenario = bundle.scenario
    if scenario is None or not scenario.without:
        return frozenset()
    uses = list(_list_references(scenario, bundle.rulebook))
    known = {name for section, name in _list_defined(scenario) if section in NOUNS}
    told = set()
    for left in scenario.without:
        name = left.id.value
        mine = [each for each in uses if each.name == name and left.section in each.sections]
        if mine and name not in known:
            _tell(left, mine, bundle, found)
            told.add(name)
    return frozenset(told)


def advise_leaving_out(bundle: Bundle, section: str, name: str) -> str:
    """How a thing of a rulebook is left out, with all of the rulebook that names it; empty where
    the scenario names it outside of `start` and `visible`, or what cannot be left out does."""
    scenario = bundle.scenario
    if scenario is None:
        return ""
    own = {*_list_defined(scenario)}
    gone = {section: [name]}
    left = [(section, name)]
    uses = list(_list_references(scenario, bundle.rulebook))
    while left:
        kind, id = left.pop()
        for each in uses:
            if each.name != id or kind not in each.sections or each.owner_section in _BY_THEMSELVES:
                continue
            owner = each.owner.value if each.owner else ""
            if each.owner_section not in NOUNS or (each.owner_section, owner) in own:
                return ""
            if owner not in gone.setdefault(each.owner_section, []):
                gone[each.owner_section].append(owner)
                left.append((each.owner_section, owner))
    if sum(map(len, gone.values())) > _MOST_LABELS:
        return ""
    listed = ", ".join(f"{kind}: [{', '.join(ids)}]" for kind, ids in gone.items())
    own_values = {each.owner_section for each in uses if each.name == name} & {"start", "visible"}
    kept = "".join(f", and take it out of `{each}`" for each in sorted(own_values))
    return f"`without: {{{listed}}}`{kept}"


def _tell(left: LeftOut, uses: list[NameUse], bundle: Bundle, found: Problems) -> None:
    noun, name = NOUNS[left.section], left.id.value
    theirs: dict[str, list[str]] = {}
    ours: list[str] = []
    own = set(_list_defined(bundle.scenario)) if bundle.scenario else set()
    for each in uses:
        id = each.owner.value if each.owner else ""
        called = f"{each.owner_section}.{id}" if id else each.owner_section
        is_ours = (each.owner_section, id) in own and bundle.is_own(each.span)
        if is_ours or each.owner_section not in NOUNS or each.owner_section == "seats":
            ours.append(called)
        elif id not in theirs.setdefault(each.owner_section, []):
            theirs[each.owner_section].append(id)
    ours = list(dict.fromkeys(ours))
    named = [f"`{id}`" for ids in theirs.values() for id in ids] + [f"`{each}`" for each in ours]
    more = [f"{len(named) - _MOST_NAMED} more"] if len(named) > _MOST_NAMED else []
    shown = [*named[:_MOST_NAMED], *more]
    words = " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
    places = list(dict.fromkeys(each.span for each in uses))
    verb = "names" if len(named) == 1 else "name"
    found.add(
        "E101",
        f"The {noun} `{name}` is left out, and {words} still {verb} it",
        left.id.span,
        help=" ".join(_advise(theirs, ours)),
        also=[Label(span, "named here") for span in places[:_MOST_LABELS]],
    )


def _advise(theirs: Mapping[str, list[str]], ours: list[str]) -> Iterator[str]:
    if theirs:
        lines = "; ".join(f"`{section}: [{', '.join(ids)}]`" for section, ids in theirs.items())
        yield f"Leave out what names it too, or `change` it: {lines}."
    if ours:
        places = ", ".join(f"`{each}`" for each in ours[:_MOST_LABELS])
        yield f"Take it out of {places}; where that is not in this file, with `change`."


def _list_defined(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """The things that the scenario itself defines."""
    for holder in (scenario, scenario.sections):
        for field in fields(holder):
            for item in _items(getattr(holder, field.name)):
                id = _find_id(item)
                if id is not None and field.name != "without":
                    yield field.name, id.value


def _list_references(scenario: Scenario, rulebook: Rulebook | None) -> Iterator[NameUse]:
    books: list[object] = [] if rulebook is None else [rulebook.sections]
    for book in (*books, scenario.sections, scenario):
        assert is_dataclass(book)
        for field in fields(book):
            if field.name in ("sections", "without"):
                continue
            for item in _items(getattr(book, field.name)):
                owner = _find_id(item)
                for sections, name in _list_names(field.name, item):
                    yield NameUse(sections, name.value, name.span, field.name, owner)


def _items(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _find_id(item: object) -> Name | None:
    """The id of a thing; a starting value and the like are called as their track."""
    id = item[0] if isinstance(item, tuple) and item else getattr(item, "id", None)
    return id if isinstance(id, Name) else None


def _list_names(section: str, item: object) -> Iterator[Use]:
    if section in ("start", "visible") and isinstance(item, tuple):
        yield ("tracks",), _cut(item[0])
    elif section == "table" and isinstance(item, Name):
        yield ("tracks", "derived"), _cut(item)
    elif section == "political_capital" and isinstance(item, Name):
        yield ("tracks",), item
    else:
        yield from _walk(item)


@singledispatch
def _walk(item: object) -> Iterator[Use]:
    if isinstance(item, tuple):
        for each in item:
            yield from _walk(each)
    elif is_dataclass(item):
        for field in fields(item):
            yield from _walk(getattr(item, field.name))


@_walk.register
def _(item: Formula) -> Iterator[Use]:
    for match in _NAME.finditer(item.text):
        parts, span = match[0].split("."), item.place(*match.span())
        if parts[0] == "done" and len(parts) > 1:
            yield ("acts",), Name(parts[1], span)
        elif parts[0] == "happened" and len(parts) > 1:
            yield ("initiatives", "injects"), Name(parts[1], span)
        elif parts[0] == "deadline" and len(parts) > 1:
            yield ("deadlines",), Name(parts[1], span)
        elif len(parts) > 2 and parts[1] in _CHOSEN:
            yield ("initiatives",), Name(parts[2], span)
        else:
            yield _VALUES, Name(parts[0], span)


@_walk.register
def _(item: Prose) -> Iterator[Use]:
    for form in item.forms:
        yield from _walk(form.when)
        for match in _PLACEHOLDER.finditer(form.text):
            yield from _walk(Formula(match[1], form.span, exact=False))


@_walk.register
def _(item: Effect) -> Iterator[Use]:
    yield ("tracks",), _cut(item.track)
    yield from _walk(item.amount)


@_walk.register
def _(item: ActUse) -> Iterator[Use]:
    yield ("acts",), item.act
    yield from _walk(item.intensity)
    yield from _walk(item.when)


@_walk.register
def _(item: After) -> Iterator[Use]:
    yield from ((("acts",), act) for act in item.acts)


@_walk.register
def _(item: Modifier) -> Iterator[Use]:
    yield from ((("tracks",), _cut(track)) for track in item.of)
    for part in (item.after, item.when, item.gains, item.losses):
        yield from _walk(part)


@_walk.register
def _(item: HistoricalInitiative) -> Iterator[Use]:
    yield ("initiatives",), _cut(item.initiative)


@_walk.register
def _(item: Sequel) -> Iterator[Use]:
    for choice in item.choices:
        yield ("initiatives",), _cut(Name(choice.value.partition(".")[2], choice.span))


@_walk.register
def _(item: Prepared) -> Iterator[Use]:
    yield from ((("tracks",), _cut(track)) for track, _ in item.effects)


def _cut(name: Name) -> Name:
    """The family of a track, or the initiative of one toward a target."""
    return Name(name.value.partition(".")[0], name.span)
