"""Where a game starts from: the era of the rulebook that a scenario picks, and its own values.

A track starts as the scenario says; else as the era says; else as it says itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.lang.lower.cast import Cast
from eleventh.lang.lower.tracks import check_started_tracks, expand_tracks
from eleventh.lang.lower.unknown_tracks import KnownNames, list_ids
from eleventh.lang.model.books import Bundle
from eleventh.lang.model.tracks import TrackFamily
from eleventh.lang.problems.problem import Label, Problems
from eleventh.lang.problems.suggest import find_nearest


def check_era(bundle: Bundle, problems: Problems) -> None:
    """Notes an era that the rulebook does not have, and one of which nothing is left."""
    scenario, rulebook = bundle.scenario, bundle.rulebook
    if scenario is None or scenario.era is None or rulebook is None:
        return
    eras = [name.value for name, _ in rulebook.starts]
    if scenario.era.value not in eras:
        near = find_nearest(scenario.era.value, eras)
        problems.add(
            "E100",
            f"The rulebook `{rulebook.id.value}` has no start called `{scenario.era.value}`",
            scenario.era.span,
            help=f"Did you mean `{near}`?" if near else list_ids("Its `starts`", eras),
        )
        return
    given = {name.value for name, _ in scenario.start}
    begins = next(start for name, start in rulebook.starts if name.value == scenario.era.value)
    if begins and all(name.value in given for name, _ in begins):
        problems.add(
            "W094",
            f"The era `{scenario.era.value}` changes nothing: `start` gives every track that it"
            " begins",
            scenario.era.span,
            help="Delete from `start` what is as the era has it; or leave `era` out.",
            also=[Label(scenario.start[0][0].span, "the first that `start` gives")],
        )


def check_eras(
    bundle: Bundle,
    families: Sequence[TrackFamily],
    cast: Cast,
    known: KnownNames,
    problems: Problems,
) -> None:
    """Notes what is wrong in the eras of a rulebook that is looked at by itself."""
    if bundle.scenario is not None or bundle.rulebook is None:
        return
    for _, start in bundle.rulebook.starts:
        check_started_tracks(start, known, problems)
        expand_tracks(families, None, start, cast, problems)
