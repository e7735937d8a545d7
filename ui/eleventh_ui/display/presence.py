"""Whose orders are in: the same words on a screen, at a prompt and in the facilitator's panel.

A doctrine is neither awaited nor done before the reveal: it decides then, on what it sees then.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from eleventh_ui.display.words import join_words, safe

SEALED = "orders are sealed"
MISSING = "orders are missing"
AT_THE_REVEAL = "decides at the reveal"


def describe_presence(
    titles: Mapping[str, str], people: Collection[str], waiting: Collection[str]
) -> str:
    """One line on all seats: `Orders in: Seoul. Awaited: Tokyo. At the reveal: Washington.` What is
    true of no seat is left out."""
    names = {seat: safe(title) for seat, title in titles.items()}
    here = join_words(names[each] for each in names if each in people and each not in waiting)
    away = join_words(names[each] for each in names if each in waiting)
    later = join_words(names[each] for each in names if each not in people)
    told = (
        f"Orders in: {here}." if here else "",
        f"Awaited: {away}." if away else "",
        f"At the reveal: {later}." if later else "",
    )
    return " ".join(filter(None, told))
