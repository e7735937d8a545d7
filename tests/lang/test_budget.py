"""What multiplies is counted before it is made: one line of YAML cannot exhaust the machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eleventh.core.span import Span
from eleventh.lang import budget
from eleventh.lang.budget import LIMITS, CostBudget, OverBudget
from eleventh.lang.compile import Compiled, compile_files, measure_path, summarise_path
from eleventh.play.library import library

SHIPPED = Path(__file__).parents[2] / "scenarios" / "gsomia_2019"
AMPLE = 3  # times what the largest scenario that ships needs


def scenario(seats: int, **sections: Any) -> bytes:
    """A small scenario with so many seats, and some sections of its own."""
    ids = [f"s{number}" for number in range(seats)]
    return json.dumps(
        {
            "format": 1,
            "scenario": "large",
            "title": "Large",
            "synopsis": "Large.",
            "turns": ["2020-01-01"],
            "ends": "2020-02-01",
            "actors": {"seats": ids},
            "seats": {each: {"leader": "L"} for each in ids},
            "tracks": {"n": {"kind": "counter", "start": 1}},
            "sources": {"N": {"title": "Notes", "items": {"N01": "t"}}},
            "endings": [{"id": "over", "title": "T", "text": "T"}],
        }
        | sections
    ).encode()


def rules(number: int, variables: str, **more: Any) -> list[dict[str, Any]]:
    """So many rules over these variables."""
    return [
        {
            "id": f"r{each}",
            "for": dict.fromkeys(variables, "seat"),
            "effects": {"n": 0.01},
            "why": "w",
            "cite": ["N01"],
        }
        | more
        for each in range(number)
    ]


def check(data: bytes) -> Compiled:
    return compile_files({"scenario.yaml": data})


def refusal(data: bytes) -> str:
    """What is said of a scenario that is too large, at its place."""
    compiled = check(data)
    assert compiled.program is None
    (found,) = [each for each in compiled.problems if each.code == "E099"]
    line = data.decode()
    at = line[found.span.column - 1 : found.span.end_column - 1]
    return f"{at.strip(chr(34))}: {found.headline}"


def test_a_rule_over_six_variables_is_refused_with_the_arithmetic_and_its_place() -> None:
    assert refusal(scenario(12, rules=rules(1, "tuxyzw"))) == (
        "r0: The rule `r0` comes to 12 x 12 x 12 x 12 x 12 x 12 = 2,985,984 instances;"
        " at most 60,000"
    )


def test_eighty_seats_and_three_variables_are_too_many() -> None:
    told = refusal(scenario(80, rules=rules(1, "xyz")))
    assert told == "r0: The rule `r0` comes to 80 x 80 x 80 = 512,000 instances; at most 60,000"


def test_many_rules_are_too_many_together() -> None:
    told = refusal(scenario(50, rules=rules(1000, "xy")))
    assert told == (
        "r24: With the rule `r24` (50 x 50 = 2,500) this comes to 62,500 instances; at most 60,000"
    )


def test_two_hundred_seats_are_too_many_and_so_are_the_pairs_of_ninety() -> None:
    pairs = {"p": {"kind": "score", "of": ["seat", "seat"], "start": 1}}
    assert refusal(scenario(200, tracks=pairs)) == "s0: The cast comes to 200 actors; at most 100"
    assert refusal(scenario(90, tracks=pairs)) == (
        "p: `p` comes to 90 x 90 = 8,100 tracks; at most 2,000"
    )


def test_effects_count_as_often_as_they_are_made() -> None:
    tracks = {f"n{number}": {"kind": "counter", "start": 1} for number in range(200)}
    many = rules(1, "xy", effects=dict.fromkeys(tracks, 1))
    assert "24 x 24 x 200 = 115,200 instances" in refusal(scenario(24, tracks=tracks, rules=many))


def test_initiatives_and_joint_ones_are_counted_by_their_parties() -> None:
    alone = {
        "id": "call",
        "by": "seat",
        "toward": "seat",
        "title": "T",
        "why": "w",
        "cite": ["N01"],
    }
    told = refusal(scenario(60, initiatives=[alone]))
    assert told == "call: The initiative `call` comes to 60 x 60 = 3,600 choices; at most 2,000"
    joint = {"id": "meet", "parties": ["seat"], "title": "T", "why": "w", "cite": ["N01"]}
    joint["rebuffed"] = {"n": 1}  # type: ignore[assignment]
    everyone = [joint | {"id": f"meet{number}"} for number in range(8)]
    told = refusal(scenario(90, initiatives=everyone))
    assert told == (
        "meet7: With the initiative `meet7` (90 x 90 = 8,100) this comes to 64,800 instances;"
        " at most 60,000"
    )


@pytest.mark.slow
def test_long_formulas_count_in_each_instance() -> None:
    long = " + ".join(["n"] * 25)
    told = refusal(scenario(24, rules=rules(50, "xy", effects={"n": f"clamp({long}, 0, 1)"})))
    assert told.startswith("clamp(")
    assert told.endswith("operations; at most 250,000")


def test_what_took_the_most_is_shown_where_it_is_not_the_last() -> None:
    small, large = Span("a.yaml", 2, 1, 2, 3), Span("a.yaml", 1, 1, 1, 3)
    spent = CostBudget()
    spent.spend(budget.CHOICES, "The initiative `a`", large, 40, 40)
    with pytest.raises(OverBudget) as over:
        spent.spend(budget.CHOICES, "The initiative `b`", small, 21, 20)
    assert over.value.problem.headline == (
        "With the initiative `b` (21 x 20 = 420) this comes to 2,020 choices; at most 2,000"
    )
    assert [(each.span.line, each.text) for each in over.value.problem.labels] == [
        (2, ""),
        (1, "the most of them, 1,600, are from here"),
    ]


@pytest.mark.slow
def test_twenty_four_seats_with_rules_over_two_variables_fit() -> None:
    pairs = {"p": {"kind": "score", "of": ["seat", "seat"], "start": 50}}
    mending = rules(20, "xy", effects={"p.x.y": "(50 - p.x.y) / 20"}, when="p.x.y < 90")
    assert check(scenario(24, tracks=pairs, rules=mending)).program is not None


@pytest.mark.slow
def test_the_largest_scenario_that_ships_needs_a_third_at_most() -> None:
    sizes = measure_path(SHIPPED)
    assert [each.things for each in LIMITS] == [things for things, _, _ in sizes]
    for things, number, most in sizes:
        assert 0 < number * AMPLE <= most, things


def test_errors_are_looked_for_until_there_are_some_hundred() -> None:
    wrong = rules(2000, "x", effects={"nobody": 1})
    compiled = check(scenario(3, rules=wrong))
    assert compiled.program is None
    assert 0 < len(compiled.problems) <= budget.MOST_ERRORS + 1


def test_one_that_is_too_large_is_one_bad_row(tmp_path: Path) -> None:
    for name, data in (
        ("good", scenario(3)),
        ("large", scenario(12, rules=rules(1, "tuxyzw"))),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_bytes(data)
    rows = {each.id: summarise_path(each.path) for each in library(tmp_path).scenarios()}
    assert rows["good"].errors == 0
    assert rows["large"].errors == 1


def test_one_at_which_compiling_fails_is_one_bad_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("eleventh.lang.lower.assembly.lower_bundle", fail)
    (tmp_path / "scenario.yaml").write_bytes(scenario(2))
    assert summarise_path(tmp_path).errors == 1


def test_the_guide_tells_every_limit() -> None:
    guide = (SHIPPED.parents[1] / "docs" / "language.md").read_text("utf-8")
    told = guide.partition("## Limits of size")[2]
    for limit in LIMITS:
        rows = [row for row in told.splitlines() if row.startswith(f"| {limit.things}")]
        assert len(rows) == 1, limit.things
        assert rows[0].endswith(f"| {limit.most:,} |")
