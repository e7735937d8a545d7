"""What a facilitator did is taken back without losing the turn; sealed orders are looked at on the
record; the facilitator's code and the time for a turn are kept with the match."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from eleventh.core.orders import Orders
from eleventh.play.code import keep_code, opens
from eleventh.play.events import Inspected, Retracted
from eleventh.play.facilitator import Facilitator
from eleventh.play.folding import extend
from eleventh.play.forking import fork
from eleventh.play.game import Game, Impossible, Mismatch
from eleventh.play.hosting import admit, extend_time, guard, host
from eleventh.play.journal import Journal
from eleventh.play.loading import load, verify
from eleventh.play.local import LocalFacilitatorTable
from eleventh.play.match import Match
from eleventh.play.record import export_record, schema
from eleventh.play.room_events import Guarded, Hosted, Reclaimed
from eleventh.play.seat_views import notices
from play.quarrel import SEATS, noon, play, start, submit_all
from play.test_white_cell import DECISION, cell, codes

TRUST = "trust.tokyo.seoul"
Act = Callable[[Facilitator], object]


def override(white: Facilitator) -> object:
    return white.override(TRUST, 61, "misread")


def event(white: Facilitator) -> object:
    return white.inject("A leak", "In print.", ["seoul"], {"approval.seoul": -7}, "to stir")


def given(white: Facilitator) -> object:
    return white.replace("seoul", DECISION, "give_notice", "they said so")


def barred(white: Facilitator) -> object:
    return white.bar("seoul", DECISION, "give_notice", "too late")


ACTS: dict[str, Act] = {"override": override, "event": event, "given": given, "barred": barred}
each_act = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)


def told(game: Game) -> tuple[object, ...]:
    """All that a game holds beside its journal."""
    return (
        game.state,
        game.rulings,
        {seat: given.orders for seat, given in game.sealed.items()},
        tuple(game.ledger),
    )


@each_act
def test_a_turn_goes_on_as_if_it_had_not_been_done(act: Act) -> None:
    match, other = start(), start()
    white = cell(match)
    assert act(white) == ()
    assert white.retract(match.game.entries, "a slip") == ()
    assert told(match.game) == told(other.game)
    assert match.waiting() == SEATS
    for each in (match, other):
        play(each)
    assert match.game.state == other.game.state


@pytest.mark.parametrize("gone", range(4))
def test_all_else_that_was_done_in_the_turn_stands(gone: int) -> None:
    match, other = start(), start()
    entries = []
    acts = [override, event, barred, lambda white: white.override("pact", "notice", "said")]
    for number, act in enumerate(acts):
        assert act(cell(match)) == ()
        entries.append(match.game.entries)
        if number != gone:
            assert act(cell(other)) == ()
    submit_all(match)
    submit_all(other)
    assert cell(match).retract(entries[gone], "a slip") == ()
    assert match.game.state.values == other.game.state.values
    assert match.game.rulings.barred.keys() == other.game.rulings.barred.keys()
    assert match.submitted() == other.submitted() == set(SEATS)
    with pytest.raises(Impossible):
        extend(match.game, Retracted(1, entries[gone], "again", "Dr Kim", ""))


def test_a_barred_response_is_given_back_and_nobodys_orders_are_sealed_by_it() -> None:
    match = start()
    submit_all(match)
    response = match.game.sealed["seoul"].orders.responses[DECISION]
    assert cell(match).bar("seoul", DECISION, response, "too late") == ()
    assert codes(match.submit("seoul", Orders({DECISION: response}))) == ["taken_out"]
    assert cell(match).give_back("seoul", DECISION, response, "a slip") == ()
    assert match.waiting() == ("seoul",)
    assert match.submit("seoul", Orders({DECISION: response})) == ()
    assert codes(cell(match).give_back("seoul", DECISION, response, "a slip")) == ["not_barred"]


def test_orders_that_rest_on_what_is_taken_back_are_a_draft_again() -> None:
    match = start()
    assert given(cell(match)) == ()
    assert "seoul" in match.submitted()
    entry = match.game.entries
    assert match.withdraw("seoul") == ()
    assert match.submit("seoul", Orders({DECISION: "give_notice"}, ("quiet_channel.tokyo",))) == ()
    assert cell(match).retract(entry, "a slip") == ()
    assert "seoul" in match.submitted()  # what it ordered is open to it anyway
    assert not match.game.sealed["seoul"].replaced


def test_what_something_later_rests_on_is_taken_back_after_it() -> None:
    match = start()
    white = cell(match)
    assert white.bar("seoul", DECISION, "give_notice", "x") == ()
    first = match.game.entries
    assert white.override("capital.seoul", 0, "spent") in ((), white.override(TRUST, 3, "x"))
    assert codes(white.retract(first + 40, "a slip")) == ["nothing_to_retract"]
    assert codes(white.retract(first, "  ")) == ["no_words"]
    assert white.retract(first, "a slip") == ()


def test_what_was_done_in_an_earlier_turn_goes_with_a_step_back_only() -> None:
    match = start()
    assert override(cell(match)) == ()
    entry = match.game.entries
    submit_all(match)
    assert match.advance() == ()
    assert codes(cell(match).retract(entry, "a slip")) == ["nothing_to_retract"]


def test_a_forged_taking_back_does_not_fold() -> None:
    match = start()
    assert override(cell(match)) == ()
    with pytest.raises(Mismatch):
        extend(match.game, Retracted(1, match.game.entries, "a slip", "Dr Kim", "0" * 64))


def test_seats_are_told_of_what_they_knew_and_the_host_of_all() -> None:
    match = start()
    assert event(cell(match)) == ()
    assert cell(match).retract(match.game.entries, "a slip") == ()
    assert [each.kind for each in notices(match.game, "seoul")] == ["retract"]
    assert notices(match.game, "seoul")[0].subject == "A leak"
    assert notices(match.game, "tokyo") == ()
    assert "A leak" not in [card.headline for card in match.view("seoul").cards]
    first, second = notices(match.game)
    assert (first.retracted, first.entry, second.kind, second.reason) == (
        True, 0, "retract", "a slip",
    )  # fmt: skip


def test_a_save_with_all_of_it_replays_is_told_and_says_which_version_it_needs(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.eleventh"
    match = start(log=Journal.create(path, noon))
    white = cell(match)

    def version() -> int:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as link:
            return int(link.execute("PRAGMA user_version").fetchone()[0])

    assert host(match, "Dr Kim", 10) == ()
    assert override(white) == ()
    assert version() == 1  # an older version can read it so far
    assert white.retract(match.game.entries, "a slip") == ()
    assert version() == 2
    assert guard(match, "open sesame") == ()
    assert extend_time(match, ("seoul",), 2, "they talk") == ()
    submit_all(match)
    assert white.inspect("seoul") == ()
    assert match.advance() == ()
    play(match)
    record = export_record(match.record)
    Draft202012Validator(schema()).validate(record)
    kinds = [each["kind"] for each in record["turns"][0]["facilitator"]]
    assert kinds == ["overridden", "retracted", "inspected", "extended"]
    match.close()
    assert verify(path).fault == ""
    assert load(path).state == match.game.state
    assert b"open sesame" not in path.read_bytes()


def test_a_fork_holds_what_was_taken_back_and_the_code() -> None:
    match = start()
    assert cell(match).pause("coffee") == ()
    assert cell(match).resume() == ()
    assert guard(match, "open sesame") == ()
    assert override(cell(match)) == ()
    assert cell(match).retract(match.game.entries, "a slip") == ()
    submit_all(match)
    assert match.advance() == ()
    further = fork(match.record, 2, "a save")
    assert isinstance(further, Match)
    assert further.game.state == match.game.state
    assert admit(further, "open sesame") == ()


def test_sealed_orders_are_told_only_once_the_journal_says_that_they_were_looked_at() -> None:
    match = start()
    table, white = LocalFacilitatorTable(match), cell(match)
    assert codes(white.inspect("seoul")) == ["nothing_sealed"]
    assert codes(white.inspect("mars")) == ["no_seat"]
    submit_all(match)
    assert [table.sealed(seat) for seat in SEATS] == [None, None, None]
    assert white.inspect("seoul") == ()
    assert white.inspect("seoul") == ()  # once is enough
    looked = [each for each in match.record.events if isinstance(each, Inspected)]
    assert looked == [Inspected(1, "seoul", "Dr Kim")]
    assert table.sealed("seoul") is not None
    assert table.sealed("tokyo") is None
    assert [each.kind for each in notices(match.game, "seoul")] == ["inspect"]
    assert notices(match.game, "tokyo") == ()
    orders = match.game.sealed["seoul"].orders
    assert match.withdraw("seoul") == ()
    assert match.submit("seoul", orders) == ()
    assert table.sealed("seoul") is None


def test_a_code_is_kept_as_a_salted_hash_and_changed_only_with_the_one_before() -> None:
    match = start()
    assert admit(match, "anything") == ()
    assert codes(guard(match, "abc")) == ["short_code"]
    assert guard(match, "open sesame") == ()
    assert admit(match, " open sesame ") == ()
    assert codes(admit(match, "Open Sesame")) == ["wrong_code"]
    assert codes(guard(match, "another", "wrong")) == ["wrong_code"]
    assert guard(match, "another", "open sesame") == ()
    assert codes(admit(match, "open sesame")) == ["wrong_code"]
    assert keep_code("x" * 8) != keep_code("x" * 8)
    assert not any(opens(each, "") for each in ("", "x", "pbkdf2-sha256$0$$", "a$b$c$d"))
    with pytest.raises(Impossible):
        extend(match.game, Guarded("open sesame"))


def test_more_time_is_for_this_turn_and_stays_when_the_table_goes_back_in_it() -> None:
    match = start()
    table = LocalFacilitatorTable(match)
    assert codes(extend_time(match, SEATS, 2, "talking")) == ["no_timer"]
    assert host(match, "Dr Kim", 10) == ()
    assert codes(extend_time(match, ("mars",), 2, "talking")) == ["no_audience"]
    assert codes(extend_time(match, SEATS, 0, "talking")) == ["bad_minutes"]
    assert codes(extend_time(match, SEATS, 2, "")) == ["no_words"]
    assert extend_time(match, SEATS, 2, "talking") == ()
    assert extend_time(match, ("tokyo",), 3, "more hands") == ()
    assert table.extra_minutes == {"washington": 2, "seoul": 2, "tokyo": 5}
    assert match.rewind(1) == ()
    assert table.extra_minutes == {"washington": 2, "seoul": 2, "tokyo": 5}
    assert host(match, minutes=20) == ()
    done = [(each.kind, each.value) for each in notices(match.game, "seoul")]
    assert done == [("extend", 2.0), ("extend", 3.0), ("back", None), ("timer", 20.0)]
    submit_all(match)
    assert match.advance() == ()
    assert table.extra_minutes == {}
    assert match.game.hosted == Hosted("Dr Kim", 20)


def test_more_time_is_taken_back_wherever_the_table_has_gone() -> None:
    match = start()
    table, white = LocalFacilitatorTable(match), cell(match)
    assert host(match, "Dr Kim", 10) == ()
    submit_all(match)
    assert match.advance() == ()
    assert extend_time(match, SEATS, 20, "talking") == ()
    slip = match.game.entries
    assert extend_time(match, ("tokyo",), 3, "more hands") == ()
    assert codes(white.retract(slip, " ")) == ["no_words"]
    assert white.back(1, "misread") == ()
    back = match.game.entries
    assert white.retract(slip, "two were meant") == ()
    assert table.extra_minutes == {"tokyo": 3}
    assert codes(white.retract(slip, "again")) == ["nothing_to_retract"]
    assert white.retract(back, "a slip") == ()
    assert table.extra_minutes == {"tokyo": 3}
    told = [(each.kind, each.value, each.retracted, each.entry > 0) for each in table.doings()]
    assert told == [
        ("extend", 20.0, True, False),
        ("extend", 3.0, False, True),
        ("back", None, True, False),
        ("retract", "extend", False, False),
        ("retract", "back", False, False),
    ]
    assert [each.kind for each in notices(match.game, "seoul")] == [
        *("extend", "back", "retract", "retract"),
    ]
    submit_all(match)
    assert match.advance() == ()
    assert codes(white.retract(slip + 1, "late")) == ["nothing_to_retract"]
    record = export_record(match.record)
    Draft202012Validator(schema()).validate(record)
    assert "reclaimed" in [each["kind"] for each in record["turns"][0]["facilitator"]]


@pytest.mark.parametrize("entry", [2, 3, 99])
def test_forged_more_time_that_was_taken_back_does_not_fold(entry: int) -> None:
    match = start()
    assert host(match, "Dr Kim", 10) == ()
    assert override(cell(match)) == ()
    with pytest.raises(Impossible):
        extend(match.game, Reclaimed(1, entry, "a slip", "Dr Kim"))
