"""What is recorded of players is of the scenarios as they are played now, and comes again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import pytest

from bench.yardsticks import (
    COMMAND,
    GAMES,
    OTHERS,
    SHIPPED,
    bring_up_to_date,
    fingerprint,
    is_current,
    load,
    play_all,
    read_record,
)
from eleventh.bots.lane_policies import NAMED
from eleventh.core.program import Parameter, Program
from eleventh.lab.hindsight.recorded import STRONG, find_recorded

EVERY = pytest.mark.parametrize("scenario", SHIPPED)


@cache
def program(scenario: str) -> Program:
    return load(scenario)


@EVERY
def test_the_record_is_of_the_program_that_is_played_now(scenario: str) -> None:
    record, now = read_record(), program(scenario)
    assert is_current(scenario, now, record), f"it is played otherwise now: {COMMAND}"
    known = record["scenarios"][scenario]["programs"]
    assert now.hash in known, f"its texts changed, which takes a second: {COMMAND}"


@EVERY
def test_every_seat_has_every_policy_in_as_many_games_and_is_found_by_the_hash(
    scenario: str,
) -> None:
    for seat in program(scenario).seats:
        found = find_recorded(program(scenario).hash, seat.id)
        assert found is not None
        assert found.others == OTHERS
        assert [each.policy for each in found.policies] == [*NAMED, OTHERS, STRONG]
        for each in found.policies:
            assert len(each.totals) == GAMES
            assert list(each.totals) == sorted(each.totals)
            assert 0 <= each.totals[0] <= each.middle <= each.totals[-1] <= 100
            assert each.count_below(each.totals[0]) == 0
            assert each.count_below(100.5) == GAMES


def test_of_another_program_and_of_another_seat_nothing_is_recorded() -> None:
    known = program("first_hour").hash
    assert find_recorded("0" * 64, "seoul") is None
    assert find_recorded(known, "moscow") is None
    found = find_recorded(known, "seoul")
    assert found is not None
    assert found.find("nobody") is None


def test_other_texts_add_a_hash_and_other_rules_are_played_anew() -> None:
    now = program("first_hour")
    told = replace(
        now,
        hash="1" * 64,
        title="Another title",
        sources=(),
        choices=tuple(replace(each, title="Another", why="Because") for each in now.choices),
    )
    assert fingerprint(told) == fingerprint(now)
    record = read_record()
    assert bring_up_to_date(record, "first_hour", told) == "plays as before: its hash is added"
    assert record["scenarios"]["first_hour"]["programs"][-1] == "1" * 64
    assert bring_up_to_date(record, "first_hour", told) == "is current"
    first, *others = now.tracks
    ruled = replace(now, tracks=(replace(first, start=first.start + 1), *others))
    assert not is_current("first_hour", ruled, record)


@pytest.mark.slow
def test_what_is_recorded_comes_again_when_it_is_played_again() -> None:
    seats = read_record()["scenarios"]["first_hour"]["seats"]
    assert dict(play_all(program("first_hour"))) == seats


@dataclass(frozen=True)
class Wider(Parameter):
    """A parameter of which more can be said."""

    more: int = 0


def test_what_can_be_said_from_now_on_changes_nothing_where_it_is_not_said() -> None:
    now = program("first_hour")
    first, *others = now.parameters
    same, other = (
        replace(now, parameters=(Wider(first.id, first.value, first.why, more=each), *others))
        for each in (0, 1)
    )
    assert fingerprint(same) == fingerprint(now)
    assert fingerprint(other) != fingerprint(now)
