"""Derived tracks: their families expanded over actors, as far as what they read is there.

`isolation: {of: [seat], value: "100 - trust.first.washington"}` has no track for Washington, since
nobody trusts himself; a formula that fits no actor at all is kept, so that it is told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from eleventh.lang.budget import STEPS, CostBudget
from eleventh.lang.formula.examples import Examples
from eleventh.lang.formula.expression import Expr, find_names
from eleventh.lang.formula.named_conditions import Conditions, fill_in
from eleventh.lang.formula.parser import parse
from eleventh.lang.lower.cast import Cast
from eleventh.lang.lower.tracks import list_combinations
from eleventh.lang.model.books import Sections
from eleventh.lang.model.tracks import DerivedFamily
from eleventh.lang.problems.problem import Problems


@dataclass(frozen=True, slots=True)
class DerivedTrack:
    """One track of a derived family; `actors` says whom `first` and `second` stand for.

    `expr` is None where the formula can't be read.
    """

    id: str
    family: DerivedFamily
    expr: Expr | None
    actors: Mapping[str, str]


def expand_derived(
    sections: Sections,
    tracks: Collection[str],
    cast: Cast,
    told: frozenset[str],
    problems: Problems,
    budget: CostBudget,
    examples: Examples,
    conditions: Conditions,
) -> tuple[DerivedTrack, ...]:
    """Every derived track, in order; one that reads what is told of already has no formula.

    Help with a formula that can't be read is given in the names of `examples`.
    """
    found = []
    for family in sections.derived:
        expr = parse(family.value, problems, examples)
        expr = None if expr is None else fill_in(expr, conditions, family.value, problems)
        if expr is not None and any(not told.isdisjoint(parts) for parts in find_names(expr)):
            expr = None
        for actors in list_combinations(family, cast):
            bound = dict(zip(("first", "second"), actors, strict=False))
            id = ".".join((family.id.value, *actors))
            found.append(DerivedTrack(id, family, expr, bound))
    families = {id.split(".")[0] for id in tracks} | {each.family.id.value for each in found}
    kept = found
    while kept:
        budget.spend(STEPS, "Fitting derived tracks", kept[0].family.id.span, len(kept))
        ids = {*tracks, *(each.id for each in kept)}
        fitting = [each for each in kept if _fits(each, ids, families)]
        if len(fitting) == len(kept):
            break
        kept = fitting
    left = {each.family.id.value for each in kept}
    here = {each.id for each in kept}
    return tuple(each for each in found if each.id in here or each.family.id.value not in left)


def _fits(made: DerivedTrack, ids: Collection[str], families: Collection[str]) -> bool:
    for parts in find_names(made.expr) if made.expr is not None else ():
        if parts[0] in families and any(part in made.actors for part in parts[1:]):
            filled = (made.actors.get(part, part) for part in parts[1:])
            if ".".join((parts[0], *filled)) not in ids:
                return False
    return True
