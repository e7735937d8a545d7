"""A game line by line, as a person or a screen reader meets it."""

from __future__ import annotations

import io

import pytest

from eleventh.core.redaction import Line
from eleventh.core.view import Reading
from eleventh_ui.display.forecast import AGAINST_NO_ANSWER
from eleventh_ui.display.matching import Candidate
from eleventh_ui.display.numbers import find_scale, name_direction
from eleventh_ui.display.readings import ReadingMove, describe_move, shows
from eleventh_ui.display.reasons import add_up_reasons
from eleventh_ui.plain.choosing import choose_scenario
from eleventh_ui.plain.console import Console
from ui.sitting import FIRST_TURN, SECOND_TURN, match_of, transcript


def test_a_whole_game_from_briefing_to_debrief():
    match = match_of("seoul")
    text = transcript(match, "seoul", typed=(*FIRST_TURN, *SECOND_TURN))
    assert match.over
    order = [
        "The harbour pact",
        "Briefing for Seoul",
        "The pact is unpopular",
        "Turn 1 of 2, 1 to 31 March 2021",
        "Tokyo tightens licensing",
        "For Seoul only: Your stocks last ninety days.",
        "What your answers can move",
        "How does Seoul answer?",
        "Your answer, 1 to 3 (or help): 1",
        "Initiatives",
        "Your orders so far",
        "Commit these orders? yes or no (or undo, help): yes",
        "What turn 1 brought",
        "your answer “Take it to court”",
        "Turn 2 of 2",
        "What turn 2 brought",
        "The end:",
        "What Seoul wanted",
        "What moved most, and why",
        "What really happened",
    ]
    places = [text.index(each) for each in order]
    assert places == sorted(places)


def test_changes_have_a_sign_and_a_word_and_a_reason():
    text = transcript(match_of("seoul"), "seoul", typed=FIRST_TURN)
    assert "Trust of Tokyo in Seoul: 50 to 42, -8 (falls, worse)" in text
    assert "-8: A blow to trade costs the target's trust." in text


def test_an_answer_tells_its_effects_and_who_will_know():
    text = transcript(match_of("seoul"), "seoul", typed=())
    assert "Effects: Trust of Tokyo in Seoul falls by 8." in text
    assert "All seats will know." in text


def test_an_initiative_tells_price_and_partners():
    text = " ".join(
        transcript(match_of("seoul"), "seoul", typed=("1", "about 1", "about 2")).split()
    )
    assert (
        "Takes effect only if Washington, Seoul and Tokyo choose it in the same turn; else" in text
    )
    assert "Costs 1 of political capital." in text
    assert "Seoul and Tokyo will know." in text


def test_undo_takes_back_one_step_at_a_time():
    typed = ("undo", "2", "1", "undo", "undo", "wait", "", "orders")
    text = transcript(match_of("seoul"), "seoul", typed=typed)
    assert "There is nothing to undo" in text
    assert "Your last step is undone: adding the initiative “" in text
    assert "Your last step is undone: the answer “" in text
    assert "- How does Seoul answer? Wait (for you " in text
    assert AGAINST_NO_ANSWER in text
    assert "- No initiative." in text


def test_no_at_the_end_goes_back_and_yes_commits():
    match = match_of("seoul")
    transcript(match, "seoul", typed=("wait", "", "no", "quiet", "", "maybe", "yes"))
    assert match.turn == 2
    assert match.reasons(1)["seoul"].orders.initiatives == ("quiet_channel.tokyo",)


def test_wrong_entries_get_sentences_and_change_nothing():
    match = match_of("seoul")
    text = transcript(match, "seoul", typed=("9", "", "w", "zzz"))
    assert "There is no answer 9; type a number from 1 to 3." in text
    assert "This decision needs an answer." in text
    assert "“w” could be wto_complaint or wait." in text
    assert "“zzz” is no answer here" in text
    assert match.turn == 1


