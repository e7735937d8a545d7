"""What other orders would have come to by the end of the game, as far as a seat may know."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.to_the_end import compare
from eleventh.core.forecast import AlternativeHindsight, EndForecast
from eleventh.core.orders import Orders
from eleventh.lang.compile import Compiled
from eleventh.play.forecasts import look_back
from eleventh.play.match import Match
from games import SHIPPED, adjudicator
from secrecy.mine import mine, start

ASKED = "valve_closed.east"
INVITED = "          - id: invite\n"
SILENT = """          - {id: wait, label: Wait, why: It may pass., cite: [N01]}
          - {id: sleep, label: Sleep, why: It may pass., cite: [N01]}
"""
MUTE = (INVITED, SILENT + INVITED)
INVITE = """            label: Invite West to talks
            acts: [{act: offer, toward: west}]
"""
PAYS_IF_ANSWERED = (
    INVITE,
    INVITE + '            effects: {approval.east: "9 if west.chooses.telephone.east else 0"}\n',
)
MARCHES = (
    "acts: [{act: reproach, by: eastern_public, toward: west}]",
    'effects: {approval.east: "-8 if east.chose.invite else -4"}',
)
ROUNDING = 1e-6


def find_ends(scenario: Compiled, answer: str) -> dict[str, EndForecast | None]:
    """What is told of each other answer of East in the first turn, by its id."""
    return {each.choice: each.end for each in play(scenario, answer)}


def play(scenario: Compiled, answer: str, west: tuple[str, ...] = ()) -> list[AlternativeHindsight]:
    """What East could have answered instead in the first turn, in which West did what it did."""
    match = start(scenario)
    assert match.submit("east", Orders({ASKED: answer})) == ()
    assert match.submit("west", Orders({}, west)) == ()
    assert match.advance() == ()
    return list_others(match, "east")


def list_others(match: Match, seat: str) -> list[AlternativeHindsight]:
    hindsight = look_back(match.game, seat)
    assert hindsight is not None
    return [each for each in hindsight.alternatives if each.decision is not None]


def test_answers_that_do_the_same_end_the_same_whatever_chance_brings() -> None:
    """All later orders and dice are in common, so nothing but the answer is in the difference."""
    end = find_ends(mine((), (MUTE, MARCHES)), "wait")["sleep"]
    assert end is not None
    assert (end.low, end.mean, end.high) == (0.0, 0.0, 0.0)
    assert not end.is_clear


def test_what_chance_brings_later_widens_the_bounds_about_what_it_comes_to() -> None:
    """Half of the marches come in the game that is left, each worth four points more after an
    invitation, which costs two at once."""
    end = find_ends(mine((), (MUTE, MARCHES)), "wait")["invite"]
    assert end is not None
    assert end.low < end.mean < end.high < -2.0
    assert end.mean > -2 - 4 + ROUNDING
    assert end.is_clear


def test_what_was_to_be_foreseen_knows_nothing_of_what_others_ordered() -> None:
    """East gains nine by an invitation in a turn in which West telephones: that is in what came,
    and half as often as not in what was to be told, which is the same whatever West did."""
    scenario = mine((), (PAYS_IF_ANSWERED,))
    (answered,), (alone,) = (play(scenario, "protest", west) for west in (("telephone.east",), ()))
    assert answered.end is not None
    assert alone.end is not None
    assert answered.end.mean == pytest.approx(7.0)
    assert alone.end.mean == pytest.approx(-2.0)
    assert answered.end_told is not None
    assert alone.end.mean < answered.end_told.mean < answered.end.mean
    assert answered.end_told == alone.end_told


def test_nothing_is_played_on_after_the_last_turn() -> None:
    match = start(mine(()))
    for orders in ({"east": Orders({ASKED: "invite"}), "west": Orders()}, None):
        for seat in match.seats:
            last = Orders({each.id: each.options[0].id for each in match.view(seat).questions})
            assert match.submit(seat, last if orders is None else orders[seat]) == ()
        assert match.advance() == ()
    assert match.over
    others = list_others(match, "west")
    assert others
    assert all(each.end is None for each in others)


@pytest.mark.slow
@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_debrief_finds_what_was_told_to_be_better_by_the_end(folder: Path) -> None:
    """Of more than eight in ten answers that are told apart, over all that is hidden and by
    policies that are fitted to the whole game: single games lie between 88 and 99 in 100."""
    table = adjudicator(folder)
    match = Match.start(table, {}, {seat.id: "opponent" for seat in table.program.seats}, 21)
    while not match.over:
        assert match.advance() == ()
    clear = [each for each in compare(match, []) if each.end.is_clear]
    assert len(clear) > len(match.seats)
    assert sum(each.agrees for each in clear) > 0.8 * len(clear)
