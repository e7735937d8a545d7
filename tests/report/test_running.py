"""A report of a game that goes on says what is true of it now, and of no end."""

from __future__ import annotations

from eleventh.lab.debrief import debrief
from eleventh_ui.display.debrief.annex import compose_annex
from eleventh_ui.report.markdown import to_markdown
from ui.sitting import match_of


def test_with_nothing_played_it_says_that_nothing_was_revealed_yet() -> None:
    told = to_markdown(compose_annex(debrief(match_of("seoul").record)))
    assert "## How it stands" in told
    assert "no decision between several answers was revealed yet" in told
    assert "would have made a difference" not in told
    assert "| Now |" in told
    assert "| End |" not in told
    assert "Scored as, now" in told


def test_at_its_end_it_tells_the_end() -> None:
    match = match_of()
    while not match.over:
        assert match.advance() == ()
    told = to_markdown(compose_annex(debrief(match.record)))
    assert "## How it ended" in told
    assert "| End |" in told
    assert "| Now |" not in told
