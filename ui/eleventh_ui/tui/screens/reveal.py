"""The reveal: the story of the turn that is over, on a page or two, and the ledger one key below.

Space turns the page, Enter too, and after the last it goes on. `f` changes between the story and
the ledger, each of which keeps its place. What each choice did for the seat takes a moment to be
worked out: until then there is one page that says no more than what stays as it is, and nothing
leads past it unless it is asked for twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size

from eleventh.core.forecast import TurnHindsight
from eleventh.play.reveals import Revealed
from eleventh_ui.display.dates import find_revealed_date, format_day
from eleventh_ui.display.pace import shorten_story
from eleventh_ui.display.reveal import revealed_turn
from eleventh_ui.display.reveal_depth import compose_depth
from eleventh_ui.display.reveal_rulings import add_rulings
from eleventh_ui.display.reveal_story import compose_stories, keep_settled
from eleventh_ui.display.story_lines import StoryPart
from eleventh_ui.tui.background import work_aside
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.reveal import Page, fill_pages, ledger_rows
from eleventh_ui.tui.widgets.objectives_strip import ObjectivesStrip
from eleventh_ui.tui.widgets.prompt import Prompt
from eleventh_ui.tui.widgets.reader import Reader
from eleventh_ui.tui.widgets.story import Story

AWAITED_SHORTLY = (
    "Being worked out: what each choice did for you. The story stands here in a moment."
)
STAY = "Not worked out yet. Enter once more goes on without it; r brings it back."
NOTHING_BEFORE = "The turn is over, so nothing lies before this page. Enter leads on."


Stories = Sequence[Sequence[StoryPart]]
"""One story for ever less room."""


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
        self._take(revealed_turn(session.view(seat)) if turn is None else turn)

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
            f"What turn {self.turn} brought",
            f"{view.seat_title}, {format_day(find_revealed_date(view))}",
        )
        for strip in self.query(ObjectivesStrip):
            strip.tell(view)
        self._show_ledger()
        self.show_story()
        if view.aims:
            work_aside(self.app, partial(self._look_back, self.seat, self.turn))

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

    def _lay_out(self, room: Size) -> list[Page]:
        """The pages for so much room: laid out once, since a long story takes its time."""
        found = self._laid
        if found is None or found[0] is not self._stories or found[1] != room:
            found = self._laid = (self._stories, room, fill_pages(self._stories, *room))
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
        ledger."""
        view, reference, depth = self.view, self.session.reference, self._depth
        ledger = self.query_one("#ledger", Reader)
        ledger.read(lambda width, height: ledger_rows(view, reference, width, depth))

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
        """There is a next page only where there are several, or more of the ledger."""
        if action != "turn" or not self.is_mounted or self.below:
            return True
        return self.awaits or len(self.pages) > 1

    def _say(self, told: str) -> None:
        self.query_one(Prompt).tell(told)

    def _take(self, turn: int) -> None:
        """Takes what was told as a turn was revealed, which it was."""
        told = self.session.table.revealed(self.seat, turn)
        assert isinstance(told, Revealed)
        self.turn = turn
        self.view, self._told_whole = told.view, not told.view.aims
        self._depth, self._insisted = tuple[StoryPart, ...](), False
        self._stories = _tell_stories(self.session, self.seat, told, None)

    def _look_back(self, seat: str, turn: int) -> None:
        """Works it out and words it, beside the keys."""
        told = self.session.table.revealed(seat, turn)
        assert isinstance(told, Revealed)
        hindsight = self.session.table.hindsight(seat, turn)
        stories = _tell_stories(self.session, seat, told, hindsight)
        reference = self.session.reference
        depth = compose_depth(told.view, told.gains, hindsight, reference) if hindsight else ()
        self.call_later(self._tell_whole, seat, turn, stories, depth)

    def _tell_whole(
        self, seat: str, turn: int, stories: Stories, depth: Sequence[StoryPart]
    ) -> None:
        if (seat, turn) == (self.seat, self.turn):
            self._stories, self._depth, self._told_whole = stories, tuple(depth), True
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


def _tell_stories(
    session: Session, seat: str, told: Revealed, hindsight: TurnHindsight | None
) -> Stories:
    """The story for ever less room, at the pace of the table: a short one names no more than it
    must. Before it is worked out, of a seat that wants something: what stays as it is."""
    view, turn = told.view, revealed_turn(told.view)
    noted, ruled = session.noted(seat, turn), session.table.notices(seat)
    composed = compose_stories(view, told.gains, hindsight, session.reference, noted)
    stories = [add_rulings(each, ruled, turn) for each in composed]
    if view.aims and hindsight is None:
        return [keep_settled(each) for each in stories]
    wanted = stories if session.pace == "full" else stories[-1:]
    return [shorten_story(each, session.pace) for each in wanted]
