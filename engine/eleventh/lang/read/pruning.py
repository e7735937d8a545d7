"""What is left of a file without the things in it that are badly shaped.

An inject with a misspelled key can't be built, but the mistakes of all others can still be told in
the same run. So the broken thing is taken out as a whole, and its names are remembered: whoever
refers to it refers to something that is there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from eleventh.lang.schema.documents import Kind, flatten_schema
from eleventh.lang.schema.messages import Path, Schema
from eleventh.lang.schema.shape import find_broken_places
from eleventh.lang.yaml.nodes import Mapping, MappingEntry, Node, Sequence, Text, find_node

Pruned: TypeAlias = tuple[Mapping, frozenset[str]]

# Sections that are one thing, or a frame for all the rest: nothing can be taken out of them.
_STRUCTURE = frozenset(
    {"format", "scenario", "rulebook", "parts", "turns", "ends", "stages", "fronts"}
    | {"political_capital", "era", "without", "change", "play", "extends"}
)
# Sections to which nothing refers: they may go as a whole.
_NOT_NEEDED = frozenset(
    {"title", "synopsis", "about", "minutes", "start", "starts", "visible", "rules", "modifiers"}
    | {"endings", "history", "chronicle", "assumptions", "limitations", "seats", "table"}
    | {"prepared", "tests"}
)
_SINGLE = frozenset({"title", "synopsis", "minutes", "about"})


def prune(tree: Mapping, kind: Kind, *, part: bool) -> Pruned | None:
    """The file without its badly shaped things, and the names of these.

    None where what is broken is not one thing among others, so that much could be told wrongly.
    """
    known = flatten_schema(kind, part=part)["properties"]
    cuts: set[Path] = set()
    for place in find_broken_places(tree, kind, part=part):
        cut = _cut(place, known)
        if cut is None:
            return None
        cuts.add(cut)
    names: set[str] = set()
    for cut in cuts:
        found = _names(find_node(tree, cut), cut)
        if not found and cut[0] not in _NOT_NEEDED:
            return None
        names |= found
    kept = _without(tree, cuts, ())
    if not isinstance(kept, Mapping) or find_broken_places(kept, kind, part=part):
        return None
    return kept, frozenset(names)


def _cut(place: Path, sections: Schema) -> Path | None:
    """What to take out because of what is broken at a place; None if nothing can be."""
    if len(place) == 1 and place[0] not in sections:
        return place  # a section by another name
    if not place or place[0] in _STRUCTURE:
        return None
    if place[0] == "seats":
        return place[:4] if place[2:3] == ("objectives",) and len(place) > 3 else None
    steps = 1 if place[0] in _SINGLE else 3 if place[0] == "actors" else 2
    if len(place) < steps:
        return place[:1] if place[0] in _NOT_NEEDED else None
    return place[:steps]


def _names(node: Node, cut: Path) -> set[str]:
    """The names by which something may be referred to: its key, its id, and all ids inside."""
    found = {str(step) for step in cut[-1:] if isinstance(step, str)}
    if isinstance(node, Text):
        found.add(node.value)
    if len(cut) == 1 and isinstance(node, Mapping):
        found.update(entry.key.value for entry in node.entries)  # a section with another name
    return found | set(_ids(node))


def _ids(node: Node) -> Iterator[str]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _ids(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key.value == "id" and isinstance(entry.value, Text):
                yield entry.value.value
            if entry.key.value == "items" and isinstance(entry.value, Mapping):
                yield from (item.key.value for item in entry.value.entries)
            yield from _ids(entry.value)


def _without(node: Node, cuts: Collection[Path], path: Path) -> Node:
    if isinstance(node, Mapping):
        entries = tuple(
            MappingEntry(entry.key, _without(entry.value, cuts, (*path, entry.key.value)))
            for entry in node.entries
            if (*path, entry.key.value) not in cuts
        )
        return Mapping(tuple(each for each in entries if not _is_empty(each)), node.span)
    if isinstance(node, Sequence):
        items = tuple(
            _without(item, cuts, (*path, index))
            for index, item in enumerate(node.items)
            if (*path, index) not in cuts
        )
        return Sequence(items, node.span)
    return node


def _is_empty(entry: MappingEntry) -> bool:
    """Whether nothing is left of it: then it goes too, as an empty one would be a mistake."""
    value = entry.value
    return (isinstance(value, Mapping) and not value.entries) or (
        isinstance(value, Sequence) and not value.items
    )
