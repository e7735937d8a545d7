"""Names by reader: whose words they are, and which words stand for all."""

from __future__ import annotations

import re

from eleventh.core import reader_names as p
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.text import ReaderName
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label
from eleventh.lang.problems.suggest import find_nearest

_LIKE_AN_ID = re.compile(r"[a-z0-9_.@]+")


def lower_names(context: LoweringContext) -> tuple[p.ReaderName, ...]:
    """The names of a scenario and its rulebook, with what is wrong in them told."""
    told: dict[str, ReaderName] = {}
    for made in context.sections.names:
        _check_neutral(context, made, told)
        told.setdefault(made.neutral, made)
    return tuple(_lower(context, each) for each in context.sections.names)


def _lower(context: LoweringContext, made: ReaderName) -> p.ReaderName:
    seats = dict.fromkeys((*context.everybody, *context.cast.group("seats")))
    for who, _ in made.words:
        if who.value not in seats:
            near = find_nearest(who.value, [*seats, "neutral"])
            context.problems.once(
                "E111",
                f"{quote(who.value)} is no seat, and reads nothing",
                who.span,
                help=f"Did you mean `{near}`?" if near else f"Seats: {', '.join(seats)}.",
            )
    words = tuple((who.value, word) for who, word in made.words if who.value in context.everybody)
    return p.ReaderName(made.id.value, made.neutral, words)


def _check_neutral(context: LoweringContext, made: ReaderName, told: dict[str, ReaderName]) -> None:
    """Neutral words give way to those of a reader wherever they stand, so they must stand for one
    name, and look like nothing else."""
    if _LIKE_AN_ID.fullmatch(made.neutral):
        context.problems.once(
            "E111",
            f"The neutral words of `{made.id.value}` look like an id: {quote(made.neutral)}",
            made.id.span,
            help="Write a name with a capital or with several words, as all will read it.",
        )
    if made.neutral in told:
        context.problems.once(
            "E111",
            f"`{made.id.value}` has the neutral words of another name",
            made.id.span,
            help="Each name needs words of its own.",
            also=[Label(told[made.neutral].id.span, "which is this one")],
        )
