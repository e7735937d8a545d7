"""Screens of several pages, each a list and the text about what is highlighted in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.drawing.entries import Entry
from eleventh_ui.tui.drawing.rows import Row
from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.pages import Pages
from eleventh_ui.tui.widgets.prompt import Prompt
from eleventh_ui.tui.widgets.reader import Reader
from eleventh_ui.tui.widgets.roll import Roll

SPREAD = 110  # columns from which the list stands beside the text
LISTED = 46  # per cent of the columns that the list has there
EDGES = 3  # columns that margins and a scrollbar take of them


class Paged(BaseScreen[None]):
    """A list above a text, or beside it where there is room. Subclasses say what the pages hold;
    each page has the first letter of its id for a key."""

    PAGES: ClassVar[Mapping[str, str]]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "page(1)", "Next page", show=False, id="pages.next",
                tooltip="The next page."),
        Binding("left", "page(-1)", "Page before", show=False, id="pages.before",
                tooltip="The page before."),
        Binding("pagedown", "read(1)", "Read on", show=False, id="pages.down",
                tooltip="A page of the text; at its end, of the list."),
        Binding("pageup", "read(-1)", "Read back", show=False, id="pages.up",
                tooltip="A page back in the text; at its start, in the list."),
    ]  # fmt: skip
    DEFAULT_CSS = f"""
    Paged {{
        & #sides {{ height: 1fr; }}
        & Roll {{ max-height: 50%; margin: 0 1; }}
        & Reader {{ border-top: solid $frame; padding: 0 1; }}
        &.-spread {{
            & #sides {{ layout: horizontal; }}
            & Roll {{ width: {LISTED}%; max-height: 100%; height: 1fr; }}
            & Reader {{ border-top: none; border-left: solid $frame; width: 1fr; height: 1fr; }}
        }}
    }}
    """

    def __init__(self) -> None:
        super().__init__()
        self.page = next(iter(self.PAGES))

    def entries(self, page: str, width: int) -> Sequence[Entry]:
        """What a page lists, for a list of so many columns."""
        raise NotImplementedError

    def about(self, page: str, entry: str, width: int) -> list[Row]:
        """The text about an entry of a page; the entry is empty if the page has none."""
        raise NotImplementedError

    def advice(self, page: str) -> str:
        """What the keys do on a page, in a line."""
        raise NotImplementedError

    def askable(self, page: str) -> bool:
        """Whether `w` tells more of an entry of this page."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """The pages, the list, the text, and what the keys do."""
        yield Pages(id="pages")
        with Vertical(id="sides"):
            yield Roll(id="list")
            yield Reader(id="about")
        yield Prompt(markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """List and text stand side by side where there is room."""
        self.set_class(event.size.width >= SPREAD, "-spread")
        self.refill()

    @property
    def entry(self) -> str:
        """The highlighted entry; empty if there is none."""
        return self.query_one(Roll).entry

    def open(self, page: str) -> None:
        """Opens a page at its first entry."""
        self.page = page
        self.refill()
        roll = self.query_one(Roll)
        roll.highlighted = 0 if roll.option_count else None
        self.reread()
        self.set_focus(roll)

    def refill(self) -> None:
        """Fills the list, the text and the line below."""
        roll = self.query_one(Roll)
        roll.askable = self.askable(self.page)
        width = self.size.width
        room = width * LISTED // 100 - EDGES if width >= SPREAD else max(40, width - EDGES - 1)
        found = self.entries(self.page, room)
        roll.display = bool(found)
        roll.show_entries(found)
        self.query_one(Pages).show_pages(self.PAGES, self.page)
        self.query_one(Prompt).tell(self.advice(self.page))
        self.reread()
        self.refresh_bindings()

    def reread(self) -> None:
        """Shows the text about the highlighted entry."""
        page, entry = self.page, self.entry
        self.query_one(Reader).read(lambda width, height: self.about(page, entry, width))

    def on_entry_list_looked(self, event: EntryList.Looked) -> None:
        """The text follows the highlight."""
        event.stop()
        self.reread()

    def on_pages_picked(self, event: Pages.Picked) -> None:
        """A page was clicked."""
        self.open(event.page)

    def action_open(self, page: str) -> None:
        """Opens a page."""
        self.open(page)

    def action_page(self, by: int) -> None:
        """The page beside this one, round and round."""
        names = tuple(self.PAGES)
        self.open(names[(names.index(self.page) + by) % len(names)])

    def action_read(self, by: int) -> None:
        """A page of the text, or of the list."""
        self.query_one(Reader).turn_beside(self.query_one(Roll), by)
