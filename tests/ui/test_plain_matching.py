"""What a person typed is understood, or answered with a sentence that helps."""

from __future__ import annotations

import pytest

from eleventh_ui.display.matching import Candidate, find_meant

OFFERED = [
    Candidate("wto_complaint", "Take it to Geneva"),
    Candidate("wait", "Wait"),
    Candidate("wait_and_see", "Wait and see"),
]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("1", 0),
        ("wto_complaint", 0),
        ("WTO", 0),
        ("wto-complaint", 0),
        ("take it", 0),
        ("geneva", 0),
        ("wait", 1),
        ("wait and", 2),
    ],
)
def test_numbers_ids_titles_and_starts_are_understood(typed, place):
    assert find_meant(typed, OFFERED, "answer") == place


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("4", "There is no answer 4; type a number from 1 to 3."),
        ("0", "There is no answer 0; type a number from 1 to 3."),
        ("w", "“w” could be wto_complaint, wait or wait_and_see. Type more of it."),
        (
            "complaint_wto",
            "“complaint_wto” is no answer here; type a number from 1 to 3, or its name."
            " Did you mean wto_complaint?",
        ),
    ],
)
def test_anything_else_gets_a_sentence_that_helps(typed, sentence):
    assert find_meant(typed, OFFERED, "answer") == sentence


def test_numbers_mean_nothing_where_no_list_was_shown():
    assert find_meant("1", OFFERED, "track", numbered=False) == "“1” is no track here."


def test_with_nothing_on_offer_it_says_so():
    assert find_meant("1", [], "answer") == "There is no answer to choose here."
