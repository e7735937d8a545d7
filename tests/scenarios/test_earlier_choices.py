"""Events and texts of gsomia_2019 suppose nothing that a seat chose otherwise."""

from __future__ import annotations

import re
from dataclasses import replace

from eleventh.core.state import State
from games import adjudicator
from scenarios.test_last_night import CALM, SCENARIO, answer, at, standing

# What only some courses hold: a text that every course shows may not say it as a fact.
SUPPOSED = re.compile(
    r"as announced in August|since the president's speech|pauses? (its case in )?Geneva"
    r"|Geneva paused|the delisting right|has already mentioned a figure|in force as decided",
    re.IGNORECASE,
)


def fired(state: State, inject: str) -> bool:
    injects = [each.id for each in adjudicator(SCENARIO).program.injects]
    return bool(state.fired[injects.index(inject)])


def test_a_deal_rolled_over_is_not_fought_over_in_november() -> None:
    for opening, rests in (("roll_over", True), ("open_high", False)):
        state = at(6, "active")
        state = answer(state, {"cost_talks_open.opening": opening})
        state = answer(standing(state, CALM), {})
        assert fired(state, "money_rests") == rests
        assert fired(state, "walkout") != rests


def test_a_figure_that_was_not_carried_does_not_leak() -> None:
    for carried in ("carry_large_figure", "carry_no_figure"):
        leaks = 0
        for seed in range(12):
            state = answer(at(2, "active"), {"adviser_figure.figure": carried})
            state = replace(state, seed=seed)
            while not state.over:
                leaks += fired(state, "figure_leaks")
                state = answer(standing(state, {**CALM, "process_order": 10}), {})
        assert bool(leaks) == (carried == "carry_large_figure")


def test_no_text_tells_as_done_what_only_some_courses_do() -> None:
    for path in sorted(SCENARIO.rglob("*.yaml")):
        if path.name in ("chronicle.yaml", "sources.yaml"):
            continue  # these tell history
        words = " ".join(path.read_text("utf-8").split())
        assert SUPPOSED.findall(words) == [], path.name
