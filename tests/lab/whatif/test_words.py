"""What the words of a changed game say where little or nothing differs, and of a facilitator."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from eleventh.lab.whatif.telling import INTERVENTIONS, WhatIf, tell_what_if
from eleventh_ui.display.what_if import compose_what_if
from eleventh_ui.report.text import to_text
from lab.whatif.test_changed_games import SEAT, TURN, mixed, other_answers
from play.quarrel import start
from play.test_white_cell import meddled

FACILITATOR = "What the facilitator did later does not happen here."


@cache
def told() -> WhatIf:
    return tell_what_if(mixed().record, other_answers(mixed().game, TURN, SEAT)[0], 5)


def words(found: WhatIf) -> str:
    return " ".join(to_text(compose_what_if(found, "A game")).split())


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (41.03, 41.03, "No seat would have got farther or less far."),
        (41.03, 40.78, "No seat would have got farther or less far by a point."),
        (41.03, 44.0, "Objectives reached by weight, of 100:"),
    ],
)
def test_a_seat_that_is_moved_by_less_than_shows_is_not_told_to_stand_still(
    before: float, after: float, said: str
) -> None:
    seats = tuple(replace(each, before=before, after=after) for each in told().seats)
    assert said in words(replace(told(), seats=seats))


@pytest.mark.parametrize(
    ("by", "said"), [(0.0, "All as in the real game."), (1e-4, "but for less than would show")]
)
def test_a_turn_is_all_as_it_was_only_where_every_track_is(by: float, said: str) -> None:
    shift = replace(told().seats[0], before=40.0, after=40.0 + by)
    calm = replace(told().turns[0], orders=(), only_real=(), only_changed=(), tracks=(shift,))
    assert said in words(replace(told(), turns=(calm,)))


@pytest.mark.parametrize("facilitated", [True, False])
def test_a_facilitator_is_spoken_of_only_where_one_had_a_hand(facilitated: bool) -> None:
    assert (FACILITATOR in words(replace(told(), facilitated=facilitated))) == facilitated


def test_a_hand_in_a_later_turn_is_known_and_one_in_the_same_turn_is_none_later() -> None:
    assert not told().facilitated
    game = (record := meddled(start()).record).game
    hands = [each.event.turn for each in game.events if isinstance(each.event, INTERVENTIONS)]
    for turn in range(1, len(game.revealed) + 1):
        for change in other_answers(game, turn, SEAT)[:1]:
            assert tell_what_if(record, change, 2).facilitated == (max(hands) > turn)
