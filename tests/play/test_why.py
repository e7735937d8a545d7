"""Every point answers why, to each according to what it may know."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from eleventh.core.orders import Orders
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.play.account import Account
from eleventh.play.citing import cited
from eleventh.play.game import Game
from eleventh.play.match import Match
from eleventh.play.objectives import seat_objectives
from eleventh.play.why import Answer, explain, explain_from, known_tracks
from games import SHIPPED
from games import adjudicator as adjudicator_of
from games import compiled as compiled_of
from play.quarrel import SEATS, adjudicator, play, start, submit_all
from portions import with_others


def told(game: Game, track: str, turn: int | None = None, seat: str | None = None) -> Answer:
    answer = explain(game, track, turn, seat)
    assert isinstance(answer, Answer), answer
    return answer


def leaked() -> Game:
    """A game in which Tokyo leaks against Seoul in the first turn."""
    match = start()
    match.submit("tokyo", Orders({}, ("whisper.seoul",)))
    submit_all(match)
    match.advance()
    return match.game


@cache
def played(folder: Path) -> Match:
    """The first turns of a game of chance."""
    table = adjudicator_of(folder)
    players = {seat.id: "random" for seat in table.program.seats}
    match = Match.start(table, compiled_of(folder).files, players, 4)
    for _ in range(3):
        match.advance()
    return match


def test_a_posting_is_explained_from_rule_to_source() -> None:
    answer = told(play(start()).game, "trust.seoul.tokyo", 1)
    assert (answer.title, answer.kind) == ("Trust of Seoul in Tokyo", "score")
    (chapter,) = answer.chapters
    wound, mend = chapter.steps
    assert (wound.before, wound.amount, wound.after) == (50.0, -4.0, 46.0)
    assert [link.id for link in wound.chain] == [
        "export_controls",
        "trade_restriction",
        "restriction_wounds",
    ]
    assert wound.formula == "-blow * intensity"
    assert wound.why == "A blow to trade costs the target's trust."
    assert wound.place.startswith("scenario.yaml:")
    (source,) = wound.sources
    assert source.text == "Blows to trade cost trust."
    assert (source.publication, source.publisher) == ("A casebook", "The publisher")
    assert mend.formula == "(50 - trust.seoul.tokyo) / 20 * months"
    assert [(each.track, each.value) for each in mend.inputs] == [("trust.seoul.tokyo", 46.0)]
    assert chapter.after == answer.value == mend.after


def test_inputs_are_told_as_the_stage_opened() -> None:
    answer = told(play(start()).game, "trust.tokyo.seoul", 1)
    wound, mend = answer.chapters[0].steps
    assert wound.after == 42.0
    assert mend.inputs[0].value == 42.0


def test_the_whole_game_is_told_turn_by_turn() -> None:
    game = play(start()).game
    answer = told(game, "trust.seoul.tokyo")
    assert [chapter.turn for chapter in answer.chapters] == [1, 2, 3]
    for earlier, later in zip(answer.chapters, answer.chapters[1:], strict=False):
        assert earlier.after == later.before
    index = [track.id for track in adjudicator().program.tracks].index("trust.seoul.tokyo")
    assert answer.value == game.state.values[index]


def test_a_status_tells_what_set_it() -> None:
    match = start()
    match.submit("seoul", Orders({"export_controls.seoul": "give_notice"}))
    answer = told(play(match).game, "pact")
    assert answer.values == ("active", "notice", "lapsed")
    assert [step.value for chapter in answer.chapters for step in chapter.steps] == [
        "notice",
        "active",
    ]


def test_a_turn_in_which_nothing_moved_has_no_chapter() -> None:
    answer = told(play(start()).game, "rounds", 1)
    assert (answer.value, answer.chapters) == (0.0, ())


def test_a_derived_track_leads_to_what_it_is_made_of() -> None:
    answer = told(play(start()).game, "cohesion")
    assert answer.formula == "({trust.seoul.tokyo} + {trust.tokyo.seoul}) / 2"
    assert answer.reads == ("trust.seoul.tokyo", "trust.tokyo.seoul")
    first = answer.chapters[0]
    assert first.before == 50.0
    assert first.after == sum(each.value for each in first.inputs) / 2
    assert answer.value == answer.chapters[-1].after


def test_an_objective_leads_to_what_it_is_scored_by() -> None:
    game = play(start()).game
    answer = told(game, "objective.tokyo.keep_pact")
    assert (answer.title, answer.kind) == ("Keep the pact.", "objective")
    assert answer.formula == "100 if {pact} is active, else 0"
    assert [(each.track, each.status) for each in answer.inputs] == [("pact", "active")]
    scores = game.adjudicator.score(game.state, "tokyo")
    assert answer.value == scores["keep_pact"]
    (trusted,) = (
        each for each in seat_objectives(adjudicator().program, "seoul") if "trust" in each.id
    )
    for chapter in told(game, trusted.id).chapters:
        assert chapter.before != chapter.after
        assert chapter.inputs


@pytest.mark.parametrize("folder", with_others(SHIPPED), ids=lambda folder: folder.name)
def test_what_follows_from_tracks_is_told_with_what_moved_it(folder: Path) -> None:
    """The steps of a turn lead from where it stood to where it stands, each by a change that its
    seat is told of; an objective of a shipped game follows from nothing but tracks."""
    match = played(folder)
    program, moved = match.game.adjudicator.program, 0
    for seat in match.seats:
        account = Account(match.game, seat)
        told = {
            (posting.turn, program.tracks[track].id, posting.cause)
            for track, postings in account.of_tracks.items()
            for posting, _ in postings
        }
        for goal in seat_objectives(program, seat):
            answer = explain_from(account, goal.id)
            assert isinstance(answer, Answer)
            for chapter in answer.chapters:
                at = chapter.before
                for step in chapter.steps:
                    moved += 1
                    assert step.through is not None
                    assert step.amount
                    assert step.before == pytest.approx(at, abs=1e-5)
                    assert step.chain or step.note
                    assert step.through.track in {each for _, each, _ in told}
                    at = step.after
                assert at == pytest.approx(chapter.after, abs=1e-5)
    assert moved > 5


def test_a_seat_is_told_of_the_cause_of_its_objective_what_it_may_know() -> None:
    steps = told(leaked(), "objective.seoul.stand_firm", None, "seoul").chapters[0].steps
    assert not any(link.id == "leak_stings" for step in steps for link in step.chain)
    assert any(step.note == "undisclosed" for step in steps)
    steps = told(leaked(), "objective.seoul.stand_firm").chapters[0].steps
    assert any(link.id == "leak_stings" for step in steps for link in step.chain)


def test_an_objective_of_another_seat_is_answered_like_one_that_does_not_exist() -> None:
    game = leaked()
    answer = explain(game, "objective.tokyo.keep_pact", None, "seoul")
    assert isinstance(answer, Refusal)
    assert "objective.tokyo.keep_pact" not in (answer.data["near"], *answer.data["known"])
    assert isinstance(explain(game, "objective.tokyo.keep_pact", None, "tokyo"), Answer)


def test_every_objective_stands_where_the_view_says_and_reads_what_the_seat_sees() -> None:
    match = play(start(seed=11))
    for seat in SEATS:
        view = match.view(seat)
        scores = {f"objective.{seat}.{aim.objective.id}": aim.score for aim in view.aims}
        assert {each.id for each in seat_objectives(adjudicator().program, seat)} == set(scores)
        for name, score in scores.items():
            answer = told(match.game, name, None, seat)
            assert answer.value == score
            assert set(answer.reads) <= {each.id for each in view.readings}


def test_the_facilitator_is_told_what_is_secret() -> None:
    (chapter,) = told(leaked(), "approval.seoul", 1).chapters
    assert any(link.id == "leak_stings" for step in chapter.steps for link in step.chain)


def test_a_seat_is_told_the_sum_of_what_it_may_not_know() -> None:
    game = leaked()
    (chapter,) = told(game, "approval.seoul", 1, "seoul").chapters
    full = told(game, "approval.seoul", 1).chapters[0]
    hidden, rally = chapter.steps
    assert (hidden.note, hidden.amount, hidden.chain) == ("undisclosed", -7.0, ())
    assert (hidden.formula, hidden.place, hidden.inputs, hidden.sources) == ("", "", (), ())
    assert [link.id for link in rally.chain][-1] == "rally"
    assert (chapter.before, chapter.after) == (full.before, full.after)


def test_who_leaked_is_told_their_own_deed() -> None:
    match = start()
    match.submit("tokyo", Orders({}, ("whisper.seoul",)))
    submit_all(match)
    match.advance()
    answer = explain(match.game, "capital.tokyo", 1, "tokyo")
    assert isinstance(answer, Answer)
    assert answer.chapters[0].steps[0].chain[0].id == "whisper.seoul"


@pytest.mark.parametrize("hidden", ["approval.tokyo", "deterrence.pyongyang"])
def test_a_hidden_track_is_answered_like_one_that_does_not_exist(hidden: str) -> None:
    answer = explain(leaked(), hidden, None, "seoul")
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.data["wanted"]) == ("no_such_track", hidden)
    assert hidden not in (answer.data["near"], *answer.data["known"])
    assert isinstance(explain(leaked(), hidden), Answer)


def test_a_near_name_is_proposed() -> None:
    answer = explain(leaked(), "trust.seul.tokyo")
    assert isinstance(answer, Refusal)
    assert answer.data["near"] == "trust.seoul.tokyo"


@pytest.mark.parametrize("turn", [0, 3, -1])
def test_a_turn_that_has_not_come_is_refused(turn: int) -> None:
    answer = explain(leaked(), "pact", turn)
    assert isinstance(answer, Refusal)
    assert answer == Refusal(RefusalCode.TURN_NOT_COME, {"wanted": turn, "last": 2})


def test_every_track_a_seat_sees_ends_where_its_view_says() -> None:
    match = start(seed=11)
    match.submit("tokyo", Orders({}, ("whisper.seoul",)))
    play(match)
    for seat in SEATS:
        readings = {each.id: each.value for each in match.view(seat).readings}
        assert {each.id for each in known_tracks(adjudicator().program, seat)} == set(readings)
        for name, value in readings.items():
            assert told(match.game, name, None, seat).value == value


def test_a_source_nobody_defined_stands_for_itself() -> None:
    (found,) = cited(adjudicator().program, ["X99"])
    assert (found.id, found.text, found.publication) == ("X99", "", "")
