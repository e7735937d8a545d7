"""Reasons that agree with their signs: a rule that may raise and lower what it moves says why it
does the one, and why the other.

The bounds are those of its amounts in any state in which its condition holds; what is too small to
matter on one side needs no reason of its own.
"""

from __future__ import annotations

from eleventh.core.material import is_material
from eleventh.core.program import Cause, Program, Track
from eleventh.lang.lower.context import LoweringContext


def check(context: LoweringContext, program: Program) -> None:
    """Notes rules that have one reason for amounts of both signs."""
    for cause in program.causes:
        track = program.tracks[cause.track]
        if cause.chain[-1].kind != "rule" or not cause.why or cause.why_falls:
            continue
        if _is_signed_both_ways(cause, track):
            context.problems.once(
                "W086",
                f"`{cause.chain[-1].id}` may move `{track.id}` by {cause.low:g} to {cause.high:g},"
                " and has one reason for both",
                cause.span,
                help="Add `why_falls: ...` for where it lowers and let `why` say why it raises, or"
                " split it in two with `when`.",
            )


def _is_signed_both_ways(cause: Cause, track: Track) -> bool:
    if cause.value is not None or not cause.low < 0 < cause.high:
        return False
    ends = (cause.low, cause.high)
    return all(is_material(each, track.low, track.high) for each in ends)
