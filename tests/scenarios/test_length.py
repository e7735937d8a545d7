"""What must be read is short enough to be read: in every turn, and before the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from games import ROOT
from scenarios.must_read import SCENARIO, Page, Piece, backend, count_words, list_texts, survey

BRIEFING = 250  # words
LONGEST = {"text": 45, "private": 20, "label": 9}  # words of an event, a note, an answer
SHARES = {
    SCENARIO: 1,
    ROOT / "scenarios" / "radar_2018": 25,
    ROOT / "scenarios" / "burden_2018_20": 25,
}
"""The crises, and of how many games of the batch one is played."""

each_crisis = pytest.mark.parametrize("folder", SHARES, ids=lambda folder: folder.name)


@pytest.mark.slow
@each_crisis
def test_no_seat_ever_has_to_read_more_than_it_can_in_a_turn(folder: Path) -> None:
    found = survey(folder, SHARES[folder])
    assert found.over == 0, f"{found.over} of {found.games} games\n{found.worst.describe()}"


@each_crisis
def test_every_seat_reads_something_in_every_turn(folder: Path) -> None:
    program = backend(folder).program
    turns = range(1, len(program.turns) + 1)
    longest = survey(folder, SHARES[folder]).longest
    assert {*longest} == {(turn, seat.id) for turn in turns for seat in program.seats}
    assert all(each.words for each in longest.values())


@each_crisis
def test_a_briefing_fits_on_a_card(folder: Path) -> None:
    words = {seat.id: count_words(seat.briefing) for seat in backend(folder).program.seats}
    assert {seat: number for seat, number in words.items() if number > BRIEFING} == {}


@each_crisis
def test_events_notes_and_answers_are_short(folder: Path) -> None:
    choices = backend(folder).program.choices
    initiatives = {each.id for each in choices if each.kind != "response"}
    long = []
    for where, text in list_texts(folder):
        id, _, place = where.rpartition(".")
        if id not in initiatives and count_words(text) > LONGEST.get(place, 999):
            long.append(f"{where}: {count_words(text)} words")
    assert long == []


def test_a_page_tells_where_its_words_come_from() -> None:
    page = Page(3, "seoul", (Piece("note.event", 4), Piece("list.event", 9), Piece("note.ask", 2)))
    assert page.describe().splitlines() == [
        "turn 3, seoul: 15 words",
        "     9 list: event 9",
        "     6 note: event 4, ask 2",
    ]
