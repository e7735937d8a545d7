"""Sensible extremes, whole games of gsomia_2019: what the sources say of each must come out of the
rules, on every seed tried, and for the reasons that the sources give.

Seven courses: the record of 2019, and six that differ from it by the policy of one or two capitals.
Each ordering names the items of the catalogue that it rests on.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from eleventh.core.adjudication import Adjudicator
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from games import ROOT, adjudicator
from scenarios.courses import Course, Manner, Story, compare, play

SCENARIO = ROOT / "scenarios" / "gsomia_2019"
SEEDS = range(6)

# The five ways of H-30 to H-51, in the order in which their conditions can be met.
WAYS = (
    "talk_costs_quietly.seoul",
    "back_the_process",
    "three_way_focus",
    "cyber_talks",
    "recognise_japan",
    "road_map",  # as soon as there is a thaw
    "trilateral_plan",
    "evacuation_plan",
    "watch_at_sea",
)
TOGETHER = ("road_map", "three_way_focus", "cyber_talks", "port_calls", "evacuation_plan")
BROWBEATING = frozenset(
    {"public_scolding", "public_cost_demand", "withdrawal_threat", "cost_talks_walkout"}
)
COURSES = {
    "record": Course("As in 2019", {}),
    "cooperate": Course(
        "All three cooperate throughout",
        {
            "washington": Manner(1, initiatives=WAYS, joins=True),
            "seoul": Manner(1, initiatives=(*TOGETHER, "quiet_channel.tokyo"), joins=True),
            "tokyo": Manner(1, initiatives=(*TOGETHER, "quiet_channel.seoul"), joins=True),
        },
    ),
    "retaliate": Course(
        "Tokyo and Seoul retaliate throughout", {"seoul": Manner(-1), "tokyo": Manner(-1)}
    ),
    "browbeat": Course("Washington browbeats both", {"washington": Manner(seeks=BROWBEATING)}),
    "absent": Course(
        "Washington is absent",
        {"washington": Manner(seeks=frozenset({"stand_aside"}), idle=True)},
        {"posts_vacant": 5, "mediation": 25},  # what five empty chairs let it carry
    ),
    "five_ways": Course(
        "Washington uses all five ways",
        {
            "washington": Manner(shuns=BROWBEATING, initiatives=WAYS),
            "seoul": Manner(joins=True),
            "tokyo": Manner(joins=True),
        },
    ),
    "lean": Course(
        "Seoul leans to Beijing",
        {
            "seoul": Manner(
                seeks=frozenset({"lean_to_beijing"}), initiatives=("turn_to_beijing",), again=True
            )
        },
    ),
}

# track, courses from high to low, what it rests on
ORDERINGS = [
    ("cohesion", "cooperate five_ways record absent retaliate", "H-33 H-34 A-53 H-16 H-19"),
    ("cohesion", "record lean retaliate", "H-22 H-21"),
    ("trust.tokyo.seoul", "record lean", "H-22"),
    ("trust.seoul.tokyo", "record absent retaliate", "A-53 H-16"),
    ("trust.seoul.washington", "five_ways record browbeat", "H-30 H-31"),
    ("trust.seoul.washington", "absent browbeat", "A-53 H-31"),
    ("trust.tokyo.washington", "five_ways record browbeat", "H-47 A-68"),
    ("commitment", "cooperate record browbeat", "H-30 H-31"),
    ("commitment", "five_ways record browbeat", "H-30 H-31"),
    ("commitment", "absent browbeat", "A-53 H-31"),
    ("coordination", "cooperate five_ways record browbeat retaliate", "H-32 H-37 H-41 H-03"),
    ("coordination", "record absent retaliate", "A-53 A-72"),
    ("coordination", "record lean retaliate", "H-21 H-22"),
    ("isolation.seoul", "retaliate record five_ways cooperate", "A-07 A-79"),
    ("isolation.seoul", "browbeat record", "A-79 A-06"),
    ("isolation.seoul", "lean record", "H-22 A-80"),
    ("deterrence.pyongyang", "cooperate five_ways record browbeat", "H-05 H-32 H-38 H-41"),
    ("deterrence.pyongyang", "five_ways record retaliate", "H-10 H-11 A-73"),
    ("deterrence.pyongyang", "record absent", "A-53 A-73"),
    ("deterrence.pyongyang", "record lean", "H-21 H-22 A-73"),
    ("deterrence.beijing", "cooperate five_ways record retaliate", "H-05 H-13"),
    ("deterrence.beijing", "record browbeat", "H-32 A-08"),
    ("deterrence.beijing", "record lean", "H-22 H-13"),
    ("threat_agreement", "five_ways record lean", "H-37 H-21 H-22"),
    ("wedge.beijing", "lean record cooperate", "H-22 H-13"),
    ("wedge.pyongyang", "retaliate record cooperate", "H-10"),
    ("narrative", "retaliate record cooperate", "H-13 H-14"),
    ("nationalism.seoul", "retaliate record cooperate", "H-15 H-16"),
    ("nationalism.tokyo", "retaliate record cooperate", "H-15 H-16"),
    ("exit.seoul", "record absent", "A-53 A-81"),
    ("exit.seoul", "record browbeat", "A-81 H-31"),
    ("mediation", "record absent", "A-54 A-55"),
    ("public_pressure", "browbeat record five_ways", "H-30 H-31"),
]

# course, tracks, what must be among the largest differences to the record, and their direction
REASONS = [
    ("retaliate", "trust.seoul.tokyo trust.tokyo.seoul", -1, {"lapse_wounds"}),
    ("retaliate", "coordination", -1, {"lapse_loosens", "lapse_strands_the_staffs"}),
    ("retaliate", "deterrence.pyongyang", -1, {"lapse_read_abroad", "deterrence_follows"}),
    ("cooperate", "trust.seoul.tokyo", 1, {"joint_work_binds"}),
    ("cooperate", "coordination", 1, {"notice_loosens", "confirmation_mends"}),
    (
        "browbeat",
        "trust.seoul.washington",
        -1,
        {"scolding_shakes", "demand_shakes", "withdrawal_shakes"},
    ),
    (
        "browbeat",
        "coordination",
        -1,
        {"browbeating_unsettles", "withdrawal_unsettles_the_front", "doubt_hollows"},
    ),
    ("browbeat", "deterrence.pyongyang", -1, {"deterrence_follows"}),
    ("absent", "trust.seoul.tokyo trust.tokyo.seoul", -1, {"absent_mediator"}),
    ("absent", "mediation", -1, {"aside_stood"}),
    (
        "five_ways",
        "coordination",
        1,
        {"evacuation_planned", "cyber_opens", "focus_aligns"},
    ),
    ("five_ways", "cost_gap.seoul", -1, {"quiet_bargain", "demand_at_home"}),
    ("lean", "threat_agreement", -1, {"seoul_leans"}),
    ("lean", "trust.washington.seoul", -1, {"seoul_leans"}),
    ("lean", "deterrence.beijing", -1, {"powers_deterred"}),
]
LARGEST = 5


@cache
def story(course: str, seed: int) -> Story:
    return play(adjudicator(SCENARIO), COURSES[course], seed)


@pytest.mark.parametrize(("track", "courses", "rests_on"), ORDERINGS)
def test_whole_games_end_in_the_order_that_the_sources_imply(
    track: str, courses: str, rests_on: str
) -> None:
    """Of whole years: where a scare ends one of the games early there is nothing to compare."""
    names, compared = courses.split(), 0
    for seed in SEEDS:
        ends = compare([story(name, seed) for name in names], track)
        if ends is not None:
            compared += 1
            falling = all(high > low for high, low in pairwise(ends))
            assert falling, f"{track} on seed {seed}: {names} {ends} {rests_on}"
    assert compared > len(SEEDS) / 2


@pytest.mark.parametrize(("course", "tracks", "direction", "causes"), REASONS)
def test_the_ledger_gives_the_reasons_that_the_sources_give(
    course: str, tracks: str, direction: int, causes: set[str]
) -> None:
    gaps: dict[str, float] = {}
    for seed in SEEDS:
        here = story(course, seed).by_cause(*tracks.split())
        there = story("record", seed).by_cause(*tracks.split())
        for cause in here.keys() | there.keys():
            gap = (here.get(cause, 0) - there.get(cause, 0)) * direction
            gaps[cause] = gaps.get(cause, 0) + gap
    largest = sorted(gaps, key=lambda cause: -gaps[cause])[:LARGEST]
    assert causes <= set(largest), {cause: round(gaps[cause], 1) for cause in largest}


@pytest.mark.parametrize("course", COURSES)
def test_seoul_is_lonelier_than_tokyo(course: str) -> None:
    """A-80: Tokyo keeps Washington and courts others; Seoul has Washington only."""
    for seed in SEEDS:
        ended = story(course, seed)
        assert ended.value("isolation.seoul") > ended.value("isolation.tokyo")


def test_the_pact_ends_as_the_courses_deserve() -> None:
    """H-01 to H-04: suspended as in history, kept by those who cooperate, lapsed in retaliation.
    Where a scare ends the year before November, the notice is still running."""
    wanted = {"record": "suspended", "cooperate": "active", "retaliate": "lapsed"}
    for course, pact in wanted.items():
        for seed in SEEDS:
            ended = story(course, seed)
            assert ended.status("pact") == (pact if ended.is_whole else "notice")
    assert all(story("cooperate", seed).is_whole for seed in SEEDS)
    assert sum(story("record", seed).is_whole for seed in SEEDS) > len(SEEDS) / 2


def test_all_five_ways_are_used_and_in_order() -> None:
    """H-30, H-33, H-37, H-41, H-47, in the order in which they can be met."""
    for seed in SEEDS:
        done = taken_by_washington("five_ways", seed)
        assert done[:5] == list(WAYS[:5])
        assert {"evacuation_plan", "watch_at_sea"} <= set(done)


def test_the_road_map_waits_for_a_thaw_that_takes_two() -> None:
    """H-36: where all three cooperate it goes further than where Washington does all it can and
    Seoul and Tokyo do as in 2019."""
    for seed in SEEDS:
        assert "back_the_process" in taken_by_washington("cooperate", seed)
        drafted = [story(course, seed).value("road_map") for course in ("cooperate", "five_ways")]
        assert drafted[0] > drafted[1]


def taken_by_washington(course: str, seed: int) -> list[str]:
    taken = (each.partition(":") for each in story(course, seed).taken)
    return [initiative for seat, _, initiative in taken if seat == "washington"]


@pytest.mark.parametrize("seed", SEEDS)
def test_absence_pressure_and_help_are_three_things(seed: int) -> None:
    """A-53, H-31, H-33: what moves one of them leaves the other two where the record has them."""
    for track, courses in (
        ("public_pressure", "browbeat absent"),
        ("commitment", "absent browbeat"),
        ("mediation", "browbeat absent"),
        ("process_help", "five_ways record"),
    ):
        ends = compare([story(each, seed) for each in courses.split()], track)
        assert ends is None or ends[0] > ends[1], track


@cache
def with_sign(sign: int, folder: Path) -> Adjudicator:
    """The scenario with the sign of abandonment that theory argues over."""
    shutil.copytree(SCENARIO, folder / "gsomia_2019")
    main = folder / "gsomia_2019" / "scenario.yaml"
    text = main.read_text("utf-8")
    assert "\nparameters:" not in text
    main.write_text(text + f"\nparameters: {{abandonment_sign: {sign}}}\n", "utf-8")
    compiled = compile_path(main.parent, [ROOT / "scenarios" / "rulebooks"])
    assert compiled.program is not None, [str(each) for each in compiled.problems]
    return build(compiled.program)


@pytest.mark.slow
def test_the_sign_of_abandonment_is_a_parameter(tmp_path: Path) -> None:
    """By the sources doubt about Washington drives the two apart (H-32); by Cha and Yoon it brings
    them together. Browbeating costs their resting point less, or nothing, under the second."""
    lost: Mapping[int, float] = {
        sign: sum(
            _resting(with_sign(sign, tmp_path / str(sign)), "record", seed)
            - _resting(with_sign(sign, tmp_path / str(sign)), "browbeat", seed)
            for seed in SEEDS
        )
        / len(SEEDS)
        for sign in (1, -1)
    }
    assert lost[1] > 0
    assert lost[1] > lost[-1] + 1


def _resting(table: Adjudicator, course: str, seed: int) -> float:
    ended = play(table, COURSES[course], seed)
    return (ended.value("rest_point.seoul.tokyo") + ended.value("rest_point.tokyo.seoul")) / 2


SHOWN = (
    "trust.seoul.tokyo",
    "trust.tokyo.seoul",
    "trust.seoul.washington",
    "trust.tokyo.washington",
    "commitment",
    "threat_agreement",
    "coordination",
    "isolation.seoul",
    "deterrence.pyongyang",
    "deterrence.beijing",
    "wedge.beijing",
    "nationalism.seoul",
    "exit.seoul",
)


def main() -> None:
    """Prints how the courses end, means over the seeds, as a Markdown table."""
    print("| at the end |", " | ".join(COURSES), "|")
    print("|---|" + "---|" * len(COURSES))
    for track in SHOWN:
        ends = [[story(name, seed).value(track) for seed in SEEDS] for name in COURSES]
        print(f"| `{track}` |", " | ".join(f"{sum(each) / len(each):.0f}" for each in ends), "|")


if __name__ == "__main__":
    main()
