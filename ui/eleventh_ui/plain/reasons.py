"""Changes with their reasons, as a seat may read them: in brief at the reveal, else in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eleventh.core.redaction import Line
from eleventh.core.view import Reading
from eleventh_ui.display.readings import describe_move, find_moves, scale_of, shows
from eleventh_ui.display.reasons import describe_line, rank_readings, summarise_reasons
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import pluralise
from eleventh_ui.plain.console import Console

TRACKS = 8  # tracks whose reasons are told in brief


def say_moves(
    console: Console, readings: Iterable[Reading], lines: Sequence[Line], reference: Reference
) -> None:
    """Every track that the lines moved, with all its changes and their causes."""
    moved = find_moves(lines)
    for number, reading in enumerate(rank_readings(readings, moved)):
        if number:
            console.say()
        told = describe_move(reference.track(reading.id), reading, moved[reading.id])
        console.say(told, "  ", "    ")
        own = [line for line in lines if line.track == reading.id]
        for line in sorted(own, key=lambda line: (line.note == "bounds", -abs(line.amount))):
            console.say(describe_line(line, scale_of(reading)), "    ", "      ")


def say_brief(
    console: Console,
    readings: Iterable[Reading],
    lines: Sequence[Line],
    reference: Reference,
    every_one: bool = True,
    most: int = TRACKS,
) -> None:
    """What the lines moved, in order: the weightiest reasons for the `most` that come first, one
    line for the others (or, unless `every_one`, their count), and a count of the very small."""
    moved = find_moves(lines)
    ranked = [each for each in rank_readings(readings, moved) if shows(each, moved[each.id])]
    for reading in ranked[:most]:
        move = moved[reading.id]
        console.say(describe_move(reference.track(reading.id), reading, move), "  ", "    ")
        own = [line for line in lines if line.track == reading.id]
        for reason in summarise_reasons(reading, own, move):
            console.say(reason, "    ", "      ")
    if every_one:
        for reading in ranked[most:]:
            told = describe_move(reference.track(reading.id), reading, moved[reading.id])
            console.say(told, "  ", "    ")
    elif len(ranked) > most:
        console.say(f"Moved less: {pluralise(len(ranked) - most, 'other reading')}.", "  ", "    ")
    small = len(moved) - len(ranked)
    if small:
        console.say(f"Too little to show: {pluralise(small, 'reading')}.", "  ", "    ")
