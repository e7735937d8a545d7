"""Non-interference: nothing a seat may not know changes a byte of what the table tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eleventh.core.orders import Orders
from eleventh.core.program import GRAIN
from eleventh.play.match import Match, Unsaved
from eleventh.play.match_record import MatchRecord
from eleventh.play.objectives import seat_objectives
from eleventh.play.why import explain, known_tracks
from play.quarrel import HUMANS, SEATS, adjudicator, first_answers, start, submit_all

TRIES = [
    Orders(),
    Orders({"export_controls.seoul": "wait"}),
    Orders({"export_controls.seoul": "sulk"}),
    Orders({"last_word.tokyo": "offer"}),
    Orders({"warning.washington": "share"}),
    Orders({}, ("whisper.seoul",)),
    Orders({}, ("quiet_channel.tokyo", "quiet_channel.tokyo")),
    Orders({}, ("quiet_channel.tokyo", "three_way_talks", "flee")),
]


def told(match: Match, seat: str) -> list[object]:
    """Everything that the table lets `seat` know, without changing anything."""
    program = match.game.adjudicator.program
    names = [each.id for each in (*known_tracks(program), *seat_objectives(program))] + ["nonsense"]
    return [
        match.view(seat),
        [match.refusals(seat, orders) for orders in TRIES],
        match.submitted(),
        match.waiting(),
        [explain(match.game, name, None, seat) for name in names],
        (match.turn, match.last, match.over),
    ]


def altered(match: Match, seat: str, shift: float, seed: int) -> Match:
    """The same match with another seed and all tracks moved that `seat` does not see."""
    program = match.game.adjudicator.program
    step = match.game.steps[-1]
    values = tuple(
        value
        if seat in track.seen_by or track.kind == "status"
        else track.low + (value + shift) % (track.high - track.low)
        for track, value in zip(program.tracks, step.state.values, strict=True)
    )
    state = replace(step.state, values=values, seed=seed)
    steps = (*match.game.steps[:-1], replace(step, state=state))
    return Match(MatchRecord(match.record.events, replace(match.game, steps=steps)), Unsaved())


@pytest.mark.parametrize("seat", SEATS)
@pytest.mark.parametrize("turns", [0, 1, 2])
@settings(max_examples=20, deadline=None)
@given(shift=st.integers(1, 90 * GRAIN), seed=st.integers(0, 2**63))
def test_hidden_tracks_and_the_seed_change_nothing(
    seat: str, turns: int, shift: int, seed: int
) -> None:
    match = start()
    for _ in range(turns):
        submit_all(match)
        match.advance()
    assert told(altered(match, seat, shift / GRAIN, seed), seat) == told(match, seat)


def test_what_the_others_sealed_changes_nothing() -> None:
    one, other = start(), start()
    for match, response, initiatives in (
        (one, "share", ()),
        (other, "keep", ("three_way_talks",)),
    ):
        match.submit("washington", Orders({"warning.washington": response}, initiatives))
    one.submit("tokyo", Orders())
    other.submit("tokyo", Orders({}, ("whisper.seoul",)))
    assert told(one, "seoul") == told(other, "seoul")
    orders = first_answers(one.view("seoul"))
    assert one.submit("seoul", orders) == other.submit("seoul", orders)
    assert told(one, "seoul") == told(other, "seoul")


def test_who_played_a_secret_act_is_not_told() -> None:
    match = start()
    match.submit("tokyo", Orders({}, ("whisper.seoul",)))
    submit_all(match)
    match.advance()
    view = match.view("seoul")
    assert all("hisper" not in repr(part) for part in (view.told, view.ledger, view.cards))
    undisclosed = [line for line in view.ledger if line.note == "undisclosed"]
    assert [(line.track, line.amount) for line in undisclosed] == [
        ("approval.seoul", -7.0)
    ]  # and a rally of 2
    answer = explain(match.game, "approval.seoul", 1, "seoul")
    assert "eak" not in repr(answer)


def test_a_doctrine_in_another_seat_decides_alike_whatever_it_may_not_know() -> None:
    match = start(HUMANS)
    for name in ("opponent:firm", "historian", "random:3"):
        players = {**HUMANS, "tokyo": name}
        game = replace(match.game, opened=replace(match.game.opened, players=players))
        one = Match(MatchRecord((game.opened,), game), Unsaved())
        seed = match.game.state.seed  # of which a doctrine may roll, and no state of it
        other = altered(one, "tokyo", 17.0, seed)
        for each in (one, other):
            submit_all(each)
            each.advance()
        assert one.reasons(1)["tokyo"] == other.reasons(1)["tokyo"]


def test_the_seed_is_in_no_view() -> None:
    seed = 8_461_307_225_190_664_321
    match = start(seed=seed)
    submit_all(match)
    match.advance()
    assert match.game.state.seed == seed
    assert all(str(seed) not in repr(told(match, seat)) for seat in SEATS)
    assert adjudicator().begin(seed).state.seed == seed
