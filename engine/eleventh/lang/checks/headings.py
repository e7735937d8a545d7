"""Headings: where some of what is listed has a group, all of it has one.

What has none stands apart at the end of a list, under no name or under one that says nothing; a
list without any headings is as good as one in which all have theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.text import Name


def check(context: LoweringContext) -> None:
    """Notes tracks and initiatives without a group, where others of their kind have one."""
    sections = context.sections
    tracks = [(each.id, each.group) for each in sections.tracks]
    tracks += [(each.id, each.group) for each in sections.derived]
    _check(context, "track", tracks)
    _check(context, "initiative", [(each.id, each.group) for each in sections.initiatives])


def _check(context: LoweringContext, kind: str, listed: Sequence[tuple[Name, str]]) -> None:
    headings = list(dict.fromkeys(group for _, group in listed if group))
    for id, group in listed:
        if headings and not group:
            context.problems.add(
                "W087",
                f"The {kind} `{id.value}` has no `group`, and others have one",
                id.span,
                help=f"Say under which heading it is listed, such as `group: {headings[0]}`.",
            )
