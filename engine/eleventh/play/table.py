"""The table: everything that a face may ask of a match, and do, and no way behind it.

A screen, a bot or a script holds one of these protocols and never knows whether the match is in
its own process or far away. What a seat may see comes out as views and answers, what it wants goes
in as orders, and what it may not do comes back as refusals that depend on nothing the asking seat
can't see. Every value on them goes over a wire (`eleventh.net`). Only the store can fail: then
`SaveError` is raised, and nothing has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from eleventh.core.forecast import TurnForecast, TurnHindsight
from eleventh.core.gains import Gain
from eleventh.core.orders import Orders
from eleventh.core.prepared import Prepared
from eleventh.core.redaction import Line
from eleventh.core.refusals import Refusal
from eleventh.core.view import View
from eleventh.play.courses import Course
from eleventh.play.events import Paused
from eleventh.play.forking import PlayedLine
from eleventh.play.game import SealedOrders
from eleventh.play.host_view import HostView
from eleventh.play.identity import MatchIdentity
from eleventh.play.match_record import MatchRecord
from eleventh.play.predictions import NotedPrediction, Prediction
from eleventh.play.printed import PrintedMatter
from eleventh.play.reveals import Revealed
from eleventh.play.room_events import Hosted
from eleventh.play.seat_views import Notice
from eleventh.play.topics import Topic
from eleventh.play.unstored import Unstored
from eleventh.play.uses import Uses
from eleventh.play.why import Answer
from eleventh.play.why_not import WhyNot


class Gathering(Protocol):
    """What everybody at the table may know of how it stands."""

    @property
    def identity(self) -> MatchIdentity:
        """Which match this is. The seed is told once the game is over, and to its host."""

    @property
    def printed(self) -> PrintedMatter:
        """The scenario's names, scales, sources and chronicle."""

    @property
    def seats(self) -> tuple[str, ...]:
        """The ids of all seats, in the scenario's order."""

    @property
    def players(self) -> Mapping[str, str]:
        """Who plays each seat: `human`, or the name of a doctrine."""

    @property
    def turn(self) -> int:
        """The turn that is open, from 1; once the game is over, the turn in which it ended."""

    @property
    def last(self) -> int:
        """The number of turns the scenario has; a game may end earlier."""

    @property
    def over(self) -> bool:
        """Whether an ending was reached."""

    @property
    def paused(self) -> Paused | None:
        """The pause that the facilitator has called, with its reason; None while play goes on."""

    @property
    def hosted(self) -> Hosted:
        """How the room is run: who facilitates, and the minutes of discussion for each turn."""

    @property
    def extra_minutes(self) -> Mapping[str, int]:
        """The minutes of discussion that seats were given for this turn beside everybody's."""

    @property
    def guarded(self) -> bool:
        """Whether a code was chosen that the facilitator is asked for."""

    @property
    def facilitated(self) -> bool:
        """Whether all at the table know of a facilitator: named, or seen by all to act."""

    @property
    def rewinds(self) -> int:
        """How many times the table was taken back to the opening of a turn."""

    @property
    def passes(self) -> bool:
        """Whether the open turn passes by itself (see `play.passing`): all who sit here can know
        that none of them can decide anything in it."""

    @property
    def passed(self) -> tuple[int, ...]:
        """The turns of this line of play that passed by themselves and are over."""

    def submitted(self) -> frozenset[str]:
        """The seats whose orders are in. Doctrines always count: they decide at the reveal."""

    def waiting(self) -> tuple[str, ...]:
        """The seats whose orders are still missing, in the table's order; none once it is over."""


