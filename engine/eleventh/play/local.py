"""The table in this process: a match as a face may use it.

`LocalTable` is for people who sit at it; `LocalFacilitatorTable` for whoever hosts it. Neither
holds rules: they hand on to the match, and keep it to themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from eleventh.bots.registry import HUMAN
from eleventh.core.adjudication import Transition
from eleventh.core.forecast import TurnForecast, TurnHindsight
from eleventh.core.gains import Gain
from eleventh.core.orders import Orders
from eleventh.core.prepared import Prepared
from eleventh.core.redaction import Line, disclose
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.core.view import View
from eleventh.play.absences import explain_absence_from
from eleventh.play.account import Account
from eleventh.play.courses import Course, trace_courses
from eleventh.play.events import Paused
from eleventh.play.facilitator import NAME, Facilitator
from eleventh.play.forecasts import Forecasts, look_back
from eleventh.play.forking import PlayedLine, list_played_lines
from eleventh.play.game import SealedOrders
from eleventh.play.host_view import HostView, host_lines, look_over
from eleventh.play.hosting import admit, extend_time, facilitated, guard, host, provide
from eleventh.play.identity import MatchIdentity, identify
from eleventh.play.match import Match
from eleventh.play.match_record import MatchRecord
from eleventh.play.passing import list_passed, passes
from eleventh.play.predictions import NotedPrediction, Prediction
from eleventh.play.printed import PrintedMatter, print_matter
from eleventh.play.reveals import Revealed, reveal_again, turn_back
from eleventh.play.room_events import Hosted
from eleventh.play.rulings import Rulings
from eleventh.play.seat_views import Notice, notices
from eleventh.play.topics import Topic, list_topics
from eleventh.play.unstored import Unstored
from eleventh.play.uses import Uses, find_uses
from eleventh.play.why import Answer, explain_from
from eleventh.play.why_not import WhyNot
from eleventh.play.wording import Wording

T = TypeVar("T")
Steps = tuple[Transition, ...]
Sealed = tuple[Mapping[str, SealedOrders], ...]


class LocalTable:
    """A match for those who sit at it; a `Table`."""

    def __init__(self, match: Match) -> None:
        self._match = match
        program = match.game.adjudicator.program
        self._printed = print_matter(program)
        self._wordings = (
            {seat: Wording(program, seat) for seat in match.seats} if program.names else {}
        )
        # Kept with what they follow from: a draft makes another game, and changes nothing of these.
        self._views: dict[str, tuple[Steps, Rulings, View]] = {}
        self._lines: dict[str, tuple[Steps, tuple[Line, ...]]] = {}
        self._accounts: dict[str | None, Account] = {}
        self._courses: dict[str, tuple[Account, tuple[Course, ...]]] = {}
        self._forecasts: dict[str, Forecasts] = {}
        self._hindsight: dict[str, tuple[Sealed, TurnHindsight | None]] = {}

    @property
    def identity(self) -> MatchIdentity:
        """Which match this is; the seed once the game is over."""
        return identify(self._match.game.opened, with_seed=self.over)

    @property
    def printed(self) -> PrintedMatter:
        """The scenario's names, scales, sources and chronicle; in the words of a seat where nobody
        else reads them."""
        people = [seat for seat, player in self.players.items() if player == HUMAN]
        if not people:
            return self._printed
        return self._word(people[0], self._printed, "printed")

    @property
    def seats(self) -> tuple[str, ...]:
        """The ids of all seats, in the scenario's order."""
        return self._match.seats

    @property
    def players(self) -> Mapping[str, str]:
        """Who plays each seat."""
        return self._match.players

    @property
    def turn(self) -> int:
        """The turn that is open, or in which the game ended."""
        return self._match.turn

    @property
    def last(self) -> int:
        """The number of turns the scenario has."""
        return self._match.last

    @property
    def over(self) -> bool:
        """Whether an ending was reached."""
        return self._match.over

    @property
    def paused(self) -> Paused | None:
        """The pause that the facilitator has called."""
        return self._match.paused

    @property
    def hosted(self) -> Hosted:
        """How the room is run."""
        return self._match.game.hosted

    @property
    def extra_minutes(self) -> Mapping[str, int]:
        """The minutes that seats were given for this turn beside everybody's."""
        return dict(self._match.game.extra)

    @property
    def guarded(self) -> bool:
        """Whether a code was chosen that the facilitator is asked for."""
        return bool(self._match.game.code)

    @property
    def facilitated(self) -> bool:
        """Whether all at the table know of a facilitator: named, or seen by all to act."""
        return facilitated(self._match.game)

    @property
    def rewinds(self) -> int:
        """How many times the table was taken back to the opening of a turn."""
        return len(self._match.game.abandoned)

    @property
    def passes(self) -> bool:
        """Whether the open turn passes by itself."""
        return passes(self._match.game)

    @property
    def passed(self) -> tuple[int, ...]:
        """The turns that passed by themselves."""
        return list_passed(self._match.game)

    def submitted(self) -> frozenset[str]:
        """The seats whose orders are in."""
        return self._match.submitted()

    def waiting(self) -> tuple[str, ...]:
        """The seats whose orders are still missing."""
        return self._match.waiting()

    def view(self, seat: str) -> View:
        """All that `seat` may know now. KeyError if the table has no such seat."""
        game, found = self._match.game, self._views.get(seat)
        if found is None or found[0] is not game.steps or found[1] is not game.rulings:
            found = self._views[seat] = (game.steps, game.rulings, self._match.view(seat))
        return self._word(seat, found[2], "view")

    def history(self, seat: str) -> tuple[Line, ...]:
        """Every change of the game so far that `seat` may know of."""
        game, found = self._match.game, self._lines.get(seat)
        if found is None or found[0] is not game.steps:
            found = self._lines[seat] = (game.steps, tuple(disclose(game.ledger, seat)))
        return self._word(seat, found[1], "history")

    def courses(self, seat: str) -> tuple[Course, ...]:
        """Where every track that `seat` sees stood as each turn ended, and stands now."""
        account, found = self._account(seat), self._courses.get(seat)
        if found is None or found[0] is not account:
            found = self._courses[seat] = (account, trace_courses(account))
        return self._word(seat, found[1], "courses")

    def notices(self, seat: str) -> tuple[Notice, ...]:
        """What the facilitator did that `seat` may know of."""
        return self._word(seat, self._match.notices(seat))

    def explain(self, seat: str, track: str, turn: int | None = None) -> Answer | Refusal:
        """Why a track or an objective stands where it does, as far as `seat` may know."""
        return self._word(seat, explain_from(self._account(seat), track, turn))

    def topics(self, seat: str) -> tuple[Topic, ...]:
        """What `seat` may ask `explain_absence` about."""
        return self._word(seat, list_topics(self._account(seat)))

    def explain_absence(self, seat: str, topic: str, turn: int | None = None) -> WhyNot | Refusal:
        """Why something is not open or did not come about, as far as `seat` may know."""
        return self._word(seat, explain_absence_from(self._account(seat), topic, turn))

    def uses(self, seat: str, reading: str) -> Uses | Refusal:
        """What moves a number and what reads it, as far as `seat` may know."""
        return self._word(seat, find_uses(self._account(seat), reading))

    def forecast(self, seat: str, draft: Orders) -> TurnForecast | None:
        """What this draft, and each open choice beside it, may do by the end of the turn."""
        game, found = self._match.game, self._forecasts.get(seat)
        if found is None or not found.hold_for(game):
            found = self._forecasts[seat] = Forecasts(game, seat)
        return self._word(seat, found.find(draft), "forecast")

    def gains(self, seat: str) -> tuple[Gain, ...]:
        """What each change that `seat` is told of did for its objectives."""
        return self._word(seat, reveal_again(self._match.game, seat).gains)

    def revealed(self, seat: str, turn: int) -> Revealed | Refusal:
        """What `seat` was told as `turn` was revealed."""
        game = self._match.game
        if seat not in game.opened.players:
            raise KeyError(seat)
        last = len(game.revealed)
        if not 1 <= turn <= last:
            return Refusal(RefusalCode.TURN_NOT_PLAYED, {"wanted": turn, "last": last})
        return self._word(seat, reveal_again(game if turn == last else turn_back(game, turn), seat))

    def hindsight(self, seat: str, turn: int | None = None) -> TurnHindsight | None:
        """What `seat` could expect of a turn that was revealed, and what each choice did for it."""
        game, found = self._match.game, self._hindsight.get(seat)
        if turn is not None and turn != len(game.revealed):
            played = 1 <= turn < len(game.revealed)
            told = look_back(turn_back(game, turn), seat) if played else None
            return self._word(seat, told)
        if found is None or found[0] is not game.revealed:
            found = self._hindsight[seat] = (game.revealed, look_back(game, seat))
        return self._word(seat, found[1], "hindsight")

    def refusals(self, seat: str, orders: Orders) -> tuple[Refusal, ...]:
        """Why these orders would not be taken as they stand."""
        return self._word(seat, self._match.refusals(seat, orders))

    def submit(self, seat: str, orders: Orders, turn: int | None = None) -> tuple[Refusal, ...]:
        """Seals the orders of `seat`, made for `turn`."""
        return self._word(seat, self._match.submit(seat, orders, turn))

    def withdraw(self, seat: str) -> tuple[Refusal, ...]:
        """Takes back what `seat` has sealed."""
        return self._word(seat, self._match.withdraw(seat))

    def draft(self, seat: str) -> Orders | None:
        """What the player of `seat` had in mind for this turn."""
        return self._match.draft(seat)

    def keep_draft(self, seat: str, orders: Orders) -> None:
        """Stores what `seat` has in mind and has not sealed."""
        self._match.keep_draft(seat, orders)

    def predict(
        self, seat: str, said: Prediction | None, turn: int | None = None
    ) -> tuple[Refusal, ...]:
        """Notes what `seat` expects of the open turn, or takes it back."""
        return self._word(seat, self._match.predict(seat, said, turn))

    def predictions(self, seat: str) -> tuple[NotedPrediction, ...]:
        """What `seat` has noted, with what came of it."""
        return self._match.predictions(seat)

    def advance(self) -> tuple[Refusal, ...]:
        """Reveals the orders and adjudicates."""
        return self._match.advance()

    def record(self) -> MatchRecord | Refusal:
        """Everything that happened, once the game is over."""
        if not self.over:
            return Refusal(RefusalCode.NOT_OVER)
        return self._match.record

    def unstored(self) -> Unstored | None:
        """What is not on the disk; None if all of it is."""
        return self._match.unstored()

    def close(self) -> None:
        """Leaves the table."""
        self._match.close()

    def _word(self, seat: str, told: T, place: str = "") -> T:
        """What a seat is told, in its own words for names that have some; in neutral ones where
        others read what it reads."""
        if not self._wordings:
            return told
        people = sum(player == HUMAN for player in self.players.values())
        if people > 1 or self.facilitated:
            return told
        return self._wordings[seat].tell(told, place)

    def _account(self, seat: str | None) -> Account:
        """What `seat` may know of the line of play, or all of it; one for all that is asked of the
        game as it stands."""
        game, found = self._match.game, self._accounts.get(seat)
        if (
            found is None
            or found.game.steps is not game.steps
            or found.game.rulings is not game.rulings
        ):
            found = self._accounts[seat] = Account(game, seat)
        return found


