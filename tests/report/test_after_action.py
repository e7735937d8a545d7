"""The after-action report: what happened, on what evidence, and a plan that the room fills in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from eleventh.lab.debrief import Debrief, debrief_briefly
from eleventh.lab.hindsight.decisions import Lead
from eleventh.lab.pace import Pace
from eleventh.play.journal import Journal
from eleventh_ui.display.debrief.after_action import PLAN, compose_after_action
from eleventh_ui.display.debrief.annex import compose_annex
from eleventh_ui.display.debrief.evidence import describe_evidence
from eleventh_ui.display.debrief.lessons import describe_briefly, describe_lead
from eleventh_ui.display.debrief.register import NO_TIMES, list_register
from eleventh_ui.display.document import Block, FillIn, Heading, TableBlock, split_sections
from eleventh_ui.report.exporting import render_report
from eleventh_ui.report.markdown import to_markdown
from games import EVERY, SHIPPED
from learnt import learnt
from play.quarrel import play, start, submit_all
from play.test_white_cell import meddled
from report.test_report import FOLDERS, FORMATS, Page, briefly_debriefed, hostile, rendered
from ui.test_hostile_text import RAW

SECTIONS = [
    "Overview",
    "Method and limits",
    "Objectives, with evidence",
    "Turn by turn",
    "Register of decisions",
    "Rulings",
    "Comparison with history",
    "Plan of improvement",
]


def sections_of(found: Debrief) -> dict[str, list[Block]]:
    return {title: list(blocks) for title, blocks in split_sections(compose_after_action(found))}


@FOLDERS
def test_every_game_has_all_of_its_sections_and_none_is_empty(folder) -> None:
    sections = sections_of(briefly_debriefed(folder))
    assert list(sections) == SECTIONS
    assert all(sections.values())


@FORMATS
def test_every_format_tells_it(form: str) -> None:
    text = rendered(EVERY[0], "after-action", form)
    assert all(title in text for title in SECTIONS)
    assert "Model output, not a forecast." in text
    assert "How much rests on the sizes of the rules can" in text  # no files, so nothing to redraw


def test_every_turn_has_its_place_with_what_was_chosen_and_what_really_happened() -> None:
    found = briefly_debriefed(SHIPPED[-1])
    turns = [each.text for each in sections_of(found)["Turn by turn"] if isinstance(each, Heading)]
    assert len(turns) == len(found.episodes)
    text = rendered(SHIPPED[-1], "after-action", "html")
    for episode in found.episodes:
        assert f"Turn {episode.turn}, " in text
    assert text.count("What really happened</h4>") == sum(bool(e.chronicle) for e in found.episodes)


def test_the_register_holds_every_answer_that_was_given() -> None:
    found = briefly_debriefed(SHIPPED[-1])
    (table,) = [e for e in list_register(found) if isinstance(e, TableBlock)]
    answers = [
        (str(episode.turn), ordered.title, chosen.ask)
        for episode in found.episodes
        for ordered in episode.orders
        for chosen in ordered.chosen
        if chosen.ask
    ]
    assert [row[:3] for row in table.rows if row[2] != "Of its own accord"] == answers


def test_the_register_tells_the_minutes_that_a_person_took(tmp_path: Path) -> None:
    begun, ticks = datetime(2026, 1, 5, 9, tzinfo=UTC), count()
    journal = Journal.create(
        tmp_path / "m.eleventh", lambda: begun + timedelta(minutes=4 * next(ticks))
    )
    match = start({"washington": "historian", "seoul": "human", "tokyo": "historian"}, log=journal)
    submit_all(match)
    match.advance()
    match.close()
    found = debrief_briefly(match.record)
    assert found.paces == (Pace(1, 8 * 60, {"seoul": 4 * 60}),)
    (table,) = [e for e in list_register(found) if isinstance(e, TableBlock)]
    assert {row[5] for row in table.rows if row[1] == "Seoul"} == {"4"}
    assert {row[5] for row in table.rows if row[1] != "Seoul"} == {""}
    assert "1 turn took 8 minutes" in render_report(match.record, "after-action", "md")


def test_a_match_that_was_not_kept_says_that_nobody_knows_the_minutes() -> None:
    assert NO_TIMES in rendered(SHIPPED[-1], "after-action", "html")


def test_evidence_names_scores_that_the_objective_reads() -> None:
    found = briefly_debriefed(SHIPPED[-1])
    titles = {path.title: path.track for path in found.paths}
    for seat in found.reached:
        for aim in seat.objectives:
            for line in describe_evidence(found, aim).split("\n"):
                title = line.partition(":")[0]
                assert title not in titles or f"{{{titles[title]}}}" in aim.formula


def test_every_ruling_is_told_with_its_reason() -> None:
    text = render_report(meddled(start()).record, "after-action", "md")
    for reason in ("the room had misread the card", "they said so aloud"):
        assert reason in text.lower()


def test_the_plan_has_rows_to_fill_in() -> None:
    found = briefly_debriefed(SHIPPED[-1])
    (form,) = [e for e in sections_of(found)["Plan of improvement"] if isinstance(e, FillIn)]
    assert form.head == PLAN
    assert all(not any(row[1:]) for row in form.rows)
    assert sum(not any(row) for row in form.rows) >= 3
    assert sum(bool(row[0]) for row in form.rows) >= len(found.turning_points.points)


def test_hostile_text_stays_text() -> None:
    page, text = (render_report(hostile(), "after-action", form) for form in ("html", "md"))
    assert RAW.search(page) is None
    assert RAW.search(text) is None
    assert Page(page).open == []
    assert not {"script", "img"} & {tag for tag, _ in Page(page).tags}


def test_what_each_seat_can_learn_is_a_line_there_and_told_in_full_in_the_annex() -> None:
    found = replace(debrief_briefly(play(start()).record), lessons=learnt())
    brief, full = (
        " ".join(to_markdown(compose(found)).split())
        for compose in (compose_after_action, compose_annex)
    )
    assert "- **Seoul.** Best answer: turn 3" in brief
    assert "Where 38 of 100 stands: above 75 of 100 games of chance, 0 of x and 25 of" in brief
    assert "Of 2 predictions 1 came as said; Brier score 0.34." in brief
    assert len(full) > len(brief)
    assert "The greatest surprise: turn 2, 80% sure." in full


def test_an_answer_that_was_worse_in_fewer_than_half_makes_no_clear_difference() -> None:
    toss_up = Lead(better=10, worse=11, games=24, low=-3.3, mean=-0.4, high=0.1)
    (answers,) = learnt().answers
    assert describe_briefly(replace(answers.weighed[0], lead=toss_up)) == "no clear difference"
    told = describe_lead(toss_up)
    assert told.startswith("no clear difference: better in 10 and worse in 11 of 24 replays, ")
    assert describe_lead(replace(toss_up, worse=13)).startswith("worse in 13 of 24 replays, ")