class SeatedPlay(Protocol):
    """What a seat may know, and what it may do."""

    def view(self, seat: str) -> View:
        """All that `seat` may know now. KeyError if the table has no such seat."""

    def history(self, seat: str) -> tuple[Line, ...]:
        """Every change of the game so far that `seat` may know of, in order."""

    def courses(self, seat: str) -> tuple[Course, ...]:
        """Where every track that `seat` sees stood as each turn ended, and stands now."""

    def notices(self, seat: str) -> tuple[Notice, ...]:
        """What the facilitator did that `seat` may know of, in order."""

    def explain(self, seat: str, track: str, turn: int | None = None) -> Answer | Refusal:
        """Why a track or an objective stands where it does, as far as `seat` may know: over the
        whole line of play, or in one turn of it."""

    def topics(self, seat: str) -> tuple[Topic, ...]:
        """What `seat` may ask `explain_absence` about: what it is offered, and rules that it may
        know of."""

    def explain_absence(self, seat: str, topic: str, turn: int | None = None) -> WhyNot | Refusal:
        """Why an answer or an initiative is not open, or why a rule did nothing in a turn, as far
        as `seat` may know: of what it may not read nothing is worked out."""

    def uses(self, seat: str, reading: str) -> Uses | Refusal:
        """What moves a number and what reads it, as far as `seat` may know: a track, an objective
        of its own, or a parameter of the rules."""

    def forecast(self, seat: str, draft: Orders) -> TurnForecast | None:
        """What this draft, and each open choice beside it, may do for the objectives of `seat` by
        the end of the turn, as far as it may know; None once the game is over. What may not be
        chosen counts for nothing. It takes tenths of a second: a screen asks beside its keys."""

    def gains(self, seat: str) -> tuple[Gain, ...]:
        """What each change that the view of `seat` tells of did for its objectives, in the order of
        its ledger: together what they have changed by since the seats last decided. They are gross:
        what would have come without a choice is not taken off what it set off."""

    def revealed(self, seat: str, turn: int) -> Revealed | Refusal:
        """What `seat` was told as `turn` was revealed, as it was told then; of the last one with
        what the facilitator has done since. KeyError if the table has no such seat."""

    def hindsight(self, seat: str, turn: int | None = None) -> TurnHindsight | None:
        """What the orders of `seat` for a turn, the last that was revealed unless told, let it
        expect of it; what each choice that it was shown did for it, on the base of its forecasts;
        and what else it could have ordered, and by how much that would have been better, imagined
        on the same base. None where the turn was not revealed. As slow as two forecasts."""

    def refusals(self, seat: str, orders: Orders) -> tuple[Refusal, ...]:
        """Why these orders would not be taken as they stand; nothing is sealed."""

    def submit(self, seat: str, orders: Orders, turn: int | None = None) -> tuple[Refusal, ...]:
        """Seals the orders of `seat`; no refusals means that they are stored for good.

        `turn`, if given, is the turn they were made for: they are refused once the table has moved
        on. The same orders again are no error; different ones are refused until withdrawn.
        """

    def withdraw(self, seat: str) -> tuple[Refusal, ...]:
        """Takes back what `seat` has sealed, as long as the turn has not been revealed."""

    def draft(self, seat: str) -> Orders | None:
        """What the player of `seat` had in mind for this turn on leaving the table, if anything."""

    def keep_draft(self, seat: str, orders: Orders) -> None:
        """Stores what `seat` has in mind and has not sealed, for when its player comes back."""

    def predict(
        self, seat: str, said: Prediction | None, turn: int | None = None
    ) -> tuple[Refusal, ...]:
        """Notes what `seat` expects of the open turn, in the place of what it said before; None
        takes that back. No refusals means that it is stored. It is for the seat alone until the
        game is over: nobody else at the table, the facilitator included, is told that there is
        something."""

    def predictions(self, seat: str) -> tuple[NotedPrediction, ...]:
        """What `seat` has noted, by turns, with what came of it as far as it may know."""


class Table(Gathering, SeatedPlay, Protocol):
    """One game in progress, as the people and doctrines at it may use it."""

    def advance(self) -> tuple[Refusal, ...]:
        """Reveals the orders, adjudicates, and opens the next turn or ends the game.

        Refused while somebody's orders are missing, or when the game is over.
        """

    def record(self) -> MatchRecord | Refusal:
        """Everything that happened, for the debrief: refused until the game is over, except to the
        host."""

    def unstored(self) -> Unstored | None:
        """What people did or had in mind that is not on the disk; None if all of it is. After
        closing it tells how things stood then."""

    def close(self) -> None:
        """Leaves the table; `unstored` tells whether everything is saved."""


