"""The small values of which everything else is made: names, formulas, effects, text.

Every function takes a node whose shape has been checked, or None where a key was left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from eleventh.core.span import Span
from eleventh.lang.model.acts import Effect
from eleventh.lang.model.text import Formula, Name, Prose, ProseVariant
from eleventh.lang.yaml.nodes import Flag, Mapping, Node, Number, Sequence, Text

ReadProse: TypeAlias = Callable[[Node], Prose]
"""Gives the text of a node: its own, or that of the file it names."""


def read_mapping(node: Node | None) -> Mapping:
    """The node as a mapping; an empty one where it was left out."""
    if node is None:
        return Mapping((), Span("", 1, 1, 1, 1))
    assert isinstance(node, Mapping)
    return node


def read_mappings(node: Node | None) -> Iterator[Mapping]:
    """The items of a list of mappings."""
    return (read_mapping(item) for item in read_items(node))


def read_value(mapping: Mapping, key: str) -> Node:
    """The value of a key that must be there."""
    value = mapping.get(key)
    assert value is not None
    return value


def read_items(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; of a single value, the value."""
    if node is None:
        return ()
    return node.items if isinstance(node, Sequence) else (node,)


def read_pairs(node: Node | None) -> Iterator[tuple[Name, Node]]:
    """The entries of a mapping whose keys are names."""
    return ((read_name(entry.key), entry.value) for entry in read_mapping(node).entries)


def read_name(node: Node) -> Name:
    """A name; of a number (a turn may be one), its digits."""
    return Name(read_text(node), node.span)


def read_optional_name(node: Node | None) -> Name | None:
    """A name, or None where it was left out."""
    return None if node is None else read_name(node)


def read_names(node: Node | None) -> tuple[Name, ...]:
    """The names of a list, or the one name that stands for a list of one."""
    return tuple(read_name(item) for item in read_items(node))


def make_default_name(value: str, at: Name) -> Name:
    """A word that was left out, placed at the name of what it belongs to."""
    return Name(value, at.span)


def read_text(node: Node | None, default: str = "") -> str:
    """Text as written; of a number, its digits."""
    if node is None:
        return default
    if isinstance(node, Number):
        return node.raw
    assert isinstance(node, Text)
    return node.value


def read_number(node: Node | None, default: float) -> float:
    """A number as a float."""
    if node is None:
        return default
    assert isinstance(node, Number)
    return float(node.value)


def read_name_or_number(node: Node) -> Name | float:
    """A value of a track: the name of a status, or a number."""
    return float(node.value) if isinstance(node, Number) else read_name(node)


def read_flag(node: Node | None) -> bool:
    """True or false; false where it was left out."""
    return isinstance(node, Flag) and node.value


def read_formula(node: Node) -> Formula:
    """A formula with the span of its text alone, so that columns can be counted into it.

    They can be where the scalar is on one line and is written without escapes.
    """
    raw, span = read_text(node), node.span
    around = span.end_column - span.column - len(raw) if span.line == span.end_line else -1
    if around == 2 and isinstance(node, Text):
        inner = Span(span.file, span.line, span.column + 1, span.end_line, span.end_column - 1)
        return Formula(raw, inner)
    return Formula(raw, span, exact=around == 0)


def read_optional_formula(node: Node | None) -> Formula | None:
    """A formula, or None where it was left out."""
    return None if node is None else read_formula(node)


def read_effects(node: Node | None) -> tuple[Effect, ...]:
    """The `track: amount` pairs of a mapping."""
    return tuple(Effect(track, read_formula(amount)) for track, amount in read_pairs(node))


def read_optional_prose(node: Node | None, read: ReadProse) -> Prose | None:
    """Text for people, or None where it was left out."""
    return None if node is None else read(node)


def read_told(node: Node, read: ReadProse) -> Prose:
    """Text for people that may have variants, each with a condition."""
    if not isinstance(node, Sequence):
        return read(node)
    found = []
    for each in read_mappings(node):
        prose = read(read_value(each, "text"))
        when = read_optional_formula(each.get("when"))
        found.append(ProseVariant(when, prose.text, prose.span))
    return Prose(found[-1].text, found[-1].span, tuple(found))


def read_optional_told(node: Node | None, read: ReadProse) -> Prose | None:
    """Text for people that may have variants, or None where it was left out."""
    return None if node is None else read_told(node, read)


def spell_out(id: str) -> str:
    """An id as words, for whatever was given no title."""
    return id.replace("_", " ").capitalize()
