"""A rulebook made to fit: what a scenario leaves out of it, and the fields that it changes.

Both are done to the trees, before anything is built of them: what comes out is as if the rulebook
had been written so, with the spans of whoever wrote each field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eleventh.lang.model.text import Name
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label, Problems
from eleventh.lang.problems.suggest import find_nearest
from eleventh.lang.read.values import read_items, read_mapping, read_name
from eleventh.lang.schema.documents import Kind
from eleventh.lang.schema.shape import check_shape
from eleventh.lang.yaml.nodes import Mapping, MappingEntry, Node, Sequence, Text

NOUNS = {
    "acts": "act",
    "tracks": "track",
    "derived": "derived track",
    "parameters": "parameter",
    "rules": "rule",
    "modifiers": "modifier",
    "initiatives": "initiative",
}
"""The sections of which things can be left out and changed, and what one of them is called."""

_MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class Given:
    """What a scenario is given: a whole rulebook, by its kind and its name."""

    kind: Kind
    title: str
    tree: Mapping


def adapt(given: Given, by: Mapping, found: Problems) -> Mapping:
    """The tree of what is given as `by`, the scenario that is given it, wants it.

    What names nothing, or changes nothing, is noted at its place in the scenario.
    """
    left = list(_list_left_out(by))
    tree = given.tree
    for section, name in left:
        if _find(tree, section, name.value) is None:
            _tell_missing(given, section, name, by, found)
        else:
            tree = _replace(tree, section, name.value, None)
    for section, entry in _list_changed(by):
        name = read_name(entry.key)
        thing = _find(tree, section, name.value)
        if thing is None:
            _tell_missing(given, section, name, by, found)
        else:
            changed = _change(thing, entry, found)
            if _is_whole(given.kind, section, name, changed, found):
                tree = _replace(tree, section, name.value, changed)
    return _tidy(tree, left)


def _list_left_out(by: Mapping) -> Iterator[tuple[str, Name]]:
    for entry in read_mapping(by.get("without")).entries:
        for item in read_items(entry.value):
            yield entry.key.value, read_name(item)


def _list_changed(by: Mapping) -> Iterator[tuple[str, MappingEntry]]:
    for section in read_mapping(by.get("change")).entries:
        for entry in read_mapping(section.value).entries:
            yield section.key.value, entry


def _change(thing: Node, entry: MappingEntry, found: Problems) -> Mapping:
    """A thing with the fields of an entry in the place of its own."""
    fields = read_mapping(entry.value)
    old = thing if isinstance(thing, Mapping) else _as_mapping(thing)
    for field in fields.entries:
        before = old.get(field.key.value)
        if before is not None and before.plain() == field.value.plain():
            found.add(
                "E102",
                f"`{field.key.value}` of {quote(entry.key.value)} is so already",
                field.key.span,
                help="Delete it here, or write what it is to be.",
                also=[Label(before.span, "as it is")],
            )
    kept = (each for each in old.entries if each.key.value not in fields)
    return Mapping((*kept, *fields.entries), old.span)


def _as_mapping(thing: Node) -> Mapping:
    """A thing that is written as its value alone, as a derived track may be."""
    return Mapping((MappingEntry(Text("value", thing.span), thing),), thing.span)


def _is_whole(kind: Kind, section: str, name: Name, changed: Mapping, found: Problems) -> bool:
    """Whether a changed thing can be built; what it can't have together is noted at the change."""
    aside = Problems()
    held: Node = Sequence((changed,), changed.span)
    if "id" not in changed:
        held = Mapping((MappingEntry(Text(name.value, name.span), changed),), changed.span)
    part = Mapping((MappingEntry(Text(section, name.span), held),), changed.span)
    whole = check_shape(part, kind, aside, part=True)
    for each in aside.all():
        own = next((at for at in each.labels if at.span.file == name.span.file), None)
        place = name.span if own is None else own.span
        others = (at for at in each.labels if at is not own)
        found.add(each.code, each.headline, place, help=each.help, also=others)
    return whole


def _tidy(tree: Mapping, left: Iterable[tuple[str, Name]]) -> Mapping:
    """Without the starting values and the places on the short list of tracks that are left out."""
    gone = {name.value for section, name in left if section in ("tracks", "derived")}
    if not gone:
        return tree
    entries = []
    for entry in tree.entries:
        value = entry.value
        if entry.key.value == "table":
            items = tuple(each for each in read_items(value) if _head(each) not in gone)
            value = Sequence(items, value.span)
        elif entry.key.value == "starts" and isinstance(value, Mapping):
            eras = (
                MappingEntry(era.key, _drop(read_mapping(era.value), gone)) for era in value.entries
            )
            value = Mapping(tuple(eras), value.span)
        entries.append(MappingEntry(entry.key, value))
    return Mapping(tuple(entries), tree.span)


def _drop(start: Mapping, gone: set[str]) -> Mapping:
    kept = tuple(each for each in start.entries if _head(each.key) not in gone)
    return Mapping(kept, start.span)


def _head(name: Node) -> str:
    return name.value.partition(".")[0] if isinstance(name, Text) else ""


def _ids(tree: Mapping, section: str) -> Iterator[tuple[str, Node]]:
    """The things of a section by their ids."""
    value = tree.get(section)
    if isinstance(value, Mapping):
        yield from ((entry.key.value, entry.value) for entry in value.entries)
    for item in value.items if isinstance(value, Sequence) else ():
        id = item.get("id") if isinstance(item, Mapping) else None
        if isinstance(id, Text):
            yield id.value, item


def _find(tree: Mapping, section: str, id: str) -> Node | None:
    return next((thing for each, thing in _ids(tree, section) if each == id), None)


def _replace(tree: Mapping, section: str, id: str, thing: Node | None) -> Mapping:
    """The tree with another thing in the place of one, or with none there."""
    entries = []
    for entry in tree.entries:
        value = entry.value
        if entry.key.value == section and isinstance(value, Mapping):
            pairs = (
                each if each.key.value != id else MappingEntry(each.key, thing) if thing else None
                for each in value.entries
            )
            value = Mapping(tuple(each for each in pairs if each), value.span)
        elif entry.key.value == section and isinstance(value, Sequence):
            old = _find(tree, section, id)
            items = (thing if each is old else each for each in value.items)
            value = Sequence(tuple(each for each in items if each), value.span)
        entries.append(MappingEntry(entry.key, value))
    return Mapping(tuple(entries), tree.span)


def _tell_missing(given: Given, section: str, name: Name, by: Mapping, found: Problems) -> None:
    found.add(
        "E100",
        f"{given.title} has no {NOUNS[section]} called {quote(name.value)}",
        name.span,
        help=_help_with_missing(given.tree, section, name.value, by),
    )


def _help_with_missing(tree: Mapping, section: str, id: str, by: Mapping) -> str:
    if any((section, id) == (where, name.value) for where, name in _list_left_out(by)):
        return "It is left out under `without`: delete it there, or here."
    if _find(by, section, id) is not None:
        return "It is one of this scenario: write it there as it is to be, or delete it there."
    for other in NOUNS:
        if _find(tree, other, id) is not None:
            return f"That is the name of one of its {other}: name it under `{other}`."
    known = [each for each, _ in _ids(tree, section)]
    near = find_nearest(id, known)
    if near:
        return f"Did you mean `{near}`?"
    more = ", ..." if len(known) > _MOST_LISTED else ""
    listed = ", ".join(known[:_MOST_LISTED])
    return f"Its {section}: {listed}{more}." if known else f"It has no {section}."
