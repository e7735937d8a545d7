"""A file may be the work of a stranger: what would harm or mislead is refused, and said so."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import cache
from unittest.mock import patch

import pytest
import yaml

from eleventh.lang.problems.problem import Problem
from eleventh.lang.yaml.tree import read_tree
from lang.reading import codes_in, problems_in, value_of

ALIAS_BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGE_BOMB = "a: &a {x: 1}\nb: &b\n  <<: [*a, *a]\nc:\n  <<: [*b, *b]\n"
HOSTILE = {
    "brackets": "[" * 200_000,
    "braces": "{" * 200_000,
    "pairs": "{a: " * 100_000,
    "dashes": "- " * 200_000,
    "questions": "? " * 200_000,
    "steps": "".join(" " * depth + "a:\n" for depth in range(1000)),
    "brackets on lines": "[\n" * 200_000,
    "brackets with keys": "[a: " * 100_000,
    "tag directives": "".join(f"%TAG !{n}! !\n" for n in range(60_000)),
    "keys": "".join(f"k{n}: \n" for n in range(90_000)),
    "words": "a " * 500_000,
    "quotes": '"a" ' * 250_000,
    "commas": "[" + "a," * 400_000,
    "anchors": "".join(f"- &a{n} x\n" for n in range(50_000)),
    "escapes": '"' + "\\e" * 500_000 + '"',
    "new lines": "a:\n" + "\n" * 1_000_000,
    "folded lines": "a: >\n" + " x\n" * 300_000,
    "comments": "#\n" * 500_000,
    "zeros": "a: " + "0" * 1_000_000,
    "controls": "\u202e" * 300_000,
}


@pytest.fixture(params=["libyaml", "python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs a test with the C parser and with the one used where libyaml is absent."""
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param == "libyaml")


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("bomb", [ALIAS_BOMB, MERGE_BOMB])
def test_aliases_anchors_and_merge_keys_are_refused(bomb: str) -> None:
    assert set(codes_in(bomb)) == {"E018"}
    assert read_tree("scenario.yaml", bomb.encode())[0] is None


@pytest.mark.parametrize("text", ["a: &x 1\n", "&x a: 1\n", "a: &x [1]\n", "&x\na: 1\n"])
def test_an_anchor_is_refused_wherever_it_stands(text: str) -> None:
    assert codes_in(text) == ["E018"]


def test_an_alias_can_be_no_key_either() -> None:
    assert codes_in("*x : 1\n") == ["E018"]


def test_a_quoted_merge_key_is_a_key_like_any_other() -> None:
    assert value_of('"<<": 1\n') == {"<<": 1}


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    "text", ["a: !!python/object/apply:os.system [ls]\n", "a: !x 1\n", "!!map {a: 1}\n", "a: ! 1\n"]
)
def test_tags_are_refused(text: str) -> None:
    assert codes_in(text) == ["E019"]


@pytest.mark.parametrize(
    "text", ["%YAML 1.1\n---\na: 1\n", "%TAG ! tag:x,2000:\n---\na: 1\n", "a: 1\n...\n%FOO\n"]
)
def test_directives_are_refused(text: str) -> None:
    assert codes_in(text) == ["E014"]


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "---\na: 1\n---\n", "--- a\n--- b\n"])
def test_a_second_document_is_refused(text: str) -> None:
    assert codes_in(text) == ["E020"]


def test_one_document_may_be_marked() -> None:
    assert value_of("---\na: 1\n...\n") == {"a": 1}


@pytest.mark.usefixtures("either_parser")
def test_forty_levels_are_read_and_no_more() -> None:
    assert value_of("[" * 40 + "]" * 40)
    assert codes_in("[" * 41 + "]" * 41) == ["E021"]
    assert codes_in("".join(" " * depth + "a:\n" for depth in range(41)) + " " * 41 + "a: 1\n") == [
        "E021"
    ]


def test_a_hundred_thousand_nodes_are_read_and_no_more() -> None:
    assert len(value_of("- x\n" * 99_999)) == 99_999
    assert codes_in("- x\n" * 100_000) == ["E022"]


def test_a_mebibyte_is_read_and_no_more() -> None:
    text = "a: " + "x" * ((1 << 20) - 3)
    assert len(value_of(text)["a"]) == len(text) - 3
    assert codes_in(text + "x") == ["E004"]


# What opens as a key is a list or a mapping as a key, which is refused before its depth is.
DEEP = {
    "brackets": "E021",
    "braces": "E023",
    "pairs": "E021",
    "dashes": "E021",
    "questions": "E023",
    "steps": "E021",
    "brackets on lines": "E021",
    "brackets with keys": "E021",
}


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_stops_at_once(name: str) -> None:
    before = time.process_time()
    assert codes_in(HOSTILE[name]) == [DEEP[name]]
    assert time.process_time() - before < 2


