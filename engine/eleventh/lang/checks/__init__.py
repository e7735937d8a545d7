"""Checks of meaning: what is well formed and still can't be what the author wants.

One file a subject, each with a `check` that looks at the model, at the program or at both. They
run last, on what lowering could make, and only note problems.
"""

from __future__ import annotations

from eleventh.core.program import Program
from eleventh.lang.checks import (
    conflicts,
    headings,
    influence,
    names,
    never,
    one_sided,
    overwritten,
    prose,
    reach,
    reasons,
    roles,
    rounding,
    slips,
    sources,
    timing,
    unused,
)
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.problems.codes import formulas, reading, shape

# With one of these, something that is used may look as if nobody used it: what could not be read,
# names that mean nothing, and what is left out of the program.
_HIDING_USES = frozenset(
    {each.id for codes in (reading, shape, formulas) for each in codes.CODES}
    | {"E061", "E062", "E063", "E064", "E065", "E066", "E067", "E068", "E069", "E070", "E071"}
    | {"E072", "E076", "E077", "E080", "E084", "E088"}
)


def check(context: LoweringContext, program: Program) -> None:
    """Notes every such problem in `context.problems`. Most need a scenario; a rulebook alone gets a
    few.

    What is said to be missing a use is looked for only where all names mean something: a misspelled
    one may be the very use.
    """
    every_use_is_known = _HIDING_USES.isdisjoint(each.code for each in context.problems.all())
    misplaced = any(each.code == "E074" for each in context.problems.all())  # and does nothing yet
    names.check(context)
    sources.check(context)
    rounding.check(context)
    prose.check(context)
    slips.check(context)
    one_sided.check(context)
    roles.check(context)
    headings.check(context)
    reach.check_joint(context)
    if every_use_is_known:
        unused.check(context, program)
    reasons.check(context, program)
    if context.bundle.scenario is not None:
        reach.check(context, program)
        conflicts.check(context, program)
        if every_use_is_known and not misplaced:
            influence.check(context, program)
        if context.bundle.whole and not context.problems.errors:
            timing.check(context, program)
            overwritten.check(context, program)
            never.check(context, program)
