"""What can be asked about by name, and what a name means: the same in words and on the screen."""

from __future__ import annotations

import re
from io import StringIO

import pytest

from eleventh.play.local import LocalTable
from eleventh.play.printed import print_matter
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.subjects import (
    KINDS,
    Subject,
    find_spot,
    find_subject,
    list_subjects,
    make_spot,
)
from eleventh_ui.plain.commands import Asker, answer_word
from eleventh_ui.plain.console import Console
from games import ROOT, adjudicator
from ui.sitting import match_of

RUNS = adjudicator(ROOT / "scenarios" / "gsomia_2019")
REFERENCE = reference_of(print_matter(RUNS.program))
TABLE = LocalTable(match_of(adjudicator=RUNS, seed=3))
TABLE.advance()
VIEW = TABLE.view("seoul")
SUBJECTS = list_subjects(VIEW, REFERENCE)


def ask(typed: str) -> str:
    sink = StringIO()
    asker = Asker(Console(None, sink, 100), VIEW, OrdersDraft(), (), REFERENCE, TABLE)
    assert answer_word(asker, typed)
    return " ".join(sink.getvalue().split())


def test_every_kind_of_thing_is_there_and_each_has_a_spot_of_its_own() -> None:
    assert {each.kind for each in SUBJECTS} == set(KINDS.values())
    spots = [each.spot for each in SUBJECTS]
    assert len(set(spots)) == len(spots)
    assert all(find_spot(each.spot, SUBJECTS) == each for each in SUBJECTS)
    assert make_spot("source", "H-17") in spots


@pytest.mark.parametrize("seat", TABLE.seats)
def test_nothing_is_named_that_the_seat_does_not_see(seat: str) -> None:
    view = TABLE.view(seat)
    named = {kind: set[str]() for kind in KINDS}
    for each in list_subjects(view, REFERENCE):
        named[each.kind].add(each.id)
    assert named["reading"] == {each.id for each in view.readings}
    assert named["event"] == {each.id for each in view.cards}
    kin = {each.kin.id for each in view.initiatives if each.kin}
    assert named["initiative"] - kin == {each.id for each in view.initiatives}
    assert named["answer"] == {each.id for one in view.questions for each in one.options}
    assert all(each.startswith(f"objective.{seat}.") for each in named["objective"])


def test_all_is_understood_by_its_kind_and_id() -> None:
    for subject in SUBJECTS:
        wanted = subject.id if subject.kind == "turn" else f"{subject.kind} {subject.id}"
        found = find_subject(wanted, SUBJECTS)
        if isinstance(found, Subject):
            assert found == subject
        else:  # an answer that more than one decision has
            assert subject.kind == "answer"
            assert "could be" in found


def test_a_reading_wins_over_all_else_that_is_called_alike() -> None:
    found = find_subject("thaw", SUBJECTS)
    assert isinstance(found, Subject)
    assert found.kind == "reading"
    assert find_subject("3", SUBJECTS) == SUBJECTS[2]


def test_what_is_not_there_is_answered_with_what_is_most_like_it() -> None:
    assert "Did you mean cohesion?" in ask("why cohesoin")
    assert "Did you mean quiet_channel.tokyo?" in ask("why quiet_chanel.tokyo")
    assert "There is no turn “9” that is over; type a number from 1 to 1." in ask("why turn 9")
    assert "There is no event 99" in ask("why event 99")


def test_words_tell_all_about_what_is_asked() -> None:
    card, question = VIEW.cards[0], VIEW.questions[0]
    assert card.headline in ask("why event 1")
    assert question.ask in ask("why decision 1")
    assert "Takes effect only if Seoul and Tokyo choose it" in ask("why port_calls")
    assert question.options[0].title in ask(f"why {question.options[0].id}")
    assert "Source H-17: " in ask("why H-17")
    total = ask("why total")
    assert "Your objectives: " in total
    assert re.search(r"1\. See Japan's .*: \d+ of 100, weight 2.5 of 9.5, makes \d+\.", total)
    firm = ask("why objective stand_firm")
    assert "It is scored as 50 + 4 ×" in firm
    assert "From here: Approval of the leader in Seoul: “" in firm
    told = ask("why turn 1")
    assert "What turn 1 brought" in told
    assert "Trade restrictions" in told
