"""What other choices would have brought an ending or an event that stayed away, in lines."""

from __future__ import annotations

from eleventh.lab.remedies import ChoiceChange, Remedy
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.walking import WalkLine
from eleventh_ui.display.words import pluralise, safe

SEARCHING = "Playing the game again, with other choices, on the same dice"
UNREPEATED = (
    "The facilitator had a hand in this game, which can't be played again by its orders alone; so "
    "no other choices were tried."
)
ELSE = "All else is ordered as it was, wherever that is still possible."


def compose_remedy(remedy: Remedy) -> list[WalkLine]:
    """The changes that bring it, or how many were tried in vain."""
    if remedy.unrepeated:
        return [WalkLine(UNREPEATED, tone="dim")]
    if not remedy.changes:
        pairs = remedy.tried - remedy.singles
        told = f"No single change of {remedy.singles:,} brings it, on the same dice"
        if pairs > 0:
            told += f", nor do {pairs:,} of {remedy.pairs:,} pairs, those that come closest"
        return [WalkLine(f"{told}.", tone="title"), WalkLine(ELSE, tone="dim")]
    one = "One other choice brings it" if len(remedy.changes) == 1 else "Two other choices bring it"
    lines = [WalkLine(f"{one}, in turn {remedy.turn}, on the same dice:", tone="title")]
    lines += [WalkLine(describe_change(each), 1) for each in remedy.changes]
    tried = f"{pluralise(remedy.tried, 'game')} were played to find it."
    lines.append(WalkLine(f"{ELSE} {_fell_back(remedy)}{tried}", tone="dim"))
    return lines


def describe_change(change: ChoiceChange) -> str:
    """A changed choice: `Turn 4, 22 August 2019, Seoul: “Give notice” instead of “Renew”`."""
    place = f"Turn {change.turn}, {format_day(change.date)}, {safe(change.seat_title)}"
    title = f"“{safe(change.title)}”"
    if not change.taken:
        return f"{place}: without {title}"
    return f"{place}: {title}{f' instead of “{safe(change.instead)}”' if change.instead else ''}"


def describe_search(tried: int, wanted: int) -> str:
    """How far a search is."""
    return f"{SEARCHING}: {tried:,} of at most {wanted:,}."


def _fell_back(remedy: Remedy) -> str:
    if not remedy.fell_back:
        return ""
    return f"{pluralise(remedy.fell_back, 'later order')} could not be given as before. "
