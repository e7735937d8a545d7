"""Turns that pass by themselves, as there is nothing in them that anybody who sits here could
decide.

Whether a turn does must tell nobody what only another may know. To the one person at a table it
follows from what its own seat may order. Where several sit, that a turn did not pass would tell
each of them that somebody else was asked something: so it passes only where all of them can know
that nobody was, from the calendar and from events that all of them see. The first turn never
passes, since briefings are read in it; nor does any at a table with a facilitator, who begins each
reveal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from eleventh.bots.registry import HUMAN
from eleventh.core.intervals import Intervals, Leaf, bound_anywhere, find_calendar
from eleventh.core.ir import Op
from eleventh.core.orders import Orders
from eleventh.core.position import Position
from eleventh.core.program import Program
from eleventh.core.ranges import Range
from eleventh.core.refusals import Refusal
from eleventh.play.game import Game
from eleventh.play.hosting import facilitated
from eleventh.play.table import Table


def passes(game: Game) -> bool:
    """Whether the open turn passes by itself: nobody who sits here can decide anything in it."""
    return not game.state.over and game.paused is None and _passes(game, game.position)


def list_passed(game: Game) -> tuple[int, ...]:
    """The turns of the line of play that passed by themselves and are over."""
    openings = zip(range(1, len(game.revealed) + 1), game.openings, strict=False)
    return tuple(turn for turn, opening in openings if _passes(game, opening.position))


def play_turn(table: Table) -> tuple[Refusal, ...]:
    """Has the turn adjudicated for which all orders are in, and those after it that pass by
    themselves; or only these, where one of them is open. Refused as `advance` is. SaveError if the
    store fails: what was played until then stays, and asking again goes on from there."""
    refused = () if table.passes else table.advance()
    while not refused and table.passes:
        for seat in table.waiting():
            refused = refused or table.submit(seat, Orders(), table.turn)
        refused = refused or table.advance()
    return refused


def _passes(game: Game, position: Position) -> bool:
    people = [seat for seat, player in game.opened.players.items() if player == HUMAN]
    if not people or position.state.turn == 1 or facilitated(game):
        return False
    if len(people) == 1:
        return _is_empty(position, people[0])
    return _is_known_to_be_empty(position, people)


def _is_empty(position: Position, seat: str) -> bool:
    """Whether a seat can order nothing, and is given nothing to try out."""
    menu, state = position.menu(seat), position.state
    injects = zip(position.adjudicator.program.injects, state.fired, strict=True)
    lessons = (each.practise for each, fired in injects if fired == state.turn)
    begun = (each.barred is None for each in menu.initiatives)
    return not menu.decisions and not any(begun) and not any(lessons)


def _is_known_to_be_empty(position: Position, people: Collection[str]) -> bool:
    """The same of each of several people, as far as all of them can know it of all of them."""
    program, turn = position.adjudicator.program, position.state.turn
    bounds = Intervals(program, _at_turn(program, turn), (program.turns[turn - 1].parts,), {})

    def may_hold(roots: Iterable[int]) -> bool:
        return any(bounds.bound(each).certainty != "never" for each in roots)

    for index, inject in enumerate(program.injects):
        asked = {program.decisions[each].seat for each in inject.decisions}
        if not inject.practise and asked.isdisjoint(people):
            continue
        if set(people).issubset(inject.seen_by):
            if position.state.fired[index] == turn:
                return False
        elif may_hold(each.args[0] for each in program.ops if _fires(each, index)):
            return False
    needs = {each.name: each.root for each in program.queries}
    own = (each for each in program.offers if each.seat in people)
    return not may_hold(needs[f"needs:{each}"] for offers in own for each in offers.initiatives)


def _fires(op: Op, inject: int) -> bool:
    return op.code == "fire" and op.data[0] == inject


def _at_turn(program: Program, turn: int) -> Leaf:
    """The bounds of what operations read in a turn, in any state in which it can open."""
    anywhere = bound_anywhere(program)

    def leaf(op: Op) -> Range:
        return find_calendar(program, turn, op) or anywhere(op)

    return leaf
