"""Who is called what: for help where an author writes a title in the place of an id."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lang.yaml.nodes import Mapping, Node, Sequence, Text


def find_titles(*trees: Node) -> dict[str, str]:
    """The ids of seats and other actors by their titles, from files of any shape; the first of two
    that are called the same."""
    found: dict[str, str] = {}
    for tree in trees:
        for title, id in _list_titles(tree):
            found.setdefault(title, id)
    return found


def _list_titles(tree: Node) -> Iterator[tuple[str, str]]:
    if not isinstance(tree, Mapping):
        return
    seats, actors = tree.get("seats"), tree.get("actors")
    for entry in seats.entries if isinstance(seats, Mapping) else ():
        yield from _pair(entry.value, entry.key)
    for group in actors.entries if isinstance(actors, Mapping) else ():
        for each in group.value.items if isinstance(group.value, Sequence) else ():
            yield from _pair(each, each.get("id") if isinstance(each, Mapping) else None)


def _pair(body: Node, id: Node | None) -> Iterator[tuple[str, str]]:
    title = body.get("title") if isinstance(body, Mapping) else None
    if isinstance(title, Text) and isinstance(id, Text):
        yield title.value, id.value
