"""A facilitator at the keyboard, the timer, and what can be done after the end, line by line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from eleventh.play.facilitator import Facilitator
from eleventh.play.hosting import host
from eleventh.play.loading import verify
from eleventh.play.match import Match
from eleventh.play.room_events import Guarded
from eleventh_ui.display.reference import reference_of
from eleventh_ui.plain.console import Console, Left
from eleventh_ui.plain.facilitator import WhiteCell
from eleventh_ui.plain.game import PlainGame
from eleventh_ui.plain.room import PlainRoom, PlayOn
from eleventh_ui.plain.timer import PlainTimer
from tables import host_table
from tui.rooms import CODE, KEPT
from ui.sitting import FIRST_TURN, HARBOUR, RAW, SECOND_TURN, match_of, ran

FIRST = ("wait", "", "yes")


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def sat(
    match: Match,
    *people: str,
    typed: tuple[str, ...],
    facilitating: bool = True,
    clock: Clock | None = None,
    folder: Path | None = None,
    code: bool = True,
) -> str:
    """What people read who type these lines, with a facilitator at the same keyboard."""
    sink = io.StringIO()
    if facilitating:
        assert host(match, "Dr Kim") == ()
    if facilitating and code and len(people) > 1:
        match.happen(Guarded(KEPT))
        typed = tuple(
            each for line in typed for each in ((line, CODE) if line == "facilitator" else (line,))
        )
    console = Console(io.StringIO("".join(f"{line}\n" for line in typed)), sink, 80)
    table = host_table(match)
    timer = PlainTimer(table, clock or Clock())
    cell = WhiteCell(console, table) if facilitating else None
    room = PlainRoom(console, table, timer, lambda name: f"Exported {name}.", cell, len(people) > 1)
    try:
        PlainGame(console, table, people, reference_of(table.printed), room).play()
    except Left:
        sink.write("(left)\n")
    except PlayOn as further:
        sink.write(f"(on from turn {further.turn} of line {further.line})\n")
    return sink.getvalue()


def plain(text: str) -> str:
    return " ".join(text.split())


def value(match: Match, track: str) -> float:
    program = match.game.adjudicator.program
    index = next(i for i, each in enumerate(program.tracks) if each.id == track)
    return match.game.state.values[index]


def test_an_override_asks_for_the_reason_and_is_told_to_the_seat() -> None:
    match = match_of("seoul")
    text = sat(
        match, "seoul", typed=("override trust.tokyo.seoul 61", "a card was misread", "ledger")
    )
    assert value(match, "trust.tokyo.seoul") == 61
    assert "Trust of Tokyo in Seoul stands at 61." in text
    assert "Override by Dr Kim: a card was misread" in plain(text)


def test_without_a_reason_nothing_is_done() -> None:
    match = match_of("seoul")
    text = sat(match, "seoul", typed=("override trust.tokyo.seoul 61", "", "pause", ""))
    assert text.count("A reason is needed. Nothing was changed.") == 2
    assert match.game.events == ()


def test_an_override_asks_for_what_is_missing() -> None:
    match = match_of("seoul")
    sat(match, "seoul", typed=("override", "pact", "notice", "announced"))
    assert match.view("seoul").ledger[-1].value == "notice"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("override pact 3", "The pact is one of active, notice, lapsed."),
        ("override trust.tokyo.seoul many", "takes a number from 0 to 100."),
        ("override nonsense 3", "“nonsense” is no track here"),
        ("replace mars", "“mars” is no seat here"),
        ("replace seoul nonsense", "is no decision here"),
        ("back 9", "You can go back to turn 1 only."),
        ("back soon", "You can go back to turn 1 only."),
        ("resume", "Play is not paused."),
        ("fork 5", "That line has turn 1 only."),
        ("fork", "From the opening of which turn (1; Enter leaves):"),
        ("timer soon", "The minutes are a whole number from 1 to 240; 0 for no timer."),
        ("timer 241", "a whole number from 1 to 240"),
        ("debrief 99", "Type debrief and a number from 1 to 10."),
        ("export", "export what?"),
    ],
)
def test_wrong_lines_get_sentences_and_change_nothing(line: str, told: str) -> None:
    match = match_of("seoul")
    text = sat(match, "seoul", typed=(line, "because"))
    assert told in plain(text)
    assert match.game.events == ()


@pytest.mark.parametrize(
    "line",
    [
        "override trust.tokyo.seoul 999",
        "override trust.tokyo.seoul",
        "override",
        "timer banana",
        "fork",
        "fork 9",
        "back 9",
        "replace",
        "bar mars",
        "explain nonsense",
    ],
)
def test_every_question_names_its_way_out_and_takes_help_and_other_words(line: str) -> None:
    match = match_of("seoul")
    text = plain(sat(match, "seoul", typed=(line, "help", "seats", line, "", "record")))
    asked = text.partition("Enter leaves everything as it was.")
    assert "Enter leaves)" in asked[0]
    assert "Seoul: orders are missing." in asked[2]
    assert text.count("Nothing was changed.") == 2
    assert text.count("You have changed nothing yet.") == 1
    assert match.game.events == ()


def test_a_reason_may_begin_with_any_word_and_quit_leaves_where_it_is_no_answer() -> None:
    match = match_of("seoul")
    sat(match, "seoul", typed=("override trust.tokyo.seoul 61", "record was broken"))
    assert value(match, "trust.tokyo.seoul") == 61
    text = sat(match, "seoul", typed=("override", "quit", "seats"))
    assert text.endswith("(left)\n")
    assert "Seoul: orders are missing." not in text


def test_the_facilitator_apart_may_give_the_keyboard_back_from_a_question() -> None:
    people = ("seoul", "tokyo")
    match = match_of(*people)
    text = sat(match, *people, typed=("facilitator", "timer banana", "players", "seoul"))
    assert "The keyboard is the players' again." in text


def test_an_event_is_put_to_the_table_and_read_as_a_card() -> None:
    match = match_of("seoul")
    lines = ("inject", "A leak", "In the papers.", "seoul", "approval.seoul -7", "to stir")
    text = sat(match, "seoul", typed=(*lines, "events"))
    assert [card.headline for card in match.view("seoul").cards][-1] == "A leak"
    assert all(card.headline != "A leak" for card in match.view("tokyo").cards)
    assert "The event is on the table of Seoul." in text
    assert "In the papers." in text.split("The event is on the table")[1]


def test_a_sealed_response_is_replaced_before_the_reveal() -> None:
    match = match_of("seoul")
    replaced = ("replace seoul", "1", "wait", "they meant to wait")
    text = sat(match, "seoul", typed=(*FIRST_TURN, *replaced, "reveal"))
    assert match.turn == 2
    assert "wait" in match.reasons(1)["seoul"].orders.responses.values()
    assert "All orders are in." in text


def test_a_missing_response_is_given_and_the_table_goes_on() -> None:
    match = match_of("seoul")
    sat(match, "seoul", typed=("replace seoul", "1", "wait", "no answer came", "reveal"))
    assert match.turn == 2


def test_a_pause_holds_the_orders_and_the_reveal() -> None:
    match = match_of("seoul")
    typed = (
        "pause",
        "coffee",
        *FIRST,
        "resume",
        "yes",
        "pause more coffee",
        "reveal",
        "resume",
        "reveal",
    )
    text = sat(match, "seoul", typed=typed)
    assert "Not taken: Play is paused: coffee." in text
    assert "Play is paused. resume lets it go on." in text
    assert match.turn == 2


def test_the_table_goes_back_and_asks_again() -> None:
    match = match_of("seoul")
    typed = (*FIRST, "reveal", "back", "a ruling was wrong", *FIRST, "reveal")
    text = sat(match, "seoul", typed=typed)
    assert text.count("Turn 1 of 2") == 2
    assert "The table is back at the opening of turn 1." in text
    assert match.turn == 2
    assert len(match.game.abandoned) == 1


@pytest.mark.parametrize(("seat", "own"), [("seoul", "10"), ("tokyo", "13")])
def test_a_team_is_told_its_own_time_and_the_facilitator_that_of_all(seat: str, own: str) -> None:
    lines = ("facilitator", "timer 10", "extend 3 tokyo 1", "timer", "record", "players")
    text = sat(match_of("seoul", "tokyo"), "seoul", "tokyo", typed=(*lines, seat, "timer", "timer"))
    host_told, _, told = text.partition("Discussion: 10 minutes left (10:00); Tokyo 13:00")
    assert "3 minutes more for Tokyo." in host_told
    assert "3 more minutes in this turn for Tokyo by Dr Kim" in plain(told)
    _, _, told = told.partition("): players")
    assert f"Discussion: {own} minutes left ({own}:00)." in told


def test_a_step_back_is_taken_back_and_the_turn_that_was_left_is_asked_again() -> None:
    match = match_of("seoul")
    text = sat(match, "seoul", typed=(*FIRST, "reveal", "back 1 1", "retract", "1", "record"))
    assert text.count("Turn 2 of 2") == 2
    assert "Taken back: Back to the opening of turn 1 from turn 2" in plain(text)
    assert "The step back to the opening of turn 1 taken back" in plain(text)
    assert (match.turn, len(match.game.abandoned)) == (2, 2)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("retract last 1", "It was a slip"),
        ("retract [{}] 1", "It was a slip"),
        ("retract {} they said so", "they said so"),
        ("retract last they said so", "they said so"),
    ],
)
def test_taking_back_is_one_line_with_its_reason(line: str, reason: str) -> None:
    match = match_of("seoul")
    white = Facilitator(match, "Dr Kim")
    assert white.override("trust.tokyo.seoul", 61, "misread") == ()
    entry = match.game.entries
    text = plain(sat(match, "seoul", typed=(line.format(entry), "record")))
    assert "Taken back: Trust of Tokyo in Seoul set to 61 by Dr Kim: Misread." in text
    assert host_table(match).doings()[-1].reason == reason


def test_a_number_alone_is_an_entry_and_never_a_reason() -> None:
    match = match_of("seoul")
    assert Facilitator(match, "Dr Kim").override("trust.tokyo.seoul", 61, "misread") == ()
    text = plain(sat(match, "seoul", typed=("retract 1", "")))
    assert "can't be taken back; what can, is entry" in text
    assert host_table(match).doings()[-1].kind == "override"


def test_after_the_end_the_table_can_go_back_and_end_again() -> None:
    match = match_of("seoul")
    game = (*FIRST, "reveal", *SECOND_TURN, "reveal")
    text = sat(match, "seoul", typed=(*game, "back 2", "once more", *SECOND_TURN, "reveal", ""))
    assert text.count("The end:") == 2
    assert match.over


def test_what_the_facilitator_types_is_hidden_before_a_seat_looks_again() -> None:
    people = ("seoul", "tokyo")
    match = match_of(*people)
    lines = ("facilitator", "override approval.tokyo 11", "a secret poll", "players", "seoul")
    text = sat(match, *people, typed=lines)
    hidden, _, shown = text.rpartition("\n" * 40)
    assert "a secret poll" in hidden
    assert "secret" not in shown


def test_without_a_facilitator_the_words_do_nothing_special() -> None:
    match = match_of("seoul")
    lines = ("pause", "override pact notice", "debrief", "export x.html", "fork 1")
    text = sat(match, "seoul", typed=lines, facilitating=False)
    assert match.game.events == ()
    assert "“pause” is no answer here" in text
    for word in ("debrief", "export", "fork"):
        assert f"{word} comes after the end of the game." in text


def test_after_the_end_everybody_gets_the_debrief_and_the_report() -> None:
    match = match_of("seoul")
    lines = ("debrief", "debrief 5", "export x.html", "lines", "nonsense", "help", "")
    text = sat(match, "seoul", typed=(*FIRST, *SECOND_TURN, *lines), facilitating=False)
    told = plain(text)
    assert "The decisions that mattered most" in told
    assert "The scores" in told
    assert "Exported x.html." in told
    assert "1. played to its end; the table is here" in told
    assert "That is no word here." in told
    assert "(left)" not in text


def test_after_the_end_one_can_play_on_from_any_turn() -> None:
    match = match_of("seoul")
    typed = (*FIRST, *SECOND_TURN, "fork 3", "", "fork 2", "as before")
    text = sat(match, "seoul", typed=typed, facilitating=False)
    assert "That line has turns 1 to 2." in text
    assert "(on from turn 2 of line 1)" in text


def test_playing_on_asks_who_plays_before_anything_is_begun() -> None:
    match = match_of("seoul")
    typed = (*FIRST, *SECOND_TURN, "fork 2", "", "fork", "2", "9", "mars", "tokyo")
    text = plain(sat(match, "seoul", typed=typed, facilitating=False))
    asked, _, again = text.partition("Say who plays. Nothing was changed.")
    assert "1. As before: Seoul" in asked
    assert "3. One person in the seat of Seoul" in asked
    assert "There is no answer 9" in again
    assert "“mars” is no seat here" in again
    assert "(on from turn 2 of line 1)" in again


def test_playing_on_is_a_match_of_its_own(home) -> None:
    typed = "\n".join(
        (*FIRST, *SECOND_TURN, "fork 2", "1", *SECOND_TURN, f"export {home / 'x.html'}", "", "")
    )
    done = ran(
        home, "play", HARBOUR, "--plain", "--seat", "seoul", "--bots", "all=historian", typed=typed
    )
    assert done.returncode == 0, done.stderr
    assert "This match goes on as" in done.stderr
    saves = sorted((home / "data" / "eleventh-hour" / "saves").glob("*.eleventh"))
    assert len(saves) == 2
    assert [verify(each).fault for each in saves] == ["", ""]


def test_the_command_facilitates_and_the_save_replays(home) -> None:
    lines = ("override pact notice", "said aloud", *FIRST, "reveal", *SECOND_TURN, "reveal", "")
    done = ran(
        home,
        *("play", HARBOUR, "--plain", "--seat", "seoul", "--bots", "all=historian"),
        *("--facilitator", "Dr Kim"),
        typed="\n".join(lines) + "\n",
    )
    assert done.returncode == 0, done.stderr
    (save,) = (home / "data" / "eleventh-hour" / "saves").glob("*.eleventh")
    assert verify(save).fault == ""
    told = ran(home, "report", "--kind", "after-action", save)
    assert "said aloud" in told.stdout.casefold()
    assert "Dr Kim" in told.stdout
    page = home / "report.html"
    assert ran(home, "report", save, "-o", page).returncode == 0
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_report_that_can_not_be_written_is_told(home) -> None:
    ran(home, "play", HARBOUR, "--auto")
    (save,) = (home / "data" / "eleventh-hour" / "saves").glob("*.eleventh")
    done = ran(home, "report", save, "-o", home / "nowhere" / "report.html")
    assert done.returncode == 1
    assert "could not be written" in done.stderr


def test_hostile_reasons_and_headlines_are_harmless() -> None:
    evil = "\x1b[2J\u202eowned\x07 [@click=app.quit]"
    match = match_of("seoul")
    white = Facilitator(match, evil)
    assert white.override("trust.tokyo.seoul", 61, evil) == ()
    assert white.inject(evil, evil, ["seoul"], {"approval.seoul": -3}, evil) == ()
    assert white.bar("seoul", next(iter(match.game.menu("seoul").decisions)), "wait", evil) == ()
    assert white.pause(evil) == ()
    typed = ("why", "ledger", "events", "wait", "1", "", "yes", "resume", "yes", "", "reveal")
    end = (*SECOND_TURN, "reveal", "debrief", "debrief 3", "debrief 5", "debrief 6", "lines", "")
    text = sat(match, "seoul", typed=(*typed, *end))
    assert RAW.search(text) is None
    assert "\\u{1b}[2J" in text


def test_after_the_end_the_words_that_tell_still_work() -> None:
    match = match_of("seoul")
    words = ("why", "why 1", "look", "ledger", "events", "briefing", "orders", "about 1", "save")
    text = sat(match, "seoul", typed=(*FIRST_TURN, *SECOND_TURN, *words), facilitating=False)
    after = plain(text[text.index("After the game:") :])
    for said in (
        "Why things moved since you last decided",
        "Why: ",
        "Where everything stands",
        "Turn 2 of 2",
        "Briefing for Seoul",
        "In the last turn you chose nothing.",
        "there is nothing to choose any more",
        "Everything that you committed or chose is saved",
    ):
        assert said in after
    assert "That is no word here" not in after


def test_an_override_beyond_the_scale_is_refused_before_the_reason_is_asked() -> None:
    text = sat(match_of("seoul"), "seoul", typed=("override trust.tokyo.seoul 200",))
    assert "takes a number from 0 to 100." in text
    assert "The reason, for the record" not in text


def test_a_match_played_on_says_when_its_first_turn_opened() -> None:
    match = match_of("seoul")
    assert "the first opens on 1 March 2021" in plain(sat(match, "seoul", typed=FIRST_TURN))
    assert "the first opens on 1 March 2021" in plain(sat(match, "seoul", typed=()))
