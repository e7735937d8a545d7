"""A list to choose from: digits and Space choose, Enter goes on, `w` asks about what is
highlighted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from eleventh_ui.tui.drawing.entries import Entry, ids
from eleventh_ui.tui.widgets.paint import Folded


class EntryList(OptionList, inherit_bindings=False):
    """Entries, each on as many rows as it needs. A click chooses, as Space does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "choose(0)", "Choose", key_display="1-9", id="menu.1",
                tooltip="Choose the entry of that number."),
        *(
            Binding(f"{number}", f"choose({number - 1})", "Choose", show=False, id=f"menu.{number}",
                    tooltip="Choose the entry of that number.")
            for number in range(2, 10)
        ),
        Binding("space", "choose_here", "Choose", show=False, id="menu.choose",
                tooltip="Choose what is highlighted; a second time takes an initiative back."),
        Binding("enter", "select", "Go on", id="menu.enter",
                tooltip="Go on to what comes next."),
        Binding("down", "cursor_down", "Next entry", show=False, id="menu.down",
                tooltip="Highlight the next entry."),
        Binding("up", "cursor_up", "Entry before", show=False, id="menu.up",
                tooltip="Highlight the entry before."),
        Binding("home", "first", "First entry", show=False, id="menu.first",
                tooltip="Highlight the first entry."),
        Binding("end", "last", "Last entry", show=False, id="menu.last",
                tooltip="Highlight the last entry."),
        Binding("w", "ask", "Why", id="menu.why",
                tooltip="All that is known of what is highlighted."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    EntryList {
        border: none; padding: 0; height: auto; scrollbar-size-vertical: 1;
        text-wrap: nowrap; text-overflow: ellipsis;
        &:focus { border: none; }
        & > .option-list--option-highlighted {
            background: transparent; color: $foreground; text-style: underline;
        }
        &:focus > .option-list--option-highlighted {
            background: $panel; color: $foreground; text-style: $block-cursor-text-style underline;
        }
    }
    """

    @dataclass
    class Chosen(Message):
        """An entry was chosen by digit, Space or click."""

        entries: EntryList
        id: str

        @property
        def control(self) -> EntryList:
            """The list."""
            return self.entries

    @dataclass
    class Entered(Chosen):
        """Enter was pressed on an entry."""

    @dataclass
    class Asked(Chosen):
        """Somebody wants to know all about an entry."""

    @dataclass
    class Looked(Chosen):
        """The highlight came to an entry."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._entries: tuple[Entry, ...] = ()
        self._digits_to: EntryList | None = None

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows these entries; the highlight stays on its entry while there is one of its id."""
        before, at, lines = self._entries, self.highlighted, self._height
        self._entries = tuple(entries)
        if before and ids(before) == ids(entries):
            for index, (old, new) in enumerate(zip(before, entries, strict=True)):
                if old != new:
                    self.replace_option_prompt_at_index(index, drawn(new))
            if self._height != lines:
                self.refresh(layout=True)
                self.call_after_refresh(self.scroll_to_highlight)
            return
        self.set_options(Option(drawn(each), disabled=not each.id) for each in entries)
        self.refresh_bindings()  # digits work as far as there are entries
        here = before[at].id if at is not None and at < len(before) else ""
        names = ids(entries)
        first = next((at for at, name in enumerate(names) if name), None)
        self.highlighted = names.index(here) if here and here in names else first
        self.call_after_refresh(self.scroll_to_highlight)  # in the room that it then has

    @property
    def entry(self) -> str:
        """The id of the highlighted entry; empty if there is none."""
        at = self.highlighted
        return self._entries[at].id if at is not None and at < len(self._entries) else ""

    def highlight(self, entry: str) -> None:
        """Highlights the entry of that id, if there is one."""
        names = ids(self._entries)
        if entry in names:
            self.highlighted = names.index(entry)

    @property
    def lends_digits(self) -> bool:
        """Whether digits choose in another list."""
        return self._digits_to is not None

    def lend_digits(self, other: EntryList | None) -> bool:
        """Digits choose in another list from now on; None: in this one. Whether that is news of
        this list."""
        before, self._digits_to = self._digits_to, other
        self.refresh_bindings()
        return (before is None) != (other is None)

    def action_choose(self, index: int) -> None:
        """Chooses the entry of that place; headings and what has no number are not counted."""
        if self._digits_to is not None:
            self._digits_to.action_choose(index)
            return
        places = self._places
        if index >= len(places):
            raise SkipAction
        self._choose_at(places[index])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A digit works where there is an entry of that number."""
        if action != "choose":
            return True
        (index,) = parameters
        chosen_in = self if self._digits_to is None else self._digits_to
        return isinstance(index, int) and index < len(chosen_in._places)

    def action_choose_here(self) -> None:
        """Chooses the highlighted entry."""
        if self.entry:
            self.post_message(self.Chosen(self, self.entry))

    def action_ask(self) -> None:
        """Asks about the highlighted entry."""
        if self.entry:
            self.post_message(self.Asked(self, self.entry))

    def action_select(self) -> None:
        """Enter: whoever holds the list decides what it means."""
        if not self.entry:
            raise SkipAction
        self.post_message(self.Entered(self, self.entry))

    def turn(self, by: int) -> None:
        """Highlights the entry a page on, or back."""
        page: Callable[[], None] = self.action_page_down if by > 0 else self.action_page_up
        page()

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        event.prevent_default()
        index = event.style.meta.get("option")
        if isinstance(index, int) and index < len(self._entries) and self._entries[index].id:
            self._choose_at(index)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tells what is highlighted."""
        event.stop()
        if event.option_index < len(self._entries):
            self.post_message(self.Looked(self, self._entries[event.option_index].id))

    @property
    def _places(self) -> list[int]:
        """Where the entries that digits choose stand in the list."""
        return [at for at, each in enumerate(self._entries) if each.id and each.numbered]

    def _choose_at(self, at: int) -> None:
        self.highlighted = at
        self.post_message(self.Chosen(self, self._entries[at].id))

    @property
    def _height(self) -> int:
        width = self.scrollable_content_region.width
        return sum(drawn(each).get_height({}, width) for each in self._entries)


def drawn(entry: Entry) -> Folded:
    """An entry as it stands in a list."""
    return Folded((entry.row, *entry.below), entry.hanging)
