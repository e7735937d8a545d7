"""The hot wash: what a room talks over, made of what happened, with room to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from eleventh.lab.debrief import Debrief, debrief_briefly, debrief_wholly
from eleventh.play.facilitator import Facilitator
from eleventh.play.seat_views import Notice, notices
from eleventh_ui.display.charts import LineChart
from eleventh_ui.display.debrief.decisions import (
    OF_LAST_TURN,
    list_decisions,
    list_rulings,
    mark_decisions,
    summarise_rulings,
    tell_decisions,
)
from eleventh_ui.display.debrief.figures import list_subject_charts
from eleventh_ui.display.debrief.handout import MOST, find_room
from eleventh_ui.display.debrief.history import list_departures, mark_choice
from eleventh_ui.display.debrief.hot_wash import compose_hot_wash
from eleventh_ui.display.debrief.questions import MODEL_QUESTION, list_questions
from eleventh_ui.display.document import (
    Figure,
    FillIn,
    Heading,
    Paragraph,
    TableBlock,
    split_sections,
)
from eleventh_ui.display.numbers import format_whole
from eleventh_ui.report.exporting import render_report
from eleventh_ui.report.svg import drawn
from eleventh_ui.report.svg_parts import WIDTH
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
    parts = {
        part: mark.place + 0.5 for mark in figure.chart.marks for part in mark.label.split(", ")
    }
    for number, point in enumerate(list_decisions(found), start=1):
        assert parts.pop(str(number)) == point.turn
    assert sorted(parts.values()) == sorted({notice.turn for _, notice in list_rulings(found)})
    assert all(label.startswith("R") for label in parts)
    text = render_report(meddled(start()).record, "hot-wash", "html")
    assert text.count('class="mark"') == len(figure.chart.marks)


def test_a_hot_wash_names_rulings_that_stood_and_the_after_action_report_all() -> None:
    match = start()
    white = Facilitator(match, "Dr Kim")
    assert white.override("trust.tokyo.seoul", 61, "the card was misread") == ()
    (slip,) = (each for each in notices(match.game) if each.kind == "override")
    assert white.retract(slip.entry, "it was a slip") == ()
    for number in range(9):
        assert white.inject(f"Leak {number}", "Out.", ["seoul"], {}, "to stir them") == ()
    found = debrief_briefly(play(match).record)
    labels = [label for label, _ in list_rulings(found)]
    assert labels == [f"R{number}" for number in range(1, 10)]
    brief = render_report(match.record, "hot-wash", "md")
    assert "misread" not in brief
    assert "R1 (turn 1) an event added for Seoul, “Leak 0”" in brief
    assert "others in the after-action report" in brief
    assert "made 9 rulings" in brief
    (told,) = summarise_rulings(found)
    assert len(told.text) < 300
    full = render_report(match.record, "after-action", "md")
    rows = [line for line in full.splitlines() if line.startswith("|")]
    (last,) = (line for line in rows if "Leak 8" in line)
    assert last.startswith("| R9 | 1 |")
    assert last.endswith("| To stir them. |")
    assert "R10" not in full
    (undone,) = (line for line in rows if "(It was taken back.)" in line)
    assert undone.endswith("| The card was misread. |")
    assert "By Dr Kim" in full


@pytest.mark.parametrize("turns", [range(1, 13), [1] * 18, [1, 1, 2, 2, 2, 3] * 3, [12] * 18])
def test_marks_are_never_printed_over_one_another_or_the_axis(turns: Sequence[int]) -> None:
    found = told()
    ruled = tuple(Notice(turn, "override", "Trust", 50.0, "", "") for turn in turns)
    (figure,) = list_subject_charts(found, mark_decisions(replace(found, notices=ruled)))
    assert isinstance(figure.chart, LineChart)
    texts = re.findall(
        r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)">([^<]*)<', drawn(figure.chart, "n")
    )
    boxes = [measure(*each) for each in texts]
    assert sum("R" in text for *_, text in texts) >= len(set(turns))
    for (left, top, right, bottom), text in zip(boxes, texts, strict=True):
        assert left >= 0, text
        assert top >= 0, text
        assert right <= WIDTH, text
        assert bottom > top
    for (one, first), (other, second) in combinations(zip(boxes, texts, strict=True), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (first, second)


PRINTED = re.compile(r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)">([^<]*)<')
SIZE = 13.8  # pixels of the type of a drawing on paper, where it is largest
NARROW = {",": 0.28, " ": 0.28, ".": 0.28, "R": 0.73}


def measure(kind: str, x: str, y: str, text: str) -> tuple[float, float, float, float]:
    """The box of a text in Arial, by the widths of its signs: left, top, right, bottom. A name that
    ends a line may be as wide as it is cut to be."""
    width = SIZE * sum(NARROW.get(sign, 0.56) for sign in text) * ("name" not in kind)
    left = float(x) - (width / 2 if "middle" in kind else width if "end" in kind else 0.0)
    return left, float(y) - 0.72 * SIZE, left + width, float(y)


def test_the_first_question_is_of_a_decision_on_which_others_could_still_act() -> None:
    found = told()
    first, *others = found.turning_points.points
    late = replace(first, turn=len(found.episodes), seat_title="Late")
    early = replace(first, turn=1, seat_title="Early")
    points = replace(found.turning_points, points=(late, early, *others))
    asked = next(list_questions(replace(found, turning_points=points)))
    assert asked.startswith("Turn 1: what did Early know")
    alone = replace(found, turning_points=replace(points, points=(late,)))
    assert "what did Late know" in next(list_questions(alone))
    told_of = [line.text for line in tell_decisions(alone).lines]
    assert told_of[0].endswith(OF_LAST_TURN)


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
    assert 6 <= form.lines <= MOST
    assert all(not cell for row in form.rows for cell in row)
    page = rendered(SHIPPED[-1], "hot-wash", "html")
    assert page.count('<div class="rule"></div>') == form.lines * len(form.head)


def test_the_more_is_told_the_less_room_is_left_but_never_less_than_six_lines() -> None:
    lines = [find_room([Paragraph("word " * number)]) for number in range(0, 4000, 200)]
    assert lines == sorted(lines, reverse=True)
    assert lines[0] == MOST
    assert lines[-1] == 6


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
