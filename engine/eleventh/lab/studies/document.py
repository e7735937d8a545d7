"""Studies as part of the document of a playtest: keys as the schema of playtests has them.

Seconds are left out: the same studies give the same document.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from eleventh.lab.studies.arms import Effort
from eleventh.lab.studies.profiles import ProfileTable
from eleventh.lab.studies.rare import RareStudy
from eleventh.lab.studies.responses import ResponseStudy
from eleventh.lab.studies.suite import StudySuite
from eleventh.lab.studies.variance import VarianceStudy


def export_studies(suite: StudySuite) -> dict[str, Any]:
    """The studies that were made, by their names."""
    found = {}
    if suite.policies is not None:
        found["policies"] = _export_policies(suite.policies)
    if suite.responses is not None:
        found["responses"] = _export_responses(suite.responses)
    if suite.variance is not None:
        found["variance"] = _export_variance(suite.variance)
    if suite.rare is not None:
        found["rare"] = _export_rare(suite.rare)
    return found


def _export_policies(table: ProfileTable) -> dict[str, Any]:
    return {
        **_export_effort(table.effort),
        "games_per_profile": table.games,
        "seats": list(table.seats),
        "policies": list(table.policies),
        "all_but_one_together": table.together,
        "level": list(table.level),
        "profiles": [
            {"policies": list(each.policies), "totals": [asdict(one) for one in each.totals]}
            for each in table.profiles
        ],
        "records": [asdict(each) for each in table.records],
        "best_replies": [{**asdict(each), "against": list(each.against)} for each in table.replies],
        "dominated": [asdict(each) for each in table.dominated],
        "equilibria": [
            {**asdict(each), "policies": list(each.policies)} for each in table.equilibria
        ],
    }


def _export_responses(study: ResponseStudy) -> dict[str, Any]:
    return {
        **_export_effort(study.effort),
        "games_per_response": study.games,
        "own": study.own,
        "against": list(study.against),
        "decisions": {
            each.decision: {
                "seat": each.seat,
                "games": each.games,
                "swing": each.swing,
                "endings_differ": each.endings,
                "idle": each.idle,
                "changes_nothing": each.changes_nothing,
                "gaps": [asdict(one) for one in each.gaps],
                "track": None if each.track is None else asdict(each.track),
            }
            for each in study.decisions
        },
        "changing_nothing": list(study.changing_nothing),
        "dominated": [asdict(each) for each in study.dominated],
    }


def _export_variance(study: VarianceStudy) -> dict[str, Any]:
    return {
        **_export_effort(study.effort),
        "orders_drawn": study.orders,
        "dice_drawn": study.dice,
        "batch": study.games,
        "seats": {each.seat: asdict(each.components) for each in study.seats},
        "endings": None if study.endings is None else asdict(study.endings),
        "shares": [{**asdict(each), "shares": list(each.shares)} for each in study.shares],
    }


def _export_rare(study: RareStudy) -> dict[str, Any]:
    return {
        **_export_effort(study.effort),
        "seed": study.seed,
        "random_games": study.games,
        "rarer_than": study.share,
        "limit_games": study.limit,
        "limit_seconds": study.limit_seconds,
        "ended": study.ended,
        "found": [
            {**asdict(each), "orders": [asdict(one) for one in each.orders]} for each in study.found
        ],
        "missed": [asdict(each) for each in study.missed],
    }


def _export_effort(effort: Effort) -> dict[str, Any]:
    return {"games": effort.games, "complete": effort.complete}