def test_initiatives_are_held_to_the_capital_there_is():
    typed = ("wait", "1", "2", "capital")
    text = transcript(match_of("seoul"), "seoul", typed=typed)
    assert "Political capital: 3; after these orders 1." in text


def test_the_words_work_at_any_time():
    typed = ("help", "look", "events", "briefing", "ledger", "orders", "again", "about 2", "?")
    text = transcript(match_of("seoul"), "seoul", typed=typed)
    for said in ("these words work", "Where everything stands", "Give notice to the pact"):
        assert said.casefold() in text.casefold()
    assert text.count("For Seoul only: Your stocks last ninety days.") == 2
    assert text.count("How does Seoul answer?") >= 3


def test_why_tells_rule_inputs_line_and_source():
    text = transcript(match_of("seoul"), "seoul", typed=(*FIRST_TURN, "why trust.tokyo.s all"))
    told = text[text.index("Why: Trust of Tokyo in Seoul") :]
    assert "Turn 1, 1 March 2021: 50 to" in told
    assert "A blow to trade costs the target's trust." in told
    assert "amount -blow * intensity" in " ".join(told.split())
    assert "written in scenario.yaml:" in told
    assert "Source R01: Blows to trade cost trust. (A casebook" in " ".join(told.split())


def test_why_in_brief_adds_up_and_says_how_to_read_all():
    text = transcript(match_of("seoul"), "seoul", typed=(*FIRST_TURN, "why trust.tokyo.s"))
    told = text[text.index("Why: Trust of Tokyo in Seoul") :]
    assert "50 to 42 in all, -8. Because of:\n-8: A blow to trade" in told
    assert "written in" not in told
    assert "all tells every change" in told
    assert "- -" not in text


def test_reasons_that_are_not_shown_are_counted_and_summed():
    lines = [
        Line(1, "rules", "trust", before, amount, before + amount, None, "", (), why, ())
        for before, amount, why in ((50, -9, "a"), (41, 4, "b"), (45, -6, "c"), (39, -5, "d"))
    ]
    trust = Reading("trust", "Trust", "score", 34, 34, "", 0, 100, "higher")
    told = add_up_reasons(trust, lines, ReadingMove(50, 34), 2)
    assert told == ["-9: A.", "-6: C.", "and 2 more (-1)"]
    assert add_up_reasons(trust, lines, ReadingMove(50, 34), 4)[-1] == "+4: B."


def test_no_cause_that_is_left_out_is_larger_than_one_that_is_told():
    amounts = [(-40, "a"), (73, "b"), (-38, "c"), (-9, "d"), (-8, "e"), (-7, "f")]
    lines, value = [], 60
    for amount, why in amounts:
        lines.append(Line(1, "r", "x", value, amount, value + amount, None, "", (), why, ()))
        value += amount
    lines.append(Line(1, "r", "x", value, 9, 40, None, "bounds", (), "", ()))
    trust = Reading("x", "X", "score", 40, 40, "", 0, 100, "higher")
    assert add_up_reasons(trust, lines, ReadingMove(60, 40), 2) == [
        "+73: B.",
        "-40: A.",
        "-38: C.",
        "and 3 more (-24)",
        "+9: the scale ends here; the rest is lost.",
    ]


@pytest.mark.parametrize(
    ("kind", "high", "before", "after", "told"),
    [
        ("score", 100, 64.4, 63.6, ""),
        ("score", 100, 64.6, 64.4, "65 to 64, -1"),
        ("score", 1, 0.5, 0.43, "50% to 43%, -7%"),
        ("score", 1, 0.501, 0.502, ""),
        ("counter", 1, 0, 1, "0 to 1, +1"),
        ("counter", 9, 2.25, 2, "2.2 to 2, -0.2"),
        ("counter", 9, 2.05, 2, ""),
    ],
)
def test_a_move_is_told_if_its_values_differ_as_they_are_shown(kind, high, before, after, told):
    reading, move = (
        Reading("x", "X", kind, after, before, "", 0, high, ""),
        ReadingMove(before, after),
    )
    assert shows(reading, move) == bool(told)
    if told:
        direction = name_direction(after - before, find_scale(kind, 0, high))
        assert describe_move("X", reading, move) == f"X: {told}" + (
            f" ({direction})" if direction else ""
        )


