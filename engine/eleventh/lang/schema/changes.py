"""What a scenario may change of what it is given: whatever may be written there, field by field.

The schema of `change` is made from those of the sections, so that a key of the language is said
once: of a thing that is changed no key is needed, and every key may be given but its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_FROM_SHARED = "shared.json"
_NEEDS = ("required", "anyOf", "oneOf", "dependentRequired", "if", "then", "else", "type")
CHANGED = (
    *("acts", "tracks", "derived", "parameters", "rules", "modifiers", "initiatives"),
    *("injects", "deadlines", "endings", "seats"),  # of the scenario that is extended
)
"""The sections of which things may be changed."""
_LEFT_OUT = {
    "title": "Without",
    "description": "Fields that it is to be without.",
    "examples": [["when"]],
    "$ref": f"{_FROM_SHARED}#/$defs/id_list",
}


def make_changes(scenario: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    """The keys under `change`, from the documents of a scenario and of what is shared."""
    return {key: _make_section(key, scenario, shared) for key in CHANGED}


def _make_section(
    key: str, scenario: Mapping[str, Any], shared: Mapping[str, Any]
) -> dict[str, Any]:
    section = scenario["properties"][key]
    if "$ref" in section:
        section = _lead_to_shared(shared["$defs"][section["$ref"].rpartition("/")[2]])
    item = section.get("items") or section["additionalProperties"]
    if "$ref" in item:
        item = _lead_to_shared(shared["$defs"][item["$ref"].rpartition("/")[2]])
    part = {name: value for name, value in item.items() if name not in (*_NEEDS, "minLength")}
    part["properties"] = {name: each for name, each in item["properties"].items() if name != "id"}
    part["properties"]["without"] = _LEFT_OUT
    return {
        "title": section["title"],
        "description": "Fields that take the place of those of the same name, by id.",
        "examples": [_make_example(section["examples"][0])],
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"$ref": f"{_FROM_SHARED}#/$defs/id"},
        "additionalProperties": {"type": "object", "minProperties": 1, **part},
    }


def _make_example(example: Any) -> dict[str, Any]:
    """The first thing of an example of a section, as a change of it."""
    if isinstance(example, list):
        fields = example[0]
        return {fields["id"]: {key: value for key, value in fields.items() if key != "id"}}
    id, fields = next((id, each) for id, each in example.items() if not isinstance(each, int))
    return {id: fields if isinstance(fields, dict) else {"value": fields}}


def _lead_to_shared(node: Any) -> Any:
    """A schema of the shared document as another document would write it."""
    if isinstance(node, dict):
        return {
            key: _FROM_SHARED + value if key == "$ref" else _lead_to_shared(value)
            for key, value in node.items()
        }
    return [_lead_to_shared(item) for item in node] if isinstance(node, list) else node
