"""The debrief: the whole game told from every side, for everybody in the room.

The decisions that mattered most are searched for in a thread, which says how far it is and can be
stopped. From any turn the game can be played on in a match of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.worker import Worker, get_current_worker

from eleventh.core.orders import Refusal
from eleventh.lab.debrief import debrief
from eleventh.lab.turning_points import TurningPoints, turning_points
from eleventh.play.faults import SaveError
from eleventh.play.forking import fork
from eleventh.play.saves import new_journal
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.debrief import PAGES, about, entries, searched, turn_of
from eleventh_ui.tui.news import Done, Failed, Opened, Refused
from eleventh_ui.tui.screens.export import ExportScreen
from eleventh_ui.tui.screens.play_on import PlayOnScreen
from eleventh_ui.tui.screens.why import WhyScreen
from eleventh_ui.tui.sheet import Sheet
from eleventh_ui.tui.widgets.menu import Menu
from eleventh_ui.tui.widgets.pages import Pages
from eleventh_ui.tui.widgets.prompt import Prompt
from eleventh_ui.tui.widgets.reader import Reader
from eleventh_ui.tui.widgets.roll import Roll
from eleventh_ui.words import safe

SPREAD = 110  # columns from which the list stands beside the text
TOLD = 10  # alternatives between two words on how far the search is
ADVICE = {
    "turns": "Arrows: a turn, PageDown reads on. p plays on from there in a new match.",
    "scores": "Arrows: a score. PageDown reads on, w tells why, posting by posting.",
    "objectives": "Arrows: a seat.",
    "decisions": "Arrows: a decision. p plays on from its turn in a new match.",
}


class DebriefScreen(Sheet[None]):
    """The end of a match. It is for the whole room: `seat` is empty."""

    HEADING = "Debrief"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "page(1)", "Pages", key_display="← →", id="debrief.next",
                tooltip="The next page."),
        Binding("left", "page(-1)", "Page before", show=False, id="debrief.before",
                tooltip="The page before."),
        *(
            Binding(name[0], f"open('{name}')", title, show=False, id=f"debrief.{name}",
                    tooltip=f"Open the page {title}.")
            for name, title in PAGES.items()
        ),
        Binding("p", "play_on", "Play on", id="debrief.play",
                tooltip="Play on from the highlighted turn, in a match of its own."),
        Binding("x", "export", "Export", id="debrief.export",
                tooltip="Write the report as Markdown and as HTML."),
        Binding("c", "stop", "Stop", show=False, id="debrief.stop",
                tooltip="Stop searching for the decisions that mattered most."),
        Binding("pagedown", "read(1)", "Read on", show=False, id="debrief.down",
                tooltip="Scroll the text."),
        Binding("pageup", "read(-1)", "Read back", show=False, id="debrief.up",
                tooltip="Scroll the text back."),
        Binding("escape", "leave", "Lobby", id="debrief.leave",
                tooltip="Leave the table; the match stays among the saved ones."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    DebriefScreen {
        & #sides { height: 1fr; }
        & Roll { max-height: 30%; margin: 0 1; }
        & Reader { border-top: solid $frame; padding: 0 1; }
        &.-spread {
            & #sides { layout: horizontal; }
            & Roll { width: 44; max-height: 100%; height: 1fr; }
            & Reader { border-top: none; border-left: solid $frame; width: 1fr; height: 1fr; }
        }
    }
    """

    def __init__(self, session: Session, seat: str = "") -> None:
        super().__init__()
        self.session = session
        self.page = "turns"
        self.told = debrief(session.match.game, TurningPoints((), 0, 0))
        self._search: Worker[None] | None = None
        self._progress = (0, 0)
        self._forking = False

    def body(self) -> ComposeResult:
        """The pages, the list, the text, and what the keys do."""
        yield Pages(id="pages")
        with Vertical(id="sides"):
            yield Roll(id="debrief-list")
            yield Reader(id="about")
        yield Prompt(markup=False)

    def on_mount(self) -> None:
        """Opens the first page and begins the search."""
        self.bar.tell(f"Debrief: {safe(self.told.title)}", "open to everybody")
        self.open(self.page)
        self._search = self.run_worker(self._searched, thread=True, group="search")

    def on_resize(self, event: events.Resize) -> None:
        """List and text stand side by side where there is room."""
        self.set_class(event.size.width >= SPREAD, "-spread")
        self.refill()

    def open(self, page: str) -> None:
        """Opens a page at its first entry."""
        self.page = page
        self.refill()
        roll = self.query_one(Roll)
        roll.highlighted = 0 if roll.option_count else None
        self.reread()
        self.set_focus(roll)

    def refill(self) -> None:
        """Fills the list and the line below."""
        roll = self.query_one(Roll)
        spread = self.size.width >= SPREAD
        roll.askable = self.page == "scores"
        found = entries(self.told, self.page, 41 if spread else max(40, self.size.width - 4))
        roll.display = bool(found)
        roll.show_entries(found)
        self.query_one(Pages).show_pages(PAGES, self.page)
        self.query_one(Prompt).tell(searched(self.told, *self._progress) or ADVICE[self.page])
        self.refresh_bindings()

    def reread(self) -> None:
        """Shows the text about the highlighted entry."""
        told, page, entry = self.told, self.page, self.query_one(Roll).entry
        self.query_one(Reader).read(lambda width, height: about(told, page, entry, width))

    def on_menu_looked(self, event: Menu.Looked) -> None:
        """The text follows the highlight."""
        event.stop()
        self.reread()

    def on_menu_asked(self, event: Menu.Asked) -> None:
        """Why a score stands where it stands, with nothing hidden."""
        event.stop()
        self.app.push_screen(WhyScreen(self.session, "", event.id))

    def on_pages_picked(self, event: Pages.Picked) -> None:
        """A page was clicked."""
        self.open(event.page)

    def on_failed(self, news: Failed) -> None:
        """The new match could not be begun; the app says why."""
        self._forking = False

    def on_refused(self, news: Refused) -> None:
        """There is no such turn; the app says so."""
        self._forking = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be stopped that has ended."""
        return action != "stop" or self.searching

    @property
    def searching(self) -> bool:
        """Whether the search goes on."""
        return self._search is not None and not self._search.is_finished

    def action_open(self, page: str) -> None:
        """Opens a page."""
        self.open(page)

    def action_read(self, by: int) -> None:
        """Scrolls the text."""
        reader = self.query_one(Reader)
        (reader.scroll_page_down if by > 0 else reader.scroll_page_up)(animate=False)

    def action_page(self, by: int) -> None:
        """The page beside this one."""
        names = tuple(PAGES)
        self.open(names[(names.index(self.page) + by) % len(names)])

    def action_stop(self) -> None:
        """Stops the search; what was found so far counts."""
        if self._search is not None:
            self._search.cancel()

    def action_export(self) -> None:
        """Asks where the report goes."""
        told = None if self.searching else self.told
        self.app.push_screen(ExportScreen(self.session, told, Path.cwd()))

    def action_play_on(self) -> None:
        """Begins a match of its own at the highlighted turn."""
        turn = turn_of(self.told, self.page, self.query_one(Roll).entry)
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

            asked = PlayOnScreen(turn, session.match.players, session.reference)
            self.app.push_screen(asked, begin)

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.host.leave_table()

    def _searched(self) -> None:
        worker = get_current_worker()

        def going_on(tried: int, possible: int) -> bool:
            if tried % TOLD == 0:
                self.app.call_later(self._tell, tried, possible)
            return not worker.is_cancelled

        points = turning_points(self.session.match.game, going_on=going_on)
        self.app.call_later(self._found, points)

    def _tell(self, tried: int, possible: int) -> None:
        self._progress = (tried, possible)
        if self.is_attached:
            told = searched(self.told, tried, possible)
            self.query_one(Prompt).tell(told or ADVICE[self.page])

    def _found(self, points: TurningPoints) -> None:
        self.told = replace(self.told, turning_points=points)
        self._progress = (0, 0)
        if self.is_attached:
            self.refill()
            if self.page == "decisions":
                self.open(self.page)

    def _play_on(self, path: Path, turn: int, players: Mapping[str, str]) -> None:
        game = self.session.match.game
        try:
            journal = new_journal(path.parent, game.opened.scenario)
            match = fork(game, turn, path.stem, journal, players)
            if isinstance(match, Refusal):
                journal.close()
                self.app.post_message(Done(Refused((match.reason,))))
                return
        except SaveError as fault:
            self.app.post_message(Done(Failed(str(fault))))
            return
        note = f"A match of its own, from the opening of turn {turn}; {path.stem} stays as it is."
        self.app.post_message(Done(Opened(match, journal.path, (note,), self.session.room)))
