"""No rule and no modifier of the rulebook can be taken out without some case noticing.

A mutant is the rulebook with the postings of one rule (or modifier) left out. It must fail a case;
otherwise the cases do not say what that rule is for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest

from cases.ground import Ground
from cases.judging import complaints
from cases.reading import Case, every_case
from eleventh.core.adjudication import Adjudicator
from eleventh.core.code import Effects, EvalContext


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("ground"))


@dataclass
class Mutant(Ground):
    """The rulebook without the postings of one rule or modifier."""

    without: tuple[str, str] = ("rule", "")

    @classmethod
    def of(cls, whole: Ground, without: tuple[str, str]) -> Mutant:
        """A mutant that shares the compiled programs of `whole`."""
        tables = {key: _without(table, without) for key, table in whole.tables.items()}
        return cls(whole.folder, tables, set(), without)


def test_every_rule_and_modifier_is_missed_by_some_case(ground: Ground) -> None:
    posted: dict[str, set[str]] = {}
    for case in every_case():
        ground.posted = set()
        complaints(case, ground)
        posted[case.id] = ground.posted
    causes = ground.table().program.causes
    written = {(cause.chain[-1].kind, cause.chain[-1].id): cause.cite for cause in causes}
    unmissed = [
        id
        for (kind, id), cites in written.items()
        if kind in ("rule", "modifier")
        and not _missed(
            Mutant.of(ground, (kind, id)),
            sorted(
                (case for case in every_case() if id in posted[case.id]),
                key=lambda case: case.rule not in cites,
            ),
        )
    ]
    assert unmissed == []


def _missed(mutant: Mutant, cases: Sequence[Case]) -> bool:
    return any(complaints(case, mutant) for case in cases)


def _without(table: Adjudicator, without: tuple[str, str]) -> Adjudicator:
    dropped = {
        index
        for index, cause in enumerate(table.program.causes)
        if any((link.kind, link.id) == without for link in cause.chain)
    }
    stages = tuple(_quieter(stage, dropped) for stage in table.code.stages)
    return Adjudicator(table.program, replace(table.code, stages=stages))


def _quieter(
    stage: Callable[[EvalContext, Effects], None], dropped: set[int]
) -> Callable[[EvalContext, Effects], None]:
    def run(context: EvalContext, effects: Effects) -> None:
        stage(context, effects)
        effects.posts[:] = [each for each in effects.posts if each[0] not in dropped]
        effects.sets[:] = [each for each in effects.sets if each[0] not in dropped]

    return run
