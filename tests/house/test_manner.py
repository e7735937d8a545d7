"""The manner of the house where code shows it: no query put together, no sentence as a protocol."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from house.tree import SOURCES, modules, named, parsed

ASKS_A_DATABASE = {"execute", "executemany", "executescript"}
TAKES_TEXT_APART = {"startswith", "endswith", "removeprefix", "removesuffix", "partition", "split"}
SENTENCES = {"headline", "help", "note", "why", "title", "message", "sentence"}


def calls(folder: str) -> Iterator[tuple[str, ast.Call, ast.Attribute]]:
    """Each call of a method under a folder, with the file and line it stands in."""
    for path in modules(folder):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield f"{named(path)}:{node.lineno}", node, node.func


def last_name(node: ast.expr) -> str:
    """The last part of a dotted name; empty for what is no name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def test_no_query_is_put_together_from_text() -> None:
    built = [
        place
        for folder in SOURCES
        for place, call, method in calls(folder)
        if method.attr in ASKS_A_DATABASE
        if call.args and not isinstance(call.args[0], ast.Constant | ast.Name)
    ]
    assert built == []


def test_no_sentence_is_taken_apart_to_learn_what_it_says() -> None:
    read = [
        f"{place} asks {last_name(method.value)}.{method.attr}"
        for place, _, method in calls("engine/eleventh/lang")
        if method.attr in TAKES_TEXT_APART and last_name(method.value) in SENTENCES
    ]
    assert read == []


def test_no_sentence_is_searched_for_words() -> None:
    searched = [
        f"{named(path)}:{node.lineno}"
        for path in modules("engine/eleventh/lang")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn)
        if isinstance(node.left, ast.Constant) and isinstance(node.left.value, str)
        if last_name(node.comparators[0]) in SENTENCES
    ]
    assert searched == []
