"""No rule and no modifier of the rulebook can be taken out without some case noticing.

A mutant is the rulebook with the postings of one rule (or modifier) left out. It must fail a case;
otherwise the cases do not say what that rule is for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import pytest

from cases.ground import Game, Ground
from cases.judging import complaints
from cases.reading import Case, every_case
from eleventh.core.adjudication import Adjudicator
from eleventh.core.code import Effects, EvalContext
from eleventh.core.orders import Orders
from eleventh.core.state import State


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("ground"))


Cause = tuple[str, str]  # the kind and the id of a rule or modifier
Causes = Mapping[Cause, frozenset[int]]


@dataclass
class Mutant(Ground):
    """The rulebook without the postings of one rule or modifier."""

    without: Cause = ("rule", "")

    @classmethod
    def of(cls, whole: Ground, without: Cause, causes: Sequence[Causes]) -> Mutant:
        """A mutant that shares the compiled programs of `whole`; `causes` are theirs, in order."""
        tables = {
            key: _without(table, each.get(without, frozenset()))
            for (key, table), each in zip(whole.tables.items(), causes, strict=True)
        }
        return cls(whole.folder, tables, set(), without)

    def _turn(self, table: Adjudicator, state: State, orders: Mapping[str, Orders]) -> Game:
        """As the whole rulebook does, which has made sure that these orders may be given."""
        taken = [each for seat in orders for each in table.index_orders(seat, orders[seat])]
        return Game(table, table.resolve(state, taken).state)


def _causes(table: Adjudicator) -> Causes:
    """The causes that every rule and modifier has a hand in."""
    found: dict[Cause, set[int]] = defaultdict(set)
    for index, cause in enumerate(table.program.causes):
        for link in cause.chain:
            found[link.kind, link.id].add(index)
    return {key: frozenset(each) for key, each in found.items()}


def test_every_rule_and_modifier_is_missed_by_some_case(ground: Ground) -> None:
    posted: dict[str, set[str]] = {}
    for case in every_case():
        ground.posted = set()
        complaints(case, ground)
        posted[case.id] = ground.posted
    causes = ground.table().program.causes
    of_tables = [_causes(table) for table in ground.tables.values()]
    written = {(cause.chain[-1].kind, cause.chain[-1].id): cause.cite for cause in causes}
    unmissed = [
        id
        for (kind, id), cites in written.items()
        if kind in ("rule", "modifier")
        and not _missed(
            Mutant.of(ground, (kind, id), of_tables),
            sorted(
                (case for case in every_case() if id in posted[case.id]),
                key=lambda case: case.rule not in cites,
            ),
        )
    ]
    assert unmissed == []


def _missed(mutant: Mutant, cases: Sequence[Case]) -> bool:
    return any(complaints(case, mutant) for case in cases)


def _without(table: Adjudicator, dropped: frozenset[int]) -> Adjudicator:
    stages = tuple(_quieter(stage, dropped) for stage in table.code.stages)
    return Adjudicator(table.program, replace(table.code, stages=stages))


def _quieter(
    stage: Callable[[EvalContext, Effects], None], dropped: frozenset[int]
) -> Callable[[EvalContext, Effects], None]:
    def run(context: EvalContext, effects: Effects) -> None:
        stage(context, effects)
        effects.posts[:] = [each for each in effects.posts if each[0] not in dropped]
        effects.sets[:] = [each for each in effects.sets if each[0] not in dropped]

    return run
