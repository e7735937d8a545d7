"""Problems are data: what is wrong in an author's file, where, and how to mend it.

Nothing in the language raises because of what an author wrote. Each check adds problems to a
collector and goes on, so that one run shows all of them; renderers turn them into text for a
terminal, an editor or a machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from eleventh.core.span import Span
from eleventh.lang.problems.codes import ALL_CODES

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Label:
    """A place in a file, and what to say about it; the text may be empty."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. The first label is the primary place; the others are places that explain it.

    Raises ValueError for an unknown code or no label: those are mistakes of ours, not of an author.
    """

    code: str
    headline: str
    labels: tuple[Label, ...]
    help: str | None = None

    def __post_init__(self) -> None:
        if self.code not in ALL_CODES:
            raise ValueError(f"no such problem code: {self.code}")
        if not self.labels:
            raise ValueError(f"{self.code} has no place")

    @property
    def severity(self) -> Severity:
        """`error` for an E code: no program is made; `warning` for a W code."""
        return "error" if self.code.startswith("E") else "warning"

    @property
    def span(self) -> Span:
        """The primary place."""
        return self.labels[0].span


def _order(problem: Problem) -> tuple[object, ...]:
    at = problem.span
    rest = tuple((label.span, label.text) for label in problem.labels)
    # The first five are what people see; the rest only makes the order total.
    return (at.file, at.line, at.column, problem.code, problem.headline, rest, problem.help or "")


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file, line, column, code and headline, exact duplicates removed."""
    return tuple(sorted(set(problems), key=_order))


class Problems:
    """Collects the problems of one run, in any order."""

    __slots__ = ("_found", "_places")

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._places: set[tuple[str, Span]] = set()

    def add(
        self,
        code: str,
        headline: str,
        span: Span,
        *,
        note: str = "",
        help: str | None = None,
        also: Iterable[Label] = (),
    ) -> None:
        """Notes a problem at `span`, with `note` beside it and further labels in `also`."""
        self._found.append(Problem(code, headline, (Label(span, note), *also), help))
        self._places.add((code, span))

    def once(
        self,
        code: str,
        headline: str,
        span: Span,
        *,
        note: str = "",
        help: str | None = None,
        also: Iterable[Label] = (),
    ) -> None:
        """As `add`, unless a problem with this code is known at `span`.

        For what is looked at once for each actor that it stands for: one mistake is one problem.
        """
        if (code, span) not in self._places:
            self.add(code, headline, span, note=note, help=help, also=also)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Takes over problems found elsewhere."""
        for problem in problems:
            self._found.append(problem)
            self._places.add((problem.code, problem.span))

    @property
    def errors(self) -> bool:
        """Whether any of them is an error, not only a warning."""
        return any(problem.severity == "error" for problem in self._found)

    def all(self) -> tuple[Problem, ...]:
        """All of them, sorted, exact duplicates removed."""
        return sort_problems(self._found)
