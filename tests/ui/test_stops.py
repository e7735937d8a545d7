"""An objective at an end of its scale is said to be there wherever it is told how it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eleventh.core.forecast import ChoiceForecast, PointForecast, PointRange
from eleventh.core.stops import AimStop, find_stop
from eleventh.core.view import Option, View
from eleventh.play.courses import Course
from eleventh.play.local import LocalTable
from eleventh_ui.display.briefing import compose_briefing
from eleventh_ui.display.forecast import describe_choice
from eleventh_ui.display.levers import list_levers
from eleventh_ui.display.objectives import compose_objectives, describe_objectives
from eleventh_ui.display.reveal_causes import AS_A_RULE
from eleventh_ui.display.reveal_story import compose_story
from eleventh_ui.display.trends import HISTORY, find_trends
from eleventh_ui.tui.drawing.objectives import objectives_row
from eleventh_ui.tui.drawing.rows import extent, text_of
from tui.seats import gsomia_after

FIRM = 1  # the place of “stand firm”, which follows from approval at home
NOTHING = PointForecast(PointRange(0.0, 0.0, 0.0), (PointRange(0.0, 0.0, 0.0),) * 5, ())


def standing(score: float, before: float | None = None) -> View:
    """What Seoul sees in the third turn, with an objective that is reached so far."""
    _, view, _ = gsomia_after(2)
    aims = list(view.aims)
    aims[FIRM] = replace(aims[FIRM], score=score, before=score if before is None else before)
    return replace(view, aims=tuple(aims))


def moving(view: View, better: bool) -> Option:
    """An answer that is told to move approval at home one way, and by how much it matters."""
    return next(
        option
        for question in view.questions
        for option in question.options
        for hints in [[each for each in option.hints if each.track == "approval.seoul"]]
        if hints
        and (
            all(each.low >= 0 for each in hints)
            if better
            else all(each.high <= 0 for each in hints)
        )
    )


def foretell(view: View, option: Option, stop: AimStop) -> str:
    asked = next(each.id for each in view.questions if option in each.options)
    choice = ChoiceForecast(asked, option.id, NOTHING, stops=(stop,))
    told = describe_choice(choice, view, gsomia_after(2)[2])
    _, stays, end = told.short.partition(" stays ")
    assert f"{stays}{end.rstrip('.')}" in told.told, "in short as well, without what moves it"
    assert len(told.short) < len(told.told)
    return told.told


def test_only_the_ends_of_the_scale_are_stops() -> None:
    ends = [find_stop(each) for each in (0.0, 1 / 256, 50.0, 99.99, 100.0)]
    assert ends == ["floor", None, None, None, "full"]


@pytest.mark.parametrize(
    ("score", "word", "sign"), [(0.0, "at its floor", "_"), (100.0, "full", "^")]
)
def test_the_strip_the_briefing_and_the_way_from_here_say_so(
    score: float, word: str, sign: str
) -> None:
    view = standing(score)
    line = compose_objectives(view)
    assert line is not None
    assert f"2 stand firm {score:.0f} {word}" in describe_objectives(line)
    for width in (78, 118, 198):
        row = objectives_row(line, width)
        (text,) = text_of([row])
        assert extent(row) <= width
        assert f"{score:.0f} {word.split()[-1]}" in text or f"{score:.0f}{sign}" in text
    aim = compose_briefing(view).aims[FIRM]
    assert word in aim.stop.casefold()
    assert list_levers(view, view.aims[FIRM])[0] == aim.stop
    assert all(not each.stop for each in compose_briefing(standing(50.0)).aims)


def test_a_sacrifice_at_the_floor_is_told_to_cost_nothing_there() -> None:
    view = standing(0.0)
    told = foretell(view, moving(view, better=False), AimStop(FIRM, "floor", always=True))
    assert told.endswith(
        "2 stand firm stays at its floor: Approval of the leader in Seoul can take nothing more"
        " from it."
    )
    told = foretell(view, moving(view, better=True), AimStop(FIRM, "floor", always=False))
    assert told.endswith(
        "2 stand firm stays at its floor in most turns imagined, whatever this does to Approval of"
        " the leader in Seoul."
    )


def test_a_gain_where_an_objective_is_full_is_told_to_add_nothing() -> None:
    view = standing(100.0)
    told = foretell(view, moving(view, better=True), AimStop(FIRM, "full", always=True))
    assert told.endswith("full: Approval of the leader in Seoul can add nothing more to it.")


@pytest.mark.parametrize(
    ("score", "points", "told"),
    [
        (100.0, 4.0, "2 stand firm is full: this saves it from a fall."),
        (0.0, -4.0, "2 stand firm is at its floor: this keeps it from a rise."),
        (50.0, 4.0, ""),
        (100.0, 0.1, ""),
        (100.0, -4.0, ""),
    ],
)
def test_points_beyond_an_end_are_told_to_be_what_the_turn_would_do(
    score: float, points: float, told: str
) -> None:
    view = standing(score)
    question = view.questions[0]
    aims = list(NOTHING.aims)
    aims[FIRM] = PointRange(points, points, points)
    choice = ChoiceForecast(
        question.id, question.options[0].id, replace(NOTHING, total=aims[FIRM], aims=tuple(aims))
    )
    text = describe_choice(choice, view, gsomia_after(2)[2])
    assert told in text.told
    assert any(each in text.short for each in ("saves it", "keeps it")) is bool(told)


def test_what_a_choice_does_not_touch_is_not_told_to_stand() -> None:
    view = standing(0.0)
    option = replace(view.questions[0].options[0], hints=())
    question = replace(view.questions[0], options=(option,))
    view = replace(view, questions=(question,))
    assert "stays" not in foretell(view, option, AimStop(FIRM, "floor", always=True))


def test_the_reveal_says_which_objective_came_to_an_end_and_which_stays_there() -> None:
    reference = gsomia_after(2)[2]
    for before, told in (
        (9.0, "2 stand firm 9 to 0 (-9, at its floor)"),
        (0.0, "stays at its floor"),
    ):
        view = standing(0.0, before)
        (_, want, *_) = compose_story(view, (), None, reference)
        assert told in want.lines[0].told


def test_a_reading_must_have_a_history_to_have_a_worst() -> None:
    _, view, _ = gsomia_after(2)
    reading = next(each for each in view.readings if each.better == "higher" and each.high == 100)
    for length in range(2, HISTORY + 2):
        falls = tuple(90.0 - 10 * each for each in range(length))
        trend = find_trends(view, [Course(reading.id, falls)])[reading.id]
        assert trend.is_worst is (length >= HISTORY)


def test_a_reason_of_a_rule_that_nothing_set_off_is_told_as_a_rule() -> None:
    match, view, reference = gsomia_after(3)
    table = LocalTable(match)
    story = compose_story(view, table.gains("seoul"), table.hindsight("seoul"), reference)
    lines = [line for part in story for line in part.lines if ": rule “" in line.lead]
    assert lines
    for line in lines:
        assert AS_A_RULE in line.because
