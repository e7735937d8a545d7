"""Every code a problem can carry, by its id.

Each area of the language keeps its codes in a module of its own: reading a file (E001-E029), its
shape (E030-E039), formulas (E040-E059), meaning (E060-E111, W060-W099). A code used twice stops
the import, so two people adding one at the same time find out at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from eleventh.lang.problems.codes import formulas, meaning, reading, shape
from eleventh.lang.problems.codes.code import ProblemCode


def _unite(areas: Iterable[tuple[ProblemCode, ...]]) -> Mapping[str, ProblemCode]:
    found: dict[str, ProblemCode] = {}
    for area in areas:
        for code in area:
            if code.id in found:
                raise ValueError(f"the code {code.id} is given twice")
            found[code.id] = code
    return MappingProxyType(dict(sorted(found.items())))


ALL_CODES: Mapping[str, ProblemCode] = _unite(
    (reading.CODES, shape.CODES, formulas.CODES, meaning.CODES),
)


def find_code(typed: str) -> ProblemCode | None:
    """The code that somebody types as `E040`, `e040` or `e40`; None if there is none such."""
    wanted = typed.upper()
    return ALL_CODES.get(wanted) or ALL_CODES.get(wanted[:1] + wanted[1:].zfill(3))
