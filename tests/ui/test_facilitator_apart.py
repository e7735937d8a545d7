"""Several teams and a facilitator at one keyboard, line by line: what is whose to read, and what a
team is told of the facilitator's doings."""

from __future__ import annotations

import re

import pytest

from eleventh.play.facilitator import Facilitator
from eleventh.play.hosting import admit, guard
from eleventh_ui.plain.console import BLANKS
from tui.rooms import first_answers
from ui.sitting import FIRST_TURN, SECOND_TURN, match_of
from ui.test_facilitator import plain, sat

PEOPLE = ("seoul", "tokyo")
HIDDEN = "\n" * BLANKS
HOW = "That is a word of the facilitator, who types facilitator first."
TRUST = "trust.tokyo.seoul"
LEAK = ("inject", "A leak", "In the papers.", "seoul", "", "to stir")
CARD = "Event 2 of 2. A leak."


@pytest.mark.parametrize(
    "line",
    [
        *("responses", "record", "tracks", f"explain {TRUST}", "debrief", "lines", "timer 5"),
        *(f"override {TRUST} 9", "inject Leak", "replace tokyo", "bar tokyo", "pause tea"),
        *("resume", "back", "export x.md", "fork 1", "unseal seoul"),
    ],
)
@pytest.mark.parametrize("before", [(), ("seoul",)])
def test_a_team_can_not_type_the_facilitators_words(line: str, before: tuple[str, ...]) -> None:
    match = match_of(*PEOPLE)
    text = plain(sat(match, *PEOPLE, typed=(*before, line)))
    assert HOW in text
    assert f"({TRUST})" not in text
    assert match.game.events == ()


def test_a_team_hears_whose_orders_are_in_and_not_what_they_are() -> None:
    match = match_of(*PEOPLE)
    assert match.submit("seoul", first_answers(match, "seoul")) == ()
    text = plain(sat(match, *PEOPLE, typed=("tokyo", "seats", "", "help")))
    assert "Seoul: orders are sealed." in text
    assert "What they are is told to the facilitator, who types facilitator." in text
    assert "How does Seoul answer?" not in text
    assert "override TRACK VALUE" not in text


def test_what_the_facilitator_reads_is_hidden_until_and_after_the_keyboard_goes_back() -> None:
    match = match_of(*PEOPLE)
    assert match.submit("seoul", first_answers(match, "seoul")) == ()
    asked = ("seats", "inspect seoul", "seats", "tracks", "record", "help")
    lines = ("tokyo", "facilitator", *asked, "players", "tracks")
    ours, theirs, after = sat(match, *PEOPLE, typed=lines).rsplit(HIDDEN, 3)[-4:-1]
    assert "Only Tokyo may look" in ours
    assert "How does Seoul answer?" not in theirs.partition("You look at the orders of Seoul.")[0]
    for told in ("How does Seoul answer?", f"({TRUST})", "looked at by Dr Kim", "override"):
        assert told in plain(theirs)
        assert told not in after
    assert "The keyboard is the players' again." in after
    assert HOW in after


def test_the_keyboard_is_the_facilitators_for_the_code_alone_which_is_shown_nowhere() -> None:
    match = match_of(*PEOPLE)
    assert guard(match, "open sesame") == ()
    lines = ("facilitator", "wrong", "facilitator", "", "tracks", "facilitator", "open sesame")
    text = sat(match, *PEOPLE, typed=(*lines, "tracks"), code=False)
    assert text.count("Enter alone goes back to the players.") == 2  # not for each wrong code
    assert text.count("That is not the facilitator's code; nothing is shown.") == 2
    first, _, after = text.partition("The keyboard is the facilitator's.")
    assert f"({TRUST})" not in first
    assert f"({TRUST})" in after
    assert "sesame" not in text


def test_the_facilitator_chooses_a_code_before_anybody_else_sits_down() -> None:
    match = match_of(*PEOPLE)
    sesame = "open sesame"
    lines = (sesame, "other", sesame, sesame, *("facilitator", sesame, "players") * 2)
    text = plain(sat(match, *PEOPLE, typed=lines, code=False))
    assert text.startswith("The facilitator first")
    assert "The two were not the same; choose again." in text
    assert text.count("The keyboard is the facilitator's.") == 2
    assert admit(match, sesame) == ()


