"""The history of a track over turns; a click on a column opens its turn."""

from __future__ import annotations

from eleventh_ui.tui.widgets.picture import Picture


class Chart(Picture, can_focus=False):
    """A chart in as many columns and rows as there are."""

    DEFAULT_CSS = """
    Chart { height: 8; width: 1fr; }
    """
