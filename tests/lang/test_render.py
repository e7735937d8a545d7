"""Problems as text: exact, aligned, and harmless whatever an author wrote."""

from __future__ import annotations

import json

import pytest

from eleventh.core.span import Span
from eleventh.lang.problems.problem import Label, Problem
from eleventh.lang.problems.render import Format, render
from eleventh.lang.problems.render.excerpt import WINDOW, cut_excerpt
from eleventh.lang.yaml.tree import read_tree

TEXT = "seats:\n  seoul: {leader: 大統領, weight: 012}\n  tokyo:\n    a: 1\nseats: 2\n"


def shown(text: str, format: Format = "full", file: str = "scenario.yaml") -> str:
    problems = read_tree(file, text.encode())[1]
    return render(problems, format, {file: text})


def test_the_full_format_shows_the_line_and_underlines_the_place() -> None:
    assert shown(TEXT) == (
        "error[E024]: `012` is read as different numbers by different programs\n"
        " --> scenario.yaml:2:32\n"
        "  |\n"
        "2 |   seoul: {leader: 大統領, weight: 012}\n"
        "  |                                   ^^^\n"
        "  |\n"
        '  = help: Write 12 if a number is meant, or "012" in quotes if text is meant.\n'
        "\n"
        "error[E007]: The key `seats` is given twice\n"
        " --> scenario.yaml:5:1\n"
        "  |\n"
        "5 | seats: 2\n"
        "  | ^^^^^ given again here\n"
        " ::: scenario.yaml:1:1\n"
        "  |\n"
        "1 | seats:\n"
        "  | ----- first given here\n"
        "  |\n"
        "  = help: Keep one of them, or join what they say.\n"
    )


def test_line_numbers_of_different_widths_line_up() -> None:
    text = "a: 1\n" + "\n" * 98 + "a: 2\n"
    assert "100 | a: 2\n    | ^ given" in shown(text)
    assert "  1 | a: 1\n    | - first" in shown(text)


def test_a_file_that_is_not_at_hand_is_shown_without_its_line() -> None:
    problems = read_tree("scenario.yaml", TEXT.encode())[1]
    full = render(problems, "full", {})
    assert (
        " --> scenario.yaml:5:1 given again here\n ::: scenario.yaml:1:1 first given here" in full
    )
    assert "^" not in full


def test_colour_only_adds_colour() -> None:
    problems = read_tree("scenario.yaml", TEXT.encode())[1]
    plain = render(problems, "full", {"scenario.yaml": TEXT})
    coloured = render(problems, "full", {"scenario.yaml": TEXT}, colour=True)
    assert "\x1b" not in plain
    for code in ("31;1", "34;1", "1", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


@pytest.mark.parametrize(
    ("line", "columns", "underlined"),
    [
        ("key: value", (6, 11), "     ^^^^^"),
        ("서울: x", (1, 3), "^^^^"),
        ("서울: x", (5, 6), "      ^"),
        ("e\u0301: x", (5, 6), "   ^"),
        ("\ta: b", (2, 3), "    ^"),
        ("ab\tc", (4, 5), "    ^"),
        ("a\u202eb", (3, 4), "         ^"),
        ("a\x1bb", (2, 3), " ^^^^^^"),
        ("empty:", (7, 7), "      ^"),
        ("short", (40, 50), "     ^"),
    ],
)
def test_the_underline_stands_under_the_place_in_cells_of_a_terminal(
    line: str, columns: tuple[int, int], underlined: str
) -> None:
    part = cut_excerpt(line, Span("f", 1, columns[0], 1, columns[1]))
    assert " " * part.start + "^" * part.width == underlined


def test_a_place_over_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    part = cut_excerpt("text: |   ", Span("f", 1, 7, 4, 3))
    assert (part.start, part.width) == (6, 1)


@pytest.mark.parametrize("before", [0, 10, 200, 5000])
@pytest.mark.parametrize("after", [0, 10, 5000])
def test_a_long_line_is_cut_to_a_window_around_the_place(before: int, after: int) -> None:
    line = "x" * before + "HERE" + "y" * after
    part = cut_excerpt(line, Span("f", 1, before + 1, 1, before + 5))
    assert len(part.text) <= WINDOW + 2
    assert part.text[part.start : part.start + part.width] == "HERE"
    assert part.text.startswith("…") == (before > 32 and len(line) > WINDOW)
    assert part.text.endswith("…") == (after > WINDOW)


def test_a_long_line_of_wide_characters_is_cut_by_cells() -> None:
    part = cut_excerpt("서" * 500, Span("f", 1, 300, 1, 301))
    assert len(part.text) <= WINDOW // 2 + 2
    assert part.width == 2


def test_a_place_longer_than_the_window_is_underlined_to_its_end() -> None:
    part = cut_excerpt("x" * 5000, Span("f", 1, 1, 1, 5001))
    assert part.width == WINDOW


def test_the_short_format_is_one_line_each() -> None:
    assert shown(TEXT, "short") == (
        "scenario.yaml:2:32: E024 `012` is read as different numbers by different programs\n"
        "scenario.yaml:5:1: E007 The key `seats` is given twice\n"
    )


def test_the_json_format_has_the_documented_keys() -> None:
    (_, duplicate) = json.loads(shown(TEXT, "json"))
    assert duplicate == {
        "code": "E007",
        "severity": "error",
        "title": "Duplicate key",
        "headline": "The key `seats` is given twice",
        "help": "Keep one of them, or join what they say.",
        "labels": [
            {
                "file": "scenario.yaml",
                "line": line,
                "column": 1,
                "end_line": line,
                "end_column": 6,
                "text": text,
            }
            for line, text in ((5, "given again here"), (1, "first given here"))
        ],
    }


def test_no_problems_are_an_empty_text_and_an_empty_list() -> None:
    assert [render((), form, {}) for form in ("full", "short", "github")] == ["", "", ""]
    assert json.loads(render((), "json", {})) == []


def test_the_github_format_escapes_what_would_end_a_value_or_a_command() -> None:
    span = Span("a,b:c%.yaml", 2, 3, 2, 6)
    problem = Problem("E007", "50%: a, b\n::error::x", (Label(span, ""),), "Help: 1%")
    assert render([problem], "github", {}) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,col=3,endColumn=5,title=E007 Duplicate key"
        "::50%25: a, b\\u{a}::error::x. Help: 1%25\n"
    )


def test_the_github_format_names_no_columns_of_a_place_over_several_lines() -> None:
    problem = Problem("E007", "x", (Label(Span("a.yaml", 2, 3, 4, 1), ""),))
    assert render([problem], "github", {}).startswith("::error file=a.yaml,line=2,endLine=4,title=")


@pytest.mark.parametrize("format", ["full", "short", "json", "github"])
def test_no_format_lets_through_what_could_drive_a_terminal(format: Format) -> None:
    evil = "\x1b[2J\u202e\x9b\u2028\r\u200b"
    problem = Problem(
        "E007", f"x{evil}", (Label(Span(f"f{evil}", 1, 1, 1, 3), f"y{evil}"),), f"z{evil}"
    )
    text = render([problem], format, {f"f{evil}": f"{evil} a: 1\n"})
    assert not set(evil[0:1] + evil[4:]) & set(text)
