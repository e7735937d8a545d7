"""One mapping from the main file and its parts.

Lists and named things of a section add up over files; a section that is one thing, such as the
order of turns, is given in one file. Nodes keep the spans of the files they come from, so whatever
reads the result need not know that there were several.
"""

from __future__ import annotations

from collections.abc import Sequence as AbstractSequence

from eleventh.lang.problems.problem import Label, Problems
from eleventh.lang.yaml.nodes import Mapping, MappingEntry, Node, Sequence

_ONE_FILE = frozenset(
    {"turns", "ends", "minutes", "stages", "political_capital", "table"}
    | {"era", "without", "change", "about"}
)


def merge(files: AbstractSequence[Mapping], found: Problems) -> Mapping:
    """The sections of well-shaped files as one mapping, in the order of the files.

    A name given in two files stays twice, for `duplicates` to find with all others.
    """
    sections: dict[str, MappingEntry] = {}
    for file in files:
        for entry in file.entries:
            key = entry.key.value
            if key not in sections:
                sections[key] = entry
            elif key in _ONE_FILE:
                found.add(
                    "E038",
                    f"`{key}` is given in two files",
                    entry.key.span,
                    help="Keep it in one of them.",
                    also=[Label(sections[key].key.span, "first here")],
                )
            elif key != "format":
                sections[key] = MappingEntry(
                    sections[key].key, join_values(sections[key].value, entry.value)
                )
    return Mapping(tuple(sections.values()), files[0].span)


def join_values(one: Node, other: Node) -> Node:
    """Two lists as one, or two mappings: lists of the same name in both are one, too."""
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        return Sequence(one.items + other.items, one.span)
    assert isinstance(one, Mapping)
    assert isinstance(other, Mapping)
    groups = {entry.key.value: entry for entry in one.entries}
    rest = []
    for entry in other.entries:
        old = groups.get(entry.key.value)
        if old and isinstance(old.value, Sequence) and isinstance(entry.value, Sequence):
            groups[entry.key.value] = MappingEntry(old.key, join_values(old.value, entry.value))
        else:
            rest.append(entry)
    return Mapping((*groups.values(), *rest), one.span)
