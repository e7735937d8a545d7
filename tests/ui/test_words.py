"""Words: harmless text, lists, dates, and formulas with what they name."""

from __future__ import annotations

import pytest

from eleventh_ui.display import words
from eleventh_ui.display.dates import format_day, format_stamp
from eleventh_ui.display.formulas import NamedValue, spell_formula


def test_dates_are_written_out():
    assert format_day("2019-07-01") == "1 July 2019"
    assert format_day("2019-11-22T18:00") == "22 November 2019, 18:00"
    assert format_day("some day") == "some day"
    assert format_stamp("2026-11-21T18:23:19+00:00") == "21 November 2026, 18:23 UTC"


def test_a_formula_is_told_with_titles_and_each_value_once():
    told = {
        "a": NamedValue("Trust", "24", False),
        "pact": NamedValue("The pact", "notice", True),
    }
    assert spell_formula("100 - {a} + {a} / 2", told) == "100 - Trust (24) + Trust / 2"
    assert spell_formula("9 if {pact} is lapsed, else {a}", told) == (
        "9 if the pact is lapsed, else Trust (24); the pact is notice"
    )
    assert spell_formula("{b} + 1", told) == "b + 1"


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
    assert words.join_words([]) == ""
    assert words.join_words(["a"]) == "a"
    assert words.join_words("abc") == "a, b and c"
    assert words.pluralise(1, "turn") == "1 turn"
    assert words.pluralise(3, "turn") == "3 turns"
