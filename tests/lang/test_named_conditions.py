"""Conditions with a name: they are what they stand for, wherever a condition stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.core.program import Program
from eleventh.lab.playouts import play_games
from eleventh.lang.compile import compile_files
from eleventh.lang.problems.render.short import render_short_line
from eleventh.lang.read.bundle import load_bundle
from eleventh_ui.report.documented.scenario import scenario_page
from games import adjudicator

FOLDER = Path(__file__).parents[1] / "cases" / "neap_tide"
TEXT = (FOLDER / "scenario.yaml").read_text("utf-8")
BEGIN, END = TEXT.index("conditions:\n"), TEXT.index("acts:\n")
OUT = {
    "when: low_water": "when: water < 50",
    "when: stuck and not asked": "when: (water < 50 and gates == shut)"
    " and not (upper.chose.ask or lower.chose.ask_too)",
    "when: stuck,": "when: water < 50 and gates == shut,",
    "if not stuck else": "if not (water < 50 and gates == shut) else",
    "turn == last and stuck": "turn == last and (water < 50 and gates == shut)",
    "turn == last and asked": "turn == last and (upper.chose.ask or lower.chose.ask_too)",
}
NEEDS = "label: Shut the gates,"


def program(text: str) -> Program:
    made = compile_files({"scenario.yaml": text.encode()})
    assert made.problems == ()
    assert made.program is not None
    return made.program


def told(more: str, needs: str = "") -> list[str]:
    """What is told of further conditions; `needs` is what an answer of the upper port needs."""
    text = f"{TEXT[:BEGIN]}conditions:\n{more}{TEXT[BEGIN:].partition(chr(10))[2]}"
    if needs:
        text = text.replace(NEEDS, f'{NEEDS} needs: "{needs}",', 1)
    made = compile_files({"scenario.yaml": text.encode()})
    return [render_short_line(each).partition(" ")[2] for each in made.problems]


def test_a_scenario_with_names_does_what_it_does_with_all_written_out() -> None:
    text = TEXT[:BEGIN] + TEXT[END:]
    for name, whole in OUT.items():
        assert name in text
        text = text.replace(name, whole)
    named, plain = program(TEXT), program(text)
    for mine, theirs in zip(named.ops, plain.ops, strict=True):
        assert (mine.code, mine.args, mine.data) == (theirs.code, theirs.args, theirs.data)
    assert named.stages == plain.stages
    assert named.queries == plain.queries
    assert named.tellings == plain.tellings
    assert named.conditions == plain.conditions
    assert [(each.formula, each.when, each.reads) for each in named.causes] == [
        (each.formula, each.when, each.reads) for each in plain.causes
    ]
    assert [each.needs for each in named.choices] == [each.needs for each in plain.choices]


def test_it_is_played_to_each_of_its_ends() -> None:
    rules = adjudicator(FOLDER)
    players = dict.fromkeys(("upper", "lower"), "random")
    played = play_games(rules, players, 5, range(40))
    assert set(played.games["ending"]) == {"aground", "shared", "flood"}


def test_the_page_of_the_scenario_tells_what_they_stand_for() -> None:
    bundle, _ = load_bundle(FOLDER)
    assert bundle is not None
    page = scenario_page(bundle)
    assert "## Conditions with a name" in page
    assert "`stuck`: “Water in the lock” is below 50 and “The gates” is “shut”" in page


@pytest.mark.parametrize(
    ("more", "needs", "wrong"),
    [
        ("  dry: water < 5 and gates == shutt\n", "dry", "E054 `shutt` is not a value of `gates`"),
        ("  dry: water\n", "dry", "E051 `water` is a number where a condition is needed"),
        ("  dry: water <\n", "dry", "E040 Nothing follows `<`"),
        (
            "  dry: dried or water < 5\n  dried: dry\n",
            "dry",
            "E059 The condition `dried` depends on itself",
        ),
        ("  dry: water < 5\n", "", "W097 No formula uses the condition `dry`"),
        ("  dry: water < 5\n", "drry", "E048 Nothing is called `drry`"),
        ("  dry: water < 5\n", "dry.upper", "E048 `dry` is a condition and has no actors"),
        (
            "  dry: lower.chooses.wait\n",
            "dry",
            "E058 `lower.chooses.wait` is not known yet when this is read",
        ),
        ("  water: trust.upper.lower < 5\n", "", "E038 The id `water` is used twice"),
        ("  open: water > 50\n", "", "E094 `open` is a value of `gates`, and a condition too"),
        (
            "  turn: water > 50\n",
            "turn > 1",
            "E086 `turn` is a word of formulas, so no condition can be called so",
        ),
        ("  dry: 5\n", "dry", "E051 `5` is a number where a condition is needed"),
    ],
)
def test_what_is_wrong_with_a_condition_is_told_once(more: str, needs: str, wrong: str) -> None:
    assert told(more, needs) == [wrong]


def test_conditions_that_grow_beyond_bounds_are_told_before_they_cost_much() -> None:
    lines = ["  c0: water > 1 and water < 99\n"]
    lines += [f"  c{at}: {' or '.join([f'c{at - 1}'] * 9)}\n" for at in range(1, 40)]
    (wrong,) = (each for each in told("".join(lines), "c39") if "W" not in each)
    assert wrong.startswith("E043 The formula has too many parts with its conditions")
