"""What mattered in a turn: all that follows from one choice, event or rule is one thing.

What a choice did is told on the base of its forecast: with it against without it, as the seat can
know afterwards (`core.forecast`). Of events and rules it is the sum of their changes, as far as
these would have come without the choices that are known; the rest is in what those did. Choices
that share what they did are one thing. What is left then to what the objectives did is with what
the seat is not told about, where there is such, and else by itself: so nothing is told twice, and
all adds up.

Which of them are named: the three that moved the total of the seat most, whatever the seat itself
did, and of every objective that moved what moved it most. More are named while what is left
together is larger than the smallest of the greatest, and where there is room for them. Sizes are
points of the total of 100.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from math import floor
from typing import Literal

from eleventh.core.forecast import ChoiceHindsight, PointRange, TurnHindsight, WorldShift
from eleventh.core.gains import Gain
from eleventh.core.material import is_material_score
from eleventh.core.program import Link, find_doing
from eleventh.core.redaction import Line
from eleventh.core.scales import round_half_up
from eleventh.core.totals import find_total
from eleventh.core.view import Told, View

THINGS = 3  # that mattered most
MOST = 6  # of them, where what is left is still larger than the last
FAR = 5  # points of an objective in a turn of which one cause is named
FURTHER = 12  # more of them at most, where there is room
CHOICES = ("response", "initiative")
Side = Literal["you", "others", "world", "rest"]
REST = Link("rest", "", "")  # what several did only together, or would have come without them


@dataclass(frozen=True, slots=True)
class Thing:
    """All that follows from one choice, event or rule: its changes, those that did something for
    the objectives with what; the points of each objective and of the seat's total that it brought;
    and the points of the total that its changes come to, gross. `told` is what was foretold of a
    choice of the seat itself. Of choices that share what they did `parts` are these, each
    told by itself, the greatest first, and the rest is what all of them brought."""

    root: Link | None
    lines: tuple[Line, ...]
    gains: tuple[Gain, ...]
    aims: tuple[float, ...]
    points: float
    gross: float
    told: PointRange | None = None
    parts: tuple[Thing, ...] = ()


def find_things(
    view: View, gains: Sequence[Gain], hindsight: TurnHindsight | None = None
) -> tuple[Thing, ...]:
    """What moved anything, the greatest first; what the seat is not told about is one thing without
    a root. Without hindsight what choices brought is gross."""
    things = _find_apart(view, gains, hindsight)
    if hindsight is not None:
        for shared in hindsight.shared:
            aims = tuple(each.mean for each in shared.came.aims)
            things = _join(view, things, hindsight, shared.choices, aims)
        things = _add_rest(view, things, gains)
    return tuple(sorted(things, key=lambda each: -abs(each.points)))


def find_causes(
    view: View, gains: Sequence[Gain], hindsight: TurnHindsight
) -> tuple[tuple[Thing, ...], ...]:
    """For each objective what moved anything, where those choices are one thing that share what
    they did to just this objective: only its own points are to be read of them."""
    apart, found = _find_apart(view, gains, hindsight), []
    for place in range(len(view.aims)):
        things: Sequence[Thing] = apart
        for shared in hindsight.shared_aims:
            if shared.aim == place:
                aims = tuple(shared.points * (at == place) for at in range(len(view.aims)))
                things = _join(view, things, hindsight, shared.choices, aims)
        found.append(tuple(_add_rest(view, things, gains)))
    return tuple(found)


def _find_apart(
    view: View, gains: Sequence[Gain], hindsight: TurnHindsight | None
) -> Sequence[Thing]:
    """Each choice, event and rule by itself."""
    things = _find_gross(view, gains)
    if hindsight is None:
        return things
    return _judge_choices(view, _shift_world(view, things, hindsight.world), hindsight.choices)


def _find_gross(view: View, gains: Sequence[Gain]) -> list[Thing]:
    lines: dict[tuple[str, str] | None, list[Line]] = {}
    for line in view.ledger:
        lines.setdefault(_name_root(line), []).append(line)
    found: dict[tuple[str, str] | None, list[Gain]] = {each: [] for each in lines}
    for gain in gains:
        found.setdefault(_name_root(gain.line), []).append(gain)
    return [
        _make_thing(view, lines.get(root) or [each.line for each in own], own)
        for root, own in found.items()
    ]


def _judge_choices(
    view: View, things: Sequence[Thing], choices: Sequence[ChoiceHindsight]
) -> list[Thing]:
    """The same with what choices brought, told on the base of forecasts."""
    joint = {each.choice for each in view.told if each.joined is not None}
    titles = {each.choice: each.title for each in view.told}
    judged: dict[tuple[str, str], list[ChoiceHindsight]] = {}
    for each in choices:
        kind = "initiative" if each.decision is None else "response"
        judged.setdefault((kind, each.choice), []).append(each)
    found = []
    for thing in things:
        chosen = _name_choice(thing)
        own = judged.pop(chosen, None) if chosen is not None else None
        found.append(thing if own is None else _judge(view, thing, own, joint))
    for (kind, id), own in judged.items():
        nothing = (0.0,) * len(view.aims)
        thing = Thing(Link(kind, id, titles.get(id, id)), (), (), nothing, 0.0, 0.0)
        thing = _judge(view, thing, own, joint)
        if count_tenths(thing.points):
            found.append(thing)
    return found


def _join(
    view: View,
    things: Sequence[Thing],
    hindsight: TurnHindsight,
    places: Sequence[int],
    aims: tuple[float, ...],
) -> Sequence[Thing]:
    """The same with the choices at these `places` of a hindsight as one thing that brought
    `aims`; as they are if one of them is none."""
    chosen = [hindsight.choices[place] for place in places]
    names = {("response" if each.decision else "initiative", each.choice) for each in chosen}
    parts = [each for each in things if (_name_choice(each) or _name_link(each)) in names]
    if len(parts) != len(names):
        return things
    parts.sort(key=lambda each: -abs(each.points))
    rest = [each for each in things if each not in parts]
    lines = tuple(line for each in parts for line in each.lines)
    changes = tuple(gain for each in parts for gain in each.gains)
    gross, points = sum(each.gross for each in parts), weigh(view, aims)
    whole = Thing(parts[0].root, lines, changes, aims, points, gross, parts=tuple(parts))
    return [*rest, whole]


def _shift_world(
    view: View, things: Sequence[Thing], world: Sequence[WorldShift]
) -> Sequence[Thing]:
    """The same with events and rules as they would have been without the choices that are known;
    also one that would have done something and did nothing."""
    shifts = {(each.kind, each.id): each for each in world}
    found = []
    for thing in things:
        chosen = thing.root is not None and thing.root.kind in CHOICES
        shift = None if chosen else shifts.pop(_name_link(thing) or ("", ""), None)
        found.append(thing if shift is None else _shift(view, thing, shift))
    for shift in shifts.values():
        root, none = Link(shift.kind, shift.id, shift.title), (0.0,) * len(view.aims)
        found.append(_shift(view, Thing(root, (), (), none, 0.0, 0.0), shift))
    return found


def _shift(view: View, thing: Thing, shift: WorldShift) -> Thing:
    aims = tuple(one + other for one, other in zip(thing.aims, shift.aims, strict=True))
    return replace(thing, aims=aims, points=weigh(view, aims))


def _add_rest(view: View, things: Sequence[Thing], gains: Sequence[Gain]) -> list[Thing]:
    """The same with what is lacking to what the objectives did."""
    rest = tuple(
        _add_up(gains, place) - sum(each.aims[place] for each in things)
        for place in range(len(view.aims))
    )
    if not any(count_tenths(each) for each in rest):
        return list(things)
    unknown = next((each for each in things if each.root is None and each.gains), None)
    if unknown is None:
        return [*things, Thing(REST, (), (), rest, weigh(view, rest), 0.0)]
    aims = tuple(one + other for one, other in zip(unknown.aims, rest, strict=True))
    others = [each for each in things if each is not unknown]
    return [*others, replace(unknown, aims=aims, points=weigh(view, aims))]


def _add_up(gains: Sequence[Gain], place: int) -> float:
    return sum(each.points[place] for each in gains)


def _name_link(thing: Thing) -> tuple[str, str] | None:
    return (thing.root.kind, thing.root.id) if thing.root else None


def _name_choice(thing: Thing) -> tuple[str, str] | None:
    """The choice that a thing is, if it is one: also one that the facilitator gave for a seat."""
    return _name_link(thing) if thing.root is not None and thing.root.kind in CHOICES else None


def _judge(view: View, thing: Thing, own: Sequence[ChoiceHindsight], joint: Set[str]) -> Thing:
    counted = own[:1] if own[0].choice in joint else own  # what is joint, all parties brought
    aims = tuple(
        sum(each.came.aims[place].mean for each in counted) for place in range(len(view.aims))
    )
    told = next((each.told.total for each in own if each.told is not None), None)
    return replace(thing, aims=aims, points=weigh(view, aims), told=told)


def weigh(view: View, points: Sequence[float]) -> float:
    """Points of the objectives as points of the total."""
    return find_total((aim.objective, each) for aim, each in zip(view.aims, points, strict=True))


def choose_named(
    view: View, things: Sequence[Thing], further: int = 0
) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
    """The things that are named, in their order, and of them those that are so for their size;
    `further` is for how many more, the greatest of the rest, there is room."""
    things = [each for each in things if each.root != REST]
    matter = [each for each in things if is_material_score(each.points)]
    wanted = [each for each in things if find_side(view, each) == "you"]
    wanted += filter(None, (find_greatest(view, things, at) for at in range(len(view.aims))))
    greatest = matter[:THINGS]
    while len(greatest) < min(MOST, len(matter)):
        if not outweighs(things, [*greatest, *wanted], greatest):
            break
        greatest = matter[: len(greatest) + 1]
    named = [*greatest, *wanted]
    rest = [each for each in things if each not in named and count_tenths(each.points)]
    while rest and _buries(things, named, rest[0]):
        named.append(rest.pop(0))
    named += rest[:further]
    return tuple(each for each in things if each in named), tuple(greatest)


def count_further(view: View, things: Sequence[Thing]) -> int:
    """How many more it takes until nothing that matters by itself is not named; as many as there
    are, up to a limit."""
    named, _ = choose_named(view, things)
    rest = (each for each in things if each not in named and each.root != REST)
    return min(sum(is_material_score(each.points) for each in rest), FURTHER)


def outweighs(things: Sequence[Thing], named: Sequence[Thing], greatest: Sequence[Thing]) -> bool:
    """Whether what is not named comes to more than the smallest of the greatest."""
    left = abs(sum(each.points for each in things if each not in named))
    return is_material_score(left) and left > min(
        (abs(each.points) for each in greatest), default=0
    )


def _buries(things: Sequence[Thing], named: Sequence[Thing], next_: Thing) -> bool:
    """Whether what is not named comes to more than the greatest that is, with something in it that
    matters by itself."""
    left = abs(sum(each.points for each in things if each not in named))
    most = max((abs(each.points) for each in named), default=0.0)
    return left > most and is_material_score(left) and is_material_score(next_.points)


def find_due(view: View, things: Sequence[Thing], thing: Thing) -> tuple[int, ...]:
    """The places of the objectives that moved far and that a thing moved most: its line names
    them."""
    chosen = [each for each in things if each.root != REST]
    return tuple(
        place
        for place, aim in enumerate(view.aims)
        if abs(aim.score - aim.before) >= FAR and find_greatest(view, chosen, place) == thing
    )


def find_greatest(view: View, things: Sequence[Thing], place: int) -> Thing | None:
    """What moved an objective most in the direction in which it went; None if it stands, or nothing
    by itself moved it as far as it matters."""
    aim = view.aims[place]
    change = aim.score - aim.before
    if not is_material_score(change) or round_half_up(aim.score) == round_half_up(aim.before):
        return None
    found = max(things, key=lambda each: each.aims[place] * change, default=None)
    if found is None or not is_material_score(found.aims[place]):
        return None
    return found if found.aims[place] * change > 0 else None


def find_side(view: View, thing: Thing) -> Side:
    """Whether the seat itself, other seats or neither are behind a thing."""
    if thing.root == REST:
        return "rest"
    if thing.parts:
        sides = [find_side(view, each) for each in thing.parts]
        return "you" if "you" in sides else sides[0]
    if thing.root is None or thing.root.kind not in CHOICES:
        return "world"
    own = any(each.seat == view.seat for each in view.told if each.choice == thing.root.id)
    return "you" if own else "others"


def find_thing(things: Sequence[Thing], told: Told) -> Thing | None:
    """What followed from something that was chosen, if that is known; of what it shares with others
    its own part."""
    return next(
        (
            each
            for thing in things
            for each in thing.parts or (thing,)
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
    if not line.chain:
        return None
    root = find_doing(line.chain)
    return root.kind, root.title if root.kind == "override" else root.id


def _make_thing(view: View, lines: Sequence[Line], gains: Sequence[Gain]) -> Thing:
    aims = tuple(sum(each.points[place] for each in gains) for place in range(len(view.aims)))
    root = find_doing(lines[0].chain) if lines[0].chain else None
    points = weigh(view, aims)
    return Thing(root, tuple(lines), tuple(gains), aims, points, points)
