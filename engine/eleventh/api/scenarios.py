"""Scenarios by id or path: checked, loaded, explained where they are wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from os import PathLike, fspath, path
from pathlib import Path

from eleventh.api.errors import NotFound, ScenarioError, not_found
from eleventh.core.adjudication import Adjudicator
from eleventh.core.refusals import Refusal
from eleventh.emit.python import build
from eleventh.lab.author_tests import check_wholly
from eleventh.lang.compile import compile_path
from eleventh.lang.problems.codes import ALL_CODES, find_code
from eleventh.lang.problems.pages import read_page
from eleventh.lang.problems.problem import Problem
from eleventh.lang.problems.suggest import find_nearest
from eleventh.play.library import Library, Located, library


@dataclass(frozen=True)
class LoadedScenario:
    """A scenario that can be played, and the warnings about it. Loading takes far longer than a
    game, so whoever plays several hands this on."""

    problems: tuple[Problem, ...]
    adjudicator: Adjudicator = field(repr=False)

    @property
    def id(self) -> str:
        """Its id, the name of its folder."""
        return self.adjudicator.program.scenario

    @property
    def title(self) -> str:
        """Its title."""
        return self.adjudicator.program.title

    @property
    def seats(self) -> tuple[str, ...]:
        """The ids of its seats, in its order."""
        return tuple(each.id for each in self.adjudicator.program.seats)

    @property
    def turns(self) -> int:
        """How many turns it has at most."""
        return len(self.adjudicator.program.turns)

    @property
    def tracks(self) -> tuple[str, ...]:
        """The ids of everything that stands for a number or a status, what follows from others
        last."""
        program = self.adjudicator.program
        return (*(each.id for each in program.tracks), *(each.id for each in program.derived))

    def __repr__(self) -> str:
        return f"<LoadedScenario {self.id}: {self.title}>"


def load(scenario: str | PathLike[str]) -> LoadedScenario:
    """The scenario at this path (its folder or its `scenario.yaml`), else with this id, compiled.

    NotFound if there is none; ScenarioError if it has errors.
    """
    shelves = library()
    located = shelves.find(fspath(scenario))
    if isinstance(located, Refusal):
        raise _not_found(located, shelves)
    found = located.path
    compiled = compile_path(found, shelves.rulebooks())
    if compiled.program is None:
        if not any(each.severity == "error" for each in compiled.problems):
            raise NotFound(f"{found} holds a rulebook, which can be checked but not played.")
        raise ScenarioError(str(found), compiled.problems)
    return LoadedScenario(compiled.problems, build(compiled.program))


def check(scenario: str | PathLike[str]) -> tuple[Problem, ...]:
    """All that is wrong with a scenario or a rulebook, by path or id: errors and warnings, sorted
    by place; empty if nothing is. NotFound if nothing is there."""
    shelves = library()
    place = Path(path.expanduser(fspath(scenario)))
    found = shelves.find_written(fspath(scenario))
    if isinstance(found, Located):
        place = found.path
    elif not place.exists():
        raise _not_found(found, shelves)
    return check_wholly(place, shelves.rulebooks())


def explain(code: str) -> str:
    """The page of a problem code such as `E040`, in Markdown: what it is, why, an example, and what
    to write instead. NotFound if there is no such code."""
    known = find_code(code)
    if known is None:
        near = find_nearest(code.upper(), ALL_CODES)
        guess = f" Did you mean {near!r}?" if near else ""
        raise NotFound(f"There is no problem code {code!r}.{guess}")
    return read_page(known)


def _not_found(refusal: Refusal, shelves: Library) -> NotFound:
    known = tuple(each.id for each in shelves.scenarios())
    return not_found(replace(refusal, data={**refusal.data, "known": known}))
