"""Choices that are hidden until they are open: their seat learns of them when it may make them."""

from __future__ import annotations

import pytest

from cases.films import KEEP, NOTHING, PUBLISH, TEXT, play
from eleventh.core.orders import Orders
from eleventh.core.refusals import Refusal
from eleventh.lang.compile import compile_files
from eleventh.lang.problems.render.short import render_short_line
from eleventh.play.local import LocalTable
from eleventh.play.match import Match

ASKED = (PUBLISH, NOTHING, NOTHING)


def list_initiatives(match: Match) -> list[str]:
    return [each.id for each in match.view("north").initiatives]


def list_answers(match: Match) -> list[str]:
    (question,) = match.view("north").questions
    return [each.id for each in question.options]


def test_a_hidden_initiative_is_offered_while_what_it_needs_holds() -> None:
    assert list_initiatives(play()) == ["hotline.south"]
    assert list_initiatives(play(KEEP)) == ["hotline.south"]
    assert set(list_initiatives(play(PUBLISH))) == {"apology", "hotline.south"}
    assert "apology" in list_initiatives(play(PUBLISH, {"north": Orders({}, ("apology",))}))


def test_a_hidden_answer_is_none_of_the_question_before() -> None:
    assert list_answers(play(*ASKED)) == ["trade", "agree", "wait"]
    angry = TEXT.replace("anger.north < 50", "anger.north < 5")
    program = compile_files({"scenario.yaml": angry.encode()}).program
    assert program is not None
    match = play(*ASKED, program=program)
    assert list_answers(match) == ["agree", "wait"]
    refused = match.submit("north", Orders({"request.north": "trade"}))
    assert [each.code.value for each in refused] == ["unknown_response"]
    assert "Show both films" not in str(refused)


@pytest.mark.parametrize("turns", [(), (KEEP,)])
def test_nobody_can_ask_after_it_before(turns: tuple[dict[str, Orders], ...]) -> None:
    match = play(*turns)
    table = LocalTable(match)
    assert "Apologise" not in str(table.view("north"))
    assert "apology" not in {each.name for each in table.topics("north")}
    assert isinstance(table.explain_absence("north", "apology"), Refusal)
    last = {each.id: each.options[-1].id for each in match.view("north").questions}
    refused = match.submit("north", Orders(last, ("apology",)))
    assert [each.code.value for each in refused] == ["unknown_initiative"]
    assert "Apologise" not in str(refused)


def test_once_it_is_open_it_can_be_asked_after() -> None:
    assert "apology" in {each.name for each in LocalTable(play(PUBLISH)).topics("north")}


def test_what_is_always_open_is_not_hidden() -> None:
    found = compile_files(
        {"scenario.yaml": TEXT.replace("needs: anger.north < 50, hidden", "hidden").encode()}
    )
    assert [render_short_line(each).partition(" ")[2] for each in found.problems] == [
        "W096 `trade` is hidden until it is open, and it is always open"
    ]
