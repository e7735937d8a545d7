"""What a seat can do now for one of its objectives: from the objective to the readings it follows
from, and to the open answers and initiatives that are known to move those.

Told from the hints of the view alone. A direction is told where all that is known of a choice goes
one way; whether that serves the objective, its formula says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh.core.view import Aim, Hint, Option, View
from eleventh_ui.display.choices import list_entries
from eleventh_ui.display.objectives import name_spot
from eleventh_ui.display.stops import explain_stop
from eleventh_ui.display.words import join_words, safe

MOST = 3  # choices that are named of those that move a reading one way
NO_LEVER = "Nothing that you can choose now is known to move it"
UP, DOWN, EITHER = "may raise", "may lower", "may move"


def list_levers(view: View, aim: Aim) -> tuple[str, ...]:
    """What moves an objective from here, a sentence for each reading that something open is known
    to move; a sentence that nothing is, where nothing is. First, where it stands at an end of its
    scale, what that means."""
    titles = {each.id: safe(each.title or each.id) for each in view.readings}
    found = []
    for track in aim.reads:
        moved = _sort_choices(view, track)
        told = [
            f"{_name_choices(moved[verb])} {verb} it" for verb in (UP, DOWN, EITHER) if moved[verb]
        ]
        if told:
            found.append(f"{titles.get(track, track)}: {'; '.join(told)}.")
    stop = explain_stop(aim)
    return (*((stop,) if stop else ()), *(found or [f"{NO_LEVER}."]))


def tell_levers(view: View, track: str) -> tuple[str, ...]:
    """The same of what `why` knows an objective of the seat by, each opening with `From here`;
    nothing of anything else, and once the game is over."""
    aims = (each for each in view.aims if name_spot(view, each) == track and view.ending is None)
    return tuple(f"From here: {told}" for each in aims for told in list_levers(view, each))


def list_open(view: View) -> Iterator[Option]:
    """Every answer and initiative that the seat may choose now."""
    for question in view.questions:
        yield from (each for each in question.options if each.barred is None)
    yield from (each for each in view.initiatives if each.barred is None)


def _sort_choices(view: View, track: str) -> dict[str, list[str]]:
    moved: dict[str, list[str]] = {UP: [], DOWN: [], EITHER: []}
    titles = {
        option.id: entry.title
        for question in view.questions
        for entry in list_entries(question.options)
        for option in entry.options
    }
    for option in list_open(view):
        hints = [each for each in option.hints if each.track == track]
        if hints:
            moved[_find_verb(hints)].append(titles.get(option.id) or safe(option.title))
    return moved


def _find_verb(hints: Sequence[Hint]) -> str:
    if any(each.value is not None for each in hints):
        return EITHER
    if all(each.low >= 0 for each in hints):
        return UP
    return DOWN if all(each.high <= 0 for each in hints) else EITHER


def _name_choices(titles: Sequence[str]) -> str:
    named = [f"“{each}”" for each in dict.fromkeys(titles)]
    more = len(named) - MOST
    if more > 0:
        return join_words([*named[:MOST], f"{more} more"])
    return join_words(named)
