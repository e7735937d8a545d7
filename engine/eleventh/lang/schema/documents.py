"""The schema documents: as shipped, whole for an editor, and flattened for validation.

`scenario.json` and `rulebook.json` share the definitions in `shared.json` through a registry in
memory; nothing is ever fetched. The language does not nest in itself, so a schema can be flattened:
every reference replaced by what it names. That is what makes checking a
long scenario quick, because `jsonschema` resolves a reference anew for every value it meets.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from eleventh.lang.moments import is_moment
from eleventh.lang.schema.changes import make_changes

if TYPE_CHECKING:
    # Imported where they are used: a program that comes from the cache needs no schema.
    from jsonschema import FormatChecker
    from referencing import Registry
    from referencing.jsonschema import Schema

Kind: TypeAlias = Literal["scenario", "rulebook"]
KINDS: tuple[Kind, ...] = ("scenario", "rulebook")

BASE = "https://eleventh-hour.invalid/format/1/"
NEEDED: dict[Kind, tuple[str, ...]] = {
    "scenario": ("turns", "seats", "endings"),
    "rulebook": ("actors", "tracks"),
}
"""The sections that may not be missing; a scenario without a rulebook has those of both."""
MAIN_ONLY = frozenset({"scenario", "rulebook", "title", "synopsis", "parts"})
_NOTES = ("title", "description", "examples")
_ANNOTATIONS = frozenset({"$schema", "$id", "title", "description", "default"})


def read_document(name: str) -> dict[str, Any]:
    """A schema document: `scenario`, with what it may change, `rulebook` or `shared`."""
    text = files("eleventh.lang.schema").joinpath(f"{name}.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    if name == "scenario":
        changes = make_changes(document, read_document("shared"))
        document["properties"]["change"]["properties"] = changes
    return document


@cache
def make_registry() -> Registry[Schema]:
    """All documents by their addresses. Retrieves nothing: an unknown address is an error."""
    from referencing import Registry, Resource

    empty: Registry[Schema] = Registry()
    return empty.with_resources(
        (BASE + f"{name}.json", Resource.from_contents(read_document(name)))
        for name in (*KINDS, "shared")
    )


def make_whole_document(kind: Kind) -> dict[str, Any]:
    """One self-contained schema for an editor, the shared definitions inside it."""
    document = read_document(kind)
    moved: dict[str, Any] = _move(document)
    moved["$defs"] = _move(read_document("shared")["$defs"])
    for key in list_holders(kind):
        if key not in NEEDED[kind]:
            moved["properties"][key] = _may_be_empty(moved["properties"][key])
    return moved


def list_holders(kind: Kind) -> frozenset[str]:
    """The sections that hold items, as a list or by name."""
    sections = flatten_schema(kind)["properties"]
    return frozenset(
        key for key, each in sections.items() if each.get("type") in ("array", "object")
    )


def _may_be_empty(section: dict[str, Any]) -> dict[str, Any]:
    """A schema that takes nothing too: the key of a section whose last item was deleted."""
    notes = {key: section[key] for key in _NOTES if key in section}
    rest = {key: each for key, each in section.items() if key not in _NOTES}
    return {**notes, "anyOf": [rest, {"type": "null"}]}


def _move(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: value.removeprefix("shared.json") if key == "$ref" else _move(value)
            for key, value in node.items()
        }
    return [_move(item) for item in node] if isinstance(node, list) else node


def make_format_checker() -> FormatChecker:
    """What looks at the one `format` that the schemas name: `moment`, a date with a time of day or
    without."""
    from jsonschema import FormatChecker

    checker = FormatChecker(())
    checker.checks("moment")(is_moment)
    return checker


@cache
def flatten_schema(kind: Kind, *, part: bool = False) -> dict[str, Any]:
    """The schema without references; for a part, of its sections alone.

    Of the annotations only the examples are kept, which messages quote.

    Each schema that came from a definition says which under `wanted`, so that a message can name
    what was expected ("a date", "a formula") instead of how it is written.
    """
    document = read_document(kind)
    if part:
        document["required"] = []
        for key in MAIN_ONLY:
            document["properties"].pop(key, None)
    flat: dict[str, Any] = _flat(document)
    return flat


@cache
def _definition(name: str) -> dict[str, Any]:
    """The flat schema of what has a name in the shared document."""
    found = make_registry().resolver(BASE).lookup(f"shared.json#/$defs/{name}")
    # A definition that only refers to another one is known by the other's name.
    return {"wanted": name, **_flat(found.contents)}


def _flat(schema: Any) -> Any:
    if isinstance(schema, bool):
        return schema
    own = {key: value for key, value in schema.items() if key not in _ANNOTATIONS}
    reference = own.pop("$ref", None)
    if "pattern" in own:
        # In Python `$` matches before a last line end too.
        own["pattern"] = own["pattern"].removesuffix("$") + r"\Z"
    for key in ("items", "additionalProperties", "propertyNames", "if", "then", "else", "not"):
        if key in own:
            own[key] = _flat(own[key])
    if "properties" in own:
        # An error of the schema `false` would not say which key it is about.
        own["properties"] = {
            key: {"not": {}} if each is False else _flat(each)
            for key, each in own["properties"].items()
        }
    if reference is None:
        return own
    named = _definition(reference.rpartition("/")[2])
    if clash := (own.keys() & named.keys()) - {"examples"}:
        raise ValueError(f"{reference} and its neighbours both say {sorted(clash)}")
    return {**named, **own}
