"""What lies below the story of a reveal, and the story for ever less room."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.play.local import LocalTable
from eleventh_ui.display.forecast import format_range
from eleventh_ui.display.reveal_depth import compose_depth
from eleventh_ui.display.reveal_expected import EXPECTED
from eleventh_ui.display.reveal_story import MATTERED, compose_stories
from eleventh_ui.display.story_lines import StoryLine, StoryPart
from tui.seats import gsomia_after


def find_lines(story: Sequence[StoryPart], heading: str) -> tuple[StoryLine, ...]:
    return next(each.lines for each in story if each.heading == heading)


def test_a_story_for_less_room_words_nothing_anew_but_what_mattered() -> None:
    match, view, reference = gsomia_after(6)
    table = LocalTable(match)
    hindsight = table.hindsight("seoul")
    fullest, *shorter = compose_stories(view, table.gains("seoul"), hindsight, reference)
    assert shorter
    for story in shorter:
        for one, other in zip(fullest, story, strict=True):
            assert (one is other) == (one.heading != MATTERED)


def test_below_the_story_stands_what_was_to_be_expected_with_its_range() -> None:
    """Also of a turn that closed as it was to, where a short story says no more."""
    calm = 0
    for turns in (2, 3):
        match, view, reference = gsomia_after(turns, "washington")
        table = LocalTable(match)
        gains, hindsight = table.gains("washington"), table.hindsight("washington")
        assert hindsight is not None
        (first, *_) = find_lines(compose_depth(view, gains, hindsight, reference), EXPECTED)
        assert f"could close with {format_range(hindsight.expected.total)}" in first.because
        calm += first.spare == "calm"
    assert calm == 1