class LocalFacilitatorTable(LocalTable):
    """A match for whoever hosts it; a `FacilitatorTable`."""

    @property
    def identity(self) -> MatchIdentity:
        """Which match this is, the seed included."""
        return identify(self._match.game.opened)

    def record(self) -> MatchRecord:
        """Everything that happened so far."""
        return self._match.record

    def override(self, track: str, value: float | str, reason: str) -> tuple[Refusal, ...]:
        """Sets a track, now."""
        return self._hand.override(track, value, reason)

    def inject(
        self,
        headline: str,
        text: str,
        seen_by: tuple[str, ...],
        effects: Mapping[str, float | str],
        reason: str,
        cite: tuple[str, ...] = (),
    ) -> tuple[Refusal, ...]:
        """Puts an event to the table, now."""
        return self._hand.inject(headline, text, seen_by, effects, reason, cite)

    def replace(self, seat: str, decision: str, response: str, reason: str) -> tuple[Refusal, ...]:
        """Answers a decision in the place of a seat."""
        return self._hand.replace(seat, decision, response, reason)

    def bar(self, seat: str, decision: str, response: str, reason: str) -> tuple[Refusal, ...]:
        """Takes one response from a seat for this turn."""
        return self._hand.bar(seat, decision, response, reason)

    def give_back(
        self, seat: str, decision: str, response: str, reason: str
    ) -> tuple[Refusal, ...]:
        """Gives a response back to a seat from which it was taken in this turn."""
        return self._hand.give_back(seat, decision, response, reason)

    def retract(self, entry: int, reason: str) -> tuple[Refusal, ...]:
        """Takes back what that entry of the journal did in this turn."""
        return self._hand.retract(entry, reason)

    def inspect(self, seat: str) -> tuple[Refusal, ...]:
        """Looks at what a seat has sealed for this turn."""
        return self._hand.inspect(seat)

    def extend(self, seats: tuple[str, ...], minutes: int, reason: str) -> tuple[Refusal, ...]:
        """Gives these seats more minutes to discuss this turn."""
        return extend_time(self._match, seats, minutes, reason)

    def provide(self, prepared: tuple[Prepared, ...]) -> tuple[Refusal, ...]:
        """Has these events at hand from now on."""
        return provide(self._match, prepared)

    def guard(self, code: str, before: str = "") -> tuple[Refusal, ...]:
        """Has the facilitator asked for this code from now on."""
        return guard(self._match, code, before)

    def admit(self, code: str) -> tuple[Refusal, ...]:
        """No refusal if this is the facilitator's code."""
        return admit(self._match, code)

    def pause(self, reason: str) -> tuple[Refusal, ...]:
        """Stops play."""
        return self._hand.pause(reason)

    def resume(self, reason: str = "") -> tuple[Refusal, ...]:
        """Lets play go on."""
        return self._hand.resume(reason)

    def back(self, turn: int, reason: str) -> tuple[Refusal, ...]:
        """Takes the table back to the opening of `turn`."""
        return self._hand.back(turn, reason)

    def host(
        self, facilitator: str | None = None, minutes: int | None = None
    ) -> tuple[Refusal, ...]:
        """Says how the room is run from now on."""
        return host(self._match, facilitator, minutes)

    def look_over(self) -> HostView:
        """The whole table as it stands."""
        return look_over(self._match.game)

    def ledger(self) -> tuple[Line, ...]:
        """Every posting of the line of play with its cause."""
        return host_lines(self._match.game.ledger)

    def doings(self) -> tuple[Notice, ...]:
        """Everything the facilitator did, also in lines of play that were left, and every step
        back."""
        return notices(self._match.game)

    def account(self, track: str, turn: int | None = None) -> Answer | Refusal:
        """Why a track or an objective stands where it does, nothing hidden."""
        return explain_from(self._account(None), track, turn)

    def all_topics(self) -> tuple[Topic, ...]:
        """What `account_absence` can be asked about."""
        return list_topics(self._account(None))

    def account_absence(self, topic: str, turn: int | None = None) -> WhyNot | Refusal:
        """Why something did not come about, nothing hidden."""
        return explain_absence_from(self._account(None), topic, turn)

    def all_uses(self, reading: str) -> Uses | Refusal:
        """What moves a number and what reads it, nothing hidden."""
        return find_uses(self._account(None), reading)

    def sealed(self, seat: str) -> SealedOrders | None:
        """What a seat has sealed for the open turn, if it was looked at."""
        game = self._match.game
        return game.sealed.get(seat) if seat in game.inspected else None

    def held_to(self, seat: str) -> Mapping[str, str]:
        """The responses that the facilitator gave in the seat's place this turn."""
        return self._match.game.rulings.of(seat)

    def lines_of_play(self) -> tuple[PlayedLine, ...]:
        """Every line that was played at the table."""
        return list_played_lines(self._match.game)

    @property
    def _hand(self) -> Facilitator:
        return Facilitator(self._match, self._match.game.hosted.facilitator or NAME)
