"""Events that a facilitator may put to the table: what the form of an event would refuse is told to
the author, so that each of them can be used as it stands.

They are no part of the rules: nothing is lowered to operations, and no cause is made before one is
put to the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.core import prepared
from eleventh.core import program as p
from eleventh.core.override import (
    LONGEST_HEADLINE,
    LONGEST_REASON,
    LONGEST_TEXT,
    round_to_grain,
)
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.injects import Prepared
from eleventh.lang.model.text import Name, Prose
from eleventh.lang.problems.suggest import find_nearest

EVERYBODY = "all"


def lower_prepared(context: LoweringContext) -> tuple[prepared.Prepared, ...]:
    """The prepared events of the scenario, in order, with what is wrong in them told."""
    scenario = context.bundle.scenario
    return tuple(_lower(context, each) for each in (scenario.prepared if scenario else ()))


def _lower(context: LoweringContext, made: Prepared) -> prepared.Prepared:
    named = [each for each in made.seats if each.value != EVERYBODY]
    seen_by = set(context.cast.is_seated(named))
    if len(named) == len(made.seats) and named:
        seats = tuple(each for each in context.everybody if each in seen_by)
    else:
        seats = context.everybody
    return prepared.Prepared(
        headline=_within(context, "headline", made.headline, LONGEST_HEADLINE),
        text=_within(context, "text", made.text, LONGEST_TEXT) if made.text else "",
        seen_by=seats,
        effects=tuple(_lower_effects(context, made)),
        reason=_within(context, "reason", made.reason, LONGEST_REASON),
        cite=context.cite(made.cite),
    )


def _within(context: LoweringContext, key: str, prose: Prose, most: int) -> str:
    if len(prose.text) > most:
        context.problems.once(
            "E036",
            f"`{key}` has at most {most} characters, not {len(prose.text)}",
            prose.span,
            help="A facilitator could not put it to the table. Shorten it.",
        )
    return prose.text


def _lower_effects(context: LoweringContext, made: Prepared) -> Iterator[prepared.PreparedEffect]:
    for name, change in made.effects:
        index = context.find_track(name, {})
        if index is None:
            continue
        context.used.moved.add(index)
        track = context.tracks[index]
        if track.kind == "status":
            yield from _become(context, track, name, change)
        else:
            yield from _add(context, track, name, change)


def _become(
    context: LoweringContext, track: p.Track, name: Name, change: Name | float
) -> Iterator[prepared.PreparedEffect]:
    word = change.value if isinstance(change, Name) else f"{change:g}"
    if word in track.values:
        yield prepared.PreparedEffect(track.id, 0.0, word)
        return
    near = find_nearest(word, track.values)
    context.problems.once(
        "E071",
        f"`{name.value}` has no value `{word}`",
        change.span if isinstance(change, Name) else name.span,
        help=f"Did you mean `{near}`?" if near else "It is one of " + ", ".join(track.values) + ".",
    )


def _add(
    context: LoweringContext, track: p.Track, name: Name, change: Name | float
) -> Iterator[prepared.PreparedEffect]:
    reach = track.high - track.low
    help = "What a facilitator adds is a number, and added: -4 means four less."
    if isinstance(change, Name):
        headline = f"`{name.value}` is moved by a number, not by `{change.value}`"
        context.problems.once("E071", headline, change.span, help=help)
    elif not -reach <= change <= reach:
        headline = f"This moves `{name.value}` by more than it can move ({reach:g})"
        context.problems.once("E072", headline, name.span, help=help)
    elif not round_to_grain(change):
        headline = f"This does not move `{name.value}`: {change:g} is no step of it"
        context.problems.once("E072", headline, name.span, help="A step is 1/256 or more.")
    else:
        yield prepared.PreparedEffect(track.id, float(change), "")
