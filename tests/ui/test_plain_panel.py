"""What the screen's panel, table and debrief can do is done in words too."""

from __future__ import annotations

import re

import pytest

from eleventh.core.orders import Orders
from eleventh.play.seat_views import notices
from eleventh_ui.display.draft import find_pending, rebuild_draft
from tui.rooms import first_answers
from ui.sitting import FIRST_TURN, HARBOUR, SECOND_TURN, match_of, ran, transcript
from ui.test_facilitator import plain, sat

PEOPLE = ("seoul", "tokyo")


def test_a_facilitator_hears_whose_orders_are_in_and_what_they_are() -> None:
    match = match_of(*PEOPLE)
    assert match.submit("seoul", first_answers(match, "seoul")) == ()
    lines = ("facilitator", "seats", "inspect seoul", "seats")
    before, _, text = plain(sat(match, *PEOPLE, typed=lines)).partition("inspect seoul")
    assert "Seoul: orders are sealed." in before
    assert "How does Seoul answer?" not in before
    assert "You look at the orders of Seoul." in text
    assert "Seoul: orders are sealed. - How does Seoul answer? Take it to court." in text
    assert [each.kind for each in notices(match.game)] == ["inspect"]
    assert "Tokyo: orders are missing." in text
    assert "Washington: the doctrine historian; it decides at the reveal." in text


def test_players_hear_whose_orders_are_in_and_never_what_they_are() -> None:
    match = match_of(*PEOPLE)
    assert match.submit("seoul", first_answers(match, "seoul")) == ()
    text = plain(sat(match, *PEOPLE, typed=("seats", ""), facilitating=False))
    assert "Seoul: orders are sealed. Tokyo: orders are missing." in text
    assert "How does Seoul answer?" not in text


def test_a_facilitator_hears_every_response_with_its_ids() -> None:
    match = match_of("seoul")
    lines = ("responses", "bar seoul export_controls.seoul wait", "the plane has left", "responses")
    text = plain(sat(match, "seoul", typed=lines))
    assert "Seoul, export_controls.seoul: How does Seoul answer?" in text
    assert "- Wait (wait)" in text
    assert "Wait (wait); not open: The facilitator has taken it out: the plane has left." in text


def test_a_facilitator_hears_every_score_and_why_it_stands_there() -> None:
    match = match_of("seoul")
    hidden = {t.id for t in match.game.adjudicator.program.tracks} - {
        reading.id for reading in match.view("seoul").readings
    }
    assert hidden
    lines = (
        *FIRST_TURN,
        "reveal",
        "tracks",
        "explain trust.tokyo.seoul",
        "explain trust.tokyo.seoul all",
    )
    text = plain(sat(match, "seoul", typed=(*lines, "explain nonsense")))
    for track in hidden:
        assert f"({track})" in text
    assert "Trust of Tokyo in Seoul (trust.tokyo.seoul) stands at" in text
    assert "written in scenario.yaml:" in text
    assert "“nonsense” is no track here" in text


def test_a_facilitator_hears_what_was_done_so_far() -> None:
    match = match_of("seoul")
    lines = ("record", "override trust.tokyo.seoul 61", "a card was misread", "record")
    text = plain(sat(match, "seoul", typed=lines))
    assert "You have changed nothing yet." in text
    assert "Turn 1: Trust of Tokyo in Seoul set to 61 by Dr Kim: A card was misread." in text


@pytest.mark.parametrize("word", ["tracks", "responses", "record", "explain trust.tokyo.seoul"])
def test_none_of_it_is_told_to_players(word: str) -> None:
    text = sat(match_of("seoul"), "seoul", typed=(word,), facilitating=False)
    assert "is no answer here" in text
    assert "(trust.tokyo.seoul) stands at" not in text


def test_sealed_orders_are_taken_back_at_the_curtain_and_chosen_as_they_were() -> None:
    match = match_of(*PEOPLE)
    lines = ("seoul", "2", "", "yes", "unseal seoul", "", "seoul", "undo", "3", "", "yes")
    text = plain(sat(match, *PEOPLE, typed=lines, facilitating=False))
    assert "The orders of Seoul are open again, and chosen as they were." in text
    second, third, *_ = (each for each in match.view("seoul").questions[0].options[1:])
    assert (
        f"What you had chosen before is chosen still: “{second.title}”; undo takes back a step."
        in text
    )
    assert match.game.sealed["seoul"].orders.responses == {"export_controls.seoul": third.id}


def test_before_the_reveal_a_facilitated_seat_takes_its_orders_back() -> None:
    match = match_of("seoul")
    again = ("unseal", "undo", "wait", "", "yes", "reveal")
    text = plain(sat(match, "seoul", typed=(*FIRST_TURN, *again)))
    assert "The orders of Seoul are open again" in text
    assert match.reasons(1)["seoul"].orders.responses == {"export_controls.seoul": "wait"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("unseal seoul", "You have no orders in for this turn."),
        ("unseal mars", "“mars” is no seat here"),
        ("unseal washington", "The doctrine historian plays this seat."),
        ("look trust of tokyo", "Trust of Tokyo in Seoul: 50 of 100"),
        ("look mars", "No reading has “mars” in its name; look tells all."),
        ("source H-99", "There is no source “H-99”"),
        ("source", "source what?"),
        ("source r01", "R01: Blows to trade cost trust."),
        ("look", "Turn 1 of 2, 1 to 31 March 2021"),
    ],
)
def test_other_lines_get_sentences(line: str, told: str) -> None:
    assert told in plain(sat(match_of("seoul"), "seoul", typed=(line,), facilitating=False))


def test_what_was_kept_can_be_undone_and_what_is_barred_is_asked_again() -> None:
    match = match_of("seoul")
    view = match.view("seoul")
    kept = Orders({"export_controls.seoul": "wait"}, (view.initiatives[0].id,))
    draft = rebuild_draft(view, kept)
    assert draft.orders() == kept
    assert draft.before is not None
    assert draft.before.before is not None
    assert find_pending(view, draft.before.before) is not None
    first = transcript(match, "seoul", typed=("wait", "quit"))
    assert "(left)" in first
    transcript(match, "seoul", typed=("undo", "1", "", "yes"))
    assert match.reasons(1)["seoul"].orders.responses != {"export_controls.seoul": "wait"}


def test_playing_on_may_seat_one_person_elsewhere(home) -> None:
    lines = (*FIRST_TURN, *SECOND_TURN, "fork 1 mars", "", "fork 1 tokyo", "quit")
    done = ran(
        home,
        *("play", HARBOUR, "--plain", "--seat", "seoul", "--bots", "all=historian"),
        typed="\n".join(lines) + "\n",
    )
    assert done.returncode == 0, done.stderr
    assert "“mars” is no seat here" in done.stdout
    onward = done.stdout.split("fork 1 tokyo")[1]
    assert "Briefing for Tokyo" in onward
    assert "Briefing for Seoul" not in onward


def test_the_debrief_tells_every_score_turn_by_turn_and_each_fact_once() -> None:
    match = match_of("seoul")
    lines = ("debrief 5", "debrief 6", "debrief 11")
    text = plain(sat(match, "seoul", typed=(*FIRST_TURN, *SECOND_TURN, *lines), facilitating=False))
    paths = re.findall(r"- Trust of Tokyo in Seoul: (\d+) at the start, then turn by turn", text)
    assert paths == ["50"]
    assert re.search(r"Trust of Tokyo in Seoul falls by \d+, from 50 to \d+: -\d+ from", text)
    assert "Seed of the dice: 1 " in text
    assert "value" not in text.rpartition("Where this report comes from")[2]
