"""The reveal as a story: what a turn did for the seat that reads it, and what it was that did it.

In this order: its objectives before and after, who did what, the three things that mattered, and
what came otherwise than its own orders let it expect. Everything follows from what the seat may
know; what it is not told about is one thing without a name. Sizes are points of its total of 100,
and add up as they are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from eleventh.core.forecast import PointForecast, PointRange, TurnHindsight
from eleventh.core.gains import Gain
from eleventh.core.material import is_material_score
from eleventh.core.program import Link
from eleventh.core.totals import find_total
from eleventh.core.view import Aim, View
from eleventh.play.predictions import NotedPrediction
from eleventh_ui.display.causes import UNKNOWN_CAUSE, describe_link
from eleventh_ui.display.numbers import (
    POINTS,
    describe_amount,
    describe_change,
    format_points,
    format_reached,
    judge_change,
)
from eleventh_ui.display.objectives import name_spot
from eleventh_ui.display.predictions import describe_what_came
from eleventh_ui.display.readings import scale_of
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal import describe_choices, revealed_turn
from eleventh_ui.display.words import join_words, safe, sentence, spell_out

WANTED = "higher"  # of every objective
THINGS = 3  # that mattered
NAMED = 2  # objectives that are named beside a thing or a total
STOOD = "Your objectives stand where they stood"
NOTHING_MATTERED = "Nothing moved your total by half a point or more"


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A paragraph of a story: it opens with its `lead`, which is the whole of it in short, and
    `meaning` says whether that is better or worse, if it matters. `spot` is what `why` tells more
    of, or empty; `because` a sentence that may be left out."""

    lead: str
    told: str = ""
    meaning: str = ""
    spot: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class StoryPart:
    """A part of a story under its heading."""

    heading: str
    lines: tuple[StoryLine, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """All that follows from one choice, event or rule: its changes with what each did for the
    objectives, and the points of the seat's total that they come to."""

    root: Link | None
    gains: tuple[Gain, ...]
    aims: tuple[float, ...]
    points: float


def compose_story(
    view: View,
    gains: Sequence[Gain],
    hindsight: TurnHindsight | None,
    reference: Reference,
    noted: NotedPrediction | None = None,
) -> tuple[StoryPart, ...]:
    """The story of the turn that was revealed last; nothing before the first reveal. `gains` and
    `hindsight` are those of the table for the seat whose view it is, `noted` what it had said
    itself."""
    if revealed_turn(view) < 1:
        return ()
    told = tuple(StoryLine(each) for each in describe_choices(view, reference))
    parts = [StoryPart("Who did what", told)]
    if view.aims:
        objectives, things = _tell_objectives(view), _tell_things(view, gains, reference)
        parts = [
            StoryPart("What you want", (objectives,)),
            *parts,
            StoryPart("What mattered to you", things),
        ]
        if hindsight is not None:
            own = _tell_prediction(view, noted)
            surprises = (*own, *_tell_surprises(view, gains, hindsight.expected, reference))
            parts.append(StoryPart("Against what you could expect", surprises))
    return tuple(parts)


def find_things(view: View, gains: Sequence[Gain]) -> tuple[Thing, ...]:
    """The gains by what stands at the head of their causes, the greatest first; what the seat is
    not told about is one thing without a root."""
    by_root: dict[tuple[str, str] | None, list[Gain]] = {}
    for gain in gains:
        head = gain.line.chain[0] if gain.line.chain else None
        by_root.setdefault((head.kind, head.id) if head else None, []).append(gain)
    things = [
        Thing(
            own[0].line.chain[0] if own[0].line.chain else None,
            tuple(own),
            (aims := tuple(map(sum, zip(*(each.points for each in own), strict=True)))),
            _weigh(view, aims),
        )
        for own in by_root.values()
    ]
    return tuple(sorted(things, key=lambda each: -abs(each.points)))


def _weigh(view: View, points: Sequence[float]) -> float:
    """Points of the objectives as points of the total."""
    return find_total((aim.objective, each) for aim, each in zip(view.aims, points, strict=True))


def _tell_objectives(view: View) -> StoryLine:
    before = find_total((aim.objective, aim.before) for aim in view.aims)
    after = find_total((aim.objective, aim.score) for aim in view.aims)
    moved = [
        f"{number} {_name(aim)} {_describe_way(aim)}"
        for number, aim in enumerate(view.aims, start=1)
        if POINTS.shows(aim.before, aim.score)
    ]
    if not moved and not POINTS.shows(before, after):
        return StoryLine(f"{STOOD}: {format_reached(after)}.")
    way = describe_change(POINTS, before, after, WANTED)
    lead = f"Your objectives: {POINTS.format(before)} to {format_reached(after)}, {way}."
    still = len(view.aims) - len(moved)
    rest = "; the others stand" if still > 1 else "; the other stands" if still else ""
    told = f"{'; '.join(moved)}{rest}." if moved else ""
    return StoryLine(lead, told, judge_change(after - before, WANTED, POINTS))


def _describe_way(aim: Aim) -> str:
    change = POINTS.format_change(aim.before, aim.score)
    return f"{POINTS.format(aim.before)} to {POINTS.format(aim.score)} ({change})"


def _tell_things(view: View, gains: Sequence[Gain], reference: Reference) -> tuple[StoryLine, ...]:
    things = find_things(view, gains)
    mattered = [each for each in things if is_material_score(each.points)][:THINGS]
    told = [_tell_thing(view, each, reference) for each in mattered]
    rest = _add_in_tenths(things, mattered)
    if len(things) > len(mattered) and mattered:
        told.append(StoryLine(f"{rest}: everything else together."))
    elif not mattered:
        come_to = f", all of it together {rest}" if things else ""
        told.append(StoryLine(f"{NOTHING_MATTERED}{come_to}."))
    return tuple(told)


def _add_in_tenths(things: Sequence[Thing], mattered: Sequence[Thing]) -> str:
    """What the others come to, so that all that is shown in tenths adds up."""
    whole = _tenths(sum(each.points for each in things))
    return format_points((whole - sum(_tenths(each.points) for each in mattered)) / 10)


def _tenths(points: float) -> int:
    return floor(10 * points + 0.5)


def _tell_thing(view: View, thing: Thing, reference: Reference) -> StoryLine:
    meaning = judge_change(thing.points, WANTED, POINTS)
    lead = f"{format_points(thing.points)} ({meaning}): {_name_cause(view, thing, reference)}."
    track = _find_track(view, thing)
    own = [each for each in thing.gains if each.line.track == track]
    because = max(own, key=lambda each: abs(_weigh(view, each.points))).line.why
    return StoryLine(
        lead,
        f"{_describe_effect(view, track, own, reference)}; {_name_objectives(view, thing.aims)}.",
        meaning,
        track,
        sentence(because) if because else "",
    )


def _find_track(view: View, thing: Thing) -> str:
    """The track through which a thing mattered most."""
    points: dict[str, float] = {}
    for each in thing.gains:
        track = each.line.track
        points[track] = points.get(track, 0.0) + _weigh(view, each.points)
    return max(points, key=lambda track: abs(points[track]))


def _describe_effect(view: View, track: str, gains: Sequence[Gain], reference: Reference) -> str:
    title, last = reference.track(track), gains[-1].line
    if last.value is not None:
        return f"{title}: {spell_out(last.value)}"
    reading = next(each for each in view.readings if each.id == track)
    change = sum(each.line.amount for each in gains)
    return f"{title} {describe_amount(scale_of(reading), change, reading.better)}"


def _name_objectives(view: View, aims: Sequence[float]) -> str:
    """The objectives that a thing moved, as far as it matters, the most first."""
    ranked = sorted(enumerate(aims), key=lambda each: -abs(each[1]))
    moved = [each for each in ranked if is_material_score(each[1])][:NAMED] or ranked[:1]
    return ", ".join(
        f"{place + 1} {_name(view.aims[place])} {format_points(points)}" for place, points in moved
    )


def _name(aim: Aim) -> str:
    return safe(spell_out(aim.objective.id))


def _name_cause(view: View, thing: Thing, reference: Reference) -> str:
    """What did it: `Tokyo's answer “Remove Korea”`, `the new event “A missile rises”`."""
    root = thing.root
    if root is None:
        return UNKNOWN_CAUSE
    told = describe_link(root)
    if root.kind in ("response", "initiative"):
        whose = [each.seat for each in view.told if each.choice == root.id]
        if len(whose) == 1:
            return f"{'your' if whose[0] == view.seat else _possess(reference, whose[0])} {told}"
        names = ["you" if seat == view.seat else reference.seat(seat) for seat in whose]
        return f"{told} of {join_words(names)}" if names else told
    new = view.ending is None and all(each.line.turn == view.turn for each in thing.gains)
    return f"new {told}" if new and root.kind == "inject" else told


def _possess(reference: Reference, seat: str) -> str:
    title = reference.seat(seat)
    return f"{title}'" if title.endswith("s") else f"{title}'s"


def _tell_prediction(view: View, noted: NotedPrediction | None) -> tuple[StoryLine, ...]:
    """What came beside what the seat had noted itself."""
    if noted is None or noted.came is None:
        return ()
    return (StoryLine(" ".join(describe_what_came(view, noted))),)


def _tell_surprises(
    view: View, gains: Sequence[Gain], expected: PointForecast, reference: Reference
) -> tuple[StoryLine, ...]:
    """How the turn closed beside what was to be expected of the seat's own orders. What the events
    of the next turn did at once was nobody's to expect."""
    closed = [each for each in gains if each.line.turn == revealed_turn(view)]
    aims = [sum(each.points[place] for each in closed) for place in range(len(view.aims))]
    came = _weigh(view, aims)
    lines = [_compare_total(came, expected.total)]
    if lines[0].meaning or is_material_score(came - expected.total.mean):
        decided = _tell_who_decided(view, closed, expected, reference)
        lines += [decided] if decided is not None else []
    apart = [
        (number, aim, points, bounds)
        for number, (aim, points, bounds) in enumerate(
            zip(view.aims, aims, expected.aims, strict=True), start=1
        )
        if _lies_outside(points, bounds)
    ]
    for number, aim, points, bounds in sorted(apart, key=lambda each: -abs(each[2] - each[3].mean))[
        :NAMED
    ]:
        lines.append(
            StoryLine(
                f"{number} {_name(aim)}: {format_points(points)}, where {_format_range(bounds)} "
                "was to be expected.",
                meaning="better" if points > bounds.mean else "worse",
                spot=name_spot(view, aim),
            )
        )
    return tuple(lines)


def _compare_total(came: float, bounds: PointRange) -> StoryLine:
    told = f"With your orders the turn could close with {_format_range(bounds)}"
    if format_points(bounds.low) == format_points(bounds.high):
        told += " and nothing else"
    else:
        told += f", {format_points(bounds.mean)} on average"
    if _lies_outside(came, bounds):
        meaning = "better" if came > bounds.high else "worse"
        lead = f"It closed with {format_points(came)}: {meaning} than any turn you could expect."
        return StoryLine(lead, meaning=meaning, because=f"{told}.")
    if not is_material_score(came - bounds.mean):
        lead = f"It closed with {format_points(came)}, as was to be expected."
        return StoryLine(lead, because=f"{told}.")
    side = "better" if came > bounds.mean else "worse"
    lead = f"It closed with {format_points(came)}, {side} than on average, within what could come."
    return StoryLine(lead, because=f"{told}.")


def _lies_outside(points: float, bounds: PointRange) -> bool:
    apart = max(points - bounds.high, bounds.low - points)
    return apart > 0 and is_material_score(apart)


def _format_range(bounds: PointRange) -> str:
    low, high = format_points(bounds.low), format_points(bounds.high)
    return low if low == high else f"{low} to {high}"


def _tell_who_decided(
    view: View, closed: Sequence[Gain], expected: PointForecast, reference: Reference
) -> StoryLine | None:
    """Upon whose orders it hung most, and what these brought."""
    if not expected.sways:
        return None
    sway = expected.sways[0]
    upto = format_points(sway.points).removeprefix("+")
    if sway.seat is None:
        return StoryLine(f"Most hung on chance and on what you can't see, up to {upto}.")
    name = reference.seat(sway.seat)
    chosen = {each.choice for each in view.told if each.seat == sway.seat}
    if not chosen:
        return StoryLine(f"Most hung on {name}, up to {upto}; what it chose is not known.")
    own = [each for each in find_things(view, closed) if each.root and each.root.id in chosen]
    brought = format_points(sum(each.points for each in own))
    return StoryLine(f"Most hung on {name}, up to {upto}: what it chose came to {brought}.")
