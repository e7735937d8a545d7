"""The facilitator's acts that cannot wait, on the same keys on every screen of theirs.

What was begun on a screen stays under the form and is there again after it.
"""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from eleventh_ui.display.facilitation.acts import act_for
from eleventh_ui.display.facilitation.fields import filled
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.news import Intervened


class QuickActs(BaseScreen[Any]):
    """A screen from which play is held, a turn extended, the table taken back, and an event that
    was prepared put to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "quick('pause resume')", "Hold", show=False, id="quick.hold",
                tooltip="Stop play with a reason, or let it go on."),
        Binding("f6", "quick('extend')", "Extend", show=False, id="quick.extend",
                tooltip="Two more minutes in this turn, or as many as you say."),
        Binding("f7", "quick('back')", "Step back", show=False, id="quick.back",
                tooltip="Take the table back to a turn."),
    ]  # fmt: skip

    session: Session

    def action_quick(self, names: str) -> None:
        """Does the one of these acts that can be done now: at once if nothing must be said for it,
        else behind a form."""
        from eleventh_ui.tui.screens.intervention import InterventionScreen

        source = TableSource(self.session.table)
        act = act_for(names.split(), "", source)
        if act is None:
            return
        if act.needs_words:
            self.app.push_screen(InterventionScreen(self.session, act, {}))
            return
        values = filled(act.fields, {}, source, {})
        assert not isinstance(values, tuple), values
        done = Intervened(act.done(source, values))
        self.session.ask(lambda table: act.do(table, values), done)
