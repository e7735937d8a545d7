"""What a scenario is given, made to fit: what it leaves out of its rulebook, or of the scenario
that it extends, and the fields that it changes.

Both are done to the trees, before anything is built of them: what comes out is as if the rulebook
had been written so, with the spans of whoever wrote each field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as AbstractSequence
from dataclasses import dataclass

from eleventh.lang.model.text import Name
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label, Problems
from eleventh.lang.problems.suggest import find_nearest
from eleventh.lang.read.values import read_items, read_mapping, read_name
from eleventh.lang.schema.documents import Kind
from eleventh.lang.schema.shape import check_shape
from eleventh.lang.yaml.nodes import Mapping, MappingEntry, Node, Number, Sequence, Text

NOUNS = {
    "acts": "act",
    "tracks": "track",
    "derived": "derived track",
    "parameters": "parameter",
    "conditions": "condition",
    "rules": "rule",
    "modifiers": "modifier",
    "initiatives": "initiative",
    "injects": "inject",
    "deadlines": "deadline",
    "endings": "ending",
    "seats": "seat",
}
"""The sections of which things can be left out and changed, and what one of them is called."""

_LEAVE = "without"
_MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class Given:
    """A book that a scenario is given: the rulebook it names, or the scenario that it extends."""

    kind: Kind
    id: str
    tree: Mapping


def adapt(givens: AbstractSequence[Given], by: Mapping, found: Problems) -> tuple[Mapping, ...]:
    """The trees of what is given as `by`, the scenario that is given them, wants them.

    What names nothing, or changes nothing, is noted at its place in the scenario.
    """
    if not givens:
        return ()  # why there are none is told
    left = list(_list_left_out(by))
    trees = [given.tree for given in givens]
    for section, name in left:
        holding = [at for at, tree in enumerate(trees) if _find(tree, section, name.value)]
        for at in holding:
            trees[at] = _replace(trees[at], section, name.value, None)
        if not holding:
            help = _help_with_missing(trees, section, name.value, by)
            _tell_missing(givens[0], section, name, help, found)
    for section, entry in _list_changed(by):
        name = read_name(entry.key)
        done = False
        for at, given in enumerate(givens):
            thing = _find(trees[at], section, name.value)
            if isinstance(thing, Number):  # another size of a parameter; what it is stands below
                trees[at] = _replace(trees[at], section, name.value, None)
            elif thing is not None and not done:
                changed = _change(thing, entry, found)
                done = True
                if _is_whole(given.kind, section, name, changed, found):
                    trees[at] = _replace(trees[at], section, name.value, changed)
        if not done:
            help = "It is left out under `without`: delete it there, or here."
            if all((section, name.value) != (where, gone.value) for where, gone in left):
                help = _help_with_missing(trees, section, name.value, by)
            _tell_missing(givens[0], section, name, help, found)
    return tuple(_tidy(given.kind, tree, left) for given, tree in zip(givens, trees, strict=True))


def _list_left_out(by: Mapping) -> Iterator[tuple[str, Name]]:
    for entry in read_mapping(by.get("without")).entries:
        for item in read_items(entry.value) if entry.key.value in NOUNS else ():
            yield entry.key.value, read_name(item)


def _list_changed(by: Mapping) -> Iterator[tuple[str, MappingEntry]]:
    for section in read_mapping(by.get("change")).entries:
        for entry in read_mapping(section.value).entries:
            yield section.key.value, entry


def _change(thing: Node, entry: MappingEntry, found: Problems) -> Mapping:
    """A thing with the fields of an entry in the place of its own, and without those that it
    leaves out."""
    given = read_mapping(entry.value).entries
    old = thing if isinstance(thing, Mapping) else _as_mapping(thing)
    fields = Mapping(tuple(each for each in given if each.key.value != _LEAVE), entry.value.span)
    gone = [
        read_name(item)
        for each in given
        if each.key.value == _LEAVE
        for item in read_items(each.value)
    ]
    for name in gone:
        _check_gone(name, old, fields, entry.key.value, found)
    left = {name.value for name in gone}
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
    kept = (
        each for each in old.entries if each.key.value not in fields and each.key.value not in left
    )
    return Mapping((*kept, *fields.entries), old.span)


def _check_gone(name: Name, old: Mapping, fields: Mapping, id: str, found: Problems) -> None:
    """Notes a field that is taken away and is not there, or is given as well."""
    if name.value not in old:
        known = [each.key.value for each in old.entries if each.key.value != "id"]
        near = find_nearest(name.value, known)
        found.add(
            "E100",
            f"{quote(id)} has no field {quote(name.value)} to be without",
            name.span,
            help=f"Did you mean `{near}`?" if near else f"Its fields: {', '.join(known)}.",
        )
    elif name.value in fields:
        found.add(
            "E102",
            f"{quote(name.value)} of {quote(id)} is left out, and given as well",
            name.span,
            help="What is given takes its place: delete it here.",
            also=[Label(fields.key_span(name.value), "given here")],
        )


def leave_out_sections(base: Mapping, id: str, variant: Mapping, found: Problems) -> Mapping:
    """A scenario without the sections that a variant of it leaves out."""
    gone = {}
    for item in read_items(read_mapping(variant.get(_LEAVE)).get("sections")):
        name = read_name(item)
        gone[name.value] = name
        if name.value not in base:
            found.add(
                "E100",
                f"The scenario {quote(id)} has no section {quote(name.value)} to be without",
                name.span,
                help="Delete it here.",
            )
    return Mapping(tuple(each for each in base.entries if each.key.value not in gone), base.span)


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


def _tidy(kind: Kind, tree: Mapping, left: Iterable[tuple[str, Name]]) -> Mapping:
    """Without the starting values, the readers and the places on the short list of tracks that are
    left out."""
    gone = {name.value for section, name in left if section in ("tracks", "derived")}
    if not gone:
        return tree
    entries = []
    for entry in tree.entries:
        key, value = entry.key.value, entry.value
        if key == "table":
            items = tuple(each for each in read_items(value) if _head(each) not in gone)
            value = Sequence(items, value.span)
        elif key == "starts":
            eras = read_mapping(value).entries
            kept = tuple(MappingEntry(e.key, _drop(read_mapping(e.value), gone)) for e in eras)
            value = Mapping(kept, value.span)
        elif kind == "scenario" and key in ("start", "visible"):
            value = _drop(read_mapping(value), gone)
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


def _tell_missing(given: Given, section: str, name: Name, help: str, found: Problems) -> None:
    found.add(
        "E100",
        f"The {given.kind} `{given.id}` has no {NOUNS[section]} called {quote(name.value)}",
        name.span,
        help=help,
    )


def _help_with_missing(trees: AbstractSequence[Mapping], section: str, id: str, by: Mapping) -> str:
    if _find(by, section, id) is not None:
        return "It is one of this scenario: write it there as it is to be, or delete it there."
    for other in NOUNS:
        if any(_find(tree, other, id) for tree in trees):
            return f"That is the name of one of its {other}: name it under `{other}`."
    known = [each for tree in trees for each, _ in _ids(tree, section)]
    near = find_nearest(id, known)
    if near:
        return f"Did you mean `{near}`?"
    more = ", ..." if len(known) > _MOST_LISTED else ""
    listed = ", ".join(known[:_MOST_LISTED])
    return f"Its {section}: {listed}{more}." if known else f"It has no {section}."
