"""From the documented findings to what carries each, or to a sentence why nothing does.

A rulebook may keep a coverage file beside it: the kind of every finding of its sources, the
scenarios that count, and a sentence where nothing should carry one (a person, a number of pages, a
misprint). What the file claims is compared with what is there; every difference is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eleventh.lang.model.books import Bundle
from eleventh_ui.report.documented.carriers import Carrier, carriers, tellers

FILE = "coverage.yaml"
_KEYS = {"kind", "also", "why_not"}


@dataclass(frozen=True)
class Item:
    """One finding as the coverage file has it: `also` names what tells it without citing."""

    kind: str
    also: tuple[str, ...] = ()
    why_not: str = ""


@dataclass(frozen=True)
class Coverage:
    """A coverage file: `must` lists the beginnings of kinds that something has to carry."""

    scenarios: tuple[str, ...]
    must: tuple[str, ...]
    items: Mapping[str, Item]


@dataclass(frozen=True)
class Covered:
    """A finding, what carries it, and the sentence where nothing does."""

    id: str
    text: str
    kind: str
    carriers: tuple[Carrier, ...]
    why_not: str


def coverage_of(content: object) -> Coverage:
    """The content of a coverage file. Raises ValueError with a sentence for anything else."""
    if not isinstance(content, dict) or set(content) != {"scenarios", "must", "items"}:
        raise ValueError("it must have the keys scenarios, must and items")
    scenarios, must, items = content["scenarios"], content["must"], content["items"]
    if not isinstance(items, dict):
        raise ValueError("items must map each id to its kind")
    return Coverage(
        _words(scenarios, "scenarios"),
        _words(must, "must"),
        {str(id): _item(str(id), given) for id, given in items.items()},
    )


def covered(coverage: Coverage, bundles: Iterable[Bundle]) -> tuple[Covered, ...]:
    """Every finding of the coverage file, in its order."""
    known = tuple(bundles)
    cited, told, texts = carriers(known), tellers(known), _texts(known)
    return tuple(
        Covered(
            id,
            texts.get(id, ""),
            item.kind,
            (*cited.get(id, ()), *(told[each] for each in item.also if each in told)),
            item.why_not,
        )
        for id, item in coverage.items.items()
    )


def faults(coverage: Coverage, bundles: Iterable[Bundle]) -> tuple[str, ...]:
    """What the coverage file says and is not so, one sentence each."""
    known = tuple(bundles)
    told, texts = tellers(known), _texts(known)
    found = [f"{id} is no finding of the sources" for id in coverage.items if id not in texts]
    for each in covered(coverage, known):
        item = coverage.items[each.id]
        found += [f"{each.id}: there is no {name}" for name in item.also if name not in told]
        if each.carriers and each.why_not:
            found.append(f"{each.id} is carried, and has a sentence why it is not")
        if not each.carriers and each.kind.startswith(coverage.must):
            found.append(f"{each.id} ({each.kind}) is carried by nothing")
        elif not each.carriers and not each.why_not:
            found.append(f"{each.id} ({each.kind}) is carried by nothing, and no sentence says why")
    return tuple(found)


def _texts(bundles: Iterable[Bundle]) -> Mapping[str, str]:
    return {
        item.id.value: item.text
        for bundle in bundles
        if bundle.rulebook is not None
        for source in bundle.rulebook.sections.sources
        for item in source.items
    }


def _item(id: str, given: object) -> Item:
    if isinstance(given, str):
        return Item(given)
    if not isinstance(given, dict) or "kind" not in given or set(given) - _KEYS:
        raise ValueError(f"{id} must be a kind, or have kind, also and why_not")
    also = _words(given.get("also", []), f"{id}.also")
    return Item(str(given["kind"]), also, str(given.get("why_not", "")))


def _words(given: object, where: str) -> tuple[str, ...]:
    if not isinstance(given, list):
        raise ValueError(f"{where} must be a list")
    return tuple(str(each) for each in given)
