"""A step back can be taken back: the line of play that was left goes on as it stood."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from eleventh.core.refusals import RefusalCode
from eleventh.play.events import Returned
from eleventh.play.facilitator import Facilitator
from eleventh.play.folding import Impossible, extend, last_step_back
from eleventh.play.forking import lines_of_play
from eleventh.play.hosting import host
from eleventh.play.journal import Journal
from eleventh.play.loading import load
from eleventh.play.match import Log, Match
from eleventh.play.record import export_record, schema
from eleventh.play.saves import list_saves
from eleventh.play.seat_views import notices
from play.quarrel import start
from tui.rooms import first_answers


def white(match: Match) -> Facilitator:
    return Facilitator(match, "Dr Kim")


def play_turn(match: Match) -> None:
    for seat in match.waiting():
        assert match.submit(seat, first_answers(match, seat)) == ()
    assert match.advance() == ()


def stepped_back(log: Log | None = None) -> Match:
    """A turn was played and the second begun; the table has gone back to the first."""
    match = start(log=log)
    play_turn(match)
    assert white(match).override("trust.tokyo.seoul", 61, "so") == ()
    seat = match.waiting()[0]
    assert match.submit(seat, first_answers(match, seat)) == ()
    assert white(match).back(1, "a slip") == ()
    return match


def test_the_line_that_was_left_goes_on_as_it_stood() -> None:
    match = stepped_back()
    (left,) = match.game.abandoned
    assert white(match).override("capital.tokyo", 9, "a gift") == ()
    assert white(match).retract(left.entry, "the slip was none") == ()
    game = match.game
    assert game.state == left.game.state
    assert (game.sealed, game.rulings, game.events) == (
        left.game.sealed,
        left.game.rulings,
        left.game.events,
    )
    line, current = lines_of_play(game)
    assert (line.left, line.game.state.turn, current.game.state.turn) == ("the slip was none", 1, 2)
    play_turn(match)


def test_the_record_and_every_seat_are_told_and_nothing_is_told_twice() -> None:
    match = stepped_back()
    (left,) = match.game.abandoned
    assert white(match).override("capital.tokyo", 9, "a gift") == ()
    assert white(match).retract(left.entry, "the slip was none") == ()
    assert [(n.kind, n.reason, n.left, n.retracted) for n in notices(match.game)] == [
        ("override", "so", False, False),
        ("back", "a slip", False, True),
        ("override", "a gift", True, False),
        ("retract", "the slip was none", False, False),
    ]
    told = match.notices("tokyo")
    assert [each.kind for each in told] == ["override", "back", "retract"]
    assert (told[-1].value, told[-1].subject) == ("back", "turn 1")
    document = export_record(match.record)
    Draft202012Validator(schema()).validate(document)
    back, on = document["steps_back"]
    assert (back["from"], back["to"], back["facilitator"]) == (2, 1, [])
    assert (on["from"], on["to"], [each["kind"] for each in on["facilitator"]]) == (
        1,
        2,
        ["overridden"],
    )


def test_steps_back_are_taken_back_one_after_another_the_last_one_first(tmp_path: Path) -> None:
    path = tmp_path / "one.eleventh"
    match = stepped_back(Journal.create(path))
    (first,) = match.game.abandoned
    play_turn(match)
    assert white(match).override("capital.tokyo", 9, "a gift") == ()
    assert white(match).back(2, "again") == ()
    second = match.game.abandoned[-1]
    assert white(match).override("capital.tokyo", 7, "a loss") == ()
    assert white(match).retract(first.entry, "so")[0].code is RefusalCode.NOTHING_TO_RETRACT
    assert white(match).retract(second.entry, "the second") == ()
    assert match.game.state == second.game.state
    assert white(match).retract(second.entry, "so")[0].code is RefusalCode.NOTHING_TO_RETRACT
    told = [each for each in notices(match.game) if each.kind == "back"]
    assert [(each.retracted, each.entry) for each in told] == [(False, first.entry), (True, 0)]
    assert white(match).retract(first.entry, "the first") == ()
    assert match.game.state == first.game.state
    assert match.game.events == first.game.events
    assert last_step_back(match.game) is None
    reasons = [each.left for each in lines_of_play(match.game)]
    assert reasons == ["the second", "the first", ""]
    assert [each.kind for each in match.notices("tokyo")].count("retract") == 2
    Draft202012Validator(schema()).validate(export_record(match.record))
    game = match.game
    match.close()
    again = load(path)
    one, two = (
        [(each.entry, each.turn, each.resumed) for each in those.abandoned]
        for those in (again, game)
    )
    assert one == two
    assert again.state == game.state


def test_a_step_back_that_was_taken_back_stays_so_whatever_is_taken_back_after_it() -> None:
    match = stepped_back()
    (first,) = match.game.abandoned
    assert white(match).retract(first.entry, "so") == ()
    assert white(match).back(1, "again") == ()
    again = match.game.abandoned[-1].entry
    assert white(match).retract(first.entry, "so")[0].code is RefusalCode.NOTHING_TO_RETRACT
    assert white(match).retract(again, "so") == ()
    assert last_step_back(match.game) is None
    assert match.game.state == first.game.state


def test_the_last_step_back_that_holds_can_be_taken_back_with_a_reason_and_once() -> None:
    match = stepped_back()
    first = match.game.abandoned[0].entry
    (refusal,) = white(match).retract(first, " ")
    assert refusal.code is not RefusalCode.NOTHING_TO_RETRACT
    assert white(match).back(1, "again") == ()
    assert white(match).retract(first, "so")[0].code is RefusalCode.NOTHING_TO_RETRACT
    last = match.game.abandoned[-1].entry
    assert white(match).retract(last, "so") == ()
    assert white(match).retract(last, "so")[0].code is RefusalCode.NOTHING_TO_RETRACT
    back = last_step_back(match.game)
    assert back is not None
    assert back.entry == first


def test_what_holds_for_the_table_holds_on_the_line_that_goes_on() -> None:
    match = stepped_back()
    assert host(match, minutes=12) == ()
    assert white(match).pause("tea") == ()
    assert white(match).retract(match.game.abandoned[-1].entry, "so") == ()
    assert match.game.hosted.minutes == 12
    assert match.paused is not None


@pytest.mark.parametrize(
    "claim",
    [
        Returned(3, 9, "", "so", ""),
        Returned(2, 999, "", "so", ""),
        Returned(2, 9, "muddle", "so", ""),
        Returned(2, 9, "", "", ""),
    ],
)
def test_a_journal_that_claims_another_return_is_not_believed(claim: Returned) -> None:
    game = stepped_back().game
    entry = game.abandoned[-1].entry if claim.entry == 9 else claim.entry
    wrong = Returned(claim.turn, entry, claim.ending, claim.reason, claim.by)
    with pytest.raises(Impossible):
        extend(game, wrong)


def test_a_save_keeps_it_and_a_list_of_saves_tells_the_turn(tmp_path: Path) -> None:
    path = tmp_path / "one.eleventh"
    match = stepped_back(Journal.create(path))
    assert white(match).retract(match.game.abandoned[-1].entry, "so") == ()
    state = match.game.state
    match.close()
    (found,) = list_saves(tmp_path)
    assert found.turn == 2
    assert load(path).state == state


def test_from_the_end_and_back_to_it() -> None:
    match = start()
    while not match.over:
        play_turn(match)
    ended = match.game.state
    assert white(match).back(1, "from the top") == ()
    assert not match.over
    assert white(match).retract(match.game.abandoned[-1].entry, "no") == ()
    assert match.over
    assert match.game.state == ended
