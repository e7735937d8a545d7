"""Bytes that are no text, and characters that nobody sees or that lie."""

from __future__ import annotations

import codecs

import pytest

from eleventh.lang.problems.characters import make_visible, name_character, quote
from eleventh.lang.yaml.tree import read_tree
from lang.reading import codes_in, problems_in, value_of

FORBIDDEN = (
    *("\x00", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f"),
    *("\x80", "\x85", "\x9b", "\x9f", "\xad"),
    *("\u061c", "\u200b", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e"),
    *("\u2060", "\u2066", "\u2069", "\u3164", "\ufdd0", "\ufeff", "\ufff9", "\ufffe", "\uffff"),
    *("\U0001ffff", "\U0010fffe", "\U000e0041"),
)


@pytest.mark.parametrize("character", FORBIDDEN, ids=name_character)
@pytest.mark.parametrize(
    "place", ["k: some text with {}\n", "k{}: 1\n", "k: 1 # {}\n", "k: |\n  a{}\n", "k: '{}'\n"]
)
def test_a_forbidden_character_is_refused_and_named_wherever_it_stands(
    character: str, place: str
) -> None:
    text = "first: 1\n" + place.format(character)
    (problem,) = problems_in(text)
    assert problem.code == "E027"
    assert f"U+{ord(character):04X}" in problem.headline
    line = 2 + place.format("").count("\n", 0, place.index("{}"))
    column = place.index("{}") - (place.rfind("\n", 0, place.index("{}")) + 1) + 1
    assert (problem.span.line, problem.span.column) == (line, column)


@pytest.mark.parametrize("escape", ["\\e[31m", "\\0", "\\a", "\\x7f", "\\N", "\\L", "\\P", "\\r"])
@pytest.mark.parametrize("place", ['k: "{}"\n', '"{}": 1\n', '["a{}b"]\n'])
def test_an_escape_brings_in_nothing_that_is_forbidden(escape: str, place: str) -> None:
    assert codes_in(place.format(escape))[0] == "E027"


@pytest.mark.parametrize("escape", ["\\u202e", "\\u200b", "\\ufeff", "\\uffff", "\\U000e0041"])
def test_nor_does_an_escape_by_number(escape: str) -> None:
    (problem,) = problems_in(f'k: "a{escape}b"\n')
    assert problem.code == "E027"
    assert problem.headline.count("U+") == 1


@pytest.mark.parametrize("escape", ["\\ud800", "\\U00110000", "\\UFFFFFFFF", "\\q", "\\u12"])
def test_an_escape_that_names_no_character_is_refused(escape: str) -> None:
    assert codes_in(f'k: "{escape}"\n') == ["E016"]


def test_one_character_is_one_problem_however_often_it_stands_there() -> None:
    problems = problems_in("a: x\u200by\u200bz\u202e\n" + "# \u200b\n" * 100)
    assert [problem.code for problem in problems] == ["E027", "E027"]
    assert problems[0].labels[0].text == "here, the first of 102 times"
    assert len(problems[0].labels) == 5


def test_a_return_alone_is_refused_and_before_a_new_line_it_is_fine() -> None:
    assert codes_in("a: 1 \r\n\rb: 2\n") == ["E027"]
    assert value_of("a: 1\r\nb: |\r\n  x\r\n  y\r\n") == {"a": 1, "b": "x\ny\n"}


def test_tabs_and_new_lines_may_stand_in_text() -> None:
    assert value_of('a: "x\\ty\\nz"\nb: |\n  one\ttwo\n  three\n') == {
        "a": "x\ty\nz",
        "b": "one\ttwo\nthree\n",
    }


def test_text_is_kept_as_written_and_never_normalised() -> None:
    composed, decomposed = "é", "e\u0301"
    assert value_of(f"a: {composed}\nb: {decomposed}\nc: 한국 日本 👩\u200d👧\n") == {
        "a": composed,
        "b": decomposed,
        "c": "한국 日本 👩\u200d👧",
    }


def test_a_byte_order_mark_of_utf_8_is_dropped_and_moves_no_column() -> None:
    tree, problems = read_tree("scenario.yaml", codecs.BOM_UTF8 + b"a: 1\n")
    assert problems == ()
    assert tree is not None
    assert (tree.plain(), tree.span.column) == ({"a": 1}, 1)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_wider_encodings_are_refused(encoding: str) -> None:
    (problem,) = problems_in("a: 1\n".encode(encoding))
    assert problem.code == "E005"
    assert "UTF-16 or UTF-32" in problem.headline


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        *((b"\xff", 1, 1), (b"a: 1\nb: \xe9t\n", 2, 4), ("é: 서울 ".encode() + b"\xc3", 1, 7)),
        *((b"a: \xed\xa0\x80\n", 1, 4), (b"a: \xc0\xaf\n", 1, 4)),
    ],
)
def test_bytes_that_are_not_utf_8_are_refused_at_their_place(
    data: bytes, line: int, column: int
) -> None:
    (problem,) = problems_in(data)
    assert problem.code == "E005"
    assert (problem.span.line, problem.span.column) == (line, column)


def test_no_forbidden_character_reaches_the_tree_that_further_checks_read() -> None:
    tree, problems = read_tree("scenario.yaml", 'a: "x\\e"\nb: y\u202e\n'.encode())
    assert len(problems) == 2
    assert tree is not None
    assert tree.plain() == {"a": "x\ufffd", "b": "y\ufffd"}


@pytest.mark.parametrize("character", [*FORBIDDEN, "\n", "\t", "\r", "\ud800"])
def test_visible_text_shows_what_nobody_sees(character: str) -> None:
    shown = make_visible(f"a{character}b")
    assert shown == f"a\\u{{{ord(character):x}}}b"
    assert make_visible(shown) == shown


def test_messages_quote_no_more_than_sixty_characters() -> None:
    assert quote("x" * 60) == "`" + "x" * 60 + "`"
    assert quote("x" * 61) == "`" + "x" * 59 + "…`"
    assert quote("a`b") == '"a`b"'
