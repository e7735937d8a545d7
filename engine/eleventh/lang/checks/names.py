"""Names: ids that a formula would read as something else, parameters that override nothing."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lang.formula.expression import RESERVED
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.text import Name
from eleventh.lang.problems.suggest import find_nearest


def check(context: LoweringContext) -> None:
    """Notes ids that formulas have a meaning of their own for, and overrides of no parameter."""
    for what, id in _list_ids_in_formulas(context):
        if id.value in RESERVED:
            context.problems.add(
                "E086",
                f"`{id.value}` is a word of formulas, so no {what} can be called so",
                id.span,
                help=f"Choose another id, such as `{id.value}_level`.",
            )
    _check_overrides(context)


def _list_ids_in_formulas(context: LoweringContext) -> Iterator[tuple[str, Name]]:
    for track in context.sections.tracks:
        yield "track", track.id
    for derived in context.sections.derived:
        yield "derived track", derived.id
    for parameter in context.sections.parameters:
        yield "parameter", parameter.id
    for actor in context.sections.actors:
        yield "actor", actor.id


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
