"""Workflow commands of GitHub Actions: each problem becomes a note beside its line.

The commands are `::error key=value,...::message`; percent signs and line ends are escaped
everywhere, colons and commas in values too, so that no text of an author can start a command.
"""

from __future__ import annotations

from collections.abc import Iterable

from eleventh.lang.problems.characters import make_visible
from eleventh.lang.problems.codes import ALL_CODES
from eleventh.lang.problems.problem import Problem


def render_github(problems: Iterable[Problem]) -> str:
    """A command for each problem, one a line."""
    return "".join(f"{_command(problem)}\n" for problem in problems)


def _command(problem: Problem) -> str:
    at = problem.span
    values = {"file": at.file, "line": str(at.line)}
    # GitHub takes columns only for a note on a single line.
    if at.end_line == at.line:
        values |= {"col": str(at.column), "endColumn": str(max(at.end_column - 1, at.column))}
    else:
        values |= {"endLine": str(at.end_line)}
    values["title"] = f"{problem.code} {ALL_CODES[problem.code].title}"
    message = problem.headline if problem.help is None else f"{problem.headline}. {problem.help}"
    written = ",".join(f"{key}={_value(value)}" for key, value in values.items())
    return f"::{problem.severity} {written}::{_data(message)}"


def _data(text: str) -> str:
    return make_visible(text).replace("%", "%25")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
