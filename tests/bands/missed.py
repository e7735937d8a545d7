"""The bands that the crisis misses: the number that was measured, and why it is so.

Each is a strict expected failure: one that is met must leave this list, and one whose number moves
must say the new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Missed(NamedTuple):
    """What was measured, as the table prints it, and why."""

    measured: str
    why: str


COSTLESS = "kindness pays whoever else is kind, since a thaw does not take two"
UNREAD = "no rule or event reads deterrence, so little can move it or follow from it"
CALM = "nothing builds a crisis: tests and patrols post a few points that fade"
WEAR = "the same deed is worth the same each time: no rule knows how often it was done"
CLOCKWORK = "who looks one turn ahead takes the same answer on nearly every seed"
NEVER = "who looks one turn ahead renews, since notice serves nothing"
MISSED: Mapping[str, Missed] = {
    "notice.better": Missed("0.0", "notice costs trust and the front, and buys nothing"),
    "notice.clear": Missed("0.0", "renewal leads in all cells, by 3 to 25 points"),
    "random.commonest": Missed("35.4", "without a notice nearly all ends in a quiet autumn"),
    "random.history": Missed("2.8", "history's end needs terms named and met on one evening"),
    "replies.washington": Missed("9.0", COSTLESS),
    "replies.seoul": Missed("8.0", COSTLESS),
    "replies.yield_seoul": Missed("18.7", COSTLESS),
    "cooperation.tempted": Missed("5.3", "a Tokyo on the record keeps approval and loses little"),
    "night.reward": Missed("-0.4", "a promised date wins trust of a Seoul that yields anyway"),
    "changes.deterrence_1": Missed("11.6", UNREAD),
    "changes.deterrence_half": Missed("24.9", UNREAD),
    "changes.own": Missed("68.3", "answers with small amounts, some of which cancel"),
    "crisis.random": Missed("0.0", CALM),
    "crisis.hostile": Missed("0.0", CALM),
    "repetition.worth": Missed("6.8", WEAR),
    "history.approval_september": Missed("-3.3", "notice and drill rally, and nothing wears"),
    "history.boycott_july": Missed("-0.2", "the boycott stands at its height as it begins"),
    "history.boycott_autumn": Missed("-2.1", "it fades by itself, and no wrong feeds it"),
    "history.costs_between": Missed("-8.0", "a figure asked of Tokyo closes Seoul's gap"),
    "opponent.matched": Missed("0.0", "notice costs trust and the front, and buys nothing"),
    "opponent.notice": Missed("0.0", NEVER),
    "opponent.night": Missed("0.0", NEVER),
    "opponent.commonest": Missed("59.4", NEVER),
    "opponent.endings": Missed("2.0", NEVER),
    "opponent.lapse": Missed("0.0", NEVER),
    "opponent.history": Missed("0.0", NEVER),
    "opponent.cooperation": Missed("59.4", COSTLESS),
    "opponent.crisis": Missed("0.0", CALM),
    "opponent.variety": Missed("5.6", CLOCKWORK),
    "opponent.fairness": Missed("28.4", "Seoul's objectives gain less by looking ahead"),
}
