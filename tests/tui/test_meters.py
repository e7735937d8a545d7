"""What stands beside the triangle, as lines of text, without an app: deadline and meters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eleventh.core.view import Clock
from eleventh.play.local import LocalTable
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.display.layout import columns
from eleventh_ui.display.words import safe
from eleventh_ui.tui.drawing.gauges import gauges
from eleventh_ui.tui.drawing.landmarks import landmarks
from eleventh_ui.tui.drawing.meters import clocks, countdown, in_line, standing
from eleventh_ui.tui.drawing.rows import extent, text_of
from eleventh_ui.tui.drawing.signs import meter, spark
from eleventh_ui.tui.drawing.sitting import Sitting, frame_title, heading
from eleventh_ui.tui.terminal import Encodable
from tui.seats import gsomia_after

BOARD = (52, 10)  # columns and rows beside the triangle in a window of 120 by 40


def drawn(turns: int, width: int, height: int = 0) -> list[str]:
    match, view, reference = gsomia_after(turns)
    courses = LocalTable(match).courses("seoul")
    sitting = Sitting(
        view, reference, OrdersDraft(), ("seoul",), ("seoul",), sealed=False, courses=courses
    )
    rows = standing(sitting, landmarks(view, reference, courses), width, height)
    assert all(extent(row) <= width for row in rows)
    assert not height or len(rows) <= height
    return text_of(rows)


@pytest.mark.parametrize("size", [(38, 0), (60, 0), (78, 9), (120, 15), BOARD])
def test_what_stands_beside_the_triangle_fits(size: tuple[int, int]) -> None:
    text = " ".join(" ".join(drawn(5, *size)).split())
    assert "66 days left" in text
    for adversary in ("Pyongyang", "Beijing", "Moscow"):
        assert f"Deterrence of {adversary}" in text


def test_the_deadline_is_a_bar_that_shortens() -> None:
    lengths = [next(line for line in drawn(turns, *BOARD) if "left" in line).count("█")
               for turns in (4, 5, 6, 7)]  # fmt: skip
    assert lengths == sorted(lengths, reverse=True)
    assert len(set(lengths)) > 2
    assert "only if set off" in " ".join(drawn(0, *BOARD))


def test_a_deadline_takes_one_row_of_the_board() -> None:
    for turns in range(8):
        _, view, _ = gsomia_after(turns)
        title = max(columns(safe(clock.title)) for clock in view.clocks)
        for width in range(title + len(": only if set off"), 80):
            assert len(clocks(view, width)) == len(view.clocks), (turns, width)


def test_of_a_deadline_whose_date_has_come_no_row_is_left_whatever_became_of_it() -> None:
    """A pact that was suspended does not expire, and one that did says so itself."""
    _, view, _ = gsomia_after(8)
    (clock,) = view.clocks
    past = replace(clock, left=0, running=False)
    assert clocks(replace(view, clocks=(past,)), 78) == []
    assert len(clocks(replace(view, clocks=(replace(past, left=3),)), 78)) == 1


@pytest.mark.parametrize("turns", [0, 5])
def test_the_sign_of_the_worst_is_explained_where_one_may_stand(turns: int) -> None:
    match, view, reference = gsomia_after(turns)
    courses = LocalTable(match).courses("seoul")
    sitting = Sitting(
        view, reference, OrdersDraft(), ("seoul",), ("seoul",), sealed=False, courses=courses
    )
    below = "\n".join(drawn(turns, 78, 0))
    assert sitting.marks_worst is (turns > 0)
    assert ("! never stood worse" in below) is sitting.marks_worst
    assert ("! never stood worse" in frame_title(sitting, "situation")) is sitting.marks_worst
    assert frame_title(sitting, "events") == heading(sitting, "events")


def test_in_the_last_hours_the_deadline_stands_in_place_of_all_meters() -> None:
    for turns, hours in ((8, 6), (9, 3), (10, 1)):
        match, view, reference = gsomia_after(turns)
        if not view.clocks[0].running:
            view = replace(view, clocks=(replace(view.clocks[0], running=True),))
        sitting = Sitting(view, reference, OrdersDraft(), ("seoul",), ("seoul",), sealed=False)
        rows = text_of(standing(sitting, landmarks(view, reference), *BOARD))
        told = " ".join(rows)
        assert f"{hours} hour" in told
        assert "Deterrence" not in told
        assert "Crisis" not in told
        bars = [line for line in rows if set(line) <= {"█", "·"} and line]
        assert [line.count("█") for line in bars] == [round(BOARD[0] * hours / 6)] * 2
        del match


def test_a_meter_is_marked_where_something_turns_and_says_what_holds_now() -> None:
    rows = drawn(5, 78)
    at = next(place for place, row in enumerate(rows) if row.startswith("Deterrence of Pyongyang"))
    assert rows[at].count("│") >= 3
    assert rows[at + 1].startswith("  now below 55 likelier: ")
    told = " ".join(" ".join(rows).split())
    assert "now below 60 likelier: Pyongyang tests missiles" in told
    assert "below 43 may count for an ending" in told
    assert "now below 43" not in told
    short = drawn(5, *BOARD)
    assert any(row.startswith("  now below") for row in short), "the nearest holds is told anyhow"


def test_meters_can_be_read_in_ascii_and_without_colour() -> None:
    plain = Encodable("ascii").encodable
    assert plain(meter(0.5, 10, (0.25, 0.75))) == "##|##..|.."
    assert [plain(spark(shares, 8)) for shares in ([0, 1], [1, 0])] == ["_#", "#_"]
    heights = [plain(spark([0, place / 7, 1], 8))[1] for place in range(8)]
    assert len(set(heights)) == 8, "every height has a sign of its own"
    for row in drawn(6, *BOARD):
        assert plain(row).isascii()


@pytest.mark.parametrize(
    ("shares", "cells", "line"),
    [([], 8, ""), ([0.5], 8, "▅"), ([0, 0.5, 1], 8, "▁▅█"), ([0, 0.5, 1], 2, "▁█"),
     ([0.5, 0.501], 8, "▅▅"), ([0.5], 0, "")],
)  # fmt: skip
def test_a_small_line_has_a_column_for_each_of_the_latest_turns(shares, cells, line) -> None:
    assert spark(shares, cells) == line


def test_a_countdown_says_how_many_hours_of_how_many() -> None:
    clock = Clock("x", "The pact expires", "2019-11-23", 0.125, True, 0.25, True)
    assert text_of(countdown(clock, 60)) == [
        "The pact expires: 3 hours left of the last 6 hours",
        "█" * 30 + "·" * 30,
        "█" * 30 + "·" * 30,
        "22 November 2019, midnight",
    ]


def test_where_rows_are_few_no_title_stands_without_its_value() -> None:
    _, view, _ = gsomia_after(2)
    named = replace(gauges(view)["trade.tokyo"], title="Trade restrictions of Tokyo on all others")
    for width in (24, 40, 52):
        for row in text_of(in_line([named, named], width, low=True)):
            assert named.value in row
            assert len(row) <= width
