"""What the screen and the debrief make of roles, in a game that names its families as it likes."""

from __future__ import annotations

import re

from textual.pilot import Pilot

from eleventh.lab.debrief import debrief
from eleventh.lab.ranking import NOTABLE, is_subject, share
from eleventh_ui.report.exporting import render_report
from play.quarrel import adjudicator
from play.renamed import renamed
from tui.rooms import app_in, finished
from tui.seats import at_table, press, settled
from tui.stage import drive, screen_text
from ui.sitting import match_of

SIZE = (80, 24)  # where the pane fills the screen
CAPITALS = ("Harbour", "Hill", "Plain")


def situation(roles: bool) -> str:
    """The pane Situation as the screen shows it in the first turn."""
    app, text = app_in(match_of("hill", adjudicator=renamed(roles))), []

    async def script(pilot: Pilot[None]) -> None:
        await at_table(pilot, 1)
        await press(pilot, "s")
        await settled(pilot)
        text.append(screen_text(app))

    drive(app, script, SIZE)
    return text[0]


def test_families_of_any_name_have_their_triangle_gauges_and_pact() -> None:
    shown = situation(roles=True)
    assert "╱" in shown
    assert "╲" in shown
    pairs = re.findall(r"(\w+) → (\w+)|Confidence of (\w+) in (\w+)", shown)
    pairs = [(each[0] or each[2], each[1] or each[3]) for each in pairs]
    assert {(y, x) for x in CAPITALS for y in CAPITALS if x != y} <= set(pairs)
    assert re.search(r"Readiness of Raider +60 ", shown)
    assert "The truce: active" in shown


def test_without_roles_everything_is_in_the_list_of_numbers_and_nothing_is_drawn() -> None:
    shown = situation(roles=False)
    assert "╱" not in shown
    assert "Confidence" not in shown
    assert "The truce: active" in shown


def test_the_game_is_the_same_under_every_name() -> None:
    one, other = (
        finished("seoul", adjudicator=adjudicator()),
        finished("hill", adjudicator=renamed()),
    )
    assert one.game.state.values == other.game.state.values
    assert one.turn == other.turn


def test_the_debrief_ranks_what_has_a_role_first() -> None:
    told = debrief(finished("hill", adjudicator=renamed()).record)
    moves = [move for episode in told.episodes for move in episode.moves if not move.values]
    assert {move.track.partition(".")[0] for move in moves if is_subject(move.role)} == {
        "confidence",
        "readiness",
    }
    for episode in told.episodes:
        ranked = [
            is_subject(move.role)
            and share(move.after - move.before, move.low, move.high) >= NOTABLE
            for move in episode.moves
            if not move.values
        ]
        assert ranked == sorted(ranked, reverse=True)


def test_the_report_names_its_subject_after_the_families_that_have_a_role() -> None:
    told = render_report(finished("hill", adjudicator=renamed()).record, "annex", "md")
    assert "### Confidence and readiness\n" in told
    assert "Confidence and readiness first, then the scores that moved farthest" in told
    without = render_report(
        finished("hill", adjudicator=renamed(roles=False)).record, "annex", "md"
    )
    assert "The scores that moved farthest on their own scales first." in without
    assert "### Other scores\n" in without
