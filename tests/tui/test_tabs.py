"""The row of panes names all of them, whatever the width of the window."""

from __future__ import annotations

import pytest

from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.display.layout import columns
from eleventh_ui.tui.drawing.rows import text_of
from eleventh_ui.tui.drawing.sitting import PANES, Sitting
from eleventh_ui.tui.widgets.tabs import tabs_drawn
from tui.seats import gsomia_after


@pytest.mark.parametrize("width", [70, 74, 78, 118])
def test_no_name_is_shortened_where_all_have_room_side_by_side(width: int) -> None:
    _, view, reference = gsomia_after(1)
    sitting = Sitting(view, reference, OrdersDraft(), ("seoul",), ("seoul",), sealed=False)
    (row,) = text_of(tabs_drawn(sitting, "situation")(width, 1))
    assert all(each in row for each in PANES.values())


@pytest.mark.parametrize("width", [58, 78, 118])
@pytest.mark.parametrize("active", PANES)
def test_no_pane_is_cut_off_at_the_end_of_the_row(width: int, active: str) -> None:
    _, view, reference = gsomia_after(1)
    sitting = Sitting(view, reference, OrdersDraft(), ("seoul",), ("seoul",), sealed=False)
    (row,) = text_of(tabs_drawn(sitting, active)(width, 1))
    assert columns(row.rstrip()) <= width
    assert row.rstrip().endswith("Numbers")
    assert PANES[active] in row
    assert [word[0] for word in row.split() if word[0].isalpha()] == [
        each[0].upper() for each in PANES
    ]
