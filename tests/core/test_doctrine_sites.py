"""Where doctrines roll: at addresses of their own, with dice that fall nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.core.dice import site_of, uniform
from eleventh.core.program import Program
from games import EVERY, adjudicator

each_scenario = pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)


def sites_of_rules(program: Program) -> set[int]:
    """Every address at which the program itself rolls."""
    return {int(op.data[0]) for op in program.ops if op.code == "chance"}


@each_scenario
def test_no_two_questions_share_a_roll_and_none_shares_one_with_a_rule(folder: Path) -> None:
    program = adjudicator(folder).program
    sites = [each.sites.table for each in (*program.decisions, *program.choices)]
    assert len(set(sites)) == len(sites)
    assert not set(sites) & sites_of_rules(program)


@each_scenario
def test_a_doctrine_with_a_seed_of_its_own_rolls_at_plain_names(folder: Path) -> None:
    program = adjudicator(folder).program
    for each in (*program.decisions, *program.choices):
        assert each.sites.own == site_of(each.id)
    assert [seat.site for seat in program.seats] == [site_of(seat.id) for seat in program.seats]


@each_scenario
def test_dice_fall_at_the_sites_of_their_seat_and_nowhere_else(folder: Path) -> None:
    table = adjudicator(folder)
    program, state = table.program, table.begin(7).state
    key = table.make_context(state).key
    addressed = [(each.seat, each.sites.table) for each in (*program.decisions, *program.choices)]
    for seat in program.seats:
        dice = table.hand_dice(state, seat.id)
        own = {site for whose, site in addressed if whose == seat.id}
        others = sites_of_rules(program) | {site for _, site in addressed} - own
        for site in own:
            assert dice.roll(2, site) == uniform(key, 2, site)
        for site in others:
            with pytest.raises(ValueError, match="own sites"):
                dice.roll(2, site)


@each_scenario
def test_dice_do_not_show_their_key(folder: Path) -> None:
    table = adjudicator(folder)
    state = table.begin(7).state
    dice = table.hand_dice(state, table.program.seats[0].id)
    assert str(table.make_context(state).key) not in repr(dice)
