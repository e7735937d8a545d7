"""All readings under the rulebook's headings, with definitions, a filter and pins."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

from eleventh.play.local import LocalTable
from eleventh_ui.display.choices import list_entries, list_initiatives
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.display.meters import BOTH_WAYS, OWN_MOVES, find_drives
from eleventh_ui.display.pins import Pins
from eleventh_ui.display.reading_groups import (
    FIRST,
    PINNED,
    REST,
    define_reading,
    group_readings,
    toggle_pin,
)
from eleventh_ui.display.subjects import Subject, find_subject, list_subjects
from eleventh_ui.plain.commands import Asker, answer_word
from eleventh_ui.plain.console import Console
from tui.seats import gsomia_after

MATCH, VIEW, REFERENCE = gsomia_after(4)


def test_every_reading_stands_once_and_the_short_list_first() -> None:
    groups = group_readings(VIEW, REFERENCE)
    assert groups[0].title == FIRST
    first = [reading.id for _, reading in groups[0].readings]
    assert first == [each.id for each in VIEW.readings[: VIEW.on_table]]
    numbers = [number for group in groups for number, _ in group.readings]
    assert sorted(numbers) == list(range(1, len(VIEW.readings) + 1))
    assert "At home" in [group.title for group in groups]
    assert REST not in [group.title for group in groups], "the rulebook puts each into a group"


def test_every_reading_of_a_shipped_rulebook_says_what_it_measures() -> None:
    assert [each.id for each in VIEW.readings if not define_reading(each, REFERENCE)] == []


def test_a_filter_reads_names_headings_and_definitions_and_wants_all_its_words() -> None:
    found = group_readings(VIEW, REFERENCE, wanted="TRUST tokyo")
    names = [reading.title for group in found for _, reading in group.readings]
    assert names
    assert "Trust of Tokyo in Seoul" in names
    by_heading = group_readings(VIEW, REFERENCE, wanted="at home")
    assert {title for group in by_heading for title in [group.title]} >= {"At home"}
    assert group_readings(VIEW, REFERENCE, wanted="licences")
    assert group_readings(VIEW, REFERENCE, wanted="no such thing") == ()


def test_a_pin_stands_above_all_and_a_second_one_takes_it_away() -> None:
    pins = toggle_pin((), "hub")
    groups = group_readings(VIEW, REFERENCE, pins)
    assert (groups[0].title, [each.id for _, each in groups[0].readings]) == (PINNED, ["hub"])
    assert toggle_pin(pins, "hub") == ()


def test_what_has_no_group_stands_among_others() -> None:
    bare = replace(REFERENCE, groups={}, definitions={})
    assert [group.title for group in group_readings(VIEW, bare)] == [FIRST, REST]
    assert define_reading(VIEW.readings[0], bare) == ""


def test_groups_are_of_what_the_seat_sees_alone() -> None:
    table = LocalTable(MATCH)
    for seat in table.seats:
        view = table.view(seat)
        listed = {
            each.id for group in group_readings(view, REFERENCE) for _, each in group.readings
        }
        assert listed == {each.id for each in view.readings}


def test_words_list_filter_and_pin_as_the_screen_does() -> None:
    table, sink = LocalTable(MATCH), StringIO()
    console = Console(None, sink, 100)
    pins = Pins()
    asker = Asker(console, VIEW, OrdersDraft(), (), REFERENCE, table, pins)

    def say(typed: str) -> str:
        sink.seek(0)
        sink.truncate()
        assert answer_word(asker, typed)
        return " ".join(sink.getvalue().split())

    told = say("numbers")
    assert told.index(FIRST) < told.index("At home")
    assert "The share of people who back the leader" in told
    found = say("numbers deterrence pyongyang")
    assert "below 60 likelier: Pyongyang tests missiles" in found
    assert "was 58" in found
    beijing = say("numbers wedge beijing")
    assert "the higher, the likelier: Bombers of Beijing and Moscow patrol" in beijing
    assert "Trade restrictions" not in found
    assert "No reading has “nonsense”" in say("numbers nonsense")
    assert "is told before each decision now" in say("pin hub")
    assert pins.of("gsomia_2019", VIEW.seat) == ("hub",)
    assert say("numbers").startswith(PINNED)
    assert "with the others again" in say("pin hub")
    assert pins.of("gsomia_2019", VIEW.seat) == ()


def test_nothing_is_said_to_be_likelier_the_higher_and_the_lower_at_once() -> None:
    """Of what two occasions move either way one line tells that, and no other contradicts it."""
    found = 0
    for reading in VIEW.readings:
        ends = [
            each.told.partition(": ")
            for each in find_drives(reading, REFERENCE)
            if each.told.startswith("the ")
        ]
        up, down = (
            {name for start, _, of in ends if word in start for name in of.split("; ")}
            for word in ("higher", "lower")
        )
        assert not up & down, reading.id
        both = [e.told for e in find_drives(reading, REFERENCE) if e.told.startswith(BOTH_WAYS)]
        assert len(both) <= 1
        found += len(both)
    assert found


def test_no_reading_is_said_to_move_itself_by_its_own_name() -> None:
    told = [(r, each.told) for r in VIEW.readings for each in find_drives(r, REFERENCE)]
    assert any(OWN_MOVES in each for _, each in told)
    for reading, each in told:
        if " moves " in each:
            assert reading.title not in each, each


def test_a_number_means_the_same_reading_in_every_turn_whatever_is_pinned() -> None:
    """So what was once read by its number, `why 12`, is found by it for the whole game."""
    known: dict[int, str] = {}
    listed: tuple[str, ...] = ()
    for turns in range(5):
        _, view, reference = gsomia_after(turns)
        subjects = list_subjects(view, reference)
        for pins in ((), (view.readings[-1].id, view.readings[turns].id)):
            for group in group_readings(view, reference, pins):
                for number, reading in group.readings:
                    assert known.setdefault(number, reading.id) == reading.id
                    found = find_subject(str(number), subjects)
                    assert isinstance(found, Subject)
                    assert found.id == reading.id
        initiatives = tuple(each.id for each in list_entries(list_initiatives(view)))
        assert listed in ((), initiatives)
        listed = initiatives
    assert len(known) == len(VIEW.readings)
    assert len(listed) > 10
