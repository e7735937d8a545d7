"""What those who sat at the table can learn from a game, in rows: for each seat its best and its
most costly answer, where its total stands, what it expected, and every answer that was weighed."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.bots.registry import HUMAN
from eleventh.core.material import is_material_score
from eleventh.lab.debrief import Debrief
from eleventh.lab.hindsight.decisions import WeighedAnswer
from eleventh_ui.display.debrief.lessons import (
    BEST,
    COLUMNS,
    COSTLY,
    HOW_WEIGHED,
    WEIGHING,
    describe_best,
    describe_briefly,
    describe_costly,
    describe_foretold,
    describe_method,
    describe_weighed,
    list_foretold,
    list_yardsticks,
    name_total,
)
from eleventh_ui.display.debrief.sentences import MODEL
from eleventh_ui.display.layout import columns
from eleventh_ui.display.words import safe
from eleventh_ui.tui.drawing.entries import Entry
from eleventh_ui.tui.drawing.rows import Row, Run, fill, flush, prose

UNFINISHED = "What could be learnt from it is told once the game is over."
NOBODY = "No person sat at this table who could learn from it."


def lesson_entries(told: Debrief) -> Iterator[Entry]:
    """For each seat its lessons, then its answers in their order."""
    lessons = told.lessons
    seats = [each.seat for each in lessons.answers] + [each.seat for each in lessons.foretold]
    many = len({*seats}) > 1
    for seat, title in told.seats.items():
        name = f"{safe(title)}: " if many else ""
        for weighed in (each for each in lessons.answers if each.seat == seat):
            for kind, what, found in (
                ("best", BEST, weighed.best),
                ("costly", COSTLY, weighed.costly),
            ):
                chosen = safe(found.chosen) if found is not None else "none"
                yield Entry(f"{kind} {seat}", (Run(f"{name}{what}: ", "dim"), Run(chosen, "title")))
        for measured in (each for each in lessons.yardsticks if each.seat == seat):
            yield Entry(f"where {seat}", (Run(f"{name}{name_total(measured)}", "title"),))
        for foretold in (each for each in lessons.foretold if each.seat == seat):
            told_ = f"Brier score {foretold.brier:.2f}"
            yield Entry(f"said {seat}", (Run(f"{name}Expected and come: ", "dim"), Run(told_)))
        for weighed in (each for each in lessons.answers if each.seat == seat):
            for place, each in enumerate(weighed.weighed):
                yield Entry(f"answer {seat} {place}", _answer_row(each))


def _answer_row(each: WeighedAnswer) -> Row:
    is_told = is_material_score(each.lead.mean)
    tone = "better" if is_told and each.leads else "worse" if is_told and each.trails else "dim"
    return (
        Run(f"Turn {each.answer.turn}: ", "dim"),
        Run(safe(each.chosen)),
        Run(f"  {describe_briefly(each)}", tone),
    )


def lesson_rows(told: Debrief, entry: str, width: int) -> list[Row]:
    """All about an entry, or why there is none."""
    if not entry:
        if HUMAN not in told.players.values():
            return prose(NOBODY, width, "dim")
        return prose(f"{WEIGHING}." if told.ending is not None else UNFINISHED, width, "dim")
    kind, seat, *place = entry.split(" ")
    lessons = told.lessons
    if kind == "where":
        return _yardstick_rows(told, seat, width)
    if kind == "said":
        foretold = next(each for each in lessons.foretold if each.seat == seat)
        rows = prose(describe_foretold(foretold), width, "title")
        for line in list_foretold(foretold):
            rows += prose(line, width, "", "", "  ")
        return [*rows, (), *prose(describe_method(told)[-1], width, "dim")]
    weighed = next(each for each in lessons.answers if each.seat == seat)
    if kind == "best":
        text = describe_best(weighed)
    elif kind == "costly":
        text = describe_costly(weighed)
    else:
        text = describe_weighed(weighed.weighed[int(place[0])])
    games = weighed.weighed[0].lead.games if weighed.weighed else 0
    how = HOW_WEIGHED.format(games=games)
    return [*prose(text, width), (), *prose(f"{MODEL} {how}", width, "dim")]


def lesson_turn(told: Debrief, entry: str) -> int:
    """The turn of the answer that an entry is about; 0 for none."""
    kind, seat, *place = [*entry.split(" "), ""]
    for weighed in told.lessons.answers:
        if weighed.seat == seat:
            answers = {"best": weighed.best, "costly": weighed.costly}
            if kind == "answer":
                answers[kind] = weighed.weighed[int(place[0])]
            found = answers.get(kind)
            return found.answer.turn if found is not None else 0
    return 0


def _yardstick_rows(told: Debrief, seat: str, width: int) -> list[Row]:
    measured = next(each for each in told.lessons.yardsticks if each.seat == seat)
    strip = list_yardsticks(told, measured)
    rows = [*prose(name_total(measured), width, "title"), *prose(COLUMNS, width, "dim")]
    who = max(columns(each.who) for each in strip)
    for each in strip:
        tone = "title" if each.here else ""
        lead = f"{fill(each.who, who)} {flush(each.middle, 4)}"
        beside = f"  {fill(each.spread, 9)}  this game above {each.above}" if each.spread else ""
        if columns(lead) + columns(beside) <= width:
            rows.append((Run(lead, tone), Run(beside, "dim")))
        else:
            rows += [(Run(lead, tone),), (Run(f"  {beside}", "dim"),)]
    how = [each for each in describe_method(told) if "in the place" in each or "strong" in each]
    return [*rows, (), *prose(" ".join((MODEL, *how)), width, "dim")]
