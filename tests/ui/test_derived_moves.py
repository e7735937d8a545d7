"""What follows from other tracks moves with them, and every face says so."""

from __future__ import annotations

import io

from eleventh.core.view import View
from eleventh.play.facilitator import Facilitator
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.display.readings import ReadingMove, describe_reading, find_moves_in
from eleventh_ui.display.reference import reference_of
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.situation import SeatStanding, say_some
from eleventh_ui.tui.drawing.gauges import gauges
from eleventh_ui.tui.drawing.reasons import number_rows
from eleventh_ui.tui.drawing.rows import text_of
from eleventh_ui.tui.drawing.sitting import Sitting
from play.quarrel import start
from tables import host_table


def moved_and_still() -> tuple[Sitting, Sitting]:
    """A table at which trust was raised by eleven, so cohesion by half of it; and one untouched."""
    match, other = start(), start()
    assert Facilitator(match, "Dr Kim").override("trust.tokyo.seoul", 61, "misread") == ()
    return tuple(  # type: ignore[return-value]
        Sitting(
            each.view("seoul"),
            reference_of(host_table(each).printed),
            OrdersDraft(),
            ("seoul",),
            ("seoul",),
            sealed=False,
        )
        for each in (match, other)
    )


def told_of(view: View, wanted: str) -> str:
    """What `look` tells of one reading."""
    sink = io.StringIO()
    match = start()
    standing = SeatStanding(view, reference_of(host_table(match).printed), ())
    assert say_some(Console(None, sink, 100), standing, wanted)
    return sink.getvalue().strip()


def test_what_follows_from_a_track_moves_from_when_the_seats_last_decided_until_now() -> None:
    moved, still = moved_and_still()
    assert find_moves_in(moved.view)["cohesion"] == ReadingMove(50.0, 55.5)
    assert "cohesion" not in find_moves_in(still.view)


def test_both_faces_tell_the_move() -> None:
    moved, still = moved_and_still()
    reading = next(each for each in moved.view.readings if each.id == "cohesion")
    told = describe_reading(reading, find_moves_in(moved.view)["cohesion"])
    assert told == "Cohesion: 56 of 100, +6 (rises, better)"
    assert told in told_of(moved.view, "cohesion")
    assert gauges(moved.view)["cohesion"].change == "+6 rises"
    shown = " ".join(text_of(number_rows(moved, "cohesion", 80)))
    assert told in shown
    assert "It follows from other numbers" in shown
    assert "Nothing moved it" not in shown
    assert "Nothing moved it" in " ".join(text_of(number_rows(still, "cohesion", 80)))
    assert "rises" not in told_of(still.view, "cohesion")
