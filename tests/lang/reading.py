"""Shared by the tests of reading: a file's text in, its plain value or its problems out."""

from __future__ import annotations

from typing import Any

from eleventh.core.span import Span
from eleventh.lang.problems.problem import Problem
from eleventh.lang.yaml.tree import read_tree


def value_of(text: str) -> Any:
    """The plain value of a file that must have no problems."""
    tree, problems = read_tree("scenario.yaml", text.encode())
    assert problems == ()
    assert tree is not None
    return tree.plain()


def problems_in(data: str | bytes) -> tuple[Problem, ...]:
    """The problems of a file that must have some."""
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    problems = read_tree("scenario.yaml", raw)[1]
    assert problems
    return problems


def codes_in(data: str | bytes) -> list[str]:
    """Their codes, in order."""
    return [problem.code for problem in problems_in(data)]


def covered(text: str, span: Span) -> str:
    """The text that a span covers."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)
