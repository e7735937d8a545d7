"""One row below the bar: how the seat whose screen it is stands with what it wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eleventh_ui.display.objectives import compose_objectives
from eleventh_ui.tui.drawing.objectives import objectives_row
from eleventh_ui.tui.widgets.picture import Picture

if TYPE_CHECKING:
    from eleventh.core.view import View
    from eleventh_ui.tui.bridge import Session


class ObjectivesStrip(Picture, can_focus=False):
    """Total, trend and each objective. A click asks why one stands where it stands."""

    DEFAULT_CSS = """
    ObjectivesStrip { height: 1; width: 1fr; padding: 0 1; }
    """

    def __init__(self, session: Session, seat: str) -> None:
        super().__init__()
        self._session, self._seat, self._told = session, seat, False

    def on_mount(self) -> None:
        """Shows how the seat stands now, unless a screen had it show something else already."""
        if not self._told:
            self.tell(self._session.view(self._seat))

    def tell(self, view: View) -> None:
        """Shows how a seat stands in a view, which may be one of an earlier turn; takes no room
        where the seat wants nothing."""
        self._told, line = True, compose_objectives(view)
        self.display = line is not None
        if line is not None:
            self.show_rows(lambda width, height: [objectives_row(line, width)])
