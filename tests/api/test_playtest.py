"""`eleventh.playtest`: the document of many games, for scripts."""

from __future__ import annotations

import jsonschema
import pytest

import eleventh as eh
from eleventh.lab.playtest.document import playtest_schema

SCENARIO = "first_hour"


@pytest.fixture(scope="module")
def scenario():
    return eh.load(SCENARIO)


def test_it_gives_the_document_that_the_schema_describes(scenario) -> None:
    document = eh.playtest(scenario, games=30)
    jsonschema.validate(document, playtest_schema())
    assert document == eh.playtest(SCENARIO, games=30)
    assert document["games"] == 30


def test_a_seat_may_draw_by_weights_of_its_choices(scenario) -> None:
    told = eh.playtest(scenario, games=20)
    id, decision = next(iter(told["decisions"].items()))
    first, *others = decision["responses"]
    weights = {decision["seat"]: {first: 2, **dict.fromkeys(others, 0)}}
    found = eh.playtest(scenario, games=20, bots=weights)
    assert found["decisions"][id]["responses"][first]["share"] == 1


def test_studies_stand_in_the_document_if_they_are_asked_for(scenario) -> None:
    document = eh.playtest(scenario, games=5, studies=["policies"])
    jsonschema.validate(document, playtest_schema())
    assert document["studies"].keys() == {"policies"}
    assert "studies" not in eh.playtest(scenario, games=5)


@pytest.mark.parametrize(
    ("more", "fault", "told"),
    [
        ({"studies": ["weather"]}, ValueError, "there are policies, responses, variance, rare"),
        ({"games": 0}, ValueError, "games is a whole number from 1 up, not 0"),
        ({"games": "10"}, TypeError, "games is a whole number, not '10'"),
        ({"games": 1.5}, TypeError, "games is a whole number"),
        ({"seed": -1}, ValueError, "seed is a whole number from 0 up"),
        ({"studies": "policies"}, TypeError, r"as in \['policies'\]"),
        ({"bots": "nobody"}, eh.NotFound, "nobody"),
        ({"bots": "human"}, eh.NotFound, "human"),
        ({"bots": {"mars": "random"}}, eh.NotFound, "mars"),
        ({"bots": {"mars": {"x": 1}}}, eh.NotFound, "mars"),
        ({"bots": {"all": {"x": 1}}}, ValueError, "one seat's"),
        ({"bots": {"seoul": {"x": 1}}}, ValueError, "no response and no initiative 'x'"),
        ({"bots": "weights:mine.yaml"}, ValueError, "as a mapping"),
        ({"backend": "fortran"}, ValueError, "there are python, numpy, llvm"),
        ({"cores": 0}, ValueError, "cores is a whole number from 1 up"),
    ],
)
def test_what_can_not_be_played_is_raised_in_a_sentence(scenario, more, fault, told) -> None:
    with pytest.raises(fault, match=told):
        eh.playtest(scenario, **more)


def test_a_doctrine_that_is_refused_here_is_not_offered(scenario) -> None:
    with pytest.raises(eh.NotFound) as told:
        eh.playtest(scenario, bots="nobody_at_all")
    assert "weights:" not in str(told.value)


@pytest.mark.parametrize("play", [eh.Match, eh.playouts, eh.playtest])
def test_dice_are_whole_numbers_wherever_they_are_named(scenario, play) -> None:
    with pytest.raises(ValueError, match="seed is a whole number from 0 up"):
        play(scenario, seed=-1)
    with pytest.raises(TypeError, match="seed is a whole number, not '7'"):
        play(scenario, seed="7")


def test_weights_that_leave_a_decision_nothing_to_draw_are_refused(scenario) -> None:
    found = eh.playtest(scenario, games=1)["decisions"]
    for id, each in found.items():
        with pytest.raises(ValueError, match=f"'{id}' weigh 0"):
            eh.playtest(scenario, games=1, bots={each["seat"]: dict.fromkeys(each["responses"], 0)})


def test_weights_are_numbers_from_nothing_up(scenario) -> None:
    (seat, id), *_ = (
        (each["seat"], id)
        for each in eh.playtest(scenario, games=1)["decisions"].values()
        for id in each["responses"]
    )
    for wrong in (-1, float("nan"), float("inf"), "much", True):
        with pytest.raises(ValueError, match=id):
            eh.playtest(scenario, bots={seat: {id: wrong}})
