"""What hangs on something broken is not told as a mistake of its own."""

from __future__ import annotations

import pytest

from cases.bargain import TEXT as BARGAIN
from cases.films import TEXT as FILMS
from eleventh.lang.compile import compile_files
from lang.test_meaning_mistakes import BASE

FORMULAS = ("when: turn >", "chance: 0.5 +", "when: trun > 1", "chance: chanse", "colour: red")
FAULTY_NEEDS = ("trun > 1", "anger.nort < 50", "anger.north <")


def codes(text: str) -> set[str]:
    return {each.code for each in compile_files({"scenario.yaml": text.encode()}).problems}


@pytest.mark.parametrize("wrong", ["cost: amount / ", "colour: red", "cost: amont / 4"])
def test_an_amount_told_elsewhere_is_not_missed_where_its_response_is_broken(wrong: str) -> None:
    problems = compile_files(
        {"scenario.yaml": BARGAIN.replace("cost: amount / 4", wrong, 1).encode()}
    ).problems
    assert len(problems) == 1


def test_an_amount_is_not_missed_where_its_range_is_broken() -> None:
    assert codes(BARGAIN.replace("{min: 1, max: 8", "{min: 9, max: 8", 1)) == {"E110"}


@pytest.mark.parametrize("needs", FAULTY_NEEDS)
def test_a_hidden_choice_with_faulty_needs_is_not_always_open(needs: str) -> None:
    found = codes(FILMS.replace("needs: anger.north < 50", f'needs: "{needs}"', 1))
    assert found
    assert "W096" not in found


@pytest.mark.parametrize("wrong", FORMULAS)
def test_a_group_with_broken_members_is_not_a_group_of_one(wrong: str) -> None:
    text = FILMS
    for id in ("low_pass", "lost_net"):
        text = text.replace(
            f"{id}, one_of: incident, when: turn > 1",
            f"{id}, one_of: incident, when: turn > 1, {wrong}"
            if wrong.startswith(("ch", "co"))
            else f"{id}, one_of: incident, {wrong}",
            1,
        )
    found = codes(text)
    assert found
    assert "E120" not in found


def help_of(text: str) -> list[tuple[str, str | None]]:
    found = compile_files({"scenario.yaml": text.encode()}).problems
    return [(each.code, each.help) for each in found]


def test_a_name_in_braces_alone_is_met_as_a_name() -> None:
    text = BASE.replace("parameters:", "names: {shoal: {neutral: The Shoal}}\nparameters:", 1)
    told = text.replace("feed the memory industry", "feed {shoal}", 1)
    assert told != text
    assert help_of(told) == [("E062", "It is a name: write `{name.shoal}`.")]


def test_an_amount_outside_its_response_is_met_with_what_stands_there() -> None:
    text = BARGAIN.replace("a demand of {guest.amount.ask}", "a demand of {amount}", 1)
    assert help_of(text) == [("E089", "Elsewhere write `{guest.amount.ask}`.")]
