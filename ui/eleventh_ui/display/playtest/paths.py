"""Paths of tracks over the turns of many games."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from eleventh.lab.playtest.result import Bands, Playtest, TrackResult
from eleventh_ui.display.charts import BandChart
from eleventh_ui.display.document import Block, Figure, Heading, Paragraph, TableBlock
from eleventh_ui.display.playtest.numbers import format_on, format_percent
from eleventh_ui.display.words import join_words, safe, spell_out

OFTEN = 0.05  # of its points on an end of its scale is told of a track in short
LEGEND = ("line: the median", "inner band: half of the games", "outer band: 8 of 10 games")


def compose_paths(result: Playtest) -> Iterator[Block]:
    """Every track with its path, and what moved it."""
    yield Heading(2, "Paths of the tracks")
    yield Paragraph(
        "Values as each turn opened, in the games that still went on, and in the end, of all. "
        "Medians and bands are known to half a bin, an eighth of a point on a scale of 100; means "
        "are exact."
    )
    for track in result.tracks:
        yield Heading(3, safe(track.title))
        if track.path[0].bands is None:
            yield _tabulate_values(track)
        else:
            yield Figure(_draw(track), _tabulate(track))
        yield from _tell_movers(track)


def compose_ends(result: Playtest) -> Iterator[Block]:
    """Where every track stood in the end, in short."""
    yield Heading(2, "Where the tracks ended")
    measured = [each for each in result.tracks if each.path[-1].bands is not None]
    yield TableBlock(
        "In the end, of all games",
        ("Track", "Start", "Mean", "Median", "8 of 10 games"),
        tuple(_end_row(each) for each in measured),
        frozenset({1, 2, 3, 4}),
    )
    statuses = [each for each in result.tracks if each.path[-1].bands is None]
    if statuses:
        yield TableBlock(
            "Statuses in the end",
            ("Status", "Share of games"),
            tuple((safe(each.title), _list_values(each)) for each in statuses),
        )


def compose_bounds(result: Playtest) -> Iterator[Block]:
    """Tracks that often lie on an end of their scale, where nothing moves them further."""
    rows = [
        (safe(each.title), format_percent(each.at_low.share), format_percent(each.at_high.share))
        for each in result.tracks
        if each.kind == "score" and max(each.at_low.share, each.at_high.share) >= OFTEN
    ]
    if rows:
        yield TableBlock(
            "Scores on an end of their scale in 5% of their turns or more",
            ("Score", "Low end", "High end"),
            tuple(rows),
            frozenset({1, 2}),
        )


def _end_row(track: TrackResult) -> tuple[str, ...]:
    last = track.path[-1]
    bands, form = _bands(last.bands), partial(format_on, track.low, track.high)
    return (
        safe(track.title),
        "" if track.start is None else form(float(track.start)),
        form(last.mean),
        form(bands.median),
        f"{form(bands.p10)} to {form(bands.p90)}",
    )


def _draw(track: TrackResult) -> BandChart:
    bands = [_bands(each.bands) for each in track.path]
    return BandChart(
        title=safe(track.title),
        text=f"{safe(track.title)} over the turns: the median, half and 8 of 10 of the games.",
        low=track.low,
        high=track.high,
        positions=tuple(_name_moment(each.turn) for each in track.path),
        outer=(_each(each.p10 for each in bands), _each(each.p90 for each in bands)),
        inner=(_each(each.p25 for each in bands), _each(each.p75 for each in bands)),
        middle=_each(each.median for each in bands),
        legend=(
            *LEGEND,
            f"at its low end: {format_percent(track.at_low.share)}",
            f"at its high end: {format_percent(track.at_high.share)}",
        ),
    )


def _tabulate(track: TrackResult) -> TableBlock:
    form = partial(format_on, track.low, track.high)
    return TableBlock(
        "",
        ("Turn", "Games", "Mean", "Spread", "10%", "25%", "Median", "75%", "90%"),
        tuple(
            (
                _name_moment(each.turn),
                f"{each.games:,}",
                form(each.mean),
                form(each.spread),
                *(
                    form(value)
                    for bands in [_bands(each.bands)]
                    for value in (bands.p10, bands.p25, bands.median, bands.p75, bands.p90)
                ),
            )
            for each in track.path
        ),
        frozenset(range(1, 9)),
    )


def _tabulate_values(track: TrackResult) -> TableBlock:
    names = tuple(track.path[0].values)
    return TableBlock(
        "",
        ("Turn", "Games", *(spell_out(each) for each in names)),
        tuple(
            (
                _name_moment(each.turn),
                f"{each.games:,}",
                *(format_percent(each.values[name]) for name in names),
            )
            for each in track.path
        ),
        frozenset(range(1, 2 + len(names))),
    )


def _tell_movers(track: TrackResult) -> Iterator[Block]:
    if track.movers:
        moved = (
            f"{safe(each.title)} {'+' if each.mean > 0 else ''}{each.mean:.2f}"
            for each in track.movers
        )
        yield Paragraph(f"{join_words(moved)}.", lead="What moved it most, in a game on average:")


def _list_values(track: TrackResult) -> str:
    shares = track.path[-1].values.items()
    return ", ".join(f"{spell_out(name)} {format_percent(share)}" for name, share in shares)


def _name_moment(turn: int) -> str:
    return str(turn) if turn else "end"


def _bands(found: Bands | None) -> Bands:
    assert found is not None, "statuses have no bands, and are told otherwise"
    return found


def _each(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(values)
