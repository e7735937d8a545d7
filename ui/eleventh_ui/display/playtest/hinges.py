"""What games hinge on, as it is told: decisions and their answers, orders, and dice."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lab.playtest.result import Playtest
from eleventh.lab.studies.components import Components
from eleventh.lab.studies.responses import DecisionSpread, ResponseStudy, SeatGap
from eleventh.lab.studies.variance import VarianceStudy
from eleventh_ui.display.charts import IntervalChart, IntervalRow
from eleventh_ui.display.document import Block, Figure, Heading, Paragraph, TableBlock
from eleventh_ui.display.playtest.numbers import format_percent, format_points, format_range
from eleventh_ui.display.words import join_words, pluralise, safe

GAPS = (
    "In a game: what the seat has at the best of its responses over the worst, whichever these are "
    "there, on average over the games in which two or more were given. On the mean: how far the "
    "means of two responses lie apart, of those between which it is most, over the games in which "
    "both were given; where one is seldom open these are other games, and the figure may be the "
    "larger. Ending: in how many games responses lead to different endings."
)
TOLD = 12  # decisions, and shares of decisions and initiatives, that are told in short


def compose_responses(result: Playtest, study: ResponseStudy, *, whole: bool) -> Iterator[Block]:
    """What hangs on each decision, or on those on which most does, and which responses are
    dominated."""
    yield Heading(2, "What hangs on each decision")
    yield Paragraph(
        f"Each response is held fixed in {pluralise(study.games, 'game')} against each policy of "
        f"the others ({join_words(map(safe, study.against))}); the seat itself plays "
        f"{safe(study.own)} in all else. {study.effort.games:,} games in all, on the same dice."
    )
    yield Paragraph(GAPS)
    decisions = study.decisions
    if not whole:
        decisions = tuple(sorted(decisions, key=lambda each: -each.swing)[:TOLD])
    few = (
        f": the {len(decisions)} on which most hangs"
        if len(decisions) < len(study.decisions)
        else ""
    )
    yield TableBlock(
        f"What its seat has, of 100, at the best response over the worst{few}",
        ("Decision", "In a game", "On the mean", "Ending", "Best over worst"),
        tuple(_tell_decision(each) for each in decisions),
        frozenset({1, 2, 3}),
    )
    nothing = join_words(map(safe, study.changing_nothing))
    yield Paragraph(
        f"{nothing}." if nothing else "None.", lead="Decisions that change nothing on the mean."
    )
    titles = {each.id: safe(each.title) for each in result.seats}
    if not study.dominated:
        yield Paragraph("None.", lead="Dominated responses.")
        return
    yield TableBlock(
        "Dominated responses: another is no worse in every objective, whatever the others play",
        ("Seat", "Response", "Better", "By at least", "95% interval"),
        tuple(
            (
                titles[each.seat],
                f"{safe(each.decision)}: {safe(each.response)}",
                f"{safe(each.by)}{'' if each.sure else ', not surely'}",
                format_points(each.margin.mean),
                format_range(each.margin.low, each.margin.high),
            )
            for each in study.dominated
        ),
        frozenset({3, 4}),
    )


def _tell_decision(spread: DecisionSpread) -> tuple[str, ...]:
    if not spread.games:
        return safe(spread.decision), "", "", "", "too seldom put to compare"
    own = next(each for each in spread.gaps if each.seat == spread.seat)
    return (
        safe(spread.decision),
        format_points(spread.swing),
        format_points(own.gap.mean),
        format_percent(spread.endings),
        f"{safe(own.best)} over {safe(own.worst)}{_tell_games(own, spread)}",
    )


def _tell_games(gap: SeatGap, spread: DecisionSpread) -> str:
    """In how many games two responses were compared, where these are not all of their decision."""
    if gap.games == spread.games:
        return ""
    return f", in {gap.games:,} of {spread.games:,} games"


def compose_variance(result: Playtest, study: VarianceStudy, *, whole: bool) -> Iterator[Block]:
    """How much orders decide and how much dice, and what hangs on each order by itself."""
    titles = {each.id: safe(each.title) for each in result.seats}
    yield Heading(2, "Orders and dice")
    yield Paragraph(
        f"{pluralise(study.orders, 'draw')} of random orders, each played on the same "
        f"{pluralise(study.dice, 'draw')} of dice, and {study.games:,} random games for "
        f"single orders: {study.effort.games:,} games in all."
    )
    rows = [(titles[each.seat], each.components) for each in study.seats]
    if study.endings is not None:
        rows.append(("The ending", study.endings))
    if rows:
        yield _draw_components(rows)
    told = [each for each in study.shares if max(each.shares) >= 0.001]
    if told:
        yield TableBlock(
            "What hangs on one decision or initiative by itself: its share of a seat's variance",
            ("Order", *(titles[each.id] for each in result.seats)),
            tuple(
                (
                    safe(each.decision or f"{each.seat}: {each.initiative}"),
                    *(format_percent(share) for share in each.shares),
                )
                for each in told[: None if whole else TOLD]
            ),
            frozenset(range(1, 1 + len(result.seats))),
        )


def _draw_components(rows: list[tuple[str, Components]]) -> Figure:
    return Figure(
        IntervalChart(
            "What orders decide",
            "The share of what varies between games that goes back to orders, with its 95% "
            "interval; the rest is of dice, or of both together.",
            0.0,
            1.0,
            "{:.0%}",
            tuple(
                IntervalRow(
                    label,
                    parts.orders.low,
                    parts.orders.mean,
                    parts.orders.high,
                    format_percent(parts.orders.mean),
                )
                for label, parts in rows
            ),
        ),
        TableBlock(
            "Shares of what varies between games",
            ("Of", "Orders", "95% interval", "Dice", "Both together"),
            tuple(
                (
                    label,
                    format_percent(parts.orders.mean),
                    f"{100 * parts.orders.low:.1f} to {100 * parts.orders.high:.1f}%",
                    format_percent(parts.dice.mean),
                    format_percent(parts.both.mean),
                )
                for label, parts in rows
            ),
            frozenset({1, 2, 3, 4}),
        ),
    )
