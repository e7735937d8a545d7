"""A waterfall step by step, as every face draws it: from the start, cause by cause, to the end.

The sizes are rounded as they are shown, and what they then lack of the change is a step of its own,
so that what people read adds up.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.lab.waterfall import Waterfall, WaterfallBar
from eleventh_ui.display.numbers import find_scale
from eleventh_ui.display.words import pluralise, safe

BARS = 8  # causes drawn of one score; the smaller ones are drawn together
BY_ROUNDING = "By rounding"


@dataclass(frozen=True, slots=True)
class CauseStep:
    """One step, from `before` to `after`, with its size in words. `cause` is None for the start and
    the end, which are `whole`, and for what stands for no cause or for several."""

    name: str
    before: float
    after: float
    size: str
    cause: WaterfallBar | None = None
    whole: bool = False


def list_steps(fall: Waterfall) -> tuple[CauseStep, ...]:
    """The steps of a waterfall, the largest causes first; the first and the last are whole."""
    scale, now = find_scale(fall.kind, fall.low, fall.high), fall.before
    top, rest = fall.top(BARS)
    steps = [CauseStep("At the start", now, now, scale.format(now), whole=True)]
    for bar in top:
        size = scale.format_amount(bar.amount)
        steps.append(CauseStep(safe(bar.title), now, now + bar.amount, size, bar))
        now += bar.amount
    others = len(fall.bars) - len(top)
    if others:
        name, size = pluralise(others, "smaller cause"), scale.format_amount(rest)
        steps.append(CauseStep(name, now, now + rest, size))
        now += rest
    lost = scale.format_rest(fall.before, fall.after, [*(bar.amount for bar in top), rest])
    if lost != "0":
        steps.append(CauseStep(BY_ROUNDING, now, now, lost))
    steps.append(CauseStep("In the end", now, now, scale.format(fall.after), whole=True))
    return tuple(steps)
