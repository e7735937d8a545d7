"""All that the facilitator's forms and pages read of a table, in one place.

Everything else of the facilitation reads these values and knows nothing of the game behind them,
so what they need of a table is seen here.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.core.prepared import Prepared
from eleventh.core.view import Question
from eleventh.play.seat_views import Notice
from eleventh.play.table import FacilitatorTable
from eleventh_ui.display.choices import list_entries
from eleventh_ui.display.matching import Candidate
from eleventh_ui.display.notices import describe_notice
from eleventh_ui.display.numbers import find_scale
from eleventh_ui.display.words import join_words, safe, spell_out


@dataclass(frozen=True, slots=True)
class Settable:
    """A track that a facilitator can set or move: its scale, or the names of its values, and how
    it stands."""

    id: str
    title: str
    kind: str
    values: tuple[str, ...]
    low: float
    high: float
    now: float

    @property
    def name(self) -> str:
        """Its title, safe to show; its id if it has none."""
        return safe(self.title or self.id)

    @property
    def scale(self) -> str:
        """What it can be set to: `0 to 100`, or `active, notice or lapsed`."""
        if self.values:
            return join_words((safe(each) for each in self.values), "or")
        return f"{self.low:g} to {self.high:g}"

    def figure(self, value: float | str) -> str:
        """A value of it, as people set it; of a status also by its index."""
        if isinstance(value, str):
            return spell_out(value)
        if self.values:
            return spell_out(self.values[int(value)])
        scale = find_scale(self.kind, self.low, self.high)
        return f"{value:.2g}" if scale.is_share else scale.format(value)


@dataclass(frozen=True, slots=True)
class DerivedNumber:
    """A number that follows from tracks, so that nobody can set it."""

    id: str
    title: str
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision that is put to a seat in this turn, and its responses."""

    id: str
    ask: str
    responses: tuple[Candidate, ...]


class TableSource:
    """A table, as a facilitator's forms read it."""

    def __init__(self, table: FacilitatorTable) -> None:
        self._table = table

    @property
    def turn(self) -> int:
        """The turn that is open, or in which the game ended."""
        return self._table.turn

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self._table.over

    @property
    def is_paused(self) -> bool:
        """Whether play stands still."""
        return self._table.paused is not None

    @property
    def minutes(self) -> int:
        """How long a turn may be discussed; 0 for no timer."""
        return self._table.hosted.minutes

    @property
    def players(self) -> dict[str, str]:
        """Who plays each seat."""
        return dict(self._table.players)

    @property
    def seats(self) -> tuple[Candidate, ...]:
        """The seats in the table's order."""
        return tuple(Candidate(each.id, each.title) for each in self._table.printed.seats)

    def seat_title(self, id: str) -> str:
        """The title of a seat, safe to show."""
        return next((safe(each.title) for each in self.seats if each.id == id), safe(id))

    @property
    def tracks(self) -> tuple[Settable, ...]:
        """Every track as it stands, in the scenario's order."""
        values = {each.id: each.value for each in self._table.look_over().readings}
        return tuple(
            Settable(
                each.id, each.title, each.kind, each.values, each.low, each.high, values[each.id]
            )
            for each in self._table.printed.tracks
            if each.kind != "derived"
        )

    @property
    def derived(self) -> tuple[DerivedNumber, ...]:
        """What follows from tracks."""
        return tuple(
            DerivedNumber(each.id, each.title, each.reads)
            for each in self._table.printed.tracks
            if each.kind == "derived"
        )

    def track(self, id: str) -> Settable:
        """A track by its id. StopIteration if there is none."""
        return next(each for each in self.tracks if each.id == id)

    def asked(self, seat: str) -> tuple[Asked, ...]:
        """The decisions that are put to a seat now; none once the game is over."""
        if self._table.over:
            return ()
        return tuple(
            Asked(
                question.id,
                question.ask,
                _name_responses(question),
            )
            for question in self._table.view(seat).questions
        )

    def retractable(self) -> tuple[Candidate, ...]:
        """What was done in this turn that can be taken back, the last first, by its entry in the
        journal."""
        return tuple(
            Candidate(str(each.entry), describe_notice(each)) for each in reversed(self._undoable())
        )

    def doing(self, entry: int) -> str:
        """What can be taken back under this entry of the journal, in a sentence. StopIteration if
        there is none."""
        return next(each.title for each in self.retractable() if each.id == str(entry))

    def can_be_retracted(self, entry: int) -> bool:
        """Whether what was done under this entry of the journal can be taken back now."""
        return any(each.entry == entry for each in self._undoable())

    def is_step_back(self, entry: int | None) -> bool:
        """Whether this entry of the journal is a step back that can be taken back."""
        return any(each.entry == entry and each.kind == "back" for each in self._undoable())

    def is_more_time(self, entry: int | None) -> bool:
        """Whether this entry of the journal is more time that can be taken back."""
        return any(each.entry == entry and each.kind == "extend" for each in self._undoable())

    def _undoable(self) -> list[Notice]:
        """What can be taken back now, in order."""
        return [each for each in self._table.doings() if each.entry]

    @property
    def prepared(self) -> tuple[Prepared, ...]:
        """The events that are at hand: those of the scenario, then what a file held."""
        return self._table.look_over().prepared

    def was_put(self, headline: str) -> bool:
        """Whether an event of this headline was added in the line of play that goes on, and not
        taken back."""
        return any(
            (each.kind, each.subject) == ("inject", headline) and not (each.left or each.retracted)
            for each in self._table.doings()
        )

    def reached(self) -> tuple[int, ...]:
        """The last turn of each line of play, the current line last."""
        return tuple(each.turn for each in self._table.lines_of_play())


def _name_responses(question: Question) -> tuple[Candidate, ...]:
    """The answers to a decision; before the amounts of one that takes any stand all of them as
    one."""
    found = []
    for entry in list_entries(question.options):
        found += [Candidate(entry.id, entry.title)] if entry.takes_amount else []
        found += [Candidate(each.id, each.title) for each in entry.options]
    return tuple(found)