def test_one_person_who_has_chosen_a_code_is_asked_for_it_too() -> None:
    match = match_of("seoul")
    assert guard(match, "open sesame") == ()
    text = plain(sat(match, "seoul", typed=("tracks", "facilitator", "open sesame", "tracks")))
    assert HOW in text
    assert f"({TRUST})" in text.partition("The keyboard is the facilitator's.")[2]


def test_a_line_that_is_none_and_leaving_are_answered_behind_the_curtain() -> None:
    text = sat(match_of(*PEOPLE), *PEOPLE, typed=("facilitator", "", "hm", "quit"))
    assert text.count("That is no word here. help tells them; players goes back.") == 2
    assert text.endswith(f"{HIDDEN}(left)\n")


def test_one_person_at_the_keyboard_types_them_as_ever() -> None:
    text = sat(match_of("seoul"), "seoul", typed=("tracks", "help"))
    assert f"({TRUST})" in text
    assert "override TRACK VALUE" in text
    assert "takes the keyboard" not in text


def test_an_event_is_told_at_once_to_the_team_that_looks() -> None:
    match = match_of(*PEOPLE)
    text = sat(match, *PEOPLE, typed=("seoul", "facilitator", *LEAK, "players"))
    after = text.partition("The keyboard is the players' again.")[2]
    assert CARD in after
    assert "In the papers." in after
    assert "Event 1 of 2" not in after


def test_an_event_is_not_told_to_a_team_that_it_is_not_for() -> None:
    match = match_of(*PEOPLE)
    lines = ("seoul", *FIRST_TURN, "tokyo", "facilitator", *LEAK, "players", "events")
    after = sat(match, *PEOPLE, typed=lines).partition("The keyboard is the players' again.")[2]
    assert "Turn 1 of 2" in after
    assert "A leak" not in after


def test_an_event_added_after_the_orders_reaches_its_team_at_once_as_a_card_and_once() -> None:
    match = match_of(*PEOPLE)
    seal = ("seoul", *FIRST_TURN, "tokyo", *FIRST_TURN)
    added = (*seal, "facilitator", *LEAK, "reveal", "players")
    lines = (*added, "seoul", "", "facilitator", "reveal", "seoul", "look")
    told = sat(match, *PEOPLE, typed=lines).partition("The keyboard is the players' again.")
    assert "“A leak” is still to be read by Seoul." in plain(told[0])
    called, _, after = told[2].partition(CARD)
    assert "A new event reaches Seoul." in called
    assert plain(after).startswith("In the papers.")
    assert "unseal takes them back" in after.partition(HIDDEN)[0]
    assert after.count("In the papers.") == 1, "as a card it is told once"
    (before,) = re.findall("Before the reveal, by the facilitator: [^.]*“A leak”", plain(after))
    assert plain(after).count("A leak") == 1, before
    assert match.turn == 2


def test_no_team_reveals_the_turn_and_all_hear_what_it_brought_at_a_curtain_of_everybody() -> None:
    match = match_of(*PEOPLE)
    seal = ("seoul", *FIRST_TURN, "tokyo", *FIRST_TURN)
    text = plain(sat(match, *PEOPLE, typed=(*seal, "", "yes", "reveal", "tokyo", "")))
    assert match.turn == 1
    assert "Enter reveals nothing: the facilitator types facilitator, then reveal." in text
    assert HOW in text
    assert "Your orders are sealed." in text
    text = plain(sat(match, *PEOPLE, typed=("facilitator", "reveal", "tokyo")))
    assert match.turn == 2
    asked = text.partition("The keyboard is the players' again.")[2]
    assert asked.startswith(" The table is hidden. A turn was played. Who reads first")
    assert "It is the turn of" not in asked.partition("Type seoul or tokyo")[0]


def test_a_ruling_made_while_a_team_looks_is_told_to_it_once() -> None:
    match = match_of(*PEOPLE)
    ruling = ("facilitator", f"override {TRUST} 61", "misread", "players")
    text = sat(match, *PEOPLE, typed=("seoul", *ruling, "facilitator", "players"))
    first, second = text.split("The keyboard is the players' again.")[1:]
    assert "set to 61 by Dr Kim: Misread." in plain(first)
    assert "set to 61" not in second


