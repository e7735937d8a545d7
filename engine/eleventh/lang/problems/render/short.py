"""One line for each problem, as compilers write them: editors and `grep` understand it."""

from __future__ import annotations

from collections.abc import Iterable

from eleventh.lang.problems.characters import make_visible
from eleventh.lang.problems.problem import Problem


def render_short_line(problem: Problem) -> str:
    """`file:line:column: E007 headline`, without a newline."""
    at = problem.span
    place = f"{make_visible(at.file)}:{at.line}:{at.column}"
    return f"{place}: {problem.code} {make_visible(problem.headline)}"


def render_short(problems: Iterable[Problem]) -> str:
    """A line for each problem."""
    return "".join(f"{render_short_line(problem)}\n" for problem in problems)
