"""What the library raises: for a name that nothing bears, a scenario with mistakes, orders that are
not taken.

A script that goes on after a mistake computes nonsense, so here refusals are raised where a table
would return them. They keep what they are made of, for programs that want to know.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eleventh.core.refusals import Data, Datum, Refusal
from eleventh.lang.problems.problem import Problem
from eleventh.lang.problems.render import render

_FORMATTING = ("kinds", "lows", "highs")
NAMED = 12  # names listed in a message; the rest are counted


class NotFound(LookupError):
    """Nothing has this name: no scenario, seat, doctrine, track or problem code.

    The message says what was meant perhaps, and what there is.
    """


class ScenarioError(ValueError):
    """A scenario that can't be played, because it has mistakes: `problems` holds them as data."""

    def __init__(self, place: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        errors = [each for each in problems if each.severity == "error"]
        count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
        super().__init__(f"{place} has {count}:\n{render(errors, 'short', {})}".rstrip())


class Refused(ValueError):
    """Orders, or a request, that the table does not take: `refusals` says why, each with a code
    and data."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(" ".join(tell_refusal(each) for each in self.refusals))


def tell_refusal(refusal: Refusal) -> str:
    """A refusal in a line: its code and its data, for whoever reads a traceback."""
    data = _readable(refusal.data)
    near, known = data.pop("near", ""), data.pop("known", ())
    about = f" ({refusal.about})" if refusal.about else ""
    told = f"{refusal.code.replace('_', ' ').capitalize()}{about}{_listed_data(data)}."
    if near:
        told += f" Did you mean {near!r}?"
    elif isinstance(known, tuple) and known:
        told += f" There are {_listed(known)}."
    return told


def not_found(refusal: Refusal) -> NotFound:
    """The error for a refusal that says that something does not exist."""
    return NotFound(tell_refusal(refusal))


def _readable(data: Data) -> dict[str, Datum]:
    """The data without what only formats it, each track beside its value."""
    found = {name: value for name, value in data.items() if name not in _FORMATTING}
    tracks, values = found.get("tracks"), found.pop("values", ())
    if isinstance(tracks, tuple) and isinstance(values, tuple):
        pairs = zip(tracks, values, strict=True)
        found["tracks"] = tuple(f"{track} {value}" for track, value in pairs)
    return found


def _listed_data(data: Data) -> str:
    if not data:
        return ""
    return ": " + ", ".join(
        repr(value) if name == "wanted" else f"{name} {value!r}" for name, value in data.items()
    )


def _listed(known: Sequence[object]) -> str:
    more = f" and {len(known) - NAMED} more" if len(known) > NAMED else ""
    return ", ".join(str(each) for each in known[:NAMED]) + more
