"""Broken YAML is explained in words for people, and placed where the mistake is."""

from __future__ import annotations

import pytest
import yaml

from lang.reading import problems_in

BROKEN = {
    "a:\n\tb: 1\n": ("E009", 2, 1),
    "a:\n  \tb: 1\n": ("E009", 2, 3),
    "a: |\n\tx\n": ("E009", 2, 1),
    "a: b: c\n": ("E010", 1, 5),
    "- one: two: three\n": ("E010", 1, 11),
    "text: Seoul\n  says no more: so\n": ("E010", 2, 15),
    "a: 'x': y\n": ("E010", 1, 7),
    "a: 1\n b: 2\n": ("E011", 2, 2),
    "  a: 1\nb: 2\n": ("E011", 2, 1),
    "a: 1\n- 2\n": ("E011", 2, 1),
    "- a\nb: 1\n": ("E011", 2, 1),
    "- a: 1\n   b: 2\n": ("E011", 2, 4),
    "a: |\n\n    x\n  y\n": ("E011", 4, 3),
    "a: - 1\n": ("E011", 1, 4),
    'a: "x\nb: 1\n': ("E012", 1, 4),
    "a: 'x\nb: 1\n": ("E012", 1, 4),
    'a: "x\n---\ny"\n': ("E012", 1, 4),
    'a: "x" y\n': ("E012", 1, 8),
    "a: 'it's'\n": ("E012", 1, 8),
    'a: "x\nb: "y"\n': ("E012", 2, 5),
    "a: [1, 2\nb: 3\n": ("E013", 1, 4),
    "a: {x: 1\nb: 3\n": ("E013", 1, 4),
    "a: [1, 2}\n": ("E013", 1, 4),
    "a: ]\n": ("E013", 1, 4),
    "{a: 1}}\n": ("E013", 1, 7),
    "a: [b, , c]\n": ("E013", 1, 8),
    "a: {\n\n": ("E013", 1, 5),
    "a: @x\n": ("E014", 1, 4),
    "a: `x`\n": ("E014", 1, 4),
    "a: %x\n": ("E014", 1, 4),
    "a: * b\n": ("E014", 1, 4),
    "a: & b\n": ("E014", 1, 4),
    "a: ? b\n": ("E014", 1, 4),
    "a: 1\nfoo\nb: 2\n": ("E015", 2, 1),
    'a: "\\q"\n': ("E016", 1, 5),
    "a: [b,\n---\n": ("E017", 2, 1),
    "a: !<x\n": ("E019", 1, 4),
    "a: !x!y z\n": ("E019", 1, 4),
    "a: | text\n  b\n": ("E029", 1, 6),
    "a: >0\n x\n": ("E029", 1, 5),
}
# PyYAML's own parser is laxer with tabs, or stops a little elsewhere.
ONLY_LIBYAML = {"a:\n  \tb: 1\n", "a: |\n\tx\n", 'a: "\\q"\n', "a: [b,\n---\n"}


@pytest.mark.parametrize(("text", "place"), BROKEN.items())
def test_a_mistake_has_its_code_and_place(text: str, place: tuple[str, int, int]) -> None:
    (problem,) = problems_in(text)
    assert (problem.code, problem.span.line, problem.span.column) == place
    assert problem.help


@pytest.mark.parametrize("text", sorted(set(BROKEN) - ONLY_LIBYAML))
def test_without_libyaml_it_has_the_same_code(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    (problem,) = problems_in(text)
    assert problem.code == BROKEN[text][0]


def test_what_was_found_before_a_syntax_error_is_not_lost() -> None:
    assert [p.code for p in problems_in("a: {b: 012, b: 1}\nc: @\n")] == ["E024", "E007", "E014"]


def test_a_bracket_never_closed_shows_where_the_end_was_missed() -> None:
    (problem,) = problems_in("a: [1, 2\nb: 3\n")
    assert [(label.span.line, label.text) for label in problem.labels] == [
        (1, "begins here"),
        (2, "`,` or `]` was expected here"),
    ]


def test_messages_never_repeat_raw_text_of_the_parser_but_for_the_last_resort() -> None:
    for text in BROKEN:
        (problem,) = problems_in(text)
        said = problem.headline + (problem.help or "")
        assert not any(word in said for word in ("token", "expected <", "scanning", "context"))
