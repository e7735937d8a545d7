"""What a turn needs is worked out once, and worked out again it comes out the same."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, replace

from eleventh.core.adjudication import Adjudicator
from eleventh.core.code import Effects, EvalContext
from eleventh.core.state import digest
from eleventh.play.folding import fold
from eleventh.play.match import Match
from play.quarrel import SEATS, adjudicator, compiled, start


def counting(ran: Counter[str]) -> Adjudicator:
    """The small game, counting how often each of its stages runs."""
    table = adjudicator()

    def counted(index: int, moment: str):
        def stage(context: EvalContext, effects: Effects) -> None:
            ran[moment] += 1
            table.code.stages[index](context, effects)

        return stage

    stages = [counted(index, each.moment) for index, each in enumerate(table.program.stages)]
    return Adjudicator(table.program, replace(table.code, stages=tuple(stages)))


def test_a_turn_is_resolved_once() -> None:
    ran = Counter[str]()
    table = counting(ran)
    each = Counter(stage.moment for stage in table.program.stages)
    match = Match.start(table, compiled().files, dict.fromkeys(SEATS, "random:1"), 7)
    assert ran == {"open": each["open"]}
    match.advance()
    assert ran == {**each, "open": 2 * each["open"]}


def test_what_a_match_recorded_comes_out_when_it_is_worked_out_again() -> None:
    """Loading believes no digest, though playing has computed each only once."""
    match = start(dict.fromkeys(SEATS, "random"))
    while not match.over:
        match.advance()
    events = [each.event for each in match.game.events]
    again = fold(adjudicator(), match.game.opened, events)
    assert again.state == match.game.state
    assert again.events == match.game.events


def test_a_menu_is_made_once_a_turn() -> None:
    match = start()
    position = match.game.position
    assert position.menu("seoul") is position.menu("seoul")
    assert position.menu("seoul") == match.game.adjudicator.menu(match.game.state, "seoul")


def test_what_is_the_same_for_all_is_shared_by_their_views() -> None:
    """Readings are made once a turn; options are equal where nothing about them changes."""
    match, twin = start(seed=1), start(seed=2)
    seen = {each.id: each for each in match.view("seoul").readings}
    shared = [each for each in match.view("tokyo").readings if each.id in seen]
    assert shared
    assert all(each is seen[each.id] for each in shared)
    for one, other in zip(
        match.view("tokyo").initiatives, twin.view("tokyo").initiatives, strict=True
    ):
        assert one == other


def test_the_digest_is_that_of_the_canonical_json_of_the_state() -> None:
    """Its value stands in every save, so it may never change."""
    state = start().game.state
    data = asdict(state)
    assert data.pop("times") == ()  # which was not written when there were no counters
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False)
    assert digest(state) == hashlib.sha256(text.encode()).hexdigest()


def test_random_plays_otherwise_under_another_seed_and_alike_under_the_same() -> None:
    def orders(seed: int, player: str) -> list[object]:
        match = start(dict.fromkeys(SEATS, player), seed)
        while not match.over:
            match.advance()
        return [each.orders for turn in match.game.revealed for each in turn.values()]

    assert orders(1, "random") == orders(1, "random")
    assert len({str(orders(seed, "random")) for seed in range(5)}) == 5
    assert len({str(orders(seed, "random:7")) for seed in range(5)}) == 1
