"""Effects that are gone before anything could read them: a rule of a later stage of the same turn
sets the track, whatever it stood at.

A rule sets a status by naming a value, and a number by adding what is missing to one that it has in
mind, as `40 - heat` does. Only what happens in every case is told: the rule must follow wherever
the effect does, and nothing in between may read the track.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eleventh.core.deeds import find_root
from eleventh.core.ir import ALWAYS
from eleventh.core.program import Program
from eleventh.core.span import Span
from eleventh.lang.checks.knowing import Circumstance, Knowledge
from eleventh.lang.graph.layout import StagedEffect
from eleventh.lang.graph.values import Value
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.problems.problem import Label

OPENING = ("asked:", "needs:", "cost:", "told:", "condition:")  # asked once a turn is open
_MOVES = ("post", "set")


@dataclass(frozen=True, slots=True)
class _Move:
    """What one effect does to a track, and the place of its stage among all."""

    stage: int
    effect: StagedEffect
    track: int
    cause: int

    @property
    def span(self) -> Span | None:
        """Where the author wrote it."""
        return self.effect.span


def check(context: LoweringContext, program: Program) -> None:
    """Notes each effect all of whose instances are gone in their turn."""
    moves = list(_list_moves(context))
    lost = _Lost(context, program, moves)
    shown = {each.id.value for each in context.sections.tracks if each.shown}
    written: dict[Span, list[_Move]] = {}
    for each in moves:
        if each.span is not None:
            written.setdefault(each.span, []).append(each)
    for span, all_of_it in written.items():
        track = program.tracks[all_of_it[0].track]
        setter = None if track.family in shown else lost.find_setter_of_all(all_of_it)
        if setter is None:
            continue
        cause, later = program.causes[all_of_it[0].cause], program.causes[setter.cause]
        rule, name = later.chain[-1].id, cause.chain[0].id
        context.problems.once(
            "W091",
            f"What `{name}` does to `{track.id}` is gone in the same turn:"
            f" `{rule}` sets it in a later stage",
            span,
            help=_help(context, setter.stage, rule),
            also=[Label(setter.span or later.span, "sets it, whatever it stood at")],
        )


def _help(context: LoweringContext, stage: int, rule: str) -> str:
    """What an author can do: where there is a stage after it, that too."""
    later = [each.id for each in context.builder.stages[stage + 1 :] if each.moment == "react"]
    otherwise = f"say in the `when` of `{rule}` when it does not follow."
    if later:
        return f"Let a rule of the stage `{later[0]}` do it, or {otherwise}"
    return f"Let it count before, in what a rule of an earlier stage reads; or {otherwise}"


def _list_moves(context: LoweringContext) -> Iterator[_Move]:
    for number, stage in enumerate(context.builder.stages):
        for effect in stage.effects:
            if effect.code in _MOVES:
                yield _Move(number, effect, int(effect.data[1]), int(effect.data[0]))


def _are_alike(one: StagedEffect, other: StagedEffect) -> bool:
    """Whether two effects make the same value of one status."""
    return one.code == other.code == "set" and one.data[2] == other.data[2]


def _sets(move: _Move) -> bool:
    """Whether a track stands at what a move says, whatever it stood at before."""
    if move.effect.code == "set":
        return True
    return _find_share(move.effect.args[1], move.track) == -1


def _find_share(value: Value, track: int) -> float | None:
    """With how much of a track a number grows; None for one that does not follow it evenly."""
    if track not in value.reads:
        return 0.0
    shares = [_find_share(each, track) for each in value.args]
    match value.code, shares:
        case "track", _:
            return 1.0
        case "grain", [share]:
            return share
        case "neg", [float() as share]:
            return -share
        case "add", [float() as one, float() as other]:
            return one + other
        case "sub", [float() as one, float() as other]:
            return one - other
    return None


class _Lost:
    """Which moves are lost, and to what."""

    def __init__(self, context: LoweringContext, program: Program, moves: list[_Move]) -> None:
        self._context = context
        self._program = program
        self._knowledge = Knowledge(context)
        self._setters: dict[int, list[_Move]] = {}
        for each in moves:
            if context.builder.stages[each.stage].moment == "react" and _sets(each):
                self._setters.setdefault(each.track, []).append(each)

    def find_setter_of_all(self, moves: Sequence[_Move]) -> _Move | None:
        """What sets the track after the first of some moves, if each of them is lost."""
        found = None
        for each in reversed(moves):
            found = self._find_setter(each)
            if found is None:
                return None
        return found

    def _find_setter(self, move: _Move) -> _Move | None:
        """The first that sets the track after a move, in the same turn, in every case in which
        the move is made; None where there is none, or where anything reads the track before."""
        if any(each.kind == "cost" for each in self._program.causes[move.cause].chain):
            return None  # a purse that is filled anew each turn is meant
        for each in self._setters.get(move.track, ()):
            if (
                each.stage > move.stage
                and not _are_alike(each.effect, move.effect)
                and self._follows(each, move)
                and not self._is_read(move, each)
            ):
                return each
        return None

    def _follows(self, setter: _Move, move: _Move) -> bool:
        first, then = move.effect.event, setter.effect.event
        root = find_root(self._program.deeds, first)
        if then not in (ALWAYS, first):
            certain = then.kind == "deed" and self._program.deeds[then.index].certain
            if not certain or find_root(self._program.deeds, then) != root:
                return False
        status = None
        if move.effect.code == "set":
            status = (move.track, float(move.effect.data[2]))
        guard, own = setter.effect.args[0], move.effect.args[0]
        return all(
            self._knowledge.must_hold(guard, Circumstance(root, turn, status))
            for turn in self._knowledge.list_turns(root)
            if self._knowledge.may_hold(own, Circumstance(root, turn))
        )

    def _is_read(self, move: _Move, setter: _Move) -> bool:
        """Whether anything depends on the track after a move and before it is set."""
        track, stages = move.track, self._context.builder.stages
        for stage in stages[move.stage + 1 : setter.stage + 1]:
            for effect in stage.effects:
                own = effect.data == setter.effect.data and effect.code == setter.effect.code
                if not own and any(track in each.reads for each in effect.args):
                    return True
        if stages[move.stage].moment != "open":
            return False
        return any(
            track in value.reads
            for name, value in self._context.builder.queries.items()
            if name.startswith(OPENING)
        )
