"""What an objective follows from: the tracks its formula names, through derived numbers too."""

from __future__ import annotations

import re

from eleventh.core.program import Objective, Program

_NAMED = re.compile(r"\{([^{}]+)\}")


def list_named(formula: str) -> tuple[str, ...]:
    """The ids that a formula names in braces, each once."""
    return tuple(dict.fromkeys(_NAMED.findall(formula)))


def list_reads(program: Program, seat: str, objective: Objective) -> tuple[str, ...]:
    """The tracks that an objective of `seat` reads and the seat sees, by id, each once; in the
    place of a derived number those that it follows from."""
    derived = {each.id: each.reads for each in program.derived}
    shown = {each.id for each in program.tracks if seat in each.seen_by}
    found: dict[str, None] = {}
    for name in list_named(objective.formula):
        for id in (
            [program.tracks[each].id for each in derived[name]] if name in derived else [name]
        ):
            if id in shown:
                found[id] = None
    return tuple(found)
