"""A track that is only to be looked at says so, and is not missed by any formula."""

from __future__ import annotations

from cases.films import KEEP, TEXT, play
from eleventh.lang.compile import compile_files
from eleventh.lang.problems.render.short import render_short_line

SHOWN = "start: 0, shown: true, title: Sightings at sea"


def told(wrong: str) -> list[str]:
    assert SHOWN in TEXT
    found = compile_files({"scenario.yaml": TEXT.replace(SHOWN, wrong, 1).encode()})
    return [render_short_line(each).partition(" ")[2] for each in found.problems]


def test_a_track_that_is_meant_to_be_seen_is_not_told_to_be_unread() -> None:
    assert told(SHOWN) == []
    missed = ["W061 Nothing reads the track `sightings`"]
    assert told(SHOWN.replace("shown: true, ", "")) == missed
    assert told(SHOWN.replace("shown: true", "shown: true, visible: hidden")) == missed


def test_it_is_among_the_readings() -> None:
    shown = {each.title for each in play(KEEP).view("south").readings}
    assert "Sightings at sea" in shown
