"""What the end of a deadline does by itself is told of a choice that bears upon it, in points of
the seat, and no more than the seat may know of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from bots.test_ways import every_turn, foresee
from eleventh.bots.foresight.expiry import Expiry, find_expiries
from eleventh.core.adjudication import Adjudicator
from eleventh.core.forecast import ChoiceForecast, ClockAhead
from eleventh.core.program import Program
from eleventh.emit.python import build
from eleventh.lang.compile import compile_files
from games import SHIPPED
from play.quarrel import FOLDER

FLAGSHIP = next(each for each in SHIPPED if each.name == "gsomia_2019")
AT_END = "at_end: {pact: lapsed}"
TEXT = (FOLDER / "quarrel" / "scenario.yaml").read_text("utf-8")
NOTICE = ("export_controls.seoul", "give_notice")
# Seoul's objectives: approval.seoul with weight 2, trust.tokyo.seoul with weight 1


@cache
def quarrel(at_end: str) -> Adjudicator:
    """The quarrel with a deadline that does something else at its end."""
    text = TEXT.replace(AT_END, f"at_end: {{{at_end}}}")
    made = compile_files({"scenario.yaml": text.encode()})
    assert made.program is not None, made.problems
    return build(made.program)


def find_clock(told: Mapping[tuple[str | None, str], ChoiceForecast]) -> ClockAhead:
    (clock,) = told[NOTICE].clocks
    return clock


@pytest.mark.parametrize(
    ("at_end", "seat", "does"),
    [
        ("pact: lapsed", "seoul", [("pact", 2.0, True)]),
        ("approval.seoul: -6, pact: lapsed", "seoul",
         [("approval.seoul", -6.0, False), ("pact", 2.0, True)]),
        ("approval.seoul: -blow", "seoul", [("approval.seoul", -4.0, False)]),
        ('approval.seoul: "-approval.seoul / 5"', "seoul", None),  # hangs on how things stand
        ('approval.seoul: "-approval.seoul / 5", pact: lapsed', "seoul", None),
        ('approval.seoul: "-approval.tokyo / 5", pact: lapsed', "seoul", [("pact", 2.0, True)]),
    ],
)  # fmt: skip
def test_what_a_deadline_does_is_known_as_far_as_it_is_sure_and_the_seat_may_know(
    at_end: str, seat: str, does: list[tuple[str, float, bool]] | None
) -> None:
    program = quarrel(at_end).program
    wanted = None if does is None else tuple(_make(program, *each) for each in does)
    assert find_expiries(program, seat).get(0) == wanted


def _make(program: Program, track: str, amount: float, sets: bool) -> Expiry:
    return Expiry([each.id for each in program.tracks].index(track), amount, sets)


@pytest.mark.parametrize(
    ("at_end", "points"),
    [
        ("approval.seoul: -6", -4.0),  # two of the three parts of the total
        ("approval.seoul: -6, trust.tokyo.seoul: 6", -2.0),
        ("approval.seoul: -90", "to its floor"),
        ("pact: lapsed", None),  # no objective of Seoul follows from it
        ("approval.seoul: -0.6", None),  # too little to matter
        ("approval.tokyo: -90", None),  # which Seoul cannot see
        ("deterrence.pyongyang: -9", None),  # nor this
    ],
)
def test_of_a_choice_that_lets_it_run_it_is_told_in_points_of_the_total(
    at_end: str, points: float | str | None
) -> None:
    table = quarrel(at_end)
    clock = find_clock(foresee(table, table.begin(7).state, "seoul"))
    assert (clock.id, clock.turn) == ("expiry", 3)
    if points is None:
        assert clock.points is None
        return
    assert clock.points is not None
    if isinstance(points, float):
        assert clock.points.low == clock.points.high == pytest.approx(points)
    else:  # what approval stands at then is lost of it, which is not the same in each turn
        assert -35 < clock.points.low < clock.points.high <= -30


def test_in_the_flagship_it_is_what_the_end_of_the_pact_takes_from_tokyo() -> None:
    """Under notice 25 of 100 of an objective with a third of the weight; Seoul, whose objectives do
    not read the pact, is told of the deadline without a figure."""
    told: dict[str, set[float | None]] = {}
    for state, orders, position in every_turn(FLAGSHIP):
        for seat in orders:
            for each in foresee(position.adjudicator, state, seat).values():
                for clock in each.clocks:
                    points = clock.points
                    told.setdefault(seat, set()).add(points and round(points.low, 3))
                    assert points is None or points.low == points.high
    assert told["tokyo"] == {-8.333}
    assert told["seoul"] == {None}
