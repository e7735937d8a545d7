"""The triangle and what stands beside it, as lines of text, without an app."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eleventh.play.local import LocalTable
from eleventh_ui.display.layout import columns
from eleventh_ui.display.trends import STRENGTHS, Trend, name_strength
from eleventh_ui.tui.drawing.board import sides
from eleventh_ui.tui.drawing.gauges import Gauge
from eleventh_ui.tui.drawing.landmarks import Landmarks, landmarks
from eleventh_ui.tui.drawing.rows import extent, spots_in, text_of
from eleventh_ui.tui.drawing.signs import bar
from eleventh_ui.tui.drawing.strokes import level, sloped
from eleventh_ui.tui.drawing.triangle import reading, triangle
from eleventh_ui.tui.terminal import Encodable
from tui.seats import gsomia_after

SIZES = [(60, 10), (76, 12), (78, 12), (96, 13), (150, 16), (200, 30)]
SEATS = (("washington", "Washington"), ("seoul", "Seoul"), ("tokyo", "Tokyo"))


def marks(turns: int = 1) -> Landmarks:
    match, view, reference = gsomia_after(turns)
    return landmarks(view, reference, LocalTable(match).courses("seoul"))


def stroke(share: float, trend: Trend | None = None) -> Gauge:
    return Gauge("trust.a.b", "Trust of A in B", "20", share, "-4 falls", "worse", trend)


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
    assert text[8].split()[0] == "Seoul"
    assert text[8].split()[-1] == "Tokyo"


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
    text = [_cells(line) for line in text_of(triangle(corners, gauges, (78, 12)))]
    for step, line in enumerate(text[2:7], start=1):
        left, right = [33 - step, 34 - step, 36 - step, 37 - step], [41, 42, 44, 45]
        found = [at for at, sign in enumerate(line) if sign in "╱╲"]
        assert found == [*left, *(at + step for at in right)]


def test_a_side_is_two_strokes_and_each_carries_its_own_direction_to_its_end() -> None:
    sides_of = {("a", "b"): 0.8, ("b", "a"): 0.1, ("a", "c"): 0.3, ("c", "a"): 0.6,
                ("b", "c"): 0.7, ("c", "b"): 0.9}  # fmt: skip
    gauges = {pair: replace(stroke(share), track=".".join(pair)) for pair, share in
              sides_of.items()}  # fmt: skip
    rows = triangle((("a", "A"), ("b", "B"), ("c", "C")), gauges, (78, 10))
    drawn: dict[str, str] = {}
    for row in rows:
        for run in row:
            if run.spot and run.tone in STRENGTHS and not run.text.strip().isalpha():
                drawn[run.spot] = drawn.get(run.spot, "") + run.text
    assert drawn["a.b"].startswith("╱╱╱" * 4 + "▼"), "strong: three lines, down to B"
    assert drawn["b.a"] == "▲ ╱ ╱", "broken: a line with gaps, up to A"
    assert drawn["a.c"] == "╲╲╲╲▼", "thin: one line"
    assert drawn["c.a"] == "▲" + "╲╲" * 4, "firm: two lines"
    assert set(drawn["b.c"]) == {"═", "▶"}
    assert set(drawn["c.b"]) == {"≡", "◀"}
    assert drawn["c.b"][0] == "◀"
    assert drawn["b.c"][-1] == "▶"


def test_four_strengths_look_different_without_colour_and_in_ascii() -> None:
    plain = Encodable("ascii").encodable
    level_ones = [level(stroke(share), 8, True).text for share in (0.1, 0.3, 0.6, 0.9)]
    slopes = ["".join(sloped(stroke(share), "╱", step, 6, True).text for step in range(6))
              for share in (0.1, 0.3, 0.6, 0.9)]  # fmt: skip
    for drawn in (level_ones, slopes):
        assert len(set(drawn)) == 4
        assert len({plain(each) for each in drawn}) == 4
        assert all(plain(each).isascii() for each in drawn)
    assert [plain(each) for each in level_ones] == ["- - - ->", "------->", "=======>", "#######>"]


def test_what_stands_beside_a_stroke_says_in_words_what_it_shows() -> None:
    trend = Trend((0.6, 0.5, 0.2), True, ("60", "50", "20"))
    text = text_of([reading(stroke(0.2, trend), "↓", 40)])[0]
    assert text.split() == ["↓", "20", "broken", "█▆▁", "-4", "falls"]
    assert text_of([reading(stroke(0.2, trend), "↓", 16)]) == ["↓  20 -4 falls"]
    assert [name_strength(share) for share in (0, 0.25, 0.5, 0.75, 1)] == [
        "broken", "thin", "firm", "strong", "strong"
    ]  # fmt: skip


def test_what_never_stood_worse_is_marked() -> None:
    assert "Tokyo → Seoul worst now" in "\n".join(text_of(sides(marks(3), (76, 10)))) or (
        "Trust of Tokyo in Seoul worst now" in "\n".join(text_of(sides(marks(3), (76, 10))))
    )
    assert "worst now" not in "\n".join(text_of(sides(marks(0), (76, 10))))


def test_other_numbers_of_seats_are_listed_instead() -> None:
    found = marks()
    two = Landmarks(SEATS[:2], {("washington", "seoul"): found.sides["washington", "seoul"]},
                    (), (), ())  # fmt: skip
    assert text_of(sides(two, (78, 12)))[0].startswith("Washington → Seoul")


@pytest.mark.parametrize(
    ("share", "drawn"), [(0, "····"), (1, "████"), (0.5, "██··"), (0.01, "▏···")]
)
def test_a_bar_is_as_full_as_its_share_and_anything_shows(share: float, drawn: str) -> None:
    assert bar(share, 4) == drawn


def _cells(line: str) -> str:
    """The line with a filler after every wide character, so that an index is a column."""
    return "".join(c + "_" * (columns(c) - 1) for c in line)
