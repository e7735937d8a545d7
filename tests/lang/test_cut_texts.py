"""Text without quotes ends at ` #`: the author hears of it wherever people would read on."""

from __future__ import annotations

import pytest

from eleventh.lang.compile import compile_files
from lang.test_meaning_mistakes import BASE

# What stands in the base scenario; the same with its rest behind a sign.
CUT = {
    "a title": ("title: The harbour pact", "title: The harbour # pact"),
    "a synopsis": ("two months to save", "two months # to save"),
    "the reason of a rule": ("Allies who plan together", "Allies # who plan together"),
    "the headline of an inject": ("tightens licensing of three", "tightens # licensing of three"),
    "the text of an inject": ("feed the memory industry.", "feed # the memory industry."),
    "a private note": (
        "{seoul: Your stocks last ninety days.}",
        "\n      seoul: Your stocks # last ninety days.",
    ),
    "the label of a response": ("label: Give notice to the pact,", "label: Give # notice\n   ,"),
    "the text of an ending": ("text: It ends at midnight.", "text: It ends # at\n   "),
    "the fall of a rule": (
        "why: Allies who plan together",
        "why_falls: Less # than before\n    why: Allies who plan together",
    ),
    "a text over two lines": ("synopsis: Two", "synopsis: Two\n  or # more\nignored: Two"),
    "a text that begins like a number": ("title: The harbour", "title: 3.5-inch # harbour"),
}
KEPT = {
    "in quotes": ("title: The harbour pact", 'title: "The harbour # pact"'),
    "in single quotes": ("title: The harbour pact", "title: 'The harbour # pact'"),
    "without a space": ("title: The harbour pact", "title: The harbour#pact"),
    "in a block": ("title: The harbour pact", "title: >-\n  The harbour # pact"),
    "after quotes": ("title: The harbour pact", 'title: "The harbour pact" # the first'),
    "after a number": ("minutes: 15", "minutes: 15 # or so"),
    "after a date": ("ends: 2021-05-01", "ends: 2021-05-01 # at noon"),
    "on a line of its own": ("minutes: 15", "# The game is short.\nminutes: 15"),
    "after a word of the language": ("scenario: harbour", "scenario: harbour # the id"),
}


def codes_of(right: str, wrong: str) -> list[str]:
    assert right in BASE
    text = BASE.replace(right, wrong, 1).encode()
    return [each.code for each in compile_files({"scenario.yaml": text}).problems]


@pytest.mark.parametrize("what", CUT)
def test_a_text_that_is_cut_is_told(what: str) -> None:
    assert codes_of(*CUT[what]).count("W081") == 1


def test_a_text_told_under_a_condition_is_looked_at_too() -> None:
    told = "text: [{when: turn > 1, text: Later}, {text: At first # or last\n      }]"
    assert codes_of("text: The chemicals feed the memory industry.", told) == ["W081"]


@pytest.mark.parametrize("what", KEPT)
def test_nothing_is_said_where_nothing_is_lost(what: str) -> None:
    assert codes_of(*KEPT[what]) == []


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_comment_is_underlined_to_the_end_of_its_line(end: str) -> None:
    text = BASE.replace("title: The harbour pact", "title: The harbour # pact", 1)
    problems = compile_files({"scenario.yaml": text.replace("\n", end).encode()}).problems
    (problem,) = problems
    assert (problem.span.column, problem.span.end_column) == (20, 26)
    assert problem.severity == "warning"


def test_a_source_and_a_part_are_looked_at_too() -> None:
    part = (
        b"sources:\n  extra_2021:\n    title: On pacts # and ports\n"
        b"    items:\n      R77: They hold # often\n"
    )
    whole = BASE.replace("minutes: 15", "minutes: 15\nparts: [more.yaml]", 1).encode()
    problems = compile_files({"scenario.yaml": whole, "more.yaml": part}).problems
    cut = [each for each in problems if each.code == "W081"]
    assert [(each.span.file, each.span.line) for each in cut] == [
        ("more.yaml", 3),
        ("more.yaml", 5),
    ]


def test_an_empty_part_is_told_where_it_is_named() -> None:
    whole = BASE.replace("minutes: 15", "minutes: 15\nparts: [more.yaml]", 1).encode()
    (problem,) = compile_files({"scenario.yaml": whole, "more.yaml": b"# later\n"}).problems
    assert (problem.code, problem.span.file, problem.span.line) == ("E006", "scenario.yaml", 7)
    assert "format: 1" not in (problem.help or "")
