"""The reveal: the story of the turn that is over, on a page or two, and the ledger one key below.

Space turns the page, Enter too, and after the last it goes on. `f` changes between the story and
the ledger, each of which keeps its place. What each choice did for the seat takes a moment to be
worked out: until then there is one page that says no more than what stays as it is, and nothing
leads past it unless it is asked for twice. Turns that passed by themselves are read of in one with
the turn before them, each below a heading of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size

from eleventh_ui.display.dates import find_revealed_date, format_day
from eleventh_ui.display.reveal import revealed_turn
from eleventh_ui.display.reveal_passed import list_read_together, name_turns, span_turns
from eleventh_ui.tui.background import work_aside
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.reveal import Page, fill_pages, join_pages, ledger_rows
from eleventh_ui.tui.drawing.rows import Row, prose
from eleventh_ui.tui.turn_stories import TurnStories, look_back, tell_turn
from eleventh_ui.tui.widgets.objectives_strip import ObjectivesStrip
from eleventh_ui.tui.widgets.prompt import Prompt
from eleventh_ui.tui.widgets.reader import Reader
from eleventh_ui.tui.widgets.story import Story

AWAITED_SHORTLY = (
    "Being worked out: what each choice did for you. The story stands here in a moment."
)
STAY = "Not worked out yet. Enter once more goes on without it; r brings it back."
NOTHING_BEFORE = "The turn is over, so nothing lies before this page. Enter leads on."


class RevealScreen(BaseScreen[None]):
    """What happened since a seat last decided."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,pagedown", "turn(1)", "Next page", id="reveal.next",
                tooltip="The next page."),
        Binding("pageup", "turn(-1)", "Page before", show=False, id="reveal.before",
                tooltip="The page before."),
        Binding("home", "edge(-1)", "First page", show=False, id="reveal.first",
                tooltip="The first page."),
        Binding("end", "edge(1)", "Last page", show=False, id="reveal.last",
                tooltip="The last page."),
        Binding("enter", "go_on", "Go on", id="reveal.on",
                tooltip="The next page; after the last, on to what comes next."),
        Binding("f", "depth", "Ledger", id="reveal.depth",
                tooltip="How each objective came about, all you could have done, the ledger."),
        Binding("escape", "close", "Back", show=False, id="reveal.close",
                tooltip="Back from the ledger to the story, or a page."),
    ]  # fmt: skip
    LAST: ClassVar = "Enter: on; r brings this back. f: how it came about, and the ledger. w: why."
    AT_END: ClassVar = "Enter: on. f: how each objective came about, all else, the ledger. w: why."
    DEFAULT_CSS = """
    RevealScreen Reader { padding: 0 1; }
    """

    def __init__(self, session: Session, seat: str, turn: int | None = None) -> None:
        super().__init__()
        self.session, self.seat = session, seat
        self._room, self.page = Size(0, 0), 0
        self._laid: tuple[object, Size, list[Page]] | None = None
        self._insisted = False  # whether somebody wanted to go on before it was worked out
        last = revealed_turn(session.view(seat))
        self._take(list_read_together(last, session.table.passed) if turn is None else (turn,))

    def body(self) -> ComposeResult:
        """The story, the ledger behind it, what the keys do."""
        yield Story(id="story")
        yield Reader(id="ledger")
        yield Prompt(markup=False)

    def on_mount(self) -> None:
        """Opens the story."""
        story, ledger = self.query_one(Story), self.query_one("#ledger", Reader)
        ledger.display = False
        self.show_turn()
        self.set_focus(story)
        for what in ("scroll_y", "virtual_size", "size"):
            self.watch(ledger, what, self._advise, init=False)
            self.watch(story, what, self._advise, init=False)

    def show_turn(self) -> None:
        """Shows the turn that was taken, and has worked out what was to be expected of it and what
        came of it."""
        view = self.view
        self.bar.tell(
            f"What {name_turns(self._turns)} brought",
            f"{view.seat_title}, {format_day(find_revealed_date(view))}",
        )
        for strip in self.query(ObjectivesStrip):
            strip.tell(span_turns(self._told[0].view, view))
        self._show_ledger()
        self.show_story()
        if view.aims:
            work_aside(self.app, partial(self._look_back, self.seat, self._turns))

    @property
    def below(self) -> bool:
        """Whether the ledger is shown."""
        return self.query_one("#ledger").display

    @property
    def pages(self) -> list[Page]:
        """The pages of the story as there is room for them."""
        room = self.query_one(Story).scrollable_content_region.size
        if room:  # none while the ledger lies over it
            self._room = room
        return self._lay_out(self._room)

    @property
    def awaits(self) -> bool:
        """Whether it is still being worked out what each choice did."""
        return bool(self.view.aims) and not self._told_whole

    @property
    def turn(self) -> int:
        """The turn that is told of last."""
        return self._turns[-1]

    def _lay_out(self, room: Size) -> list[Page]:
        """The pages for so much room: laid out once, since a long story takes its time."""
        found = self._laid
        if found is None or found[0] is not self._told or found[1] != room:
            told = self._told[:1] if self.awaits else self._told
            pages = [fill_pages(each.stories, *room) for each in told]
            found = self._laid = (self._told, room, join_pages(pages, room.height))
        return found[2]

    def show_story(self) -> None:
        """Shows the page that was reached."""

        def draw(width: int, height: int) -> Page:
            pages = self._lay_out(Size(width, height))
            return pages[min(self.page, len(pages) - 1)]

        self.query_one(Story).read(draw)
        self._advise()

    def _show_ledger(self) -> None:
        """Shows what the story may have had no room for, once that is worked out, and the
        ledger, turn by turn."""
        told, reference = self._told, self.session.reference

        def draw(width: int, height: int) -> list[Row]:
            rows = list[Row]()
            for each in told:
                if len(told) > 1:
                    rows += [*([()] if rows else []), *prose(each.heading, width, "title")]
                rows += ledger_rows(each.view, reference, width, each.depth)
            return rows

        self.query_one("#ledger", Reader).read(draw)

    def action_turn(self, by: int) -> None:
        """Another page."""
        if self.below:
            self.query_one("#ledger", Reader).turn(by)
        elif self.awaits:
            self._say(AWAITED_SHORTLY)
        else:
            self._open(self.page + by)

    def action_edge(self, end: int) -> None:
        """The first or the last page."""
        self._open(len(self.pages) - 1 if end > 0 else 0)

    def action_go_on(self) -> None:
        """The next page; after the last, on; before it is worked out only if wanted twice."""
        if self.leads_on():
            self._leave_for_good()

    def leads_on(self) -> bool:
        """Whether Enter leads away from here; else does what comes first: the next page, or word
        that it is not worked out yet."""
        if not self.below and self.page < len(self.pages) - 1:
            self._open(self.page + 1)
            return False
        if self.awaits and not self._insisted:
            self._insisted = True
            self._say(STAY)
            return False
        return True

    def _leave_for_good(self) -> None:
        self.session.unread.discard(self.seat)
        self.host.proceed()

    def action_depth(self) -> None:
        """The ledger, or back to the story: each stands where it was left."""
        story, ledger = self.query_one(Story), self.query_one("#ledger", Reader)
        story.display, ledger.display = self.below, not self.below
        self.set_focus(ledger if self.below else story)
        self._advise()

    def action_close(self) -> None:
        """Back from the ledger to the story, and there a page; from the first page nothing lies
        further back, which is said."""
        if self.below:
            self.action_depth()
        elif self.page:
            self._open(self.page - 1)
        else:
            self.host.announce(NOTHING_BEFORE)

    def _open(self, page: int) -> None:
        wanted = min(max(page, 0), len(self.pages) - 1)
        if wanted != self.page:
            self.page = wanted
            self.show_story()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next page only before the last one, and a page before only after the first;
        of the ledger it may always be asked for."""
        if action != "turn" or not self.is_mounted or self.below or self.awaits:
            return True
        return 0 <= self.page + int(str(parameters[0])) < len(self.pages)

    def _say(self, told: str) -> None:
        self.query_one(Prompt).tell(told)

    def _take(self, turns: Sequence[int]) -> None:
        """Takes what was told as turns were revealed, which they were."""
        self._turns = tuple(turns)
        self._told = [tell_turn(self.session, self.seat, each) for each in turns]
        self.view = self._told[-1].view
        self._told_whole, self._insisted = not self.view.aims, False

    def _look_back(self, seat: str, turns: tuple[int, ...]) -> None:
        """Works it out and words it, beside the keys."""
        told = [look_back(self.session, seat, each) for each in turns]
        self.call_later(self._tell_whole, seat, turns, told)

    def _tell_whole(self, seat: str, turns: tuple[int, ...], told: list[TurnStories]) -> None:
        if (seat, turns) == (self.seat, self._turns):
            self._told, self._told_whole = told, True
            self._show_ledger()
            self.show_story()

    def _advise(self) -> None:
        last, pages = self.page >= len(self.pages) - 1, len(self.pages)
        self.refresh_bindings()
        if self.below:
            told = "f or Esc: back to the story. Arrows and w: why a score moved. Enter: on."
        elif self.awaits:
            told = STAY if self._insisted else AWAITED_SHORTLY
        elif not last:
            told = f"Page {self.page + 1} of {pages}. Space or Enter: the next. f: the ledger."
        else:
            told = self.LAST if self.view.ending is None else self.AT_END
        self.query_one(Prompt).tell(told)
