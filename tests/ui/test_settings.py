"""What is kept for a user account: the pace and the pins, each beside the other."""

from __future__ import annotations

import json
from pathlib import Path

from eleventh_ui.cli.pacing import choose_pace
from eleventh_ui.cli.pinning import keep_pins
from eleventh_ui.cli.settings import LARGEST, NAME
from games import ROOT, adjudicator
from ui.sitting import match_of, transcript

GSOMIA = ROOT / "scenarios" / "gsomia_2019"


def test_pins_are_kept_by_scenario_and_seat_for_the_next_game(tmp_path: Path) -> None:
    path = tmp_path / NAME
    pins = keep_pins(path)
    assert pins.toggle("gsomia_2019", "seoul", "hub") == ""
    assert pins.toggle("gsomia_2019", "seoul", "thaw") == ""
    assert pins.toggle("gsomia_2019", "tokyo", "thaw") == ""
    again = keep_pins(path)
    assert again.of("gsomia_2019", "seoul") == ("hub", "thaw")
    assert again.of("gsomia_2019", "tokyo") == ("thaw",)
    assert again.of("first_hour", "seoul") == ()
    again.toggle("gsomia_2019", "seoul", "hub")
    assert keep_pins(path).of("gsomia_2019", "seoul") == ("thaw",)


def test_the_pace_and_the_pins_leave_each_other_alone(tmp_path: Path) -> None:
    path, said = tmp_path / NAME, list[str]()
    keep_pins(path).toggle("gsomia_2019", "seoul", "hub")
    choose_pace("brief", False, path, said.append)
    assert keep_pins(path).of("gsomia_2019", "seoul") == ("hub",)
    keep_pins(path).toggle("gsomia_2019", "seoul", "thaw")
    assert choose_pace(None, False, path, said.append) == "brief"
    assert said == []


def test_what_is_no_pin_is_left_out_and_no_file_can_harm(tmp_path: Path) -> None:
    path = tmp_path / NAME
    for text in (
        "",
        "[1",
        "[]",
        "{}",
        '{"pins": 3}',
        '{"pins": {"gsomia_2019": ["hub"]}}',
        '{"pins": {"gsomia_2019": {"seoul": "hub"}}}',
        '{"pins": {"gsomia_2019": {"seoul": [1, null]}}}',
        "[" * 100_000,
        " " * (LARGEST + 1),
    ):
        path.write_text(text, "utf-8")
        assert keep_pins(path).of("gsomia_2019", "seoul") == ()
    path.write_text(json.dumps({"pins": {"gsomia_2019": {"seoul": ["hub", 3]}}}), "utf-8")
    assert keep_pins(path).of("gsomia_2019", "seoul") == ("hub",)


def test_a_pin_that_cannot_be_kept_holds_for_this_game_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "folder" / NAME
    path.parent.write_text("a file stands there", "utf-8")
    pins = keep_pins(path)
    assert "is not kept for next time" in pins.toggle("gsomia_2019", "seoul", "hub")
    assert pins.of("gsomia_2019", "seoul") == ("hub",)
    assert keep_pins(None).toggle("gsomia_2019", "seoul", "hub") == ""


def test_what_is_pinned_is_told_before_each_decision_and_by_again() -> None:
    match = match_of("seoul", adjudicator=adjudicator(GSOMIA), seed=3)
    text = transcript(match, "seoul", typed=("pin hub", "again", "1"))
    told = "You have pinned:\n"
    before, _, after = text.partition("is told before each decision now")
    assert told not in before
    assert after.count(told) == 2
