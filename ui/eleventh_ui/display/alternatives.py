"""What a seat could have done instead in a turn that is over, in points of its total of 100.

It is imagined on the base of the forecasts, never known: others order what they were seen to order,
dice and what is hidden are as they might be. One thing is changed at a time. It is told what that
comes to as the turn closes, and beside it what it comes to as the game ends, which may be the
contrary. Better is only what would have been by half a point, and then it is said whether the
forecasts at the table had it so in this turn: whether it was to be foreseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eleventh.core.amounts import split_step
from eleventh.core.forecast import AlternativeHindsight, PointForecast, PointRange, TurnHindsight
from eleventh.core.material import is_material_score
from eleventh.core.view import View
from eleventh_ui.display.barred_alternatives import find_barred, tell_barred, tell_unpaid
from eleventh_ui.display.by_the_end import (
    BY_THE_END,
    FORESEEABLE,
    add_end,
    add_none,
    describe_end,
    describe_ends,
    describe_later,
    find_best_end,
    format_end,
    is_contrary,
    is_half,
    name_end_foresight,
)
from eleventh_ui.display.forecast import format_range
from eleventh_ui.display.numbers import POINTS, format_capital, format_points, judge_change
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal_causes import name_objectives
from eleventh_ui.display.reveal_things import count_tenths
from eleventh_ui.display.story_lines import StoryLine, StoryPart
from eleventh_ui.display.words import join_words, pluralise, safe, sentence

HEADING = "What you could have done, imagined"
BASE = (
    "Imagined, not known: one thing changed at a time, others as you saw them order. Points are of "
    "this turn alone; what political capital is worth is not in them."
)
PLAYED_ON = (
    "By the end: {games} imagined games of each are played on to the last turn, everybody's later "
    "orders drawn to fit what you saw them choose, dice the same; the mean, and in brackets "
    f"bounds that nine of ten such means keep to. {FORESEEABLE} No preview told it: these end with "
    "the turn."
)
THIS_TURN = "this turn"
NOTHING_BETTER = f"Nothing open to you was half a point better {THIS_TURN}"
NO_ANSWER_BETTER = f"No other answer was half a point better {THIS_TURN}"
OR, AND_NO_ANSWER = " or", ", and no answer"  # of initiatives not all are played on
NO_INITIATIVE = "No initiative was better by a whole point."
NOTHING_ELSE = "Nothing else was open to you."
CLEAR = 10  # tenths of a point from which an initiative is advised: one may be open in every turn
COUNTS_LATER = f"counts only {BY_THE_END}"
NAMED = 2  # more that were better, and known choices of another seat, that are named
WANTED = "higher"  # of every objective


def tell_alternatives(
    view: View, hindsight: TurnHindsight, reference: Reference
) -> tuple[StoryLine, ...]:
    """The answer that would have been best for the seat in the place of one that it gave, whether
    that was to be foreseen, and what else would have been better; or that no answer was."""
    answers, begun = _find_best(hindsight)
    if not answers and not begun:
        return (StoryLine(NOTHING_ELSE),)
    clear = [each for each in begun if _is_clear(each, hindsight)]
    better = [each for each in (*answers, *clear[:1]) if is_better(each)]
    if not better and any(map(is_better, begun)):
        if not answers:
            return (StoryLine(NO_INITIATIVE, spare="time"),)
        told = f"{NO_INITIATIVE} {_describe_later(view, hindsight)}".strip()
        return (StoryLine(_tell_none(NO_ANSWER_BETTER, hindsight), told, spare="time"),)
    if not better:
        best = max((*answers, *begun), key=_measure)
        told = f"The best other: {_name(best, hindsight)}, {format_points(_measure(best))}."
        told = " ".join(filter(None, (told, _describe_later(view, hindsight))))
        return (StoryLine(_tell_none(NOTHING_BETTER, hindsight), told, spare="time"),)
    first, *others = better
    lead = sentence(_describe(first, hindsight, several=len(answers) > 1))
    aims = name_objectives(view, [each.mean for each in first.came.aims])
    told = f"{aims}. {sentence(_describe_told(first))}{_describe_sway(view, first, reference)}"
    later = _tell_later("it", describe_later(first, view))
    if answers and first.decision is None:
        told = " ".join(filter(None, (lead, told, _describe_later(view, hindsight))))
        lead = _tell_none(NO_ANSWER_BETTER, hindsight)
    else:
        told = " ".join(filter(None, (told, _tell_best_end(first, hindsight))))
    also = [f"{_name(each, hindsight)}, {format_points(_measure(each))}" for each in others]
    named = f"Also better: {join_words(also[:NAMED])}." if also else ""
    because = " ".join(filter(None, (named, _describe_range(first), later)))
    return (StoryLine(lead, told, because=because, spare="time"),)


def list_alternatives(view: View, hindsight: TurnHindsight) -> tuple[StoryPart, ...]:
    """Everything that the seat could have done instead: by question each other answer, the best
    first, and of one with an amount the best, then those that were not open, with what was lacking;
    then the initiatives by which it would have been better, how many more were open, and which
    could not be paid for. None where the seat wants nothing."""
    if not view.aims:
        return ()
    asked: dict[str, list[AlternativeHindsight]] = {}
    for each in _merge_amounts(hindsight.alternatives):
        if each.decision is not None:
            asked.setdefault(each.decision, []).append(each)
    base = BASE if hindsight.alternatives else NOTHING_ELSE
    games = next((each.end.games for each in hindsight.alternatives if each.end), 0)
    played_on = PLAYED_ON.format(games=games) if games else ""
    parts = [StoryPart(HEADING, (StoryLine(base, played_on),))]
    named = {each.decision: each.instead for each in hindsight.barred if each.instead}
    named |= {decision: others[0].instead for decision, others in asked.items()}
    for decision, instead in named.items():
        if decision is not None:
            given = format_points(_find_given(hindsight, decision))
            barred = tell_barred(find_barred(hindsight, decision))
            lines = (*_list_lines(asked.get(decision, ()), hindsight), *barred)
            if lines:
                parts.append(StoryPart(f"Instead of “{safe(instead)}” ({given})", lines))
    begun = [each for each in hindsight.alternatives if each.decision is None]
    unpaid = tell_unpaid(find_barred(hindsight, None))
    if lines := (*_list_begun(begun, hindsight), *unpaid):
        parts.append(StoryPart("Initiatives", lines))
    return tuple(parts)


def is_better(alternative: AlternativeHindsight) -> bool:
    """Whether something would have been better than what was done, as far as it matters."""
    return is_material_score(max(_measure(alternative), 0.0))


def _is_clear(begun: AlternativeHindsight, hindsight: TurnHindsight) -> bool:
    """Whether an initiative is worth a word in the story: one of the seat's own left as soon as
    that matters, another only where it is plainly better: it may be open in every turn."""
    return _is_left(begun, hindsight) or count_tenths(_measure(begun)) >= CLEAR


def _find_best(
    hindsight: TurnHindsight,
) -> tuple[list[AlternativeHindsight], list[AlternativeHindsight]]:
    """Of each question the best other answer, and every initiative; the best of each first."""
    best: dict[str, AlternativeHindsight] = {}
    begun = [each for each in hindsight.alternatives if each.decision is None]
    for each in hindsight.alternatives:
        if each.decision is not None:
            known = best.setdefault(each.decision, each)
            best[each.decision] = max(known, each, key=_measure)
    return (
        sorted(best.values(), key=_measure, reverse=True),
        sorted(begun, key=_measure, reverse=True),
    )


def _merge_amounts(others: Sequence[AlternativeHindsight]) -> list[AlternativeHindsight]:
    """Of each response the best of its amounts."""
    best: dict[tuple[str | None, str], AlternativeHindsight] = {}
    for each in others:
        place = each.decision, split_step(each.choice)[0]
        if place not in best or _measure(each) > _measure(best[place]):
            best[place] = each
    return list(best.values())


def _list_lines(
    others: Sequence[AlternativeHindsight], hindsight: TurnHindsight
) -> tuple[StoryLine, ...]:
    ranked = sorted(others, key=_measure, reverse=True)
    return tuple(_tell(each, hindsight) for each in ranked)


def _list_begun(
    begun: Sequence[AlternativeHindsight], hindsight: TurnHindsight
) -> Iterator[StoryLine]:
    """The initiatives by which it would have been better, and how many others there were."""
    better = [each for each in begun if is_better(each)]
    alike: dict[tuple[str, bool], list[AlternativeHindsight]] = {}
    for each in sorted(better, key=_measure, reverse=True):
        family, _, target = each.choice.rpartition(".")
        kin = family if target and family else each.choice
        alike.setdefault((kin, _is_left(each, hindsight)), []).append(each)
    yield from (_tell_alike(each, hindsight) for each in alike.values())
    rest = len(begun) - len(better)
    if rest:
        others = f"{rest} more" if better else pluralise(rest, "initiative")
        yield StoryLine(f"{others}, begun or left: none better by half a point.")


def _tell(each: AlternativeHindsight, hindsight: TurnHindsight) -> StoryLine:
    points = _measure(each)
    meaning = judge_change(points, WANTED, POINTS)
    size = f"{format_points(points)} ({meaning})" if meaning else format_points(points)
    title = _name(each, hindsight) if each.decision is None else _name_alone(each)
    told = " ".join(filter(None, (describe_end(each), _describe_range(each))))
    return StoryLine(f"{size}: {title} ({_describe_told(each)}).", told, meaning)


def _tell_alike(alike: Sequence[AlternativeHindsight], hindsight: TurnHindsight) -> StoryLine:
    """The same initiative toward several targets in one line, the best first."""
    if len(alike) == 1:
        return _tell(alike[0], hindsight)
    names = join_words(_name_alone(each) for each in alike)
    came = format_range(_find_span(_measure(each) for each in alike))
    told = format_range(_find_span(each.told.total.mean for each in alike))
    way = "leaving" if _is_left(alike[0], hindsight) else "beginning"
    return StoryLine(
        f"{came} (better): {way} {names} (the forecasts had them {told}).",
        describe_ends(alike),
        meaning="better",
    )


def _find_span(points: Iterable[float]) -> PointRange:
    found = sorted(points)
    return PointRange(found[0], sum(found) / len(found), found[-1])


def _measure(each: AlternativeHindsight) -> float:
    return each.came.total.mean


def _find_given(hindsight: TurnHindsight, decision: str) -> float:
    """What the answer that the seat gave came to."""
    return next(
        each.came.total.mean
        for each in hindsight.choices
        if each.decision == decision and each.told is not None
    )


def _is_left(each: AlternativeHindsight, hindsight: TurnHindsight) -> bool:
    """Whether it is an initiative that the seat began, left."""
    return each.decision is None and any(
        own.decision is None and own.told is not None and own.choice == each.choice
        for own in hindsight.choices
    )


def _name_alone(each: AlternativeHindsight) -> str:
    cost = f" (costs {format_capital(each.cost)})" if each.cost else ""
    return f"“{safe(each.title)}”{cost}"


def _name(each: AlternativeHindsight, hindsight: TurnHindsight) -> str:
    """What would have been ordered, with what it takes the place of."""
    if each.decision is not None:
        return f"{_name_alone(each)} instead of “{safe(each.instead)}”"
    return f"{'leaving' if _is_left(each, hindsight) else 'beginning'} {_name_alone(each)}"


def _describe(each: AlternativeHindsight, hindsight: TurnHindsight, *, several: bool) -> str:
    """What would have been better, by how much, and whether that was to be foreseen; where
    `several` questions were put, with the answer whose place it takes."""
    name = _name(each, hindsight) if several or each.decision is None else _name_alone(each)
    points = format_points(_measure(each))
    if each.decision is not None:
        given = _find_given(hindsight, each.decision)
        tenths = count_tenths(given) + count_tenths(_measure(each))
        brought = format_points(tenths / 10)
        points = f"{brought} rather than {format_points(given)}"
        points = f"{points} {THIS_TURN}"
    return f"{name}: {points}, {_name_foresight(each)}{add_end(each)}"


def _tell_none(lead: str, hindsight: TurnHindsight) -> str:
    """That nothing was better this turn, and whether an answer was by the end."""
    answers = [each for each in hindsight.alternatives if each.decision is not None]
    best = find_best_end(answers)
    if best is not None and best.end is not None:
        name = _name_among(best, hindsight)
        return f"{lead}; {BY_THE_END} {name} was: {format_end(best.end)}{name_end_foresight(best)}."
    of_all = lead == NOTHING_BETTER and len(answers) < len(hindsight.alternatives)
    return f"{lead}{add_none(answers, AND_NO_ANSWER if of_all else OR)}."


def _tell_best_end(first: AlternativeHindsight, hindsight: TurnHindsight) -> str:
    """Which other answer was best by the end, where that is another than was best this turn."""
    best = find_best_end(each for each in hindsight.alternatives if each.decision is not None)
    if best is not None and best.end is not None and best != first:
        end = f"{format_end(best.end)}{name_end_foresight(best)}"
        return f"Best {BY_THE_END}: {_name_among(best, hindsight)}, {end}."
    if best is None and is_contrary(first):
        return f"No other answer was clearly better {BY_THE_END}."
    return ""


def _name_among(each: AlternativeHindsight, hindsight: TurnHindsight) -> str:
    """An answer, with the one whose place it takes where there were several questions."""
    asked = {other.decision for other in hindsight.alternatives if other.decision is not None}
    return _name(each, hindsight) if len(asked) > 1 else _name_alone(each)


def _describe_later(view: View, hindsight: TurnHindsight) -> str:
    """Where no answer was better: of which other answers later turns make something that is not in
    this, and what."""
    answers = [each for each in _merge_amounts(hindsight.alternatives) if each.decision is not None]
    groups: dict[str, list[str]] = {}
    for each in answers:
        if later := describe_later(each, view):
            groups.setdefault(later, []).append(f"“{safe(each.title)}”")
    ranked = sorted(groups.items(), key=lambda group: -len(group[1]))
    return " ".join(
        _tell_later(_name_some(names, len(answers)), later) for later, names in ranked[:NAMED]
    )


def _tell_later(names: str, later: str) -> str:
    """That what comes of something `later` is in the one figure and not in the other."""
    return f"What {names} would lead to later ({later}) {COUNTS_LATER}." if later else ""


def _name_some(names: Sequence[str], number: int) -> str:
    """Answers by name: all of so many in a word, and of many how many more there are."""
    if len(names) == number > 1:
        return "each other answer"
    more = len(names) - NAMED
    return join_words([*names[:NAMED], *([f"{more} more"] if more > 0 else [])])


def _name_foresight(each: AlternativeHindsight) -> str:
    """Whether the forecasts had it better: `in part` where less than half of what it came to."""
    if not is_material_score(max(each.told.total.mean, 0.0)):
        return "not foreseeable"
    return "foreseeable" if _was_foreseen(each) else "foreseeable in part"


def _was_foreseen(each: AlternativeHindsight) -> bool:
    told = max(each.told.total.mean, 0.0)
    return is_material_score(told) and is_half(told, _measure(each))


def _describe_told(each: AlternativeHindsight) -> str:
    points = each.told.total.mean
    size = format_points(abs(points)).removeprefix("+")
    if size == "0":
        return "the forecasts had it no better"
    return f"the forecasts had it {size} {'worse' if points < 0 else 'better'}"


def _describe_range(each: AlternativeHindsight) -> str:
    """Between what it lies in the imagined turns, in a sentence; empty where all are alike."""
    bounds = each.came.total
    if format_points(bounds.low) == format_points(bounds.high):
        return ""
    return f"In the turns imagined: {format_range(bounds)}."


def _describe_sway(view: View, each: AlternativeHindsight, reference: Reference) -> str:
    """Where it was not to be foreseen, after a space: on whose choices it hung most that are known
    now."""
    if _was_foreseen(each):
        return ""
    for seat in _list_swaying(each.told):
        known = [f"“{safe(told.title)}”" for told in view.told if told.seat == seat][:NAMED]
        if known:
            chosen = f"{join_words(known)} {'is' if len(known) == 1 else 'are'} known now"
            return f" It hung on {reference.seat(seat)}, and {chosen}."
    return ""


def _list_swaying(points: PointForecast) -> Iterator[str]:
    return (each.seat for each in points.sways if each.seat is not None)
