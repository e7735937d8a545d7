"""Causes and sources in words: what kind of thing moved a score, and where it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eleventh.core.program import Link
from eleventh.play.citing import Cited
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.words import safe, sentence

KINDS: Mapping[str, str] = {
    "inject": "event",
    "response": "answer",
    "initiative": "initiative",
    "act": "act",
    "rule": "rule",
    "modifier": "modifier",
    "deadline": "deadline",
    "cost": "price",
    "rebuff": "rebuff",
    "bounds": "bound",
    "override": "override",
}
UNKNOWN_CAUSE = "something that you are not told about"
AT_A_BOUND = "the scale ends here; the rest is lost"
OVERRULED = "overruled by another change of the same moment"


def describe_link(step: Link) -> str:
    """One step of a cause: what it is and its title."""
    return f"{KINDS.get(step.kind, step.kind)} “{safe(step.title or step.id)}”"


def cite_sources(cite: Sequence[str]) -> str:
    """The ids of sources, in brackets; nothing where there are none."""
    return f"[{', '.join(safe(each) for each in cite)}]" if cite else ""


def describe_source(source: Cited) -> str:
    """A source as a person would look it up: id, finding, publication, publisher, date, address."""
    place = [source.publication, source.publisher, format_day(source.date), source.url]
    origin = ", ".join(safe(part) for part in place if part)
    if not source.text:
        return f"{safe(source.id)}: {origin}." if origin else safe(source.id)
    return f"{safe(source.id)}: {sentence(source.text)}{f' ({origin})' if origin else ''}"
