"""Events that an author has prepared: whatever the table would refuse is told before anybody plays,
and only the facilitator learns of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.core.prepared import Prepared, PreparedEffect
from eleventh.core.program import Program
from eleventh.emit.python import build
from eleventh.lang.compile import Compiled, compile_files
from eleventh.lang.problems.render.short import render_short_line
from eleventh.lang.stored.columns import pack, unpack
from eleventh.net.wire import decode, encode
from eleventh.play.host_view import HostView
from eleventh.play.local import LocalFacilitatorTable
from eleventh.play.match import Match
from secrecy.told import tell_all

BASE = (Path(__file__).parent / "base/scenario.yaml").read_text("utf-8")
PREPARED = """prepared:
  - headline: A cable leaks
    text: It names a price.
    seats: [tokyo, seoul]
    effects: {trust.tokyo.seoul: -4, pact: notice}
    reason: The talk has run dry.
  - {headline: A summit is called, reason: Nobody talks.}
"""


def read(prepared: str) -> Compiled:
    return compile_files({"scenario.yaml": (BASE + prepared).encode()})


def program_of(prepared: str) -> Program:
    found = read(prepared)
    assert found.program is not None, found.problems
    assert not found.problems
    return found.program


def begin(prepared: str) -> Match:
    program = program_of(prepared)
    people = {seat.id: "human" for seat in program.seats}
    return Match.start(build(program), {"scenario.yaml": (BASE + prepared).encode()}, people, 7)


def test_a_prepared_event_says_what_is_put_to_whom() -> None:
    leak, summit = program_of(PREPARED).prepared
    effects = (PreparedEffect("trust.tokyo.seoul", -4.0, ""), PreparedEffect("pact", 0.0, "notice"))
    assert leak == Prepared(
        "A cable leaks", "It names a price.", ("seoul", "tokyo"), effects, "The talk has run dry."
    )
    assert summit.seen_by == ("washington", "seoul", "tokyo")
    assert (summit.text, summit.effects) == ("", ())


def test_all_is_everybody() -> None:
    (event,) = program_of("prepared: [{headline: A, seats: all, reason: B}]\n").prepared
    assert event.seen_by == ("washington", "seoul", "tokyo")


def test_a_stored_program_keeps_them() -> None:
    program = program_of(PREPARED)
    assert unpack(Program, pack(Program, program)) == program


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("[tokyo, seoul]", "[tokyo, seul]", "E061 "),
        ("[tokyo, seoul]", "[pyongyang]", "E064 `pyongyang` has no seat at this table"),
        ("trust.tokyo.seoul", "trst.tokyo.seoul", "E062 There is no track called"),
        ("trust.tokyo.seoul", "cohesion", "E070 `cohesion` follows from other tracks"),
        ("-4", "-101", "E072 This moves `trust.tokyo.seoul` by more than it can move (100)"),
        ("-4", "0", "E072 This does not move `trust.tokyo.seoul`: 0 is no step of it"),
        ("-4", "less", "E071 `trust.tokyo.seoul` is moved by a number, not by `less`"),
        ("notice", "notce", "E071 `pact` has no value `notce`"),
        ("pact: notice", "pact: 1", "E071 `pact` has no value `1`"),
        ("A cable leaks", "x" * 201, "E036 `headline` has at most 200 characters, not 201"),
        ("It names a price.", "x" * 4001, "E036 `text` has at most 4000 characters"),
        ("The talk has run dry.", "x" * 1001, "E036 `reason` has at most 1000 characters"),
        ("reason: The talk", "why: The talk", "E030 `why` is not a key of a prepared event"),
        (", reason: Nobody talks.", "", "E031 "),
    ],
)
def test_what_a_table_would_refuse_is_told_to_the_author(right: str, wrong: str, told: str) -> None:
    assert right in PREPARED
    problems = read(PREPARED.replace(right, wrong, 1)).problems
    found = [render_short_line(each).partition(": ")[2] for each in problems]
    assert any(each.startswith(told) for each in found), found


def test_the_facilitator_is_told_of_them_over_a_wire_too() -> None:
    seen = LocalFacilitatorTable(begin(PREPARED)).look_over()
    assert len(seen.prepared) == 2
    assert decode(encode(seen), HostView) == seen


@pytest.mark.parametrize("seat", ["washington", "seoul", "tokyo"])
def test_no_seat_is_told_of_what_is_prepared(seat: str) -> None:
    one, other = begin(PREPARED), begin(PREPARED.replace("A cable leaks", "Nothing of the kind"))
    assert [each.headline for each in LocalFacilitatorTable(one).look_over().prepared] == [
        "A cable leaks",
        "A summit is called",
    ]
    told = [
        tell_all(match, seat).replace(match.game.adjudicator.program.hash.encode(), b"")
        for match in (one, other)
    ]
    assert told[0] == told[1]
    assert b"summit" not in told[0]
