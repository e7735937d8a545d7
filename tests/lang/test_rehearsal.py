"""The historical course is played before anybody plays it."""

from __future__ import annotations

from pathlib import Path

from eleventh.lang.compile import check_path
from eleventh.lang.rehearsal import rehearse
from games import EVERY, compiled

BASE = (Path(__file__).parent / "base" / "scenario.yaml").read_text("utf-8")
TALKS = "history: [{turn: 2021-04-01, seat: washington, initiative: three_way_talks}]"


def told(folder: Path, *changes: tuple[str, str]) -> list[str]:
    text = BASE
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong, 1)
    (folder / "scenario.yaml").write_text(text, "utf-8")
    found = [each for each in check_path(folder) if each.code != "W089"]  # told of its turn too
    return [f"{each.code} {each.headline} {each.help}" for each in found]


def test_every_scenario_that_marks_a_course_can_be_played_as_it_happened() -> None:
    programs = [compiled(folder).program for folder in EVERY]
    marked = [
        each
        for each in programs
        if each and (each.history or any(choice.historical for choice in each.choices))
    ]
    assert {each.scenario for each in marked} >= {"harbour", "gsomia_2019"}
    assert [each.scenario for each in marked if rehearse(each, tuple)] == []


def test_an_answer_that_was_given_and_is_barred_is_a_problem(tmp_path: Path) -> None:
    (said,) = told(tmp_path, ("historical: true}", "historical: true, needs: cohesion > 90}"))
    assert "W083" in said
    assert "seoul cannot choose `wto_complaint` on 2021-03-01" in said
    assert "It needs Cohesion more than 90." in said


def test_so_is_one_that_costs_more_than_there_is(tmp_path: Path) -> None:
    (said,) = told(tmp_path, ("historical: true}", "historical: true, cost: 5}"))
    assert "It costs 5 of political capital, and 3 is left." in said


def test_so_is_one_that_needs_an_event_that_has_not_happened(tmp_path: Path) -> None:
    needs = "historical: true, needs: happened.launch}"
    (said,) = told(tmp_path, ("historical: true}", needs))
    assert "W083" in said
    assert "“Pyongyang tests a missile” to have happened" in said


def test_so_is_what_was_begun_after_the_game_is_over(tmp_path: Path) -> None:
    end = "endings:\n  - {id: soon, when: turn == 1, title: Soon over, text: It was quick.}\n"
    found = told(tmp_path, ("endings:\n", end))
    assert any("W083" in said and "ends before, with “Soon over”" in said for said in found), found


def test_what_was_begun_is_pointed_at_in_the_history_beside_the_initiative(tmp_path: Path) -> None:
    text = BASE.replace(TALKS, TALKS.replace("2021-04-01", "2"))
    text = text.replace("title: Three-way talks, cost: 1,", "title: Three-way talks, cost: 4,")
    (tmp_path / "scenario.yaml").write_text(text, "utf-8")
    problem = next(each for each in check_path(tmp_path) if each.code == "W083")
    lines = text.splitlines()
    assert [lines[each.span.line - 1].split()[0] for each in problem.labels] == ["history:", "-"]
    assert [each.text for each in problem.labels] == ["", "the initiative"]


def test_what_chance_may_allow_is_no_problem(tmp_path: Path) -> None:
    chance = ("injects:\n", "injects:\n  - {id: coin, turn: 2021-03-01, chance: 0.5, headline: C, "
              "cite: [R01], effects: {cohesion_floor: 1}}\n")  # fmt: skip
    start = ("tracks:\n", "tracks:\n  cohesion_floor: {kind: counter, start: 0, title: Floor}\n")
    needs = (TALKS.removeprefix("history: "), TALKS.removeprefix("history: "))
    joint = (
        "title: Three-way talks, cost: 1,",
        "title: Three-way talks, cost: 1, needs: cohesion_floor > 0,",
    )
    assert told(tmp_path, chance, start, needs, joint) == []
