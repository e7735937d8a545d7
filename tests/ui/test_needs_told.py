"""Of what a choice needs only that is told as it stands which is not so."""

from __future__ import annotations

from eleventh_ui.display.refusals import describe_barred
from tui.seats import gsomia_after


def test_only_what_fails_is_told_as_it_stands() -> None:
    """Of a plan that takes a day and a gap, in a night with a gap, the night alone."""
    _, view, _ = gsomia_after(8, "washington")
    bars = {each.id: describe_barred(each.barred) for each in view.initiatives if each.barred}
    assert bars["talk_costs_quietly.seoul"] == (
        "it needs a turn of at least a day and Cost-sharing gap with Seoul more than 0. Now: a turn"
        " of 3 hours."
    )
    assert bars["road_map"].endswith("Now: a turn of 3 hours, Thaw between Seoul and Tokyo 20.4.")
