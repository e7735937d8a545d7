"""The answer to "why not?" as data: what stood in the way of an answer, a rule, a modifier, an
event or an ending.

In play a seat is told of what it is offered, and of rules whose acts it knows of, each part of the
condition that it may read with by how much that failed. Nothing else is worked out for it. Events
and endings are explained where nothing is hidden. `play.absences` finds it.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.core.program import Support
from eleventh.core.refusals import Refusal
from eleventh.play.citing import Cited
from eleventh.play.condition_parts import Part, all_hold
from eleventh.play.topics import Named, TopicKind

ABSENCE_FORMAT = 1  # of an answer as an export


@dataclass(frozen=True, slots=True)
class Case:
    """One way in which it could have come about: the `parts` of which all must hold, as things
    stood in `turn`, 0 for now. `subject` is the act or the event that would have led to it, or
    empty; `moves` what it would have moved. `came` says that it did come about then."""

    subject: str
    turn: int
    came: bool
    parts: tuple[Part, ...]
    moves: tuple[Named, ...] = ()

    @property
    def holds(self) -> bool | None:
        """Whether all parts hold; None where that hangs on what may not be known."""
        return all_hold(self.parts)


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why something did not happen, or is not open. `turn` is the turn that is spoken of, 0 where
    none was played. `barred` is the refusal that a choice would meet; `acts` are the kinds of acts
    that a rule or a modifier answers, none for one that stands; `instead` the ending that came.
    `why`, `place` (empty to a seat for what only the facilitator entered), `sources` and `support`
    are those of a rule, a modifier or a choice."""

    kind: TopicKind
    id: str
    title: str
    turn: int
    cases: tuple[Case, ...]
    barred: Refusal | None = None
    acts: tuple[str, ...] = ()
    instead: str = ""
    why: str = ""
    place: str = ""
    sources: tuple[Cited, ...] = ()
    support: Support | None = None
