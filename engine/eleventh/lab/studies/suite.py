"""The studies of a scenario that a playtest can have beside it, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from eleventh.core.program import Program
from eleventh.emit.backends import build_backend
from eleventh.lab.studies import profiles, responses, variance
from eleventh.lab.studies.arms import Effort, GoingOn
from eleventh.lab.studies.profiles import ProfileTable, tabulate_profiles
from eleventh.lab.studies.rare import RareSearch, RareStudy, seek_rare
from eleventh.lab.studies.responses import ResponseStudy, study_responses
from eleventh.lab.studies.variance import VarianceStudy, study_variance

STUDIES = ("policies", "responses", "variance", "rare")

Stage = Callable[[str], GoingOn]  # asked for at the start of each study, by its name


@dataclass(frozen=True, slots=True)
class StudySizes:
    """How much each study plays: games of each profile of policies, games with each answer against
    each policy of the others, draws of orders and as many of dice, games of the batch for single
    orders, and how hard what is rare is sought."""

    profile: int = profiles.GAMES
    answer: int = responses.GAMES
    draws: int = variance.ORDERS
    batch: int = variance.GAMES
    search: RareSearch = field(default_factory=RareSearch)


@dataclass(frozen=True, slots=True)
class StudySuite:
    """Studies of one scenario; None is one that was not made."""

    policies: ProfileTable | None = None
    responses: ResponseStudy | None = None
    variance: VarianceStudy | None = None
    rare: RareStudy | None = None

    @property
    def efforts(self) -> dict[str, Effort]:
        """What each study took, by its name, of those that were made."""
        made = ((name, getattr(self, name)) for name in STUDIES)
        return {name: study.effort for name, study in made if study is not None}


def check_names(names: Collection[str]) -> None:
    """ValueError, with the studies there are, for a name that is none."""
    unknown = sorted({*names} - {*STUDIES})
    if unknown:
        raise ValueError(f"there is no study {unknown[0]!r}; there are {', '.join(STUDIES)}")


def find_backend(name: str) -> str:
    """What plays studies beside games that are played by this backend: the same, unless it plays
    one game after the other."""
    return "numpy" if name == "python" else name


def run_studies(
    program: Program,
    backend: str,
    seed: int,
    names: Collection[str],
    sizes: StudySizes | None = None,
    stage: Stage | None = None,
) -> StudySuite:
    """The studies with these names. `stage` is told which begins, and gives what may stop it; after
    one that was stopped none begins.

    ValueError for a name or a backend that does not exist, or sizes too small to judge by;
    ImportError for `llvm` without the extra `fast`.
    """
    check_names(names)
    sizes = sizes or StudySizes()
    stage = stage or _never_stop
    build = partial(build_backend, backend)
    plain = build(program)
    makers: Mapping[str, Callable[[GoingOn], Any]] = {
        "policies": lambda on: tabulate_profiles(plain, seed, games=sizes.profile, going_on=on),
        "responses": lambda on: study_responses(plain, seed, games=sizes.answer, going_on=on),
        "variance": lambda on: study_variance(
            plain, seed, sizes.draws, sizes.draws, sizes.batch, going_on=on
        ),
        "rare": lambda on: seek_rare(build, program, seed, sizes.search, going_on=on),
    }
    made: dict[str, Any] = {}
    for name in STUDIES:
        if name in names and all(each.effort.complete for each in made.values()):
            made[name] = makers[name](stage(name))
    return StudySuite(**made)


def _never_stop(name: str) -> GoingOn:
    return lambda played, wanted: True
