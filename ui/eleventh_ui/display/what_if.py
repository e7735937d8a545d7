"""A game with one order changed, as a document: beside the real game turn by turn, and what could
follow.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.bots.registry import is_program
from eleventh.core.program import Ending
from eleventh.lab.turning_points import Shift
from eleventh.lab.whatif.branching import Source
from eleventh.lab.whatif.spreading import MeanShift, WhatFollows
from eleventh.lab.whatif.telling import OtherOrders, PlaysOn, TurnBeside, WhatIf
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.debrief.sentences import (
    MODEL,
    describe_instead,
    describe_player,
    shows,
)
from eleventh_ui.display.document import Block, Bullets, Document, Heading, Paragraph, TableBlock
from eleventh_ui.display.numbers import POINTS, Scale, find_scale
from eleventh_ui.display.playtest.numbers import format_interval, format_percent
from eleventh_ui.display.words import join_words, pluralise, safe, sentence

TRACKS = 5  # told of each turn, and at the end
MEANS = 12  # scores told of the many games
SOURCES: dict[Source, str] = {
    "changed": "the change",
    "as given": "as it was ordered, as far as that could be",
    "fitted": "by the fitted policy",
    "doctrine": "by its doctrine",
}


def compose_what_if(told: WhatIf, title: str) -> Document:
    """The document of a changed game; `title` is that of its scenario."""
    return Document(
        title=f"What if: {safe(title)}",
        subtitle=describe_changed(told),
        notice=f"{MODEL} It says what the rules make of one order, and of players who go on like "
        "themselves.",
        language="en",
        blocks=(
            Heading(2, "How it would have ended"),
            *_ends(told),
            Heading(2, "Turn by turn"),
            *(block for turn in told.turns for block in _turn(turn)),
            Heading(2, "Who decides after the change"),
            Bullets(tuple(Paragraph(_plays(each)) for each in told.players)),
            *_follows(told),
        ),
    )


def describe_changed(told: WhatIf) -> str:
    """Which order is another: `Turn 4, 22 August 2019, Seoul: ... “...” instead of “...”.`"""
    where = f"Turn {told.turn}, {format_day(told.date)}, {safe(told.seat_title)}:"
    if not told.ask:
        return f"{where} takes the initiative “{safe(told.title)}” as well."
    instead = f" instead of “{safe(told.real)}”" if told.real else ""
    return f"{where} {sentence(told.ask)} “{safe(told.title)}”{instead}."


def _ends(told: WhatIf) -> Iterator[Block]:
    yield Paragraph(_describe_endings(told.real_ending, told.changed_ending))
    seats = [f"{safe(each.title)} {describe_instead(each)}" for each in told.seats if shows(each)]
    if seats:
        yield Paragraph(f"Objectives reached by weight, of 100: {join_words(seats)}.")
    else:
        less = " by a point" if any(map(_differs, told.seats)) else ""
        yield Paragraph(f"No seat would have got farther or less far{less}.")
    tracks = [each for each in told.tracks if shows(each)]
    if tracks:
        yield Bullets(tuple(_list_tracks(tracks)))


def _describe_endings(real: Ending | None, changed: Ending | None) -> str:
    if real is None or changed is None:
        return "The game goes on: both are told as far as it went."
    if real.id == changed.id:
        return f"The ending would have been the same, “{safe(real.title)}”."
    return f"“{safe(changed.title)}” instead of “{safe(real.title)}”."


def _turn(turn: TurnBeside) -> Iterator[Block]:
    name = f": {safe(turn.title)}" if turn.title else ""
    yield Heading(3, f"Turn {turn.turn}, {format_day(turn.date)}{name}")
    lines = [Paragraph(_describe_orders(each)) for each in turn.orders]
    lines += [Paragraph(f"Came only here: {sentence(text)}") for _, text in turn.only_changed]
    lines += [Paragraph(f"Did not come: {sentence(text)}") for _, text in turn.only_real]
    lines += _list_tracks([each for each in turn.tracks if shows(each)])
    if lines:
        yield Bullets(tuple(lines))
    elif any(map(_differs, turn.tracks)):
        yield Paragraph("All as in the real game, but for less than would show in any value.")
    else:
        yield Paragraph("All as in the real game.")


def _differs(shift: Shift) -> bool:
    return shift.before != shift.after


def _list_tracks(tracks: list[Shift]) -> list[Paragraph]:
    lines = [Paragraph(f"{safe(e.title)}: {describe_instead(e)}.") for e in tracks[:TRACKS]]
    more = len(tracks) - len(lines)
    if more:
        lines.append(Paragraph(f"and {pluralise(more, 'other track')} elsewhere."))
    return lines


def _describe_orders(orders: OtherOrders) -> str:
    titles = dict(orders.titles)
    changed, real = (
        join_words(f"“{safe(titles[each])}”" for each in ids) or "nothing"
        for ids in (orders.changed, orders.real)
    )
    return f"{safe(orders.title)}: {changed} instead of {real} ({SOURCES[orders.source]})."


def _plays(seat: PlaysOn) -> str:
    fitted = f"a policy fitted to its {pluralise(seat.answers, 'answer')}"
    if seat.by_doctrine:
        one = f"the doctrine {safe(seat.player)}"
        many = one if seat.in_lanes else fitted
    else:
        one = f"what was ordered by {_name(seat.player)}, and where that says nothing {fitted}"
        many = fitted
    return f"{safe(seat.title)}: {one}; in the many games {many}."


def _name(player: str) -> str:
    return "a program of somebody's own" if is_program(player) else describe_player(player)


def _follows(told: WhatIf) -> Iterator[Block]:
    found = told.follows
    yield Heading(2, "What could follow")
    stopped = f", of {found.wanted:,} asked for" if found.partial else ""
    yield Paragraph(
        f"{pluralise(found.games, 'game')}{stopped} from the end of the changed turn, and as many "
        "from the end of the real one, each on dice of its own that both halves share; later "
        "orders are drawn."
        + (" What the facilitator did later does not happen here." if told.facilitated else "")
    )
    yield TableBlock(
        "Share of games by ending, with the 95% interval",
        ("Ending", "Changed", "", "Real", ""),
        tuple(
            (
                safe(each.title),
                format_percent(each.changed.share),
                format_interval(each.changed),
                format_percent(each.real.share),
                format_interval(each.real),
            )
            for each in sorted(
                found.endings, key=lambda each: (-each.changed.number, -each.real.number, each.id)
            )
        ),
        frozenset({1, 2, 3, 4}),
    )
    yield _list_seats(found)
    moved = [each for each in found.tracks if _tells(each)]
    if moved:
        ranked = sorted(moved, key=lambda each: (-_share(each), each.id))[:MEANS]
        yield TableBlock(
            "Scores that end elsewhere on the average, most first",
            ("Score", "Changed", "Real", "Difference"),
            tuple((safe(each.title), *_means(each)) for each in ranked),
            frozenset({1, 2, 3}),
        )


def _list_seats(found: WhatFollows) -> TableBlock:
    bands = {each.seat: each for each in found.bands}
    return TableBlock(
        "How far each seat gets by weight, of 100, on the average",
        ("Seat", "Changed", "Real", "Difference", "Eight of ten games"),
        tuple(
            (
                safe(each.title),
                *_means(each),
                f"{POINTS.format(bands[each.id].least)} to {POINTS.format(bands[each.id].most)}",
            )
            for each in found.seats
        ),
        frozenset({1, 2, 3, 4}),
    )


def _means(shift: MeanShift) -> tuple[str, str, str]:
    scale = _scale(shift)
    sure = "" if _tells(shift) else " (unsure)"
    difference = scale.format_amount(shift.difference.mean)
    return scale.format(shift.changed), scale.format(shift.real), f"{difference}{sure}"


def _tells(shift: MeanShift) -> bool:
    """Whether the 95% interval of a difference leaves out nothing at all."""
    return shift.difference.low > 0 or shift.difference.high < 0


def _share(shift: MeanShift) -> float:
    span = shift.high - shift.low
    return abs(shift.difference.mean) / span if span else 0.0


def _scale(shift: MeanShift) -> Scale:
    return POINTS if shift.kind == "total" else find_scale(shift.kind, shift.low, shift.high)
