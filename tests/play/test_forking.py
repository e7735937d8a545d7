"""Lines of play, and playing on from any turn in a match of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.core.refusals import Refusal
from eleventh.play.events import Forked, Opened
from eleventh.play.forking import fork, lines_of_play
from eleventh.play.journal import Journal, read
from eleventh.play.loading import load, verify
from eleventh.play.match import Match
from games import recorded
from play.quarrel import HISTORY, HUMANS, noon, play, start
from play.test_white_cell import meddled


def forked(*arguments: object, **options: object) -> Match:
    made = fork(*arguments, **options)  # type: ignore[arg-type]
    assert isinstance(made, Match)
    return made


def test_every_line_that_was_played_stays_readable(tmp_path: Path) -> None:
    save = tmp_path / "a.eleventh"
    match = play(start(log=Journal.create(save, noon)))
    ended = match.game.state
    assert match.rewind(2, "what if", "Dr Kim") == ()
    match.close()
    first, current = lines_of_play(load(save))
    assert (first.number, first.current, first.left, first.by) == (1, False, "what if", "Dr Kim")
    assert first.game.state == ended
    assert (current.number, current.current, current.game.state.turn) == (2, True, 2)


def test_a_fork_says_from_which_save_line_and_turn_it_comes(tmp_path: Path) -> None:
    game = play(start()).game
    save = tmp_path / "b.eleventh"
    match = forked(recorded(game), 2, "quarrel-2026-11-21-1", Journal.create(save, noon))
    match.close()
    events = [each.event for each in read(save)]
    assert isinstance(events[0], Opened)
    assert events[-1] == Forked(2, "quarrel-2026-11-21-1", 1)
    assert load(save).state == game.openings[1].transition.state


def test_a_fork_plays_on_with_the_same_dice_and_leaves_its_source_alone() -> None:
    game = play(start()).game
    before = game.state
    for turn in (1, 2, 3):
        assert play(forked(recorded(game), turn, "a")).game.state == before
    assert game.state == before


def test_a_fork_may_seat_others() -> None:
    game = play(start()).game
    match = forked(recorded(game), 2, "a", players=HISTORY)
    assert match.waiting() == ()
    while not match.over:
        assert match.advance() == ()
    assert game.opened.players == HUMANS


def test_an_abandoned_line_can_be_played_on() -> None:
    match = play(start())
    ended = match.game.state
    assert match.rewind(1) == ()
    assert play(forked(match.record, 3, "a", line=1)).game.state == ended
    assert forked(match.record, 1, "a").turn == 1


def test_a_fork_holds_the_overrides_before_its_turn(tmp_path: Path) -> None:
    game = meddled(start()).game
    save = tmp_path / "b.eleventh"
    match = forked(recorded(game), 3, "a", Journal.create(save, noon))
    assert match.game.state == game.openings[2].transition.state
    play(match).close()
    assert verify(save).fault == ""


@pytest.mark.parametrize(("turn", "line"), [(0, None), (4, None), (1, 0), (1, 2)])
def test_there_is_no_fork_from_what_was_not_played(turn: int, line: int | None) -> None:
    match = start()
    assert isinstance(fork(match.record, turn, "a", line=line), Refusal)
