"""What an answer is told to make of a status for sure is so when the turn closes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from eleventh.core.orders import Orders
from eleventh.core.view import View
from eleventh.play.match import Match
from games import LIBRARY, adjudicator
from ui.sitting import files_of, match_of

pytestmark = pytest.mark.slow  # games of whole crises, some seconds each
EACH = [folder for folder in LIBRARY if folder.name != "first_hour"]  # it has no statuses


def foretold(view: View, chosen: set[str]) -> Iterator[tuple[str, str]]:
    """Each status with the value that the orders of a seat are told to give it for sure; of those
    that two of them set, none."""
    options = [each for question in view.questions for each in question.options] + [
        *view.initiatives
    ]
    hints = [hint for each in options if each.id in chosen for hint in each.hints]
    named = Counter(hint.track for hint in hints if hint.value is not None)
    for hint in hints:
        if (
            hint.value is not None
            and hint.certain
            and hint.branch is None
            and named[hint.track] == 1
        ):
            yield hint.track, hint.value


@pytest.mark.parametrize("folder", EACH, ids=lambda folder: folder.name)
def test_a_status_that_is_told_for_sure_stands_as_the_turn_closes(folder: Path) -> None:
    runs, tried = adjudicator(folder), 0
    for seed in range(2):
        players = {each.id: "random" for each in runs.program.seats}
        match = Match.start(runs, files_of(runs.program), players, seed)
        while not match.over:
            turn, before = match.turn, {seat: match.view(seat) for seat in match.seats}
            match.advance()
            for seat, view in before.items():
                orders = match.reasons(turn)[seat].orders
                chosen = {*orders.responses.values(), *orders.initiatives}
                lines = [each for each in match.view(seat).ledger if each.turn == turn]
                for track, value in foretold(view, chosen):
                    set_to = [each.value for each in lines if each.track == track]
                    assert set_to[-1:] in ([], [value]), (seed, turn, seat, track)
                    tried += 1
    assert tried


def test_what_another_answer_may_undo_in_the_same_turn_is_not_told_for_sure() -> None:
    runs = adjudicator(next(each for each in LIBRARY if each.name == "radar_2018"))
    history = match_of(adjudicator=runs)
    match = match_of("seoul", "tokyo", adjudicator=runs)
    for turn in range(1, 8):
        history.advance()
        for seat in ("seoul", "tokyo"):
            assert not match.submit(seat, history.reasons(turn)[seat].orders)
        match.advance()
    refuses, asks = (
        {
            question.id: option
            for question in match.view(seat).questions
            for option in question.options
            if option.id == wanted
        }
        for seat, wanted in (("seoul", "refuse_it"), ("tokyo", "to_the_board"))
    )
    (hint,) = (each for each in next(iter(refuses.values())).hints if each.track == "claims")
    assert (hint.value, hint.certain) == ("refused", False)
    for seat, taken in (("seoul", refuses), ("tokyo", asks)):
        first = {each.id: each.options[0].id for each in match.view(seat).questions}
        assert not match.submit(seat, Orders(first | {at: each.id for at, each in taken.items()}))
    match.advance()
    (claims,) = (each.status for each in match.view("seoul").readings if each.id == "claims")
    assert claims != "refused"
