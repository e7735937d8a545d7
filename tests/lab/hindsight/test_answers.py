"""Every answer of a game takes part in its debrief: all turns, all questions, all that was open."""

from __future__ import annotations

import pytest

from eleventh.core.orders import Orders
from eleventh.lab.hindsight.answers import list_answers
from eleventh.lab.hindsight.lessons import list_learners
from eleventh.play.facilitator import Facilitator
from games import adjudicator
from play.quarrel import HISTORY, SEATS, first_answers, play, start, submit_all
from tui.seats import GSOMIA
from ui.sitting import match_along_history

LAST_NIGHT = (9, 10, 11)  # the evening that is played in sequence
DECISION = "export_controls.seoul"


def test_each_question_that_was_put_is_there_with_every_other_answer_that_was_open() -> None:
    match = start()
    put: list[tuple[int, str, int]] = []
    while not match.over:
        for question in match.view("seoul").questions:
            free = [each for each in question.options if not each.barred]
            if len(free) > 1:
                put.append((match.turn, question.id, len(free) - 1))
        submit_all(match)
        assert match.advance() == ()
    found = list_answers(match.game, "seoul")
    assert [(each.turn, each.decision, len(each.others)) for each in found] == put
    choices = match.game.adjudicator.program.choices
    assert all(choices[each].seat == "seoul" for one in found for each in (one.chose, *one.others))


@pytest.mark.slow
def test_the_last_night_is_among_them() -> None:
    match = match_along_history("seoul", LAST_NIGHT[0], adjudicator(GSOMIA))
    given = {each.turn for seat in SEATS for each in list_answers(match.game, seat)}
    assert LAST_NIGHT[0] in given
    assert given <= set(range(1, LAST_NIGHT[0] + 1))


def test_what_the_facilitator_answered_is_no_decision_and_what_was_barred_was_not_open() -> None:
    match = start()
    white = Facilitator(match)
    assert white.bar("seoul", DECISION, "give_notice", "not today") == ()
    play(match)
    (first, *_) = list_answers(match.game, "seoul")
    choices = match.game.adjudicator.program.choices
    assert "give_notice" not in [choices[each].id for each in first.others]
    match = start()
    assert Facilitator(match).replace("seoul", DECISION, "give_notice", "they said so") == ()
    for seat in ("washington", "tokyo"):
        assert match.submit(seat, first_answers(match.view(seat))) == ()
    if "seoul" in match.waiting():
        assert match.submit("seoul", Orders()) == ()
    assert match.advance() == ()
    assert DECISION not in [each.decision for each in list_answers(match.game, "seoul")]


def test_people_learn_and_doctrines_do_not() -> None:
    assert list_learners(start({**HISTORY, "tokyo": "human"}).game) == ("tokyo",)
    assert list_learners(start().game) == SEATS
    assert list_learners(start(HISTORY).game) == ()
