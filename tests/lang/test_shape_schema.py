"""The schema documents themselves: valid, explained to the last key, and in step with the docs."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from eleventh.lang.model.books import Rulebook, Scenario, Sections
from eleventh.lang.schema.documents import (
    KINDS,
    flatten_schema,
    make_format_checker,
    make_registry,
    make_whole_document,
    read_document,
)
from eleventh.lang.yaml.tree import read_tree

LANGUAGE = Path(__file__).parents[2] / "docs" / "language.md"
BASE = Path(__file__).parent / "base" / "scenario.yaml"
DOCUMENTS = (*KINDS, "shared")

Step = tuple[str, Any]


def inside(schema: Any, path: str = "") -> Iterator[Step]:
    """Every schema in a document, with where it is."""
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            if key != "examples":
                yield from inside(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for number, value in enumerate(schema):
            yield from inside(value, f"{path}/{number}")


def keys_of(name: str) -> Iterator[Step]:
    """Every key of the language in a document, with its schema."""
    for path, schema in inside(read_document(name)):
        # The keys under `then` only forbid; they are explained where they belong.
        forbids = path.endswith(("/if", "/then", "/else", "/properties"))
        if "properties" in schema and not forbids:
            for key, value in schema["properties"].items():
                yield f"{path}/{key}", value


def explained(schema: dict[str, Any]) -> dict[str, Any]:
    """A key's schema with what its reference says."""
    reference = schema.get("$ref")
    if reference is None:
        return schema
    named = read_document("shared")["$defs"][reference.rpartition("/")[2]]
    return {**explained(named), **schema}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_valid_json_schema(name: str) -> None:
    Draft202012Validator.check_schema(read_document(name))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_key_is_explained(name: str) -> None:
    keys = list(keys_of(name))
    assert keys
    for path, schema in keys:
        whole = explained(schema)
        assert whole.get("title"), path
        assert whole.get("description", "").endswith("."), path
        assert whole.get("examples"), path


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_example_is_valid(name: str) -> None:
    resolving = make_registry()
    base = str(read_document(name)["$id"])
    for path, schema in keys_of(name):
        for example in schema.get("examples", ()):
            inner = _pointer(name, path)
            validator = Draft202012Validator(
                {"$ref": f"{base}#{inner}"},
                registry=resolving,
                format_checker=make_format_checker(),
            )
            assert not list(validator.iter_errors(example)), (path, example)


def _pointer(name: str, path: str) -> str:
    """The JSON Pointer of a key: `list_keys` leaves `properties` out."""
    head, _, key = path.rpartition("/")
    return f"{head}/properties/{key}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_unknown_is_let_through(name: str) -> None:
    for path, schema in inside(read_document(name)):
        if "properties" in schema and not path.endswith(("/if", "/then", "/else", "/properties")):
            assert schema["additionalProperties"] is False, path


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_pattern_can_take_long(name: str) -> None:
    for path, schema in inside(read_document(name)):
        if isinstance(schema.get("pattern"), str):
            # A quantifier after a group that holds one of its own, other than `?`.
            assert not re.search(r"\)[*+{]", schema["pattern"]), path


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_fetched(name: str) -> None:
    for _, schema in inside(read_document(name)):
        reference = schema.get("$ref", "#")
        assert reference.startswith(("#", "shared.json#"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_three_forms_of_a_schema_agree(kind: Any) -> None:
    tree, _ = read_tree("scenario.yaml", BASE.read_bytes())
    assert tree is not None
    good = tree.plain()
    broken = {**good, "minutes": 0, "turns": ["2021-02-30"], "extra": 1, "endings": [{"id": "A"}]}
    checker = make_format_checker()
    forms = (
        Draft202012Validator(read_document(kind), registry=make_registry(), format_checker=checker),
        Draft202012Validator(make_whole_document(kind), format_checker=checker),
        Draft202012Validator(flatten_schema(kind), format_checker=checker),
    )
    for document in (good, broken):
        places = [
            sorted((error.json_path, str(error.validator)) for error in form.iter_errors(document))
            for form in forms
        ]
        assert places[0] == places[1] == places[2]
    assert bool(list(forms[0].iter_errors(good))) == (kind == "rulebook")


def test_every_key_is_in_the_docs() -> None:
    words = set(re.findall(r"\w+", LANGUAGE.read_text("utf-8")))
    keys = {path.rpartition("/")[2] for name in DOCUMENTS for path, _ in keys_of(name)}
    assert keys - words == set()


def test_every_key_of_the_docs_is_in_the_schema() -> None:
    """Tables name keys in their first column; examples name them before a colon."""
    text = LANGUAGE.read_text("utf-8")
    keys = {path.rpartition("/")[2] for name in DOCUMENTS for path, _ in keys_of(name)}
    rows = re.findall(r"^\| (`[^|]+?) \|", text, re.MULTILINE)
    documented = {each for row in rows for each in re.findall(r"`(\w+)", row)}
    assert documented
    assert documented - keys == set()


def test_the_author_model_mirrors_the_sections() -> None:
    shared = {each.name for each in dataclasses.fields(Sections)}
    rulebook = set(read_document("rulebook")["properties"])
    scenario = set(read_document("scenario")["properties"])
    of_rulebook, own = (
        {each.name for each in dataclasses.fields(kind)} - {"id", "sections"}
        for kind in (Rulebook, Scenario)
    )
    assert rulebook == shared | of_rulebook | {"format", "rulebook", "parts"}
    assert scenario == shared | own | {"format", "scenario", "parts"}
