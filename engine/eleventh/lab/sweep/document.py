"""A sweep as one JSON document: what `--json` prints.

`sweep.schema.json`, beside this file, describes every key; a new key is no new format, a changed
one is.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from eleventh.lab.sweep.design import Influence, Method
from eleventh.lab.sweep.result import Sweep
from eleventh.play.schemas import load_schema

FORMAT = 1


def export_sweep(result: Sweep) -> dict[str, Any]:
    """The document of a sweep."""
    swings = {each.parameter: each for each in result.swings}
    return {
        "format": FORMAT,
        "engine": result.engine,
        "rules_version": result.rules,
        "scenario": result.scenario,
        "title": result.title,
        "program": result.program,
        "backend": result.backend,
        "seed": result.seed,
        "players": dict(result.players),
        "outcome": result.outcome.name,
        "method": result.method,
        "samples": result.samples,
        "games_per_set": result.games,
        "games_per_end": result.swing_games,
        "wanted": result.wanted,
        "sets": result.sets,
        "partial": result.partial,
        "base": asdict(result.base),
        "unread": list(result.unread),
        "parameters": {
            each.parameter: {
                "value": result.values[each.parameter],
                "low": result.ranges[each.parameter][0],
                "high": result.ranges[each.parameter][1],
                **_influence(each, result.method),
                **(
                    {"at_low": swing.low, "at_high": swing.high}
                    if (swing := swings.get(each.parameter))
                    else {}
                ),
            }
            for each in result.influences
        },
    }


def sweep_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every such document satisfies."""
    return load_schema("eleventh.lab.sweep", "sweep")


def _influence(found: Influence, method: Method) -> dict[str, Any]:
    if method == "morris":
        return {
            "mean_size": found.total,
            "reach": found.reach,
            "mean": found.direct,
            "spread": found.spread,
        }
    return {"total": found.total, "reach": found.reach, "first": found.direct}
