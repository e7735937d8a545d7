"""All bands of the crisis, measured and told as one table: `make bands`.

The output is the same each time, since every seed is fixed; how long it took is not told.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from bands import (
    history,
    last_night,
    matched,
    notice,
    opponents,
    orderings,
    repetition,
    replies,
    single_changes,
    strengths,
    variety,
)
from bands.batches import SEED, program
from bands.reading import Band
from eleventh.play.version import RULES

BANDS: tuple[Band, ...] = (
    *notice.BANDS,
    *replies.BANDS,
    *last_night.BANDS,
    *single_changes.BANDS,
    *repetition.BANDS,
    *history.BANDS,
    *opponents.BANDS,
    *variety.BANDS,
    *strengths.BANDS,
    *matched.BANDS,
    *orderings.BANDS,
)
ROWS = (
    "notice given",
    "endings",
    "notice against best renewal",
    "best replies",
    "cooperation exists and is hard",
    "the last night is chicken",
    "single changes of an answer",
    "crisis above 60",
    "variety",
    "repetition",
    "fairness",
    "orderings",
    "history",
    "opponents",
)


def list_lines(bands: Sequence[Band]) -> Iterator[str]:
    """The table in Markdown, a line at a time, each as soon as it is measured."""
    yield f"Program `{program().hash[:12]}`, rules version {RULES}, seed {SEED}. In brackets, 95%."
    yield ""
    yield "| row | what | who plays | band | measured | holds |"
    yield "|---|---|---|---|---|---|"
    missed = 0
    for row in ROWS:
        for band in bands:
            if band.row == row:
                line, holds = tell_band(band)
                missed += not holds
                yield line
    yield ""
    yield f"{len(bands)} bands measured, {missed} missed."


def tell_band(band: Band) -> tuple[str, bool]:
    """A line of the table, and whether the band holds."""
    reading = band.measure()
    short = band.miss(reading)
    what = f"{band.what} ({band.why})" if band.why else band.what
    holds = f"no, by {max(short, 0.1):.1f}" if short else "yes"
    told = reading.describe()
    return (
        f"| {band.row} | {what} | {band.players} | {band.describe()} | {told} | {holds} |",
        not short,
    )


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="make bands", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="only the rows of fixed policies")
    fast = parser.parse_args().fast
    for line in list_lines([each for each in BANDS if not (fast and each.slow)]):
        print(line, flush=True)


if __name__ == "__main__":
    main()
