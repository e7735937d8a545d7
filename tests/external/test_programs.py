"""A program plays a seat: what it orders is played, what it says is kept, and whatever it does
instead ends in a sentence and in a game that goes on."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from eleventh.bots.reasons import Lapse, ReasonCode
from eleventh.core.orders import Orders
from eleventh.core.refusals import Refusal
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from eleventh.net.external.seating import seat_players
from eleventh.play.external import LeftTable
from eleventh.play.facilitator import Facilitator
from eleventh.play.match import Match
from eleventh.play.seat_views import notices
from eleventh_ui.display.notices import describe_notice
from eleventh_ui.display.refusals import describe_refusal
from external.seats import PATIENCE, SHORT, begin, command, lapses, play, seat
from games import ROOT
from portions import portion

EXAMPLE = ROOT / "docs" / "example_player.py"


def is_alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    told = Path(f"/proc/{number}/stat")  # where there is none, the dead are soon buried
    return not told.exists() or told.read_text().rpartition(")")[2].split()[0] != "Z"


def given(match: Match, turn: int) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """What Seoul ordered in a turn, and its reasons, by what they are about."""
    sealed = match.reasons(turn)["seoul"]
    said = [(each.decision or each.choice, str(each.data.get("text"))) for each in sealed.reasons]
    return dict(sealed.orders.responses), said


def test_what_a_program_orders_is_played_and_its_reasons_are_kept() -> None:
    match = play(command("well"))
    assert lapses(match) == [None] * 3
    assert match.players["seoul"] == f"exec:{Path(sys.executable).name}"
    orders, said = given(match, 1)
    assert orders == {"export_controls.seoul": "wait"}
    assert said == [("export_controls.seoul", "turn 1, export_controls.seoul")]
    assert {each.code for turn in (1, 2, 3) for each in match.reasons(turn)["seoul"].reasons} <= {
        ReasonCode.SAID
    }


def test_an_answer_in_pieces_and_one_with_more_behind_it_are_taken() -> None:
    for behaviour in ("pieces", "more"):
        match = play(command(behaviour))
        assert lapses(match) == [None] * 3
        assert given(match, 1)[0] == {"export_controls.seoul": "wait"}


def test_a_reason_may_be_about_the_orders_as_a_whole() -> None:
    assert given(play(command("whole")), 1)[1] == [("", "It keeps its word.")]


def test_reasons_are_cut_and_made_printable() -> None:
    ((_, text),) = given(play(command("tells_all")), 1)[1]
    assert len(text) == 500
    assert text.isprintable()
    assert text.startswith("\ufffd\ufffd[31mxxx")


def test_a_refusal_teaches_and_the_next_answer_is_taken() -> None:
    match = play(command("learns"))
    assert lapses(match) == [None] * 3


FAILING = {
    "late": Lapse.LATE,
    "deaf": Lapse.LATE,
    "dead": Lapse.GONE,
    "dies": Lapse.GONE,
    "garbage": Lapse.REFUSED,
    "no_text": Lapse.REFUSED,
    "wrong": Lapse.REFUSED,
    "endless": Lapse.FLOODED,
    "stale": Lapse.FLOODED,
    "errors": Lapse.FLOODED,
    "shuts_out": Lapse.GONE,
}
SLOW = {"late", "deaf"}


@pytest.mark.parametrize("behaviour", FAILING)
def test_a_program_that_fails_is_stood_in_for_and_the_table_is_told(behaviour: str) -> None:
    match = play(command(behaviour), SHORT if behaviour in SLOW else PATIENCE)
    assert match.over
    assert lapses(match) == [FAILING[behaviour]] * len(match.game.revealed)
    assert given(match, 1)[0] == {"export_controls.seoul": "wto_complaint"}
    told = [describe_notice(each) for each in notices(match.game, "tokyo")]
    assert len(told) == len(match.game.revealed) == 3
    assert told[0].startswith("The program that plays Seoul ")
    assert told[0].endswith("The first answers that were open stand in for its orders of turn 1.")
    assert notices(match.game) == ()


def test_a_program_that_closes_its_input_is_late_or_gone() -> None:
    match = play(command("shuts_in"), SHORT)
    assert set(lapses(match)) <= {Lapse.LATE, Lapse.GONE}


def test_the_last_words_of_a_program_stand_beside_its_lapse() -> None:
    (reason, *_) = play(command("dies")).reasons(1)["seoul"].reasons
    assert reason.data["heard"] == "Traceback: the model  has gone"
    (reason, *_) = play(command("dead")).reasons(1)["seoul"].reasons
    assert reason.data["heard"] == "no such model"


def test_what_can_not_be_executed_after_all_is_stood_in_for(tmp_path: Path) -> None:
    program = tmp_path / "player"
    program.write_bytes(b"\x7fELF and nothing more")
    program.chmod(0o755)
    assert lapses(play(f"exec:{program}")) == [Lapse.NOT_STARTED] * 3


@pytest.mark.parametrize("where", portion(["first_hour", "gsomia_2019"], "first_hour".__eq__))
def test_the_example_plays_every_shipped_scenario_in_all_seats(where: str) -> None:
    program = compile_path(ROOT / "scenarios" / where).program
    assert program is not None
    players = {each.id: f"exec:{EXAMPLE}" for each in program.seats}
    seating = seat_players(players, describe_refusal, PATIENCE)
    assert not isinstance(seating, Refusal)
    match = Match.start(build(program), {}, seating.players, 3, guests=seating.guests)
    while not match.over:
        assert match.advance() == ()
    match.close()
    assert all(lapse is None for each in players for lapse in lapses(match, each))
    assert set(match.players.values()) == {"exec:example_player.py"}
    said = [each for turn in match.game.revealed for seat in turn.values() for each in seat.reasons]
    assert said
    assert all("open answers" in str(each.data["text"]) for each in said)


def at_gsomia(behaviours: str, seconds: float) -> list[Lapse | None]:
    """How Seoul fared, whose program behaves in each turn as the list says."""
    program = compile_path(ROOT / "scenarios" / "gsomia_2019").program
    assert program is not None
    players = {each.id: "historian" for each in program.seats} | {"seoul": command(behaviours)}
    seating = seat_players(players, describe_refusal, seconds)
    assert not isinstance(seating, Refusal)
    match = Match.start(build(program), {}, seating.players, 3, guests=seating.guests)
    while not match.over:
        assert match.advance() == ()
    match.close()
    return list(lapses(match))


TAUGHT = [None, None, Lapse.REFUSED]


@pytest.mark.slow
def test_one_that_is_well_wrong_dead_and_endless_in_turn_is_given_up_in_the_end() -> None:
    found = at_gsomia("well,learns,garbage,dies,endless,shuts_out", PATIENCE)
    failing = [Lapse.GONE, Lapse.FLOODED, Lapse.GONE]
    expected = [*TAUGHT, *failing]
    assert len(found) > len(expected)
    assert found == [*expected, *[Lapse.GIVEN_UP] * (len(found) - len(expected))]


@pytest.mark.slow
def test_one_that_is_also_late_is_killed_and_started_anew() -> None:
    found = at_gsomia("well,learns,garbage,late,learns,late,well,late", 10.0)
    expected = [*TAUGHT, Lapse.LATE, None, Lapse.LATE, None, Lapse.LATE]
    assert len(found) > len(expected)
    assert found == [*expected, *[Lapse.GIVEN_UP] * (len(found) - len(expected))]


def test_a_program_and_its_children_are_killed_when_the_table_is_left(tmp_path: Path) -> None:
    numbers = tmp_path / "numbers"
    match = begin(seat(command("leaves_child", numbers)))
    assert match.advance() == ()
    started = [int(each) for each in numbers.read_text().split()]
    assert len(started) == 2
    assert all(map(is_alive, started))
    match.close()
    waited = time.monotonic() + PATIENCE
    while any(map(is_alive, started)) and time.monotonic() < waited:
        time.sleep(0.01)
    assert not any(map(is_alive, started))


def test_the_end_of_the_game_ends_a_program_that_holds_on(tmp_path: Path) -> None:
    numbers = tmp_path / "numbers"
    match = begin(seat(command("leaves_child", numbers)))
    while not match.over:
        assert match.advance() == ()
    started = [int(each) for each in numbers.read_text().split()]
    waited = time.monotonic() + PATIENCE
    while any(map(is_alive, started)) and time.monotonic() < waited:
        time.sleep(0.01)
    assert not any(map(is_alive, started))
    match.close()


def test_whoever_leaves_does_not_wait_and_the_turn_is_still_open() -> None:
    seating = seat(command("late"), PATIENCE * 10)
    match = begin(seating)
    with pytest.raises(LeftTable, match="still open"):  # noqa: PT012 - or it could come before
        threading.Timer(0.2, seating.leave).start()
        match.advance()
    assert (match.turn, match.game.revealed, match.record.events[1:]) == (1, (), ())
    match.close()


def test_an_interrupt_while_a_program_thinks_changes_nothing() -> None:
    match = begin(seat(command("late"), PATIENCE * 10))
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012 - or it could come before
        threading.Timer(0.2, lambda: signal.raise_signal(signal.SIGINT)).start()
        match.advance()
    assert (match.turn, match.record.events[1:]) == (1, ())
    match.close()


def test_after_a_step_back_a_program_is_asked_again_also_after_the_end() -> None:
    match = begin(seat(command("well")))
    while not match.over:
        assert match.advance() == ()
    assert match.rewind(1) == ()
    assert match.advance() == ()
    match.close()
    assert lapses(match) == [None]


def test_a_program_has_no_shell_and_little_of_our_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ELEVENTH_SECRET", "of somebody else")
    kept = tmp_path / "kept"
    play(command("environment", kept, "$HOME; touch x", "*"))
    environment, arguments = json.loads(kept.read_text())
    assert arguments == ["$HOME; touch x", "*"]
    assert "ELEVENTH_SECRET" not in environment
    assert set(environment) <= {
        "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR"
    }  # fmt: skip


@pytest.mark.parametrize("behaviour", ["well", "dead"])
def test_a_response_that_the_facilitator_gives_stands_whatever_a_program_does(
    behaviour: str,
) -> None:
    match = begin(seat(command(behaviour)))
    white = Facilitator(match, "Dr Kim")
    assert white.replace("seoul", "export_controls.seoul", "give_notice", "no answer came") == ()
    assert match.advance() == ()
    match.close()
    assert given(match, 1)[0] == {"export_controls.seoul": "give_notice"}


def test_nobody_may_order_for_a_program() -> None:
    match = begin(seat(command("well")))
    (refused,) = match.submit("seoul", Orders())
    assert describe_refusal(refused) == f"The program {match.players['seoul'][5:]} plays this seat."
    assert "seoul" in match.submitted()
    match.close()