class FacilitatorActs(Protocol):
    """What only the facilitator does. Each act is an event with a reason, under the name that the
    room is run by."""

    def override(self, track: str, value: float | str, reason: str) -> tuple[Refusal, ...]:
        """Sets a track, now: a number within its bounds, or for a status the name of a value."""

    def inject(
        self,
        headline: str,
        text: str,
        seen_by: tuple[str, ...],
        effects: Mapping[str, float | str],
        reason: str,
        cite: tuple[str, ...] = (),
    ) -> tuple[Refusal, ...]:
        """Puts an event to the seats `seen_by`, now. `effects` maps tracks to the amount added, or
        for a status to the name of the value set; `cite` are ids of its sources."""

    def replace(self, seat: str, decision: str, response: str, reason: str) -> tuple[Refusal, ...]:
        """Answers a decision in the place of a seat, whether it has sealed its orders or not."""

    def bar(self, seat: str, decision: str, response: str, reason: str) -> tuple[Refusal, ...]:
        """Takes one response from a seat for this turn. Orders that hold it go back to the seat."""

    def give_back(
        self, seat: str, decision: str, response: str, reason: str
    ) -> tuple[Refusal, ...]:
        """Gives a response back to a seat from which it was taken in this turn."""

    def retract(self, entry: int, reason: str) -> tuple[Refusal, ...]:
        """Takes back what that entry of the journal did in this turn, and nothing else; of the last
        step back, the line of play that it left goes on. More time can be taken back too."""

    def inspect(self, seat: str) -> tuple[Refusal, ...]:
        """Looks at what a seat has sealed for this turn, which the journal tells; from then on
        `sealed` tells it, until the seat seals anew."""

    def extend(self, seats: tuple[str, ...], minutes: int, reason: str) -> tuple[Refusal, ...]:
        """Gives these seats more minutes to discuss this turn."""

    def provide(self, prepared: tuple[Prepared, ...]) -> tuple[Refusal, ...]:
        """Has these events at hand from now on, beside those of the scenario and in the place of
        others; they are kept with the match."""

    def guard(self, code: str, before: str = "") -> tuple[Refusal, ...]:
        """Has the facilitator asked for this code from now on, which is not kept in clear; where
        there is one already, `before` must be it."""

    def admit(self, code: str) -> tuple[Refusal, ...]:
        """No refusal if this is the facilitator's code, or if none was chosen."""

    def pause(self, reason: str) -> tuple[Refusal, ...]:
        """Stops play: orders are refused and no turn ends until it is resumed."""

    def resume(self, reason: str = "") -> tuple[Refusal, ...]:
        """Lets play go on. The reason may be left out."""

    def back(self, turn: int, reason: str) -> tuple[Refusal, ...]:
        """Takes the table back to the opening of `turn`; what was played since stays readable."""

    def host(
        self, facilitator: str | None = None, minutes: int | None = None
    ) -> tuple[Refusal, ...]:
        """Says how the room is run from now on; what is None stays as it was."""


class Overview(Protocol):
    """What only the facilitator sees: everything."""

    def look_over(self) -> HostView:
        """The whole table as it stands."""

    def ledger(self) -> tuple[Line, ...]:
        """Every posting of the line of play with its cause."""

    def doings(self) -> tuple[Notice, ...]:
        """Everything the facilitator did, also in lines of play that were left, and every step
        back."""

    def account(self, track: str, turn: int | None = None) -> Answer | Refusal:
        """Why a track or an objective stands where it does, nothing hidden."""

    def all_topics(self) -> tuple[Topic, ...]:
        """What `account_absence` can be asked about: every choice, rule, event and ending."""

    def account_absence(self, topic: str, turn: int | None = None) -> WhyNot | Refusal:
        """Why something did not come about, nothing hidden."""

    def all_uses(self, reading: str) -> Uses | Refusal:
        """What moves a number and what reads it, nothing hidden."""

    def sealed(self, seat: str) -> SealedOrders | None:
        """What a seat has sealed for the open turn, if it was looked at with `inspect`."""

    def held_to(self, seat: str) -> Mapping[str, str]:
        """The responses that the facilitator gave in the seat's place this turn, by decision."""

    def lines_of_play(self) -> tuple[PlayedLine, ...]:
        """Every line that was played at the table, those that were left first."""


class FacilitatorTable(Table, FacilitatorActs, Overview, Protocol):
    """The table as its host has it: every seat's, the white cell's acts, and everything in view."""

    def record(self) -> MatchRecord:
        """Everything that happened so far."""
