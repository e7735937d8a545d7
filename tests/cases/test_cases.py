"""The numbered adjudication cases, run on our rules; and that they mean something."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import pytest
import yaml

from cases.ground import RULEBOOKS, Ground
from cases.judging import complaints, list_turns
from cases.lane_ground import LaneGround, Rule
from cases.reading import Case, Deed, Setup, every_case

RULEBOOK = RULEBOOKS / "northeast_asia"
RULES = tuple(f"R{number:02}" for number in range(1, 29))


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("ground"))


@pytest.fixture(scope="module", params=["python", "numpy", "llvm"])
def lanes(request: pytest.FixtureRequest, ground: Ground) -> LaneGround:
    """The rulebook on a backend, the reference among them, with all cases played."""
    played = LaneGround(ground, request.param)
    played.play(every_case())
    return played


@pytest.mark.parametrize("case", every_case(), ids=lambda case: case.id)
def test_case(case: Case, lanes: LaneGround) -> None:
    assert complaints(case, lanes) == [], case.title


def test_a_turn_in_a_lane_is_the_turn_that_a_table_plays(lanes: LaneGround, ground: Ground) -> None:
    """Of a few cases, one with orders among them, every value that is asked for."""
    for case in every_case()[::9]:
        for setup, deeds, orders in islice(list_turns(case), 2):
            table = ground.do(ground.start(setup), deeds, orders)
            lane = lanes.do(lanes.start(setup), deeds, orders)
            for track in table.table.program.tracks:
                assert ground.level(table, track.id) == lanes.level(lane, track.id)


def test_there_are_eighty_and_every_rule_bites_and_spares() -> None:
    kinds = defaultdict(set)
    for case in every_case():
        kinds[case.rule].add(case.kind)
    assert len(every_case()) >= 80
    assert dict(kinds) == {rule: {"bites", "spares"} for rule in RULES}


def test_ids_are_numbered_and_unique() -> None:
    ids = [case.id for case in every_case()]
    assert [each for each in ids if not re.fullmatch(r"R\d\d-[a-z]", each)] == []
    assert len(ids) == len(set(ids))


def test_every_case_cites_its_rule_and_sources_that_exist(ground: Ground) -> None:
    known = {source.id for source in ground.table().program.sources}
    for case in every_case():
        assert case.rule in case.source, case.id
        assert set(case.source) <= known, case.id
        assert any(re.match(r"[HA]-\d\d", each) for each in case.source), case.id


def test_every_rule_and_modifier_of_the_rulebook_posts_in_some_case(lanes: LaneGround) -> None:
    """Those that no deed of any case could call among them: they stand in no program."""
    posted = {rule for case in every_case() for rule in lanes.find_posted(case)}
    assert list_written_rules() - posted == set()


def list_written_rules() -> set[Rule]:
    """The rules and modifiers that stand in the files of the rulebook."""
    files = [yaml.safe_load(path.read_text("utf-8")) for path in RULEBOOK.rglob("*.yaml")]
    return {
        (key.removesuffix("s"), each["id"])
        for file in files
        for key in ("rules", "modifiers")
        for each in file.get(key, ())
    }


@dataclass
class Shifted:
    """Rules that are certainly wrong: everything shifts by `step` for each deed or order, and every
    status takes another of its values, or (with a step of 0) nothing ever moves."""

    ground: Ground
    step: float

    def start(self, setup: Setup) -> tuple[Setup, int]:
        return setup, 0

    def may(self, game: tuple[Setup, int], seat: str, initiative: str) -> bool:
        return not self.ground.may(self.ground.start(game[0]), seat, initiative)

    def do(
        self,
        game: tuple[Setup, int],
        deeds: Sequence[Deed],
        orders: Mapping[str, Sequence[str]],
    ) -> tuple[Setup, int]:
        return game[0], 1 + len(deeds) + sum(len(each) for each in orders.values())

    def level(self, game: tuple[Setup, int], track: str) -> float | str:
        setup, times = game
        value = self.ground.level(self.ground.start(setup), track)
        if isinstance(value, str):
            return "another" if times and self.step else value
        return value + self.step * times


@pytest.mark.slow
@pytest.mark.parametrize("case", every_case(), ids=lambda case: case.id)
@pytest.mark.parametrize("step", [-7.0, 7.0])
def test_no_case_is_content_with_rules_that_move_everything(
    case: Case, step: float, ground: Ground
) -> None:
    assert complaints(case, Shifted(ground, step)) != []


@pytest.mark.slow
@pytest.mark.parametrize(
    "case", [case for case in every_case() if case.kind == "bites"], ids=lambda case: case.id
)
def test_no_case_that_must_bite_is_content_with_rules_that_move_nothing(
    case: Case, ground: Ground
) -> None:
    assert complaints(case, Shifted(ground, 0.0)) != []
