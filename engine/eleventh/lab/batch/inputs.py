"""Programs whose parameters are read as the game runs, so that one program plays at many sizes."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

from eleventh.core.program import Program
from eleventh.lang.compile import Compiled, compile_with_inputs
from eleventh.lang.problems.suggest import find_nearest

Ranges = Mapping[str, tuple[float, float]]  # the least and the largest size by parameter


def compile_ranges(compiled: Compiled, ranges: Ranges) -> Program:
    """The program of these files with parameters that are read as the game runs, each within its
    range. ValueError, in a sentence, for a parameter that the rulebook lacks, a range that is none,
    or sizes that the files can't have."""
    if compiled.program is None:
        raise ValueError("the files have errors")
    known = {each.id for each in compiled.program.parameters}
    for id, (low, high) in ranges.items():
        if id not in known:
            near = find_nearest(id, known)
            guess = f"; perhaps {near!r} is meant" if near else ""
            raise ValueError(f"the rulebook has no parameter {id!r}{guess}")
        if not (isfinite(low) and isfinite(high) and low <= high):
            raise ValueError(f"{low:g} to {high:g} is no range for {id!r}")
    found = compile_with_inputs(compiled.files, ranges)
    if found.program is None:
        fault = next(each for each in found.problems if each.severity == "error")
        where = f" at {fault.labels[0].span}" if fault.labels else ""
        raise ValueError(f"such sizes can't be played: {fault.code}, {fault.headline}{where}")
    return found.program


def list_values(program: Program, sizes: Mapping[str, float]) -> tuple[float, ...]:
    """The size of every parameter, in the order of the program: these, and the others as the
    rulebook has them."""
    return tuple(sizes.get(each.id, each.value) for each in program.parameters)
