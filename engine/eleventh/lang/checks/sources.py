"""Sources: the house rule that everything which moves a score says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.text import Name


def check(context: LoweringContext) -> None:
    """Notes rules, modifiers, responses, injects and initiatives without a source."""
    for what, id, cite in _list_citing(context):
        if not cite:
            context.problems.add(
                "W064",
                f"The {what} `{id.value}` has no source",
                id.span,
                help="Add `cite: [...]`. A source may be your own that says: a design choice.",
            )


def _list_citing(context: LoweringContext) -> Iterator[tuple[str, Name, tuple[Name, ...]]]:
    for rule in context.sections.rules:
        yield "rule", rule.id, rule.cite
    for modifier in context.sections.modifiers:
        yield "modifier", modifier.id, modifier.cite
    for initiative in context.sections.initiatives:
        yield "initiative", initiative.id, initiative.cite
    for inject in context.outline.injects:
        yield "inject", inject.id, inject.cite
        for decision in inject.decisions:
            for response in decision.responses:
                yield "response", response.id, response.cite
