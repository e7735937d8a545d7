"""The transcript in README: one real game, shortened.

Between two pieces stands `...`, and nothing inside a piece is changed. A piece begins at a line
that starts as said here.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from eleventh_ui.cli.why import command
from pages.sitting import ASKED, LAST, NOTICE, SCENARIO, SEAT, SEED, typed

BEGIN = "<!-- transcript: made by `make pages` -->"
END = "<!-- end of the transcript -->"


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of the game that are shown: from one that starts like `start`, so many of them; or, of
    0 lines, up to an empty line or one that starts like `until`."""

    start: str
    lines: int = 0
    until: str = "(?!)"


PIECES = (
    Piece("Briefing for Seoul", 3),
    Piece(f"Turn {NOTICE} of", 2),
    Piece("Event 1 of", 3),
    Piece("Does Seoul give notice", 3),
    Piece("     Effects:"),
    Piece("  4. ", 1),
    Piece("Your answer", 2),
    Piece("Commit these orders", 1),
    Piece(f"What turn {NOTICE} brought", 5),
    Piece("What mattered to you:", 6),
    Piece("Against what you could expect:", 3),
    Piece("  Trust of Tokyo in Seoul:", 3),
    Piece(f"Turn {LAST} of", 2),
    Piece("One hour. What", 1),
    Piece("  5. ", 1),
    Piece("Your answer", 2),
    Piece("The end:", 4),
    Piece("All together", 1),
)
REASON = (
    Piece("Trust of Tokyo in Seoul", 2),
    Piece(r"-\d+: To give up the one accord", until=r"[-+]"),
    Piece("  Source R18", until="  Source"),
)


def transcript() -> str:
    """The block between the markers of README."""
    with tempfile.TemporaryDirectory() as folder:
        text, path = typed(Path(folder), {})
        asking = [path.stem, ASKED, "--turn", str(NOTICE), "--save-dir", folder]
        why = CliRunner().invoke(command, asking)
    assert why.exit_code == 0, why.output
    played = f"eleventh play {SCENARIO.name} --seat {SEAT} --bots all=historian --seed {SEED}"
    return "\n".join(
        (
            BEGIN,
            "```text",
            f"$ {played} --plain",
            *shortened(text, PIECES),
            "",
            f"$ eleventh why {path.stem} {ASKED} --turn {NOTICE}",
            *shortened(why.output, REASON),
            "```",
            END,
        )
    )


def shortened(text: str, pieces: tuple[Piece, ...]) -> Iterator[str]:
    """The pieces in their order, `...` for what is left out between them."""
    lines, at = text.splitlines(), 0
    for piece in pieces:
        start = next(
            (n for n, line in enumerate(lines[at:], at) if re.match(piece.start, line)), None
        )
        assert start is not None, f"the game shows no line that starts like {piece.start!r}"
        if any(line.strip() for line in lines[at:start]):
            yield "..."
        elif at:
            yield from lines[at:start]
        end = start + piece.lines if piece.lines else _end(lines, start, piece.until)
        yield from lines[start:end]
        at = end
    if any(line.strip() for line in lines[at:]):
        yield "..."


def replaced(page: str, block: str) -> str:
    """The page with the block in the place of what stood between the markers."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    assert begin, f"the page has no line {BEGIN}"
    assert end, f"the page has no line {END}"
    return head + block + tail


def _end(lines: list[str], start: int, until: str) -> int:
    rest = enumerate(lines[start + 1 :], start + 1)
    return next((n for n, line in rest if not line or re.match(until, line)), len(lines))
