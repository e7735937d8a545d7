"""What a seat says beforehand is its own until the game is over, is kept, and is judged by what
came as far as the seat could see it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from eleventh.core.orders import Orders
from eleventh.core.refusals import RefusalCode
from eleventh.core.totals import find_total
from eleventh.play.events import Predicted, payload_of, read_event
from eleventh.play.facilitator import Facilitator
from eleventh.play.folding import extend
from eleventh.play.forking import fork
from eleventh.play.game import Impossible
from eleventh.play.journal import Journal
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh.play.predictions import Prediction, find_way
from eleventh.play.resuming import resume
from play.quarrel import library, noon, start, submit_all

UP = Prediction("up", 80)


def total(match: Match, seat: str = "seoul") -> float:
    return find_total((each.objective, each.score) for each in match.view(seat).aims)


def closed_total(match: Match, seat: str = "seoul") -> float:
    """Where the total of a seat stood as the last turn closed, event of the next left out."""
    view, gains = match.view(seat), LocalTable(match).gains(seat)
    late = [each for each in gains if each.line.turn == view.turn]
    return total(match, seat) - sum(
        find_total(
            (aim.objective, points) for aim, points in zip(view.aims, each.points, strict=True)
        )
        for each in late
    )


def test_what_came_is_the_change_from_the_decision_to_the_close_of_the_turn() -> None:
    match = start()
    before = total(match)
    assert match.predict("seoul", UP) == ()
    assert [each.came for each in match.predictions("seoul")] == [None]
    submit_all(match)
    assert match.advance() == ()
    (noted,) = match.predictions("seoul")
    assert noted.came == pytest.approx(closed_total(match) - before)
    assert noted.right == (noted.came >= 0.5)


def test_a_figure_is_kept_and_held_against_where_it_closed() -> None:
    match = start()
    said = Prediction("up", 80, figure=62.5)
    assert match.predict("seoul", said) == ()
    assert [each.error for each in match.predictions("seoul")] == [None]
    submit_all(match)
    assert match.advance() == ()
    (noted,) = match.predictions("seoul")
    assert noted.said == said
    assert noted.closed == pytest.approx(closed_total(match))
    assert noted.error == pytest.approx(closed_total(match) - 62.5)


def test_a_journal_holds_the_figure_and_nothing_where_none_was_named() -> None:
    bare, full = Predicted("seoul", 1, "", "up", 80), Predicted("seoul", 1, "", "up", 80, 62.5)
    assert "figure" not in payload_of(bare)
    for event in (bare, full):
        assert read_event("predicted", payload_of(event)) == event
    for bad in ("62", None, True, float("inf")):
        with pytest.raises(ValueError, match="figure"):
            read_event("predicted", {**payload_of(bare), "figure": bad})


def test_half_a_point_is_a_way_and_less_is_none() -> None:
    assert [find_way(each) for each in (0.45, 0.44, 0.0, -0.44, -0.45)] == [
        "up", "same", "same", "same", "down",
    ]  # fmt: skip


def test_the_last_word_counts_and_can_be_taken_back() -> None:
    match = start()
    assert match.predict("seoul", UP) == ()
    assert match.predict("seoul", UP) == ()  # stands already: nothing is stored
    assert match.predict("seoul", Prediction("down", 60)) == ()
    assert [each.said for each in match.predictions("seoul")] == [Prediction("down", 60)]
    assert match.predict("seoul", None) == ()
    assert match.predict("seoul", None) == ()
    assert match.predictions("seoul") == ()
    assert sum(isinstance(each.event, Predicted) for each in match.game.events) == 3


def test_nobody_else_is_told_and_orders_that_are_sealed_do_not_forbid_it() -> None:
    match = start()
    submit_all(match)
    before = {seat: match.view(seat) for seat in match.seats}
    assert match.predict("seoul", UP) == ()
    assert {seat: match.view(seat) for seat in match.seats} == before
    assert match.predictions("tokyo") == ()
    with pytest.raises(KeyError):
        match.predictions("moscow")


@pytest.mark.parametrize(
    ("said", "seat", "turn", "code"),
    [
        (Prediction("up", 75), "seoul", 1, RefusalCode.NO_SUCH_PREDICTION),
        (Prediction("up", 80, "no_such"), "seoul", 1, RefusalCode.NO_SUCH_PREDICTION),
        (Prediction("up", 80, figure=100.5), "seoul", 1, RefusalCode.NO_SUCH_PREDICTION),
        (Prediction("up", 80, figure=float("nan")), "seoul", 1, RefusalCode.NO_SUCH_PREDICTION),
        (UP, "seoul", 2, RefusalCode.STALE),
        (UP, "moscow", 1, RefusalCode.NO_SEAT),
    ],
)
def test_what_can_not_be_said_is_refused(
    said: Prediction, seat: str, turn: int, code: RefusalCode
) -> None:
    match = start()
    assert [each.code for each in match.predict(seat, said, turn)] == [code]
    assert match.game.entries == 1


@pytest.mark.parametrize(
    "event",
    [
        Predicted("moscow", 1, "", "up", 80),
        Predicted("seoul", 2, "", "up", 80),
        Predicted("seoul", 1, "", "up", 75),
        Predicted("seoul", 1, "", "sideways", 80),
        Predicted("seoul", 1, "no_such", "up", 80),
        Predicted("seoul", 1, "", "up", 80, -0.5),
    ],
)
def test_a_journal_that_says_it_is_not_believed(event: Predicted) -> None:
    with pytest.raises(Impossible):
        extend(start().game, event)


def test_a_resumed_match_has_it_and_a_save_without_it_stays_of_the_first_format(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.eleventh"
    match = start(log=Journal.create(path, noon))

    def version() -> int:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as link:
            return int(link.execute("PRAGMA user_version").fetchone()[0])

    assert version() == 1
    assert match.predict("seoul", UP) == ()
    assert version() == 2
    match.close()  # as a match that was killed: nothing was written since
    again = resume(path, library(), noon).match
    assert [each.said for each in again.predictions("seoul")] == [UP]
    submit_all(again)
    assert again.advance() == ()
    assert again.predict("seoul", Prediction("same", 95)) == ()
    assert [each.turn for each in again.predictions("seoul")] == [1, 2]
    again.close()


def test_going_back_leaves_what_was_said_in_the_turns_that_are_left() -> None:
    match = start()
    for way in ("up", "down"):
        assert match.predict("seoul", Prediction(way, 60)) == ()  # type: ignore[arg-type]
        submit_all(match)
        assert match.advance() == ()
    assert Facilitator(match).back(2, "again") == ()
    assert [each.turn for each in match.predictions("seoul")] == [1]


def test_a_fork_holds_what_was_said_before_it_also_where_a_doctrine_sits_now() -> None:
    match = start()
    assert match.predict("seoul", UP) == ()
    submit_all(match)
    assert match.advance() == ()
    players = {**match.players, "seoul": "historian"}
    onward = fork(match.record, 2, "a", players=players)
    assert isinstance(onward, Match)
    assert [each.said for each in onward.predictions("seoul")] == [UP]
    refused = onward.predict("seoul", UP)
    assert [each.code for each in refused] == [RefusalCode.NOT_YOURS]


def test_the_facilitator_does_not_stop_it_by_taking_something_back() -> None:
    match = start()
    white = Facilitator(match)
    assert white.override("approval.seoul", 60, "a slip") == ()
    slip = match.game.entries
    assert match.predict("seoul", UP) == ()
    match.keep_draft("seoul", Orders())
    assert white.retract(slip, "a slip") == ()
    assert [each.said for each in match.predictions("seoul")] == [UP]
