"""What the facilitator changes beside the rules, told in the same ledger with causes of its own.

A program is a value, so it can be amended: a cause, or an inject, is added at the end of its
tables, where no index that anything else uses moves. So an override is a posting like any other,
the law of the ledger stays an equality, and redaction, records and answers to "why?" need to know
nothing of it. The amended program keeps its hash: the scenario is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import floor

from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.ir import ALWAYS
from eleventh.core.ledger import Entry, Ledger, Settled, settle
from eleventh.core.program import GRAIN, Cause, Inject, Link, Program
from eleventh.core.span import Span

STAGE = "facilitator"
LONGEST_REASON, LONGEST_HEADLINE, LONGEST_TEXT = 1000, 200, 4000  # characters
JOURNAL = "journal"  # the file that the place of an override names


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one track, by its index: an amount added, or for a status the index of the value
    set."""

    track: int
    amount: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Why the facilitator changes something: the chain of causes, the words, the seats that may
    know both, the entry of the journal, and the sources."""

    chain: tuple[Link, ...]
    why: str
    seen_by: tuple[str, ...]
    place: Span
    cite: tuple[str, ...] = ()


def place_of(entry: int) -> Span:
    """The place of what no author wrote: an entry of the match's journal."""
    return Span(JOURNAL, entry, 1, entry, 1)


def round_to_grain(value: float) -> float:
    """The value as a whole multiple of 1/256, as every posting is."""
    return floor(value * GRAIN + 0.5) / GRAIN


def apply_changes(transition: Transition, changes: Sequence[Change], origin: Origin) -> Transition:
    """The same point of the game after these changes, each a posting of its own.

    The ledger's program holds the new causes. Amounts must be whole multiples of 1/256; what
    leaves a track's bounds is clipped, as in any stage.
    """
    program, state = transition.ledger.program, transition.state
    first = len(program.causes)
    causes = tuple(_cause(program, each, origin) for each in changes)
    amended = replace(program, causes=program.causes + causes)
    posts: list[Entry] = []
    sets: list[Entry] = []
    for index, each in enumerate(changes, start=first):
        is_status = program.tracks[each.track].kind == "status"
        (sets if is_status else posts).append((index, each.amount))
    values = list(state.values)
    settle(amended, values, posts, sets)
    settled = Settled(state.turn, STAGE, state.values, tuple(posts), tuple(sets))
    ledger = Ledger(amended, (*transition.ledger.stages, settled))
    return replace(transition, state=replace(state, values=tuple(values)), ledger=ledger)


def add_inject(transition: Transition, inject: Inject) -> Transition:
    """The same point of the game with one more inject, which has just fired."""
    program, state = transition.ledger.program, transition.state
    amended = replace(program, injects=(*program.injects, inject))
    fired = replace(state, fired=(*state.fired, state.turn))
    return replace(transition, state=fired, ledger=Ledger(amended, transition.ledger.stages))


def attribute(
    adjudicator: Adjudicator, transition: Transition, choice: int, link: Link, why: str
) -> Transition:
    """The same outcome, with `link` at the head of the chain of every posting that `choice` led to.

    For a response that the facilitator imposed: amounts, order and state stay what they are.
    """
    program = transition.ledger.program
    led_to = set(adjudicator.consequences.get(("choice", choice), ()))
    causes = list(program.causes)
    new: dict[int, int] = {}

    def entries(given: Iterable[Entry]) -> tuple[Entry, ...]:
        renamed = []
        for index, amount in given:
            cause = causes[index]
            if index not in new and cause in led_to:
                new[index] = len(causes)
                words = f"{why} {cause.why}".strip()
                causes.append(cause._replace(chain=(link, *cause.chain), why=words))
            renamed.append((new.get(index, index), amount))
        return tuple(renamed)

    stages = tuple(
        replace(each, posts=entries(each.posts), sets=entries(each.sets))
        for each in transition.ledger.stages
    )
    return replace(transition, ledger=Ledger(replace(program, causes=tuple(causes)), stages))


def continue_with(adjudicator: Adjudicator, transition: Transition) -> Adjudicator:
    """The adjudicator that goes on from an outcome: the same code, with its program as amended."""
    if transition.ledger.program is adjudicator.program:
        return adjudicator
    return replace(adjudicator, program=transition.ledger.program)


def _cause(program: Program, change: Change, origin: Origin) -> Cause:
    track = program.tracks[change.track]
    is_status = track.kind == "status"
    return Cause(
        chain=origin.chain,
        track=change.track,
        formula="",
        when="",
        reads=(),
        low=change.amount,
        high=change.amount,
        value=track.values[int(change.amount)] if is_status else None,
        why=origin.why,
        cite=origin.cite,
        seen_by=origin.seen_by,
        event=ALWAYS,
        span=origin.place,
    )
