"""A point of a game, with what is asked of it again and again worked out once.

A turn that has opened is looked at by every seat, judged when orders come in, and looked at once
more by whoever hosts. Menus, readings and the grouping of the postings are the same each time, so
they are kept beside the state they follow from, for as long as somebody holds the position.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from eleventh.core.adjudication import Adjudicator
from eleventh.core.code import EvalContext
from eleventh.core.foresight import Foresight
from eleventh.core.ledger import Ledger
from eleventh.core.orders import Menu
from eleventh.core.redaction import Stretch, group_postings
from eleventh.core.state import State
from eleventh.core.view import Aim, Reading, View, make_reading


@dataclass(frozen=True, eq=False)
class Position:
    """A state, what led to it since the seats last decided, and the rules that go on from it.

    It holds everything, secrets included, so it never leaves the engine.
    """

    adjudicator: Adjudicator
    state: State
    ledger: Ledger

    def menu(self, seat: str) -> Menu:
        """What `seat` may order, with prices and the reasons why not."""
        menu = self._menus.get(seat)
        if menu is None:
            menu = self._menus[seat] = self.adjudicator.menu(self.state, seat)
        return menu

    def foresight(self, seat: str) -> Foresight:
        """What `seat` can foresee of the turn."""
        found = self._foresights.get(seat)
        if found is None:
            found = self._foresights[seat] = self.adjudicator.options.foresee(seat, self.context)
        return found

    def aims(self, seat: str) -> tuple[Aim, ...]:
        """The objectives of `seat` as they stand, in the scenario's order."""
        now = self.adjudicator.score(self.state, seat)
        before = self.adjudicator.score(self._earlier, seat)
        return tuple(
            Aim(
                each,
                now[each.id],
                before[each.id],
                reads.tracks,
                reads.more,
                reads.less,
                reads.turns,
            )
            for each, reads in self.adjudicator.objective_reads[seat]
        )

    @cached_property
    def context(self) -> EvalContext:
        """What queries read of the state; nobody may write to it."""
        return self.adjudicator.make_context(self.state)

    @cached_property
    def earlier(self) -> EvalContext:
        """The same as the seats last decided, of tracks and the turn."""
        played = self.state.turn > 1 and not self.state.over
        turn = self.state.turn - 1 if played else self.state.turn
        return self.adjudicator.make_context(replace(self._earlier, turn=turn))

    @cached_property
    def views(self) -> dict[str, View]:
        """The views that were made of it, by seat: a face asks for the same one again and again."""
        return {}

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Every track as it stands, in the program's order."""
        tracks = self.adjudicator.program.tracks
        return tuple(map(make_reading, tracks, self.state.values, self._before))

    @cached_property
    def derived(self) -> tuple[Reading, ...]:
        """Every derived track as it stands, in the program's order."""
        now = self.adjudicator.derived(self.state)
        before = self.adjudicator.derived(self._earlier)
        return tuple(
            Reading(
                each.id,
                each.title,
                "derived",
                now[each.id],
                before[each.id],
                "",
                each.low,
                each.high,
                each.better,
            )
            for each in self.adjudicator.program.derived
        )

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The postings of the ledger by stretch of play and track."""
        return group_postings(self.ledger)

    @cached_property
    def revealed(self) -> tuple[int, ...]:
        """The choices, by index, that were made in the turn revealed last."""
        turn = self.state.turn if self.state.over else self.state.turn - 1
        if turn == 0:
            return ()
        return tuple(index for index, made in enumerate(self.state.chose) if made == turn)

    @property
    def _before(self) -> tuple[float, ...]:
        """The values of all tracks when the seats last decided."""
        stages = self.ledger.stages
        return stages[0].opened if stages else self.state.values

    @property
    def _earlier(self) -> State:
        """The state with all tracks as they stood when the seats last decided."""
        return replace(self.state, values=self._before)

    @cached_property
    def _menus(self) -> dict[str, Menu]:
        return {}

    @cached_property
    def _foresights(self) -> dict[str, Foresight]:
        return {}
