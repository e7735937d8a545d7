"""Where a form is written: one line, or a text of several. What is pasted is taken whole.

Controls, escapes and marks of writing direction are written out as they come in: a line is shown
as it is kept. Line breaks become spaces in a line, so that nothing is cut off silently.
"""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widgets import Input, TextArea

from eleventh.lang.problems.characters import make_visible
from eleventh_ui.display.words import safe


class LineBlank(Input):
    """One line to fill in, with a title in its frame."""

    def __init__(self, title: Content, example: str, text: str, id: str) -> None:
        super().__init__(text, placeholder=example, id=id)
        self.border_title = title

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.value

    def on_paste(self, event: events.Paste) -> None:
        """Takes all that is pasted, on one line."""
        event.prevent_default()
        event.stop()
        self.replace(safe(event.text), *self.selection)


class ProseBlank(TextArea):
    """A text of several lines; Enter begins a new one, Tab goes on."""

    DEFAULT_CSS = """
    ProseBlank {
        height: 5;
        padding: 0 1;
        border: round $frame;
        background: $background;
        & .text-area--cursor-line { background: $background; }
        &:focus { border: heavy $frame-focus; background-tint: $background 0%; }
    }
    """

    def __init__(self, title: Content, text: str, id: str) -> None:
        super().__init__(text, id=id, show_line_numbers=False, tab_behavior="focus")
        self.border_title = title

    def on_paste(self, event: events.Paste) -> None:
        """Takes all that is pasted, line by line."""
        event.prevent_default()
        event.stop()
        lines = "\n".join(make_visible(each) for each in event.text.splitlines())
        done = self.replace(lines, *self.selection, maintain_selection_offset=False)
        self.move_cursor(done.end_location)


Blank = LineBlank | ProseBlank
