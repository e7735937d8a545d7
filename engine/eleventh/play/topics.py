"""What can be asked about when something did not happen: answers, initiatives, rules, modifiers;
and, where nothing is hidden, events and endings.

A seat may ask about what it is offered, about rules of the rulebook, which anybody may read, and
about those of the scenario that it has been told of. What else there is it is not told, so a name
of something hidden is answered like one of nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from typing import Literal, get_args

from eleventh.core.program import Cause, Choice, Link, Program
from eleventh.play.account import Account

TopicKind = Literal["answer", "initiative", "rule", "modifier", "event", "ending"]
RuleKind = Literal["rule", "modifier"]
RULES: tuple[RuleKind, ...] = get_args(RuleKind)
PREPARED = "topics"  # the name under which an account keeps them


@dataclass(frozen=True, slots=True)
class Named:
    """Something by its id, with its title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that can be asked about, under an id that no other topic of its reader has; `name`
    is its own. `index` is that of its choice, event or ending in the program, else -1; `came`
    tells of an event and an ending whether it did come about."""

    kind: TopicKind
    id: str
    title: str
    name: str
    index: int = -1
    came: bool = False


def list_topics(account: Account) -> tuple[Topic, ...]:
    """All that the reader of an account may ask about as things stand; found once for each account,
    since every question about one of them looks it up here."""
    if PREPARED not in account.prepared:
        account.prepared[PREPARED] = _find_topics(account)
    topics: tuple[Topic, ...] = account.prepared[PREPARED]
    return topics


def _find_topics(account: Account) -> tuple[Topic, ...]:
    program, seat = account.game.adjudicator.program, account.seat
    state = account.game.state
    choices = range(len(program.choices)) if seat is None else _list_offered(account)
    found = [
        *(_name_choice(program, each, seat) for each in choices),
        *(
            Topic(kind, each.id, each.title, each.id)
            for kind in RULES
            for each in _list_rules(account, kind)
        ),
    ]
    if seat is None:
        found += [
            Topic("event", each.id, each.headline, each.id, index, state.fired[index] > 0)
            for index, each in enumerate(program.injects)
        ]
        found += [
            Topic("ending", each.id, each.title, each.id, index, state.ending == index)
            for index, each in enumerate(program.endings)
        ]
    return tuple(_tell_apart(found))


def is_public(program: Program, cause: Cause, seat: str | None, told: Set[Link]) -> bool:
    """Whether a reader may know that there is a rule or modifier, whatever it may know of its
    effects: it is the rulebook's, or the last link of the chain is among those `told`."""
    printed = bool(program.rulebook) and cause.span.file.startswith(f"{program.rulebook}/")
    return seat is None or printed or cause.chain[-1] in told


def find_told(account: Account) -> Set[Link]:
    """The last links of all chains that the reader of an account has been told of."""
    causes = account.game.adjudicator.program.causes
    return {
        causes[posting.cause].chain[-1]
        for accounted in account.of_tracks.values()
        for posting, _ in accounted
        if posting.cause >= 0 and causes[posting.cause].chain
    }


def _list_offered(account: Account) -> Iterator[int]:
    menu = account.game.shown_menu(account.seat or "")
    for offers in (*menu.decisions.values(), menu.initiatives):
        yield from (each.choice for each in offers)


def _name_choice(program: Program, index: int, seat: str | None) -> Topic:
    choice = program.choices[index]
    if choice.kind == "response":
        decision = next(each.id for each in program.decisions if index in each.choices)
        return Topic("answer", f"{decision}.{choice.id}", choice.title, choice.id, index)
    id = choice.id if seat else f"{choice.seat}.{choice.id}"
    return Topic("initiative", id, _title_for(program, choice, seat), choice.id, index)


def _title_for(program: Program, choice: Choice, seat: str | None) -> str:
    if seat is not None:
        return choice.title
    return f"{program.find_seat(choice.seat).title}: {choice.title}"


def _list_rules(account: Account, kind: RuleKind) -> Iterator[Link]:
    """The rules or the modifiers that the reader may know of, each once."""
    program, told = account.game.adjudicator.program, find_told(account)
    yield from dict.fromkeys(
        cause.chain[-1]
        for cause in program.causes
        if cause.chain
        and cause.chain[-1].kind == kind
        and is_public(program, cause, account.seat, told)
    )


def _tell_apart(topics: list[Topic]) -> Iterator[Topic]:
    """The topics under ids that differ: where two would have one, the later names its kind."""
    taken: set[str] = set()
    for each in topics:
        id = each.id
        while id in taken:
            id = f"{each.kind}.{id}"
        taken.add(id)
        yield replace(each, id=id)
