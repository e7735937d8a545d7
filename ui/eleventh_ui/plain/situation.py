"""Where things stand, said in lines: readings with what the last turn did to them, clocks, capital.

A reading is told by its title, its value and its change as a sign and a word, so it reads the same
aloud and in a pipe.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from eleventh.core.view import Reading, View
from eleventh.play.courses import Course
from eleventh_ui.display.deadlines import describe_clocks, find_last_hours
from eleventh_ui.display.meters import describe_better, describe_drive, find_drives
from eleventh_ui.display.numbers import format_capital
from eleventh_ui.display.objectives import compose_objectives, describe_objectives
from eleventh_ui.display.reading_groups import define_reading, group_readings
from eleventh_ui.display.readings import describe_reading, find_moves_in, find_stakes
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.trends import WORST, describe_trend, find_trends, name_strength
from eleventh_ui.display.words import pluralise
from eleventh_ui.plain.console import Console


@dataclass(frozen=True, slots=True)
class SeatStanding:
    """How things stand for a seat: what it sees, what is printed, how its readings went, and which
    of them it has pinned."""

    view: View
    reference: Reference
    courses: tuple[Course, ...]
    pins: tuple[str, ...] = ()

    def choose_first(self) -> Set[str]:
        """The readings that are told before all others: the short list and the adversaries; where
        there is none, those that this turn's answers are known to move. In the last hours before a
        deadline none but the relations between seats."""
        view = self.view
        if find_last_hours(view) is not None:
            return {each.id for each in view.readings if each.role == "relation"}
        listed = {each.id for each in view.readings[: view.on_table]} or find_stakes(view)
        return listed | {each.id for each in view.readings if each.role == "adversary"}


def say_readings(console: Console, standing: SeatStanding, all_of_them: bool) -> None:
    """The readings, numbered: all of them, or those that are told first."""
    first = standing.choose_first()
    for number, reading in enumerate(standing.view.readings, start=1):
        if all_of_them or reading.id in first:
            say_numbered(console, standing, number, reading, in_full=False)


def say_pinned(console: Console, standing: SeatStanding) -> None:
    """The readings that are pinned, numbered; nothing where none is."""
    readings = enumerate(standing.view.readings, start=1)
    pinned = [(number, each) for number, each in readings if each.id in standing.pins]
    if pinned:
        console.say()
        console.say("You have pinned:")
    for number, reading in pinned:
        say_numbered(console, standing, number, reading, in_full=False)


def say_some(console: Console, standing: SeatStanding, wanted: str) -> bool:
    """The readings with a word in their titles or ids, with their numbers, with the way each has
    gone and all that it drives; False if there are none."""
    word, found = wanted.casefold(), False
    for number, reading in enumerate(standing.view.readings, start=1):
        if word in reading.title.casefold() or word in reading.id.casefold():
            found = True
            say_numbered(console, standing, number, reading, in_full=True)
    return found


def say_groups(console: Console, standing: SeatStanding, wanted: str) -> bool:
    """All readings under headings with what each measures, or those with the wanted words; False if
    there are none."""
    groups = group_readings(standing.view, standing.reference, standing.pins, wanted)
    for group in groups:
        console.head(group.title)
        for number, reading in group.readings:
            say_numbered(console, standing, number, reading, in_full=bool(wanted))
            definition = define_reading(reading, standing.reference)
            if definition:
                console.say(definition, "     ", "     ")
    return bool(groups)


def say_numbered(
    console: Console, standing: SeatStanding, number: int, reading: Reading, in_full: bool
) -> None:
    """One reading; of an adversary also what its level drives now. In full: the way it has gone,
    and what turns at which of its levels."""
    view = standing.view
    told = [describe_reading(reading, find_moves_in(view).get(reading.id))]
    trend = find_trends(view, standing.courses).get(reading.id)
    if reading.role == "relation" and trend is not None:
        told.append(name_strength(trend.shares[-1]))
    if trend is not None:
        told.append(describe_trend(trend) if in_full else WORST if trend.is_worst else "")
    console.say(f"{number}. {'; '.join(filter(None, told))}", "  ", "     ")
    drives = find_drives(reading, standing.reference)
    for drive in drives:
        if in_full or (drive.holds and reading.role == "adversary"):
            console.say(describe_drive(drive), "     ", "       ")
    better = describe_better(reading, view)
    if in_full and better:
        console.say(better, "     ", "       ")


def say_objectives_line(console: Console, view: View) -> None:
    """How the seat stands with what it wants, in one sentence."""
    line = compose_objectives(view)
    if line is not None:
        console.say(describe_objectives(line), "", "  ")


def say_clocks(console: Console, view: View) -> None:
    """The deadlines that run, with the time that is left; of the last hours how many there were."""
    for told in describe_clocks(view):
        console.say(told, "  ", "     ")


def say_capital(console: Console, view: View) -> None:
    """The political capital at hand, where the scenario has any."""
    if view.capital is not None:
        console.say(f"Political capital: {format_capital(view.capital)}.", "  ")


def say_situation(console: Console, standing: SeatStanding, all_of_them: bool) -> None:
    """Readings, clocks and capital under a heading; unless all, those that are shown first."""
    view = standing.view
    some = "What is on the table" if view.on_table else "What your answers can move"
    console.head("Where everything stands" if all_of_them else some)
    say_readings(console, standing, all_of_them)
    if not all_of_them:
        console.say(f"look tells all {pluralise(len(view.readings), 'reading')}.", "  ")
    say_clocks(console, view)
    say_capital(console, view)
