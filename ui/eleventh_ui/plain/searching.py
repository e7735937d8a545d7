"""The whole debrief in words: it plays the game again many times, and says what for, since that
takes some seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from eleventh.lab.debrief import debrief_briefly
from eleventh.lab.hindsight.lessons import find_lessons
from eleventh.lab.robustness.measuring import measure_robustness
from eleventh.play.match_record import MatchRecord
from eleventh_ui.display.debrief.annex import compose_annex
from eleventh_ui.display.debrief.lessons import MEASURING, WEIGHING
from eleventh_ui.display.debrief.robustness import PLAYING
from eleventh_ui.display.document import Section, split_sections
from eleventh_ui.plain.console import Console


def find_sections(console: Console, record: MatchRecord) -> list[Section]:
    """The sections of the annex with all that can be found out about a match."""
    lessons = find_lessons(record, _announce(console, WEIGHING), _announce(console, MEASURING))
    held = measure_robustness(record, going_on=_announce(console, PLAYING))
    found = replace(debrief_briefly(record), lessons=lessons, robustness=held)
    return split_sections(compose_annex(found))


def _announce(console: Console, what: str) -> Callable[[int, int], bool]:
    """What says once that a search has begun, and lets it go on."""
    said = set[str]()

    def going_on(done: int, wanted: int) -> bool:
        if what not in said:
            said.add(what)
            console.say(f"{what}...")
        return True

    return going_on
