"""Bytes in, a tree or problems out: whatever the bytes are, and nothing else is ever raised."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eleventh.lang.problems.characters import FORBIDDEN_IN_TEXT, split_lines
from eleventh.lang.problems.render import render
from eleventh.lang.yaml.nodes import Mapping, Node, Number, Sequence, Text
from eleventh.lang.yaml.tree import read_tree

BASE = (Path(__file__).parent / "base" / "scenario.yaml").read_bytes()
FRAGMENTS = [
    *(b"a", b"b: ", b"- ", b"? ", b": ", b"[", b"]", b"{", b"}", b", ", b"\n", b"\n  ", b'"', b"'"),
    *(b"|", b">-", b"#", b" # ", b"&x ", b"*x", b"!t ", b"!!str ", b"\\", b"\\e", b"\\U00110000"),
    *(b"%TAG", b"@", b"---", b"...", b"<<: ", b"~", b"\t", b"012", b".nan", b"1e999", b"1_0"),
    *(
        "é".encode(),
        "서".encode(),
        b"\xff",
        b"\x00",
        b"\x1b",
        "\u202e".encode(),
        b"\r",
        b"\xef\xbb\xbf",
    ),
]

documents = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(b"".join),
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """The complete scenario with a few pieces cut out, doubled or put in."""
    data = BASE
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        until = min(len(data), at + draw(st.integers(0, 12)))
        piece = draw(st.one_of(st.sampled_from(FRAGMENTS), st.just(data[at:until] * 2)))
        data = data[:at] + piece + data[until:]
    return data


def check(data: bytes) -> None:
    tree, problems = read_tree("scenario.yaml", data)
    assert tree is not None or any(problem.severity == "error" for problem in problems)
    assert read_tree("scenario.yaml", data) == (tree, problems)
    text = data.decode("utf-8", "replace")
    lines = split_lines(text.removeprefix("\ufeff"))
    for problem in problems:
        for label in problem.labels:
            at = label.span
            assert (at.line, at.column) <= (at.end_line, at.end_column)
            assert 1 <= at.line <= len(lines)
    for form in ("full", "short", "json", "github"):
        shown = render(problems, form, {"scenario.yaml": text})  # type: ignore[arg-type]
        assert re.search(FORBIDDEN_IN_TEXT, shown) is None
    if tree is not None:
        check_tree(tree)


def check_tree(node: Node) -> None:
    if isinstance(node, Mapping):
        for entry in node.entries:
            check_tree(entry.key)
            check_tree(entry.value)
            assert node.get(entry.key.value) is entry.value
    elif isinstance(node, Sequence):
        for item in node.items:
            check_tree(item)
    elif isinstance(node, Text):
        assert re.search(FORBIDDEN_IN_TEXT, node.value) is None
    elif isinstance(node, Number):
        assert abs(node.value) < float("inf")


@given(documents)
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_tree_or_problems(data: bytes) -> None:
    check(data)


@given(mutated())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_scenario_gives_a_tree_or_problems(data: bytes) -> None:
    check(data)


@pytest.mark.slow
@given(documents)
@settings(max_examples=2000, deadline=None)
def test_many_more_bytes_give_a_tree_or_problems(data: bytes) -> None:
    check(data)


@pytest.mark.slow
@given(mutated())
@settings(max_examples=700, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_many_more_damaged_scenarios_give_a_tree_or_problems(data: bytes) -> None:
    check(data)
