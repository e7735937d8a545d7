"""Problems as text: for a person, for an editor, for a program, for a code host.

There is one module for each format and one entry. What an author wrote is shown by every format
with characters that are not plainly visible escaped, since a problem may be about just them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias, assert_never

from eleventh.lang.problems.problem import Problem
from eleventh.lang.problems.render.full import render_full
from eleventh.lang.problems.render.github import render_github
from eleventh.lang.problems.render.json import render_json
from eleventh.lang.problems.render.short import render_short

Format: TypeAlias = Literal["full", "short", "json", "github"]


def render(
    problems: Iterable[Problem],
    format: Format,
    sources: Mapping[str, str],
    *,
    colour: bool = False,
) -> str:
    """The problems in the order given; ends with a newline unless it is empty.

    `sources` maps the files that spans name to their text; a file that is missing there is shown
    without its line. Only `full` uses it, and `colour`, which adds ANSI colours.
    """
    given = tuple(problems)
    if format == "full":
        return render_full(given, sources, colour=colour)
    if format == "short":
        return render_short(given)
    if format == "json":
        return render_json(given)
    if format == "github":
        return render_github(given)
    assert_never(format)
