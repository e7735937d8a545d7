"""What came of a choice stands in the story of the reveal, in words and on the screen."""

from __future__ import annotations

from cases.films import PUBLISH, play, start
from eleventh.core.orders import Orders
from eleventh.play.local import LocalTable
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.reveal_story import compose_story
from eleventh_ui.tui.drawing.reveal import story_pages
from ui.sitting import transcript

SEEN = "Millions have seen it. Trust of the South stands at 43."


def test_words_tell_it_as_the_turn_is_revealed() -> None:
    match = start()
    assert match.submit("south", Orders()) == ()
    said = transcript(match, "north", typed=("1", "", "yes", ""), width=200)
    assert f"After your choice “Publish the film”: {SEEN}" in said


def test_it_is_of_the_part_that_tells_who_did_what() -> None:
    table = LocalTable(play(PUBLISH))
    for seat in ("north", "south"):
        story = compose_story(
            table.view(seat), table.gains(seat), None, reference_of(table.printed)
        )
        pages = " ".join(str(story_pages(story, width, 40)) for width in (80, 120))
        assert pages.count("Millions have seen it") == 2
        (part,) = (each for each in story if each.heading == "Who did what")
        assert any(SEEN in line.lead for line in part.lines)
