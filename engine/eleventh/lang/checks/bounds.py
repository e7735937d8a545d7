"""How far the tracks go that a condition reads, for a line of help."""

from __future__ import annotations

from eleventh.core.program import Track
from eleventh.lang.formula.expression import find_names
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.text import Formula

_MOST = 2  # tracks that are told of


def describe_bounds(context: LoweringContext, condition: Formula) -> str:
    """`fuel` goes from 0 to 9: a sentence with a blank before it; empty where a condition names no
    track, or so many that it would not help."""
    expr = context.parse(condition)
    names = dict.fromkeys(".".join(parts) for parts in (find_names(expr) if expr else ()))
    known = context.names.tracks
    tracks = [context.tracks[known[each].index] for each in names if each in known]
    if not 0 < len(tracks) <= _MOST:
        return ""
    return f" {' and '.join(map(_describe, tracks))}."


def _describe(track: Track) -> str:
    if track.values:
        return f"`{track.id}` is one of {', '.join(track.values)}"
    return f"`{track.id}` goes from {track.low:g} to {track.high:g}"
