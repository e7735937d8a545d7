"""What is foretold of choices, held against what then came: for the law, and for the measurement.

A game is played by a doctrine in every seat; of each choice that was taken, what the view of its
seat promised as it decided is compared with the ledger of the turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from eleventh.bots.registry import make_doctrine
from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.code import EvalContext
from eleventh.core.ledger import Posting
from eleventh.core.position import Position
from eleventh.core.program import Cause
from eleventh.core.view import Hint
from eleventh.lab.playouts import decide
from eleventh_ui.display.outcomes import TrackOutcome, find_outcomes

Way = Callable[[Hint], bool]  # whether a hint lies on the way that the turn took


@dataclass(frozen=True, slots=True)
class Taken:
    """A choice that was taken, what was foretold of it, by cause, and what its causes posted."""

    position: Position
    choice: int
    hints: tuple[tuple[int, Hint], ...]
    postings: tuple[Posting, ...]
    lies_ahead: Way


@dataclass
class Widths:
    """Of the ranges told of all choices that were open, how wide each is, as a share of its scale;
    and how near to each end of a range, as a share of its width, some game came."""

    told: list[float] = field(default_factory=list)
    reached: dict[tuple[int, str, bool], list[float]] = field(
        default_factory=lambda: defaultdict(list)
    )

    @property
    def at_both_ends(self) -> float:
        """The share of ranges to both of whose ends some game came within a quarter of the
        width."""
        near = [min(each) <= 0.25 and max(each) >= 0.75 for each in self.reached.values()]
        return sum(near) / len(near)


def play_turns(
    table: Adjudicator, doctrine: str, game: int
) -> Iterator[tuple[Position, list[int], Transition]]:
    """Each turn of a game: where it was decided, what was chosen, and what came of it."""
    step = table.begin(1, game)
    players = {
        each.id: make_doctrine(doctrine, table, each.id, table.hand_dice(step.state, each.id))
        for each in table.program.seats
    }
    while not step.state.over:
        position, taken = Position(table, step.state, step.ledger), list[int]()
        for seat, player in players.items():
            taken += table.index_orders(seat, decide(position, player, doctrine, seat))
        step = table.resolve(step.state, taken)
        yield position, taken, step


def list_taken(position: Position, taken: Sequence[int], after: Transition) -> Iterator[Taken]:
    """What was foretold of each choice of a turn, and what came of it that its seat can see."""
    table, turn = position.adjudicator, position.state.turn
    posted = [each for each in after.ledger if each.turn == turn and each.cause >= 0]
    context = _close_orders(table, position, taken)
    for index in taken:
        choice = table.program.choices[index]
        caused = set(table.options.list_causes(index))
        yield Taken(
            position,
            index,
            tuple(table.options.list_hints(index, position.foresight(choice.seat))),
            tuple(
                each
                for each in posted
                if each.cause in caused and choice.seat in table.program.tracks[each.track].seen_by
            ),
            _find_way(table, context, index),
        )


def find_faults(each: Taken) -> Iterator[str]:
    """What is wrong with what was foretold: a posting that it leaves out or that lies outside its
    range, and an effect told as certain that did not come."""
    program, known = each.position.adjudicator.program, defaultdict[int, list[Hint]](list)
    name = f"{program.choices[each.choice].id} in turn {each.position.state.turn}"
    for cause, hint in each.hints:
        if each.lies_ahead(hint):
            known[cause].append(hint)
    for posting in each.postings:
        hints = known.get(posting.cause, [])
        if not hints:
            yield f"{name}: nothing was told of {_describe(program.causes[posting.cause])}"
        for hint in hints:
            if posting.value is not None and posting.value != hint.value:
                yield f"{name}: {posting.value} is not {hint.value}"
            if posting.value is None and not hint.low <= posting.amount <= hint.high:
                told = f"[{hint.low}, {hint.high}]"
                yield (
                    f"{name}: {posting.amount} is not in {told} of"
                    f" {_describe(program.causes[posting.cause])}"
                )
    for track, outcome, total in list_sums(each):
        if not outcome.low <= total <= outcome.high:
            yield f"{name}: {track} moved by {total}, not {outcome.low} to {outcome.high}"
    came = {posting.cause for posting in each.postings}
    for cause, hints in known.items():
        for hint in hints:
            nothing = hint.value is None and hint.low <= 0 <= hint.high
            if hint.certain and not nothing and cause not in came:
                yield f"{name}: {_describe(program.causes[cause])} did not come"


def list_sums(each: Taken) -> Iterator[tuple[str, TrackOutcome, float]]:
    """For each track that a choice may move: what was told of it, on the way that the turn took,
    and what came of it."""
    sums: dict[str, float] = defaultdict(float)
    program = each.position.adjudicator.program
    for posting in each.postings:
        if posting.value is None:
            sums[program.tracks[posting.track].id] += posting.amount
    for track, hints in group_moves([hint for _, hint in each.hints]).items():
        for outcome in find_outcomes(hints):
            if outcome.branch is None or each.lies_ahead(replace(hints[0], branch=outcome.branch)):
                yield track, outcome, sums[track]


def measure(each: Taken, widths: Widths) -> None:
    """Notes where in its range the sum on each track came to lie."""
    for track, outcome, total in list_sums(each):
        width = outcome.high - outcome.low
        found = widths.reached[each.choice, track, outcome.branch is None or outcome.branch.holds]
        found += [(total - outcome.low) / width] if width else [0.0, 1.0]


def note_widths(position: Position, widths: Widths) -> None:
    """Notes the width of every range told of a choice in this turn."""
    program = position.adjudicator.program
    lengths = {each.id: each.high - each.low for each in program.tracks}
    for seat in program.seats:
        menu = position.menu(seat.id)
        offers = [*menu.initiatives, *(each for many in menu.decisions.values() for each in many)]
        for offer in offers:
            told = position.adjudicator.options.list_hints(
                offer.choice, position.foresight(seat.id)
            )
            for track, hints in group_moves([hint for _, hint in told]).items():
                for outcome in find_outcomes(hints):
                    widths.told.append((outcome.high - outcome.low) / lengths[track])


def group_moves(hints: Sequence[Hint]) -> dict[str, list[Hint]]:
    """The hints that move something, by track."""
    found: dict[str, list[Hint]] = defaultdict(list)
    for hint in hints:
        if hint.value is None:
            found[hint.track].append(hint)
    return found


def _close_orders(table: Adjudicator, position: Position, taken: Sequence[int]) -> EvalContext:
    """What queries read once all orders are in."""
    context = table.make_context(position.state)
    for choice in taken:
        context.chose[choice] = context.turn
    for index, joint in enumerate(table.program.joints):
        if all(context.chose[choice] == context.turn for choice in joint.choices):
            context.met[index] = context.turn
    return context


def _find_way(table: Adjudicator, context: EvalContext, choice: int) -> Way:
    made, forks = table.program.choices[choice], table.options.list_forks(choice)

    def lies_ahead(hint: Hint) -> bool:
        if hint.branch is None:
            return True
        condition = forks[hint.branch.fork]
        if condition is None:
            return (context.met[made.joint] == context.turn) is hint.branch.holds
        return bool(table.code.queries[f"condition:{condition}"](context)) is hint.branch.holds

    return lies_ahead


def _describe(cause: Cause) -> str:
    return " > ".join(link.id for link in cause.chain[1:]) or cause.formula
