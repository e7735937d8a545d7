"""In a formula a name is one thing: no value of a status is the name of something else too."""

from __future__ import annotations

import pytest

from eleventh.lang.compile import compile_files
from eleventh.lang.problems.problem import Problem
from eleventh.lang.read.bundle import load_bundle_from_files
from eleventh_ui.report.documented.book import book_of
from eleventh_ui.report.documented.wording import condition
from lang.test_meaning_mistakes import BASE

NAMESAKES = {
    "a status": (
        "  rounds: {",
        "  closed: {kind: status, values: [no, yes_it_is], title: C}\n  rounds: {",
    ),
    "its own status": (
        "  rounds: {",
        "  closed: {kind: status, values: [open, closed], title: C}\n  rounds: {",
    ),
    "a score": ("  rounds: {", "  closed: {kind: score, start: 1, title: C}\n  rounds: {"),
    "a family": (
        "  rounds: {",
        "  closed: {kind: score, of: [seat], start: 1, title: C}\n  rounds: {",
    ),
    "a derived track": ("derived:\n", "derived:\n  closed: {value: rounds, title: C}\n"),
    "a parameter": ("parameters:\n", "parameters:\n  closed: {value: 2, why: Two of them.}\n"),
}
STATUS = (
    "  rounds: {",
    "  valve: {kind: status, values: [ajar, closed], start: ajar, title: V}\n  rounds: {",
)


def problems_of(*changes: tuple[str, str]) -> tuple[Problem, ...]:
    return compile_files({"scenario.yaml": changed(*changes)}).problems


def changed(*changes: tuple[str, str]) -> bytes:
    text = BASE
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong, 1)
    return text.encode()


@pytest.mark.parametrize("namesake", NAMESAKES)
def test_a_value_with_a_namesake_is_a_problem_at_both_places(namesake: str) -> None:
    found = [each for each in problems_of(STATUS, NAMESAKES[namesake]) if each.code == "E094"]
    valve = next(each for each in found if "a value of `valve`" in each.headline)
    lines = changed(STATUS, NAMESAKES[namesake]).decode().splitlines()
    value, other = (label.span for label in valve.labels)
    assert "valve:" in lines[value.line - 1]
    assert lines[other.line - 1][other.column - 1 :].startswith("closed:")
    assert compile_files({"scenario.yaml": changed(STATUS, NAMESAKES[namesake])}).program is None


@pytest.mark.parametrize("word", ["turn", "last", "months", "intensity"])
def test_no_value_is_called_like_a_number_of_formulas(word: str) -> None:
    status = (STATUS[0], STATUS[1].replace("closed", word))
    assert "E086" in {each.code for each in problems_of(status)}


def test_the_page_reads_a_value_that_is_also_an_actor_as_the_engine_does() -> None:
    status = (STATUS[0], STATUS[1].replace("closed", "tokyo"))
    when = (
        'and pact == lapsed", title: The pact lapses',
        'and valve == tokyo", title: The pact lapses',
    )
    text = changed(status, when)
    assert not [each for each in problems_of(status, when) if each.severity == "error"]
    bundle, _ = load_bundle_from_files({"scenario.yaml": text})
    assert bundle is not None
    assert bundle.scenario is not None
    formula = next(
        each.when for each in bundle.scenario.endings if each.when and "valve" in each.when.text
    )
    assert condition(book_of(bundle), formula) == ("the turn is the last turn and “V” is “tokyo”")
