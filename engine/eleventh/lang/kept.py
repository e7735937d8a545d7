"""What is kept of a compiled scenario. Apart from the cache, which often needs no program."""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.core.program import Program
from eleventh.lang.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Kept:
    """A program and the warnings that compiling it gave."""

    program: Program
    problems: tuple[Problem, ...]
