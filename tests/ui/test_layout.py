"""Text is fitted to any width, even one that leaves no room, and comes to an end."""

from __future__ import annotations

import pytest

from eleventh_ui.display.layout import columns, keep_together, wrap

TEXT = "Two allies, 두 동맹국, and a word_that_is_longer_than_any_line."


@pytest.mark.parametrize("width", range(0, 90, 3))
@pytest.mark.parametrize("hanging", ["", "    "])
def test_nothing_is_lost_at_any_width(width: int, hanging: str) -> None:
    lines = wrap(TEXT, width, "", hanging)
    assert "".join("".join(lines).split()) == "".join(TEXT.split())
    if width >= len(hanging) + 2:
        assert all(columns(line) <= width for line in lines)


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", 40, "* ") == ["* "]


@pytest.mark.parametrize("width", range(13, 60))
def test_what_is_kept_together_goes_to_the_next_line_as_one(width: int) -> None:
    lines = wrap(f"Ask for understanding {keep_together('for you +0.3')}", width)
    assert sum("for you +0.3" in each for each in lines) == 1
    assert " ".join(lines) == "Ask for understanding for you +0.3"
