"""The events that the flagship has prepared for its facilitator can be put to the table as it opens
and as it closes, and none of them decides a game."""

from __future__ import annotations

import pytest

from eleventh.play.match import Match
from eleventh_ui.display.facilitation.prepared import act_of
from eleventh_ui.display.facilitation.source import TableSource
from games import EVERY, adjudicator, compiled
from tables import host_table

LARGEST = 3.0  # points of 100 that one of them may move a score by

FLAGSHIP = next(folder for folder in EVERY if folder.name == "gsomia_2019")


def opened() -> Match:
    table = adjudicator(FLAGSHIP)
    players = {seat.id: "human" for seat in table.program.seats}
    return Match.start(table, compiled(FLAGSHIP).files, players, 3)


def test_there_are_three_to_five_of_them_with_and_without_effects() -> None:
    found = opened().game.adjudicator.program.prepared
    assert 3 <= len(found) <= 5
    effects = [each for event in found for each in event.effects]
    assert {each.amount > 0 for each in effects} == {True, False}
    assert all(0 < abs(each.amount) <= LARGEST and not each.value for each in effects)
    assert any(not event.effects for event in found)


@pytest.mark.parametrize("number", range(1, 6))
def test_each_is_put_to_the_table_by_its_number_with_its_own_reason(number: int) -> None:
    match = opened()
    table = host_table(match)
    there = TableSource(table).prepared
    assert act_of(there).do(table, {"event": str(number), "reason": ""}) == ()
    (done,) = table.doings()
    assert done.subject == there[number - 1].headline
    for seat in match.seats:
        (card,) = [each for each in match.view(seat).cards if each.headline == done.subject]
        assert card.cite == there[number - 1].cite
    posted = [line for line in table.ledger() if line.chain[0].kind == "override"]
    assert len(posted) == len(there[number - 1].effects)
    assert all(line.cite == there[number - 1].cite for line in posted)


def test_what_is_documented_names_its_sources_and_an_exercise_has_none() -> None:
    found = opened().game.adjudicator.program.prepared
    assert [bool(each.cite) for each in found] == [True, True, True, True, False]
