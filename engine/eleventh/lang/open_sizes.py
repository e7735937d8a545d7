"""The program of a scenario that reads its parameters as the game runs, as many as may be so read.

It knows all else by the same numbers as the one in which they are constants. So sizes can be drawn
anew, and it can be told what a parameter decides that no text names beside its operations.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from eleventh.core.program import Program
from eleventh.lang.cache import hash_content
from eleventh.lang.compile import Compiled, compile_files, compile_with_inputs

LEAST, MOST = 0.6, 1.4  # times what a rulebook says: between these a size may be drawn
RETRIES = 3  # compilings with fewer inputs, where some parameters must be fixed


def open_sizes(files: Mapping[str, bytes], program: Program) -> Program | None:
    """That program, from the files of `program`; one without inputs where none may be read so.
    None where these are not its files, or they read otherwise here."""
    return _compile(files, program).program if hash_content(files) == program.hash else None


def _compile(files: Mapping[str, bytes], program: Program) -> Compiled:
    wanted = {each.id: _find_bounds(each.value) for each in program.parameters}
    for _ in range(RETRIES):
        compiled = compile_with_inputs(files, wanted)
        errors = [each for each in compiled.problems if each.severity == "error"]
        told = " ".join(each.headline for each in errors)
        fixed = wanted.keys() & set(re.findall(r"\w+", told))
        if not fixed:
            break
        wanted = {id: bounds for id, bounds in wanted.items() if id not in fixed}
    return compiled if compiled.program is not None else compile_files(files)


def _find_bounds(value: float) -> tuple[float, float]:
    ends = (LEAST * value, MOST * value)
    return min(ends), max(ends)
