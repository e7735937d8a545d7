"""The order in which scenarios are offered, in every list of them.

What comes with the program stands first, then what other packages bring, then one's own. On each
of these shelves a scenario that leads on to another (`next`) stands before the others: whoever is
new begins there. The others follow in the order of their calendars, those without dates after
those with; what can't be played stands last.
"""

from __future__ import annotations

from eleventh.lang.cache import Summary
from eleventh.lang.compile import summarise_path
from eleventh.play.library import Library, Shelved


def list_offers(library: Library) -> tuple[tuple[Shelved, Summary], ...]:
    """Every scenario of a library with what a list tells of it, as they are offered. All of them
    are read for it."""
    books = library.rulebooks()
    found = [(each, summarise_path(each.path, books)) for each in library.scenarios()]
    shelves = [shelf.origin for shelf in library.shelves]
    return tuple(sorted(found, key=lambda row: _place(shelves.index(row[0].origin), *row)))


def _place(shelf: int, shelved: Shelved, told: Summary) -> tuple[int, bool, bool, bool, str, str]:
    """What is compared: the shelf, whether it is broken, leads nowhere or has no date, the day on
    which it begins, and its id."""
    undated = not told.starts
    return shelf, bool(told.errors), not told.next, undated, told.starts, shelved.id
