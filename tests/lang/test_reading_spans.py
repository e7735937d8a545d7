"""Spans are exact: what a message underlines is what it is about."""

from __future__ import annotations

import pytest
import yaml

from eleventh.core.span import Span
from eleventh.lang.yaml.nodes import Mapping, Node, Text, find_key, find_node
from eleventh.lang.yaml.tree import read_tree
from lang.reading import covered, problems_in

SCENARIO = """\
# A comment before everything.
plain: word
several words: one two  # and a comment
number: -12
nothing:
flag: true
double: "two words" # quoted
single: 'it''s'
서울: 한국 서울
"quoted key": x
flow: {a: 1, 'b': "x, y", c: [p, q]}
block: |
  line one
    line two

  line three

folded: >-
  some
  text


# A comment between.
nested:
  deeper:
    - first
    - key: value

  # Another comment.
  last: 2
indentless:
- i
- j: k
wrapped: one
  two
end: last
"""

PLACES = {
    ("plain",): "word",
    ("several words",): "one two",
    ("number",): "-12",
    ("nothing",): "",
    ("flag",): "true",
    ("double",): '"two words"',
    ("single",): "'it''s'",
    ("서울",): "한국 서울",
    ("quoted key",): "x",
    ("flow",): "{a: 1, 'b': \"x, y\", c: [p, q]}",
    ("flow", "b"): '"x, y"',
    ("flow", "c"): "[p, q]",
    ("flow", "c", 1): "q",
    ("block",): "|\n  line one\n    line two\n\n  line three",
    ("folded",): ">-\n  some\n  text",
    ("nested",): ("deeper:\n    - first\n    - key: value\n\n  # Another comment.\n  last: 2"),
    ("nested", "deeper"): "- first\n    - key: value",
    ("nested", "deeper", 1): "key: value",
    ("indentless",): "- i\n- j: k",
    ("wrapped",): "one\n  two",
    ("end",): "last",
}
KEYS = {("plain",): "plain", ("서울",): "서울", ("quoted key",): '"quoted key"'} | {
    ("flow", "b"): "'b'",
    ("nested", "deeper", 1, "key"): "key",
}


@pytest.fixture(params=["libyaml", "python"])
def tree(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Node:
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param == "libyaml")
    tree, problems = read_tree("scenario.yaml", SCENARIO.encode())
    assert problems == ()
    assert tree is not None
    return tree


def test_the_span_of_every_value_covers_exactly_what_is_written(tree: Node) -> None:
    found = {path: covered(SCENARIO, find_node(tree, path).span) for path in PLACES}
    assert found == PLACES


def test_the_span_of_every_key_covers_exactly_the_key(tree: Node) -> None:
    for path, written in KEYS.items():
        key = find_key(tree, path)
        assert key is not None
        assert covered(SCENARIO, key.span) == written


def test_the_whole_file_is_covered_by_its_root(tree: Node) -> None:
    assert covered(SCENARIO, tree.span) == SCENARIO.split("\n", 1)[1].removesuffix("\n")


def test_lines_that_end_as_on_windows_have_the_same_spans(tree: Node) -> None:
    windows, problems = read_tree("scenario.yaml", SCENARIO.replace("\n", "\r\n").encode())
    assert problems == ()
    assert windows == tree


def test_the_root_and_the_items_of_a_list_have_no_key(tree: Node) -> None:
    assert find_key(tree, ()) is None
    assert find_key(tree, ("indentless", 0)) is None


@pytest.mark.parametrize(
    "path", [("missing",), (0,), ("indentless", 7), ("indentless", "i"), ("plain", "x")]
)
def test_a_path_that_leads_nowhere_is_a_lookup_error(path: tuple[str | int, ...]) -> None:
    tree = read_tree("scenario.yaml", SCENARIO.encode())[0]
    assert tree is not None
    with pytest.raises(LookupError):
        find_node(tree, path)
    with pytest.raises(LookupError):
        find_key(tree, path)


def test_a_mapping_finds_its_keys(tree: Node) -> None:
    assert isinstance(tree, Mapping)
    assert "plain" in tree
    assert "missing" not in tree
    assert tree.get("missing") is None
    assert isinstance(tree.get("plain"), Text)
    assert tree.key("plain").value == "plain"
    assert tree.key_span("plain") == Span("scenario.yaml", 2, 1, 2, 6)


def test_a_tree_is_a_value(tree: Node) -> None:
    again = read_tree("scenario.yaml", SCENARIO.encode())[0]
    assert again == tree
    assert hash(again) == hash(tree)
    assert tree.plain()["nested"] == {"deeper": ["first", {"key": "value"}], "last": 2}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a: [1, 012]\n", "012"),
        ("a: 'x'\nb: &name x\n", "&name"),
        ("a: {b: !tag x}\n", "!tag"),
        ("a: *name\n", "*name"),
        ("a: 1\n'a': 2\n", "'a'"),
        ('a: "x\\e y"\n', '"x\\e y"'),
        ("a: b\n서울: x\u202ey\n", "\u202e"),
        ("a: 1\nsome words\nb: 2\n", "some words"),
        ("a:\n  b: 1\n c: 2\n", "c: 2"),
        ("a: one: two\n", ":"),
        ("a: [1\n", "["),
    ],
)
def test_a_problem_points_at_what_is_wrong(text: str, written: str) -> None:
    assert covered(text, problems_in(text)[0].span) == written
