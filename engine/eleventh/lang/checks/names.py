"""Names: ids that a formula would read as something else, parameters that override nothing.

In a formula a name is one thing. The values of a status share its names with tracks and parameters:
were one word both, a comparison would mean either, so no word may be.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lang.formula.expression import RESERVED
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.text import Name
from eleventh.lang.problems.problem import Label
from eleventh.lang.problems.suggest import find_nearest

# Words that stand alone in a formula for a number.
_NUMBERS_OF_FORMULAS = frozenset({"turn", "last", "months", "intensity", "amount"})


def check(context: LoweringContext) -> None:
    """Notes ids that formulas have a meaning of their own for, values of a status that are the name
    of something else too, and overrides of no parameter.
    """
    for what, id in _list_ids_in_formulas(context):
        if id.value in RESERVED:
            context.problems.add(
                "E086",
                f"`{id.value}` is a word of formulas, so no {what} can be called so",
                id.span,
                help=f"Choose another id, such as `{id.value}_level`.",
            )
    _check_values(context)
    _check_overrides(context)


def _list_ids_in_formulas(context: LoweringContext) -> Iterator[tuple[str, Name]]:
    for track in context.sections.tracks:
        yield "track", track.id
    for derived in context.sections.derived:
        yield "derived track", derived.id
    for parameter in context.sections.parameters:
        yield "parameter", parameter.id
    for condition in context.sections.conditions:
        yield "condition", condition.id
    for actor in context.sections.actors:
        yield "actor", actor.id
    for status in context.sections.tracks:
        for value in status.values:
            if value.value in _NUMBERS_OF_FORMULAS:
                yield "value of a status", value


def _check_values(context: LoweringContext) -> None:
    """Every number of a formula by its name, against every value of a status by its own."""
    sections = context.sections
    numbers = {each.id.value: ("a parameter", each.id) for each in sections.parameters}
    numbers |= {each.id.value: ("a derived track", each.id) for each in sections.derived}
    numbers |= {each.id.value: ("a condition", each.id) for each in sections.conditions}
    for track in sections.tracks:
        what = "a status" if track.kind == "status" else "a track"
        numbers[track.id.value] = (what, track.id)
    for status in sections.tracks:
        for value in status.values:
            if value.value in numbers:
                what, namesake = numbers[value.value]
                context.problems.add(
                    "E094",
                    f"`{value.value}` is a value of `{status.id.value}`, and {what} too",
                    value.span,
                    note="a value here",
                    help="Give one of them another id: in a formula the word could mean either.",
                    also=[Label(namesake.span, f"{what} here")],
                )


def _check_overrides(context: LoweringContext) -> None:
    scenario, rulebook = context.bundle.scenario, context.bundle.rulebook
    if scenario is None or rulebook is None:
        return
    known = [each.id.value for each in rulebook.sections.parameters]
    for parameter in scenario.sections.parameters:
        if not parameter.why and parameter.id.value not in known:
            near = find_nearest(parameter.id.value, known)
            context.problems.add(
                "E068",
                f"The rulebook has no parameter `{parameter.id.value}` to override",
                parameter.id.span,
                help=f"Did you mean `{near}`?"
                if near
                else "A parameter of your own is written `{value: ..., why: ...}`.",
            )
