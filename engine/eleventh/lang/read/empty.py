"""Sections with nothing in them: who deletes the last item of a list leaves its key behind.

A section that may be missing may be empty, so such a key is taken out before the shape of its file
is looked at. What must be there stays, and is told to be empty.
"""

from __future__ import annotations

from collections.abc import Collection

from eleventh.lang.schema.documents import Kind, list_holders
from eleventh.lang.yaml.nodes import Mapping, MappingEntry, Node, Nothing, Sequence


def drop_empty_sections(tree: Node, kind: Kind, needed: Collection[str]) -> Node:
    """The tree of a file without the sections in which nothing stands, but for those that are
    `needed`."""
    if not isinstance(tree, Mapping):
        return tree
    holders = list_holders(kind)
    kept = tuple(
        each
        for each in tree.entries
        if each.key.value in needed or each.key.value not in holders or not _is_empty(each)
    )
    return tree if len(kept) == len(tree.entries) else Mapping(kept, tree.span)


def _is_empty(entry: MappingEntry) -> bool:
    match entry.value:
        case Nothing():
            return True
        case Sequence(items=()) | Mapping(entries=()):
            return True
    return False
