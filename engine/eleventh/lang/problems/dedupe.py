"""One problem for an unknown word that stands in many places.

Whoever renames a track, or misspells it where it is defined, has made one mistake, and every place
that names it is right. So where an unknown word is named more than a few times, the first place
tells of it and shows some of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from eleventh.lang.problems.problem import Label, Problem

FEW = 3  # places that may be mistakes of their own
MOST_SHOWN = 10

_UNKNOWN = re.compile(
    r"(?P<kind>Nothing is|There is no (?:track|act|actor or set|front|stage)|No source or item is)"
    r" called `(?P<word>[^`.]+)"
)
_KIND_OF_NAMES = "There is no track"  # formulas say `Nothing is called` of a track


def merge_repeated(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in their order, those of one unknown word gathered into the first."""
    every = tuple(problems)
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in every:
        if (key := _key(problem)) is not None:
            groups.setdefault(key, []).append(problem)
    many = {key: group for key, group in groups.items() if len(group) > FEW}
    kept = []
    for problem in every:
        group = many.get(_key(problem) or ("", ""))
        if group is None:
            kept.append(problem)
        elif problem is group[0]:
            kept.append(_first_of(group))
    return tuple(kept)


def _key(problem: Problem) -> tuple[str, str] | None:
    found = _UNKNOWN.match(problem.headline)
    if found is None:
        return None
    kind = _KIND_OF_NAMES if found["kind"] == "Nothing is" else found["kind"]
    return kind, found["word"]


def _first_of(group: list[Problem]) -> Problem:
    first, *others = group
    shown = [Label(each.span, "here too") for each in others[:MOST_SHOWN]]
    help = " ".join(filter(None, (first.help, f"{len(others)} more places name it.")))
    return replace(first, labels=(*first.labels, *shown), help=help)
