"""A game once more with one order changed: who decides what, and what could follow."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from eleventh.core.orders import Offer, Orders
from eleventh.lab.whatif.branching import play_branch
from eleventh.lab.whatif.changes import ChangedOrder, NoSuchChange, find_change, find_point
from eleventh.lab.whatif.fitting import find_traits, fit_policy
from eleventh.lab.whatif.spreading import StartingPoint, spread_games
from eleventh.lab.whatif.telling import tell_what_if
from eleventh.play.game import Game
from eleventh.play.match import Match
from eleventh_ui.display.what_if import compose_what_if
from eleventh_ui.report.text import to_text
from games import SHIPPED, adjudicator, compiled
from play.quarrel import HISTORY, start
from play.test_white_cell import DECISION, meddled
from report.test_report import hostile

GSOMIA = next(folder for folder in SHIPPED if folder.name == "gsomia_2019")
TURN, SEAT = 4, "seoul"
Pick = Callable[[list[Offer]], Offer]


def play_on(match: Match, pick: Pick, last: int = 99) -> Match:
    """Plays up to a turn: people answer as `pick` says, of what they can pay for."""
    choices = match.game.adjudicator.program.choices
    while not match.over and match.turn <= last:
        for seat in match.waiting():
            menu, responses = match.game.menu(seat), {}
            left = float("inf") if menu.capital is None else menu.capital
            for decision, offers in menu.decisions.items():
                offer = pick([e for e in offers if not e.barred and e.cost <= left])
                responses[decision] = choices[offer.choice].id
                left -= offer.cost
            assert match.submit(seat, Orders(responses)) == ()
        assert match.advance() == ()
    return match


def first(offers: list[Offer]) -> Offer:
    return offers[0]


def begin(seed: int = 3, **players: str) -> Match:
    table = adjudicator(GSOMIA)
    seated = {seat.id: players.get(seat.id, "human") for seat in table.program.seats}
    return Match.start(table, compiled(GSOMIA).files, seated, seed)


@cache
def mixed() -> Match:
    """A game of a person in Seoul among doctrines."""
    return play_on(begin(washington="opponent", tokyo="random"), first)


def other_answers(game: Game, turn: int, seat: str) -> list[ChangedOrder]:
    """Every answer that a seat could have given instead, each alone."""
    point = find_point(game, turn)
    found = []
    for offers in point.menu(seat).decisions.values():
        for offer in offers:
            id = point.program.choices[offer.choice].id
            try:
                found.append(find_change(game, turn, seat, response=id))
            except NoSuchChange:
                continue
    return found


@pytest.mark.slow
def test_nothing_is_other_but_the_change_in_the_turn_of_the_change() -> None:
    game = mixed().game
    for change in other_answers(game, TURN, SEAT):
        branch = play_branch(game, change)
        program = game.adjudicator.program
        assert branch.turns[0].sources == {
            each.id: "changed" if each.id == SEAT else "as given" for each in program.seats
        }
        for seat, choices in branch.turns[0].choices.items():
            given = game.revealed[TURN - 1][seat].orders
            real = set(game.adjudicator.index_orders(seat, given))
            if seat != SEAT:
                assert set(choices) == real
            else:
                assert change.choice in choices
                assert set(choices) - real == {change.choice}


def test_doctrines_decide_on_what_they_see_as_they_would_have_at_the_table() -> None:
    game = mixed().game
    change = other_answers(game, TURN, SEAT)[-1]
    branch = play_branch(game, change)
    table = play_on(begin(washington="opponent", tokyo="random"), first, TURN - 1)
    response = table.game.adjudicator.program.choices[change.choice].id
    given = game.revealed[TURN - 1][SEAT].orders
    orders = Orders({**given.responses, change.decision: response}, given.initiatives)
    assert table.submit(SEAT, orders) == ()
    assert table.advance() == ()
    assert table.game.state == branch.turns[0].step.state
    play_on(table, first, TURN + 1)
    for seat in ("washington", "tokyo"):
        ordered = table.game.revealed[TURN][seat].orders
        assert branch.turns[1].sources[seat] == "doctrine"
        index = table.game.adjudicator.index_orders(seat, ordered)
        assert branch.turns[1].choices[seat] == index


def test_people_repeat_their_answers_where_the_same_is_asked() -> None:
    game = mixed().game
    for change in other_answers(game, TURN, SEAT):
        for at, played in enumerate(play_branch(game, change).turns[1:], start=TURN):
            given = game.revealed[at][SEAT].orders
            real = set(game.adjudicator.index_orders(SEAT, given))
            if played.sources[SEAT] == "as given":
                assert set(played.choices[SEAT]) <= real
            else:
                assert played.sources[SEAT] == "fitted"
                # It answered what was not put before, or what can't be answered as it was.
                assert set(played.choices[SEAT]) != real


@pytest.mark.parametrize("tone", ["hostile", "conciliatory"])
def test_a_fitted_policy_likes_the_tones_that_its_player_chose(tone: str) -> None:
    traits = find_traits(adjudicator(GSOMIA).program)

    def by_tone(offers: list[Offer]) -> Offer:
        liked = [each for each in offers if f"tone {tone}" in traits[each.choice]]
        return (liked or offers)[0]

    game = play_on(begin(), by_tone).game
    other = {"hostile": "conciliatory", "conciliatory": "hostile"}[tone]
    for seat in game.opened.players:
        fitted = fit_policy(game, seat)
        assert fitted.answers == sum(len(e[seat].orders.responses) for e in game.revealed)
        weights = {
            kind: [
                weight
                for index, weight in fitted.weights.items()
                if game.adjudicator.program.choices[index].kind == "response"
                and traits[index] != ("no deed",)
                and f"tone {kind}" in traits[index]
            ]
            for kind in (tone, other)
        }
        mean = {kind: sum(found) / len(found) for kind, found in weights.items()}
        assert mean[tone] > mean[other]


def test_what_the_facilitator_answered_says_nothing_of_the_player() -> None:
    game = meddled(start()).game
    asked = sum(len(each[SEAT].orders.responses) for each in game.revealed)
    held = sum(len(each[SEAT].replaced) for each in game.revealed)
    assert held > 0
    assert fit_policy(game, SEAT).answers == asked - held


def test_a_chance_is_one_and_a_weight_is_above_nothing() -> None:
    game = mixed().game
    for seat in game.opened.players:
        for index, weight in fit_policy(game, seat).weights.items():
            if game.adjudicator.program.choices[index].kind == "initiative":
                assert 0 < weight < 1
            else:
                assert weight > 0


def test_what_the_facilitator_did_happens_again() -> None:
    record = meddled(start()).record
    game = record.game
    change = other_answers(game, 1, SEAT)[0]
    assert change.decision == DECISION
    branch = play_branch(game, change)
    capital = [each.id for each in game.adjudicator.program.tracks].index("capital.tokyo")
    opened = game.steps[1].state.values[capital]
    assert opened == branch.turns[0].step.state.values[capital] == 9
    found = tell_what_if(record, change, 5).follows
    assert found.games == 5


def test_an_initiative_is_taken_beside_what_was_ordered() -> None:
    game = mixed().game
    change = find_change(game, TURN, SEAT, initiative="ask_washington")
    branch = play_branch(game, change)
    assert change.decision == ""
    given = set(game.adjudicator.index_orders(SEAT, game.revealed[TURN - 1][SEAT].orders))
    assert set(branch.turns[0].choices[SEAT]) == given | {change.choice}


@pytest.mark.parametrize(
    ("turn", "seat", "response", "initiative", "told"),
    [
        (0, SEAT, "x", "", "turns 1 to 12 were played"),
        (13, SEAT, "x", "", "turns 1 to 12 were played"),
        (TURN, "mars", "x", "", "the seats are washington, seoul, tokyo"),
        (TURN, SEAT, "give_notic", "", "perhaps 'give_notice' is meant. Open was notice_window"),
        (TURN, SEAT, "", "ask_washingto", "perhaps 'ask_washington' is meant. Open in turn 4 was"),
        (TURN, SEAT, "give_notice", "", "seoul did answer 'give_notice' in turn 4; instead of it"),
    ],
)
def test_what_can_not_be_changed_is_told_with_what_was_open(
    turn: int, seat: str, response: str, initiative: str, told: str
) -> None:
    with pytest.raises(NoSuchChange) as found:
        find_change(mixed().game, turn, seat, response=response, initiative=initiative)
    assert told in str(found.value)


@pytest.mark.slow
def test_what_follows_the_same_turn_is_the_same() -> None:
    game = mixed().game
    change = other_answers(game, TURN, SEAT)[-1]
    branch = play_branch(game, change)
    step = game.steps[TURN]
    point = StartingPoint(step.ledger.program, step.state)
    found = spread_games(point, point, branch.players, 40)
    assert found.lanes == ("tokyo",)
    for ending in found.endings:
        assert ending.real == ending.changed
    for each in (*found.seats, *found.tracks):
        assert each.real == each.changed
        assert each.difference.mean == each.difference.low == each.difference.high == 0
    for band, seat in zip(found.bands, found.seats, strict=True):
        assert band.seat == seat.id
        assert 0 <= band.least <= band.middle <= band.most <= 100


@pytest.mark.slow
def test_it_says_how_far_it_is_and_what_was_played_when_it_is_stopped_counts() -> None:
    record = mixed().record
    change = other_answers(record.game, TURN, SEAT)[-1]
    heard: list[tuple[int, int]] = []

    def going_on(played: int, wanted: int) -> bool:
        heard.append((played, wanted))
        return False

    part = tell_what_if(record, change, 5000, going_on).follows
    assert part.partial
    assert 0 < part.games < 5000
    assert heard == [(part.games, 5000)]
    assert sum(each.changed.number for each in part.endings) == part.games
    assert not tell_what_if(record, change, 9, going_on).follows.partial


def test_a_change_of_the_last_turn_leaves_nothing_to_follow_but_its_end() -> None:
    record = mixed().record
    last = len(record.game.revealed)
    seat = next(each for each in record.opened.players if other_answers(record.game, last, each))
    told = tell_what_if(record, other_answers(record.game, last, seat)[0], 7)
    assert len(told.turns) == 1
    assert told.changed_ending is not None
    (ending,) = (each for each in told.follows.endings if each.changed.number)
    assert (ending.id, ending.changed.number) == (told.changed_ending.id, 7)


def test_a_game_that_goes_on_is_told_as_far_as_it_went() -> None:
    match = start(HISTORY)
    assert match.advance() == ()
    change = other_answers(match.game, 1, SEAT)[0]
    told = tell_what_if(match.record, change, 5)
    assert told.real_ending is None
    assert told.changed_ending is None
    assert [each.turn for each in told.turns] == [1]


@pytest.mark.slow
def test_it_is_a_pure_function_of_the_record() -> None:
    record = mixed().record
    change = other_answers(record.game, TURN, SEAT)[0]
    assert tell_what_if(record, change, 20) == tell_what_if(record, change, 20)


def test_no_text_of_a_stranger_reaches_the_terminal() -> None:
    record = hostile()
    changes = [
        each
        for seat in record.opened.players
        for turn in range(1, len(record.game.revealed) + 1)
        for each in other_answers(record.game, turn, seat)
    ]
    assert changes
    for change in changes:
        text = to_text(compose_what_if(tell_what_if(record, change, 3), "\x1b[2J"))
        assert not set(text) & set("\x1b\u202e\u2066\x07")
        assert max(map(len, text.splitlines())) <= 80
