"""Causes and sources in words: what kind of thing moved a score, and where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from eleventh.core.program import Link, Support
from eleventh.play.citing import Basis, Cited
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.words import safe, sentence

KINDS: Mapping[str, str] = {
    "inject": "event",
    "response": "answer",
    "initiative": "initiative",
    "act": "act",
    "encounter": "encounter without a guilty side",
    "rule": "rule",
    "modifier": "modifier",
    "deadline": "deadline",
    "cost": "price",
    "rebuff": "rebuff",
    "bounds": "bound",
    "override": "override",
}
SUPPORT: Mapping[str, str] = {
    "states": "the sources state it",
    "direction": "the sources give the direction",
    "analogy": "by analogy with the sources",
    "ours": "ours, no source says it",
}
OWN = "by the authors of the scenario"
UNKNOWN_CAUSE = "something that you are not told about"
AT_A_BOUND = "the scale ends here; the rest is lost"
OVERRULED = "overruled by another change of the same moment"


def describe_link(step: Link) -> str:
    """One step of a cause: what it is and its title; of a ruling whose it is, and why."""
    if step.kind == "override":
        return f"the facilitator's ruling (“{safe(step.title or step.id)}”)"
    return f"{KINDS.get(step.kind, step.kind)} “{safe(step.title or step.id)}”"


def list_acts(chain: Iterable[Link]) -> list[str]:
    """Who did what in a chain; of an encounter, that no side is told to be guilty of it."""
    return [
        f"{each.title}, and no side is said to have begun it"
        if each.kind == "encounter"
        else each.title
        for each in chain
        if each.kind in ("act", "encounter")
    ]


def cite_sources(cite: Sequence[str], support: Support | None = None) -> str:
    """The ids of sources, in brackets, and how far they carry it; nothing where there are none."""
    ids = ", ".join(safe(each) for each in cite)
    told = ": ".join(filter(None, (ids, SUPPORT[support] if support else "")))
    return f"[{told}]" if told else ""


def describe_support(counts: Mapping[Support, int]) -> str:
    """How many rules and modifiers the sources carry how far, in a sentence; empty for no count."""
    if not counts:
        return ""
    return (
        f"Of {sum(counts.values())} rules and modifiers the sources state {counts['states']} and "
        f"give the direction of {counts['direction']}; {counts['analogy']} are argued by analogy, "
        f"{counts['ours']} are the authors' own."
    )


def describe_source(source: Cited) -> str:
    """A source as a person would look it up: id, finding, publication, publisher, date, address;
    of a finding that rests on others, where those stand."""
    origin = describe_origin(source)
    if source.url:
        origin = ", ".join(filter(None, (origin, safe(source.url))))
    if not source.text:
        return f"{safe(source.id)}: {origin}." if origin else safe(source.id)
    return f"{safe(source.id)}: {sentence(source.text)}{f' ({origin})' if origin else ''}"


def describe_origin(source: Cited) -> str:
    """Where a source stands, without its address: publication, publisher and date; of a finding
    that rests on others where those stand, and who wrote it if that was an author."""
    if source.rests_on:
        return f"rests on {'; '.join(describe_basis(each) for each in source.rests_on)}"
    by = OWN if source.own else source.publisher
    place = [source.publication, by, format_day(source.date)]
    return ", ".join(safe(part) for part in place if part)


def describe_basis(basis: Basis) -> str:
    """Findings with the place they stand in: `Hudson Institute H-16, H-17`."""
    return f"{safe(basis.place)} {', '.join(safe(each) for each in basis.ids)}"
