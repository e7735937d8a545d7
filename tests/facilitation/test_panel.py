"""The pages of the facilitator's panel: what one face tells, the other tells in the same words."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from eleventh.play.facilitator import Facilitator
from eleventh.play.hosting import host
from eleventh.play.match import Match
from eleventh_ui.display.facilitation.acts import RETRACT
from eleventh_ui.display.facilitation.panel import (
    NOTHING,
    describe_missing,
    describe_postings,
    describe_record,
    describe_unsealed,
    put_responses,
    sealed_parts,
    seat_states,
)
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.facilitator import WhiteCell
from eleventh_ui.plain.panel import say_seats
from eleventh_ui.tui.drawing.panel import about, entries
from eleventh_ui.tui.drawing.rows import text_of
from facilitation.attempts import DECISION, PACT, TRUST
from tables import host_table
from tui.rooms import first_answers
from ui.sitting import match_of

WIDE = 100
PEOPLE = ("seoul", "tokyo")


def begun() -> Match:
    """A game in which nobody has done anything."""
    return match_of(*PEOPLE)


def meddled() -> Match:
    """Seoul has sealed, and the facilitator has done one thing of each kind."""
    match = match_of(*PEOPLE)
    assert match.submit("seoul", first_answers(match, "seoul")) == ()
    white = Facilitator(match, "Dr Kim")
    assert white.override(TRUST, 61, "misread") == ()
    assert white.inject("A leak", "", ["seoul"], {PACT: "notice"}, "to stir") == ()
    assert white.replace("seoul", DECISION, "wait", "said aloud") == ()
    return match


def ended() -> Match:
    """A game at its end."""
    match = match_of(*PEOPLE)
    while not match.over:
        for seat in match.waiting():
            assert match.submit(seat, first_answers(match, seat)) == ()
        assert match.advance() == ()
    return match


def in_words(match: Match, *words: str) -> str:
    """What the facilitator's words tell."""
    sink = io.StringIO()
    console = Console(None, sink, WIDE)
    table = host_table(match)
    say_seats(console, table, orders=True)
    cell = WhiteCell(console, table)
    assert all(cell.given(word) for word in words)
    return " ".join(sink.getvalue().split())


def on_screen(match: Match) -> str:
    """What the pages tell, and the texts about each of their entries."""
    told = list[str]()
    for page in ("seats", "responses", "tracks", "ledger"):
        found = entries(host_table(match), page, WIDE)
        for each in found:
            told += text_of((each.row, *each.below))
        for id in [each.id for each in found] or [""]:
            told += text_of(about(host_table(match), page, id, WIDE))
    return " ".join(" ".join(told).split())


def facts(match: Match) -> list[str]:
    """All that a facilitator is told of seats, responses and the record."""
    table = host_table(match)
    found = [part for seat in seat_states(table) for part in sealed_parts(table, seat.id)]
    put = put_responses(table)
    return [
        *(f"{each.title}: {each.state}" for each in seat_states(table)),
        *(part.told for part in found),
        *(part.question for part in found),
        *(text for each in put for text in (each.title, each.state, each.ask, each.bar)),
        *(each.told for each in describe_record(table)),
        *describe_postings(table),
    ]


@pytest.mark.parametrize("stand", [begun, meddled, ended])
def test_both_faces_tell_the_same_of_seats_responses_and_the_record(
    stand: Callable[[], Match],
) -> None:
    match = stand()
    words, screen = in_words(match, "responses", "tracks", "record"), on_screen(match)
    for fact in facts(match):
        assert fact in words, fact
        assert fact in screen, fact
    for page in ("responses", "ledger"):
        assert (NOTHING[page] in words) == (NOTHING[page] in screen)


def test_nothing_that_is_sealed_stands_in_what_everybody_may_read() -> None:
    table = host_table(meddled())
    told = " ".join(each.state for each in seat_states(table)) + describe_missing(table)
    for part in sealed_parts(table, "seoul"):
        assert part.told not in told


def test_a_seat_that_sealed_nothing_is_told_by_how_it_orders() -> None:
    table = host_table(meddled())
    assert describe_unsealed(table, "tokyo") == "Tokyo has sealed no orders."
    assert describe_unsealed(table, "washington") == "It orders when the turn is revealed."
    assert describe_missing(table) == "Orders are missing from Tokyo."
    assert describe_unsealed(host_table(ended()), "washington") == "The game is over."


def test_what_was_done_is_in_the_record_with_its_postings() -> None:
    table = host_table(meddled())
    assert [each.turn for each in describe_record(table)] == [1, 1, 1]
    assert [told.partition(". ")[0] for told in describe_postings(table)] == [
        "Turn 1, Trust of Tokyo in Seoul: 50 to 61",
        "Turn 1, The pact: notice",
    ]


def test_both_faces_go_on_telling_what_was_done_in_a_line_that_was_left() -> None:
    match = meddled()
    assert Facilitator(match, "Dr Kim").back(1, "a card was misread") == ()
    for told in (in_words(match, "record"), on_screen(match)):
        assert told.count("it holds no more") >= 3
        assert "Back to the opening of turn 1 from turn 1 by Dr Kim" in told


def test_more_time_is_taken_back_by_its_name_and_the_time_told() -> None:
    match = begun()
    table = host_table(match)
    assert host(match, "Dr Kim", 5) == ()
    assert table.extend(PEOPLE, 20, "two were meant") == ()
    source = TableSource(table)
    (slip,) = source.retractable()
    values = {"entry": int(slip.id), "reason": "a slip"}
    about = RETRACT.about(source, values)
    assert "20 more minutes in this turn for Seoul and Tokyo" in about
    assert "The time left is what it was without them" in about
    assert "draft" not in about
    assert RETRACT.do(table, values) == ()
    assert table.extra_minutes == {}
    given, taken = (each.told for each in describe_record(table))
    assert given.endswith("(It was taken back.)")
    assert "The minutes that were added for Seoul and Tokyo taken back by Dr Kim" in taken
