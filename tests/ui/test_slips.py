"""A slip of a word is told which word it may have been meant to be, at every prompt."""

from __future__ import annotations

import pytest

from eleventh_ui.display.matching import suggest_word
from ui.sitting import match_of, transcript

USAGES = ("why, why 3, why 3 all", "quit, or save and quit", "source H-17", "ledger")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("wy", " Did you mean why?"),
        ("whyy trust", " Did you mean why?"),
        ("ledgr", " Did you mean ledger?"),
        ("Soruce R01", " Did you mean source?"),
        ("why", ""),
        ("x", ""),
        ("7", ""),
        ("", ""),
        ("trust.tokyo", ""),
        ("w" * 999, ""),
    ],
)
def test_a_word_that_is_nearly_typed_is_named(typed: str, told: str) -> None:
    assert suggest_word(typed, USAGES) == told


def test_it_is_named_at_an_answer_an_initiative_and_the_commitment() -> None:
    typed = ("wy", "1", "ledgr", "", "agian", "yes", "", "yes", "debreif")
    text = " ".join(transcript(match_of("seoul"), "seoul", typed=typed).split())
    for word in ("why", "ledger", "again"):
        assert f"Did you mean {word}?" in text
