"""The file of eras beside a rulebook: read by who picks one, and by nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.lang.compile import Compiled, compile_anew, compile_files
from eleventh.lang.problems.render.short import render_short_line
from eleventh.lang.read.bundle import load_bundle

ROOT = Path(__file__).parents[2]
BAY = ROOT / "tests" / "cases" / "bay"
SHIPPED = ROOT / "scenarios"
BEGIN = {"march_2018": "burden_2018_20", "autumn_2018": "radar_2018", "summer_2019": "gsomia_2019"}
WINTER = "{trust.north.south: 10, trust.south.north: 20, catch: 5, reach.island: 1}"
STARTS = f"starts:\n  winter_2023: {WINTER}\n"


def bay(folder: Path, era: str | None, beside: str | None = STARTS) -> Compiled:
    """A copy of the bay that picks an era, or none, with a file beside its rulebook."""
    for name in ("bay_autumn/scenario.yaml", "rulebooks/bay/rulebook.yaml"):
        text = (BAY / name).read_text("utf-8")
        if name.startswith("bay_"):
            values = "trust.north.south: 40, catch: 45, reach.island: 35, "
            text = text.replace("era: autumn_2022\n", f"era: {era}\n" if era else "", 1)
            text = text if era else text.replace("start: {", f"start: {{{values}", 1)
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text, "utf-8")
    if beside is not None:
        (folder / "rulebooks" / "bay" / "starts.yaml").write_text(beside, "utf-8")
    return compile_anew(folder / "bay_autumn")


def starts(made: Compiled) -> dict[str, float]:
    assert made.problems == ()
    assert made.program is not None
    return {each.id: each.start for each in made.program.tracks}


def test_who_picks_an_era_begins_as_the_file_says_and_a_save_does_too(tmp_path: Path) -> None:
    made = bay(tmp_path, "winter_2023")
    begun = starts(made)
    assert begun["catch"] == 5
    assert begun["trust.south.north"] == 30  # as the scenario says
    assert "bay/starts.yaml" in made.files
    assert starts(compile_files(made.files)) == begun


def test_the_eras_of_the_rulebook_itself_are_there_too(tmp_path: Path) -> None:
    assert starts(bay(tmp_path, "autumn_2022"))["catch"] == 45


def test_who_picks_none_is_the_same_scenario_with_and_without_the_file(tmp_path: Path) -> None:
    with_it, without = bay(tmp_path / "a", None), bay(tmp_path / "b", None, None)
    assert starts(with_it)["catch"] == 45
    assert with_it.program is not None
    assert without.program is not None
    assert with_it.program.hash == without.program.hash


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        (f"{STARTS}limitations: [None.]\n", "E030 `limitations` does not belong in starts.yaml"),
        ("starts: {winter_2023: 5}\n", "E032"),
        (STARTS.replace("winter_2023", "autumn_2022"), "E038"),
        (STARTS.replace("catch", "catsh"), "E062 There is no track called `catsh`"),
    ],
)
def test_what_is_wrong_in_the_file_is_told(tmp_path: Path, beside: str, told: str) -> None:
    bay(tmp_path, "autumn_2022", beside)
    made = compile_anew(tmp_path / "rulebooks" / "bay")
    lines = [render_short_line(each) for each in made.problems]
    assert any(told in each for each in lines), lines


@pytest.mark.parametrize(("era", "scenario"), BEGIN.items())
def test_a_shipped_scenario_begins_as_the_era_of_its_rulebook_has_it(
    era: str, scenario: str
) -> None:
    if not (SHIPPED / scenario).is_dir():
        pytest.skip(f"{scenario} does not ship")
    bundle, _ = load_bundle(SHIPPED / scenario)
    book, problems = load_bundle(SHIPPED / "rulebooks" / "northeast_asia")
    assert problems == ()
    assert bundle is not None
    assert book is not None
    assert bundle.scenario is not None
    assert book.rulebook is not None
    eras = {name.value: start for name, start in book.rulebook.starts}
    plain = {name.value: getattr(value, "value", value) for name, value in eras[era]}
    assert plain == {
        name.value: getattr(value, "value", value) for name, value in bundle.scenario.start
    }
    assert not any("starts.yaml" in name for name in bundle.files)
