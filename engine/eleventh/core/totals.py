"""The weighted total of a seat's objectives: one sum for views, debriefs and faces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from eleventh.core.program import Objective


def find_total(scored: Iterable[tuple[Objective, float]]) -> float:
    """The mean by weight of objectives that are reached so far, 0 to 100; 0 where none weighs
    anything."""
    pairs = tuple(scored)
    weights = sum(objective.weight for objective, _ in pairs)
    if not weights:
        return 0.0
    return sum(objective.weight * score for objective, score in pairs) / weights


def total_scores(objectives: Iterable[Objective], scores: Mapping[str, float]) -> float:
    """As `find_total`, of scores by the ids of objectives."""
    return find_total((each, scores[each.id]) for each in objectives)
