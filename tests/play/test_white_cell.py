"""What a facilitator may do to a match, and what everybody else learns of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from eleventh.core.orders import Orders
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.lab.debrief import debrief
from eleventh.lab.turning_points import TurningPoints
from eleventh.play.events import Overridden, Replaced
from eleventh.play.facilitator import Facilitator
from eleventh.play.forking import lines_of_play
from eleventh.play.game import Impossible, Mismatch
from eleventh.play.journal import Journal
from eleventh.play.loading import load, load_record
from eleventh.play.match import Match
from eleventh.play.record import export_record, schema
from eleventh.play.resuming import resume
from eleventh.play.seat_views import notices
from eleventh.play.why import Answer, explain
from play.quarrel import HISTORY, HUMANS, SEATS, first_answers, library, noon, play, start
from play.quarrel import submit_all as all_submit

DECISION = "export_controls.seoul"
NO_POINTS = TurningPoints((), 0, 0)


def cell(match: Match) -> Facilitator:
    return Facilitator(match, "Dr Kim")


def codes(refused: tuple[object, ...]) -> list[str]:
    return [each.code for each in refused]  # type: ignore[attr-defined]


def value(match: Match, track: str) -> float:
    program = match.game.adjudicator.program
    index = next(i for i, each in enumerate(program.tracks) if each.id == track)
    return match.game.state.values[index]


def meddled(match: Match) -> Match:
    """A game with everything a facilitator can do in it, played to its end."""
    white = cell(match)
    assert white.override("trust.tokyo.seoul", 61, "the room had misread the card") == ()
    assert white.override("pact", "notice", "it was announced at the podium") == ()
    effects = {"approval.seoul": -7, "deterrence.pyongyang": 3.5, "pact": "active"}
    assert white.inject("A leak", "In the papers.", ["seoul"], effects, "to stir them") == ()
    assert white.pause("coffee") == ()
    assert white.resume() == ()
    assert white.bar("seoul", DECISION, "wait", "the clock ran out") == ()
    all_submit(match)
    assert white.replace("seoul", DECISION, "give_notice", "they said so aloud") == ()
    assert match.advance() == ()
    all_submit(match)
    assert match.advance() == ()
    assert white.back(2, "a ruling was wrong") == ()
    assert white.override("capital.tokyo", 9, "a gift") == ()
    return play(match)


def test_an_override_sets_a_score_now_and_says_who_and_why() -> None:
    match = start()
    assert cell(match).override("trust.tokyo.seoul", 61, "the room had misread the card") == ()
    assert value(match, "trust.tokyo.seoul") == 61
    line = match.view("seoul").ledger[-1]
    assert (line.track, line.after, line.stage) == ("trust.tokyo.seoul", 61, "facilitator")
    assert line.why == "Override by Dr Kim: the room had misread the card"
    assert line.chain[0].kind == "override"


def test_an_override_sets_a_status_by_its_name() -> None:
    match = start()
    assert cell(match).override("pact", "notice", "announced at the podium") == ()
    line = match.view("tokyo").ledger[-1]
    assert (line.track, line.value) == ("pact", "notice")


@pytest.mark.parametrize(
    ("track", "wanted", "code"),
    [
        ("trust.tokyo.seoul", 101, "out_of_bounds"),
        ("trust.tokyo.seoul", float("nan"), "out_of_bounds"),
        ("trust.tokyo.seoul", "high", "out_of_bounds"),
        ("pact", 1, "no_such_value"),
        ("pact", "broken", "no_such_value"),
        ("pact", "active", "no_change"),
        ("trust.tokyo.soul", 4, "no_such_track"),
        ("cohesion", 4, "derived"),
    ],
)
def test_an_override_that_can_not_be_is_refused(track: str, wanted: float | str, code: str) -> None:
    match = start()
    before = match.game
    assert codes(cell(match).override(track, wanted, "because")) == [code]
    assert match.game is before


def test_everything_but_going_on_needs_a_reason() -> None:
    white = cell(start())
    assert codes(white.override("pact", "notice", "  ")) == ["no_words"]
    assert codes(white.inject("A leak", "", ["seoul"], {}, "")) == ["no_words"]
    assert codes(white.replace("seoul", DECISION, "wait", "")) == ["no_words"]
    assert codes(white.bar("seoul", DECISION, "wait", "\n")) == ["no_words"]
    assert codes(white.pause("")) == ["no_words"]
    assert codes(white.back(1, "")) == ["no_words"]


def test_the_law_of_the_ledger_holds_with_overrides() -> None:
    for seed in range(8):
        game = meddled(start(seed=seed)).game
        sums: dict[int, float] = defaultdict(float)
        for posting in game.ledger:
            assert posting.after == posting.before + posting.amount
            sums[posting.track] += posting.amount
        for index, track in enumerate(game.adjudicator.program.tracks):
            assert game.state.values[index] == track.start + sums[index]


def test_every_change_of_every_track_is_explained(tmp_path: Path) -> None:
    game = meddled(start()).game
    for track in game.adjudicator.program.tracks:
        answer = explain(game, track.id)
        assert isinstance(answer, Answer)
    answer = explain(game, "trust.tokyo.seoul", 1)
    assert isinstance(answer, Answer)
    places = [step.place for chapter in answer.chapters for step in chapter.steps]
    assert "journal:2" in places


def test_a_replay_reproduces_every_digest(tmp_path: Path) -> None:
    save = tmp_path / "a.eleventh"
    match = meddled(start(log=Journal.create(save, noon)))
    match.close()
    again = load(save)
    assert again.state == match.game.state
    assert again.steps[1].ledger.stages == match.game.steps[1].ledger.stages
    assert export_record(load_record(save)) == export_record(match.record)
    assert [each.event for each in again.events] == [each.event for each in match.game.events]


def test_a_match_with_overrides_is_resumed_and_played_on(tmp_path: Path) -> None:
    save = tmp_path / "a.eleventh"
    match = start(log=Journal.create(save, noon))
    assert cell(match).inject("A leak", "", ["seoul"], {"approval.seoul": -7}, "to stir") == ()
    assert cell(match).pause("lunch") == ()
    match.close()
    resumed = resume(save, library()).match
    assert resumed.paused is not None
    assert cell(resumed).resume() == ()
    play(resumed)
    resumed.close()
    assert load(save).state.over


def test_a_forged_override_does_not_fold() -> None:
    match = start()
    right = cell(match).override("trust.tokyo.seoul", 61, "so")
    assert right == ()
    event = match.game.events[-1].event
    assert isinstance(event, Overridden)
    with pytest.raises(Mismatch):
        start().happen(replace(event, value=62.0))
    with pytest.raises(Impossible, match="no_words"):
        start().happen(replace(event, reason=""))


def test_the_record_lists_what_the_facilitator_did() -> None:
    document = export_record(meddled(start()).record)
    assert list(Draft202012Validator(schema()).iter_errors(document)) == []
    kinds = [[each["kind"] for each in turn["facilitator"]] for turn in document["turns"]]
    first = ["overridden", "overridden", "injected", "paused", "resumed", "barred", "replaced"]
    assert kinds == [first, ["overridden"], []]
    assert document["turns"][0]["orders"]["seoul"]["responses"][DECISION] == "give_notice"


def test_a_seat_learns_nothing_of_an_override_on_a_track_it_does_not_see() -> None:
    one, other = start(), start()
    assert cell(other).override("approval.tokyo", 11, "a secret poll") == ()
    assert cell(other).override("deterrence.pyongyang", 11, "nobody knows") == ()
    for seat in ("washington", "seoul"):
        assert one.view(seat) == other.view(seat)
        assert other.notices(seat) == ()
    assert [each.subject for each in other.notices("tokyo")] == ["Approval in Tokyo"]


def test_an_inject_is_a_card_for_those_it_is_for() -> None:
    match, before = start(), start()
    effects = {"approval.seoul": -7, "trust.tokyo.seoul": -4}
    assert cell(match).inject("A leak", "In the papers.", ["seoul"], effects, "to stir") == ()
    card = match.view("seoul").cards[-1]
    assert (card.headline, card.text) == ("A leak", "In the papers.")
    assert match.view("tokyo").cards == before.view("tokyo").cards
    told = [line for line in match.view("tokyo").ledger if line.stage == "facilitator"]
    assert [(line.note, line.amount) for line in told] == [("undisclosed", -4)]
    assert "to stir" not in repr([match.view(seat) for seat in SEATS])
    assert "to stir" not in repr([match.notices(seat) for seat in SEATS])


def test_the_effects_of_an_inject_stop_at_the_bounds() -> None:
    match = start()
    assert cell(match).inject("Panic", "", SEATS, {"approval.seoul": -90}, "to stir") == ()
    assert value(match, "approval.seoul") == 0
    assert [line.note for line in match.view("seoul").ledger[-2:]] == ["", "bounds"]


@pytest.mark.parametrize(
    ("headline", "seen_by", "effects", "code"),
    [
        ("", SEATS, {}, "no_words"),
        ("x" * 300, SEATS, {}, "too_long"),
        ("A leak", (), {}, "no_audience"),
        ("A leak", ("moscow",), {}, "no_audience"),
        ("A leak", SEATS, {"approval.seoul": 500}, "out_of_bounds"),
        ("A leak", SEATS, {"approval.seoul": 0}, "no_move"),
        ("A leak", SEATS, {"cohesion": 2}, "derived"),
        ("A leak", SEATS, {"pact": "broken"}, "no_such_value"),
    ],
)
def test_an_inject_that_can_not_be_is_refused(headline, seen_by, effects, code) -> None:
    match = start()
    assert codes(cell(match).inject(headline, "", seen_by, effects, "because")) == [code]
    assert len(match.view("seoul").cards) == len(start().view("seoul").cards)


def test_two_injects_of_one_turn_keep_apart() -> None:
    match = start()
    for headline in ("One", "Two"):
        assert cell(match).inject(headline, "", SEATS, {"approval.seoul": -1}, "to stir") == ()
    ids = [card.id for card in match.view("seoul").cards]
    assert len(set(ids)) == len(ids)
    play(match)


def test_the_same_event_can_be_put_twice() -> None:
    match = start()
    for _ in range(2):
        assert cell(match).inject("One", "", SEATS, {"approval.seoul": -1}, "to stir") == ()
    ids = [card.id for card in match.view("seoul").cards]
    assert len(set(ids)) == len(ids)
    play(match)


def test_hidden_doings_change_nothing_of_what_a_seat_is_told_of_others() -> None:
    one, other = start(), start()
    assert cell(other).inject("A secret", "", ["tokyo"], {"approval.tokyo": -3}, "so") == ()
    assert cell(other).override("approval.washington", 11, "a secret poll") == ()
    assert cell(other).bar("washington", "warning.washington", "share", "closed") == ()
    for match in (one, other):
        assert cell(match).inject("A leak", "", ["seoul"], {"approval.seoul": -7}, "to stir") == ()
        assert cell(match).override("trust.tokyo.seoul", 61, "so") == ()
    assert one.view("seoul") == other.view("seoul")
    assert one.notices("seoul") == other.notices("seoul")
    for track in ("approval.seoul", "trust.tokyo.seoul"):
        assert explain(one.game, track, None, "seoul") == explain(other.game, track, None, "seoul")


def test_a_sealed_response_is_replaced_before_the_reveal() -> None:
    match = start()
    all_submit(match)
    assert cell(match).replace("seoul", DECISION, "wait", "they changed their minds") == ()
    assert match.waiting() == ()
    assert match.advance() == ()
    given = match.reasons(1)["seoul"]
    assert given.orders.responses[DECISION] == "wait"
    assert [each.reason for each in given.replaced] == ["they changed their minds"]


def test_a_missing_response_is_given_and_the_seat_no_longer_waited_for() -> None:
    match = start()
    assert cell(match).replace("seoul", DECISION, "wait", "no answer came") == ()
    assert match.submitted() == frozenset({"seoul"})


def test_a_seat_keeps_its_own_initiatives_beside_a_replaced_response() -> None:
    match = start()
    assert cell(match).replace("seoul", DECISION, "wait", "no answer came") == ()
    assert match.withdraw("seoul") == ()
    assert codes(match.submit("seoul", Orders({DECISION: "give_notice"}))) == ["answered_for_you"]
    assert match.submit("seoul", Orders({DECISION: "wait"}, ("quiet_channel.tokyo",))) == ()
    assert match.game.sealed["seoul"].orders.initiatives == ("quiet_channel.tokyo",)


def test_a_seat_is_shown_what_it_is_held_to_and_others_are_not() -> None:
    match, before = start(), start()
    assert cell(match).replace("seoul", DECISION, "wait", "no answer came") == ()
    options = {each.id: each.barred for each in match.view("seoul").questions[0].options}
    assert options["wait"] is None
    data = {"title": "Give notice to the pact", "reason": "no answer came"}
    assert options["give_notice"] == Refusal(RefusalCode.ANSWERED_FOR_YOU, data)
    assert match.view("tokyo") == before.view("tokyo")
    assert match.notices("tokyo") == ()
    assert [each.kind for each in match.notices("seoul")] == ["replace"]


def test_a_doctrine_is_held_to_a_replaced_response_too() -> None:
    for player in ("historian", "opponent", "random:3"):
        match = start({**HISTORY, "seoul": player})
        assert cell(match).replace("seoul", DECISION, "give_notice", "for the lesson") == ()
        assert match.advance() == ()
        assert match.reasons(1)["seoul"].orders.responses[DECISION] == "give_notice"


def test_what_a_replaced_response_does_is_told_as_an_override() -> None:
    match = start()
    all_submit(match)
    assert cell(match).replace("seoul", DECISION, "wto_complaint", "the minister insists") == ()
    plain = start()
    all_submit(plain)
    for each in (match, plain):
        assert each.advance() == ()
    assert match.game.state == plain.game.state
    heads = [line.chain[0] for line in match.view("tokyo").ledger if line.chain]
    told = [link.title for link in heads if link.kind == "override"]
    assert told
    assert set(told) == {"the minister insists"}


def test_a_barred_response_sends_the_orders_back() -> None:
    match = start()
    all_submit(match)
    response = match.game.sealed["seoul"].orders.responses[DECISION]
    assert cell(match).bar("seoul", DECISION, response, "not within the mandate") == ()
    assert match.waiting() == ("seoul",)
    orders = Orders({DECISION: response})
    assert codes(match.submit("seoul", orders)) == ["taken_out"]
    assert match.submit("seoul", first_answers(match.view("seoul"))) == ()


def test_some_answer_always_stays_open() -> None:
    match = start()
    white = cell(match)
    refused = [
        white.bar("seoul", DECISION, each, "closed")
        for each in ("wto_complaint", "give_notice", "wait")
    ]
    assert codes(refused[-1]) == ["no_answer_left"]


def test_rulings_end_with_their_turn() -> None:
    match = start()
    assert cell(match).replace("seoul", DECISION, "wait", "no answer came") == ()
    play(match)
    assert not match.game.rulings.replaced


def test_nothing_is_played_while_paused() -> None:
    match = start()
    match.submit("seoul", first_answers(match.view("seoul")))
    assert cell(match).pause("coffee") == ()
    assert codes(match.submit("tokyo", first_answers(match.view("tokyo")))) == ["paused"]
    assert codes(match.withdraw("seoul")) == ["paused"]
    assert codes(match.advance()) == ["paused"]
    assert codes(cell(match).pause("tea")) == ["paused_already"]
    assert cell(match).resume() == ()
    assert codes(cell(match).resume()) == ["not_paused"]
    all_submit(match)
    assert match.advance() == ()


def test_going_back_undoes_overrides_of_that_turn_and_keeps_the_line() -> None:
    match = start()
    untouched = match.game.state
    assert cell(match).override("trust.tokyo.seoul", 61, "so") == ()
    assert cell(match).inject("A leak", "", SEATS, {"approval.seoul": -7}, "to stir") == ()
    all_submit(match)
    match.advance()
    assert cell(match).back(1, "all wrong") == ()
    assert match.game.state == untouched
    (left,) = match.game.abandoned
    assert (left.game.state.turn, left.event.reason, left.event.by) == (2, "all wrong", "Dr Kim")
    assert [each.kind for each in match.notices("tokyo")] == ["back"]
    assert cell(match).inject("A rumour", "", SEATS, {}, "again") == ()
    play(match)


def test_what_was_done_in_a_line_that_was_left_stays_listed_as_that() -> None:
    match = start()
    white = cell(match)
    assert white.override("trust.tokyo.seoul", 61, "so") == ()
    all_submit(match)
    assert match.advance() == ()
    assert white.inject("A leak", "", ["seoul"], {"approval.seoul": -7}, "to stir") == ()
    assert white.pause("tea") == ()
    assert white.back(1, "all wrong") == ()
    assert white.override("capital.tokyo", 9, "a gift") == ()
    assert [(each.turn, each.kind, each.left) for each in notices(match.game)] == [
        (1, "override", True),
        (2, "inject", True),
        (2, "pause", False),
        (1, "back", False),
        (1, "override", False),
    ]
    (left,) = export_record(match.record)["steps_back"]
    assert (left["from"], left["to"], left["reason"], left["by"]) == (2, 1, "all wrong", "Dr Kim")
    assert [each["kind"] for each in left["facilitator"]] == ["overridden", "injected", "paused"]
    told = debrief(match.record, NO_POINTS)
    assert told.notices == notices(match.game)
    listed = [each.kind for each in told.episodes[0].notices]
    assert listed == ["override", "back", "override"]


def test_a_pause_that_holds_after_a_step_back_is_told_to_every_seat() -> None:
    match = start()
    assert cell(match).pause("tea") == ()
    assert cell(match).back(1, "from the top") == ()
    assert match.paused is not None
    for seat in SEATS:
        assert [each.kind for each in match.notices(seat)] == ["pause", "back"]


def test_no_seat_reads_of_a_ruling_that_a_step_back_has_undone() -> None:
    match = start()
    assert cell(match).override("trust.tokyo.seoul", 61, "so") == ()
    assert cell(match).bar("seoul", DECISION, "wait", "late") == ()
    assert cell(match).back(1, "from the top") == ()
    for seat in SEATS:
        assert [each.kind for each in match.notices(seat)] == ["back"]


def test_going_back_to_what_nobody_touched_is_told_and_leaves_no_line() -> None:
    match = start()
    assert cell(match).back(1, "from the top") == ()
    assert [each.kind for each in match.notices("tokyo")] == ["back"]
    assert [each.current for each in lines_of_play(match.game)] == [True]


def test_nothing_is_overridden_once_it_is_over() -> None:
    match = play(start())
    white = cell(match)
    assert codes(white.override("pact", "notice", "late")) == ["over_go_back"]
    assert codes(white.pause("late")) == ["over_go_back"]
    assert codes(white.inject("A leak", "", SEATS, {}, "late")) == ["over_go_back"]
    assert white.back(3, "one more time") == ()
    assert white.override("trust.tokyo.seoul", 4, "now") == ()


def test_a_replacement_for_another_turn_is_impossible() -> None:
    event = Replaced(2, "seoul", DECISION, "wait", "so", "me")
    with pytest.raises(Impossible):
        start(HUMANS).happen(event)
