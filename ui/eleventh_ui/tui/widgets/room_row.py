"""Before a match: whether a facilitator runs the room, and how long a turn may be discussed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, Label, Static

from eleventh_ui.display.discussion import minutes_of
from eleventh_ui.tui.show import joined, show


class FacilitatorSwitch(Static, can_focus=True):
    """Whether somebody facilitates, in words; changed with Space or a click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,left,right", "change", "Facilitator", key_display="→", id="room.facilitator",
                tooltip="Whether a facilitator runs the room from this keyboard, with F2."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    FacilitatorSwitch { height: 3; width: 34; padding: 0 1; border: round $frame; }
    FacilitatorSwitch:focus { border: heavy $frame-focus; }
    """

    named = reactive(False)

    def __init__(self, named: bool) -> None:
        super().__init__(markup=False)
        self.set_reactive(FacilitatorSwitch.named, named)

    def on_mount(self) -> None:
        """Says it."""
        self.watch_named()

    def watch_named(self) -> None:
        """Says it anew."""
        said = show("< yes >", "bold $mark") if self.named else show("< no >", "bold")
        self.update(joined(show("A facilitator:", "bold"), Content("  "), said))

    def on_click(self) -> None:
        """A click changes it."""
        self.action_change()

    def action_change(self) -> None:
        """The other answer."""
        self.named = not self.named


class RoomRow(Horizontal):
    """Who runs the room, and a line for the minutes."""

    DEFAULT_CSS = """
    RoomRow {
        height: 3;
        & Label { padding: 1 1; }
        & Input { width: 20; }
    }
    """

    def __init__(self, facilitator: bool, minutes: int) -> None:
        super().__init__()
        self._facilitator, self._minutes = facilitator, minutes

    def compose(self) -> ComposeResult:
        """Both."""
        yield FacilitatorSwitch(self._facilitator)
        yield Label(show("Minutes for a turn"))
        yield Input(
            str(self._minutes) if self._minutes else "", placeholder="no timer", id="minutes"
        )

    @property
    def facilitator(self) -> bool:
        """Whether a facilitator runs the room."""
        return self.query_one(FacilitatorSwitch).named

    @property
    def minutes(self) -> int | None:
        """The minutes, 0 for no timer; None if what was typed is no number of minutes."""
        typed = self.query_one("#minutes", Input).value
        return minutes_of(typed) if typed.strip() else 0
