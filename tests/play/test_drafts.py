"""What a player had in mind on leaving is there on coming back, and nobody else learns of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.core.orders import Orders
from eleventh.play.events import Drafted
from eleventh.play.folding import extend
from eleventh.play.game import Impossible
from eleventh.play.journal import Journal
from eleventh.play.match import Match
from eleventh.play.resuming import resume
from play.quarrel import library, noon, start, submit_all


def something(match: Match, seat: str = "seoul") -> Orders:
    """An answer that the seat could give."""
    question = match.view(seat).questions[0]
    return Orders({question.id: question.options[0].id})


def test_a_draft_survives_the_save(tmp_path: Path) -> None:
    path = tmp_path / "a.eleventh"
    match = start(log=Journal.create(path, noon))
    wanted = something(match)
    match.keep_draft("seoul", wanted)
    match.close()
    again = resume(path, library(), noon).match
    assert again.draft("seoul") == wanted
    assert again.draft("tokyo") is None
    assert "seoul" not in again.submitted()
    again.close()


def test_the_same_draft_is_stored_once_and_an_empty_one_not_at_all() -> None:
    match = start()
    match.keep_draft("seoul", Orders())
    match.keep_draft("seoul", something(match))
    match.keep_draft("seoul", something(match))
    assert sum(isinstance(each.event, Drafted) for each in match.game.events) == 1


def test_nobody_else_sees_a_draft() -> None:
    match = start()
    before = {seat: match.view(seat) for seat in match.seats}
    match.keep_draft("seoul", something(match))
    assert {seat: match.view(seat) for seat in match.seats} == before


def test_a_draft_is_gone_once_its_turn_is_revealed() -> None:
    match = start()
    match.keep_draft("seoul", something(match))
    submit_all(match)
    assert not match.advance()
    assert match.draft("seoul") is None


def test_what_can_not_be_ordered_is_not_kept_and_not_believed() -> None:
    match = start()
    nonsense = Orders({"no.such": "answer"}, ("nor_this",))
    match.keep_draft("seoul", nonsense)
    assert match.draft("seoul") is None
    with pytest.raises(Impossible):
        extend(match.game, Drafted("seoul", 1, nonsense))