def test_reasons_on_a_scale_of_shares_are_shares():
    share = Reading("share", "Share", "score", 0.43, 0.43, "", 0, 1, "higher")
    line = Line(1, "rules", "share", 0.5, -0.066, 0.434, None, "", (), "a", ())
    assert add_up_reasons(share, [line], ReadingMove(0.5, 0.434), 2) == ["-7%: A."]


def test_why_alone_sums_up_and_what_is_hidden_is_no_reading():
    text = transcript(match_of("seoul"), "seoul", typed=(*FIRST_TURN, "why", "why deterrence"))
    assert "Why things moved since you last decided" in text
    assert "“deterrence” is nothing that you know of" in text


def test_an_objective_says_how_it_is_scored():
    typed = (*FIRST_TURN, "why be seen", "why objective.tokyo.keep_pact", "briefing")
    text = transcript(match_of("seoul"), "seoul", typed=typed)
    assert "It is scored as Approval in Seoul (" in text
    assert "“objective.tokyo.keep_pact” is nothing that you know of" in text
    assert "of 100. More by: Approval in Seoul." in text


def test_leaving_is_possible_at_any_prompt_and_keeps_what_was_committed():
    match = match_of("seoul")
    text = transcript(match, "seoul", typed=(*FIRST_TURN, "save and quit"))
    assert text.endswith("(left)\n")
    assert match.turn == 2


def test_leaving_keeps_choices_and_says_how_many():
    text = transcript(match_of("seoul"), "seoul", typed=("1", "quit"))
    assert "1 choice not yet committed waits for you to come back." in text
    text = transcript(match_of("seoul"), "seoul", typed=("wait", "quiet", "", "exit"))
    assert "2 choices not yet committed wait for you to come back." in text
    assert "come back" not in transcript(match_of("seoul"), "seoul", typed=("quit",))


def test_choices_are_there_on_coming_back():
    match = match_of("seoul")
    transcript(match, "seoul", typed=("wait", "quit"))
    assert not match.submitted() & {"seoul"}
    text = transcript(match, "seoul", typed=("", "yes", "quit"))
    assert "What you had chosen before is chosen still" in text
    assert match.turn == 2


def test_save_alone_stays_and_says_that_all_is_saved():
    match = match_of("seoul")
    text = transcript(match, "seoul", typed=("wait", "save", "", "yes"))
    assert "Everything that you committed or chose is saved" in text
    assert "1 choice not yet committed waits for you to come back." in text
    assert match.turn == 2


@pytest.mark.parametrize("word", ["back", "no", "cancel", "channel"])
def test_a_common_word_takes_no_initiative(word):
    text = transcript(match_of("seoul"), "seoul", typed=("wait", word))
    assert f"“{word}” is no initiative here" in text
    assert "Added:" not in text


def test_the_ledger_of_a_first_turn_says_that_nothing_moved():
    text = transcript(match_of("tokyo"), "tokyo", typed=("ledger",))
    assert "Nothing has moved yet." in text


def test_the_ledger_begins_with_what_one_could_have_done():
    text = transcript(match_of("seoul"), "seoul", typed=("wait", "", "yes", "ledger"))
    told = " ".join(text.rpartition("ledger\n")[2].split())
    assert "What you could have done, imagined: Imagined, not known:" in told
    assert "Instead of “Wait” (" in told
    assert told.index("Instead of “Wait”") < told.index("Every change with its cause")


def test_lines_fit_the_width():
    text = transcript(match_of("seoul"), "seoul", typed=(*FIRST_TURN, *SECOND_TURN), width=48)
    assert max(len(line) for line in text.splitlines() if ": " not in line[-60:]) <= 48


