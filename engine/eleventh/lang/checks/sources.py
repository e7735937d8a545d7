"""Sources: the house rule that everything which moves a score says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lang.lower.world import World
from eleventh.lang.syntax import Name


def check(world: World) -> None:
    """Notes rules, modifiers, responses, injects and initiatives without a source."""
    for what, id, cite in _citing(world):
        if not cite:
            world.problems.add(
                "W064",
                f"The {what} `{id.value}` has no source",
                id.span,
                help="Add `cite: [...]`. A source may be your own that says: a design choice.",
            )


def _citing(world: World) -> Iterator[tuple[str, Name, tuple[Name, ...]]]:
    for rule in world.sections.rules:
        yield "rule", rule.id, rule.cite
    for modifier in world.sections.modifiers:
        yield "modifier", modifier.id, modifier.cite
    for initiative in world.sections.initiatives:
        yield "initiative", initiative.id, initiative.cite
    for inject in world.outline.injects:
        yield "inject", inject.id, inject.cite
        for decision in inject.decisions:
            for response in decision.responses:
                yield "response", response.id, response.cite
