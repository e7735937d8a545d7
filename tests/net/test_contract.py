"""What every table does, wherever its match is: the one in this process, and one behind bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from eleventh.core.orders import Orders
from eleventh.core.prepared import Prepared
from eleventh.core.refusals import Refusal
from eleventh.lab.debrief import debrief
from eleventh.lab.turning_points import TurningPoints
from eleventh.net.calls import calls_of
from eleventh.play.local import LocalFacilitatorTable, LocalTable
from eleventh.play.match import Match
from eleventh.play.match_record import MatchRecord
from eleventh.play.predictions import Prediction
from eleventh.play.record import export_record
from eleventh.play.table import FacilitatorTable, Table
from eleventh.play.why import Answer
from net.wire_table import wire_table
from play.quarrel import HISTORY, HUMANS, SEATS, first_answers, start

DECISION = "export_controls.seoul"
NONE = TurningPoints((), 0, 0)
Make = Callable[[Match], Any]

each_table = pytest.mark.parametrize(
    "make",
    [LocalFacilitatorTable, lambda match: wire_table(LocalFacilitatorTable(match))],
    ids=["here", "behind the wire"],
)
each_seat_table = pytest.mark.parametrize(
    "make",
    [LocalTable, lambda match: wire_table(LocalTable(match))],
    ids=["here", "behind the wire"],
)


def codes(refused: tuple[Refusal, ...]) -> list[str]:
    return [each.code.value for each in refused]


def submit_all(table: Any) -> None:
    for seat in table.waiting():
        assert table.submit(seat, first_answers(table.view(seat))) == ()


def play(table: Any) -> Any:
    while not table.over:
        submit_all(table)
        assert table.advance() == ()
    return table


@pytest.mark.parametrize(("table", "protocol"), [
    (LocalTable, Table), (LocalFacilitatorTable, FacilitatorTable),
])  # fmt: skip
def test_the_table_here_has_all_that_can_be_asked_and_nothing_else(
    table: type, protocol: type
) -> None:
    public = {name for name in dir(table) if not name.startswith("_")}
    assert public == set(calls_of(protocol))


@each_seat_table
def test_it_says_how_it_stands(make: Make) -> None:
    table = make(start())
    assert (table.seats, dict(table.players)) == (SEATS, HUMANS)
    assert (table.turn, table.last, table.over, table.paused) == (1, 3, False, None)
    assert (table.hosted.minutes, table.facilitated, table.rewinds) == (0, False, 0)
    assert table.printed.title == "A quarrel in three turns"
    assert [each.id for each in table.printed.seats] == list(SEATS)
    assert table.printed.track("pact").values == ("active", "notice", "lapsed")
    assert (table.submitted(), table.waiting()) == (frozenset(), SEATS)


@each_seat_table
def test_a_seat_orders_and_takes_back(make: Make) -> None:
    table = make(start())
    assert table.refusals("seoul", Orders()) != ()
    assert codes(table.submit("seoul", Orders())) == ["unanswered"]
    assert codes(table.submit("seoul", Orders({DECISION: "wait"}), 2)) == ["stale"]
    assert table.submit("seoul", Orders({DECISION: "wait"}), 1) == ()
    assert table.submitted() == frozenset({"seoul"})
    assert codes(table.submit("seoul", Orders({DECISION: "give_notice"}))) == ["sealed"]
    assert codes(table.advance()) == ["waiting"]
    assert table.withdraw("seoul") == ()
    assert table.draft("seoul") is None
    table.keep_draft("seoul", Orders({DECISION: "give_notice"}))
    assert table.draft("seoul") == Orders({DECISION: "give_notice"})
    assert codes(table.submit("moscow", Orders())) == ["no_seat"]


@each_seat_table
def test_a_seat_reads_views_history_and_answers(make: Make) -> None:
    match = start()
    table = play(make(match))
    for seat in SEATS:
        assert table.view(seat) == match.view(seat)
        lines = table.history(seat)
        assert {line.turn for line in lines} == {1, 2, 3}
        answer = table.explain(seat, "trust.tokyo.seoul")
        assert isinstance(answer, Answer)
        assert answer.value == next(
            each.value for each in table.view(seat).readings if each.id == answer.track
        )
    refused = table.explain("seoul", "deterrence.pyongyang")
    assert isinstance(refused, Refusal)
    with pytest.raises(KeyError):
        table.view("moscow")


@each_seat_table
def test_a_seat_asks_why_not_and_what_uses_a_number(make: Make) -> None:
    match = start()
    table, here = make(match), LocalTable(match)
    for seat in SEATS:
        assert table.topics(seat) == here.topics(seat) != ()
        for topic in table.topics(seat):
            assert table.explain_absence(seat, topic.id) == here.explain_absence(seat, topic.id)
        assert table.uses(seat, "trust.tokyo.seoul") == here.uses(seat, "trust.tokyo.seoul")
    assert table.explain_absence("seoul", "launch").code.value == "no_such_topic"
    assert table.uses("seoul", "deterrence.pyongyang").code.value == "no_such_track"


@each_table
def test_the_host_asks_why_not_with_nothing_hidden(make: Make) -> None:
    match = start()
    table, here = make(match), LocalFacilitatorTable(match)
    submit_all(table)
    assert table.advance() == ()
    assert {each.kind for each in table.all_topics()} >= {"answer", "rule", "event", "ending"}
    for name in ("launch", "lapse"):
        assert table.account_absence(name, 1) == here.account_absence(name, 1)
    assert table.all_uses("deterrence.pyongyang") == here.all_uses("deterrence.pyongyang")


@each_seat_table
def test_a_seat_reads_where_what_it_sees_stood_as_each_turn_ended(make: Make) -> None:
    table = make(start())
    before = {each.track: each.values for each in table.courses("seoul")}
    readings = {each.id: each.value for each in table.view("seoul").readings}
    assert {track: values[-1] for track, values in before.items()} == readings
    play(table)
    over = {each.track: each.values for each in table.courses("seoul")}
    assert {len(values) for values in over.values()} == {4}
    assert {track: values[0] for track, values in over.items()} == {
        track: values[0] for track, values in before.items()
    }
    for each in table.view("seoul").readings:
        assert over[each.id][-1] == each.value
    lines = [line for line in table.history("seoul") if line.track == "trust.tokyo.seoul"]
    for turn in (1, 2, 3):
        ends = [line.after for line in lines if line.turn <= turn]
        if ends:
            assert over["trust.tokyo.seoul"][turn] == ends[-1]


@each_seat_table
def test_a_seat_is_told_what_its_draft_may_do(make: Make) -> None:
    match = start()
    table = make(match)
    draft = Orders({DECISION: "wait"}, ("quiet_channel.tokyo",))
    forecast = table.forecast("seoul", draft)
    assert forecast == LocalTable(match).forecast("seoul", draft)
    assert forecast == table.forecast("seoul", draft)
    assert forecast.turn == 1
    assert [each.choice for each in forecast.choices if each.decision == DECISION] == [
        "wto_complaint", "give_notice", "wait",
    ]  # fmt: skip
    assert forecast.orders.total.mean != 0
    with pytest.raises(KeyError):
        table.forecast("moscow", draft)
    assert play(table).forecast("seoul", draft) is None


@each_table
def test_a_seat_is_told_what_the_turn_did_for_it_and_what_it_could_expect(make: Make) -> None:
    match = start()
    table = make(match)
    draft = Orders({DECISION: "wait"})
    foreseen = table.forecast("seoul", draft)
    assert (table.hindsight("seoul"), table.gains("seoul")) == (None, ())
    assert table.submit("seoul", draft) == ()
    submit_all(table)
    assert table.advance() == ()
    hindsight = table.hindsight("seoul")
    assert (hindsight.turn, hindsight.expected) == (1, foreseen.change)
    assert hindsight.told == foreseen.orders
    told = {each.choice: each.told for each in hindsight.choices if each.seat == "seoul"}
    assert told == {"wait": next(e.points for e in foreseen.choices if e.choice == "wait")}
    means = {each.choice: each.points.total.mean for each in foreseen.choices if each.decision}
    others = {each.choice: each.told.total.mean for each in hindsight.alternatives if each.decision}
    assert set(others) == set(means) - {"wait"}
    for choice, mean in others.items():
        assert mean == pytest.approx(means[choice] - means["wait"], abs=1e-4)
    view = table.view("seoul")
    assert {each.line for each in table.gains("seoul")} <= set(view.ledger)
    with pytest.raises(KeyError):
        table.hindsight("moscow")


@each_table
def test_what_was_told_at_a_reveal_is_told_again_as_it_was_told(make: Make) -> None:
    match = start()
    table = make(match)
    assert codes([table.revealed("seoul", 1)]) == ["turn_not_played"]
    kept = []
    while not table.over:
        submit_all(table)
        assert table.advance() == ()
        told = (table.view("seoul"), table.gains("seoul"), table.hindsight("seoul"))
        kept.append(told)
        if not table.over:  # what the facilitator does later was not told then
            assert table.override("trust.tokyo.seoul", 1.0, "a card was misread") == ()
    for turn, told in enumerate(kept, start=1):
        again = table.revealed("seoul", turn)
        assert (again.view, again.gains, table.hindsight("seoul", turn)) == told
    assert codes([table.revealed("seoul", len(kept) + 1)]) == ["turn_not_played"]
    assert table.hindsight("seoul", 0) is None
    with pytest.raises(KeyError):
        table.revealed("moscow", 1)


@each_table
def test_a_seat_notes_what_it_expects_and_reads_what_came(make: Make) -> None:
    table = make(start())
    assert table.predict("seoul", Prediction("up", 80)) == ()
    assert codes(table.predict("seoul", Prediction("up", 80), 2)) == ["stale"]
    submit_all(table)
    assert table.advance() == ()
    (noted,) = table.predictions("seoul")
    assert (noted.turn, noted.said) == (1, Prediction("up", 80))
    assert noted.came is not None
    assert table.predict("seoul", None) == ()
    assert table.predictions("tokyo") == ()


@each_table
def test_what_the_facilitator_answered_for_a_seat_is_what_it_could_expect(make: Make) -> None:
    table = make(start())
    assert table.replace("seoul", DECISION, "give_notice", "they said so") == ()
    held = table.forecast("seoul", Orders())
    submit_all(table)
    assert table.advance() == ()
    assert table.hindsight("seoul").expected == held.change


@each_table
def test_a_forecast_keeps_to_what_the_facilitator_rules(make: Make) -> None:
    table = make(start())
    free = table.forecast("seoul", Orders())
    assert table.bar("seoul", DECISION, "wait", "the clock ran out") == ()
    barred = table.forecast("seoul", Orders())
    assert "wait" in {each.choice for each in free.choices}
    assert "wait" not in {each.choice for each in barred.choices}
    assert table.replace("seoul", DECISION, "wto_complaint", "they said so") == ()
    held = table.forecast("seoul", Orders({DECISION: "give_notice"}))
    assert [each.choice for each in held.choices if each.decision] == ["wto_complaint"]
    assert held.orders == held.choices[0].points


@each_seat_table
def test_the_seed_and_the_record_are_told_after_the_end(make: Make) -> None:
    table = make(start())
    assert (table.identity.seed, table.identity.match) == (None, "")
    assert isinstance(table.record(), Refusal)
    play(table)
    assert table.identity.seed == 7
    assert len(table.identity.match) == 16
    assert isinstance(table.record(), MatchRecord)


@each_table
def test_a_debrief_and_an_export_need_only_the_record(make: Make) -> None:
    match = start(HISTORY)
    table = play(make(match))
    kept = table.record()
    assert kept == match.record
    assert kept.game.state == match.game.state
    assert debrief(kept, NONE) == debrief(match.record, NONE)
    assert export_record(kept) == export_record(match.record)


@each_table
def test_the_facilitator_acts_under_the_name_that_the_room_is_run_by(make: Make) -> None:
    table = make(start())
    assert table.host("Dr Kim", 15) == ()
    assert codes(table.host(minutes=999)) == ["bad_minutes"]
    assert (table.hosted.facilitator, table.hosted.minutes) == ("Dr Kim", 15)
    assert table.override("trust.tokyo.seoul", 61, "misread") == ()
    assert table.override("pact", "notice", "announced") == ()
    leak = "A leak", "In print.", ("seoul",), {"approval.seoul": -7}, "to stir"
    assert table.inject(*leak) == ()
    assert codes(table.inject(*leak, ("Z-99",))) == ["no_such_source"]
    summit = Prepared("A summit", "", ("seoul",), (), "nobody talks")
    assert table.provide((summit,)) == ()
    assert table.look_over().prepared == (summit,)
    assert table.bar("seoul", DECISION, "wait", "the clock ran out") == ()
    assert table.replace("tokyo", DECISION, "wait", "so")[0].code == "not_put_to_seat"
    assert table.pause("coffee") == ()
    assert table.paused.reason == "coffee"
    assert codes(table.advance()) == ["paused"]
    assert table.resume() == ()
    assert [each.kind for each in table.doings()] == [
        "override", "override", "inject", "bar", "pause", "resume",
    ]  # fmt: skip
    assert {each.by for each in table.doings()} == {"Dr Kim"}
    assert [each.kind for each in table.notices("tokyo")] == [
        "override", "override", "pause", "resume",
    ]  # fmt: skip


@each_table
def test_the_host_sees_everything(make: Make) -> None:
    match = start()
    table = make(match)
    assert table.submit("seoul", Orders({DECISION: "wait"})) == ()
    assert table.sealed("seoul") is None
    assert table.inspect("seoul") == ()
    assert table.sealed("seoul").orders == Orders({DECISION: "wait"})
    assert table.sealed("tokyo") is None
    assert table.replace("seoul", DECISION, "give_notice", "they said so") == ()
    assert table.held_to("seoul") == {DECISION: "give_notice"}
    submit_all(table)
    assert table.advance() == ()
    seen = table.look_over()
    assert (seen.turn, seen.last, seen.revealed, seen.ending) == (2, 3, 1, None)
    assert [each.id for each in seen.readings] == [
        each.id for each in match.game.adjudicator.program.tracks
    ]
    given = next(each for each in seen.orders if each.seat == "seoul")
    assert given.choices == (("give_notice", "Give notice to the pact"),)
    assert seen.ledger == table.ledger()[-len(seen.ledger) :]
    answer = table.account("deterrence.pyongyang")
    assert isinstance(answer, Answer)
    assert table.identity.seed == 7


@each_table
def test_a_line_that_is_left_is_listed(make: Make) -> None:
    table = make(start())
    submit_all(table)
    assert table.advance() == ()
    assert table.back(1, "a card was misread") == ()
    assert table.rewinds == 1
    left, current = table.lines_of_play()
    assert (left.number, left.turn, left.over, left.current) == (1, 2, False, False)
    assert left.left == "a card was misread"
    assert (current.turn, current.current) == (1, True)
    assert len(table.record().game.abandoned) == 1
