"""Roles: what a face makes of a family of tracks, and whether the family can be that.

A relation is a side of the triangle, so it lies between two seats; an adversary's gauge is of that
one actor; the pact is a status. Where two families could be drawn in one place, neither is chosen
for the author.
"""

from __future__ import annotations

from eleventh.lang.lower.cast import Cast
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.text import Name
from eleventh.lang.model.tracks import TrackFamily
from eleventh.lang.problems.problem import Label

_SINGLE = ("relation", "pact")  # adversaries may have several gauges: each has a row of its own
_ACTORS = ("no actor", "one actor", "two actors")
_NEEDS = {
    "relation": "Write `of: [seat, seat]`, or leave the role out.",
    "adversary": "Write `of: [adversary]`, or leave the role out.",
    "pact": "Give it `kind: status` and `values`, or leave the role out.",
}


def check(context: LoweringContext) -> None:
    """Notes roles that do not fit their families, and a relation or a pact given twice."""
    first: dict[str, Name] = {}
    for family in context.sections.tracks:
        role = family.role
        if role is None:
            continue
        misfit = _misfit(family, role.value, context.cast)
        if misfit:
            context.problems.add("E092", misfit, role.span, help=_NEEDS[role.value])
        elif role.value in _SINGLE and role.value in first:
            context.problems.add(
                "E093",
                f"`{family.id.value}` is a {role.value}, and so is `{first[role.value].value}`",
                role.span,
                help="There is one place for it: leave one of the two roles out.",
                also=[Label(first[role.value].span, "the first one")],
            )
        else:
            first.setdefault(role.value, family.id)


def _misfit(family: TrackFamily, role: str, cast: Cast) -> str:
    """What keeps a family from having a role, as a headline; empty if nothing does."""
    id, actors = family.id.value, len(family.of)
    if role == "pact":
        return "" if family.kind == "status" else f"`{id}` is a {family.kind}; a pact is a status"
    if family.kind == "status":
        return f"`{id}` is a status; {_article(role)} is a number"
    wanted = 2 if role == "relation" else 1
    if actors != wanted:
        return f"`{id}` is of {_ACTORS[actors]}; {_article(role)} is of {_ACTORS[wanted]}"
    if role == "relation" and not all(_names_a_seat(words, cast) for words in family.of):
        return f"`{id}` never lies between two seats, and a relation does"
    return ""


def _article(role: str) -> str:
    return f"an {role}'s gauge" if role == "adversary" else f"a {role}"


def _names_a_seat(words: tuple[Name, ...], cast: Cast) -> bool:
    """Whether some words mean a seat, played here or not; true of words that nobody knows, which
    are told elsewhere."""
    return not cast.are_known(words) or any(map(cast.playable, cast.members(words)))
