"""What mattered in a turn: all that follows from one choice, event or rule is one thing.

Which of them are named: the three that moved the total of the seat most, whatever the seat itself
did, and of every objective that moved what moved it most. More are named while what is left
together is larger than the smallest of the greatest. Sizes are points of the total of 100.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Literal

from eleventh.core.gains import Gain
from eleventh.core.material import is_material_score
from eleventh.core.program import Link
from eleventh.core.redaction import Line
from eleventh.core.scales import round_half_up
from eleventh.core.totals import find_total
from eleventh.core.view import Told, View

THINGS = 3  # that mattered most
MOST = 5  # of them, where what is left is still larger than the last
CHOICES = ("response", "initiative")
Side = Literal["you", "others", "world"]


@dataclass(frozen=True, slots=True)
class Thing:
    """All that follows from one choice, event or rule: its changes, those that did something for
    the objectives with what, and the points of the seat's total that they come to."""

    root: Link | None
    lines: tuple[Line, ...]
    gains: tuple[Gain, ...]
    aims: tuple[float, ...]
    points: float


def find_things(view: View, gains: Sequence[Gain]) -> tuple[Thing, ...]:
    """What moved anything, the greatest first; what the seat is not told about is one thing without
    a root."""
    lines: dict[tuple[str, str] | None, list[Line]] = {}
    for line in view.ledger:
        lines.setdefault(_name_root(line), []).append(line)
    found: dict[tuple[str, str] | None, list[Gain]] = {each: [] for each in lines}
    for gain in gains:
        found.setdefault(_name_root(gain.line), []).append(gain)
    things = [
        _make_thing(view, lines.get(root) or [each.line for each in own], own)
        for root, own in found.items()
    ]
    return tuple(sorted(things, key=lambda each: -abs(each.points)))


def weigh(view: View, points: Sequence[float]) -> float:
    """Points of the objectives as points of the total."""
    return find_total((aim.objective, each) for aim, each in zip(view.aims, points, strict=True))


def choose_named(
    view: View, things: Sequence[Thing]
) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
    """The things that are named, in their order, and of them those that are so for their size."""
    matter = [each for each in things if is_material_score(each.points)]
    wanted = [each for each in things if find_side(view, each) == "you"]
    wanted += filter(None, (find_greatest(view, things, at) for at in range(len(view.aims))))
    greatest = matter[:THINGS]
    while len(greatest) < min(MOST, len(matter)):
        if not outweighs(things, [*greatest, *wanted], greatest):
            break
        greatest = matter[: len(greatest) + 1]
    named = [*greatest, *wanted]
    return tuple(each for each in things if each in named), tuple(greatest)


def outweighs(things: Sequence[Thing], named: Sequence[Thing], greatest: Sequence[Thing]) -> bool:
    """Whether what is not named comes to more than the smallest of the greatest."""
    left = abs(sum(each.points for each in things if each not in named))
    return is_material_score(left) and left > min(
        (abs(each.points) for each in greatest), default=0
    )


def find_greatest(view: View, things: Sequence[Thing], place: int) -> Thing | None:
    """What moved an objective most in the direction in which it went; None if it stands."""
    aim = view.aims[place]
    change = aim.score - aim.before
    if not is_material_score(change) or round_half_up(aim.score) == round_half_up(aim.before):
        return None
    found = max(things, key=lambda each: each.aims[place] * change, default=None)
    return found if found is not None and found.aims[place] * change > 0 else None


def find_side(view: View, thing: Thing) -> Side:
    """Whether the seat itself, other seats or neither are behind a thing."""
    if thing.root is None or thing.root.kind not in CHOICES:
        return "world"
    own = any(each.seat == view.seat for each in view.told if each.choice == thing.root.id)
    return "you" if own else "others"


def find_thing(things: Sequence[Thing], told: Told) -> Thing | None:
    """What followed from something that was chosen, if that is known."""
    return next(
        (
            each
            for each in things
            if each.root and each.root.kind in CHOICES and each.root.id == told.choice
        ),
        None,
    )


def find_track(view: View, thing: Thing) -> str | None:
    """The track through which a thing mattered most to the seat; None if it moved no objective."""
    points: dict[str, float] = {}
    for each in thing.gains:
        track = each.line.track
        points[track] = points.get(track, 0.0) + weigh(view, each.points)
    return max(points, key=lambda track: abs(points[track]), default=None)


def list_settled(thing: Thing) -> list[Line]:
    """The changes of a thing that gave a status another value."""
    return [
        each
        for each in thing.lines
        if each.value is not None and not each.note and each.before != each.after
    ]


def count_tenths(points: float) -> int:
    """Points in tenths, as they are shown."""
    return floor(10 * points + 0.5)


def _name_root(line: Line) -> tuple[str, str] | None:
    return (line.chain[0].kind, line.chain[0].id) if line.chain else None


def _make_thing(view: View, lines: Sequence[Line], gains: Sequence[Gain]) -> Thing:
    aims = tuple(sum(each.points[place] for each in gains) for place in range(len(view.aims)))
    root = lines[0].chain[0] if lines[0].chain else None
    return Thing(root, tuple(lines), tuple(gains), aims, weigh(view, aims))
