"""Names by reader: each seat is told its own words, everybody else the neutral ones."""

from __future__ import annotations

import json
from typing import ClassVar

import pytest

from cases.bargain import ASKED, FOLDER, TEXT, start, table
from eleventh.core.orders import Orders
from eleventh.core.reader_names import ReaderName
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.lab.debrief import debrief
from eleventh.lang.compile import compile_files, summarise_path
from eleventh.lang.problems.render.short import render_short_line
from eleventh.net.external import player
from eleventh.net.external.command import ProgramCommand
from eleventh.play.facilitator import Facilitator
from eleventh.play.local import LocalFacilitatorTable, LocalTable
from eleventh.play.match import Match
from eleventh.play.wording import Wording
from eleventh_ui.display.refusals import describe_refusal
from secrecy.told import tell_all

NEUTRAL, OF_GUEST, OF_HOST = "Fort Anna/Port Benno", "Fort Anna", "Port Benno"


def alone(seat: str) -> Match:
    others = {"guest": "host", "host": "guest"}
    return start(**{others[seat]: "historian"})


def test_a_program_holds_neutral_words_and_those_of_each_seat() -> None:
    program = table().program
    words = (("guest", OF_GUEST), ("host", OF_HOST))
    assert program.names == (ReaderName("harbour", NEUTRAL, words),)
    assert program.injects[0].headline == f"Talks about {NEUTRAL} begin"
    assert program.endings[-1].text == f"{NEUTRAL} stays half empty."
    assert NEUTRAL in program.synopsis
    assert "{name." not in repr(program)


@pytest.mark.parametrize(("seat", "own"), [("guest", OF_GUEST), ("host", OF_HOST)])
def test_who_plays_alone_reads_the_words_of_its_seat(seat: str, own: str) -> None:
    told = LocalTable(alone(seat))
    view = told.view(seat)
    assert view.cards[0].headline == f"Talks about {own} begin"
    assert next(each.title for each in view.readings if each.id == "goodwill").endswith(own)
    assert own in told.printed.synopsis
    assert view is told.view(seat), "what did not change is not told anew"
    other = OF_HOST if own == OF_GUEST else OF_GUEST
    assert other not in repr(view)
    assert NEUTRAL not in repr((view, told.printed, told.topics(seat), told.courses(seat)))


@pytest.mark.parametrize(("seat", "own"), [("guest", OF_GUEST), ("host", OF_HOST)])
def test_no_answer_to_a_seat_has_words_of_another(seat: str, own: str) -> None:
    match = alone(seat)
    told = tell_all(match, seat).decode()  # and what a program in the seat is sent
    assert own in told
    assert NEUTRAL not in told


class Listener:
    """A program that keeps what it is sent, and answers first wrongly, then with nothing."""

    heard = ""
    sent: ClassVar[list[str]] = []

    def __init__(self, words: object) -> None:
        self.sent.clear()

    def send(self, message: bytes) -> None:
        self.sent.append(message.decode())

    def read_line(self, deadline: float, left: object) -> bytes:
        wrong = {"ask": 1, "orders": {"initiatives": [NEUTRAL]}}
        return json.dumps(wrong if len(self.sent) == 2 else {"ask": 1, "orders": {}}).encode()

    def end(self) -> None:
        pass


def test_a_program_in_a_seat_reads_the_words_of_the_seat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player, "ProgramProcess", Listener)
    match, program = alone("guest"), table().program
    command = ProgramCommand(("listener",))
    guest = player.ProgramPlayer(command, program, "guest", 9.0, describe_refusal, lambda: False)
    guest.order(match.view("guest"), lambda orders: match.refusals("guest", orders))
    hello, turn, *refused = Listener.sent
    assert OF_GUEST in hello
    assert f"Talks about {OF_GUEST} begin" in turn
    assert refused
    assert NEUTRAL not in "".join(Listener.sent)


def test_where_several_read_or_somebody_hosts_all_read_neutral_words() -> None:
    several = LocalTable(start())
    assert several.view("guest").cards[0].headline == f"Talks about {NEUTRAL} begin"
    assert NEUTRAL in several.printed.synopsis
    match = alone("guest")
    hosted = LocalFacilitatorTable(match)
    assert NEUTRAL in repr(hosted.look_over())
    assert NEUTRAL in repr(hosted.all_topics())
    assert Facilitator(match, "White cell").pause("tea") == ()
    assert NEUTRAL in repr(hosted.view("guest"))


def test_debriefs_records_and_lists_are_neutral() -> None:
    match = start("historian", "historian")
    while not match.over:
        assert match.advance() == ()
    found = repr(debrief(match.record))
    assert NEUTRAL in found
    assert OF_GUEST not in found.replace(NEUTRAL, "").replace(f"wants {OF_GUEST}", "")
    summary = summarise_path(FOLDER)
    assert summary.errors == 0


def test_private_texts_may_be_of_their_side_and_others_may_not() -> None:
    found = compile_files({"scenario.yaml": TEXT.encode()})
    assert found.problems == ()
    wrong = TEXT.replace("text: The envoy waits.", "text: The envoy waits at Fort Anna.")
    told = [
        render_short_line(each)
        for each in compile_files({"scenario.yaml": wrong.encode()}).problems
    ]
    assert [each.partition(" ")[2] for each in told] == [
        "W095 `Fort Anna` is what Guest says, and all read this"
    ]
    for right in ("at “Fort Anna”", "at Fort Anna/Port Benno", "at Fort Annabel"):
        fine = wrong.replace("at Fort Anna", right)
        assert compile_files({"scenario.yaml": fine.encode()}).problems == ()


def test_what_a_seat_may_not_know_changes_no_word_that_it_is_told() -> None:
    told = []
    for amount in ("ask@2", "ask@8"):
        match = start()
        assert match.submit("guest", Orders({ASKED: amount})) == ()
        told.append(tell_all(match, "host"))
    assert told[0] == told[1]


def test_ids_codes_and_parts_of_words_are_left() -> None:
    wording = Wording(table().program, "guest")
    refusal = Refusal(RefusalCode.NOT_ASKED, {"wanted": NEUTRAL, "known": ("a", f"x{NEUTRAL}")})
    told = wording.tell(refusal)
    assert told.code is RefusalCode.NOT_ASKED
    assert told.data == {"wanted": OF_GUEST, "known": ("a", f"x{NEUTRAL}")}
    plain = ("nothing", 3, None)
    assert wording.tell(plain) is plain
