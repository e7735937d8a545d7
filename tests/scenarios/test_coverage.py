"""Every rule and modifier happens in games, and with them each finding of the two texts that has to
be played; or the coverage file says what it waits for. The documentation tells the counts as they
are. What plays thousands of games for that is slow."""

from __future__ import annotations

import pytest

from eleventh_ui.report.documented.coverage import Coverage
from scenarios.coverage import DOCUMENT, list_findings, list_played, list_shipped, replaced
from scenarios.firing import (
    count_all_firing,
    list_anew,
    list_faults,
    list_mechanisms,
    read_coverage,
    tell_anew,
)


@pytest.mark.slow
def test_what_waits_and_what_happens_is_as_the_coverage_file_says() -> None:
    coverage = read_coverage()
    mechanisms = list_mechanisms(coverage.scenarios)
    faults = [*list_faults(coverage, mechanisms, count_all_firing(coverage.scenarios))]
    assert faults == [], f"paste into the coverage file:\n{tell_anew()}"


@pytest.mark.slow
def test_most_of_what_is_written_happens() -> None:
    coverage = read_coverage()
    mechanisms = list_mechanisms(coverage.scenarios)
    idle = [id for ids in coverage.waiting.values() for id in ids]
    assert len(idle) + len(coverage.seldom) < len(mechanisms) / 10


def test_every_shipped_scenario_on_the_rulebook_counts() -> None:
    assert sorted(read_coverage().scenarios) == list(list_shipped())


@pytest.mark.slow
def test_what_has_to_be_played_is_posted_in_games_or_waits_for_a_planned_scenario() -> None:
    coverage, played = read_coverage(), list_played(count_all_firing(list_shipped()))
    must = [each for each in list_findings() if each.kind.startswith(coverage.must)]
    assert len(must) > 100
    for each in must:
        assert (each.id in played) == (each.standing in ("played", "seldom")), each.id
        assert each.id in played or set(each.waits_for) & set(coverage.planned), each.id


@pytest.mark.slow
def test_what_need_not_be_played_and_is_not_says_where_it_stands_or_why_nowhere() -> None:
    coverage, played = read_coverage(), list_played(count_all_firing(list_shipped()))
    for each in list_findings():
        if each.id not in played and not each.kind.startswith(coverage.must):
            assert each.carriers or each.why_not, each.id


@pytest.mark.slow
def test_the_documentation_tells_the_counts_as_they_are() -> None:
    page = DOCUMENT.read_text("utf-8")
    assert replaced(page) == page, "make coverage ARGS=--write"


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
