"""Reasons that are given again and again, by act: typed as a number, kept as words.

A number alone is never taken for a reason of its own, so that what stands in the record can be read
without this list.
"""

from __future__ import annotations

PAUSE = (
    "The room takes a break",
    "A question about the rules is settled first",
    "The equipment needs seeing to",
    "The discussion got heated",
)
BACK = (
    "A card had been misread",
    "A ruling was wrong",
    "A team had not been heard",
    "The room tries another course",
)
INJECT = (
    "The room had run dry",
    "To bring up what the exercise is about",
    "To follow up what a team has announced",
)
OVERRIDE = (
    "A ruling was wrong",
    "A card had been misread",
    "What was agreed aloud is entered",
)
REPLACE = ("They said so aloud", "The team could not answer in time")
BAR = ("It has become impossible in the story", "It was ruled out aloud")
RETRACT = ("It was a slip", "It was meant for another seat", "The room objected, and was right")
EXTEND = (
    "The teams are still talking",
    "Time was lost to an interruption",
    "More hands are needed to agree",
)
