"""A variant: a scenario that extends another one, from the tree of either.

What the variant says once takes the place of what the other says; what has names is added, and a
starting value takes the place of the one of that name. The spans stay those of whoever wrote it.
"""

from __future__ import annotations

from eleventh.lang.problems.problem import Problems
from eleventh.lang.read.merging import join_values
from eleventh.lang.yaml.nodes import Mapping, MappingEntry

_BY_NAME = frozenset({"start", "visible", "parameters"})
_ADDED = frozenset(
    {"actors", "fronts", "tracks", "derived", "acts", "rules", "modifiers", "initiatives"}
    | {"injects", "prepared", "deadlines", "chronicle", "sources", "assumptions", "limitations"}
    | {"play", "seats", "without", "change", "names", "conditions"}
)
_FIRST = frozenset({"endings"})  # in order, and the last one closes every game
_OWN = frozenset({"minutes", "next", "tests", "about"})  # said of a scenario as it is
_ONCE = frozenset(
    {"format", "scenario", "title", "synopsis", "extends", "parts", "turns", "ends", "era"}
    | {"table", "history"}
)
_OF_THE_OTHER = ("rulebook", "stages", "political_capital")
KNOWN = frozenset({*_BY_NAME, *_ADDED, *_FIRST, *_OWN, *_ONCE, *_OF_THE_OTHER})
"""The sections of which is known what a variant makes of them."""


def extend(base: Mapping, variant: Mapping, found: Problems) -> Mapping:
    """The scenario that a variant stands for. What only the other can say is noted."""
    for key in _OF_THE_OTHER:
        if key in variant:
            found.add(
                "E030",
                f"`{key}` is for the scenario that it `extends` to say",
                variant.key_span(key),
                help="Delete it here.",
            )
    sections = {each.key.value: each for each in base.entries if each.key.value not in _OWN}
    if "turns" in variant:
        sections.pop("ends", None)  # it closes the last of those turns
    for entry in variant.entries:
        key = entry.key.value
        if key not in _OF_THE_OTHER:
            old = sections.get(key)
            sections[key] = entry if old is None else _join(key, old, entry)
    return Mapping(tuple(sections.values()), variant.span)


def _join(key: str, old: MappingEntry, new: MappingEntry) -> MappingEntry:
    if key in _BY_NAME:
        assert isinstance(old.value, Mapping)
        assert isinstance(new.value, Mapping)
        given = new.value
        kept = (each for each in old.value.entries if each.key.value not in given)
        return MappingEntry(new.key, Mapping((*kept, *given.entries), given.span))
    if key in _ADDED:
        return MappingEntry(old.key, join_values(old.value, new.value))
    if key in _FIRST:
        return MappingEntry(old.key, join_values(new.value, old.value))
    return new  # said once, or of the variant alone
