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


_LOOKS_AN_ERROR = 4  # how often one error may be come to, for the actors that a rule stands for


class TooManyErrors(Exception):
    """There are more errors than are looked for. It ends the looking; those found are told."""


class Problems:
    """Collects the problems of one run, in any order; at most so many errors, if that is said."""

    __slots__ = ("_errors", "_found", "_looks", "_most_errors", "_places")

    def __init__(self, most_errors: int | None = None) -> None:
        self._found: list[Problem] = []
        self._errors = 0
        self._looks = 0
        self._most_errors = most_errors
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
        """Notes a problem at `span`, with `note` beside it and further labels in `also`.

        Raises TooManyErrors if this is one more than may be.
        """
        self.take(Problem(code, headline, (Label(span, note), *also), help))

    def take(self, problem: Problem) -> None:
        """As `add`, of a problem that is made already."""
        self.extend([problem])
        if problem.severity == "error":
            self._look_again()

    def _look_again(self) -> None:
        # Finding out what is wrong takes time, also where it is known and not told a second time.
        self._looks += 1
        most = self._most_errors
        if most is not None and (self._errors > most or self._looks > most * _LOOKS_AN_ERROR):
            raise TooManyErrors

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
        self.take_once(Problem(code, headline, (Label(span, note), *also), help))

    def take_once(self, problem: Problem) -> None:
        """As `once`, of a problem that is made already."""
        if not self.has(problem.code, problem.span):
            self.take(problem)
        elif problem.severity == "error":
            self._look_again()

    def has(self, code: str, span: Span) -> bool:
        """Whether a problem with this code is known at `span`."""
        return (code, span) in self._places

    def extend(self, problems: Iterable[Problem]) -> None:
        """Takes over problems found elsewhere, however many they are."""
        for problem in problems:
            self._found.append(problem)
            self._places.add((problem.code, problem.span))
            self._errors += problem.severity == "error"

    @property
    def errors(self) -> bool:
        """Whether any of them is an error, not only a warning."""
        return self._errors > 0

    def all(self) -> tuple[Problem, ...]:
        """All of them, sorted, exact duplicates removed."""
        return sort_problems(self._found)
