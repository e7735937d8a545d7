"""The state as a stage of some turn read it, as far as one reader is told.

Everything in a stage reads the tracks as the stage opened. For the facilitator that is what the
ledger holds; to a seat, tracks stood where the postings that it is told had left them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eleventh.core.code import EvalContext
from eleventh.core.program import Program
from eleventh.core.state import State
from eleventh.play.account import Account


def read_now(account: Account) -> EvalContext:
    """The state as it stands."""
    game = account.game
    return game.adjudicator.make_context(replace(game.state, values=account.ends[-1].values))


def read_stage(account: Account, turn: int, stage: int) -> EvalContext:
    """The state as the stage with this index opened in a turn that was adjudicated. In a stage
    before the decisions, nothing has fired yet in the turn but what fired in stages before it."""
    game = account.game
    before, after = game.steps[turn - 1].state, game.steps[turn].state
    values = _find_values(account, turn, stage)
    if game.adjudicator.program.stages[stage].moment == "open":
        earlier = game.steps[turn - 2].state if turn > 1 else None
        fired = tuple(_fired_before(game.adjudicator.program, before, earlier, stage))
        state = replace(before, values=values, fired=fired)
    else:
        state = replace(before, values=values, chose=after.chose, met=after.met)
    return game.adjudicator.make_context(state)


def _fired_before(
    program: Program, opened: State, earlier: State | None, stage: int
) -> Iterator[int]:
    """The turn in which each inject last fired, as a stage of the opening read it."""
    later = {
        int(program.ops[at].data[0])
        for each in program.stages[stage:]
        for block in each.blocks
        for at in range(block.start, block.stop)
        if program.ops[at].code == "fire"
    }
    for inject, fired in enumerate(opened.fired):
        before = earlier.fired[inject] if earlier and inject < len(earlier.fired) else 0
        yield before if fired == opened.turn and inject in later else fired


def _find_values(account: Account, turn: int, stage: int) -> tuple[float, ...]:
    program = account.game.adjudicator.program
    order: dict[str, float] = {each.id: at for at, each in enumerate(program.stages)}
    opening = sum(each.moment == "open" for each in program.stages) - 0.5  # the facilitator's place
    wanted = (turn, float(stage))
    if account.seat is None:
        for settled in account.game.ledger.stages:
            if (settled.turn, order.get(settled.stage, opening)) >= wanted:
                return tuple(settled.opened)
        return account.game.state.values
    values = [track.start for track in program.tracks]
    for track, accounted in account.of_tracks.items():
        for posting, _ in accounted:
            if (posting.turn, order.get(posting.stage, opening)) < wanted:
                values[track] = posting.after
    return tuple(values)
