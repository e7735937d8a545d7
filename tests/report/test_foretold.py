"""Reports tell what seats had noted before the reveals, once the game is over, and not before."""

from __future__ import annotations

import pytest

from eleventh.play.match import Match
from eleventh.play.predictions import Prediction
from eleventh_ui.display.exports import Kind
from eleventh_ui.display.numbers import format_points
from eleventh_ui.report.exporting import render_report
from play.quarrel import play, start, submit_all

LEAD = "Expected by the seats themselves."


def noted() -> Match:
    """A match in which Seoul said something of its first turn, which was revealed."""
    match = start()
    assert match.predict("seoul", Prediction("up", 95)) == ()
    submit_all(match)
    assert match.advance() == ()
    return match


@pytest.mark.parametrize("kind", ["hot-wash", "annex", "after-action"])
def test_while_the_game_goes_on_no_report_has_a_word_of_it(kind: Kind) -> None:
    text = render_report(noted().record, kind, "md")
    assert LEAD not in text
    assert "Brier" not in text
    assert "95%" not in text


def test_the_hot_wash_of_a_game_that_is_over_tells_it_in_a_line() -> None:
    match = play(noted())
    (said,) = match.predictions("seoul")
    text = render_report(match.record, "hot-wash", "md")
    right = 1 if said.right else 0
    square = (0.95 - right) ** 2
    assert LEAD in text
    assert f"Seoul: {right} of 1 came as said, Brier score {square:.2f}" in text


def test_a_game_in_which_nobody_noted_anything_has_no_such_line() -> None:
    assert LEAD not in render_report(play(start()).record, "hot-wash", "md")


def test_figures_are_told_with_how_far_they_were_off_on_the_mean() -> None:
    match = start()
    assert match.predict("seoul", Prediction("up", 95, figure=90.0)) == ()
    submit_all(match)
    assert match.advance() == ()
    play(match)
    (said,) = match.predictions("seoul")
    assert said.closed is not None
    off = format_points(90.0 - said.closed).lstrip("+")
    text = render_report(match.record, "hot-wash", "md")
    assert f"figures {off} points off" in text
    told = render_report(match.record, "annex", "md")
    assert f"1 figure named, on the mean {off} points off." in told
    assert f"Figure 90; it closed at {said.closed:.1f}." in told
