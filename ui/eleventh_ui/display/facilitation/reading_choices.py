"""How seats, decisions, responses and lines of play are read: by number, id, title or a part."""

from __future__ import annotations

import re
from collections.abc import Callable

from eleventh.bots.registry import HUMAN
from eleventh_ui.display.facilitation.fields import Kind, Mistake, Values
from eleventh_ui.display.facilitation.reading_texts import whole_of
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.matching import Candidate, find_meant
from eleventh_ui.display.seating import AS_BEFORE
from eleventh_ui.display.words import echo, join_words, pluralise, safe, up_to

PARTS = re.compile("[,;\n]")
ALL = "all"
NO_SEAT = "Say for which seats it is: all, or some of them."

Offered = Callable[[TableSource, Values], tuple[Candidate, ...]]


def _seats_of(typed: str, source: TableSource, values: Values) -> tuple[str, ...] | Mistake:
    """The seats in a list, each once, in the table's order; all of them for `all`."""
    seats = source.seats
    if typed.casefold() == ALL:
        return tuple(each.id for each in seats)
    found = set[str]()
    for part in filter(str.strip, PARTS.split(typed)):
        meant = _seats_in(part, seats)
        if isinstance(meant, Mistake):
            return meant
        found.update(meant)
    return tuple(each.id for each in seats if each.id in found) or Mistake(NO_SEAT)


def _seats_in(part: str, seats: tuple[Candidate, ...]) -> list[str] | Mistake:
    """The seats in a part of a list: one by any name, or several in a word each."""
    whole = find_meant(part.strip(), seats, "seat")
    found = [whole]
    if isinstance(whole, str):
        found = [find_meant(each, seats, "seat") for each in part.split()]
    wrong = next((each for each in found if isinstance(each, str)), "")
    known = join_words(f"{safe(each.title)} ({safe(each.id)})" for each in seats)
    if wrong:
        return Mistake(f"{wrong} The seats are {known}.")
    return [seats[each].id for each in found if isinstance(each, int)]


def _some_seats(source: TableSource, values: Values) -> str:
    return f"all, or some of {join_words(safe(each.id) for each in source.seats)}"


def chosen(noun: str, offered: Offered, none: str, after: str = "") -> Kind:
    """One of a list, which follows from the field `after`; `none` is the sentence where it is
    empty."""

    def read(typed: str, source: TableSource, values: Values) -> str | Mistake:
        there = offered(source, values)
        if not there:
            return Mistake(none)
        found = find_meant(typed, there, noun)
        return Mistake(found) if isinstance(found, str) else there[found].id

    return Kind(read, offered=offered, after=after)


def _decisions(source: TableSource, values: Values) -> tuple[Candidate, ...]:
    return tuple(Candidate(each.id, each.ask) for each in source.asked(values["seat"]))


def _responses(source: TableSource, values: Values) -> tuple[Candidate, ...]:
    asked = source.asked(values["seat"])
    return next(each.responses for each in asked if each.id == values["decision"])


def _line(typed: str, source: TableSource, values: Values) -> int | Mistake:
    """The line of play that is meant, by number; the current one where nothing is typed."""
    there = len(source.reached())
    line = whole_of(typed) if typed else there
    if line is None or not 1 <= line <= there:
        return Mistake(f"There {'is' if there == 1 else 'are'} {pluralise(there, 'line')} of play.")
    return line


def _turn_of_line(typed: str, source: TableSource, values: Values) -> int | Mistake:
    """A turn of the line of play that was named before."""
    last, turn = source.reached()[values["line"] - 1], whole_of(typed)
    if turn is None or not 1 <= turn <= last:
        only = "turn 1 only" if last == 1 else f"turns {up_to(last)}"
        return Mistake(f"That line has {only}.")
    return turn


def seatings(source: TableSource, values: Values) -> tuple[Candidate, ...]:
    """Who can play on: the people as before, if there were any, or one person in a seat."""
    titles = {each.id: safe(each.title) for each in source.seats}
    people = [titles[seat] for seat, who in source.players.items() if who == HUMAN]
    before = [Candidate(AS_BEFORE, f"As before: {join_words(people)}")] if people else []
    alone = [
        Candidate(each, f"One person in the seat of {title}") for each, title in titles.items()
    ]
    return (*before, *alone)


def _seating(typed: str, source: TableSource, values: Values) -> str | Mistake:
    there = seatings(source, values)
    if typed.casefold() in ("as before", "before") and there[0].id == AS_BEFORE:
        return AS_BEFORE
    if whole_of(typed) is not None:
        found = find_meant(typed, there, "answer")
        return Mistake(found) if isinstance(found, str) else there[found].id
    meant = find_meant(typed, source.seats, "seat", numbered=False)
    return Mistake(meant) if isinstance(meant, str) else source.seats[meant].id


LAST = "last"
"""What may be typed for what was done last, where something else follows."""


def _entry(typed: str, source: TableSource, values: Values) -> int | Mistake:
    """What is to be taken back, by its entry in the journal; the last where nothing is typed."""
    there = source.retractable()
    if not there:
        return Mistake("Nothing was done in this turn that can be taken back.")
    wanted = typed.strip("[] ")
    if wanted.casefold() in ("", LAST):
        wanted = there[0].id
    if wanted in {each.id for each in there}:
        return int(wanted)
    known = join_words((each.id for each in there), "or")
    return Mistake(f"“{echo(typed)}” can't be taken back; what can, is entry {known}.")


def _all_seats(typed: str, source: TableSource, values: Values) -> tuple[str, ...] | Mistake:
    return _seats_of(typed or ALL, source, values)


ENTRY = Kind(
    _entry, hint=lambda source, values: join_words((each.id for each in source.retractable()), "or")
)
SEATS_OR_ALL = Kind(_all_seats, hint=_some_seats, prefill=lambda source, values: ALL)
SEATS = Kind(_seats_of, hint=_some_seats)
SEAT = chosen("seat", lambda source, values: source.seats, "There are no seats.")
DECISION = chosen("decision", _decisions, "No decision is put to that seat in this turn.", "seat")
RESPONSE = chosen("response", _responses, "That decision has no responses.", "decision")
LINE = Kind(_line)
TURN_OF_LINE = Kind(
    _turn_of_line,
    hint=lambda source, values: up_to(source.reached()[values["line"] - 1]),
    after="line",
)
SEATING = Kind(_seating, offered=seatings)
