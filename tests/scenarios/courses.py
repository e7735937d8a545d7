"""Courses of policy: what each seat does all game long, so that whole games can be compared.

A course says, for each seat, how it answers (`record`: as in history; otherwise by the tone or the
kind of the acts that an answer is) and which initiatives it takes, in which order. Seats that a
course does not speak of do what was done in 2019, so that two courses differ only in what is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from eleventh.core.adjudication import Adjudicator
from eleventh.core.deeds import Deed
from eleventh.core.ledger import Posting
from eleventh.core.orders import Offer, Orders
from eleventh.core.program import Program
from eleventh.core.state import State
from games import adjudicate

TONES = {"cooperative": 2.0, "conciliatory": 1.0, "neutral": 0.0, "hostile": -2.0}


@dataclass(frozen=True)
class Manner:
    """How one seat behaves.

    `leaning` is +1 for the friendliest answer, -1 for the most hostile, 0 for the record. Answers
    with one of the acts in `seeks` come before any other (the more targets, the sooner), those with
    one in `shuns` after; with `idle`, those with the fewest acts. `initiatives` are taken as soon
    as they are open, each once unless `again`; with `joins`, joint ones whenever another party
    takes them."""

    leaning: int = 0
    seeks: frozenset[str] = frozenset()
    shuns: frozenset[str] = frozenset()
    idle: bool = False
    initiatives: tuple[str, ...] = ()
    again: bool = False
    joins: bool = False


RECORD = Manner()


@dataclass(frozen=True)
class Course:
    """What the seats do, and what is different as the game begins."""

    title: str
    manners: Mapping[str, Manner]
    start: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """A game that was played: where it ended, and every posting on the way."""

    table: Adjudicator
    state: State
    postings: tuple[Posting, ...]
    taken: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it lasted to the last turn."""
        return self.state.turn == len(self.table.program.turns)

    def value(self, name: str) -> float:
        """The final value of a track or a derived track."""
        ids = [track.id for track in self.table.program.tracks]
        if name in ids:
            return self.state.values[ids.index(name)]
        return self.table.derived(self.state)[name]

    def status(self, name: str) -> str:
        """The final value of a status, by name."""
        track = next(each for each in self.table.program.tracks if each.id == name)
        return track.values[int(self.value(name))]

    def by_cause(self, *names: str) -> Mapping[str, float]:
        """What each cause (a rule, a modifier, a response) added to these tracks in all."""
        program = self.table.program
        sums: dict[str, float] = defaultdict(float)
        for posting in self.postings:
            if posting.cause >= 0 and program.tracks[posting.track].id in names:
                sums[program.causes[posting.cause].chain[-1].id] += posting.amount
        return sums


def compare(stories: Sequence[Story], track: str) -> list[float] | None:
    """What a track ends at in these games; None unless each of them lasted to the last turn."""
    whole = all(story.is_whole for story in stories)
    return [story.value(track) for story in stories] if whole else None


def play(table: Adjudicator, course: Course, seed: int) -> Story:
    """The whole game that this course makes of this seed."""
    program = table.program
    begun = table.begin(seed)
    ids = [track.id for track in program.tracks]
    values = list(begun.state.values)
    for name, value in course.start.items():
        values[ids.index(name)] = value
    state = replace(begun.state, values=tuple(values))
    postings, taken = list(begun.ledger), []
    while not state.over:
        orders = _orders(table, state, course)
        transition = adjudicate(table, state, orders)
        postings.extend(transition.ledger)
        taken += [f"{seat}:{each}" for seat in orders for each in orders[seat].initiatives]
        state = transition.state
    return Story(table, state, tuple(postings), tuple(taken))


def _orders(table: Adjudicator, state: State, course: Course) -> Mapping[str, Orders]:
    seats = [seat.id for seat in table.program.seats]
    seats.sort(key=lambda seat: course.manners.get(seat, RECORD).joins)
    orders: dict[str, Orders] = {}
    for seat in seats:
        proposed = {each for other in orders.values() for each in other.initiatives}
        orders[seat] = _ordered(table, state, seat, course.manners.get(seat, RECORD), proposed)
    return orders


def _ordered(
    table: Adjudicator, state: State, seat: str, manner: Manner, proposed: set[str]
) -> Orders:
    program, menu = table.program, table.menu(state, seat)
    left = menu.capital if menu.capital is not None else 0.0
    responses = {}
    for decision, offers in menu.decisions.items():
        can = [offer for offer in offers if not offer.barred and offer.cost <= left]
        best = max(can, key=lambda offer: _liking(table, offer, manner))
        left -= best.cost
        responses[decision] = program.choices[best.choice].id
    joints = {joint.id for joint in program.joints}
    chosen = []
    for wanted in (*manner.initiatives, *sorted(proposed & joints if manner.joins else set())):
        offer = next((o for o in menu.initiatives if program.choices[o.choice].id == wanted), None)
        if offer is None or offer.barred or offer.cost > left or wanted in chosen:
            continue
        if state.chose[offer.choice] and not manner.again and wanted not in proposed:
            continue
        left -= offer.cost
        chosen.append(wanted)
    return Orders(responses, tuple(chosen))


def _liking(table: Adjudicator, offer: Offer, manner: Manner) -> tuple[float, ...]:
    deeds = _deeds(table.program)[offer.choice]
    sought = sum(
        max(1, len(deed.toward)) * ((deed.act in manner.seeks) - (deed.act in manner.shuns))
        for deed in deeds
    )
    idle = -float(len(deeds)) if manner.idle else 0.0
    tone = manner.leaning * sum(TONES[deed.tone] for deed in deeds)
    record = float(bool(table.program.choices[offer.choice].historical))
    return sought, idle, tone, record


_BY_CHOICE: dict[str, Mapping[int, list[Deed]]] = {}


def _deeds(program: Program) -> Mapping[int, list[Deed]]:
    """The deeds that each choice is."""
    if program.hash not in _BY_CHOICE:
        found: dict[int, list[Deed]] = defaultdict(list)
        for deed in program.deeds:
            if deed.event.kind == "choice":
                found[deed.event.index].append(deed)
        _BY_CHOICE[program.hash] = found
    return _BY_CHOICE[program.hash]
