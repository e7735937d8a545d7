"""Where things stand, said in lines: readings with what the last turn did to them, clocks, capital.

A reading is told by its title, its value and its change as a sign and a word, so it reads the same
aloud and in a pipe.
"""

from __future__ import annotations

from eleventh.core.view import View
from eleventh_ui.display.dates import describe_days_left, format_day
from eleventh_ui.display.numbers import format_capital
from eleventh_ui.display.readings import describe_reading, find_moves_in, find_stakes
from eleventh_ui.display.words import pluralise, safe
from eleventh_ui.plain.console import Console


def say_readings(console: Console, view: View, all_of_them: bool) -> None:
    """The readings, numbered: all of them, or the short list; where there is none, those that this
    turn's answers are known to move."""
    moved = find_moves_in(view)
    first = {each.id for each in view.readings[: view.on_table]} or find_stakes(view)
    for number, reading in enumerate(view.readings, start=1):
        if all_of_them or reading.id in first:
            told = describe_reading(reading, moved.get(reading.id))
            console.say(f"{number}. {told}", "  ", "     ")


def say_some(console: Console, view: View, wanted: str) -> bool:
    """The readings with a word in their titles or ids, with their numbers; False if there are
    none."""
    moved, word, found = find_moves_in(view), wanted.casefold(), False
    for number, reading in enumerate(view.readings, start=1):
        if word in reading.title.casefold() or word in reading.id.casefold():
            found = True
            told = describe_reading(reading, moved.get(reading.id))
            console.say(f"{number}. {told}", "  ", "     ")
    return found


def say_clocks(console: Console, view: View) -> None:
    """The deadlines that run, with the time that is left."""
    for clock in view.clocks:
        if clock.running:
            left = describe_days_left(clock.left, view.turn)
            console.say(f"{safe(clock.title)}: {format_day(clock.date)}, {left}.", "  ", "     ")


def say_capital(console: Console, view: View) -> None:
    """The political capital at hand, where the scenario has any."""
    if view.capital is not None:
        console.say(f"Political capital: {format_capital(view.capital)}.", "  ")


def say_situation(console: Console, view: View, all_of_them: bool) -> None:
    """Readings, clocks and capital under a heading; unless all, those that are shown first."""
    some = "What is on the table" if view.on_table else "What your answers can move"
    console.head("Where everything stands" if all_of_them else some)
    say_readings(console, view, all_of_them)
    if not all_of_them:
        console.say(f"look tells all {pluralise(len(view.readings), 'reading')}.", "  ")
    say_clocks(console, view)
    say_capital(console, view)
