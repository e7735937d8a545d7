"""A list to choose from: its Enter key shows in the footer, its texts are always `Content`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Choices(OptionList):
    """A framed list with a title. Options have ids, and keep their highlight when they change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="list.open", tooltip="Open what is highlighted.")
    ]
    DEFAULT_CSS = """
    Choices { height: auto; padding: 0 0; }
    """

    def __init__(self, title: Content, id: str) -> None:
        super().__init__(id=id, classes="framed", markup=False)
        self.border_title = title

    def offer(self, entries: Sequence[tuple[str, Content]], disabled: bool = False) -> None:
        """Shows these entries, each an id and a text."""
        before = self.highlighted_option
        here = before.id if before is not None else None
        place, names = self.highlighted or 0, [id for id, _ in entries]
        self.set_options(Option(text, id, disabled) for id, text in entries)
        if entries and not disabled:
            self.highlighted = names.index(here) if here in names else min(place, len(names) - 1)

    def highlight(self, id: str) -> None:
        """Highlights the option of that id. OptionDoesNotExist if there is none."""
        self.highlighted = self.get_option_index(id)
