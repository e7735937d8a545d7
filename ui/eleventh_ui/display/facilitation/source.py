"""All that the facilitator's forms and pages read of a table, in one place.

Everything else of the facilitation reads these values and knows nothing of the game behind them,
so another kind of table needs nothing but another source.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.play.forking import lines_of_play
from eleventh.play.match import Match
from eleventh_ui.display.matching import Candidate
from eleventh_ui.display.numbers import Scale, format_whole
from eleventh_ui.display.words import join_words, safe, spell_out


@dataclass(frozen=True, slots=True)
class Settable:
    """A track that a facilitator can set or move: its scale, or the names of its values, and how
    it stands."""

    id: str
    title: str
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
        return f"{value:.2g}" if Scale(self.low, self.high).is_share else format_whole(value)


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
    """A match, as a facilitator's forms read it."""

    def __init__(self, match: Match) -> None:
        self._match = match

    @property
    def turn(self) -> int:
        """The turn that is open, or in which the game ended."""
        return self._match.turn

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self._match.over

    @property
    def is_paused(self) -> bool:
        """Whether play stands still."""
        return self._match.paused is not None

    @property
    def minutes(self) -> int:
        """How long a turn may be discussed; 0 for no timer."""
        return self._match.game.hosted.minutes

    @property
    def players(self) -> dict[str, str]:
        """Who plays each seat."""
        return dict(self._match.players)

    @property
    def seats(self) -> tuple[Candidate, ...]:
        """The seats in the table's order."""
        program = self._match.game.adjudicator.program
        return tuple(Candidate(each.id, each.title) for each in program.seats)

    @property
    def tracks(self) -> tuple[Settable, ...]:
        """Every track as it stands, in the scenario's order."""
        game = self._match.game
        tracks = game.adjudicator.program.tracks
        return tuple(
            Settable(each.id, each.title, each.values, each.low, each.high, value)
            for each, value in zip(tracks, game.state.values, strict=True)
        )

    @property
    def derived(self) -> tuple[DerivedNumber, ...]:
        """What follows from tracks."""
        program = self._match.game.adjudicator.program
        return tuple(
            DerivedNumber(
                each.id, each.title, tuple(program.tracks[index].id for index in each.reads)
            )
            for each in program.derived
        )

    def track(self, id: str) -> Settable:
        """A track by its id. StopIteration if there is none."""
        return next(each for each in self.tracks if each.id == id)

    def asked(self, seat: str) -> tuple[Asked, ...]:
        """The decisions that are put to a seat now; none once the game is over."""
        game = self._match.game
        if game.state.over:
            return ()
        program = game.adjudicator.program
        asks = {each.id: each.ask for each in program.decisions}
        return tuple(
            Asked(
                decision,
                asks[decision],
                tuple(
                    Candidate(program.choices[each.choice].id, program.choices[each.choice].title)
                    for each in offers
                ),
            )
            for decision, offers in game.menu(seat).decisions.items()
        )

    def reached(self) -> tuple[int, ...]:
        """The last turn of each line of play, the current line last."""
        return tuple(each.game.state.turn for each in lines_of_play(self._match.game))
