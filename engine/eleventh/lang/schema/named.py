"""The schema of one scenario or rulebook: as the language has it, with the ids that there are.

An editor then completes acts, tracks, seats and sources, and marks a wrong one. What may stand for
several things (a variable of a rule, `self`) is let through: an alarm has to be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from eleventh.lang.schema.documents import MAIN_ONLY, Kind, make_whole_document

ID, IDS = "#/$defs/id", "#/$defs/ids"
DOTTED = "#/$defs/track_name"  # an id with what it is for after dots
SETS = ("seat", "adversary", "public", "other", "actor")
PARTIES = ("self", "target")
_KEPT = ("title", "description", "default")


@dataclass(frozen=True, slots=True)
class KnownIds:
    """The ids of a scenario with its rulebook, or of a rulebook: `tracks` with their actors,
    `families` those that stand for tracks and derived tracks, `initiatives` each with its target
    where it has one, `cited` sources and their items."""

    acts: tuple[str, ...]
    actors: tuple[str, ...]
    seats: tuple[str, ...]
    fronts: tuple[str, ...]
    stages: tuple[str, ...]
    families: tuple[str, ...]
    tracks: tuple[str, ...]
    initiatives: tuple[str, ...]
    cited: tuple[str, ...]
    eras: tuple[str, ...]


def make_named_document(kind: Kind, known: KnownIds, *, part: bool = False) -> dict[str, Any]:
    """The schema of a main file, or of a part, which has sections alone."""
    document = make_whole_document(kind)
    if part:
        document["required"] = []
        document.pop("anyOf", None)
        for key in MAIN_ONLY:
            document["properties"].pop(key, None)
    definitions = document["$defs"]
    after = definitions["after"]
    named: dict[str, Any] = _name(document, known)
    _narrow(named["$defs"]["after"]["properties"], after["properties"], "act", known.acts)
    for key in ("by", "toward"):  # a variable, as often as a set
        named["$defs"]["after"]["properties"][key] = after["properties"][key]
    named["$defs"]["effects"] |= _tracks(known)
    if "start" in named["properties"]:
        named["$defs"]["start"] |= _tracks(known)
    _list_known(named["$defs"]["cite"], "items", known.cited)
    return named


def _name(node: Any, known: KnownIds) -> Any:
    """A schema in which every property that holds an id knows the ids."""
    if isinstance(node, list):
        return [_name(each, known) for each in node]
    if not isinstance(node, dict):
        return node
    made = {key: _name(each, known) for key, each in node.items()}
    properties = node.get("properties")
    if isinstance(properties, dict):
        parties = (*known.actors, *SETS, *PARTIES)
        for key, ids in (
            ("act", known.acts),
            ("by", parties),
            ("toward", parties),
            ("between", known.actors),
            ("parties", (*known.actors, *SETS)),
            ("seat", known.seats),
            ("front", known.fronts),
            ("stage", known.stages),
            ("initiative", known.initiatives),
            ("era", known.eras),
        ):
            _narrow(made["properties"], properties, key, ids)
    return made


def _narrow(made: dict[str, Any], written: dict[str, Any], key: str, ids: Iterable[str]) -> None:
    """Lets a property be one of some ids, or a list of them where it may be several."""
    schema = written.get(key)
    known = sorted({*ids})
    if not isinstance(schema, dict) or schema.get("$ref") not in (ID, IDS, DOTTED) or not known:
        return
    one = {"type": "string", "enum": known}
    several = {"type": "array", "items": one, "minItems": 1, "uniqueItems": True}
    notes = {note: schema[note] for note in _KEPT if note in schema}
    made[key] = notes | (one if schema["$ref"] != IDS else {"anyOf": [one, several]})


def _list_known(made: dict[str, Any], key: str, ids: Iterable[str]) -> None:
    known = sorted({*ids})
    if known:
        made[key] = {"type": "string", "enum": known}


def _tracks(known: KnownIds) -> dict[str, Any]:
    """Keys that begin with a family there is; those without a variable are offered."""
    families = "|".join(re.escape(each) for each in sorted({*known.families}))
    if not families:
        return {}
    return {
        "propertyNames": {"pattern": f"^({families})([.][a-z0-9_]+)*$"},
        "properties": {each: {"type": ["string", "number"]} for each in known.tracks},
    }
