"""Words and number formats: rounding in one place, signs with words, harmless text."""

from __future__ import annotations

import pytest

from eleventh.core.view import Hint
from eleventh_ui.display import words


def hint(low: float, high: float, certain: bool = True, value: str | None = None) -> Hint:
    return Hint("trust", low, high, value, "", certain)


@pytest.mark.parametrize(
    ("change", "shown"),
    [(2, "+2"), (-3, "-3"), (0.25, "+<1"), (-0.4, "-<1"), (0, "0"), (0.5, "+1"), (-1.5, "-2")],
)
def test_amounts_are_whole_with_a_sign(change, shown):
    assert words.amount(change) == shown


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [(31, 33, "+2"), (31.4, 31.6, "+1"), (31.2, 31.4, "+<1"), (31.6, 31.4, "-1"), (5, 5, "0")],
)
def test_a_shift_is_the_difference_of_the_numbers_that_are_shown(before, after, shown):
    assert words.shift(before, after) == shown


def test_a_score_tells_its_scale_and_a_share_its_percentage():
    assert words.level(20.4, 0, 100) == "20 of 100"
    assert words.level(0.83, 0, 1) == "83%"


def test_political_capital_is_never_rounded_up():
    assert [words.points(each) for each in (3, 0.96, 2.25)] == ["3", "0.9", "2.2"]


def test_dates_are_written_out():
    assert words.day("2019-07-01") == "1 July 2019"
    assert words.day("some day") == "some day"
    assert words.moment("2026-11-21T18:23:19+00:00") == "21 November 2026, 18:23 UTC"


@pytest.mark.parametrize(
    ("hints", "told"),
    [
        ([hint(-4, -4)], "Trust falls by 4"),
        ([hint(2, 6)], "Trust rises by 2 to 6"),
        ([hint(-4, -4), hint(-2, -2, certain=False)], "Trust falls by 4 to 6"),
        ([hint(0, 8)], "Trust may rise by up to 8: uncertain"),
        ([hint(-3, 2)], "Trust may rise or fall, -3 to +2: uncertain"),
        ([hint(0, 0, value="on_notice")], "Trust becomes on notice"),
        ([hint(0, 0, False, "lapsed")], "Trust may become lapsed"),
        ([hint(0, 0, False, each) for each in ("a", "b", "a")], "Trust may become a or b"),
        ([hint(0, 0, True, "a"), hint(0, 0, False, "b")], "Trust may become a or b"),
        ([hint(0, 0, True, "a"), hint(0, 0, False, "a")], "Trust becomes a"),
        ([hint(0, 0, False, "a"), hint(0, 0, False, "a")], "Trust may become a"),
        ([hint(-1.2, -0.3)], "Trust falls by up to 1"),
        ([hint(0.4, 6)], "Trust rises by up to 6"),
        ([hint(-0.3, -0.1)], "Trust falls by less than 1"),
    ],
)
def test_effects_are_told_with_what_is_uncertain(hints, told):
    assert words.expected("Trust", hints) == told


def test_a_formula_is_told_with_titles_and_each_value_once():
    told = {
        "a": words.Figure("Trust", "24", False),
        "pact": words.Figure("The pact", "notice", True),
    }
    assert words.figures("100 - {a} + {a} / 2", told) == "100 - Trust (24) + Trust / 2"
    assert words.figures("9 if {pact} is lapsed, else {a}", told) == (
        "9 if the pact is lapsed, else Trust (24); the pact is notice"
    )
    assert words.figures("{b} + 1", told) == "b + 1"


def test_a_verdict_needs_a_better_way():
    assert words.verdict(2, "higher") == "better"
    assert words.verdict(2, "lower") == "worse"
    assert words.verdict(2, "neither") == ""


@pytest.mark.parametrize(
    "text", ["\x1b[2J", "\x07bell", "\x9b31m", "\u202eevil", "\u2066x", "\x7f"]
)
def test_what_could_drive_a_terminal_is_written_out(text):
    shown = words.safe(text)
    assert shown.isprintable()
    assert "\\u{" in shown


def test_a_line_break_can_not_forge_a_line():
    assert words.safe("a title\nYour answer: yes") == "a title Your answer: yes"


def test_paragraphs_end_at_empty_lines_only():
    assert words.paragraphs("one\ntwo\n\n three ") == ("one two", "three")


def test_lists_and_counts_read_as_sentences():
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed("abc") == "a, b and c"
    assert words.counted(1, "turn") == "1 turn"
    assert words.counted(3, "turn") == "3 turns"
