"""A reveal that was read is read again, as it was told; and again tells what was pinned."""

from __future__ import annotations

import io

import pytest

from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh_ui.display.reference import reference_of
from eleventh_ui.plain.console import Console, Left
from eleventh_ui.plain.game import PlainGame
from tables import host_table
from ui.sitting import match_of, transcript

TURN = ("1", "", "yes")


def told_at_reveal(match: Match) -> str:
    """The words in which the last reveal of the seat was told."""
    sink, table = io.StringIO(), host_table(match)
    game = PlainGame(Console(None, sink, 80), table, ("seoul",), reference_of(table.printed))
    game._say_reveal(table.view("seoul"))
    return sink.getvalue().strip()


def test_what_was_told_is_told_again_in_the_same_words() -> None:
    match = match_of("seoul")
    text = transcript(match, "seoul", typed=(*TURN, "recap", "recap 1", "recap turn 1"))
    first = told_at_reveal(match)
    assert "What turn 1 brought" in first
    assert text.count(first) == 4


def test_after_the_end_every_turn_can_be_read_again() -> None:
    match, kept = match_of(), []
    table = LocalTable(match)
    while not match.over:
        match.advance()
        kept.append(told_at_reveal(match))
    for turn, before in enumerate(kept, start=1):
        sink = io.StringIO()
        console = Console(io.StringIO(f"recap {turn}\n"), sink, 80)
        game = PlainGame(console, table, ("seoul",), reference_of(table.printed))
        assert game._telling(f"recap {turn}")
        assert sink.getvalue().strip() == before


def test_a_turn_that_was_not_revealed_is_said_to_be_none() -> None:
    typed = ("recap", *TURN, "recap 7", "recap soon")
    text = " ".join(transcript(match_of("seoul"), "seoul", typed=typed).split())
    assert "No turn has been revealed yet." in text
    assert "Turn 7 was not played; the last that was is turn 1." in text
    assert "“soon” is no turn. Type recap, or recap and its number." in text


@pytest.mark.parametrize("pace", ["full", "brief"])
def test_again_tells_what_was_pinned_and_so_does_the_next_turn(pace: str) -> None:
    sink, table = io.StringIO(), host_table(match_of("seoul"))
    console = Console(io.StringIO("pin approval in seoul\nagain\n1\n\nyes\n"), sink, 80)
    game = PlainGame(console, table, ("seoul",), reference_of(table.printed), pace=pace)
    with pytest.raises(Left):
        game.play()
    _, _, after = sink.getvalue().partition("again\n")
    pinned, _, later = after.partition("What turn 1 brought")
    assert pinned.lstrip().startswith("You have pinned:")
    assert ". Approval in Seoul: " in pinned
    assert ". Approval in Seoul: " in later
