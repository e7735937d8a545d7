"""The hot wash: what a room talks over, made of what happened, with room to write."""

from __future__ import annotations

import re

import pytest

from eleventh.lab.debrief import Debrief, debrief_briefly, debrief_wholly
from eleventh_ui.display.charts import LineChart
from eleventh_ui.display.debrief.decisions import list_decisions
from eleventh_ui.display.debrief.history import list_departures, mark_choice
from eleventh_ui.display.debrief.hot_wash import compose_hot_wash
from eleventh_ui.display.debrief.questions import MODEL_QUESTION, list_questions
from eleventh_ui.display.document import Figure, FillIn, Heading, TableBlock, split_sections
from eleventh_ui.display.numbers import format_whole
from eleventh_ui.report.exporting import render_report
from games import EVERY, SHIPPED
from play.quarrel import play, start, submit_all
from play.test_white_cell import meddled
from report.test_report import FOLDERS, FORMATS, Page, briefly_debriefed, hostile, rendered
from ui.test_hostile_text import RAW

SECTIONS = [
    "How it ended",
    "Three decisions that mattered, the weightiest first",
    "Expected against actual",
    "What was chosen, and what was really done",
    "To talk about",
]


def told(folder=SHIPPED[-1]) -> Debrief:
    return briefly_debriefed(folder)


@FOLDERS
def test_every_game_has_all_of_its_sections_and_none_is_empty(folder) -> None:
    sections = split_sections(compose_hot_wash(told(folder)))
    assert [title for title, _ in sections] == SECTIONS
    assert all(blocks for _, blocks in sections)


@FORMATS
def test_every_format_tells_it_and_says_what_it_is(form: str) -> None:
    text = rendered(EVERY[0], "hot-wash", form)
    assert all(title in text for title in SECTIONS)
    assert "Model output, not a forecast." in text


def test_the_six_lines_of_trust_are_one_chart_with_decisions_and_rulings_marked() -> None:
    found = debrief_briefly(meddled(start()).record)
    (figure,) = [b for b in compose_hot_wash(found).blocks if isinstance(b, Figure)]
    assert isinstance(figure.chart, LineChart)
    assert len(figure.chart.series) == 6
    assert all(series.label.startswith("Trust of ") for series in figure.chart.series)
    labels = [mark.label for mark in figure.chart.marks]
    decisions = [str(n + 1) for n in range(len(list_decisions(found)))]
    assert labels[: len(decisions)] == decisions
    assert labels[len(decisions) :]
    assert all(label.startswith("R") for label in labels[len(decisions) :])
    text = render_report(meddled(start()).record, "hot-wash", "html")
    assert text.count('class="mark"') == len({mark.place for mark in figure.chart.marks})
    assert all(f"{label}. Turn" in text for label in labels)


def test_decisions_are_numbered_by_how_much_they_mattered() -> None:
    found = told()
    points = list_decisions(found)
    assert 0 < len(points) <= 3
    assert points == found.turning_points.points[: len(points)]


def test_what_an_objective_lost_most_to_is_told_with_the_question_about_it() -> None:
    (asked,) = [each for each in list_questions(told()) if "given up for" in each]
    assert " of 100 with “" in asked
    assert re.search(r"The largest cause: [^.]+ [+-]\d+ from [a-z ]+ “", asked)


def test_the_grid_has_a_row_of_every_turn_and_every_answer_with_what_history_did() -> None:
    found = told()
    (grid,) = [
        block
        for title, blocks in split_sections(compose_hot_wash(found))
        if title == SECTIONS[3]
        for block in blocks
        if isinstance(block, TableBlock)
    ]
    assert grid.head == ("Turn", "Washington", "Seoul", "Tokyo")
    cells = "\n".join(cell for row in grid.rows for cell in row)
    for episode in found.episodes:
        for ordered in episode.orders:
            for chosen in ordered.chosen:
                assert mark_choice(chosen) in cells
    assert "= Give notice, and say that the door stays open" in cells


def test_an_answer_that_was_not_historys_says_which_was() -> None:
    match = start({"washington": "random", "seoul": "random", "tokyo": "random"})
    while not match.over:
        match.advance()
    departures = list_departures(debrief_briefly(match.record))
    assert departures
    for each in departures:
        marked = mark_choice(each.chosen)
        assert marked == f"≠ {each.chosen.title} [{each.chosen.recorded}]"


def test_expected_stands_beside_actual_and_a_game_of_history_came_as_expected() -> None:
    found = told()
    assert found.course is not None
    assert found.ending is not None
    assert found.course.ending == found.ending.id
    for seat in found.reached:
        assert found.course.totals[seat.seat] == pytest.approx(seat.after)


@FOLDERS
def test_there_are_questions_about_every_game(folder) -> None:
    questions = list(list_questions(told(folder)))
    assert questions[-1] == MODEL_QUESTION
    assert all(each.endswith("?") for each in questions)


def test_there_is_room_to_write_strengths_and_improvements() -> None:
    (form,) = [b for b in compose_hot_wash(told()).blocks if isinstance(b, FillIn)]
    assert form.lines >= 6
    assert all(not cell for row in form.rows for cell in row)
    page = rendered(SHIPPED[-1], "hot-wash", "html")
    assert f'<table class="form lines-{form.lines}">' in page


def test_a_game_that_goes_on_is_told_as_it_stands() -> None:
    match = start()
    submit_all(match)
    match.advance()
    text = render_report(match.record, "hot-wash", "md")
    assert "It is not over." in text
    assert "still open" in text


def test_hostile_text_stays_text() -> None:
    page, text = (render_report(hostile(), "hot-wash", form) for form in ("html", "md"))
    assert RAW.search(page) is None
    assert RAW.search(text) is None
    assert Page(page).open == []
    assert not {"script", "img", "a"} & {
        tag for tag, attrs in Page(page).tags if not (attrs.get("href") or "").startswith("#")
    }


def test_a_heading_is_told_even_where_nothing_mattered() -> None:
    found = told(EVERY[0])
    headings = [b.text for b in compose_hot_wash(found).blocks if isinstance(b, Heading)]
    assert headings == SECTIONS


def test_where_the_total_of_a_person_stands_is_the_same_line_whoever_makes_the_report() -> None:
    record = play(start()).record
    found = debrief_wholly(record)
    one, two = (render_report(record, "hot-wash", "md", each) for each in (None, found))
    assert one == two
    flat = " ".join(one.split())
    first, *others = found.lessons.yardsticks
    assert f"{first.title} {format_whole(first.total)}: chance " in flat
    for measured in others:
        assert f"; {measured.title} {format_whole(measured.total)}: " in flat
    assert "Of a strong player no games are recorded for this program." in flat
