"""Says why a name outside formulas is no track, and which one was probably meant.

Headlines quote the name as the author wrote it, so that a rule over many actors has one mistake
and not one per actor; whom a variable stood for is in the note.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from eleventh.core.span import Span
from eleventh.lang.formula.unresolved import explain_pair
from eleventh.lang.model.text import Name
from eleventh.lang.problems.problem import Problems
from eleventh.lang.problems.suggest import VERY_CLOSE, find_nearest, find_respelled

_COUNTS = {0: "no actor", 1: "one actor", 2: "two actors", 3: "three actors"}
_MOST_SHOWN = 6
_SHORT = 3  # a word of fewer letters is likely a variable, not an actor


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What there is: the ids of tracks, how many actors each family takes, the ids of derived
    tracks, the actors, the ids of which a problem is told already, and where a family is said to be
    `of: [ONE, OTHER]`."""

    tracks: Collection[str]
    families: Mapping[str, int]
    derived: Collection[str]
    actors: Collection[str]
    told: frozenset[str] = frozenset()
    pairs: Mapping[str, Span] = field(default_factory=dict)


def tell_no_track(
    name: Name, known: KnownNames, problems: Problems, variables: Mapping[str, str] | None = None
) -> None:
    """Notes, once for each place, why a name is none of the tracks."""
    bound = variables or {}
    head, *rest = name.value.split(".")
    if known.told and not known.told.isdisjoint((head, *rest)):
        return
    if head in {id.split(".")[0] for id in known.derived}:
        problems.once(
            "E070",
            f"`{name.value}` follows from other tracks and can't be moved or set",
            name.span,
            help="Move the tracks in its formula instead.",
        )
    elif head not in known.families:
        _tell_stranger(name, known, problems)
    elif len(rest) != known.families[head]:
        _tell_miscount(name, known, problems, [bound.get(part, part) for part in rest])
    else:
        _tell_no_member(name, known, problems, bound)


def list_ids(what: str, ids: Iterable[str]) -> str:
    """A sentence that lists what there is, cut where it would get long."""
    every = list(ids)
    more = ", ..." if len(every) > _MOST_SHOWN else ""
    return f"{what}: {', '.join(every[:_MOST_SHOWN])}{more}." if every else f"{what}: none."


def explain_undeclared(word: str, actors: Iterable[str]) -> str:
    """Help with a word that is no actor: short ones are likely variables of a rule."""
    variable = "If it is a variable, declare it in `after` or `for`. " if len(word) < _SHORT else ""
    return variable + list_ids("Actors", actors)


def _tell_stranger(name: Name, known: KnownNames, problems: Problems) -> None:
    head, *rest = name.value.split(".")
    near = find_nearest(head, known.families)
    if respelled := find_respelled(name.value, known.tracks):
        help = f"Did you mean `{respelled}`?"
    elif near is None:
        help = list_ids("Tracks", known.families)
    elif known.families[near] == len(rest):
        help = f"Did you mean `{'.'.join((near, *rest))}`?"
    else:
        help = f"Did you mean `{_like(near, rest, known)}`?"
    headline = f"There is no track called `{name.value}`"
    problems.once("E062", headline, name.span, help=help)


def _tell_miscount(name: Name, known: KnownNames, problems: Problems, filled: list[str]) -> None:
    head, needed = name.value.split(".")[0], known.families[name.value.split(".")[0]]
    given = len(filled)
    if given == 1 and head in known.pairs:
        headline, help = explain_pair(head, _members(head, known)[0].split(".")[1:])
        problems.once("E069", headline, known.pairs[head], help=help)
        return
    if not needed:
        headline, help = f"`{head}` is one track and has no actors", f"Write `{head}`."
    else:
        named = _COUNTS.get(given, f"{given} actors")
        headline = f"`{head}` needs {_COUNTS[needed]}, `{name.value}` names {named.split()[0]}"
        if not given:
            headline = f"`{head}` is a family of tracks; one of them is needed here"
        help = f"Write one of its tracks, such as `{_like(head, filled, known)}`."
    problems.once("E069", headline, name.span, help=help)


def _tell_no_member(
    name: Name, known: KnownNames, problems: Problems, bound: Mapping[str, str]
) -> None:
    head, *rest = name.value.split(".")
    for place, part in enumerate(rest, start=1):
        if part in known.actors or part in bound:
            continue
        near = find_nearest(part, known.actors) or find_nearest(part, bound, VERY_CLOSE)
        near = near if _is_only_stranger(rest, place, known, bound) else None
        better = ".".join((head, *rest[: place - 1], near or "", *rest[place:]))
        problems.once(
            "E061",
            f"There is no actor called `{part}`",
            name.span,
            help=f"Did you mean `{better}`?" if near else explain_undeclared(part, known.actors),
        )
        return
    filled = [bound.get(part, part) for part in rest]
    if len(set(filled)) < len(filled):
        headline = f"`{name.value}` is of an actor toward itself"
        help = f"Name two different ones, such as `{_like(head, [], known)}`."
    else:
        headline = f"`{name.value}` is not one of the tracks of `{head}`"
        help = list_ids(f"Tracks of `{head}`", _members(head, known))
    stand = (f"`{part}` is {bound[part]} here" for part in dict.fromkeys(rest) if part in bound)
    problems.once("E069", headline, name.span, note=", ".join(stand), help=help)


def _is_only_stranger(
    rest: list[str], place: int, known: KnownNames, bound: Mapping[str, str]
) -> bool:
    """Whether all parts after one are known: where several are not, none is a mere slip."""
    return all(part in known.actors or part in bound for part in rest[place:])


def _members(head: str, known: KnownNames) -> list[str]:
    return [id for id in known.tracks if id.split(".")[0] == head]


def _like(head: str, begun: list[str], known: KnownNames) -> str:
    """The track of a family that begins as the author's name does, or else the first."""
    members = _members(head, known)
    start = ".".join((head, *begun[: known.families[head]]))
    return next((id for id in members if id.startswith(start)), members[0] if members else head)
