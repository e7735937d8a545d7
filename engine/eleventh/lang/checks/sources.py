"""Sources: the house rule that everything which moves a score says where it comes from.

A source that the authors wrote themselves may be cited, but proves nothing: what cites no other has
to say that it is theirs. How far sources carry a rule is said of all rules of a game or of none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.history import Source
from eleventh.lang.model.rules import Modifier, Rule
from eleventh.lang.model.text import Name


def check(context: LoweringContext) -> None:
    """Notes rules, modifiers, responses, injects and initiatives without a source, and rules and
    modifiers whose sources carry less than they seem to."""
    _check_cited(context)
    _check_own(context)
    _check_support(context)


def _check_cited(context: LoweringContext) -> None:
    for what, id, cite in _list_citing(context):
        if not cite:
            context.problems.add(
                "W064",
                f"The {what} `{id.value}` has no source",
                id.span,
                help="Add `cite: [...]`. A source may be your own that says: a design choice.",
            )


def _check_own(context: LoweringContext) -> None:
    own = frozenset(_list_own(context.sections.sources))
    for what, made in _list_supported(context):
        cited = {each.value for each in made.cite}
        if cited and cited <= own and (made.support is None or made.support.value != "ours"):
            only = ", ".join(sorted(cited))
            context.problems.add(
                "E098",
                f"The {what} `{made.id.value}` cites only what its authors wrote ({only})",
                made.support.span if made.support else made.id.span,
                help="Write `support: ours`, or cite a source that carries it.",
            )


def _list_own(sources: Iterable[Source]) -> Iterator[str]:
    """What rests on nothing but its authors: a source, and its items that name no other."""
    for source in sources:
        if source.own:
            yield source.id.value
            yield from (each.id.value for each in source.items if not each.rests_on)


def _check_support(context: LoweringContext) -> None:
    supported = list(_list_supported(context))
    if all(made.support is None for _, made in supported):
        return
    for what, made in supported:
        if made.support is None:
            context.problems.add(
                "W085",
                f"The {what} `{made.id.value}` does not say how far its sources carry it",
                made.id.span,
                help="Add `support: states`, `direction`, `analogy` or `ours`, as others have it.",
            )


def _list_supported(context: LoweringContext) -> Iterator[tuple[str, Rule | Modifier]]:
    for rule in context.sections.rules:
        yield "rule", rule
    for modifier in context.sections.modifiers:
        yield "modifier", modifier


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
