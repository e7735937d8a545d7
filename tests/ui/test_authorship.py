"""`about`: who wrote a scenario, in lists, in the documents of a rulebook and in reports."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from eleventh.core.authorship import Authorship
from eleventh.lang.compile import compile_path
from eleventh.lang.read.bundle import load_bundle
from eleventh_ui.display.authorship import describe_authorship
from eleventh_ui.report.documented.scenario import scenario_page
from eleventh_ui.report.dynamics import rulebook_page
from eleventh_ui.report.exporting import render_report
from report.test_report import played

BAY = Path(__file__).parents[1] / "cases" / "bay"
LINE = "Version 2, by The harbour master and The pilot, licence CC BY 4.0"


def test_what_is_not_said_is_left_out() -> None:
    assert describe_authorship(Authorship()) == ""
    assert describe_authorship(Authorship(version="3")) == "Version 3"
    assert describe_authorship(Authorship(authors=("A", "B", "C"))) == "By A, B and C"
    assert describe_authorship(Authorship("1", ("A\x1b[2J",), "MIT")) == (
        "Version 1, by A\\u{1b}[2J, licence MIT"
    )


def test_a_program_knows_who_wrote_its_scenario_and_its_rulebook() -> None:
    program = compile_path(BAY / "bay_autumn").program
    assert program is not None
    assert dict(program.about) == {
        "bay_autumn": Authorship("2", ("The harbour master", "The pilot"), "CC BY 4.0"),
        "bay": Authorship("1.1", ("The harbour master",), "Apache-2.0"),
    }


def test_a_variant_is_said_to_be_of_whom_it_says_itself() -> None:
    program = compile_path(BAY / "bay_storm").program
    assert program is not None
    assert [id for id, _ in program.about] == ["bay"]


def test_a_list_tells_it(run, home) -> None:
    mine = home / "data" / "eleventh-hour" / "scenarios"
    shutil.copytree(BAY, mine)
    assert f"  {LINE}\n" in run("list")[1]
    rows = {row["id"]: row for row in json.loads(run("list", "--json")[1])}
    assert rows["bay_autumn"]["authors"] == ["The harbour master", "The pilot"]
    assert (rows["bay_storm"]["version"], rows["bay_storm"]["licence"]) == ("", "")


def test_the_annex_of_a_report_tells_it() -> None:
    annex = render_report(played(BAY / "bay_autumn"), "annex", "md")
    assert LINE in annex
    assert "About bay" in annex


def test_pages_tell_it() -> None:
    scenario, _ = load_bundle(BAY / "bay_autumn")
    rulebook, _ = load_bundle(BAY / "rulebooks" / "bay")
    assert scenario is not None
    assert rulebook is not None
    assert f"\n{LINE}.\n" in scenario_page(scenario)
    assert "\nVersion 1.1, by The harbour master, licence Apache-2.0.\n" in rulebook_page(rulebook)


def test_pages_tell_what_an_era_begins_with() -> None:
    scenario, _ = load_bundle(BAY / "bay_storm")
    rulebook, _ = load_bundle(BAY / "rulebooks" / "bay")
    assert scenario is not None
    assert rulebook is not None
    page = scenario_page(scenario)
    assert "| Trust of Northport in Southport | 40 |" in page  # of the era
    assert "| Catch in the bay | 30 |" in page  # of the variant, and not the era's 45
    assert "| Catch in the bay | 45 |" not in page
    eras = rulebook_page(rulebook).partition("## Eras to begin from")[2]
    assert "### Spring 2021" in eras
    assert "| Catch in the bay | 70 |" in eras
