"""Keys that stand in the wrong place: what else has a key of that name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from eleventh.lang.schema.documents import Kind, flatten_schema
from eleventh.lang.schema.messages import join_words, name_holder

_MOST = 3  # holders that are named; what more have says nothing
_REPEATED = ("change", "without")  # they name keys of others


def help_with_place(kind: Kind, key: str) -> str | None:
    """What has such a key; None where nothing has, or too much."""
    holders = list(dict.fromkeys(_list_holders(kind).get(key, ())))
    if not 0 < len(holders) <= _MOST:
        return None
    return f"It is a key of {join_words(holders, 'and')}."


@cache
def _list_holders(kind: Kind) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, holder in _walk(flatten_schema(kind), ()):
        found[key] = (*found.get(key, ()), holder)
    return found


def _walk(schema: dict[str, Any], path: tuple[str | int, ...]) -> Iterator[tuple[str, str]]:
    """Every key below the top, with the noun of what has it where there is one."""
    for key, each in schema.get("properties", {}).items():
        if path:
            yield key, name_holder(path, "")
        if key not in _REPEATED and isinstance(each, dict):
            yield from _walk(each, (*path, key))
    for word, step in (("items", 0), ("additionalProperties", "")):
        inner = schema.get(word)
        if isinstance(inner, dict):
            yield from _walk(inner, (*path, step))
