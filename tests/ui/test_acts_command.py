"""`eleventh acts`: what an act is and what follows from it, and lines that can be pasted."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.lang.compile import compile_files
from eleventh.lang.model.books import Bundle
from eleventh.lang.read.bundle import load_bundle
from eleventh.play.library import library
from eleventh_ui.report.documented.act import act_page, write_uses
from eleventh_ui.report.documented.book import book_of
from ui.conftest import Run
from ui.sitting import HARBOUR


def bundle_at(path: Path) -> Bundle:
    found, problems = load_bundle(path, library().rulebooks())
    assert found is not None, problems
    return found


def test_an_act_is_told_with_what_it_asks_for_and_what_follows(run: Run) -> None:
    code, page, _ = run("acts", "off_ramp", "--in", HARBOUR)
    assert code == 0
    told = " ".join(page.split())
    for part in (
        "a capital offers a capital a way out",
        "Who may: a capital, toward a capital",
        "conciliatory on the front trade",
        "is at least 20",
        "Costs: 1 of political capital",
        "acts: [{act: off_ramp, toward: seoul}] # of an answer of washington",
        "Rule: talk mends",
        "*Sources:* R03",
        "Initiatives that are such an act: `quiet_channel`",
        "Answers that are such an act: `last_word: offer`",
    ):
        assert part in told, part


def test_what_follows_is_what_answers_it_by_name_or_by_what_it_is() -> None:
    page = act_page(bundle_at(HARBOUR), "missile_test")
    assert "Rule: rally" in page  # any hostile deed
    assert "Rule: restriction wounds" not in page
    assert "Modifier: open wound" in page
    assert "Rule: mending" not in page  # a standing rule


def test_without_an_act_all_are_listed_a_line_each(run: Run) -> None:
    code, listed, _ = run("acts", "--in", HARBOUR)
    assert code == 0
    assert len(listed.splitlines()) == 5
    assert listed.startswith("- `trade_restriction`: public, hostile on the front trade. ")


def test_without_a_name_the_one_in_this_folder_is_meant(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "There is no act 'zzz' in northeast_asia" in run("acts", "zzz")[2]
    monkeypatch.chdir(HARBOUR)
    assert "legal_step" in run("acts")[1]


@pytest.mark.parametrize(
    ("given", "meant"), [("of_ramp", "Did you mean off_ramp?"), ("zzz", "lists them all")]
)
def test_an_act_that_is_not_there_is_answered_with_one_that_is(
    run: Run, given: str, meant: str
) -> None:
    code, _, err = run("acts", given, "--in", HARBOUR)
    assert code == 1
    assert f"There is no act '{given}' in" in err
    assert meant in err


def test_every_line_to_paste_is_taken_where_it_says() -> None:
    assert not find_refused((HARBOUR / "scenario.yaml").read_text("utf-8"), HARBOUR, {})


@pytest.mark.slow
def test_every_line_to_paste_of_the_large_rulebook_is_taken() -> None:
    shelf = library().named_rulebooks()["northeast_asia"]
    files = {
        f"northeast_asia/{each.relative_to(shelf).as_posix()}": each.read_bytes()
        for each in shelf.rglob("*.yaml")
        if each.name != "coverage.yaml"
    }
    assert not find_refused(NORTHEAST, shelf, files)


def find_refused(text: str, place: Path, files: dict[str, bytes]) -> list[str]:
    """The errors of a scenario in which the lines for all acts of a book are pasted."""
    book = book_of(bundle_at(place))
    pasted: list[str] = []
    for number, kind in enumerate(book.acts.values()):
        uses = [each.partition("  # ") for each in write_uses(book, kind)]
        for at, (use, _, _) in enumerate(each for each in uses if "answer" not in each[2]):
            pasted.append(
                f"  - {{id: pasted_{number}_{at}, turn: 1, headline: H, cite: [{CITED}], {use}}}"
            )
        for use, _, where in uses:
            if "answer" in where:
                pasted.append(write_answer(number, use, where.rsplit(" ", 1)[1]))
    assert len(pasted) >= len(book.acts)
    head, injects, tail = text.partition("injects:\n")
    cited = next(iter(book.items))
    whole = head + injects + "\n".join(pasted).replace(CITED, cited) + "\n" + tail
    made = compile_files({"scenario.yaml": whole.encode(), **files})
    return [str(each) for each in made.problems if each.severity == "error"]


CITED = "ANY"
NORTHEAST = """\
format: 1
scenario: pasted
title: Pasted
rulebook: northeast_asia
turns: [2018-10-01]
ends: 2018-11-01
start: {}
seats:
  washington: {objectives: [{id: a, text: A, score: approval.washington}]}
  seoul: {objectives: [{id: a, text: A, score: approval.seoul}]}
  tokyo: {objectives: [{id: a, text: A, score: approval.tokyo}]}
injects:
endings: [{id: over, title: Over, text: Over.}]
"""


def write_answer(number: int, use: str, seat: str) -> str:
    return (
        f"  - {{id: asked_{number}, turn: 1, headline: H, cite: [{CITED}],\n"
        f"     decisions: [{{seat: {seat}, ask: A, responses: [\n"
        f"       {{id: answer_{number}, label: L, why: W., cite: [{CITED}], {use}}},\n"
        f"       {{id: wait_{number}, label: W, why: W., cite: [{CITED}]}}]}}]}}"
    )
