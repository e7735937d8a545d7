"""Ids that are given twice, over all files of a scenario and its rulebook.

An id is the only way anything refers to anything, so whatever can be referred to in the same place
must differ: `happened.ID` takes injects and joint initiatives, a formula takes tracks, derived
tracks and parameters, `SEAT.chose.ID` takes responses and initiatives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from eleventh.lang.model.books import Bundle, Rulebook, Scenario, Sections
from eleventh.lang.model.rules import Initiative
from eleventh.lang.model.text import Name
from eleventh.lang.problems.problem import Label, Problems

_ID = "The id `{}` is used twice"
_DECISION = "The decision `{}` is there twice in this inject"
_OTHERWISE = (
    "Choose another id; or, to say it otherwise here, `change` the other, or leave it out with"
    " `without`."
)
_HELP = "Give the second decision an `id` of its own."


def check_duplicates(scenario: Scenario | None, rulebook: Rulebook | None, found: Problems) -> None:
    """Notes every id that is used twice where it must be unique, with both places."""
    books = [book.sections for book in (rulebook, scenario) if book is not None]
    aside = Problems()
    _find_all(books, scenario, rulebook, aside)
    bundle = Bundle(scenario, rulebook)
    for each in aside.all():
        given = not all(bundle.is_own(label.span) for label in each.labels[1:])
        found.take(replace(each, help=_OTHERWISE) if given and bundle.is_own(each.span) else each)


def _find_all(
    books: list[Sections],
    scenario: Scenario | None,
    rulebook: Rulebook | None,
    found: Problems,
) -> None:
    _check_sections(books, found)
    if rulebook is not None:
        _tell((era for era, _ in rulebook.starts), found)
    if scenario is not None:
        initiatives = [each for book in books for each in book.initiatives]
        _check_scenario(scenario, initiatives, found)
    else:
        _tell((each.id for book in books for each in book.initiatives), found)


def _check_sections(books: list[Sections], found: Problems) -> None:
    _tell((each.id for book in books for each in book.actors), found)
    _tell((each.id for book in books for each in book.acts), found)
    _tell((each.id for book in books for each in book.rules), found)
    _tell((each.id for book in books for each in book.modifiers), found)
    # What is listed twice in one list has been told with the shape of its file.
    fronts = [each for book in books for each in book.fronts]
    _tell({(each.value, each.span.file): each for each in fronts}.values(), found)
    _tell(_names_in_formulas(books), found)
    _tell((each.id for book in books for each in book.names), found)
    sources = [each for book in books for each in book.sources]
    _tell((name for each in sources for name in (each.id, *(i.id for i in each.items))), found)


def _names_in_formulas(books: list[Sections]) -> Iterator[Name]:
    replaceable: set[str] = set()
    for book in books:
        names = [each.id for each in book.tracks] + [each.id for each in book.derived]
        names += [each.id for each in book.conditions]
        for each in book.parameters:
            # A plain number for a parameter of the rulebook replaces its value.
            if each.why or each.id.value not in replaceable:
                names.append(each.id)
        replaceable.update(each.id.value for each in book.parameters)
        yield from sorted(names, key=lambda name: name.span)


def _check_scenario(scenario: Scenario, initiatives: list[Initiative], found: Problems) -> None:
    _tell([*(each.id for each in initiatives), *(each.id for each in scenario.injects)], found)
    for names in (
        (each.id for each in scenario.endings),
        (each.id for each in scenario.deadlines),
        (each.id for each in scenario.seats),
        (name for name, _ in scenario.start),
        (name for name, _ in scenario.visible),
    ):
        _tell(names, found)
    for seat in scenario.seats:
        _tell((each.id for each in seat.objectives), found)
    chosen: dict[str, list[Name]] = {}
    for inject in scenario.injects:
        _tell([each.id or each.seat for each in inject.decisions], found, _DECISION, _HELP)
        for decision in inject.decisions:
            ids = [response.id for response in decision.responses]
            chosen.setdefault(decision.seat.value, []).extend(ids)
    for seat_id, ids in chosen.items():
        taken = {each.id.value: each.id for each in initiatives if _takes(each, seat_id)}
        _tell([*taken.values(), *ids], found)


def _takes(initiative: Initiative, seat: str) -> bool:
    return any(each.value in (seat, "seat", "actor") for each in initiative.by + initiative.parties)


def _tell(
    names: Iterable[Name], found: Problems, headline: str = _ID, help: str | None = None
) -> None:
    first: dict[str, Name] = {}
    for name in names:
        if name.value in first:
            also = [Label(first[name.value].span, "first here")]
            found.add("E038", headline.format(name.value), name.span, help=help, also=also)
        else:
            first[name.value] = name
