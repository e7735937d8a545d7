"""Who there is: actors, seats, and the sets that stand for several of them.

Everything in the language that says `seat`, `adversary` or `[seoul, tokyo]` is answered here, with
a suggestion where the word means nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from eleventh.core import program as p
from eleventh.lang.formula.agreement import agree_with_several
from eleventh.lang.model.books import Bundle, Sections
from eleventh.lang.model.text import Name
from eleventh.lang.problems.problem import Problems
from eleventh.lang.problems.suggest import find_nearest

SETS = {"seat": "seats", "adversary": "adversaries", "public": "publics", "other": "others"}
EVERYBODY = "actor"

_TAKEN = frozenset({*SETS, EVERYBODY, "own", "hidden"})  # where an actor may be named, these stand
_STANDING = frozenset({"self", "target", "absent", "by", "toward", "first", "second"})

Binding = Mapping[str, str]


_VISIBLE = "Write the actor. `visible` knows `public`, `own`, `hidden` and seats."
_SYNONYMS = {
    "self": _VISIBLE,
    "secret": "Where it is said who sees it write `hidden`: nobody at the table does.",
    "none": "Where it is said who sees it write `hidden`: nobody at the table does.",
    "private": "Where it is said who sees it write `own`: the seat that it is about does.",
    **dict.fromkeys(
        ("all", "everyone", "everybody"),
        "`actor` is all actors and `seat` all seats; where who sees it is said, `public` is all.",
    ),
}


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a scenario and the seats that are played.

    `told` holds names about which a problem is known, so that no second one is told; `seated` the
    actors of other groups to whom the scenario gives a seat: they stay what they are, too.
    """

    actors: tuple[p.Actor, ...]
    played: tuple[str, ...]
    problems: Problems
    told: frozenset[str] = frozenset()
    seated: frozenset[str] = frozenset()

    def title(self, actor: str) -> str:
        """How an actor is called; an unknown one by its id."""
        return next((each.title for each in self.actors if each.id == actor), actor)

    def group(self, name: str) -> tuple[str, ...]:
        """The actors of a group (`seats`, `publics`, ...), in order."""
        seated = self.seated if name == "seats" else frozenset()
        return tuple(each.id for each in self.actors if each.group == name or each.id in seated)

    def playable(self, actor: str) -> bool:
        """Whether an actor is a seat, played here or not."""
        return actor in self.group("seats")

    def is_known(self, word: str) -> bool:
        """Whether a word is a set or an actor."""
        return word in SETS or word == EVERYBODY or any(word == each.id for each in self.actors)

    def are_known(self, names: Iterable[Name]) -> bool:
        """Whether none of some words is unknown."""
        return all(self.is_known(name.value) for name in names)

    def members(self, names: Iterable[Name]) -> tuple[str, ...]:
        """The actors that some words stand for, each once, in order; unknown words are problems."""
        found: dict[str, None] = {}
        for name in names:
            if name.value == EVERYBODY:
                found.update(dict.fromkeys(each.id for each in self.actors))
            elif name.value in SETS:
                found.update(dict.fromkeys(self.group(SETS[name.value])))
            elif self.is_known(name.value):
                found[name.value] = None
            else:
                self._tell_unknown(name)
        return tuple(found)

    def is_seated(self, names: Iterable[Name]) -> tuple[str, ...]:
        """As `members`, of those that are played; a word for anybody else is a problem."""
        found: dict[str, None] = {}
        for name in names:
            if name.value == "public":
                found.update(dict.fromkeys(self.played))
                continue
            members = self.members((name,))
            found.update(dict.fromkeys(each for each in members if each in self.played))
            if members and not found.keys() & set(members):
                self.tell_seatless(name)
        return tuple(found)

    def tell_seatless(self, name: Name) -> None:
        """Notes that a word stands for somebody who is not played."""
        self.problems.once(
            "E064",
            f"`{name.value}` has no seat at this table",
            name.span,
            help="Seats here: " + ", ".join(self.played) + ".",
        )

    def substitute(self, title: str, who: Mapping[str, str | tuple[str, ...]]) -> str:
        """A title with `{by}`, `{0}` and the like replaced by the names of actors.

        Plain replacement: braces that name nobody stay as they are. Of several the verb is that of
        several, and `{by} and {toward}` names each of them once.
        """
        several = {
            word: (actors,) if isinstance(actors, str) else actors for word, actors in who.items()
        }
        if {"by", "toward"} <= several.keys():
            both = dict.fromkeys((*several["by"], *several["toward"]))
            title = title.replace("{by} and {toward}", self._join(both))
        if len(several.get("by", ())) > 1:
            title = agree_with_several(title, "by", "toward")
        for word, actors in several.items():
            title = title.replace("{" + word + "}", self._join(actors))
        return title

    def _join(self, actors: Iterable[str]) -> str:
        named = [self.title(each) for each in actors]
        return " and ".join(filter(None, [", ".join(named[:-1]), *named[-1:]]))

    def _tell_unknown(self, name: Name) -> None:
        if name.value in self.told:
            return
        words = [*SETS, EVERYBODY, *(each.id for each in self.actors)]
        near = find_nearest(name.value, words)
        help = f"Did you mean `{near}`?" if near else "Known: " + ", ".join(words) + "."
        if name.value in _SYNONYMS:
            help = _SYNONYMS[name.value]
        self.problems.once(
            "E061",
            f"There is no actor or set called `{name.value}`",
            name.span,
            help=help,
        )