def test_an_answer_that_is_barred_meanwhile_is_asked_for_again() -> None:
    match = match_of(*PEOPLE)
    bar = ("facilitator", "bar seoul export_controls.seoul wait", "too late", "players")
    text = plain(sat(match, *PEOPLE, typed=("seoul", "wait", *bar, "wait", "undo")))
    after = text.partition("The keyboard is the players' again.")[2]
    assert "by Dr Kim: Too late." in after
    assert "Your answer, 1 to" in after
    assert "Wait can't be chosen now" in after
    assert "There is nothing to undo" in after


@pytest.mark.parametrize("ruling", ["replace", "override"])
def test_a_ruling_on_sealed_orders_is_told_in_the_next_turn(ruling: str) -> None:
    match = match_of(*PEOPLE)
    line = {
        "replace": ("replace seoul export_controls.seoul wait", "they meant it"),
        "override": (f"override {TRUST} 61", "they meant it"),
    }[ruling]
    seal = ("seoul", *FIRST_TURN, "tokyo", *FIRST_TURN)
    lines = (*seal, "facilitator", *line, "reveal", "seoul")
    after = sat(match, *PEOPLE, typed=lines).rpartition("Only that seat may look")[2]
    assert "Facilitator: " in after
    assert "by Dr Kim: They meant it." in plain(after)


def test_a_ruling_in_the_last_turn_is_told_at_the_end() -> None:
    match = match_of("seoul")
    game = (*FIRST_TURN, "reveal", *SECOND_TURN, f"override {TRUST} 61", "misread", "reveal")
    end = plain(sat(match, "seoul", typed=game).rpartition("All orders are in.")[2])
    assert end.count("set to 61 by Dr Kim: Misread.") == 1


def test_after_a_step_back_the_same_ruling_is_told_again() -> None:
    match = match_of("seoul")
    ruling = (f"override {TRUST} 61", "misread")
    text = sat(match, "seoul", typed=(*ruling, "back 1", "once more", *ruling))
    assert plain(text).count("set to 61 by Dr Kim: Misread.") == 2


def test_a_new_sitting_begins_with_what_was_done_in_the_turn_before() -> None:
    match = match_of("seoul")
    assert Facilitator(match, "Dr Kim").override(TRUST, 61, "misread") == ()
    assert "set to 61" in sat(match, "seoul", typed=(*FIRST_TURN, "reveal"))
    text = sat(match, "seoul", typed=())
    assert "Turn 2 of 2" in text
    told = plain(text)
    assert told.count("set to 61") == 2, "as a ruling, and as what the reveal does not count"
    assert "Before the reveal, by the facilitator: Trust of Tokyo in Seoul set to 61." in told


SET = f"override {TRUST} 61"


@pytest.mark.parametrize("looked", [False, True])
def test_a_seat_hears_of_a_taking_back_only_if_it_was_told_of_the_doing(looked: bool) -> None:
    match = match_of(*PEOPLE)
    between = ("players", "seoul", "facilitator") if looked else ()
    after = () if looked else ("seoul",)
    lines = ("facilitator", SET, "1", *between, "retract last 1", "players", *after)
    told = plain(sat(match, *PEOPLE, typed=lines)).rpartition("the players' again.")[2]
    assert ("was set to taken back" in told) == looked
    assert ("Trust of Tokyo in Seoul was set to" in told) == looked


@pytest.mark.parametrize("wrong", ["mars", "seoul, mars", "seoul mars", "4"])
def test_one_bad_seat_asks_for_the_seats_only(wrong: str) -> None:
    match = match_of("seoul")
    lines = ("inject", "A leak", "In the papers.", wrong, ",", "Seoul; tokyo", "", "to stir")
    text = plain(sat(match, "seoul", typed=lines))
    assert "Seoul (seoul)" in text.partition("The seats are ")[2]
    assert "Say for which seats it is: all, or some of them." in text
    assert "The event is on the table of Seoul and Tokyo." in text
    assert text.count("The headline of the event") == 1
    assert [card.text for card in match.view("tokyo").cards][-1] == "In the papers."


def test_an_override_is_told_once_to_a_seat_that_looks() -> None:
    match = match_of(*PEOPLE)
    assert Facilitator(match, "Dr Kim").override(TRUST, 61, "misread") == ()
    text = plain(sat(match, *PEOPLE, typed=("seoul",)))
    assert text.casefold().count("misread") == 1
    assert "What these events did at once" not in text
    assert "set to 61 by Dr Kim: Misread." in text
