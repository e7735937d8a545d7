"""Doctrines by name, and who plays which seat."""

from __future__ import annotations

import pytest

from bots.facts import dice_of, doctrine_of
from eleventh.bots.historian import Historian
from eleventh.bots.opponent import Opponent
from eleventh.bots.random_bot import OwnDice, RandomBot, TableDice
from eleventh.bots.registry import DOCTRINES, assign, is_doctrine
from eleventh.core.dice import site_of
from eleventh.core.refusals import Refusal
from play.quarrel import SEATS, adjudicator


def test_every_listed_doctrine_exists() -> None:
    assert [type(doctrine_of(adjudicator(), name, "seoul")) for name in DOCTRINES] == [
        Historian,
        Opponent,
        RandomBot,
    ]


def test_random_takes_a_seed_of_its_own_or_the_dice_of_its_game() -> None:
    table = adjudicator()
    numbered, plain = (doctrine_of(table, name, "seoul") for name in ("random:7", "random"))
    assert numbered == RandomBot(table, OwnDice(7, site_of("seoul")))
    assert plain == RandomBot(table, TableDice(dice_of(table, "seoul")))


@pytest.mark.parametrize(
    "name", ["", "human", "random:", "random:-1", "random:x", "historian:1", "random:" + "9" * 19]
)
def test_other_names_are_none(name: str) -> None:
    assert not is_doctrine(name)
    with pytest.raises(ValueError, match="no doctrine"):
        doctrine_of(adjudicator(), name, "seoul")


def test_seats_are_assigned_one_by_one_or_all_at_once() -> None:
    assert assign(SEATS, ["all=opponent", "seoul=human"]) == {
        "washington": "opponent",
        "seoul": "human",
        "tokyo": "opponent",
    }


def test_a_seats_own_word_wins_over_all() -> None:
    assigned = assign(SEATS, ["seoul=historian", "all=random:3"])
    assert isinstance(assigned, dict)
    assert assigned["seoul"] == "historian"


def test_the_later_word_wins() -> None:
    assigned = assign(SEATS, ["seoul=historian", "seoul=opponent"])
    assert isinstance(assigned, dict)
    assert assigned["seoul"] == "opponent"


def test_seats_that_nothing_names_go_to_the_default() -> None:
    assert assign(SEATS, []) == dict.fromkeys(SEATS, "human")
    assert assign(SEATS, [], "opponent") == dict.fromkeys(SEATS, "opponent")


@pytest.mark.parametrize(
    ("text", "code", "data"),
    [
        ("historian", "not_a_player", {"wanted": "historian"}),
        (
            "soul=historian",
            "unknown_seat",
            {"wanted": "soul", "near": "seoul", "known": (*SEATS, "all")},
        ),
        (
            "seoul=historan",
            "unknown_doctrine",
            {"wanted": "historan", "near": "historian", "known": tuple(DOCTRINES)},
        ),
        ("seoul=", "unknown_doctrine", {"wanted": "", "near": "", "known": tuple(DOCTRINES)}),
    ],
)
def test_what_can_not_be_read_is_refused(text: str, code: str, data: object) -> None:
    refusal = assign(SEATS, [text])
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.data) == (code, data)
