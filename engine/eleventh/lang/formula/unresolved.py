"""Says why a name in a formula means nothing, and which name was probably meant.

Headlines quote the name as written, so that a rule expanded over many actors has one mistake and
not one per actor; whom a variable stood for when it went wrong is in the note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eleventh.core.span import Span
from eleventh.lang.formula.expression import FUNCTIONS
from eleventh.lang.formula.scope import Scope
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.suggest import VERY_CLOSE, find_nearest, find_respelled

_SPECIAL = ("turn", "last", "months", "intensity", "amount")
_SHORT = 3  # a word of fewer letters is likely a variable, not an actor
_COUNT = "done.ACT.BY.TOWARD"
_COUNTS = {0: "no actor", 1: "one actor", 2: "two actors", 3: "three actors"}


@dataclass(frozen=True, slots=True)
class UnresolvedName:
    """A problem with a name; `at` is its place where that is not the place of the name."""

    code: str
    headline: str
    help: str
    note: str = ""
    at: Span | None = None


def explain_name(parts: tuple[str, ...], scope: Scope) -> UnresolvedName:
    """Trouble with a name that should have been a track, a parameter or a word such as `turn`."""
    written, head = ".".join(parts), parts[0]
    family = _family(head, scope)
    if family:
        return _member(parts, family, scope)
    if len(parts) == 1 and head in scope.names.actors:
        return explain_actor(head, scope)
    if head in FUNCTIONS:
        help = f"Write its arguments in brackets: `{head}(...)`."
        return UnresolvedName("E048", f"{quote(written)} is a function", help)
    names = scope.names
    beginnings = {
        "deadline": ("deadline.ID.left", [*names.deadlines]),
        "happened": ("happened.ID", [*names.injects, *names.joints]),
        "done": (_COUNT, [*names.acts]),
    }
    if head in beginnings:
        form, known = beginnings[head]
        help = f"Write `{form}`. {_list('Known', known) if known else 'There is none here.'}"
        return UnresolvedName("E048", f"{quote(written)} is only the beginning of a name", help)
    if head in scope.names.parameters:
        help = f"Write `{head}` alone."
        return UnresolvedName("E048", f"{quote(head)} is a parameter and has no actors", help)
    if head in scope.names.conditions:
        help = f"Write `{head}` alone, where a condition stands."
        return UnresolvedName("E048", f"{quote(head)} is a condition and has no actors", help)
    status = find_status_with(written, scope)
    if status:
        help = f"Compare them: `{status} == {written}`."
        return UnresolvedName("E053", f"{quote(written)} is a value of `{status}`", help)
    return _stranger(parts, scope)


def explain_actor(word: str, scope: Scope) -> UnresolvedName:
    """Trouble with an actor, or a variable that stands for one, used as a number or a condition."""
    help = f"Use it inside a name: {_example(word, scope)}."
    return UnresolvedName("E058", f"{quote(word)} is an actor, not a number or a condition", help)


def explain_amount() -> UnresolvedName:
    """Trouble with `amount` where nothing is given with one."""
    help = "It is known inside a response that has an `amount`; elsewhere write `SEAT.amount.ID`."
    return UnresolvedName("E058", "`amount` means nothing here", help)


def explain_amount_of(parts: tuple[str, ...], scope: Scope) -> UnresolvedName:
    """Trouble with `SEAT.amount.ID`."""
    seat = scope.fill(parts[0])
    known = [id for each, id in scope.names.amounts if each == seat]
    every = list(dict.fromkeys(f"{each}.amount.{id}" for each, id in scope.names.amounts))
    if known:
        help = _meant(".".join(parts[2:]), known, f"{parts[0]}.amount.{{}}", "")
    else:
        help = _list("With an amount", every) if every else "Give the response an `amount`."
    written = ".".join(parts)
    return UnresolvedName("E048", f"No response is given with an amount as {quote(written)}", help)


def explain_intensity() -> UnresolvedName:
    """Trouble with `intensity` where no deed is."""
    help = "Only rules and modifiers with `after` follow from a deed and know its intensity."
    return UnresolvedName("E058", "`intensity` means nothing here", help)


def explain_sealed_orders(parts: tuple[str, ...]) -> UnresolvedName:
    """Trouble with `chooses` where the orders of the turn are not known yet."""
    earlier = ".".join((parts[0], "chose", *parts[2:]))
    return UnresolvedName(
        "E058",
        f"{quote('.'.join(parts))} is not known yet when this is read",
        f"Orders are opened after all seats have decided. `{earlier}` tells of earlier turns.",
    )


def explain_pair(head: str, actors: Sequence[str]) -> tuple[str, str]:
    """What is wrong with `of: [ONE, OTHER]` where a track of each is named, and what helps."""
    one, other = actors
    headline = f"This makes one track, `{head}.{one}.{other}`: of {one} toward {other}"
    return headline, f"For one track of each write `of: [[{one}, {other}]]`."


def explain_deadline(parts: tuple[str, ...], scope: Scope) -> UnresolvedName:
    """Trouble with a name that begins with `deadline`."""
    known = scope.names.deadlines
    if parts[1] in known:
        help = f"Write `deadline.{parts[1]}.left`: the days left as the turn opens."
        return UnresolvedName("E048", f"{quote('.'.join(parts))} is no name", help)
    help = _meant(parts[1], known, "deadline.{}.left", "This scenario has no deadlines.")
    return UnresolvedName("E048", f"There is no deadline {quote(parts[1])}", help)


def explain_happening(parts: tuple[str, ...], scope: Scope) -> UnresolvedName:
    """Trouble with a name that begins with `happened`."""
    id = ".".join(parts[1:])
    seats = [seat for seat, choice in scope.names.choices if choice == id]
    if seats:
        help = f"A seat chooses it: write `{seats[0]}.chose.{id}`."
        return UnresolvedName("E048", f"{quote(id)} is not an inject", help)
    known = [*scope.names.injects, *scope.names.joints]
    help = _meant(id, known, "happened.{}", "This scenario has no injects.")
    return UnresolvedName("E048", f"There is no inject or joint initiative {quote(id)}", help)


def explain_act(parts: tuple[str, ...], scope: Scope) -> UnresolvedName:
    """Trouble with a name such as `done.apology.seoul.tokyo` whose act nobody defines."""
    rest = "".join(f".{part}" for part in parts[2:])
    help = _meant(parts[1], scope.names.acts, f"done.{{}}{rest}", "There are no acts here.")
    return UnresolvedName("E048", f"There is no act called {quote(parts[1])}", help)


def explain_parties(parts: tuple[str, ...], sides: int) -> UnresolvedName:
    """Trouble with a count of deeds that names too few or too many actors."""
    help = f"Write `{_COUNT if sides == 2 else _COUNT.removesuffix('.TOWARD')}`."
    headline = f"`{parts[1]}` is done by {_COUNTS[1]}{' toward another' * (sides - 1)}"
    return UnresolvedName(
        "E049", f"{headline}, {quote('.'.join(parts))} names {len(parts) - 2}", help
    )


def explain_party(
    parts: tuple[str, ...], part: str, side: Sequence[str], scope: Scope
) -> UnresolvedName:
    """Trouble with an actor who never does, or is never done, what is counted."""
    if part not in scope.names.actors:
        near = find_nearest(part, (*scope.names.actors, *scope.variables))
        better = ".".join(near if each == part else each for each in parts) if near else ""
        help = f"Did you mean `{better}`?" if near else _list("Actors", scope.names.actors)
        return UnresolvedName("E048", f"There is no actor {quote(part)}", help)
    way = "by" if parts[2] == part else "toward"
    headline = f"{quote('.'.join(parts))} counts nothing: `{parts[1]}` is never {way} {part}"
    return UnresolvedName("E048", headline, _list(f"It can be {way}", side))


def explain_itself(parts: tuple[str, ...], scope: Scope) -> UnresolvedName:
    """Trouble with a count of what an actor did toward itself."""
    headline = f"{quote('.'.join(parts))} is of an actor toward itself"
    return UnresolvedName("E050", headline, "Name two different ones.", _note(parts[2:], scope))


def explain_choice(parts: tuple[str, ...], scope: Scope) -> UnresolvedName:
    """Trouble with a name such as `seoul.chose.apology`."""
    seat, id = scope.fill(parts[0]), ".".join(parts[2:])
    seats = scope.names.seats
    if seat not in seats and seat in scope.names.actors:
        help = "Seats here: " + ", ".join(seats) + "."
        return UnresolvedName("E048", f"{quote(seat)} has no seat and chooses nothing", help)
    if seat not in seats:
        help = _meant(seat, seats, f"{{}}.{'.'.join(parts[1:])}", "This scenario has no seats.")
        return UnresolvedName("E048", f"There is no seat {quote(seat)}", help)
    if not id:
        help = f"Write the id of a response or an initiative: `{seat}.{parts[1]}.ID`."
        return UnresolvedName(
            "E048", f"{quote('.'.join(parts))} is only the beginning of a name", help
        )
    headline = f"{quote(parts[0])} can choose no response or initiative {quote(id)}"
    elsewhere = [other for other, known in scope.names.choices if known == id and other != seat]
    if elsewhere:
        help = f"It is a choice of {', '.join(dict.fromkeys(elsewhere))}."
        return UnresolvedName("E048", headline, help, _note(parts[:1], scope))
    known = [full for chooser, full in scope.names.choices if chooser == seat]
    pattern = f"{parts[0]}.{parts[1]}.{{}}"
    help = _meant(id, known, pattern, f"There is nothing that {seat} can choose.")
    return UnresolvedName("E048", headline, help, _note(parts, scope))


def find_status_with(word: str, scope: Scope) -> str | None:
    """The first status that has a value of this name."""
    tracks = scope.names.tracks
    return next((id for id, track in tracks.items() if word in track.values), None)


def _member(parts: tuple[str, ...], family: list[str], scope: Scope) -> UnresolvedName:
    """Trouble with a name whose family of tracks is known."""
    written, head = ".".join(parts), parts[0]
    arity = family[0].count(".")
    filled = tuple(map(scope.fill, parts[1:]))
    if len(filled) == 1 and head in scope.names.pairs:
        pair = explain_pair(head, family[0].split(".")[1:])
        return UnresolvedName("E069", *pair, at=scope.names.pairs[head])
    if len(filled) != arity:
        count = _COUNTS.get(arity, f"{arity} actors")
        help = f"Write `{_like(head, filled, family)}`."
        return UnresolvedName(
            "E049", f"`{head}` needs {count}, {quote(written)} names {len(filled)}", help
        )
    note = _note(parts[1:], scope)
    if len(set(filled)) < len(filled):
        help = f"Name two different ones, such as `{family[0]}`."
        return UnresolvedName("E050", f"{quote(written)} is of an actor toward itself", help, note)
    words = [*scope.names.actors, *scope.variables]
    strange = [part for part in parts[1:] if part not in words]
    for place, part in enumerate(parts[1:], start=1):
        if part not in words:
            near = find_nearest(part, scope.names.actors)
            near = near or find_nearest(part, scope.variables, VERY_CLOSE)
            near = near if len(strange) == 1 else None
            better = ".".join((*parts[:place], near or "", *parts[place + 1 :]))
            help = _list("Actors", scope.names.actors)
            if near:
                help = f"Did you mean `{better}`?"
            elif len(part) < _SHORT:
                help = f"If it is a variable, declare it in `after` or `for`. {help}"
            return UnresolvedName("E048", f"There is no actor {quote(part)}", help)
    help = _list(f"Tracks of `{head}`", family)
    return UnresolvedName("E048", f"There is no track {quote(written)}", help, note)


def _stranger(parts: tuple[str, ...], scope: Scope) -> UnresolvedName:
    """Trouble with a name of which nothing is known."""
    written, names = ".".join(parts), scope.names
    if len(parts) > 1 and scope.fill(parts[0]) in names.actors:
        if _family(parts[1], scope):
            better = ".".join((parts[1], parts[0], *parts[2:]))
            help = f"The track comes first: `{better}`."
        else:
            help = f"An actor is followed by `chose` or `chooses`: `{parts[0]}.chose.ID`."
        return UnresolvedName("E048", f"Nothing is called {quote(written)}", help)
    heads = [*_SPECIAL, *names.parameters, *(id.split(".")[0] for id in names.tracks)]
    heads += [id.split(".")[0] for id in names.derived]
    if len(parts) == 1:
        heads += [*FUNCTIONS, *names.conditions]
    near = find_nearest(parts[0], heads)
    if respelled := find_respelled(written, (*names.tracks, *names.derived, *names.parameters)):
        help = f"Did you mean `{respelled}`?"
    elif near is None:
        help = "Formulas name tracks, derived tracks, parameters, and words such as `turn`."
        if len(parts) == 1:
            help += (
                " An amount in words is a number here, such as -2, and a chance one from 0 to 1."
            )
    elif _family(near, scope) and not _fits(near, len(parts) - 1, scope):
        help = f"Did you mean `{_family(near, scope)[0]}`?"
    else:
        help = f"Did you mean `{'.'.join((near, *parts[1:]))}`?"
    return UnresolvedName("E048", f"Nothing is called {quote(written)}", help)


def _family(head: str, scope: Scope) -> list[str]:
    known = (*scope.names.tracks, *scope.names.derived)
    return [id for id in known if id == head or id.startswith(f"{head}.")]


def _fits(head: str, count: int, scope: Scope) -> bool:
    return _family(head, scope)[0].count(".") == count


def _like(head: str, filled: tuple[str, ...], family: list[str]) -> str:
    """The member of a family that begins as the author's name does, or else the first."""
    begun = ".".join((head, *filled))
    return next((id for id in family if id.startswith(f"{begun}.")), family[0])


def _example(word: str, scope: Scope) -> str:
    who = scope.fill(word)
    known = (*scope.names.tracks, *scope.names.derived)
    found = next((id for id in known if who in id.split(".")[1:]), None)
    if found is None:
        return f"`{word}.chose.ID`"
    head, *rest = found.split(".")
    return f"`{'.'.join((head, *(word if part == who else part for part in rest)))}`"


def _meant(word: str, known: Iterable[str], pattern: str, none: str) -> str:
    ids = list(dict.fromkeys(known))
    near = find_nearest(word, ids)
    if near:
        return f"Did you mean `{pattern.format(near)}`?"
    return _list("Known", ids) if ids else none


def _list(what: str, ids: Iterable[str]) -> str:
    every = list(ids)
    return f"{what}: {', '.join(every[:6])}{', ...' if len(every) > 6 else ''}."


def _note(parts: Iterable[str], scope: Scope) -> str:
    """Whom the variables among some parts stand for."""
    bound = [part for part in dict.fromkeys(parts) if part in scope.variables]
    return ", ".join(f"`{part}` is {scope.variables[part]} here" for part in bound)
