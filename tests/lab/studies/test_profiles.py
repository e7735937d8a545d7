"""Named policies against one another: the table, best replies, what is dominated, equilibria."""

from __future__ import annotations

import numpy as np
import pytest

from eleventh.bots.lane_policies import make_policy
from eleventh.bots.lanes import GameDice
from eleventh.emit import python
from eleventh.emit.backends import build_backend
from eleventh.emit.python_lanes import PythonBackend
from eleventh.lab.reached import totals
from eleventh.lab.studies.profiles import ProfileTable, tabulate_profiles
from eleventh.lang.compile import compile_files
from games import EVERY, adjudicator
from lab.studies.worlds import TEXT, backend, two_doors

PURE = ("conciliatory", "hostile")


def tabulate(games: int = 4, **more: object) -> ProfileTable:
    return tabulate_profiles(backend(), 1, PURE, games, **more)  # type: ignore[arg-type]


def test_every_combination_is_played_and_told_by_seat() -> None:
    table = tabulate()
    means = {each.policies: [total.mean for total in each.totals] for each in table.profiles}
    assert means == {
        ("conciliatory", "conciliatory"): [60, 60],
        ("conciliatory", "hostile"): [30, 70],
        ("hostile", "conciliatory"): [70, 30],
        ("hostile", "hostile"): [40, 40],
    }
    assert (table.effort.games, table.effort.complete) == (16, True)


def test_in_the_dilemma_grabbing_is_the_best_reply_and_sharing_is_dominated() -> None:
    table = tabulate()
    assert {(each.seat, each.against, each.policy) for each in table.replies} == {
        (seat, (other,), "hostile") for seat in ("east", "west") for other in PURE
    }
    assert {each.lead.mean for each in table.replies} == {10}
    found = [(each.seat, each.policy, each.by) for each in table.dominated]
    assert found == [(seat, "conciliatory", "hostile") for seat in ("east", "west")]
    assert all(each.strictly and each.sure and each.margin.mean == 10 for each in table.dominated)
    (held,) = table.equilibria
    assert (held.policies, held.temptation.mean, held.sure) == (("hostile", "hostile"), -10, True)


def test_policies_that_come_to_the_same_do_not_dominate_each_other() -> None:
    """The record of both seats is to share, so it is what the conciliatory do."""
    table = tabulate_profiles(backend(), 1, ("historian", "conciliatory"), 4)
    assert table.dominated == ()
    assert len(table.equilibria) == 4


def test_a_cell_of_the_table_is_the_mean_of_games_played_alone_by_the_reference() -> None:
    table = adjudicator(EVERY[0])
    reference = PythonBackend(table)
    names = ("random", "hostile")
    found = tabulate_profiles(reference, 7, names, 3)
    for profile in found.profiles:
        reached = []
        for game in range(3):
            lanes = reference.begin(7, np.array([game], np.uint64))
            dice = GameDice(7, lanes.games)
            seats = zip(table.program.seats, profile.policies, strict=True)
            policies = {seat.id: make_policy(each, table.program, dice) for seat, each in seats}
            while lanes.alive.any():
                reference.advance(lanes, policies)
            reached.append(list(totals(table, table.program, lanes.state(0)).values()))
        assert [each.mean for each in profile.totals] == pytest.approx(
            np.mean(reached, axis=0), abs=1e-12
        )


def test_with_too_many_combinations_all_seats_but_one_play_together() -> None:
    table, names = adjudicator(EVERY[0]), (*PURE, "frugal")
    found = tabulate_profiles(PythonBackend(table), 1, names, 2, most=26)
    assert found.together
    assert len(found.profiles) == 21
    assert all(max(map(each.policies.count, names)) >= 2 for each in found.profiles)
    assert len(found.replies) == 9
    assert {each.against for each in found.replies} == {(name, name) for name in names}


def test_a_study_that_is_stopped_keeps_the_profiles_that_it_finished() -> None:
    table = tabulate(going_on=lambda played, wanted: False)
    assert (table.profiles, table.replies, table.effort.complete) == ((), (), False)


@pytest.mark.parametrize(
    ("tone", "value", "level"),
    [
        ("conciliatory", ", goldstein: 7.0", ()),
        ("conciliatory", "", ()),
        ("neutral", "", ("east", "west")),
    ],
)
def test_seats_of_which_no_choice_is_kinder_than_another_are_named(
    tone: str, value: str, level: tuple[str, ...]
) -> None:
    plain = TEXT.replace(", goldstein: 7.0", value).replace(", goldstein: -9.0", "")
    neutral = plain.replace("tone: conciliatory", f"tone: {tone}")
    if level:
        neutral = neutral.replace("tone: hostile", f"tone: {tone}")
    program = compile_files({"scenario.yaml": neutral.encode()}).program
    assert program is not None
    table = tabulate_profiles(build_backend("numpy", program), 1, games=2)
    assert table.level == level
    means = {(each.seat, each.policy): each.mean for each in table.records}
    for seat in table.seats:
        alike = means[seat, "conciliatory"] == means[seat, "hostile"]
        assert alike == (seat in level)


def test_one_game_of_each_is_too_few_to_judge() -> None:
    with pytest.raises(ValueError, match="fewer than two games"):
        tabulate(games=1)


def test_two_backends_come_to_the_same_table() -> None:
    other = PythonBackend(python.build(two_doors()))
    one, two = tabulate(), tabulate_profiles(other, 1, PURE, 4)
    assert (one.profiles, one.replies, one.dominated) == (two.profiles, two.replies, two.dominated)
