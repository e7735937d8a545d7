"""A comparison as one JSON document: what `--json` prints.

`compare.schema.json`, beside this file, describes every key; a new key is no new format, a changed
one is.
"""

from __future__ import annotations

from typing import Any

from eleventh.lab.compare.result import Difference, SideComparison, SideResult
from eleventh.play.schemas import load_schema

FORMAT = 1


def export_comparison(result: SideComparison) -> dict[str, Any]:
    """The document of a comparison."""
    differences: dict[str, dict[str, Any]] = {}
    for each in result.differences:
        differences.setdefault(each.measure.kind, {})[each.measure.id] = _difference(each)
    return {
        "format": FORMAT,
        "engine": result.engine,
        "rules_version": result.rules,
        "backend": result.backend,
        "seed": result.seed,
        "first": result.first,
        "wanted": result.wanted,
        "games": result.pairs,
        "partial": result.partial,
        "a": _side(result.a),
        "b": _side(result.b),
        "changes": list(result.changes),
        "differences": differences,
    }


def comparison_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every such document satisfies."""
    return load_schema("eleventh.lab.compare", "compare")


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "title": found.measure.title,
        "a": found.a,
        "b": found.b,
        "difference": found.difference,
        "low": found.low,
        "high": found.high,
        "games": found.games,
        "sure": found.sure,
    }


def _side(side: SideResult) -> dict[str, Any]:
    only: dict[str, dict[str, Any]] = {}
    for each in side.only:
        told = {"title": each.measure.title, "value": each.value}
        only.setdefault(each.measure.kind, {})[each.measure.id] = told
    return {
        "scenario": side.scenario,
        "title": side.title,
        "program": side.program,
        "players": dict(side.players),
        "parameters": dict(side.parameters),
        "only": only,
    }
