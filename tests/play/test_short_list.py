"""The short list of a scenario: what every face shows first, in the author's order."""

from __future__ import annotations

from eleventh.play.match import Match
from eleventh.play.printed import print_matter
from eleventh_ui.display.reference import reference_of
from eleventh_ui.tui.drawing.landmarks import landmarks
from play.test_hours import played, table
from play.test_told_texts import problems_with
from ui.sitting import transcript

LIST = "table: [pact, strain, approval, trust.tokyo.seoul]"


def test_a_seat_is_shown_its_part_of_the_list_first_and_then_the_rest() -> None:
    view = played(turns=1).view("seoul")
    first = ["pact", "strain", "approval.seoul", "trust.tokyo.seoul"]
    assert [each.id for each in view.readings[: view.on_table]] == first
    rest = [each.id for each in view.readings[view.on_table :]]
    assert rest == ["trust.seoul.tokyo", "offer", "pressure"]
    assert played(turns=1).view("tokyo").readings[2].id == "approval.tokyo"


def test_words_tell_the_list_as_a_turn_opens_and_everything_on_request() -> None:
    match = Match.start(table(), {}, {"seoul": "human", "tokyo": "historian"}, 1)
    text = transcript(match, "seoul", typed=("look",))
    opening, asked = text.split("Where everything stands")
    assert "What is on the table" in opening
    assert "look tells all 7 readings" in opening
    for told in ("1. The pact: notice", "2. Strain: 25", "4. Trust of Tokyo in Seoul: 50 of 100"):
        assert told in opening
    assert "Pressure of time: " not in opening
    assert "7. Pressure of time: 0 of 100" in asked


def test_the_screen_gives_a_place_to_what_is_on_the_list_and_to_nothing_else() -> None:
    match = played(turns=1)
    marks = landmarks(match.view("seoul"), reference_of(print_matter(table().program)))
    assert list(marks.sides) == [("tokyo", "seoul")]
    assert [each.track for each in marks.scores] == ["strain", "approval.seoul"]
    assert [each.track for each in marks.statuses] == ["pact"]


def test_a_family_stands_for_its_members_and_nothing_stands_twice() -> None:
    assert problems_with(LIST, "table: [trust, trust.tokyo.seoul]") == []
    assert table().program.table == (
        "pact",
        "strain",
        "approval.seoul",
        "approval.tokyo",
        "trust.tokyo.seoul",
    )


def test_what_is_no_track_has_no_place_on_it() -> None:
    (unknown,) = problems_with(LIST, "table: [pact, strian]")
    assert unknown.startswith("E062 There is no track called `strian`")
    (stranger,) = problems_with(LIST, "table: [approval.soul]")
    assert "Did you mean `approval.seoul`?" in stranger
    (twice,) = problems_with(LIST, "table: [pact, pact]")
    assert twice.startswith("E038 `pact` is listed twice")
