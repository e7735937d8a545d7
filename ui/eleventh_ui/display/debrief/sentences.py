"""The sentences of a debrief: alternatives, moves, and what the facilitator did.

Screens, the plain mode and reports all take them from here, so a debrief reads the same everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.bots.registry import HUMAN
from eleventh.lab.debrief import Debrief
from eleventh.lab.paths import RULES, Path
from eleventh.lab.reached import Aimed
from eleventh.lab.story import Chosen, Move, Ordered, Put
from eleventh.lab.turning_points import Alternative, Shift, TurningPoint
from eleventh.lab.waterfall import WaterfallBar
from eleventh_ui.display.causes import KINDS
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.doctrine_reasons import describe_because, describe_reason
from eleventh_ui.display.formulas import NamedValue, spell_formula
from eleventh_ui.display.numbers import Scale, describe_change, find_scale
from eleventh_ui.display.seating import describe_policy
from eleventh_ui.display.words import (
    describe_joint_outcome,
    join_words,
    pluralise,
    safe,
    sentence,
)

STARTED_BY = 3  # deeds named beside a cause
MODEL = "Model output, not a forecast."
WHAT_IF = (
    "For each decision the game was played again on the same dice with that one answer changed. "
    "All other orders stayed as they were given, unless they were no longer possible: how many "
    "were not is said with each answer. The decisions told here changed most. This says what the "
    "rules of this model make of it, and nothing about what would have happened."
)
HANDS = {
    "override": "an override",
    "inject": "an event that the facilitator added",
    "response": "a response that the facilitator gave",
}
NOTHING_CHANGED = "The facilitator changed nothing."


def describe_move(move: Move | Shift) -> str:
    """How a track moved: `Trust of Tokyo in Seoul: 20 to 16, -4 (falls, worse)`; and whether that
    was the facilitator's doing: `The pact: active, then notice (by an override)`."""
    told = _describe_move(move)
    hands = describe_hands(move.hands) if isinstance(move, Move) else ""
    return f"{told} ({hands})" if hands else told


def describe_hands(hands: Sequence[str]) -> str:
    """The facilitator's part in a move: `by an override`, or `partly by an override` where rules
    had one too; nothing where there is none."""
    if not hands:
        return ""
    named = join_words(HANDS.get(each, "an override") for each in hands if each != RULES)
    return f"{'partly ' if RULES in hands else ''}by {named}"


def _describe_move(move: Move | Shift) -> str:
    title, scale = safe(move.title), _scale(move)
    before, after = scale.format(move.before), scale.format(move.after)
    if move.values:
        return f"{title}: {before}, then {after}"
    change = describe_change(scale, move.before, move.after, move.better)
    return f"{title}: {before} to {after}, {change}"


def shows(move: Move | Shift) -> bool:
    """Whether the values of a move differ as people read them: else there is nothing to tell."""
    return _scale(move).shows(move.before, move.after)


def _scale(move: Move | Shift | Path) -> Scale:
    return find_scale(move.kind, move.low, move.high, move.values)


def describe_audience(debrief: Debrief, event: Put) -> str:
    """Who was told of an event, as a sentence, where that was not everybody: `Told to Seoul
    only.`"""
    if len(event.seen_by) == len(debrief.seats):
        return ""
    names = [safe(title) for seat, title in debrief.seats.items() if seat in event.seen_by]
    return f"Told to {join_words(names) or 'nobody'} only."


def describe_choice(chosen: Chosen) -> str:
    """What was chosen, its question where there was one, whether the facilitator did it, and what
    came of a joint initiative."""
    told = f"{sentence(chosen.ask)} {sentence(chosen.title)}" if chosen.ask else ""
    told = told or f"Initiative: {sentence(chosen.title)}"
    if chosen.together:
        return f"{told} {sentence(describe_joint_outcome(chosen.away))}"
    if chosen.replaced is None:
        return told
    return f"{told} (Given by the facilitator: {sentence(chosen.replaced)})"


def tell_after(chosen: Chosen) -> str:
    """What the scenario told of a choice as the turn was revealed: `Afterwards: ..`, or nothing."""
    return f"Afterwards: {sentence(chosen.afterwards)}" if chosen.afterwards else ""


def describe_orders(ordered: Ordered) -> list[str]:
    """Everything that a seat ordered in a turn, each choice with a doctrine's reason for it and
    what the scenario told of it afterwards; never empty."""
    told = []
    for each in ordered.chosen:
        reason = each.reason
        because = "" if reason is None else safe(describe_because(reason)).rstrip(".")
        parts = (describe_choice(each), f"Why: {because}." if because else "", tell_after(each))
        told.append(" ".join(filter(None, parts)))
    others = [f"({sentence(describe_reason(each, each.choice))})" for each in ordered.others]
    return [*(told or ["Nothing."]), *others]


def describe_scoring(debrief: Debrief, aim: Aimed) -> str:
    """How an objective is scored, with what it read in the end."""
    told = {
        each.track: NamedValue(
            each.title,
            _scale(each).format_for_sums(each.points[-1]),
            bool(each.values),
        )
        for each in debrief.paths
    }
    return spell_formula(aim.formula, told)


