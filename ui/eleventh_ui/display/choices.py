"""What a seat may choose, in the order in which every screen and the plain mode tell it, and on
which terms.

Initiatives stand under the headings of their rulebook (`group`); one toward several targets is one
entry with a target to choose. Orders know nothing of that: each choice keeps its own id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eleventh.core.view import Option, View
from eleventh_ui.display.amount_reading import describe_span, find_amount, read_amount, title_range
from eleventh_ui.display.matching import Candidate, describe_several, find_meant, rank_names
from eleventh_ui.display.numbers import describe_price
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import join_words, safe, sentence

TARGET = "{target}"  # where a title that is written once for several targets has the target
_BEFORE_NUMBER = re.compile(r"\s+(?=[-+.,]{0,2}\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class ChoiceEntry:
    """What stands under one number: one choice, an initiative toward each of several targets, of
    which one is chosen after it, or a response with each of its amounts. `title` is safe to
    show."""

    id: str
    title: str
    options: tuple[Option, ...]

    @property
    def only(self) -> Option | None:
        """The choice, where there is no target and no amount to choose."""
        return self.options[0] if len(self.options) == 1 else None

    @property
    def takes_amount(self) -> bool:
        """Whether it is a response of which the amount is still to be named."""
        return len(self.options) > 1 and self.options[0].amount is not None


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """A heading, safe to show and empty where there are none, and what stands under it, with the
    numbers that entries are chosen by."""

    title: str
    entries: tuple[tuple[int, ChoiceEntry], ...]


def list_initiatives(view: View) -> tuple[Option, ...]:
    """The initiatives of a seat, group by group in the order of the rulebook: in each first what it
    can do alone, then what takes others. The order does not depend on the turn, so a number means
    the same in all of them."""
    groups = list(dict.fromkeys(each.group for each in view.initiatives))
    return tuple(
        sorted(
            view.initiatives,
            key=lambda option: (groups.index(option.group), bool(option.joint)),
        )
    )


def list_entries(options: Sequence[Option]) -> tuple[ChoiceEntry, ...]:
    """The options as entries of a list, in order: those that differ in their target or amount alone
    are one, where the first of them stands."""
    kin: dict[str, list[Option]] = {}
    for option in options:
        alike = option.kin.id if option.kin else option.id
        kin.setdefault(option.amount.response if option.amount else alike, []).append(option)
    return tuple(_make_entry(id, tuple(alike)) for id, alike in kin.items())


def group_entries(entries: Sequence[ChoiceEntry]) -> tuple[EntryGroup, ...]:
    """The entries under their headings, which come as they are first used."""
    groups: dict[str, list[tuple[int, ChoiceEntry]]] = {}
    for number, entry in enumerate(entries, start=1):
        groups.setdefault(safe(entry.options[0].group), []).append((number, entry))
    return tuple(EntryGroup(title, tuple(each)) for title, each in groups.items())


def name_target(option: Option) -> str:
    """Toward whom an initiative is, or with what amount a response is given, safe to show; its
    title, where it has neither."""
    if option.amount is not None:
        return safe(option.amount.told)
    return safe(option.kin.target if option.kin else option.title)


def find_choice(
    typed: str, entries: Sequence[ChoiceEntry], noun: str, within: bool = True
) -> Option | ChoiceEntry | str:
    """The choice that is meant; an entry, where a target is still to be chosen; or a sentence that
    helps. A number may be followed by the target, `4 brussels`, or by the amount, `2 4.5`; so may
    the name of what takes one."""
    number, _, target = typed.partition(" ")
    if number.isascii() and number.isdecimal():
        at = find_meant(number, _name_entries(entries), noun)
        if isinstance(at, str):
            return at
        if target and _takes_nothing(entries[at]):
            return f"“{entries[at].title}” takes no amount and no target; type {number} alone."
        return find_target(entries[at], target) if target else _settle(entries[at])
    amounts = list(_split_amount(typed, entries))
    for entry, amount in amounts:
        if given := read_amount(entry.options, amount):
            return given
    ranks = rank_names(typed, _name_entries(entries))
    options = [option for each in entries for option in each.options]
    further = rank_names(typed, name_options(options))
    for rank, others in list(zip(ranks, further, strict=True))[: 3 if within else 2]:
        if len(rank) > 1:
            return describe_several(typed, [_name_entries(entries)[each] for each in rank])
        if rank:
            return _settle(entries[rank[0]])
        if len(others) == 1:
            return options[others[0]]
        if others:
            return describe_several(typed, name_options([options[each] for each in others]))
    if amounts:
        entry, amount = amounts[0]
        return find_target(entry, amount)
    told = find_meant(typed, _name_entries(entries), noun, within=within)
    assert isinstance(told, str)
    return told


def _takes_nothing(entry: ChoiceEntry) -> bool:
    only = entry.only
    return only is not None and only.kin is None and only.amount is None


def _split_amount(typed: str, entries: Sequence[ChoiceEntry]) -> Iterator[tuple[ChoiceEntry, str]]:
    """Each way in which a text names what takes an amount, and then begins like a number. The name
    has nothing of the range, or `ask for 1 to 3` would name `Ask for 1 to 8` and the amount 3."""
    known = [
        Candidate(each.id, each.title.replace(describe_span(each.options), ""))
        if each.takes_amount
        else Candidate(each.id, each.title)
        for each in entries
    ]
    for gap in _BEFORE_NUMBER.finditer(typed):
        ranked = next(filter(None, rank_names(typed[: gap.start()], known)), ())
        takers = [entries[each] for each in ranked if entries[each].takes_amount]
        if len(takers) == 1:
            yield takers[0], typed[gap.end() :]


def find_target(entry: ChoiceEntry, typed: str) -> Option | str:
    """The choice toward the target that is meant, by its number or its name, or with the amount
    that is; or a sentence."""
    if entry.takes_amount:
        return find_amount(entry.options, typed)
    known = [Candidate(each.id.rpartition(".")[2], name_target(each)) for each in entry.options]
    found = find_meant(typed, known, "target")
    return entry.options[found] if isinstance(found, int) else found


def may_begin(view: View) -> bool:
    """Whether any initiative is open to the seat now."""
    return any(each.barred is None for each in view.initiatives)


def name_options(options: Sequence[Option]) -> tuple[Candidate, ...]:
    """The options as things that can be meant."""
    return tuple(Candidate(option.id, option.title) for option in options)


def _make_entry(id: str, options: tuple[Option, ...]) -> ChoiceEntry:
    first = options[0]
    if len(options) == 1:
        return ChoiceEntry(first.id, safe(first.title), options)
    if first.amount is not None:
        return ChoiceEntry(id, title_range(options), options)
    targets = join_words([name_target(each) for each in options], "or")
    title = first.kin.title if first.kin else first.title
    told = title.replace(TARGET, targets) if TARGET in title else f"{title}: {targets}"
    return ChoiceEntry(id, safe(told), options)


def _name_entries(entries: Sequence[ChoiceEntry]) -> list[Candidate]:
    return [Candidate(each.id, each.title) for each in entries]


def _settle(entry: ChoiceEntry) -> Option | ChoiceEntry:
    return entry.only or entry


def describe_partners(option: Option, seat: str, reference: Reference) -> str:
    """Who must choose a joint initiative too, or it does nothing, as `seat` reads it beside the
    title: `only if Tokyo chooses it too`, `only if all choose it`; nothing for one that it can take
    alone."""
    others = [reference.seat(each) for each in option.joint if each != seat]
    if len(others) > 1 and len(option.joint) == len(reference.seats):
        return "only if all choose it"
    if not others:
        return ""
    return f"only if {join_words(others)} {'chooses' if len(others) == 1 else 'choose'} it too"


def describe_terms(option: Option, reference: Reference) -> str:
    """What a choice costs, whom it needs, and who will know of it."""
    parts = [sentence(describe_price(option.cost))]
    if option.joint:
        parties = join_words(reference.seat(each) for each in option.joint)
        lost = "its price is spent for nothing" if option.cost else "it comes to nothing"
        parts.append(f"Takes effect only if {parties} choose it in the same turn; else {lost}.")
    return " ".join([*parts, f"{reference.seen_by(option.shown_to)} will know."])
