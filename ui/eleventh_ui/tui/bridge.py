"""The one seam between the screen and the table: what takes time happens behind it, in order.

A session owns a match. Looking is immediate; whatever adjudicates or writes (sealing, withdrawing,
the reveal, what a facilitator does) is queued on a thread of its own and ends in exactly one
message, which the app hands to the screen on top and from there upward. Screens hold no orders:
drafts live here, per seat and turn, so that leaving a screen loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from textual.message_pump import MessagePump

from eleventh.bots.registry import HUMAN
from eleventh.core.forecast import TurnForecast
from eleventh.core.orders import Orders
from eleventh.core.refusals import Refusal
from eleventh.core.view import View
from eleventh.play.courses import Course
from eleventh.play.external import LeftTable
from eleventh.play.faults import SaveError
from eleventh.play.passing import play_turn
from eleventh.play.predictions import NotedPrediction, Prediction
from eleventh.play.restoring import identity
from eleventh.play.seat_views import Notice
from eleventh.play.table import FacilitatorTable
from eleventh.play.topics import Topic
from eleventh.play.unstored import Unstored
from eleventh.play.uses import Uses
from eleventh.play.why import Answer
from eleventh.play.why_not import WhyNot
from eleventh_ui.display.draft import OrdersDraft, apply_rulings, rebuild_draft
from eleventh_ui.display.notices import (
    FACILITATOR,
    describe_earlier,
    describe_notice,
    describe_unseen,
    find_cards,
    name_teller,
)
from eleventh_ui.display.noting import NoteEnd, note_nothing
from eleventh_ui.display.pace import USUAL, Pace
from eleventh_ui.display.pins import Pins
from eleventh_ui.display.practice import Practised
from eleventh_ui.display.predictions import find_noted
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.saving import name_saving
from eleventh_ui.display.subjects import Subject, list_subjects
from eleventh_ui.display.unread_notices import UnreadNotices
from eleventh_ui.tui.background import work_aside
from eleventh_ui.tui.news import (
    Done,
    DraftForeseen,
    Failed,
    News,
    OrdersSealed,
    OrdersWithdrawn,
    PredictionNoted,
    Restored,
    Stored,
    TableRefused,
    TurnRevealed,
)
from eleventh_ui.tui.white_cell import Room

AT_ONCE = 3  # doings of the facilitator that a seat is told at once; more hide what it plays by


class Session:
    """A match in front of one screen, and all that its people have begun but not committed.

    `looking` is the seat whose secrets may be on the screen now; it is empty behind the curtain.
    `practised` is what was tried out of lessons.
    `pace` is how much is told unasked, `kept_pins` what its people want to see first.
    `again` says that a seat wants to see its sealed orders once more; `held_up` that a turn which
    passes by itself could not be stored, so that it waits for its people like any other.
    `unread` holds the seats that have not yet been shown the latest reveal. `room` is what holds
    for all of them: the timer, and whether the facilitator has the keyboard.
    `note_end` is called behind the screen as the game ends; `standing` is what it said.
    `unstored` is what was not on the disk when the store was last asked: after each writing, and
    on closing.
    """

    def __init__(
        self,
        app: MessagePump,
        table: FacilitatorTable,
        path: Path | None = None,
        notes: Sequence[str] = (),
        room: Room | None = None,
        leave: Callable[[], None] = lambda: None,
    ) -> None:
        self.table = table
        self.path = path
        self.notes = tuple(notes)
        self.reference = reference_of(table.printed)
        self.people = tuple(seat for seat in table.seats if table.players[seat] == HUMAN)
        self.room = room or Room()
        self.looking = self.people[0] if len(self.people) == 1 else ""
        self.again = self.held_up = False
        self.pace: Pace = USUAL
        self.note_end: NoteEnd = note_nothing
        self.standing = ""
        self.kept_pins = Pins()
        self.practised = Practised()
        self.unread = set(self.people) if table.turn > 1 and not table.over else set[str]()
        self._app, self._leave = app, leave
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="table")
        self._waiting = 0
        self.unstored: Unstored | None = None
        self._writing = set[Future[None]]()  # whose writing is not on the disk yet
        self._file = identity(path) if path is not None else None
        self._unread_ahead = list[set[str]]()  # of each line of play that a step back left
        self._drafts: dict[tuple[str, int], OrdersDraft] = {}
        self._notices = UnreadNotices(table)
        self._fresh: dict[str, tuple[str, ...]] = {}
        self._looked = set[tuple[str, int, int]]()  # seats, with the turns that they have looked at
        self._foreseen: dict[str, tuple[_Occasion, TurnForecast | None]] = {}
        self._foreseeing = set[str]()  # seats for which it is being worked out

    @property
    def shared(self) -> bool:
        """Whether several people take turns in front of this screen."""
        return len(self.people) > 1

    @property
    def facilitated(self) -> bool:
        """Whether a facilitator runs this match."""
        return self.table.facilitated

    @property
    def busy(self) -> bool:
        """Whether something that was asked for has not come back yet."""
        return self._waiting > 0

    @property
    def saved(self) -> str:
        """In a word, whether the match is on the disk: for a bar."""
        if self.path is None:
            return "not kept"
        return name_saving(self.unstored, storing=self.busy or bool(self._writing))

    def view(self, seat: str) -> View:
        """All that a seat may know now."""
        return self.table.view(seat)

    def subjects(self, seat: str) -> tuple[Subject, ...]:
        """All that a seat can ask about by name."""
        return list_subjects(self.view(seat), self.reference)

    def courses(self, seat: str) -> tuple[Course, ...]:
        """Where all that a seat sees stood as each turn ended, and stands now."""
        return self.table.courses(seat)

    def forecast(self, seat: str) -> TurnForecast | None:
        """What the draft of a seat may do by the end of the turn; None while that is not worked out
        (see `foresee`)."""
        occasion, found = self._foreseen.get(seat, (None, None))
        return found if occasion == self._occasion(seat) else None

    def foresee(self, seat: str) -> None:
        """Has it worked out aside what the draft of a seat may do, if that is not known or under
        way; it takes tenths of a second. `DraftForeseen` follows."""
        if self.table.over or seat in self._foreseeing or self.forecast(seat) is not None:
            return
        occasion = self._occasion(seat)
        self._foreseeing.add(seat)

        def work() -> None:
            try:
                self._foreseen[seat] = occasion, self.table.forecast(seat, occasion.draft)
            finally:
                self._foreseeing.discard(seat)
            self._app.post_message(Done(DraftForeseen(seat)))

        work_aside(self._app, work)

    def _occasion(self, seat: str) -> _Occasion:
        table = self.table
        doings = len(table.notices(seat))
        return _Occasion(table.turn, table.rewinds, doings, self.draft(seat).orders())

    def pins(self, seat: str) -> tuple[str, ...]:
        """The readings that a seat wants to see first."""
        return self.kept_pins.of(self.reference.scenario, seat)

    def pin(self, seat: str, track: str) -> str:
        """Pins a reading of a seat, or takes the pin away; a sentence if that is not kept."""
        return self.kept_pins.toggle(self.reference.scenario, seat, track)

    def why(self, seat: str, track: str) -> Answer | Refusal:
        """Why a track stands where it stands, as far as a seat may know; all of it without a seat,
        for the facilitator and the debrief."""
        return self.table.explain(seat, track) if seat else self.table.account(track)

    def topics(self, seat: str) -> tuple[Topic, ...]:
        """What `why_not` can be asked about: by a seat, or by whoever may know everything."""
        return self.table.topics(seat) if seat else self.table.all_topics()

    def why_not(self, seat: str, topic: str, turn: int | None = None) -> WhyNot | Refusal:
        """Why something is not open or did not come about, as far as a seat may know; all of it
        without a seat."""
        if seat:
            return self.table.explain_absence(seat, topic, turn)
        return self.table.account_absence(topic, turn)

    def uses(self, seat: str, reading: str) -> Uses | Refusal:
        """What moves a number and what reads it, as far as a seat may know; all of it without a
        seat."""
        return self.table.uses(seat, reading) if seat else self.table.all_uses(reading)

    def rulings(self, seat: str) -> tuple[str, ...]:
        """What the facilitator did in this turn and the one before, as far as a seat may know, a
        sentence each."""
        known = [each for each in self._notices.list_known(seat) if each.kind != "lapse"]
        return _told([each for each in known if each.turn >= self.table.turn - 1])

    def awaited_readers(self) -> tuple[str, ...]:
        """The seats that an event was added for, this turn, that they have not been shown yet."""
        if self.table.over:
            return ()
        return tuple(seat for seat in self.people if self._notices.unseen_events(seat))

    def unread_events(self) -> str:
        """Which added events are still to be read, and by whom, a sentence; empty if none is."""
        readers = self.awaited_readers()
        return describe_unseen(
            {self.reference.seat(each): self._notices.unseen_events(each) for each in readers}
        )

    def take_fresh(self, seat: str) -> tuple[str, ...]:
        """The cards of the events that were added since the seat last looked, once: none for a seat
        that has not looked at this turn yet, which reads them among the others."""
        place = (seat, self.table.turn, self.table.rewinds)
        added, has_looked = self._fresh.pop(seat, ()), place in self._looked
        self._looked.add(place)
        return added if has_looked else ()

    def take_news(self, seat: str) -> tuple[tuple[str, str], ...]:
        """What a seat was not told yet of the facilitator's doings and of what happened at the
        table, which now it is, with whose doing it was; of the turns before, events with their
        texts. Those of this turn are cards (see `take_fresh`)."""
        added = self._notices.unseen_events(seat)
        if added:
            self._fresh[seat] = find_cards(self.view(seat), added)
        news = [
            (name_teller(each), f"{describe_notice(each)} {each.text}".rstrip())
            for each in self._notices.take(seat)
        ]
        if len(news) > AT_ONCE:
            news[: -AT_ONCE + 1] = [(FACILITATOR, describe_earlier(len(news) - AT_ONCE + 1))]
        return tuple(news)

    def draft(self, seat: str) -> OrdersDraft:
        """What a seat has chosen so far in the open turn, at this sitting or the one before, as the
        facilitator's rulings leave it."""
        view, found = self.view(seat), self._drafts.get((seat, self.table.turn))
        if found is None:
            kept = self.table.draft(seat)
            found = rebuild_draft(view, kept) if kept else OrdersDraft()
        return apply_rulings(view, found)

    def keep(self, seat: str, draft: OrdersDraft) -> None:
        """Keeps what a seat has chosen so far, and stores it behind the screen. If that fails,
        `Failed` follows once, until something is stored again."""
        turn = self.table.turn
        self._drafts[seat, turn] = draft

        def store() -> None:
            if self._drafts.get((seat, turn)) is draft and self.table.turn == turn:
                self.table.keep_draft(seat, draft.orders())

        def told(done: Future[None]) -> None:
            fault, known = done.exception(), self.unstored
            self._look_at_store()
            self._writing.discard(done)
            if isinstance(fault, SaveError) and not known:
                self._app.post_message(Done(Failed(str(fault))))
            elif fault is not None and not isinstance(fault, SaveError):
                self._app.post_message(Done(None, fault))
            elif fault is None:
                self._look_for_save()
            if not self._writing:
                self._app.post_message(Done(Stored()))

        writing = self._pool.submit(store)
        self._writing.add(writing)
        writing.add_done_callback(told)

    def waiting(self) -> tuple[str, ...]:
        """The seats whose orders are still missing, in the table's order."""
        return self.table.waiting()

    def commit(self, seat: str) -> None:
        """Seals the draft of a seat; `Sealed` follows."""
        turn, orders = self.table.turn, self.draft(seat).orders()
        self.ask(lambda table: table.submit(seat, orders, turn), OrdersSealed(seat))

    def withdraw(self, seat: str) -> None:
        """Takes back what a seat has sealed; `Withdrawn` follows."""
        self.ask(lambda table: table.withdraw(seat), OrdersWithdrawn(seat))

    def predict(self, seat: str, said: Prediction | None) -> None:
        """Notes what a seat expects of the open turn; `PredictionNoted` follows."""
        turn = self.table.turn
        self.ask(lambda table: table.predict(seat, said, turn), PredictionNoted(seat))

    def noted(self, seat: str, turn: int) -> NotedPrediction | None:
        """What a seat has noted for a turn, if anything."""
        return find_noted(self.table.predictions(seat), turn)

    def reveal(self) -> None:
        """Lets the doctrines decide and the turn be adjudicated, and those after it that pass by
        themselves; `Revealed` follows."""
        self.ask(self._advanced, TurnRevealed(self.table.turn), self._everybody_reads)

    def ask(
        self,
        work: Callable[[FacilitatorTable], Iterable[Refusal]],
        news: News,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Queues work on the match. Unless it is refused or fails, `then` and `news` follow."""
        self._waiting += 1

        def told(done: Future[tuple[Refusal, ...]]) -> None:
            fault = done.exception()
            self._look_at_store()
            self._waiting -= 1
            if isinstance(fault, LeftTable):
                return
            if isinstance(fault, SaveError):
                self._app.post_message(Done(Failed(str(fault))))
            elif fault is not None:
                self._app.post_message(Done(None, fault))
            elif refused := done.result():
                self._app.post_message(
                    Done(TableRefused(tuple(describe_refusal(each) for each in refused)))
                )
            else:
                then()
                self._app.post_message(Done(news))
                self._look_for_save()

        self._pool.submit(lambda: tuple(work(self.table))).add_done_callback(told)

    def step_back(self) -> None:
        """Drops what was begun and what was still to be read: the table stands elsewhere."""
        self._unread_ahead.append(set(self.unread))
        self.unread.clear()
        self._drafts.clear()

    def return_ahead(self) -> None:
        """The table stands again where it was before the last step back: who had not been shown the
        reveal there is shown it now, and everybody where that was before this sitting."""
        ahead = self._unread_ahead.pop() if self._unread_ahead else set(self.people)
        self.unread = ahead if self.table.turn > 1 and not self.table.over else set()
        self._drafts.clear()

    def close(self) -> None:
        """Finishes what was asked for, unless guests keep it waiting, and lets go of the match."""
        self._leave()
        self._pool.shutdown(wait=True)
        self.table.close()
        self._look_at_store()

    def _advanced(self, table: FacilitatorTable) -> tuple[Refusal, ...]:
        try:
            refused = play_turn(table)
            self.held_up = False
        except SaveError as fault:
            self.held_up = table.passes
            if not self.held_up:
                raise
            refused = ()  # what was played until then is read of
            self._app.post_message(Done(Failed(str(fault))))
        if not refused and table.over:
            self.standing = self.note_end(table, self.path)
        return refused

    def _look_at_store(self) -> None:
        self.unstored = self.table.unstored()

    def _look_for_save(self) -> None:
        if self.path is not None and (found := identity(self.path)) != self._file:
            self._file = found
            self._app.post_message(Done(Restored(self.path)))

    def _everybody_reads(self) -> None:
        self.unread = set(self.people)
        self._drafts.clear()


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What a forecast follows from: where the table stands, what was done to it, and the draft."""

    turn: int
    rewinds: int
    doings: int
    draft: Orders


def _told(doings: Sequence[Notice]) -> tuple[str, ...]:
    return tuple(describe_notice(each) for each in doings)
