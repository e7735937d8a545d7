"""Doctrines by name, and who plays which seat."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from bots.facts import dice_of, doctrine_of
from eleventh.bots import registry
from eleventh.bots.doctrine import DoctrineOrders, SeatFacts
from eleventh.bots.historian import Historian
from eleventh.bots.opponent import Opponent
from eleventh.bots.random_bot import OwnDice, RandomBot, TableDice
from eleventh.bots.reasons import Reason, ReasonCode
from eleventh.bots.registry import GROUP, OWN, Registered, assign, is_doctrine, meaning_of, names
from eleventh.core.dice import site_of
from eleventh.core.orders import Orders
from eleventh.core.refusals import Refusal
from play.quarrel import SEATS, adjudicator, play, start


class Stonewaller:
    """A doctrine of another package: it takes the last answer that is open."""

    def decide(self, facts: SeatFacts) -> DoctrineOrders:
        open_ones = {
            question.id: [each.id for each in question.options if not each.barred][-1]
            for question in facts.view.questions
        }
        data = {"text": "It gives nothing away."}
        reasons = [Reason(*each, ReasonCode.IN_WORDS, data) for each in open_ones.items()]
        return DoctrineOrders(Orders(open_ones), tuple(reasons))


stonewaller = Registered("gives nothing away", lambda table, seat, dice: Stonewaller())


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another package, with a doctrine, one that fails, one that is none, and one of our names."""
    here = __name__
    entries = [
        EntryPoint("stonewaller", f"{here}:stonewaller", GROUP),
        EntryPoint("broken", "no_such_package:doctrine", GROUP),
        EntryPoint("bare", f"{here}:Stonewaller", GROUP),
        EntryPoint("historian", f"{here}:stonewaller", GROUP),
    ]

    def found(group: str, name: str | None = None) -> list[EntryPoint]:
        assert group == GROUP
        return [each for each in entries if name in (None, each.name)]

    monkeypatch.setattr(registry, "entry_points", found)


@pytest.mark.usefixtures("installed")
def test_other_packages_add_doctrines_and_take_no_name_of_ours() -> None:
    assert names() == ("historian", "opponent", "random", "stonewaller")
    assert meaning_of("stonewaller") == "gives nothing away"
    assert isinstance(doctrine_of(adjudicator(), "stonewaller", "seoul"), Stonewaller)
    assert isinstance(doctrine_of(adjudicator(), "historian", "seoul"), Historian)


@pytest.mark.usefixtures("installed")
def test_a_match_is_played_to_its_end_with_a_doctrine_of_another_package() -> None:
    match = play(start({**dict.fromkeys(SEATS, "historian"), "seoul": "stonewaller"}))
    assert match.over
    given = match.game.revealed[0]["seoul"]
    assert given.orders.responses == {"export_controls.seoul": "wait"}
    (reason,) = given.reasons
    assert (reason.decision, reason.choice) == ("export_controls.seoul", "wait")
    assert reason.data["text"] == "It gives nothing away."


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("broken", "No module named 'no_such_package'"),
        ("bare", f"{__name__}:Stonewaller is no Registered"),
    ],
)
def test_a_doctrine_that_can_not_be_used_is_refused_by_name(name: str, fault: str) -> None:
    refusal = assign(SEATS, [f"seoul={name}"])
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.data) == ("broken_doctrine", {"wanted": name, "fault": fault})
    assert not is_doctrine(name)
    assert meaning_of(name) == ""


def test_every_listed_doctrine_exists() -> None:
    assert [type(doctrine_of(adjudicator(), name, "seoul")) for name in OWN] == [
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
            {"wanted": "historan", "near": "historian", "known": tuple(OWN)},
        ),
        ("seoul=", "unknown_doctrine", {"wanted": "", "near": "", "known": tuple(OWN)}),
    ],
)
def test_what_can_not_be_read_is_refused(text: str, code: str, data: object) -> None:
    refusal = assign(SEATS, [text])
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.data) == (code, data)
