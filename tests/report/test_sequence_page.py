"""A scenario's page tells what comes after what, and what is told afterwards."""

from __future__ import annotations

import pytest

from cases.films import FOLDER
from eleventh.lang.read.bundle import load_bundle
from eleventh_ui.report.documented.scenario import scenario_page


@pytest.mark.parametrize(
    "told",
    [
        "When: 8 days after `north.publish` was chosen.",
        "if it is drawn of `incident`, with weight `3`.",
        "close encounter between North and South, an encounter without a guilty side",
        "Told afterwards: Nobody outside the ministry has seen it.",
        "Shown only while it is open.",
        "**The time for an answer** 10 days after this: `request` has happened",
    ],
)
def test_the_page_of_a_scenario_tells_its_sequences(told: str) -> None:
    bundle, _ = load_bundle(FOLDER)
    assert bundle is not None
    assert told in scenario_page(bundle)
