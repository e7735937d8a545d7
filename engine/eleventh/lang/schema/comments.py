"""Text that a comment cuts short: `headline: Room # 2 of visits` is `Room`.

In YAML a `#` after a space begins a comment wherever text stands without quotes. What follows is
lost without a word, so wherever people read what an author writes, the author is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label, Problems
from eleventh.lang.schema.documents import Kind, flatten_schema
from eleventh.lang.schema.messages import Schema
from eleventh.lang.yaml.nodes import Mapping, Node, Sequence, Text

_FOR_PEOPLE = ("text", "prose", "told", "told_line", "why")


def note_cut_texts(tree: Node, kind: Kind, found: Problems, *, part: bool = False) -> None:
    """Warns of every text for people in a file that ends where a comment begins on its line."""
    for text in _list_texts(tree, flatten_schema(kind, part=part)):
        if text.comment is not None:
            found.add(
                "W081",
                f"The text ends with {quote(text.value)}: after a space, `#` begins a comment",
                text.comment,
                note="nobody reads this",
                help="Put the whole text in quotes; or the comment on a line of its own.",
                also=[Label(text.span, "the text")],
            )


def _list_texts(node: Node, schema: Schema) -> Iterator[Text]:
    """The texts for people below a node, as far as it is shaped as its schema says."""
    if isinstance(node, Text):
        # A text that stands for a mapping is the `text` of it.
        if schema.get("wanted") in _FOR_PEOPLE or "text" in schema.get("properties", ()):
            yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _list_texts(item, schema.get("items", {}))
    elif isinstance(node, Mapping):
        others = schema.get("additionalProperties")
        for entry in node.entries:
            inner = schema.get("properties", {}).get(entry.key.value, others)
            yield from _list_texts(entry.value, inner if isinstance(inner, dict) else {})
