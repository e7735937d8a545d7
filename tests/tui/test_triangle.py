"""The triangle and what stands beside it, as lines of text, without an app."""

from __future__ import annotations

import pytest

from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.display.layout import columns
from eleventh_ui.tui.drawing.board import HALVES, sides, standing
from eleventh_ui.tui.drawing.gauges import Gauge
from eleventh_ui.tui.drawing.landmarks import Landmarks, landmarks
from eleventh_ui.tui.drawing.rows import extent, spots_in, text_of
from eleventh_ui.tui.drawing.signs import bar
from eleventh_ui.tui.drawing.sitting import Sitting
from eleventh_ui.tui.drawing.triangle import triangle
from tui.seats import gsomia_after

SIZES = [(60, 10), (76, 12), (78, 12), (96, 13), (150, 16), (200, 30)]
SEATS = (("washington", "Washington"), ("seoul", "Seoul"), ("tokyo", "Tokyo"))


def marks(turns: int = 1) -> Landmarks:
    _, view, reference = gsomia_after(turns)
    return landmarks(view, reference)


def test_no_word_of_the_triangle_is_cut_in_any_window_from_sixty_columns() -> None:
    found = marks(3)
    for width in range(60, 201):
        for height in range(10, 20):
            assert "…" not in "".join(text_of(sides(found, (width, height)))), (width, height)


@pytest.mark.parametrize("size", SIZES)
def test_the_triangle_tells_both_directions_of_every_side_and_stays_in_its_room(size) -> None:
    rows = sides(marks(), size)
    assert len(spots_in(rows)) == 6
    assert all(extent(row) <= size[0] for row in rows)
    assert len(rows) <= max(size[1], 10)
    text = "\n".join(text_of(rows))
    for name in ("Washington", "Seoul", "Tokyo"):
        assert name in text


def test_washington_stands_above_and_the_sides_are_drawn() -> None:
    text = text_of(sides(marks(), (78, 12)))
    assert text[0].strip() == "Washington"
    assert "╱" in text[1]
    assert "╲" in text[1]
    assert text[9].split()[0] == "Seoul"
    assert text[9].split()[-1] == "Tokyo"


def test_a_change_is_told_by_sign_and_word() -> None:
    text = "\n".join(text_of(sides(marks(1), (78, 12))))
    assert "falls" in text
    assert "-" in text


def test_wide_names_stay_aligned() -> None:
    corners = (("a", "華盛頓"), ("b", "首爾"), ("c", "東京"))
    pairs = [(x, y) for x, _ in corners for y, _ in corners if x != y]
    gauges = {
        (x, y): Gauge(f"trust.{x}.{y}", f"信任{x}對{y}", "50", 0.5, "+2 rises", "better")
        for x, y in pairs
    }
    rows = triangle(corners, gauges, (78, 12))
    slopes = [[n for n, c in enumerate(_cells(line)) if c in "╱╲"] for line in text_of(rows)[1:9]]
    assert all(len(found) == 2 for found in slopes)
    assert [b - a for a, b in slopes] == [4 + 2 * step for step in range(8)]


def test_other_numbers_of_seats_are_listed_instead() -> None:
    found = marks()
    two = Landmarks(SEATS[:2], {("washington", "seoul"): found.sides["washington", "seoul"]},
                    (), ())  # fmt: skip
    assert text_of(sides(two, (78, 12)))[0].startswith("Washington → Seoul")


@pytest.mark.parametrize("width", [38, 60, 78, 120])
def test_what_stands_beside_it_fits_too(width: int) -> None:
    _, view, reference = gsomia_after(5)
    sitting = Sitting(view, reference, OrdersDraft(), ("seoul",), ("seoul",), sealed=False)
    rows = standing(sitting, landmarks(view, reference), width)
    assert all(extent(row) <= width for row in rows)
    text = " ".join(" ".join(text_of(rows)).split())
    assert "Deterrence of Pyongyang" in text
    assert width >= HALVES or "66 days left" in text


@pytest.mark.parametrize(
    ("share", "drawn"), [(0, "····"), (1, "████"), (0.5, "██··"), (0.01, "▏···")]
)
def test_a_bar_is_as_full_as_its_share_and_anything_shows(share: float, drawn: str) -> None:
    assert bar(share, 4) == drawn


def _cells(line: str) -> str:
    """The line with a filler after every wide character, so that an index is a column."""
    return "".join(c + "_" * (columns(c) - 1) for c in line)
