"""From the documented findings to what carries each, or to a sentence why nothing does.

A rulebook may keep a coverage file beside it: the kind of every finding of its sources, the
scenarios that count, and a sentence where nothing should carry one (a person, a number of pages, a
misprint). It also lists the rules and modifiers that no game brings about, with the planned
scenario that would, and what the sources name and nothing carries. What the file claims is compared
with what is there; every difference is a fault. Whether a rule really waits only games can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from eleventh.lang.model.books import Bundle
from eleventh_ui.report.documented.carriers import Carrier, carriers, tellers

FILE = "coverage.yaml"
_KEYS = {"kind", "also", "why_not", "waits"}
_NEEDED, _OPTIONAL = {"scenarios", "must", "items"}, {"planned", "waiting", "seldom", "gaps"}
_MOVING = ("rule", "modifier")

Standing: TypeAlias = Literal["played", "seldom", "waiting", "text", "left out"]
STANDINGS: Mapping[Standing, str] = {
    "played": "something that cites them moves scores in a shipped scenario",
    "seldom": "what cites them can move scores, in fewer than one game in two hundred",
    "waiting": "what cites them waits for a scenario in which it can happen",
    "text": "texts, answers, starts or objectives carry them, and no rule",
    "left out": "nothing carries them, and a sentence says why",
}


@dataclass(frozen=True)
class Item:
    """One finding as the coverage file has it: `also` names what tells it without citing, `waits`
    the planned scenario for which a rule of it would have to be written first."""

    kind: str
    also: tuple[str, ...] = ()
    why_not: str = ""
    waits: str = ""


@dataclass(frozen=True)
class Gap:
    """Something that findings name and nothing in the rulebook moves, in a sentence."""

    cite: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Coverage:
    """A coverage file: `must` lists the beginnings of kinds that have to be played, or to wait;
    `waiting` the rules and modifiers that no game of the scenarios brings about, by the scenario
    that would; `seldom` those that one in two hundred may; `planned` what each of the scenarios
    that something waits for would be about, the next one first."""

    scenarios: tuple[str, ...]
    must: tuple[str, ...]
    items: Mapping[str, Item]
    waiting: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    seldom: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    planned: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Covered:
    """A finding, what carries it, whether that happens in games (and for which scenarios it waits
    if not), and the sentence where nothing carries it."""

    id: str
    text: str
    kind: str
    carriers: tuple[Carrier, ...]
    standing: Standing
    waits_for: tuple[str, ...]
    why_not: str


def coverage_of(content: object) -> Coverage:
    """The content of a coverage file. Raises ValueError with a sentence for anything else."""
    if not isinstance(content, dict) or not _NEEDED <= set(content) <= _NEEDED | _OPTIONAL:
        raise ValueError("it must have the keys scenarios, must and items")
    items, waiting, gaps = content["items"], content.get("waiting", {}), content.get("gaps", [])
    planned = content.get("planned", {})
    if not isinstance(items, dict):
        raise ValueError("items must map each id to its kind")
    if not isinstance(waiting, dict):
        raise ValueError("waiting must map each scenario to rules and modifiers")
    if not isinstance(planned, dict):
        raise ValueError("planned must map each scenario to what it would be about")
    if not isinstance(gaps, list):
        raise ValueError("gaps must be a list")
    return Coverage(
        _words(content["scenarios"], "scenarios"),
        _words(content["must"], "must"),
        {str(id): _item(str(id), given) for id, given in items.items()},
        {str(id): _words(given, f"waiting.{id}") for id, given in waiting.items()},
        _words(content.get("seldom", []), "seldom"),
        tuple(map(_gap, gaps)),
        {str(id): str(about) for id, about in planned.items()},
    )


def covered(coverage: Coverage, bundles: Iterable[Bundle]) -> tuple[Covered, ...]:
    """Every finding of the coverage file, in its order."""
    known = tuple(bundles)
    cited, told, texts = carriers(known), tellers(known), _texts(known)
    found = []
    for id, item in coverage.items.items():
        mine = (*cited.get(id, ()), *(told[each] for each in item.also if each in told))
        standing, waits_for = _stand(coverage, item, mine)
        found.append(
            Covered(id, texts.get(id, ""), item.kind, mine, standing, waits_for, item.why_not)
        )
    return tuple(found)


def _stand(
    coverage: Coverage, item: Item, mine: Sequence[Carrier]
) -> tuple[Standing, tuple[str, ...]]:
    """Whether what carries a finding happens in games, and what it waits for if not."""
    moving = {each.id for each in mine if each.kind in _MOVING}
    waits_for = tuple(place for place, ids in coverage.waiting.items() if moving & {*ids})
    idle = {id for ids in coverage.waiting.values() for id in ids}
    if moving - idle - {*coverage.seldom}:
        return "played", ()
    if moving - idle:
        return "seldom", ()
    if moving or item.waits:
        return "waiting", waits_for or (item.waits,)
    return ("text" if mine else "left out"), ()


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
        elif each.standing == "text" and each.kind.startswith(coverage.must):
            found.append(f"{each.id} ({each.kind}) moves nothing, and waits for no scenario")
        if item.waits and each.waits_for != (item.waits,):
            found.append(f"{each.id} waits for {item.waits}, and a rule carries it")
    found += [f"a gap cites {id}, which is no finding" for id in _gap_ids(coverage, texts)]
    return (*found, *_list_false_names(coverage, known), *_list_unplanned(coverage))


def _gap_ids(coverage: Coverage, texts: Mapping[str, str]) -> Iterator[str]:
    return (id for gap in coverage.gaps for id in gap.cite if id not in texts)


def _list_false_names(coverage: Coverage, bundles: Iterable[Bundle]) -> Iterator[str]:
    """What waits, or happens seldom, and is no rule or modifier, or is named twice."""
    there = {
        each.id for found in carriers(bundles).values() for each in found if each.kind in _MOVING
    }
    seen: set[str] = set()
    for id in (*(id for ids in coverage.waiting.values() for id in ids), *coverage.seldom):
        if id not in there:
            yield f"{id} waits and is no rule or modifier with a source"
        if id in seen:
            yield f"{id} is listed twice"
        seen.add(id)


def _list_unplanned(coverage: Coverage) -> Iterator[str]:
    """What something waits for and nobody plans or everybody has, and plans for which nothing
    waits."""
    awaited = dict.fromkeys(coverage.waiting) | dict.fromkeys(
        item.waits for item in coverage.items.values() if item.waits
    )
    for id in awaited:
        if id in coverage.scenarios:
            yield f"something waits for {id}, which is there"
        elif id not in coverage.planned:
            yield f"something waits for {id}, which is not planned"
    yield from (f"nothing waits for {id}" for id in coverage.planned if id not in awaited)


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
        raise ValueError(f"{id} must be a kind, or have kind, also, why_not and waits")
    also = _words(given.get("also", []), f"{id}.also")
    why_not, waits = str(given.get("why_not", "")), str(given.get("waits", ""))
    return Item(str(given["kind"]), also, why_not, waits)


def _gap(given: object) -> Gap:
    if not isinstance(given, dict) or set(given) != {"cite", "text"}:
        raise ValueError("a gap must have cite and text")
    return Gap(_words(given["cite"], "gaps.cite"), str(given["text"]))


def _words(given: object, where: str) -> tuple[str, ...]:
    if not isinstance(given, list):
        raise ValueError(f"{where} must be a list")
    return tuple(str(each) for each in given)
