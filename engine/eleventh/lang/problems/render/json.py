"""Problems for other programs: one JSON list.

Each problem is an object with `code`, `severity` (`error` or `warning`), `title` (of the code's
page), `headline`, `help` (text or null) and `labels`; each label with `file`, `line`, `column`,
`end_line`, `end_column` and `text`. The first label is the primary place. Lines and columns count
characters from 1, and ends are exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from eleventh.lang.problems.characters import make_visible
from eleventh.lang.problems.codes import ALL_CODES
from eleventh.lang.problems.problem import Label, Problem


def render_json(problems: Iterable[Problem]) -> str:
    """The list, indented; keys keep the order of the module's description."""
    return json.dumps([_problem(p) for p in problems], ensure_ascii=False, indent=2) + "\n"


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "title": ALL_CODES[problem.code].title,
        "headline": make_visible(problem.headline),
        "help": None if problem.help is None else make_visible(problem.help),
        "labels": [_label(label) for label in problem.labels],
    }


def _label(label: Label) -> dict[str, Any]:
    return {
        "file": make_visible(label.span.file),
        "line": label.span.line,
        "column": label.span.column,
        "end_line": label.span.end_line,
        "end_column": label.span.end_column,
        "text": make_visible(label.text),
    }
