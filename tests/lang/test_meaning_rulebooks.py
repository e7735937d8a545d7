"""Rulebooks: whole by themselves, so that their mistakes show before anybody writes a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from eleventh.lang.compile import check_path, compile_files
from eleventh.lang.problems.problem import Problem
from eleventh.lang.problems.render.short import render_short_line
from eleventh.lang.read.bundle import load_bundle

HERE = Path(__file__).parent
BASE = (HERE / "base/scenario.yaml").read_text("utf-8")
REAL = HERE.parents[1] / "scenarios"
ONLY_OF_SCENARIOS = ("minutes", "turns", "ends", "seats", "injects", "deadlines", "endings")
ONLY_OF_SCENARIOS += ("history", "chronicle")


def alone(text: str) -> str:
    """The base scenario as a rulebook: its sections without those that only a scenario has."""
    kept, wanted = [], True
    for line in text.replace("scenario: harbour", "rulebook: harbour").splitlines():
        if line[:1].isalpha():
            wanted = line.split(":")[0] not in ONLY_OF_SCENARIOS
        if wanted:
            kept.append(line)
    return "\n".join(kept) + "\n"


def told_of(right: str, wrong: str) -> list[str]:
    text = alone(BASE)
    assert right in text
    found = compile_files({"rulebook.yaml": text.replace(right, wrong, 1).encode()})
    assert found.program is None
    return [render_short_line(each).partition(": ")[2] for each in found.problems]


def test_a_good_rulebook_has_no_problems_and_no_program() -> None:
    assert told_of("rulebook: harbour", "rulebook: harbour") == []


# What stands in the rulebook, what is written instead, and the problem.
MISTAKES = """
trust.y.x: | trst.y.x: | E062 There is no track called `trst.y.x`
"-blow * intensity" | "-blw * intensity" | E048 Nothing is called `blw`
"pact == notice" | "pact == notce" | E054 `notce` is not a value of `pact`
stage: alliance | stage: aliance | E067 There is no stage called `aliance`
by: actor, | by: actors, | E061 There is no actor or set called `actors`
front: security, title | front: cyber, title | E066 There is no front called `cyber`
cite: [R02] | cite: [R20] | E065 No source or item is called `R20`
act: off_ramp | act: off_rmp | E063 There is no act called `off_rmp`
trust.self.absent | trust.self.absnt | E061 There is no actor called `absnt`
cost: 1, once | cost: "0 - 1", once | E088 The cost `0 - 1` can fall to -1
approval.by >= 20 | aproval.by >= 20 | E048 Nothing is called `aproval.by`
needs: "approval | cite: [R9], needs: "approval | E065 No source or item is called `R9`
approval.y: 2 | approval.y: 200 | E072 This moves `approval.y` by more than it can move (100)
conciliatory, by: x | conciliatory, front: sea, by: x | E066 There is no front called `sea`
losses: 1.5 | losses: "0 - 1" | W073 The factor `0 - 1` can fall to -1
when: "pact | chance: 1, when: "pact | E030 `chance` is not a key of a modifier
washington, seoul, tokyo], | seoul], | E083 The joint initiative `three_way_talks` has one party
id: three_way_talks | id: quiet_channel | E038 The id `quiet_channel` is used twice
{tone: hostile, toward: y} | {act: off_ramp, tone: hostile, toward: y} | W071 `rally` never applies
"""


@pytest.mark.parametrize("mistake", MISTAKES.strip().splitlines())
def test_a_mistake_shows_without_a_scenario(mistake: str) -> None:
    right, wrong, told = mistake.replace("\\n", "\n").split(" | ")
    found = told_of(right, wrong)
    assert [each for each in found if each.startswith(told)]
    assert all(each.startswith((told, "W")) for each in found)


@pytest.mark.parametrize(
    "folder",
    ["gsomia_2019", "rulebooks/northeast_asia"],
)
def test_what_ships_has_no_problems(folder: str) -> None:
    assert check_path(REAL / folder) == ()


@cache
def real() -> Mapping[str, bytes]:
    bundle, _ = load_bundle(REAL / "gsomia_2019")
    assert bundle is not None
    return bundle.files


def broken(right: str, wrong: str) -> tuple[str, tuple[Problem, ...], str]:
    """The real scenario with the first of a text replaced: in which file, what is told, which
    line."""
    name = next(name for name, data in sorted(real().items()) if right.encode() in data)
    text = real()[name].decode().replace(right, wrong, 1)
    problems = compile_files({**real(), name: text.encode()}).problems
    return name, problems, text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("right", "wrong", "code", "shown"),
    [
        ("trust.y.x:", "trst.y.x:", "E062", "trst.y.x"),
        pytest.param(
            "stage: alliance", "stage: aliance", "E067", "aliance", marks=pytest.mark.slow
        ),
        pytest.param("pact: lapsed", "pact: lapse", "E071", "lapse", marks=pytest.mark.slow),
        ("seat: seoul\n", "seat: seol\n", "E061", "seol"),
        pytest.param(
            "trust.seoul.tokyo: ",
            "trust.seoul.tokio: ",
            "E061",
            "trust.seoul.tokio",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            "of: [seat, seat]", "of: [seat, seet]", "E061", "seet", marks=pytest.mark.slow
        ),
        pytest.param("by: tokyo", "by: tokio", "E061", "tokio", marks=pytest.mark.slow),
    ],
)
def test_a_mistake_in_a_real_scenario_is_one_problem(
    right: str, wrong: str, code: str, shown: str
) -> None:
    name, problems, text = broken(right, wrong)
    (problem,) = problems
    line = text.splitlines()[problem.span.line - 1]
    assert (problem.code, problem.span.file) == (code, name)
    assert line[problem.span.column - 1 : problem.span.end_column - 1] == shown


@pytest.mark.slow
def test_a_renamed_track_is_one_problem_that_shows_some_of_its_places() -> None:
    _, problems, _ = broken("  trust:", "  trst:")
    told = [each for each in problems if each.code in ("E048", "E062")]
    assert len(told) == 1
    assert "more places name it" in (told[0].help or "")
    assert len(told[0].labels) == 11
