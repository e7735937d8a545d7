"""The decisions that mattered most and the facilitator's rulings, with the marks that charts bear.

A decision is marked by a number and a ruling that stood by `R` and a number, across the turn in
which it was made: one mark a turn, with a range of rulings (`1, R2–R5`). The lists beside the chart
say which is which. What was taken back moved nothing, so it has neither label nor mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eleventh.lab.debrief import Debrief
from eleventh.lab.story import Episode
from eleventh.lab.turning_points import SHOWN, TurningPoint
from eleventh.play.seat_views import Notice
from eleventh_ui.display.charts import ChartMark
from eleventh_ui.display.debrief.sentences import (
    NOTHING_CHANGED,
    describe_alternative_briefly,
    describe_no_turning_point,
)
from eleventh_ui.display.document import Block, Bullets, Paragraph, TableBlock
from eleventh_ui.display.notices import describe_doing, describe_notice, describe_undoing
from eleventh_ui.display.words import pluralise, safe, sentence

RULINGS = ("override", "replace", "bar", "inject", "back")
"""The kinds of notices that changed what was played, those that took most out of the hands of the
rules and the seats first; a pause changes nothing."""
ROOM = 190  # characters of two lines of paper that name rulings
OF_LAST_TURN = "It was the last turn: all of that comes of the answer itself."
RULING_HEAD = ("", "Turn", "What the facilitator did", "Why")
NONE_STOOD = "None stood: all that the facilitator changed was undone."


def list_decisions(debrief: Debrief) -> tuple[TurningPoint, ...]:
    """The decisions that mattered most, as many as are told in a report: what mattered most is the
    first, wherever in the game it was made."""
    return debrief.turning_points.points[:SHOWN]


def is_of_last_turn(debrief: Debrief, point: TurningPoint) -> bool:
    """Whether the game was over with the turn of this decision, so that nobody could act on it."""
    return debrief.ending is not None and point.turn == len(debrief.episodes)


def mark_decisions(debrief: Debrief) -> tuple[ChartMark, ...]:
    """One mark for each turn in which a decision that mattered or a ruling that stood was made."""
    labels: dict[int, list[str]] = {}
    for number, point in enumerate(list_decisions(debrief), start=1):
        labels.setdefault(point.turn, []).append(str(number))
    rulings = list_rulings(debrief)
    for turn in dict.fromkeys(notice.turn for _, notice in rulings):
        first, *others = (label for label, notice in rulings if notice.turn == turn)
        labels.setdefault(turn, []).append(f"{first}–{others[-1]}" if others else first)
    return tuple(ChartMark(turn - 0.5, ", ".join(labels[turn])) for turn in sorted(labels))


def list_rulings(debrief: Debrief) -> list[tuple[str, Notice]]:
    """What the facilitator decided and what stood, by turns, each with its label: `R1`, `R2`."""
    stood = [each for each in debrief.notices if each.kind in RULINGS and not _is_undone(each)]
    stood.sort(key=lambda each: each.turn)
    return [(f"R{number}", each) for number, each in enumerate(stood, start=1)]


def _is_undone(notice: Notice) -> bool:
    return notice.left or notice.retracted


def tell_decisions(debrief: Debrief) -> Block:
    """The decisions that mattered, from the weightiest on, each by its number with its weightiest
    alternative."""
    points = list_decisions(debrief)
    if not points:
        return Paragraph(describe_no_turning_point(debrief))
    return Bullets(
        tuple(
            Paragraph(_tell(debrief, point), lead=f"{number}. {_name(point)}")
            for number, point in enumerate(points, start=1)
        )
    )


def tell_rulings(debrief: Debrief) -> Iterator[Block]:
    """The rulings by their labels with reasons, or that none changed anything; those that were
    undone stand below them without a label. Whose they are is told once, where all are one's."""
    stood = list_rulings(debrief)
    undone = [each for each in debrief.notices if each.kind in RULINGS and _is_undone(each)]
    if not stood:
        yield Paragraph(NONE_STOOD if undone else NOTHING_CHANGED, lead="Rulings.")
    if stood or undone:
        names = {each.by for each in (*(each for _, each in stood), *undone)}
        caption = f"By {safe(names.pop())}" if len(names) == 1 else ""
        head = RULING_HEAD if caption else (*RULING_HEAD, "By")
        rows = (*stood, *(("", each) for each in undone))
        told = tuple(_tell_ruling(*each)[: len(head)] for each in rows)
        yield TableBlock(caption, head, told)


def _tell_ruling(label: str, notice: Notice) -> tuple[str, ...]:
    done = f"{sentence(describe_doing(notice))} {describe_undoing(notice)}".strip()
    reason = sentence(notice.reason) if notice.reason else ""
    return (label, str(notice.turn), done, reason, safe(notice.by))


def name_rulings(debrief: Debrief, episode: Episode) -> Iterator[Paragraph]:
    """The rulings of a turn that stood, each with the label by which the register has its reason,
    but for those that are told with the events and the answers; and all else that was done or
    happened at the table in it."""
    stood = [
        f"{label} {describe_doing(each)}"
        for label, each in list_rulings(debrief)
        if each.turn == episode.turn and each.kind not in ("inject", "replace")
    ]
    if stood:
        yield Paragraph(f"{'; '.join(stood)}.", lead="Rulings:")
    alone = len({each.by for each in debrief.notices if each.by}) == 1
    rest = [
        describe_notice(replace(each, by="") if alone else each)
        for each in episode.notices
        if each.kind not in RULINGS
    ]
    if rest:
        yield Paragraph(" ".join(rest), lead="At the table:")


def summarise_rulings(debrief: Debrief) -> Iterator[Paragraph]:
    """The rulings that stood in about two lines of paper: as many by name as these hold, those that
    took most out of the hands of a seat or the rules first; nothing where none stood."""
    found = list_rulings(debrief)
    ranked = sorted(found, key=lambda pair: RULINGS.index(pair[1].kind))
    told = list[str]()
    for label, each in ranked:
        told.append(f"{label} (turn {each.turn}) {describe_doing(each)}")
        if sum(map(len, told)) > ROOM and len(told) > 1:
            told.pop()
            break
    if told:
        left = len(found) - len(told)
        more = f"; {pluralise(left, 'other')} in the after-action report" if left else ""
        yield Paragraph(f"{'; '.join(told)}{more}.", lead="Rulings of the facilitator:")


def _name(point: TurningPoint) -> str:
    return f"Turn {point.turn}, {safe(point.seat_title)}."


def _tell(debrief: Debrief, point: TurningPoint) -> str:
    chosen = f"“{safe(point.chosen)}”." if point.chosen else "It was not answered."
    because = describe_alternative_briefly(debrief, point.alternatives[0])
    last = f" {OF_LAST_TURN}" if is_of_last_turn(debrief, point) else ""
    return f"{sentence(point.ask)} {chosen} {because}{last}"
