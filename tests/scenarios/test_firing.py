"""Every rule and modifier happens in games, or the coverage file says what it waits for."""

from __future__ import annotations

import pytest

from eleventh_ui.report.documented.coverage import Coverage
from scenarios.firing import (
    count_firing,
    list_anew,
    list_faults,
    list_mechanisms,
    read_coverage,
    tell_anew,
)


def test_what_waits_and_what_happens_is_as_the_coverage_file_says() -> None:
    coverage = read_coverage()
    mechanisms = list_mechanisms(coverage.scenarios)
    faults = [*list_faults(coverage, mechanisms, count_firing(coverage.scenarios))]
    assert faults == [], f"paste into the coverage file:\n{tell_anew()}"


def test_most_of_what_is_written_happens() -> None:
    coverage = read_coverage()
    mechanisms = list_mechanisms(coverage.scenarios)
    idle = [id for ids in coverage.waiting.values() for id in ids]
    assert len(idle) + len(coverage.seldom) < len(mechanisms) / 10


FIRED = {"common": 900, "rare": 3, "quiet": 0}
KNOWN = ("common", "rare", "quiet", "impossible")


@pytest.mark.parametrize(
    ("waiting", "seldom", "faults"),
    [
        ({"autumn": ("impossible", "quiet")}, (), []),
        ({"autumn": ("impossible",)}, ("quiet", "rare"), []),
        (
            {},
            (),
            [
                "quiet never posts, and is listed nowhere",
                "impossible never posts, and is listed nowhere",
            ],
        ),
        (
            {"autumn": ("rare", "quiet", "impossible")},
            ("common",),
            [
                "common is called seldom, and posted 900 times",
                "rare waits for autumn, and posted 3 times",
            ],
        ),
        (
            {"autumn": ("quiet",)},
            ("impossible",),
            ["impossible is called seldom, and nothing can bring it about"],
        ),
    ],
)
def test_a_stale_list_is_told_whichever_way_it_errs(
    waiting: dict[str, tuple[str, ...]], seldom: tuple[str, ...], faults: list[str]
) -> None:
    coverage = Coverage((), (), {}, waiting, seldom)
    assert [*list_faults(coverage, KNOWN, FIRED)] == faults
    anew = "\n".join(list_anew(coverage, KNOWN, FIRED))
    for id in ("quiet", "impossible"):
        assert anew.count(id) == 1
    assert "common" not in anew
