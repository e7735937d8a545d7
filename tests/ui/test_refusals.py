"""Every reason for which something is not taken: how it comes about, and the sentence for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import chdir
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path
from unittest.mock import patch

import pytest

from cases import bargain
from eleventh.bots import registry
from eleventh.bots.registry import assign
from eleventh.core.orders import Orders
from eleventh.core.prepared import Prepared
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.emit.python import build
from eleventh.lang.compile import compile_files
from eleventh.net.external.command import find_player
from eleventh.net.external.seating import seat_again
from eleventh.play.absences import explain_absence
from eleventh.play.facilitator import Facilitator
from eleventh.play.forking import fork
from eleventh.play.hosting import admit, extend_time, guard, host, provide
from eleventh.play.library import Library, Shelf
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh.play.predictions import Prediction
from eleventh.play.saves import find_save, last_played, new_journal
from eleventh.play.why import explain
from eleventh_ui.display.refusals import BARS, SENTENCES, describe_barred, describe_refusal
from house.tree import SOURCES, modules
from play.quarrel import FOLDER, HISTORY, SEATS, compiled, first_answers, noon, play, start

DECISION = "export_controls.seoul"

Trigger = Callable[[Path], object]
"""Does in a folder what is refused, and gives back the refusal or the refusals."""


def white(match: Match) -> Facilitator:
    return Facilitator(match, "Dr Kim")


def paused() -> Match:
    match = start()
    assert white(match).pause("coffee") == ()
    return match


def rested_on() -> object:
    """An answer that only an override has opened is all that bars have left to the seat."""
    name, plain = "scenario.yaml", compiled().files
    needs = b'why: The strongest card., needs: "approval.seoul >= 60",'
    found = compile_files({**plain, name: plain[name].replace(b"why: The strongest card.,", needs)})
    assert found.program is not None
    match = Match.start(build(found.program), {}, dict.fromkeys(SEATS, "human"), 7)
    assert white(match).override("approval.seoul", 70, "said") == ()
    opened = match.game.entries
    assert white(match).bar("seoul", DECISION, "wto_complaint", "so") == ()
    assert white(match).bar("seoul", DECISION, "wait", "so") == ()
    return white(match).retract(opened, "a slip")


def guarded() -> Match:
    match = start()
    assert guard(match, "open sesame") == ()
    return match


def answered() -> Match:
    match = start()
    assert white(match).replace("seoul", DECISION, "wait", "no answer came") == ()
    return match


def held_to_another() -> Match:
    match = answered()
    assert match.withdraw("seoul") == ()
    return match


def taken_out() -> Match:
    match = start()
    assert white(match).bar("seoul", DECISION, "wait", "the clock ran out") == ()
    return match


def sealed() -> Match:
    match = start()
    assert match.submit("seoul", first_answers(match.view("seoul"))) == ()
    return match


def after(track: str, value: float) -> Match:
    match = start()
    assert white(match).override(track, value, "to see") == ()
    return match


def bar_of(match: Match, initiative: str) -> object:
    return next(each.barred for each in match.view("seoul").initiatives if each.id == initiative)


def broken_doctrine(_: Path) -> object:
    theirs = EntryPoint("theirs", "no_such_package:doctrine", registry.GROUP)
    with patch.object(registry, "entry_points", lambda group, name: [theirs]):
        return assign(SEATS, ["seoul=theirs"])


def done_already(_: Path) -> object:
    match = start()
    while match.turn < 2:
        for seat in SEATS:
            orders = replace(first_answers(match.view(seat)), initiatives=("three_way_talks",))
            assert match.submit(seat, orders) == ()
        assert match.advance() == ()
    return bar_of(match, "three_way_talks")


def no_answer_left(_: Path) -> object:
    match, found = start(), ()
    for option in match.view("seoul").questions[0].options:
        found = white(match).bar("seoul", DECISION, option.id, "so") or found
    return found


def near_save(folder: Path) -> object:
    start(log=new_journal(folder, "quarrel", noon)).close()
    return find_save(folder, "quarel-2026-11-21-1")


def program_here(folder: Path) -> object:
    with chdir(folder):
        Path("player").touch()
        return assign(SEATS, ["all=exec:player"], find=find_player)


def program_there(folder: Path) -> object:
    with chdir(folder):
        Path("player").touch()
        return assign(SEATS, ["seoul=exec:./player now"], find=find_player)


def shelf() -> Library:
    return Library((Shelf("own", FOLDER),))


BOTH = ("quiet_channel.tokyo", "three_way_talks")
ASKED = Orders({DECISION: "wait"})
TRIGGERS: Mapping[RefusalCode, tuple[Trigger, str]] = {
    RefusalCode.NOT_ASKED: (
        lambda _: start().submit("seoul", Orders({"tea.seoul": "yes"})),
        "No decision 'tea.seoul' is put to you this turn. Only export_controls.seoul is "
        "put to you.",
    ),
    RefusalCode.UNKNOWN_RESPONSE: (
        lambda _: start().submit("seoul", Orders({DECISION: "surrender"})),
        "The decision export_controls.seoul has no response 'surrender'; it has "
        "wto_complaint, give_notice, wait.",
    ),
    RefusalCode.NO_SUCH_AMOUNT: (
        lambda _: bargain.start().submit("guest", Orders({"talks.guest": "ask@4.2"})),
        "'4.2' is no amount of ask: it takes 1 to 8 coins, in steps of 0.5.",
    ),
    RefusalCode.UNKNOWN_INITIATIVE: (
        lambda _: start().submit("seoul", replace(ASKED, initiatives=("quiet_channel.moscow",))),
        "You have no initiative 'quiet_channel.moscow'. You have quiet_channel.tokyo.",
    ),
    RefusalCode.UNANSWERED: (
        lambda _: start().submit("seoul", Orders()),
        "This decision still wants an answer: How does Seoul answer?",
    ),
    RefusalCode.TWICE: (
        lambda _: start().submit("seoul", replace(ASKED, initiatives=BOTH[:1] * 2)),
        "Open a quiet channel to Tokyo is ordered more than once.",
    ),
    RefusalCode.TOO_COSTLY: (
        lambda _: after("capital.seoul", 1).submit("seoul", replace(ASKED, initiatives=BOTH)),
        "That costs 3 of political capital in all; you have 1.",
    ),
    RefusalCode.DONE_ALREADY: (
        done_already,
        "Three-way talks: already done; it can be done once a game.",
    ),
    RefusalCode.NEEDS: (
        lambda _: bar_of(after("approval.seoul", 10), BOTH[0]),
        "Open a quiet channel to Tokyo: it needs Approval in Seoul at least 20. Now: "
        "Approval in Seoul 10.",
    ),
    RefusalCode.BEYOND_CAPITAL: (
        lambda _: bar_of(after("capital.seoul", 0), BOTH[0]),
        "Open a quiet channel to Tokyo: it costs 2 of political capital; you have 0.",
    ),
    RefusalCode.ANSWERED_FOR_YOU: (
        lambda _: held_to_another().submit("seoul", Orders({DECISION: "give_notice"})),
        "Give notice to the pact: the facilitator has answered for you: no answer came",
    ),
    RefusalCode.TAKEN_OUT: (
        lambda _: taken_out().submit("seoul", ASKED),
        "Wait: the facilitator has taken it out: the clock ran out",
    ),
    RefusalCode.NO_SEAT: (
        lambda _: start().submit("moscow", Orders()),
        "There is no seat 'moscow' at this table.",
    ),
    RefusalCode.NOT_YOURS: (
        lambda _: start(HISTORY).submit("seoul", ASKED),
        "The doctrine historian plays this seat.",
    ),
    RefusalCode.OVER: (lambda _: play(start()).submit("seoul", ASKED), "The game is over."),
    RefusalCode.STALE: (
        lambda _: start().submit("seoul", ASKED, 2),
        "These orders were made for turn 2; turn 1 is open now.",
    ),
    RefusalCode.PAUSED: (lambda _: paused().submit("seoul", ASKED), "Play is paused: coffee"),
    RefusalCode.SEALED: (
        lambda _: sealed().submit("seoul", ASKED),
        "Your orders are in already. Withdraw them to change them.",
    ),
    RefusalCode.NOT_SUBMITTED: (
        lambda _: start().withdraw("seoul"),
        "You have no orders in for this turn. What was revealed can be undone only for "
        "the whole table, by going back a turn.",
    ),
    RefusalCode.NO_SUCH_PREDICTION: (
        lambda _: start().predict("seoul", Prediction("up", 75)),
        "That can't be expected: your total or one of your objectives (stand_firm, be_trusted) "
        "goes up, down, or stands (same), or to a figure from 0 to "
        "100, and you are 50, 60, 70, 80, 90 or 95% sure.",
    ),
    RefusalCode.WAITING: (
        lambda _: sealed().advance(),
        "Orders are still missing from Washington and Tokyo.",
    ),
    RefusalCode.NOT_OVER: (
        lambda _: LocalTable(start()).record(),
        "What happened is told in full once the game is over.",
    ),
    RefusalCode.TURN_NOT_COME: (
        lambda _: explain(start().game, "pact", 9),
        "Turn 9 has not come; there is turn 1 only.",
    ),
    RefusalCode.NO_SUCH_TRACK: (
        lambda _: explain(start().game, "trust.seul.tokyo"),
        "There is no track 'trust.seul.tokyo'. Did you mean trust.seoul.tokyo?",
    ),
    RefusalCode.NO_SUCH_TOPIC: (
        lambda _: explain_absence(start().game, "quiet_chanel.tokyo", seat="seoul"),
        "'quiet_chanel.tokyo' is no answer or initiative that you are offered, and no rule that "
        "you know of. Did you mean quiet_channel.tokyo? Events and endings that stayed away are "
        "explained once the game is over.",
    ),
    RefusalCode.TURN_NOT_PLAYED: (
        lambda _: explain_absence(start().game, "launch", 2),
        "Turn 2 was not played; none was yet.",
    ),
    RefusalCode.NO_TURN_BACK: (lambda _: start().rewind(2), "You can go back to turn 1 only."),
    RefusalCode.NO_TURN_TO_FORK: (
        lambda _: fork(start().record, 2, "a save"),
        "You can play on from turn 1 only.",
    ),
    RefusalCode.NO_SUCH_LINE: (
        lambda _: fork(start().record, 1, "a save", line=2),
        "There is one line of play.",
    ),
    RefusalCode.OVER_GO_BACK: (
        lambda _: white(play(start())).pause("late"),
        "The game is over. Go back to a turn first.",
    ),
    RefusalCode.NO_WORDS: (lambda _: white(start()).pause(" "), "A reason is needed."),
    RefusalCode.TOO_LONG: (
        lambda _: white(start()).pause("x" * 1001),
        "The reason has 1001 characters; 1000 are enough.",
    ),
    RefusalCode.BAD_MINUTES: (
        lambda _: host(start(), minutes=241),
        "The minutes are a whole number from 1 to 240; 0 for no timer.",
    ),
    RefusalCode.NO_TIMER: (
        lambda _: extend_time(start(), ("seoul",), 2, "so"),
        "No timer runs; set the minutes for each turn first.",
    ),
    RefusalCode.NOTHING_SEALED: (
        lambda _: white(start()).inspect("seoul"),
        "No orders of that seat are sealed now.",
    ),
    RefusalCode.NOT_BARRED: (
        lambda _: white(start()).give_back("seoul", DECISION, "wait", "so"),
        "That response was not taken from the seat in this turn.",
    ),
    RefusalCode.NOTHING_TO_RETRACT: (
        lambda _: white(start()).retract(9, "so"),
        "That is nothing that can be taken back: only an override, an event, a response given or "
        "taken, or more time of this turn, and the last step back. What was done in earlier turns "
        "goes with a step back.",
    ),
    RefusalCode.RESTED_ON: (
        lambda _: rested_on(),
        "What was done later in this turn rests on it. Take that back first.",
    ),
    RefusalCode.WRONG_CODE: (
        lambda _: admit(guarded(), "close sesame"),
        "That is not the facilitator's code; nothing is shown.",
    ),
    RefusalCode.SHORT_CODE: (
        lambda _: guard(start(), "abc"),
        "A code has 4 to 64 characters.",
    ),
    RefusalCode.PAUSED_ALREADY: (lambda _: white(paused()).pause("tea"), "Play is paused already."),
    RefusalCode.NOT_PAUSED: (lambda _: white(start()).resume(), "Play is not paused."),
    RefusalCode.NOT_PUT_TO_SEAT: (
        lambda _: white(start()).replace("tokyo", DECISION, "wait", "so"),
        "No decision 'export_controls.seoul' is put to the seat this turn; there is none.",
    ),
    RefusalCode.ANSWERED_ALREADY: (
        lambda _: white(answered()).bar("seoul", DECISION, "wait", "so"),
        "You have answered export_controls.seoul for the seat already.",
    ),
    RefusalCode.NO_ANSWER_LEFT: (
        no_answer_left,
        "That would leave no answer that is open and free. Replace the response instead.",
    ),
    RefusalCode.NO_AUDIENCE: (
        lambda _: white(start()).inject("A leak", "", (), {}, "so"),
        "An event is for one or more of the seats washington, seoul, tokyo.",
    ),
    RefusalCode.DERIVED: (
        lambda _: white(start()).override("cohesion", 4, "so"),
        "Cohesion follows from trust.seoul.tokyo, trust.tokyo.seoul; change those instead.",
    ),
    RefusalCode.NO_SUCH_VALUE: (
        lambda _: white(start()).override("pact", "broken", "so"),
        "The pact is one of active, notice, lapsed.",
    ),
    RefusalCode.OUT_OF_BOUNDS: (
        lambda _: white(start()).override("trust.tokyo.seoul", 101, "so"),
        "Trust of Tokyo in Seoul takes a number from 0 to 100.",
    ),
    RefusalCode.NO_CHANGE: (
        lambda _: white(start()).override("pact", "active", "so"),
        "The pact stands there already.",
    ),
    RefusalCode.NO_MOVE: (
        lambda _: white(start()).inject("A leak", "", SEATS, {"approval.seoul": 0}, "so"),
        "Approval in Seoul would not move by that.",
    ),
    RefusalCode.NO_SUCH_SOURCE: (
        lambda _: white(start()).inject("A leak", "", SEATS, {}, "so", ["Z-99"]),
        "No source of this scenario is called 'Z-99'.",
    ),
    RefusalCode.TOO_MANY_PREPARED: (
        lambda _: provide(start(), [Prepared("A leak", "", SEATS, (), "so")] * 101),
        "At most 100 prepared events can be at hand; take some out of the file.",
    ),
    RefusalCode.NOT_A_PLAYER: (
        lambda _: assign(SEATS, ["historian"]),
        "'historian' names no player: write seat=doctrine.",
    ),
    RefusalCode.UNKNOWN_SEAT: (
        lambda _: assign(SEATS, ["soul=historian"]),
        "There is no seat 'soul'; there are washington, seoul, tokyo, all. Did you mean 'seoul'?",
    ),
    RefusalCode.UNKNOWN_DOCTRINE: (
        lambda _: assign(SEATS, ["seoul=historan"]),
        "There is no doctrine 'historan'; there are historian, opponent, random. Did "
        "you mean 'historian'?",
    ),
    RefusalCode.BROKEN_DOCTRINE: (
        broken_doctrine,
        "The doctrine 'theirs' can't be used: No module named 'no_such_package'.",
    ),
    RefusalCode.PROGRAM_ELSEWHERE: (
        lambda _: assign(SEATS, ["seoul=exec:./my_player"]),
        "'exec:./my_player': a program can play a match (eleventh play, eleventh.Match), and "
        "nothing that plays many games.",
    ),
    RefusalCode.NO_COMMAND: (
        lambda _: assign(SEATS, ["seoul=exec:'./my_player"], find=find_player),
        "\"exec:'./my_player\" names no program: write exec:PATH, or exec:'PATH ARGUMENT', with "
        "every quotation mark closed.",
    ),
    RefusalCode.NO_PROGRAM: (program_here, "There is no program 'player'. Did you mean ./player?"),
    RefusalCode.NOT_EXECUTABLE: (
        program_there,
        "'./player' may not be executed: chmod +x allows it, or name what runs it, as in "
        "exec:'python3 PATH'.",
    ),
    RefusalCode.NOT_A_PROGRAMS_SEAT: (
        lambda _: seat_again(HISTORY, ["seoul=opponent"], describe_refusal, 1.0),
        "The player of 'seoul' is historian, as when the match was begun; only a seat that a "
        "program played is named again.",
    ),
    RefusalCode.NO_SCENARIO: (
        lambda _: shelf().find("zzz"),
        "There is no scenario 'zzz'. `eleventh list` shows those there are.",
    ),
    RefusalCode.NOT_A_SCENARIO: (
        lambda folder: shelf().find(str(folder)),
        "{folder} holds no scenario.yaml.",
    ),
    RefusalCode.NO_SAVE: (
        near_save,
        "There is no saved match 'quarel-2026-11-21-1' in {folder}. Did you mean "
        "quarrel-2026-11-21-1?",
    ),
    RefusalCode.NO_SAVES_YET: (
        lambda folder: last_played(folder),
        "There is no saved match in {folder} yet.",
    ),
    RefusalCode.NOTHING_TO_RESUME: (
        lambda folder: find_save(folder),
        "There is no unfinished match in {folder} in which a person has a seat.",
    ),
}


@pytest.mark.parametrize("code", RefusalCode)
def test_every_code_comes_about_and_has_its_sentence(code: RefusalCode, tmp_path: Path) -> None:
    trigger, said = TRIGGERS[code]
    given = trigger(tmp_path)
    refused = given if isinstance(given, tuple) else (given,)
    told = [describe_refusal(each) for each in refused if each.code is code]
    assert said.replace("{folder}", str(tmp_path)) in told


def test_there_is_a_sentence_for_every_code_and_for_nothing_else() -> None:
    assert set(SENTENCES) == set(RefusalCode)
    assert set(SENTENCES) > BARS


def test_a_long_word_is_cut_where_it_is_said_again() -> None:
    told = describe_refusal(Refusal(RefusalCode.NO_SEAT, {"wanted": "y" * 70}))
    assert told == f"There is no seat '{'y' * 60}…' at this table."


def test_beside_its_choice_a_bar_is_told_without_the_title() -> None:
    bar = bar_of(after("approval.seoul", 10), BOTH[0])
    assert isinstance(bar, Refusal)
    assert describe_barred(bar) == (
        "it needs Approval in Seoul at least 20. Now: Approval in Seoul 10."
    )


def test_a_status_that_bars_a_choice_is_told_by_its_name() -> None:
    data = {
        "title": "Go",
        "needs": "the pact active",
        "tracks": ("Pact",),
        "values": ("on_notice",),
        "kinds": ("status",),
        "lows": (0.0,),
        "highs": (2.0,),
    }
    told = describe_barred(Refusal(RefusalCode.NEEDS, data))
    assert told == "it needs the pact active. Now: Pact on notice."


def test_a_number_that_bars_a_choice_is_told_on_its_own_scale() -> None:
    data = {
        "title": "Go",
        "needs": "more",
        "tracks": ("Nerve", "Share"),
        "values": (0.25, 0.5),
        "kinds": ("score", "score"),
        "lows": (0.0, 0.0),
        "highs": (5.0, 1.0),
    }
    told = describe_barred(Refusal(RefusalCode.NEEDS, data))
    assert told == "it needs more. Now: Nerve 0.25, Share 50%."


def test_where_nothing_is_asked_or_open_the_sentence_says_so() -> None:
    asked = Refusal(RefusalCode.NOT_ASKED, {"wanted": "tea", "known": ()})
    assert describe_refusal(asked).endswith("No decision is put to you.")
    own = Refusal(RefusalCode.UNKNOWN_INITIATIVE, {"wanted": "tea", "known": ()})
    assert describe_refusal(own).endswith("You have none this turn.")


def test_many_initiatives_are_counted_and_those_of_the_same_kind_told() -> None:
    known = (*(f"tea.{number}" for number in range(9)), "talks")
    refusal = Refusal(RefusalCode.UNKNOWN_INITIATIVE, {"wanted": "tea.x", "known": known})
    told = describe_refusal(refusal)
    assert told.endswith("You have tea.0, tea.1, tea.2, tea.3, tea.4, tea.5 and 3 more.")


def test_braces_in_what_was_typed_are_no_template() -> None:
    assert describe_refusal(Refusal(RefusalCode.NO_SEAT, {"wanted": "{0.__class__}"})) == (
        "There is no seat '{0.__class__}' at this table."
    )


def test_refusals_are_made_in_the_engine_by_code_and_worded_in_one_file() -> None:
    with_words = re.compile(r"Refusal\(\s*[\"']|Refusal\(\s*RefusalCode\.\w+,\s*f?[\"']")
    found = [path.name for path in modules(*SOURCES) if with_words.search(path.read_text("utf-8"))]
    assert found == []