def limited(limit: int, words: str) -> type[yaml.SafeLoader]:
    """A parser with a limit of its own to nesting, as libyaml has one since 0.2.6."""

    class Limited(yaml.SafeLoader):
        def refuse_beyond(self, depth: int) -> None:
            if depth >= limit:
                raise yaml.scanner.ScannerError(None, None, words, self.get_mark())

        def fetch_flow_collection_start(self, token_class: type) -> None:
            self.refuse_beyond(self.flow_level)
            super().fetch_flow_collection_start(token_class)

        def add_indent(self, column: int) -> bool:
            self.refuse_beyond(len(self.indents))
            return super().add_indent(column)

    return Limited


@cache
def problems_without_limit(name: str) -> Sequence[Problem]:
    """What is said of a hostile text where the parser has no limit of its own."""
    with patch.object(yaml, "__with_libyaml__", False):
        return problems_in(HOSTILE[name])


@pytest.mark.parametrize("words", ["exceeded maximum nesting depth", "found unexpected ':'", ""])
@pytest.mark.parametrize("limit", [41, 100, 1000])
@pytest.mark.parametrize("name", DEEP)
def test_the_guard_speaks_before_a_limit_of_the_parser(
    name: str, limit: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    monkeypatch.setattr(yaml, "SafeLoader", limited(limit, words))
    found = problems_in(HOSTILE[name])
    monkeypatch.undo()
    assert found == problems_without_limit(name)


def test_a_mistake_before_what_is_too_deep_is_told_beside_it() -> None:
    assert codes_in("a: &x 1\nb: " + "[" * 2000) == ["E018", "E021"]


def test_an_error_of_the_parser_stays_one_where_nothing_is_too_deep() -> None:
    assert codes_in("a: " + "[" * 30 + '"x') == ["E012"]


@pytest.mark.slow
def test_no_hostile_file_crashes_or_holds_up_the_process() -> None:
    # In a process of its own: what is guarded against is a crash of the interpreter. It reads one
    # file after the other and says which are behind it; an alarm ends it where one takes too long.
    program = (
        "import json, signal, sys\n"
        "from eleventh.lang.yaml.tree import read_tree\n"
        "for name, text in json.load(sys.stdin).items():\n"
        "    signal.alarm(60)\n"
        "    tree, problems = read_tree('f', text.encode())\n"
        "    assert tree is not None or problems\n"
        "    print(name, flush=True)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(HOSTILE),
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1"},
    )
    assert done.stdout.splitlines() == list(HOSTILE), done.stderr
    assert done.returncode == 0


@pytest.mark.usefixtures("either_parser")
def test_a_duplicate_key_is_refused_with_both_places() -> None:
    (problem,) = problems_in("a: 1\nb: 2\n'a': 3\n")
    assert problem.code == "E007"
    assert [(label.span.line, label.text) for label in problem.labels] == [
        (3, "given again here"),
        (1, "first given here"),
    ]


@pytest.mark.usefixtures("either_parser")
def test_of_a_duplicate_key_the_tree_keeps_the_first() -> None:
    tree = read_tree("scenario.yaml", b"a: 1\na: 2\na: 3\n")[0]
    assert tree is not None
    assert tree.plain() == {"a": 1}


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    "key", ["1", "1.5", "true", "null", "~", "012", ".nan", "1_000", "[a]", "{a: b}", "? [a]\n"]
)
def test_a_key_that_is_not_text_is_refused(key: str) -> None:
    assert codes_in(f"{key}: x\n") == ["E023"]


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("text", ["? \n: 2\n", "{: 2}\n", "a: {? : 2}\n"])
def test_a_key_left_out_is_a_problem_too(text: str) -> None:
    assert codes_in(text) == ["E023"]


def test_keys_that_only_look_like_something_else_are_text() -> None:
    assert value_of('no: 1\nyes: 1\non: 1\n2019-07-01: 1\n22:00: 1\n"1": 1\n') == dict.fromkeys(
        ("no", "yes", "on", "2019-07-01", "22:00", "1"), 1
    )


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("key", ['"a\\tb"', '"a\\nb"', "a\u00a0b", "a\u3000b", '"a\\u2003b"'])
def test_a_key_holds_no_space_but_the_plain_one(key: str) -> None:
    assert codes_in(f"{key}: 1\n") == ["E028"]


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~\n", "\ufeff"])
def test_an_empty_file_is_a_problem(text: str) -> None:
    assert codes_in(text) == ["E006"]
