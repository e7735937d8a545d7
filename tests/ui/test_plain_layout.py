"""Text fitted to columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eleventh_ui.display.layout import columns, wrap

TEXT = st.text(st.sampled_from("ab 한中é。-"), max_size=200)


@given(TEXT, st.integers(4, 40))
def test_no_line_is_wider_than_it_may_be(text, width):
    assert all(columns(line) <= width for line in wrap(text, width, "- ", "  "))


@given(TEXT, st.integers(4, 40))
def test_nothing_is_lost_but_spaces(text, width):
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


def test_wide_characters_count_two_columns():
    assert columns("서울") == 4
    assert wrap("서울의 열한 시", 6) == ["서울의", "열한", "시"]


def test_marks_that_combine_count_none():
    assert columns("e\u0301") == 1


def test_further_lines_hang():
    assert wrap("one two three", 9, "1. ", "   ") == ["1. one", "   two", "   three"]