def describe_cause(bar: WaterfallBar, scale: Scale) -> str:
    """One cause with its size: `-12 from rule “Restriction wounds” (3 times)`."""
    times = "" if bar.postings == 1 else f" ({bar.postings} times)"
    kind = KINDS.get(bar.kind, bar.kind)
    return f"{scale.format_amount(bar.amount)} from {kind} “{safe(bar.title)}”{times}"


def describe_origins(bar: WaterfallBar, scale: Scale) -> list[str]:
    """What set a cause off, the largest first, each with its size; in the last what is missing from
    the size of the cause."""
    first, more = bar.started_by[:STARTED_BY], len(bar.started_by) - STARTED_BY
    told = [f"{safe(each.title)} ({scale.format_amount(each.amount)})" for each in first]
    rest = scale.format_lack(bar.amount, (each.amount for each in first))
    if more > 0:
        told.append(f"{pluralise(more, 'other')} ({rest})")
    elif told and rest != "0":
        told.append(f"rounding ({rest})")
    return told


def describe_player(player: str) -> str:
    """Who played a seat. How many people sat there nobody knows."""
    return "a person or a team" if player == HUMAN else safe(describe_policy(player))


def name_last(debrief: Debrief) -> str:
    """The head of the column with the latest values: of a game that goes on they are no end."""
    return "End" if debrief.ending is not None else "Now"


def describe_no_turning_point(debrief: Debrief) -> str:
    """What is said where no decision mattered; of a game that goes on only what is known so far."""
    if debrief.ending is not None:
        return "No single decision, changed alone, would have made a difference."
    if not debrief.turning_points.possible:
        return "The game goes on, and no decision between several answers was revealed yet."
    return "The game goes on; no single decision so far, changed alone, has made a difference yet."


def describe_decision(point: TurningPoint) -> str:
    """Which decision it was: turn, seat, question, and what was chosen."""
    return (
        f"Turn {point.turn}, {format_day(point.date)}, {safe(point.seat_title)}: "
        f"{sentence(point.ask)} "
        f"Chosen: “{safe(point.chosen)}”."
    )


def describe_alternative_briefly(debrief: Debrief, alternative: Alternative) -> str:
    """What another response would have led to, the ending and the seats alone, in one sentence."""
    ending = _ending(debrief, alternative).rstrip(".")
    seats = [
        f"{safe(each.title)} {describe_instead(each)}" for each in alternative.seats if shows(each)
    ]
    aims = f"; of 100, {join_words(seats)}" if seats else ""
    return f"Had it been “{safe(alternative.title)}”, {ending}{aims}."


def describe_alternative(debrief: Debrief, alternative: Alternative) -> str:
    """What another response would have led to, in sentences."""
    return " ".join(
        (
            f"Had it been “{safe(alternative.title)}”,",
            _ending(debrief, alternative),
            *_shifts(alternative),
            *_cautions(alternative),
        )
    )


def _ending(debrief: Debrief, alternative: Alternative) -> str:
    if not alternative.ending:
        return "the game would be still open."
    if not alternative.differs:
        return f"the ending would be the same, “{safe(alternative.ending)}”."
    real = f" instead of “{safe(debrief.ending.title)}”" if debrief.ending else ""
    return f"the ending would be “{safe(alternative.ending)}”{real}."


def _shifts(alternative: Alternative) -> list[str]:
    told = []
    seats = [
        f"{safe(each.title)} {describe_instead(each)}{_above_all(alternative, each)}"
        for each in alternative.seats
        if shows(each)
    ]
    if seats:
        told.append(f"Objectives reached, of 100: {join_words(seats)}.")
    tracks = [
        f"{safe(each.title)} {describe_instead(each)}" for each in alternative.tracks if shows(each)
    ]
    if tracks:
        told.append(f"Elsewhere in the end: {join_words(tracks)}.")
    if not seats and not tracks:
        told.append("Nothing worth naming would differ.")
    return told


def describe_instead(shift: Shift) -> str:
    """A value in the place of another: `16 instead of 20`."""
    return f"{_scale(shift).format(shift.after)} instead of {_scale(shift).format(shift.before)}"


def _above_all(alternative: Alternative, seat: Shift) -> str:
    """The objective of the seat that has most part in what changes for it, where it is named."""
    aim = alternative.aim
    if aim is None or not aim.id.startswith(f"objective.{seat.id}.") or not shows(aim):
        return ""
    title = safe(aim.title).removesuffix(".")
    return f" (above all “{title}”, {describe_instead(aim)})"


def _cautions(alternative: Alternative) -> list[str]:
    told = []
    if alternative.fell_back:
        told.append(
            f"{pluralise(alternative.fell_back, 'later order')} could not stay as given; there the "
            "first free answer was taken, or nothing."
        )
    if alternative.beyond:
        told.append(
            f"{pluralise(alternative.beyond, 'turn')} beyond the real game had no orders; the "
            "first free answers were taken."
        )
    return told
