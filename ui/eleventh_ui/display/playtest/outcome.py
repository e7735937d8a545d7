"""How games of a playtest ended, and how far the seats came."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from eleventh.lab.playtest.result import Playtest, ScoreResult, SeatResult
from eleventh_ui.display.charts import IntervalChart, IntervalRow
from eleventh_ui.display.document import Block, Figure, Heading, Paragraph, TableBlock
from eleventh_ui.display.playtest.numbers import (
    format_interval,
    format_percent,
    format_points,
    format_range,
)
from eleventh_ui.display.words import join_words, pluralise, safe


def compose_endings(result: Playtest) -> Iterator[Block]:
    """Endings with their shares, and how long games are."""
    yield Heading(2, "How it ended")
    ranked = sorted(result.endings, key=lambda each: -each.games.number)
    yield Figure(
        IntervalChart(
            "Share of games by ending",
            "The share of games that came to each ending, with its 95% interval.",
            0.0,
            ceil(25 * max((each.games.high for each in ranked), default=1.0)) / 25,
            "{:.0%}",
            tuple(
                IntervalRow(
                    safe(each.title),
                    each.games.low,
                    each.games.share,
                    each.games.high,
                    format_percent(each.games.share),
                )
                for each in ranked
            ),
        ),
        TableBlock(
            "Share of games by ending",
            ("Ending", "Share", "95% interval", "Games"),
            tuple(
                (
                    safe(each.title),
                    format_percent(each.games.share),
                    format_interval(each.games),
                    f"{each.games.number:,}",
                )
                for each in ranked
            ),
            frozenset({1, 2, 3}),
        ),
    )
    yield Paragraph(describe_length(result), lead="Length.")


def describe_length(result: Playtest) -> str:
    """How long a game is, in turns, words and minutes."""
    length = result.length
    if len(length.turns) == 1:
        turns = f"Every game has {pluralise(next(iter(length.turns)), 'turn')}."
    else:
        shares = (
            f"{format_percent(number / result.games)} end in turn {turn}"
            for turn, number in sorted(length.turns.items())
        )
        turns = f"A game has {length.mean_turns:.1f} turns on average: {join_words(shares)}."
    said = f" The author says that it takes {length.minutes}." if length.minutes else ""
    return (
        f"{turns} The table reads about {length.words:,.0f} words in it, in "
        f"{pluralise(round(length.reading), 'minute')} at 200 words a minute.{said}"
    )


def compose_seats(result: Playtest) -> Iterator[Block]:
    """How far the seats came, and whom the scenario favours."""
    yield Heading(2, "How far the seats came")
    yield _draw_scores("All objectives by weight", [(s.title, s.total) for s in result.seats])
    yield TableBlock(
        "Whom it favours",
        ("Seat", "Played by", "Mean", "Alone ahead", "95% interval"),
        tuple(
            (
                safe(each.title),
                safe(each.player),
                format_points(each.total.mean.mean),
                format_percent(each.ahead.share),
                format_interval(each.ahead),
            )
            for each in result.seats
        ),
        frozenset({2, 3, 4}),
    )
    flat = [
        f"{safe(each.title)}: {safe(one.text).rstrip('.')}"
        for each in result.seats
        for one in each.objectives
        if one.score.flat
    ]
    if flat:
        yield Paragraph(
            f"{'; '.join(flat)}.", lead="Flat, the same in every game to a quarter of a point."
        )


def compose_objectives(result: Playtest) -> Iterator[Block]:
    """The objectives of every seat, one by one."""
    for seat in result.seats:
        yield Heading(3, f"Objectives of {safe(seat.title)}")
        yield _draw_scores(
            f"Objectives of {safe(seat.title)}",
            [(each.text, each.score) for each in seat.objectives],
        )


def tabulate_objectives(seat: SeatResult) -> TableBlock:
    """The objectives of a seat as a table."""
    scores = [(each.text, each.score) for each in seat.objectives]
    return _tabulate_scores(f"Objectives of {safe(seat.title)}", scores)


def _draw_scores(title: str, scores: list[tuple[str, ScoreResult]]) -> Figure:
    return Figure(
        IntervalChart(
            title,
            "The median, 0 to 100, between the tenth of games below and the tenth above.",
            0.0,
            100.0,
            "{:.0f}",
            tuple(
                IntervalRow(
                    safe(label),
                    score.bands.p10,
                    score.bands.median,
                    score.bands.p90,
                    format_points(score.bands.median),
                )
                for label, score in scores
            ),
        ),
        _tabulate_scores(title, scores),
    )


def _tabulate_scores(title: str, scores: list[tuple[str, ScoreResult]]) -> TableBlock:
    return TableBlock(
        title,
        ("Of 100", "Mean", "95% interval", "Median", "8 of 10 games"),
        tuple(
            (
                safe(label),
                format_points(score.mean.mean),
                format_range(score.mean.low, score.mean.high),
                format_points(score.bands.median),
                format_range(score.bands.p10, score.bands.p90),
            )
            for label, score in scores
        ),
        frozenset({1, 2, 3, 4}),
    )
