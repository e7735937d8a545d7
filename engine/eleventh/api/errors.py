"""What the library raises: for a name that nothing bears, a scenario with mistakes, orders that are
not taken.

A script that goes on after a mistake computes nonsense, so here refusals are raised where a table
would return them. They keep what they are made of, for programs that want to know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from eleventh.core.refusals import Data, Datum, Refusal, RefusalCode
from eleventh.lang.problems.problem import Problem
from eleventh.lang.problems.render import render

_SENTENCES: Mapping[str, str] = {
    RefusalCode.NO_SCENARIO: "There is no scenario {wanted!r}.",
    RefusalCode.UNKNOWN_SEAT: "There is no seat {wanted!r}.",
    RefusalCode.UNKNOWN_DOCTRINE: "There is no doctrine {wanted!r}.",
    RefusalCode.BROKEN_DOCTRINE: "The doctrine {wanted!r} can't be used: {fault}.",
    RefusalCode.NO_PROGRAM: "There is no program {wanted!r}.",
    RefusalCode.NO_COMMAND: "{wanted!r} names no program: write exec:PATH.",
    RefusalCode.NOT_EXECUTABLE: "{wanted!r} may not be executed.",
    RefusalCode.PROGRAM_ELSEWHERE: "{wanted!r} is a program, which can play a Match and no batch.",
    RefusalCode.NO_SUCH_TRACK: "There is no track and no objective {wanted!r}.",
    RefusalCode.NO_SUCH_TOPIC: "There is nothing {wanted!r} to ask about.",
    RefusalCode.TURN_NOT_PLAYED: "Turn {wanted} was not played; the last that was is {last}.",
    RefusalCode.TURN_NOT_COME: "Turn {wanted} has not come; the last that has is {last}.",
    RefusalCode.NO_TURN_BACK: "There is no such turn to go back to; the last is {last}.",
    RefusalCode.OVER: "The game is over.",
    RefusalCode.NO_SUCH_AMOUNT: (
        "{response!r} is given with an amount of {span}, in steps of {step}: not {wanted!r}."
    ),
    RefusalCode.UNKNOWN_RESPONSE: "The decision {decision!r} has no response {wanted!r}.",
    RefusalCode.UNKNOWN_INITIATIVE: "There is no initiative {wanted!r}.",
    RefusalCode.NOT_ASKED: "The decision {wanted!r} is not put to this seat now.",
}
"""What is told of those that scripts meet most; of others the code with its data."""

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
    """A refusal in a line, for whoever reads a traceback: in a sentence, or its code and its
    data."""
    data = _readable(refusal.data)
    near, known = data.pop("near", ""), data.pop("known", ())
    about = f" ({refusal.about})" if refusal.about else ""
    seats = data.get("seats")
    if refusal.code == RefusalCode.WAITING and isinstance(seats, tuple):
        told = f"Waiting for the orders of {_listed(seats)}."
    elif refusal.code in _SENTENCES:
        told = _SENTENCES[refusal.code].format_map(data)
    else:
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
