"""A YAML file as a tree of frozen nodes, each with its span.

The tree holds what the author wrote under the core rules of YAML 1.2 and nothing else: no tags, no
shared nodes, keys that are always text. Checks read it through `get`, and `plain()` gives the same
content as ordinary Python values for the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from eleventh.core.span import Span


@dataclass(frozen=True, slots=True)
class Text:
    """Text, quoted or not, exactly as written: no Unicode normalisation, no trimming.

    `comment` is where a comment begins right after text without quotes, as if it went on there.
    """

    value: str
    span: Span
    comment: Span | None = None

    def plain(self) -> str:
        """The text."""
        return self.value


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number of at most 15 digits; `raw` is how the author wrote it."""

    value: int | float
    span: Span
    raw: str

    def plain(self) -> int | float:
        """The number: an int where no point or exponent was written."""
        return self.value


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""

    value: bool
    span: Span

    def plain(self) -> bool:
        """The truth value."""
        return self.value


@dataclass(frozen=True, slots=True)
class Nothing:
    """A value left out, or `null`; its span is empty where nothing is written."""

    span: Span

    def plain(self) -> None:
        """None."""
        return


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span

    def plain(self) -> list[Any]:
        """A new list of the plain values of the items."""
        return [item.plain() for item in self.items]


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """One key of a mapping with its value."""

    key: Text
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the author's order; no key occurs twice."""

    entries: tuple[MappingEntry, ...]
    span: Span
    _by_name: dict[str, MappingEntry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {entry.key.value: entry for entry in self.entries})

    def __contains__(self, key: str) -> bool:
        return key in self._by_name

    def get(self, key: str) -> Node | None:
        """The value under a key, or None where the key is not there."""
        entry = self._by_name.get(key)
        return None if entry is None else entry.value

    def key(self, key: str) -> Text:
        """The key itself, as written. Raises KeyError where it is not there."""
        return self._by_name[key].key

    def key_span(self, key: str) -> Span:
        """Where a key stands. Raises KeyError where it is not there."""
        return self._by_name[key].key.span

    def plain(self) -> dict[str, Any]:
        """A new dict of the plain values, in the author's order."""
        return {entry.key.value: entry.value.plain() for entry in self.entries}


Node: TypeAlias = Text | Number | Flag | Nothing | Sequence | Mapping


def count_nodes(root: Node) -> int:
    """How many keys and values there are under a node, itself included."""
    number, todo = 0, [root]
    while todo:
        node = todo.pop()
        number += 1
        if isinstance(node, Mapping):
            number += len(node.entries)
            todo.extend(entry.value for entry in node.entries)
        elif isinstance(node, Sequence):
            todo.extend(node.items)
    return number


def find_node(root: Node, path: Iterable[str | int]) -> Node:
    """The node that a path of keys and positions leads to; an empty path is the root.

    Raises LookupError where the path leads nowhere.
    """
    node = root
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            found = node.get(step)
            if found is None:
                raise LookupError(f"no key {step!r}")
            node = found
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
        else:
            raise LookupError(f"no {step!r} inside a {type(node).__name__}")
    return node


def find_key(root: Node, path: Iterable[str | int]) -> Text | None:
    """The key that names the node at a path: None for the root and for an item of a list.

    Raises LookupError where the path leads nowhere.
    """
    steps = tuple(path)
    find_node(root, steps)
    if not steps or not isinstance(steps[-1], str):
        return None
    parent = find_node(root, steps[:-1])
    if not isinstance(parent, Mapping):
        raise LookupError(f"no key {steps[-1]!r}")
    return parent.key(steps[-1])
