"""The reveal as a story: what a turn did for the seat that reads it, and what it was that did it.

In this order: what a newspaper would print, the objectives before and after, who did what, the
things that mattered with all that the seat did itself, what came otherwise than its own orders
let it expect, and what it could have done instead. Everything follows from what the seat may know;
what it is not told about is one thing without a name. Sizes are points of its total of 100, and add
up as they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from eleventh.core.forecast import TurnHindsight
from eleventh.core.gains import Gain
from eleventh.core.material import is_material_score
from eleventh.core.stops import find_stop
from eleventh.core.totals import find_total
from eleventh.core.view import Aim, View
from eleventh.play.predictions import NotedPrediction
from eleventh_ui.display.alternatives import HEADING, tell_alternatives
from eleventh_ui.display.forecast import format_range
from eleventh_ui.display.numbers import (
    POINTS,
    describe_points,
    format_points,
    format_reached,
    judge_change,
)
from eleventh_ui.display.objective_names import name_objective
from eleventh_ui.display.objectives import (
    TOTAL,
    describe_ruled,
    describe_standing,
    describe_total_standing,
    find_ruled,
)
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal import (
    describe_aftermath,
    describe_choices,
    describe_joint,
    describe_others,
    revealed_turn,
)
from eleventh_ui.display.reveal_causes import (
    NAMED,
    NOTHING_YET,
    UPON_ONE_ANOTHER,
    describe_effects,
    find_reason,
    name_cause,
)
from eleventh_ui.display.reveal_expected import tell_expected
from eleventh_ui.display.reveal_news import tell_news
from eleventh_ui.display.reveal_sums import SUMS, tell_sums
from eleventh_ui.display.reveal_things import (
    CHOICES,
    REST,
    THINGS,
    Side,
    Thing,
    choose_named,
    count_further,
    count_tenths,
    find_due,
    find_side,
    find_thing,
    find_things,
    find_track,
    outweighs,
)
from eleventh_ui.display.stops import describe_stop
from eleventh_ui.display.story_lines import Spare, StoryLine, StoryPart
from eleventh_ui.display.words import join_words, safe, sentence

WANTED = "higher"  # of every objective
WANT, DID, MATTERED = "What you want", "Who did what", "What mattered to you"
AWAITED = "What each choice did for you is being worked out."
STOOD = "Your objectives stand where they stood"
NOTHING_MATTERED = "Nothing moved your total by half a point or more"
LEFT_OVER = f"{UPON_ONE_ANOTHER}."
TOGETHER = "together; in brackets what each added"
SIDES: Mapping[Side, str] = {
    "you": "you",
    "others": "other seats",
    "world": "events and rules",
    "rest": UPON_ONE_ANOTHER,
}


def compose_story(
    view: View,
    gains: Sequence[Gain],
    hindsight: TurnHindsight | None,
    reference: Reference,
    noted: NotedPrediction | None = None,
    further: int | None = None,
) -> tuple[StoryPart, ...]:
    """The story of the turn that was revealed last; nothing before the first reveal. `gains` and
    `hindsight` are those of the table for the seat whose view it is, or None while the latter is
    being worked out; `noted` is what the seat had said itself. `further` is for how many things
    there is room beyond those that must be named: None for all until what is left does not matter
    any more."""
    if revealed_turn(view) < 1:
        return ()
    things = find_things(view, gains, hindsight)
    room = count_further(view, things) if further is None else further
    (story,) = _compose(view, gains, hindsight, things, reference, noted, [room])
    return story


def compose_stories(
    view: View,
    gains: Sequence[Gain],
    hindsight: TurnHindsight | None,
    reference: Reference,
    noted: NotedPrediction | None = None,
) -> tuple[tuple[StoryPart, ...], ...]:
    """The same story for ever less room: first with everything that matters by itself, at last with
    what must be named. In each the sum of the rest is that of what it does not name."""
    if revealed_turn(view) < 1:
        return ((),)
    things = find_things(view, gains, hindsight)
    most = count_further(view, things) if hindsight is not None else 0
    rooms = range(most, -1, -1)
    return tuple(_compose(view, gains, hindsight, things, reference, noted, rooms))


def _compose(
    view: View,
    gains: Sequence[Gain],
    hindsight: TurnHindsight | None,
    things: Sequence[Thing],
    reference: Reference,
    noted: NotedPrediction | None,
    rooms: Iterable[int],
) -> Iterator[tuple[StoryPart, ...]]:
    """The story for each of these `rooms`, which differ in nothing but what mattered: all else is
    worded once."""
    news = tell_news(view, things, reference)
    parts = [StoryPart("", news)] if news else []
    if view.aims:
        parts.append(StoryPart(WANT, (_tell_objectives(view),)))
    did = _tell_doings(view, things if hindsight is not None else (), reference)
    parts.append(StoryPart(DID, did))
    if not view.aims:
        yield from (tuple(parts) for _ in rooms)
        return
    if hindsight is None:
        yield from ((*parts, StoryPart(MATTERED, (StoryLine(AWAITED),))) for _ in rooms)
        return
    after = [
        tell_expected(view, gains, hindsight, things, reference, noted),
        StoryPart(HEADING, tell_alternatives(view, hindsight, reference)),
    ]
    if sums := tuple(tell_sums(view, gains, hindsight, reference)):
        after.append(StoryPart(SUMS, sums))
    yield from ((*parts, tell_mattered(view, things, room, reference), *after) for room in rooms)


def keep_settled(story: Sequence[StoryPart]) -> tuple[StoryPart, ...]:
    """Of a story that is being worked out what its reader finds again unchanged when it is: how the
    objectives moved, and that the rest is coming."""
    return tuple(each for each in story if each.heading in (WANT, MATTERED))


def _tell_doings(
    view: View, things: Sequence[Thing], reference: Reference
) -> tuple[StoryLine, ...]:
    """Who chose what, with the points that it brought, and what came of joint initiatives; what the
    seat itself chose is told among what mattered to it."""
    aftermath = map(StoryLine, describe_aftermath(view, reference))
    if not view.aims or not view.told:
        return (*map(StoryLine, describe_choices(view, reference)), *aftermath)
    own = {each.choice for each in view.told if each.seat == view.seat}
    idle = [] if own else [_tell_nothing_chosen(view, things)]
    others = describe_others(view, reference, _find_brought(view, things))
    joint = [
        StoryLine(told) if choice in own else StoryLine("", because=told)
        for choice, told in describe_joint(view, reference).items()
    ]
    return (*idle, *map(StoryLine, others), *joint, *aftermath)


def _tell_nothing_chosen(view: View, things: Sequence[Thing]) -> StoryLine:
    """That the seat chose nothing, and what went on by itself meanwhile: the price of that."""
    rules = [each for each in things if each.root is not None and each.root.kind == "rule"]
    points = sum(each.points for each in rules)
    if not is_material_score(points):
        return StoryLine("You chose nothing.")
    return StoryLine(
        f"You chose nothing; what goes on by itself came to {format_points(points)}.",
        meaning=judge_change(points, WANTED, POINTS),
    )


def _find_brought(view: View, things: Sequence[Thing]) -> Mapping[str, str]:
    """The points that came of each choice that is known, where any did."""
    found = ((each.choice, find_thing(things, each)) for each in view.told)
    return {
        choice: format_points(thing.points)
        for choice, thing in found
        if thing is not None and count_tenths(thing.points)
    }


def _tell_objectives(view: View) -> StoryLine:
    before = find_total((aim.objective, aim.before) for aim in view.aims)
    after = find_total((aim.objective, aim.score) for aim in view.aims)
    moved = [
        f"{number} {name_objective(aim)} {_describe_way(aim)}"
        for number, aim in enumerate(view.aims, start=1)
        if describe_standing(aim.before, aim.score).change
    ]
    if not moved and not POINTS.shows(before, after):
        return StoryLine(f"{STOOD}: {format_reached(after)}.", spot=TOTAL)
    ruled = describe_ruled(describe_total_standing(before, after, find_ruled(view)))
    way = describe_points(after - before, WANTED) + (f", of it {ruled}" if ruled else "")
    lead = f"Your objectives: {POINTS.format(before)} to {format_reached(after)}, {way}."
    told = f"{'; '.join([*moved, *_tell_still(view)])}." if moved else ""
    return StoryLine(lead, told, judge_change(after - before, WANTED, POINTS), TOTAL)


def _tell_still(view: View) -> list[str]:
    """The objectives that did not move: those by name that stand at an end, and how many others."""
    still = [
        (number, aim)
        for number, aim in enumerate(view.aims, start=1)
        if not describe_standing(aim.before, aim.score).change
    ]
    ends = [
        f"{number} {name_objective(aim)} stays {describe_stop(aim.score)}"
        for number, aim in still
        if find_stop(aim.score)
    ]
    rest = len(still) - len(ends)
    return [*ends, *(["the others stand"] if rest > 1 else ["the other stands"] if rest else [])]


def _describe_way(aim: Aim) -> str:
    before, standing = POINTS.format(aim.before), describe_standing(aim.before, aim.score)
    way = before if before == standing.value else f"{before} to {standing.value}"
    stop = describe_stop(aim.score)
    return f"{way} ({standing.change}{f', {stop}' if stop else ''})"


def tell_mattered(
    view: View, things: Sequence[Thing], further: int, reference: Reference
) -> StoryPart:
    """The things that moved the total of the seat most, all that it did itself, and so many
    `further`; then what the rest comes to."""
    named, greatest = choose_named(view, things, further)
    told = [
        replace(
            _tell_thing(view, each, reference, due := find_due(view, things, each)),
            spare=_spare(view, each, greatest[:THINGS], bool(due)),
        )
        for each in named
    ]
    told += _tell_idle(view, things)
    for each in things:
        if each.root == REST and is_material_score(each.points):
            told.append(StoryLine(f"{format_points(each.points)}: {LEFT_OVER}"))
            named = (*named, each)
    left = [each for each in things if each not in named and count_tenths(each.points)]
    if not greatest:
        moved = any(each.gains or each.points for each in things)
        come_to = (
            f", all of it together {format_points(_lack_in_tenths(things, ()) / 10)}"
            if moved
            else ""
        )
        told.insert(0, StoryLine(f"{NOTHING_MATTERED}{come_to}."))
    if left and len(told) > bool(not greatest):
        apart = outweighs(things, named, greatest)
        together = sum(each.points for each in things if each not in named)
        tenths = _lack_in_tenths(things, named)
        split = _split(view, left, tenths) if apart or is_material_score(together) else ""
        lead = f"{format_points(tenths / 10)}: everything else together."
        told.append(StoryLine(lead, split, spot=TOTAL, spare="time"))
    return StoryPart(MATTERED, tuple(told))


def _tell_thing(
    view: View, thing: Thing, reference: Reference, due: Sequence[int] = ()
) -> StoryLine:
    meaning = judge_change(thing.points, WANTED, POINTS)
    size = f"{format_points(thing.points)} ({meaning})" if meaning else format_points(thing.points)
    if thing.parts:
        names = join_words(_name_part(view, each, reference) for each in thing.parts)
        told = f"{names}, {TOGETHER}"
    else:
        foretold = f" (told {format_range(thing.told)})" if thing.told is not None else ""
        told = f"{name_cause(view, thing, reference)}{foretold}"
    return StoryLine(
        f"{size}: {told}.",
        describe_effects(view, thing, reference, due),
        meaning,
        find_track(view, thing) or "",
        " ".join(filter(None, (_describe_gross(thing), find_reason(view, thing, reference)))),
    )


def _name_part(view: View, part: Thing, reference: Reference) -> str:
    """One of two choices that share what they did: what it did by itself, and what was told of
    it."""
    foretold = f", told {format_range(part.told)}" if part.told is not None else ""
    return f"{name_cause(view, part, reference)} ({format_points(part.points)}{foretold})"


def _describe_gross(thing: Thing) -> str:
    """What the ledger has of a thing, where that is something else than what it is told to have
    brought."""
    if thing.parts or not is_material_score(thing.gross - thing.points):
        return ""
    gross = format_points(thing.gross)
    if thing.root is None:
        return f"What you are not told about sums to {gross}."
    if thing.root.kind not in CHOICES:
        return f"Its changes sum to {gross}; the rest is told with what was chosen."
    if not count_tenths(thing.points):
        return f"Its changes sum to {gross}, and would have come anyway."
    way, size = "lower" if thing.points > 0 else "higher", format_points(abs(thing.points))
    return (
        f"Its changes sum to {gross}; without it the turn would have closed "
        f"{size.removeprefix('+')} {way}."
    )


def _spare(view: View, thing: Thing, greatest: Sequence[Thing], is_due: bool) -> Spare:
    """When what a thing did may be left out: of the greatest never; of what the seat did itself
    and matters, or what is due to an objective that moved far, only where there is no room."""
    if thing in greatest:
        return ""
    own = find_side(view, thing) == "you" and is_material_score(thing.points)
    return "room" if own else "time"


def _tell_idle(view: View, things: Sequence[Thing]) -> list[StoryLine]:
    """What the seat chose and of which no change is known."""
    return [
        StoryLine(
            f"0: your choice “{safe(each.title)}”.",
            f"{_describe_idle(each.deeds)}.",
            spare="room",
        )
        for each in view.told
        if each.seat == view.seat and find_thing(things, each) is None
    ]


def _describe_idle(deeds: Sequence[str]) -> str:
    return (
        f"{NOTHING_YET}; it stands: {'; '.join(map(safe, deeds[:NAMED]))}" if deeds else NOTHING_YET
    )


def _split(view: View, things: Sequence[Thing], whole: int) -> str:
    """What things come to by who is behind them, in a sentence: in tenths that add up to so many,
    the largest part with what rounding leaves over."""
    sums = {
        side: count_tenths(sum(each.points for each in things if find_side(view, each) == side))
        for side in SIDES
    }
    sums[max(sums, key=lambda side: abs(sums[side]))] += whole - sum(sums.values())
    return sentence(
        ", ".join(
            f"{SIDES[side]} {format_points(each / 10)}" for side, each in sums.items() if each
        )
    )


def _lack_in_tenths(things: Sequence[Thing], named: Sequence[Thing]) -> int:
    """What the others come to, in tenths, so that all that is shown in them adds up."""
    whole = count_tenths(sum(each.points for each in things))
    return whole - sum(count_tenths(each.points) for each in named)
