"""The historical course, played as it is marked: a scenario is held against its own record.

An answer that was really given, and is barred or too dear where the game puts the question, is a
slip that only play can show. So the course is played before anybody plays it: each seat does what
is marked, and where nothing is, takes the first answer that is open. Chance may keep events from
coming, so several games are tried, and one that goes through is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Offer
from eleventh.core.program import Choice, Program
from eleventh.core.refusals import RefusalCode
from eleventh.core.state import State
from eleventh.emit.python import build
from eleventh.lang.model.history import HistoricalInitiative
from eleventh.lang.problems.problem import Label, Problem

GAMES = 5
"""Games that are tried, with as many seeds."""

MOST_OPS = 5_000_000
"""Operations that a rehearsal may run, a second or two; `gsomia_2019` runs under 30,000."""


@dataclass(frozen=True, slots=True)
class Snag:
    """Where the course cannot go on: the turn, what was done then, and why it cannot be."""

    turn: int
    choice: Choice
    why: str


def rehearse(
    program: Program, list_history: Callable[[], Sequence[HistoricalInitiative]]
) -> tuple[Problem, ...]:
    """A problem (W083) if no game could be played as the scenario marks its history.

    `list_history` gives the entries of `history` as they are written, and is asked only where one
    of them is to be pointed at.
    """
    if not program.history and not any(each.historical for each in program.choices):
        return ()
    runs = build(program)
    turns = min(GAMES * len(program.turns), MOST_OPS // max(1, len(program.ops)))
    first: Snag | None = None
    for seed in range(GAMES):
        if turns <= 0:
            return ()
        snag = _play(runs, seed, turns)
        turns -= len(program.turns)
        if snag is None:
            return ()
        first = first or snag
    return (_tell(program, first, list_history),) if first else ()


def _play(runs: Adjudicator, seed: int, most: int) -> Snag | None:
    state = runs.begin(seed).state
    while not state.over and state.turn <= most:
        taken: list[int] = []
        for seat in runs.program.seats:
            chosen = _choose(runs, state, seat.id)
            if isinstance(chosen, Snag):
                return chosen
            taken += chosen
        state = runs.resolve(state, taken).state
    return _find_missed(runs.program, state)


def _choose(runs: Adjudicator, state: State, seat: str) -> list[int] | Snag:
    program, menu = runs.program, runs.menu(state, seat)
    left = menu.capital if menu.capital is not None else float("inf")
    done = {choice for turn, choice in program.history if turn == state.turn}
    taken: list[int] = []
    for wanted in _list_wanted(program, (*menu.decisions.values(),), menu.initiatives, done):
        for offer in wanted:
            marked = offer.choice in done or bool(program.choices[offer.choice].historical)
            if not offer.barred and offer.cost <= left:
                left -= offer.cost
                taken.append(offer.choice)
                break
            if marked:
                return Snag(state.turn, program.choices[offer.choice], _explain(offer, left))
    return taken


def _list_wanted(
    program: Program,
    decisions: tuple[tuple[Offer, ...], ...],
    initiatives: tuple[Offer, ...],
    done: set[int],
) -> Iterator[tuple[Offer, ...]]:
    """Of each decision what is marked alone, or all answers in order; then what was begun."""
    for offers in decisions:
        marked = tuple(each for each in offers if program.choices[each.choice].historical)
        yield marked[:1] or offers
    for offer in initiatives:
        if offer.choice in done:
            yield (offer,)


def _explain(offer: Offer, left: float) -> str:
    barred = offer.barred
    if barred is None or barred.code is RefusalCode.BEYOND_CAPITAL:
        return f"It costs {offer.cost:g} of political capital, and {left:g} is left."
    if barred.code is RefusalCode.DONE_ALREADY:
        return "It can be done once, and was done before."
    return f"It needs {barred.data['needs']}."


def _find_missed(program: Program, state: State) -> Snag | None:
    """What was begun in a turn to which the game does not come, since it ends before."""
    for turn, choice in sorted(program.history):
        if state.over and turn > state.turn:
            title = program.endings[state.ending].title
            return Snag(turn, program.choices[choice], f"The game ends before, with “{title}”.")
    return None


def _tell(
    program: Program, snag: Snag, list_history: Callable[[], Sequence[HistoricalInitiative]]
) -> Problem:
    seat, id, date = snag.choice.seat, snag.choice.id, program.turns[snag.turn - 1].date
    return Problem(
        "W083",
        f"The historical course cannot be played: {seat} cannot choose `{id}` on {date}",
        _place(snag, date, list_history),
        f"{snag.why} Mend what it needs or costs, what came before, or the mark.",
    )


def _place(
    snag: Snag, date: str, list_history: Callable[[], Sequence[HistoricalInitiative]]
) -> tuple[Label, ...]:
    """Where the mark stands: at the response; or in `history`, and the initiative beside it."""
    choice = snag.choice
    if choice.kind == "initiative":
        written = (date, date.partition("T")[0], str(snag.turn))
        for entry in list_history():
            named = entry.seat.value, entry.initiative.value
            if named == (choice.seat, choice.id) and entry.turn.value in written:
                return Label(entry.initiative.span, ""), Label(choice.span, "the initiative")
    return (Label(choice.span, ""),)
