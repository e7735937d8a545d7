"""The debrief: the whole game told from every side, for everybody in the room.

The decisions that mattered most, and what would hold with other sizes, are searched for in a
thread, which says how far it is and can be stopped. From any turn the game can be played on in a
match of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.worker import Worker, get_current_worker

from eleventh.core.refusals import Refusal
from eleventh.lab.debrief import Debrief, debrief
from eleventh.lab.hindsight.lessons import find_lessons
from eleventh.lab.recorded_course import play_recorded_course
from eleventh.lab.robustness.measuring import measure_robustness
from eleventh.lab.turning_points import TurningPoints, turning_points
from eleventh.play.faults import SaveError
from eleventh.play.opening import fork_table
from eleventh.play.saves import new_journal
from eleventh_ui.display.debrief.lessons import MEASURING, WEIGHING
from eleventh_ui.display.debrief.robustness import PLAYING
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.seating import describe_replaced
from eleventh_ui.display.subjects import NUMBERS, find_spot, spot_turn
from eleventh_ui.display.words import safe
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.debrief import (
    PAGES,
    SEARCHING,
    about,
    entries,
    searched,
    turn_of,
)
from eleventh_ui.tui.drawing.entries import Entry
from eleventh_ui.tui.drawing.rows import Row
from eleventh_ui.tui.news import Done, Failed, MatchOpened, TableRefused
from eleventh_ui.tui.paged import Paged
from eleventh_ui.tui.screens.export import ExportScreen
from eleventh_ui.tui.screens.play_on import PlayOnScreen
from eleventh_ui.tui.screens.recap import RecapScreen
from eleventh_ui.tui.screens.walking import MissingScreen
from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.prompt import Prompt

TOLD = 10  # alternatives between two words on how far the search is
LEADS_ON = "g leads on to the next crisis. Arrows: a turn, PageDown reads on."
ADVICE = {
    "turns": "Arrows: a turn. v: its reveal again. p plays on from it. l: what stayed away.",
    "scores": "Arrows: a score. PageDown reads on, w tells why, posting by posting.",
    "objectives": "Arrows: a seat.",
    "decisions": "Arrows: a decision. p plays on from its turn in a new match.",
    "robustness": "Arrows: the ending, a seat, a score. PageDown reads on.",
    "yours": "Arrows: an answer. PageDown reads on. p plays on from its turn in a new match.",
}


class DebriefScreen(Paged):
    """The end of a match. It is for the whole room; where one person plays alone, for their seat
    too."""

    HEADING = "Debrief"
    PAGES = PAGES
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(name[0], f"open('{name}')", title, show=False, id=f"debrief.{name}",
                    tooltip=f"Open the page {title}.")
            for name, title in PAGES.items()
        ),
        Binding("p", "play_on", "Play on", id="debrief.play",
                tooltip="Play on from the highlighted turn, in a match of its own."),
        Binding("v", "recap", "Reveal", show=False, id="debrief.recap",
                tooltip="Read again what the highlighted turn brought, else the last one."),
        Binding("l", "missing", "Why not", show=False, id="debrief.missing",
                tooltip="Endings and events that stayed away, and what would have brought them."),
        Binding("x", "export", "Export", id="debrief.export",
                tooltip="Write the report to files."),
        Binding("g", "lead_on", "Next crisis", id="debrief.next",
                tooltip="Leave the table for the scenario that comes after this one."),
        Binding("c", "stop", "Stop", show=False, id="debrief.stop",
                tooltip="Stop playing the game again: what was found so far counts."),
        Binding("escape", "leave", "Lobby", id="debrief.leave",
                tooltip="Leave the table; the match stays among the saved ones."),
    ]  # fmt: skip
    DEFAULT_CSS = "DebriefScreen Roll { max-height: 30%; }"

    def __init__(self, session: Session, seat: str = "") -> None:
        super().__init__()
        self.session = session
        if not session.shared and not session.facilitated:
            self.seat = "".join(session.people)
        self.told = debrief(session.table.record(), TurningPoints((), 0, 0))
        self._search: Worker[None] | None = None
        self._progress = ("", 0, 0)
        self._forking = False

    def on_mount(self) -> None:
        """Opens the first page and begins the search."""
        self.bar.tell(f"Debrief: {safe(self.told.title)}", "open to everybody")
        self.open(self.page)
        self._search = self.run_worker(self._searched, thread=True, group="search")

    def entries(self, page: str, width: int) -> Sequence[Entry]:
        """Turns, scores, objectives, or the decisions that mattered most."""
        return entries(self.told, page, width)

    def about(self, page: str, entry: str, width: int) -> list[Row]:
        """All about an entry."""
        return about(self.told, page, entry, width, self.session.standing)

    def advice(self, page: str) -> str:
        """How far the search is, or what the keys do."""
        led_on = page == "turns" and self.session.reference.next
        return searched(*self._progress) or (LEADS_ON if led_on else ADVICE[page])

    def askable(self, page: str) -> bool:
        """A score has a history; a turn has every change that whoever plays alone knows of."""
        return page == "scores" or (page == "turns" and bool(self.seat))

    def on_entry_list_asked(self, event: EntryList.Asked) -> None:
        """Why a score stands where it stands, with nothing hidden; or what a turn brought."""
        event.stop()
        if self.page == "scores":
            self.host.ask("", event.id)
        else:  # the end is told of its turn
            turn = turn_of(self.told, self.page, event.id) or len(self.told.episodes)
            self.host.ask(self.seat, spot_turn(turn))

    def ask(self, spot: str) -> None:
        """Why a number stands where it stands, with nothing hidden; else what the seat knows."""
        known = find_spot(spot, self.session.subjects(self.seat)) if self.seat else None
        is_number = known is None or known.kind in NUMBERS
        self.host.ask("" if is_number else self.seat, spot)

    def on_failed(self, news: Failed) -> None:
        """The new match could not be begun; the app says why."""
        self._forking = False

    def on_table_refused(self, news: TableRefused) -> None:
        """There is no such turn; the app says so."""
        self._forking = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be stopped that has ended, not every scenario leads on, and a reveal was told
        to people alone."""
        if action == "recap":
            return bool(self.session.people)
        if action == "lead_on":
            return bool(self.session.reference.next)
        return action != "stop" or self.searching

    @property
    def searching(self) -> bool:
        """Whether the search goes on."""
        return self._search is not None and not self._search.is_finished

    def action_stop(self) -> None:
        """Stops the search; what was found so far counts."""
        if self._search is not None:
            self._search.cancel()

    def action_recap(self) -> None:
        """What a turn brought, as it was told then: to any of the people, since all is open now."""
        seats = self.session.people
        turn = turn_of(self.told, self.page, self.entry) or len(self.told.episodes)
        self.app.push_screen(RecapScreen(self.session, seats[0], turn, seats))

    def action_missing(self) -> None:
        """What stayed away, and why."""
        self.app.push_screen(MissingScreen(self.session))

    def action_export(self) -> None:
        """Asks where the report goes."""
        told = None if self.searching else self.told
        self.app.push_screen(ExportScreen(self.session, told, Path.cwd(), self.host.write_report))

    def action_lead_on(self) -> None:
        """On to the scenario that comes next."""
        self.host.lead_on(self.session.reference.next)

    def action_play_on(self) -> None:
        """Begins a match of its own at the highlighted turn."""
        turn = turn_of(self.told, self.page, self.entry)
        if not turn:
            self.host.tell("Highlight a turn first: the match goes on from its opening.")
        elif self.session.path is None:
            self.host.warn("This match is not kept, so there is nothing to play on from.")
        elif not self._forking:
            path, session = self.session.path, self.session

            def begin(players: Mapping[str, str] | None) -> None:
                if players is not None:
                    self._forking = True
                    self.run_worker(
                        lambda: self._play_on(path, turn, players), thread=True, group="fork"
                    )

            asked = PlayOnScreen(turn, TableSource(session.table))
            self.app.push_screen(asked, begin)

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.host.leave_table()

    def _searched(self) -> None:
        record = self.session.table.record()
        points = turning_points(record, going_on=self._tell_of(SEARCHING))
        self.call_later(self._found, replace(self.told, turning_points=points))
        lessons = find_lessons(record, self._tell_of(WEIGHING), self._tell_of(MEASURING))
        course = play_recorded_course(record.game)
        told = replace(self.told, turning_points=points, lessons=lessons, course=course)
        self.call_later(self._found, told)
        held = measure_robustness(record, going_on=self._tell_of(PLAYING))
        self.call_later(self._found, replace(told, robustness=held))

    def _tell_of(self, what: str) -> Callable[[int, int], bool]:
        """What tells now and then how far a search is, and ends it when it was stopped."""
        worker = get_current_worker()

        def going_on(tried: int, possible: int) -> bool:
            if tried % TOLD == 0:
                self.call_later(self._tell, what, tried, possible)
            return not worker.is_cancelled

        return going_on

    def _tell(self, what: str, tried: int, possible: int) -> None:
        self._progress = (what, tried, possible)
        self.query_one(Prompt).tell(self.advice(self.page))

    def _found(self, told: Debrief) -> None:
        self.told = told
        self._progress = ("", 0, 0)
        self.refill()
        if self.page in ("decisions", "robustness", "yours"):
            self.open(self.page)

    def _play_on(self, path: Path, turn: int, players: Mapping[str, str]) -> None:
        record = self.session.table.record()
        try:
            journal = new_journal(path.parent, record.opened.scenario)
            table = fork_table(record, turn, path.stem, journal, players)
            if isinstance(table, Refusal):
                journal.close()
                self.app.post_message(Done(TableRefused((describe_refusal(table),))))
                return
        except SaveError as fault:
            self.app.post_message(Done(Failed(str(fault))))
            return
        note = f"A match of its own, from the opening of turn {turn}; {path.stem} stays as it is."
        note += describe_replaced(record.opened.players)
        self.app.post_message(Done(MatchOpened(table, journal.path, (note,), self.session.room)))
