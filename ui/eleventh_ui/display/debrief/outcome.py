"""How a game came out, in few words: for whoever reads two lines of a report and no more."""

from __future__ import annotations

from eleventh.lab.debrief import Debrief
from eleventh.lab.paths import Path
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.document import Paragraph
from eleventh_ui.display.numbers import find_scale, format_whole
from eleventh_ui.display.words import join_words, safe, sentence


def summarise_outcome(debrief: Debrief) -> tuple[Paragraph, Paragraph]:
    """The outcome in two paragraphs, each about a line of paper: how it ended, and how far each
    seat got, with what became of a pact."""
    told = " ".join((f"{describe_totals(debrief)}.", *describe_pacts(debrief)))
    return _how_it_ended(debrief), Paragraph(told, lead="Objectives, of 100:")


def describe_totals(debrief: Debrief) -> str:
    """How far each seat got of 100, by weight: `Seoul 43 (from 47) and Tokyo 54 (from 51)`."""
    return join_words(
        f"{safe(each.title)} {format_whole(each.after)} (from {format_whole(each.before)})"
        for each in debrief.reached
    )


def describe_pacts(debrief: Debrief) -> list[str]:
    """Where each pact stands, a sentence each."""
    pacts = [each for each in debrief.paths if each.role == "pact"]
    return [
        f"{sentence(safe(each.title)).rstrip('.')}: {format_point(each, -1)}." for each in pacts
    ]


def format_point(path: Path, place: int) -> str:
    """One value of a path as people read it; of a status its name."""
    return find_scale(path.kind, path.low, path.high, path.values).format(path.points[place])


def find_first_sentence(text: str) -> str:
    """The first sentence of a text, safe and closed."""
    first, stop, _ = safe(text).partition(". ")
    return sentence(f"{first}.") if stop else sentence(first)


def _how_it_ended(debrief: Debrief) -> Paragraph:
    if debrief.ending is None:
        turn = len(debrief.episodes)
        day = format_day(debrief.dates[turn - 1])
        return Paragraph(f"Turn {turn} of {debrief.last} is open, {day}.", lead="It is not over.")
    return Paragraph(find_first_sentence(debrief.ending.text), lead=sentence(debrief.ending.title))
