"""What a seat may choose, in the order in which every screen and the plain mode tell it, and on
which terms."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.view import Option, View
from eleventh_ui.display.matching import Candidate
from eleventh_ui.display.numbers import describe_price
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import join_words, sentence


def list_initiatives(view: View) -> tuple[Option, ...]:
    """The initiatives of a seat: first what it can do alone, then what takes others. The order does
    not depend on the turn, so a number means the same in all of them."""
    return tuple(sorted(view.initiatives, key=lambda option: bool(option.joint)))


def may_begin(view: View) -> bool:
    """Whether any initiative is open to the seat now."""
    return any(each.barred is None for each in view.initiatives)


def name_options(options: Sequence[Option]) -> tuple[Candidate, ...]:
    """The options as things that can be meant."""
    return tuple(Candidate(option.id, option.title) for option in options)


def describe_partners(option: Option, seat: str, reference: Reference) -> str:
    """Who must choose a joint initiative too, as `seat` reads it beside the title: `with all`,
    `with Tokyo`; nothing for one that it can take alone."""
    others = [reference.seat(each) for each in option.joint if each != seat]
    if len(others) > 1 and len(option.joint) == len(reference.seats):
        return "with all"
    return f"with {join_words(others)}" if others else ""


def describe_terms(option: Option, reference: Reference) -> str:
    """What a choice costs, whom it needs, and who will know of it."""
    parts = [sentence(describe_price(option.cost))]
    if option.joint:
        parties = join_words(reference.seat(each) for each in option.joint)
        parts.append(f"Takes effect only if {parties} choose it in the same turn.")
    return " ".join([*parts, f"{reference.seen_by(option.shown_to)} will know."])
