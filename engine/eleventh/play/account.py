"""The account of a line of play: its postings as one reader may know them, track by track.

Whoever asks about one track mostly asks about others too, and what a seat may know of a ledger is
reckoned for all tracks at once. So it is reckoned once, when first something is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any

from eleventh.core.ledger import Posting
from eleventh.core.redaction import redact
from eleventh.core.state import State
from eleventh.play.game import Game

Accounted = tuple[Posting, Sequence[float]]  # with the tracks as its stage opened


@dataclass(frozen=True)
class Account:
    """What `seat` may know of the line of play that led to where a game stands; everything, where
    it is None. To a seat, tracks stand where the postings that it is told have left them."""

    game: Game
    seat: str | None

    @cached_property
    def prepared(self) -> dict[str, Any]:
        """What others work out from this account and ask for again, by a name of theirs."""
        return {}

    @cached_property
    def of_tracks(self) -> Mapping[int, Sequence[Accounted]]:
        """The postings in order by the index of their track; a track that never moved has none."""
        ledger = self.game.ledger
        postings = iter(ledger) if self.seat is None else redact(ledger, self.seat)
        values = [track.start for track in ledger.program.tracks]
        found: dict[int, list[Accounted]] = {}
        for _, stage in groupby(postings, key=lambda posting: (posting.turn, posting.stage)):
            opened = tuple(values)
            for posting in stage:
                values[posting.track] = posting.after
                found.setdefault(posting.track, []).append((posting, opened))
        return found

    @cached_property
    def ends(self) -> Sequence[State]:
        """The state before the first turn, then at the end of each turn that has opened; of the
        open one, now. To a seat, the tracks that it does not see stand as they started."""
        steps, program = self.game.steps, self.game.adjudicator.program
        values = [track.start for track in program.tracks]
        found = [replace(steps[0].state, values=tuple(values))]
        moved = {
            (posting.turn, track): posting.after
            for track, accounted in self.of_tracks.items()
            for posting, _ in accounted
        }
        for turn in range(1, self.game.state.turn + 1):
            values = [moved.get((turn, track), value) for track, value in enumerate(values)]
            state = steps[min(turn, len(steps) - 1)].state
            found.append(replace(state, values=tuple(values)))
        return found
