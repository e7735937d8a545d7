"""Where readers of YAML differ: inputs of our own, each with its case of the YAML test suite.

A parser that reads one of them otherwise, be it better, is news. Where ours would read another
value than YAML means, and cannot be told to, the file is refused and nothing is guessed.
"""

from __future__ import annotations

import json

import pytest

from eleventh.lang.problems.render.short import render_short_line
from eleventh.lang.yaml.nodes import Mapping, Text
from eleventh.lang.yaml.tree import read_tree

# The case of the suite, an input of its kind, what it gives.
GIVEN = {
    "JEF9 spaces alone in a kept block": ("- |+\n   ", ["\n"]),
    "JEF9 with their line end": ("- |+\n   \n", ["\n"]),
    "JEF9 two empty lines": ("- |+\n\n\n", ["\n\n"]),
    "L24T spaces after the text of a block": ("- |\n  calm\n   ", ["calm\n \n"]),
    "JR7V question marks inside text": ("- [calm?yes, why?]\n", [["calm?yes", "why?"]]),
    "FBC9 a question mark first, outside brackets": ("sign: ?calm\n", {"sign": "?calm"}),
    "652Z in quotes": ("{ '?calm': sea }\n", {"?calm": "sea"}),
}
REFUSED = {
    "HM87 a question mark first in a list": ("[?calm]\n", "f:1:2: E014"),
    "652Z a question mark first in a key": ("{ ?calm: sea,\nport: 42\n}\n", "f:1:3: E014"),
    "6BCT a tab after a dash": ("- - calm\n  -\tsea\n", "f:2:4: E009"),
    "A2M4 a tab after a dash and a key": ("? a\n: -\tb\n", "f:2:4: E009"),
}


def read(text: str) -> tuple[object, list[str]]:
    tree, problems = read_tree("f", text.encode())
    return tree.plain() if tree else None, [render_short_line(each) for each in problems]


@pytest.mark.parametrize("case", GIVEN)
def test_what_is_read_has_the_value_that_yaml_gives_it(case: str) -> None:
    text, value = GIVEN[case]
    assert read(text) == (value, [])


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_get_another_value_is_refused_in_its_place(case: str) -> None:
    text, told = REFUSED[case]
    value, problems = read(text)
    assert value is None
    assert [each[: len(told)] for each in problems] == [told]


def test_a_tab_after_a_dash_is_answered_with_a_space() -> None:
    (problem,) = read_tree("f", b"- a\n-\tb\n")[1]
    assert (problem.help or "").startswith("Write a space")


@pytest.mark.parametrize(
    "value",
    [
        {"say": "calm \U0001f600 sea", "then": 1},
        ["\U0001f600\U00020000", {"\U0001f600": "\U0010fffd"}],
        {"a backslash before": "\\\U0001f600", "no pair": "\\ud83d\\ude00"},
    ],
)
def test_json_with_surrogate_pairs_reads_as_json_does(value: object) -> None:
    assert read(json.dumps(value, ensure_ascii=True)) == (value, [])
    assert read(json.dumps(value, ensure_ascii=True, indent=2)) == (value, [])


def test_what_follows_a_pair_keeps_its_column() -> None:
    text = '{"say": "\\ud83d\\ude00", "then": "calm"}'
    tree, _ = read_tree("f", text.encode())
    assert isinstance(tree, Mapping)
    then = tree.get("then")
    assert isinstance(then, Text)
    assert then.span.column == text.index('"calm"') + 1


@pytest.mark.parametrize(
    "text", ['{"a": "\\ud83d"}', '{"a": "\\ude00\\ud83d"}', 'a: "\\ud83d\\ude00"\n']
)
def test_half_a_pair_and_a_pair_outside_of_json_are_refused(text: str) -> None:
    assert [each.split()[1] for each in read(text)[1]] == ["E016"]


@pytest.mark.parametrize(
    "text", ["ភាសា\u200bខ្មែរ", "ภาษา\u200bไทย", "ພາສາ\u200bລາວ", "မြန်မာ\u200bစာ"]
)
def test_a_script_without_spaces_may_say_where_a_line_breaks(text: str) -> None:
    assert read(f"title: {text}\n") == ({"title": text}, [])
    assert read(f'title: "{text}"\n') == ({"title": text}, [])


@pytest.mark.parametrize(
    "text", ["a\u200bb", "ไท\u200bb", "a\u200bไท", "\u200bไทย", "ไทย\u200b", "ไท\u200b\u200bย"]
)
def test_a_space_that_nobody_sees_stands_nowhere_else(text: str) -> None:
    assert [each.split()[1] for each in read(f"title: {text}\n")[1]] == ["E027"]
    escaped = text.replace("\u200b", "\\u200b")
    assert [each.split()[1] for each in read(f'title: "{escaped}"\n')[1]] == ["E027"]


def test_no_key_holds_it() -> None:
    assert [each.split()[1] for each in read("ภาษา\u200bไทย: x\n")[1]] == ["E028"]
