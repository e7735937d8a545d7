"""What came of a choice, told as its turn is revealed to whoever learns of the choice."""

from __future__ import annotations

from cases.films import CALL, KEEP, NOTHING, PUBLISH, TEXT, play
from eleventh.core.view import View
from eleventh.lang.compile import compile_files
from eleventh.lang.problems.render.short import render_short_line
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.reveal import describe_aftermath

SEEN = "Millions have seen it. Trust of the South stands at 43."


def list_told(match: Match, seat: str) -> dict[str, str]:
    return {each.choice: each.afterwards for each in match.view(seat).told}


def told(right: str, wrong: str) -> list[str]:
    assert right in TEXT
    found = compile_files({"scenario.yaml": TEXT.replace(right, wrong, 1).encode()})
    return [render_short_line(each).partition(" ")[2] for each in found.problems]


def test_both_sides_are_told_what_came_of_a_public_choice() -> None:
    match = play(PUBLISH)
    assert list_told(match, "north") == list_told(match, "south") == {"publish": SEEN}


def test_values_are_those_of_the_turn_as_it_closed() -> None:
    """The inject of turn 3 moves trust at once, and the text of turn 2 does not know it."""
    text = TEXT.replace(
        "    text: It came eight days after the North's.",
        "    effects: {trust.south.north: -20}\n    why: W.",
    ).replace("  - {id: hotline", "  - {id: hotline", 1)
    text = text.replace('"The call took an hour. Talks: {talks}."', '"Trust {trust.south.north}."')
    program = compile_files({"scenario.yaml": text.encode()}).program
    assert program is not None
    match = play(PUBLISH, CALL, program=program)
    stands = {each.id: each.value for each in match.view("south").readings}
    assert stands["trust.south.north"] == 24
    assert list_told(match, "south") == {"hotline.north": "Trust 44."}


def test_a_variant_may_read_what_others_chose_in_the_same_turn() -> None:
    match = play({**PUBLISH, **CALL})
    assert list_told(match, "north")["publish"].startswith("It ran as the South called, and trust")
    assert list_told(match, "north")["hotline.north"] == "The call took an hour. Talks: open."


def test_a_choice_that_is_secret_is_told_of_to_its_seat_alone() -> None:
    match = play(KEEP)
    assert list_told(match, "north") == {"keep": "Nobody outside the ministry has seen it."}
    assert list_told(match, "south") == {}
    assert "ministry" not in str(match.view("south"))


def test_what_was_told_stays_told_and_is_told_once() -> None:
    match = play(PUBLISH, NOTHING)
    assert list_told(match, "north") == {}
    table = LocalTable(match)
    assert table.revealed("north", 1).view.told[0].afterwards == SEEN


def test_the_story_of_the_reveal_tells_it() -> None:
    match = play(PUBLISH)
    reference = reference_of(LocalTable(match).printed)
    view: View = match.view("north")
    assert describe_aftermath(view, reference) == [f"After your choice “Publish the film”: {SEEN}"]
    assert describe_aftermath(match.view("south"), reference) == [
        f"After “Publish the film”, which North chose: {SEEN}"
    ]


def test_it_may_not_read_what_some_who_are_told_cannot_see() -> None:
    hidden = TEXT.replace("start: 0, shown: true", "start: 0, shown: true, visible: [north]")
    hidden = hidden.replace("stands at {trust.south.north}", "stands at {sightings}")
    found = compile_files({"scenario.yaml": hidden.encode()})
    assert "E085 This text tells of `sightings`, which south can't see" in [
        render_short_line(each).partition(" ")[2] for each in found.problems
    ]


def test_its_variants_are_checked() -> None:
    wrong = told("when: south.chooses.hotline", "when: south.chooses.hotlin")
    assert "E048 `south` can choose no response or initiative `hotlin.north`" in wrong
