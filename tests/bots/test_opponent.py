"""The honest opponent: it imagines what it can't see, and pursues what its seat wants."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bots.facts import facts_of
from eleventh.bots.belief_state import imagine
from eleventh.bots.doctrine import DoctrineOrders
from eleventh.bots.opponent import Opponent
from eleventh.core.ledger import Ledger
from eleventh.core.orders import Orders
from eleventh.core.position import Position
from eleventh.core.view import View
from eleventh.core.view_builder import look
from play.quarrel import SEATS, adjudicator, first_answers, play, start, submit_all


def decide(view: View) -> DoctrineOrders:
    """What the opponent orders when it sees just this."""
    return Opponent(adjudicator()).decide(facts_of(adjudicator(), view))


def known(view: View) -> object:
    """What a view shows of the state itself, and not of how it came about."""
    readings = tuple(replace(each, before=each.value) for each in view.readings)
    return (readings, view.cards, view.questions, view.initiatives, view.aims, view.turn)


@pytest.mark.parametrize("seat", SEATS)
@pytest.mark.parametrize("turns", [0, 1])
def test_what_it_imagines_looks_like_what_it_sees(seat: str, turns: int) -> None:
    match = start()
    for _ in range(turns):
        submit_all(match)
        match.advance()
    view = match.view(seat)
    state = imagine(adjudicator(), view)
    nothing = Ledger(adjudicator().program, ())
    seen = look(Position(adjudicator(), state, nothing), seat)
    assert known(seen) == known(view)
    assert (seen.told, seen.ending) == (view.told, view.ending)


def test_what_it_can_not_see_stands_in_the_middle() -> None:
    state = imagine(adjudicator(), start().view("seoul"))
    values = dict(
        zip((each.id for each in adjudicator().program.tracks), state.values, strict=True)
    )
    assert values["deterrence.pyongyang"] == 50.0
    assert values["capital.tokyo"] == 4.5
    assert values["approval.seoul"] == 50.0


def test_injects_it_was_not_shown_have_not_happened() -> None:
    program = adjudicator().program
    fired = dict(
        zip(
            (each.id for each in program.injects),
            imagine(adjudicator(), start().view("seoul")).fired,
            strict=True,
        )
    )
    assert (fired["export_controls"], fired["warning"]) == (1, 0)


def test_a_finished_game_can_be_imagined_too() -> None:
    view = play(start()).view("seoul")
    assert imagine(adjudicator(), view).over


def test_it_does_what_serves_its_objectives() -> None:
    match = start()
    decision = decide(match.view("seoul"))
    chosen = decision.orders.responses["export_controls.seoul"]
    outcome = {}
    for response in ("wto_complaint", "give_notice", "wait"):
        trial = start()
        trial.submit("seoul", Orders({"export_controls.seoul": response}))
        trial.submit("tokyo", Orders())
        trial.submit("washington", first_answers(trial.view("washington")))
        trial.advance()
        outcome[response] = sum(
            aim.score * aim.objective.weight for aim in trial.view("seoul").aims
        )
    assert outcome[chosen] == max(outcome.values())


def test_it_says_what_it_expects_in_comparison() -> None:
    decision = decide(start().view("seoul"))
    reason = decision.reasons[0]
    assert (reason.decision, reason.choice) == ("export_controls.seoul", "wait")
    assert (reason.code, reason.data["instead"]) == ("expects", "Give notice to the pact")
    gains = dict(zip(reason.data["gains"], reason.data["gained"], strict=True))
    assert gains["Trust of Seoul in Tokyo"] == 2
    assert (reason.data["statuses"], reason.data["values"]) == (("The pact",), ("active",))


def test_its_reasons_do_not_name_the_price() -> None:
    match = start()
    submit_all(match)
    match.advance()
    reasons = decide(match.view("tokyo")).reasons
    assert reasons
    assert all("capital" not in str(reason.data) for reason in reasons)


def test_it_keeps_a_promise_that_costs_nothing() -> None:
    """Seoul is trusted more if it does not go to court: it refrains, since nothing is gained."""
    decision = decide(start().view("seoul"))
    assert decision.orders.responses == {"export_controls.seoul": "wait"}


def test_an_only_answer_is_named_as_such() -> None:
    view = start().view("washington")
    only = replace(
        view,
        questions=tuple(replace(each, options=each.options[1:]) for each in view.questions),
    )
    reason = decide(only).reasons[0]
    assert (reason.choice, reason.code) == ("keep", "only_answer")


def test_it_never_spends_more_than_it_has() -> None:
    for capital in (0.0, 0.5, 1.0, 2.0, 3.0, 9.0):
        view = replace(start().view("tokyo"), capital=capital)
        orders = decide(view).orders
        prices = {each.id: each.cost for each in view.initiatives}
        assert sum(prices[each] for each in orders.initiatives) <= capital
