"""One line for each problem, as compilers write them: editors and `grep` understand it."""

from __future__ import annotations

from collections.abc import Iterable

from eleventh.lang.problems.characters import visible
from eleventh.lang.problems.problem import Problem


def short_line(problem: Problem) -> str:
    """`file:line:column: E007 headline`, without a newline."""
    at = problem.span
    return f"{visible(at.file)}:{at.line}:{at.column}: {problem.code} {visible(problem.headline)}"


def as_short(problems: Iterable[Problem]) -> str:
    """A line for each problem."""
    return "".join(f"{short_line(problem)}\n" for problem in problems)
