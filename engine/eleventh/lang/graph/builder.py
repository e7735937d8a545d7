"""Collects what the stages of a program do and the questions asked of it, and lays both out as
operations.

The lowering code makes one `ProgramBuilder`, asks it for each stage, makes values there and posts
effects on events; values for a query come from `Values()`. `finish` numbers everything. Nothing
here knows of YAML, names or formulas.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from eleventh.core.ir import ALWAYS, Event, Op, Query, Stage
from eleventh.core.span import Span
from eleventh.lang.graph.layout import Layout, StagedEffect
from eleventh.lang.graph.values import Datum, Value, Values

StageMoment: TypeAlias = Literal["open", "resolve", "react", "close"]


class StageBuilder(Values):
    """One stage: its values, and its effects in program order.

    An effect whose guard can never hold is left out. Every method raises ValueError for a value
    of another stage or of the wrong type.
    """

    def __init__(self, id: str, moment: StageMoment) -> None:
        super().__init__()
        self.id = id
        self.moment: StageMoment = moment
        self.effects: list[StagedEffect] = []
        self._next = Counter[str]()

    def post(
        self,
        event: Event,
        guard: Value,
        amount: Value,
        cause: int,
        track: int,
        span: Span | None = None,
    ) -> Value:
        """Adds an amount to a track, for a cause. The amount is rounded to the grain here;
        returns it so rounded.
        """
        posted = self.grain(amount, span)
        self._add("post", event, (guard, posted), (cause, track), span)
        return posted

    def set(
        self,
        event: Event,
        guard: Value,
        cause: int,
        track: int,
        value: int,
        span: Span | None = None,
    ) -> None:
        """Sets a status, for a cause, to the value with this index; of several that hold, the
        first."""
        self._add("set", event, (guard,), (cause, track, value, self._rank("set")), span)

    def fire(
        self, guard: Value, inject: int, span: Span | None = None, event: Event = ALWAYS
    ) -> None:
        """Fires an inject."""
        self._add("fire", event, (guard,), (inject,), span)

    def do(self, event: Event, guard: Value, deed: int, span: Span | None = None) -> None:
        """Does a deed: rules of later stages answer it."""
        self._add("do", event, (guard,), (deed,), span)

    def end(
        self, guard: Value, ending: int, span: Span | None = None, event: Event = ALWAYS
    ) -> None:
        """Closes the game; the first that holds in program order counts."""
        self._add("end", event, (guard,), (ending, self._rank("end")), span)

    def _rank(self, code: str) -> int:
        """The priority of the next effect of a kind: they stand in program order."""
        self._next[code] += 1
        return self._next[code] - 1

    def _add(
        self,
        code: str,
        event: Event,
        args: tuple[Value, ...],
        data: tuple[Datum, ...],
        span: Span | None,
    ) -> None:
        if any(arg.owner is not self for arg in args):
            raise ValueError(f"{code} takes values of its own stage")
        if args[0].type != "truth":
            raise ValueError(f"the guard of {code} is not a truth")
        if args[0].certainty != "never":
            self.effects.append(StagedEffect(code, event, args, data, span))


class ProgramBuilder:
    """Builds the operations, stages and queries of one program."""

    def __init__(self) -> None:
        self._stages: dict[str, StageBuilder] = {}
        self._queries: dict[str, Value] = {}

    def stage(self, id: str, moment: StageMoment) -> StageBuilder:
        """The stage with this id, made where it is new: stages run in the order they were first
        asked for.

        Raises ValueError if it was made for another moment.
        """
        stage = self._stages.setdefault(id, StageBuilder(id, moment))
        if stage.moment != moment:
            raise ValueError(f"the stage {id} is at {stage.moment}, not {moment}")
        return stage

    @property
    def stages(self) -> tuple[StageBuilder, ...]:
        """All stages, in the order in which they run."""
        return tuple(self._stages.values())

    @property
    def queries(self) -> Mapping[str, Value]:
        """What can be asked for, by name."""
        return MappingProxyType(self._queries)

    def query(self, name: str, root: Value) -> None:
        """Lets a value be asked for by name. It may come from any `Values`; its operations are
        laid out anew.

        Raises ValueError if the name is taken.
        """
        if name in self._queries:
            raise ValueError(f"two queries are named {name}")
        self._queries[name] = root

    def finish(
        self, spend: Callable[[int], None] | None = None
    ) -> tuple[tuple[Op, ...], tuple[Stage, ...], tuple[Query, ...]]:
        """Everything numbered: operations, stages in order, then queries in order.

        `spend` is told of the operations that each query has for itself, before they are made.
        """
        layout = Layout()
        stages = tuple(
            Stage(stage.id, stage.moment, layout.blocks(stage.effects))
            for stage in self._stages.values()
        )
        queries = tuple(layout.query(name, root, spend) for name, root in self._queries.items())
        return tuple(layout.ops), stages, queries
