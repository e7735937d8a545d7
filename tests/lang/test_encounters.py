"""Encounters: a deed between several, which is nobody's doing."""

from __future__ import annotations

from cases.films import KEEP, PUBLISH, TEXT, play, table
from eleventh.lang.compile import compile_files
from eleventh.lang.problems.render.short import render_short_line
from eleventh.play.why import Answer, explain
from eleventh_ui.display.explanations import describe_answer

USE = "{act: close_encounter, between: [north, south]}"
TITLE = "Ships of North and South come too close to each other"


def told(right: str, wrong: str) -> list[str]:
    assert right in TEXT
    found = compile_files({"scenario.yaml": TEXT.replace(right, wrong, 1).encode()})
    return [render_short_line(each).partition(" ")[2] for each in found.problems]


def test_rules_answer_an_encounter_in_every_direction() -> None:
    match = play(KEEP)
    stands = {each.id: each.value for each in match.view("north").readings}
    assert stands["trust.north.south"] == stands["trust.south.north"] == 47


def test_its_deed_is_of_all_toward_all_and_its_title_blames_nobody() -> None:
    (deed,) = [each for each in table().program.deeds if each.act == "close_encounter"]
    assert deed.by == deed.toward == ("north", "south")
    assert deed.title == TITLE
    plain = TEXT.replace('encounter: "Ships of {between} come too close to each other"', "")
    program = compile_files(
        {"scenario.yaml": plain.replace('to {toward}",\n', 'to {toward}"\n').encode()}
    ).program
    assert program is not None
    assert "Close encounter between North and South" in {each.title for each in program.deeds}


def test_why_says_of_it_that_it_has_no_guilty_side() -> None:
    for track in ("trust.north.south", "trust.south.north"):
        answer = explain(play(KEEP).game, track, seat="south")
        assert isinstance(answer, Answer)
        said = " ".join(describe_answer(answer))
        assert f"encounter without a guilty side “{TITLE}”" in said
        assert "comes too close to South" not in said


def test_an_encounter_is_counted_for_each_in_both_directions() -> None:
    counting = (
        "  - {id: seen, when: done.close_encounter.south.north >= 1,"
        " effects: {anger.north: 10}, why: W., cite: [R01]}\n"
    )
    text = TEXT.replace("initiatives:\n", f"{counting}initiatives:\n")
    program = compile_files({"scenario.yaml": text.encode()}).program
    assert program is not None
    counted = [[program.deeds[deed].act for deed in each.deeds] for each in program.counters]
    assert ["close_encounter"] in counted


def test_what_is_wrong_with_an_encounter_is_told() -> None:
    choice = told("acts: [{act: accusation, toward: south}]", f"acts: [{USE}]")
    assert "E084 Who chooses a deed does it, and it is no encounter" in choice
    beside = told(USE, "{act: close_encounter, by: north, between: [north, south]}")
    assert beside == ["E084 An encounter has no `by` and no `toward` beside its `between`"]
    assert told(USE, "{act: close_encounter, between: [north, southh]}") == [
        "E061 There is no actor or set called `southh`"
    ]
    assert told("{between} come", "{by} come") == [
        "W076 Nothing replaces `{by}` in the title of `close_encounter`"
    ]


def test_a_published_film_blames_one_side() -> None:
    answer = explain(play(PUBLISH).game, "trust.south.north")
    assert isinstance(answer, Answer)
    assert "act “North accuses South”" in " ".join(describe_answer(answer))
