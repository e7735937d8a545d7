"""The short list: what a face shows first, in the order in which the author names it.

A family stands for all its members. The list of a scenario takes the place of its rulebook's.
"""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core import program as p
from eleventh.lang.lower.blame import find_place, find_visible
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.lower.unknown_tracks import tell_no_track


def lower_table(context: LoweringContext, derived: Sequence[p.Derived]) -> tuple[str, ...]:
    """The ids of the tracks and derived tracks on the short list, each once. `derived` are those
    of the program, with who may see them."""
    known: tuple[p.Track | p.Derived, ...] = (*context.tracks, *derived)
    found: dict[str, None] = {}
    for name in context.sections.table:
        members = [each for each in known if name.value in (each.id, each.family)]
        if not members:
            tell_no_track(name, context.known, context.problems)
        elif not any(each.seen_by for each in members):
            causes = find_visible(context.bundle, name.value)
            place, beside = find_place(context.bundle, name.span, causes)
            context.problems.once(
                "E060",
                f"No seat sees `{name.value}`, and it is on the table",
                place,
                help="The short list is what players are shown first: "
                + ("write a `table` without it." if beside else "leave it out here."),
                also=beside,
            )
        found.update(dict.fromkeys(each.id for each in members))
    return tuple(found)
