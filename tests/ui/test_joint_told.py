"""What came of a joint initiative is told wherever it is: in lines, rows and reports."""

from __future__ import annotations

from eleventh.core.orders import Orders
from eleventh.lab.paths import paths
from eleventh.lab.story import story
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh.play.printed import print_matter
from eleventh_ui.display.debrief.sentences import describe_orders
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.reveal import describe_joint
from eleventh_ui.display.reveal_story import compose_story
from eleventh_ui.tui.drawing.reveal import story_pages
from eleventh_ui.tui.drawing.rows import text_of
from play.quarrel import HUMANS
from ui.sitting import harbour, match_of, transcript

TALKS = "three_way_talks"
SEATS = ("washington", "seoul", "tokyo")


def talked(*parties: str) -> Match:
    """The small game after a turn in which these seats, and no others, wanted to talk."""
    match = Match.start(harbour(), {}, HUMANS, 1)
    for seat in SEATS:
        asked = match.view(seat).questions
        answers = {each.id: each.options[-1].id for each in asked}
        wanted = (TALKS,) if seat in parties else ()
        assert match.submit(seat, Orders(answers, wanted)) == ()
    match.advance()
    return match


def told(match: Match, seat: str) -> list[str]:
    reference = reference_of(print_matter(match.game.adjudicator.program))
    return list(describe_joint(match.view(seat), reference).values())


def test_a_failed_one_says_so_and_what_was_spent_on_it() -> None:
    match = talked("seoul")
    spent = "; you have spent 1 of political capital on it."
    failed = "Three-way talks: came to nothing, Washington and Tokyo stayed away"
    assert told(match, "seoul") == [failed + spent]
    assert told(match, "tokyo") == [f"{failed}."]


def test_a_met_one_says_so_once() -> None:
    match = talked(*SEATS)
    for seat in SEATS:
        assert told(match, seat) == ["Three-way talks: with all of them."]


def test_the_plain_mode_announces_it() -> None:
    typed = ("1", "three", "", "yes")
    text = " ".join(transcript(match_of("seoul"), "seoul", typed=typed).split())
    assert "Three-way talks: came to nothing, Washington and Tokyo stayed away" in text
    assert all(
        f"{each}” (told " in text for each in ("your answer “Take it to court", "Three-way talks")
    )


def test_the_screen_announces_it() -> None:
    match = talked("seoul", "tokyo")
    reference = reference_of(print_matter(match.game.adjudicator.program))
    gains = LocalTable(match).gains("seoul")
    parts = compose_story(match.view("seoul"), gains, None, reference)
    rows = text_of(story_pages(parts, 200, 60)[0])
    assert any("came to nothing, Washington stayed away; you have spent 1" in row for row in rows)


def test_the_debrief_and_the_report_tell_it() -> None:
    for parties, came in (
        (
            ("seoul",),
            "Initiative: Three-way talks. Came to nothing, Washington and Tokyo stayed away.",
        ),
        (SEATS, "Initiative: Three-way talks. With all of them."),
    ):
        game = talked(*parties).game
        ordered = story(game, paths(game))[0].orders
        assert came in describe_orders(ordered[1])
