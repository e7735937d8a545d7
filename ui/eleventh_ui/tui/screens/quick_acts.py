"""The facilitator's acts that cannot wait, on the same keys on every screen of theirs.

What was begun on a screen stays under the form and is there again after it.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType

from eleventh_ui.tui.screen_host import ScreenHost

QUICK: list[BindingType] = [
    Binding("f5", "quick('pause resume')", "Hold", show=False, id="quick.hold",
            tooltip="Stop play with a reason, or let it go on."),
    Binding("f6", "quick('extend')", "Extend", show=False, id="quick.extend",
            tooltip="Two more minutes in this turn, or as many as you say."),
    Binding("f7", "quick('back')", "Step back", show=False, id="quick.back",
            tooltip="Take the table back to a turn."),
    Binding("f8", "quick('prepared')", "Prepared", show=False, id="quick.prepared",
            tooltip="An event that was prepared, in the scenario or in a file."),
]  # fmt: skip
"""Their keys, for the bindings of such a screen."""


class QuickActs:
    """What a screen does from which play is held, a turn extended, the table taken back, and an
    event that was prepared put to it."""

    @property
    def host(self) -> ScreenHost:
        """The app, as every screen knows it."""
        raise NotImplementedError

    def action_quick(self, names: str) -> None:
        """Does the one of these acts that can be done now."""
        self.host.intervene(names)
