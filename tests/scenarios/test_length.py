"""What must be read is short enough to be read: in every turn, and before the first."""

from __future__ import annotations

from scenarios.must_read import Page, Piece, backend, count_words, list_texts, survey

BRIEFING = 250  # words
LONGEST = {"text": 45, "private": 20, "label": 9}  # words of an event, a note, an answer


def test_no_seat_ever_has_to_read_more_than_it_can_in_a_turn() -> None:
    found = survey()
    assert found.over == 0, f"{found.over} of {found.games} games\n{found.worst.describe()}"


def test_every_seat_reads_something_in_every_turn() -> None:
    program = backend().program
    turns = range(1, len(program.turns) + 1)
    longest = survey().longest
    assert {*longest} == {(turn, seat.id) for turn in turns for seat in program.seats}
    assert all(each.words for each in longest.values())


def test_a_briefing_fits_on_a_card() -> None:
    words = {seat.id: count_words(seat.briefing) for seat in backend().program.seats}
    assert {seat: number for seat, number in words.items() if number > BRIEFING} == {}


def test_events_notes_and_answers_are_short() -> None:
    initiatives = {each.id for each in backend().program.choices if each.kind != "response"}
    long = []
    for where, text in list_texts():
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