def gather_cast(bundle: Bundle, sections: Sections, problems: Problems) -> Cast:
    """The cast of a scenario: the rulebook's actors, and any seat that only the scenario names."""
    seats = bundle.scenario.seats if bundle.scenario else ()
    called = {each.id.value: each.title for each in seats}
    actors = [
        p.Actor(each.id.value, called.get(each.id.value) or each.title, each.group)
        for each in sections.actors
    ]
    known = {each.id for each in actors}
    actors += [
        p.Actor(each.id.value, each.title or make_title(each.id.value), "seats")
        for each in seats
        if each.id.value not in known
    ]
    seated = _find_seated(bundle, actors, problems)
    for seat in seats:
        group = next(each.group for each in actors if each.id == seat.id.value)
        if group != "seats" and seat.id.value not in seated:
            problems.add(
                "E064",
                f"`{seat.id.value}` is one of the {group}, who are not played",
                seat.id.span,
                help=f"Add `play: [{seat.id.value}]`: it stays one of them, and has a seat too.",
            )
    if bundle.scenario is None:
        played = tuple(each.id for each in actors if each.group == "seats")
    else:
        played = tuple(each.id.value for each in seats)
    for name in (*(each.id for each in sections.actors), *(each.id for each in seats)):
        if name.value in _TAKEN | _STANDING:
            problems.once(
                "E086",
                f"`{name.value}` is a word of the language, so no actor can be called so",
                name.span,
                help="Give the actor another id; its `title` may be any word.",
            )
    return Cast(tuple(actors), played, problems, bundle.told, seated)


def _find_seated(bundle: Bundle, actors: list[p.Actor], problems: Problems) -> frozenset[str]:
    """Whom `play` seats; notes who can't be, or need not."""
    scenario = bundle.scenario
    if scenario is None:
        return frozenset()
    groups = {each.id: each.group for each in actors}
    listed = {each.id.value for each in scenario.seats}
    for name in scenario.play:
        if name.value in bundle.told:
            continue
        if name.value not in groups:
            near = find_nearest(name.value, groups)
            help = f"Did you mean `{near}`?" if near else "Actors: " + ", ".join(groups) + "."
            problems.add("E061", f"There is no actor called `{name.value}`", name.span, help=help)
        elif groups[name.value] == "seats":
            headline = f"`{name.value}` is a seat without `play`"
            problems.add("E103", headline, name.span, help="Delete it here.")
        elif name.value not in listed:
            headline = f"`{name.value}` is played, and `seats` says nothing of it"
            help = f"Add `{name.value}: ` under `seats`, with its leader and what it wants."
            problems.add("E103", headline, name.span, help=help)
    return frozenset(each.value for each in scenario.play)


def make_title(id: str) -> str:
    """An id as a title: `korean_public` is Korean public."""
    words = id.replace("_", " ")
    return words[:1].upper() + words[1:]


def list_bindings(domains: Mapping[str, tuple[str, ...]]) -> Iterator[Binding]:
    """Every way to let each variable stand for an actor of its domain, no two for the same one."""
    names = list(domains)
    for actors in product(*domains.values()):
        if len(set(actors)) == len(actors):
            yield dict(zip(names, actors, strict=True))
