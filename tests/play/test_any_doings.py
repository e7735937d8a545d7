"""Whatever is done at a facilitated table, in whatever order, with steps back and much of it taken
back: the save is the match, and the match played again from its record comes to the same."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from random import Random

import pytest

from eleventh.core.orders import Orders
from eleventh.core.prepared import Prepared, list_effects
from eleventh.lab.replaying import replay, replay_under
from eleventh.lab.robustness.redrawing import make_redrawing
from eleventh.play.events import Overridden, Returned
from eleventh.play.facilitator import Facilitator
from eleventh.play.folding import last_step_back, retractable
from eleventh.play.game import Game
from eleventh.play.hosting import extend_time, host, provide
from eleventh.play.journal import Journal
from eleventh.play.loading import load_record
from eleventh.play.match import Match
from eleventh.play.match_record import MatchRecord
from eleventh.play.room_events import Reclaimed
from eleventh.play.seat_views import notices
from play.quarrel import SEATS, noon, start, submit_all
from portions import portion

DOINGS = (
    *("override", "event", "replace", "bar", "give back", "look", "pause", "more time", "file"),
    *("orders", "draft", "withdraw", "turn", "turn", "back", "retract", "retract", "retract"),
)
Left = tuple[Match, MatchRecord]
SOME = portion(range(240), lambda seed: seed < 24)


def do(match: Match, doing: str, dice: Random) -> None:
    """Tries this at the table, with what the dice say; what is refused is not done."""
    white, seat = Facilitator(match, "Dr Kim"), dice.choice(SEATS)
    program = match.game.adjudicator.program
    asked = [
        (decision, program.choices[offer.choice].id)
        for decision, offers in match.game.menu(seat).decisions.items()
        for offer in offers
    ]
    response = (seat, *dice.choice(asked)) if asked else (seat, "", "")
    match doing:
        case "override":
            track = dice.choice([each for each in program.tracks if each.kind != "status"])
            white.override(track.id, dice.randint(int(track.low), int(track.high)), "so")
        case "event":
            scores = [each.id for each in program.tracks if each.kind == "score"]
            white.inject(
                "A rumour",
                "",
                dice.sample(SEATS, 2),
                dict.fromkeys(dice.sample(scores, 2), 3.0),
                "so",
            )
        case "replace":
            white.replace(*response, "so")
        case "bar":
            white.bar(*response, "so")
        case "give back":
            white.give_back(*response, "so")
        case "look":
            white.inspect(seat)
        case "pause":
            white.pause("so")
            white.resume()
        case "more time":
            extend_time(match, (seat,), 2, "so")
        case "file":
            leak = Prepared("A leak", "", (seat,), list_effects({"trust.tokyo.seoul": -3.0}), "so")
            provide(match, (leak,) * dice.randint(0, 2))
        case "orders":
            submit_all(match)
        case "draft":
            match.keep_draft(seat, Orders(dict((response[1:],)) if asked else {}))
        case "withdraw":
            match.withdraw(seat)
        case "turn":
            submit_all(match)
            match.advance()
        case "back":
            white.back(dice.randint(1, match.turn), "so")
        case "retract":
            back = last_step_back(match.game)
            done = [each.entry for each in retractable(match.game)]
            done += [*match.game.given, *([back.entry] if back else [])]
            if done:
                white.retract(dice.choice(done), "so")


def played(seed: int, path: Path) -> Match:
    """Forty things are done, and the game is played to its end."""
    match, dice = start(log=Journal.create(path, noon)), Random(seed)
    assert host(match, "Dr Kim", 5) == ()
    for _ in range(40):
        do(match, dice.choice(DOINGS), dice)
    while not match.over:
        do(match, "turn", dice)
    return match


def compared(game: Game) -> dict[str, object]:
    """All that a game holds, but for the rules: of a line that was left the same, in its turn."""
    held = {each.name: getattr(game, each.name) for each in fields(game)}
    del held["position"], held["steps"], held["openings"], held["abandoned"]
    return {
        **held,
        "values": [(step.state, list(step.ledger)) for step in game.steps],
        "opened": [(each.transition.state, each.events) for each in game.openings],
        "left": [
            (compared(each.game), each.entry, each.event, each.turn, each.resumed)
            for each in game.abandoned
        ],
    }


@pytest.fixture(scope="module", params=SOME)
def left(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Left:
    """A game that was played, closed and loaded again; the tests of one seed share it."""
    path = tmp_path_factory.mktemp("doings") / "a.eleventh"
    match = played(request.param, path)
    match.close()
    return match, load_record(path)


def test_what_is_loaded_is_the_match(left: Left) -> None:
    match, again = left
    assert again.events == match.record.events
    assert compared(again.game) == compared(match.game)
    for seat in (*SEATS, None):
        assert notices(again.game, seat) == notices(match.game, seat)


def test_played_again_with_the_same_orders_it_comes_to_the_same(left: Left) -> None:
    game = left[1].game
    assert replay(game).state == game.state
    redrawing = make_redrawing(game)
    assert redrawing is not None
    assert replay_under(game, redrawing.adjudicator).state.values == game.state.values


def test_the_games_tried_take_much_back_and_step_back_over_revealed_turns(
    tmp_path: Path,
) -> None:
    undone = returned = shortened = 0
    for seed in range(24):
        match = played(seed, tmp_path / f"{seed}.eleventh")
        match.close()
        game = match.game
        undone += any(
            isinstance(each.event, Overridden) and each.entry in game.retracted
            for each in game.events
        )
        shortened += any(isinstance(each.event, Reclaimed) for each in game.room)
        returned += any(
            isinstance(each.event, Returned) and len(each.game.revealed) < len(game.revealed)
            for each in game.abandoned
        )
    assert undone >= 3
    assert shortened >= 3
    assert returned >= 3