def test_seats_that_share_the_keyboard_are_hidden_from_each_other():
    match = match_of("seoul", "tokyo")
    typed = ("busan", "seoul", "wait", "", "yes", "busan", "tokyo", "", "yes")
    text = transcript(match, "seoul", "tokyo", typed=typed)
    flat = " ".join(text.split())
    assert "not a word of this table; nothing is shown yet. Type seoul or tokyo." in flat
    before, after = text.split("The orders of Seoul are sealed.")
    assert before.endswith("\n" * 40)
    assert "Your stocks last ninety days" in before
    assert "Your stocks last ninety days" not in after.split("It is the turn of Seoul")[0]
    assert match.turn == 2


def test_a_finished_match_tells_its_end_again():
    match = match_of("seoul")
    transcript(match, "seoul", typed=(*FIRST_TURN, *SECOND_TURN))
    assert "The end:" in transcript(match, "seoul", typed=())


def test_a_crisis_is_chosen_from_a_list_by_number_name_or_enter():
    known = [Candidate("first_hour", "The first hour"), Candidate("harbour", "The harbour pact")]

    def chosen(typed):
        sink = io.StringIO()
        return choose_scenario(Console(io.StringIO(typed), sink), known, "harbour"), sink.getvalue()

    assert chosen("1\n")[0] == "first_hour"
    assert chosen("hour\nfirst\n")[0] == "first_hour"
    assert chosen("\n")[0] == "harbour"
    assert "2. The harbour pact (harbour)" in chosen("\n")[1]


def test_any_seat_at_the_keyboard_can_go_first():
    match = match_of("seoul", "tokyo")
    text = transcript(match, "seoul", "tokyo", typed=("Tokyo", "", "yes", "seoul", "wait"))
    flat = " ".join(text.split())
    assert "It is the turn of Seoul. Tokyo can go first, or look again, by typing that name" in flat
    assert flat.index("The orders of Tokyo are sealed.") < flat.index("Briefing for Seoul")
    assert match.waiting() == ("seoul",)


COMES_BACK = ("seoul", *FIRST_TURN, "seoul")


def test_a_seat_that_comes_back_to_the_curtain_sees_its_sealed_orders():
    match = match_of("seoul", "tokyo")
    lines = (*COMES_BACK, "help", "about 1", "nonsense", "")
    text = " ".join(transcript(match, "seoul", "tokyo", typed=lines).split())
    text = text[text.index("The orders of Seoul are sealed.") :]
    chosen = match.view("seoul").questions[0].options[0].title
    assert text.index(chosen) < text.index("Your orders are sealed. unseal takes them back")
    assert "unseal: takes your orders back, to change them" in text
    assert "That is no word here." in text
    assert text.count("The orders of Seoul are sealed.") == 2
    assert match.waiting() == ("tokyo",)


@pytest.mark.parametrize("word", ["unseal", "undo"])
def test_it_may_take_them_back_and_change_them(word):
    match = match_of("seoul", "tokyo")
    lines = (*COMES_BACK, word, "no", "undo", "2", "", "yes")
    text = " ".join(transcript(match, "seoul", "tokyo", typed=lines).split())
    assert "The orders of Seoul are open again, and chosen as they were." in text
    assert match.waiting() == ("tokyo",)
    question = match.view("seoul").questions[0]
    assert match.draft("seoul").responses == {question.id: question.options[1].id}


def test_a_seat_that_leaves_from_its_sealed_orders_keeps_them_sealed():
    match = match_of("seoul", "tokyo")
    assert "(left)" in transcript(match, "seoul", "tokyo", typed=(*COMES_BACK, "quit"))
    assert match.waiting() == ("tokyo",)


def test_help_at_the_curtain_tells_the_words_and_shows_nothing():
    text = transcript(match_of("seoul", "tokyo"), "seoul", "tokyo", typed=("help",))
    assert "seoul: shows the table to Seoul" in text
    assert "not a word" not in text
    assert "Your stocks last ninety days" not in text
