"""A list that is looked through: nothing in it is chosen, so only the arrows and `w` act on it."""

from __future__ import annotations

from eleventh_ui.tui.widgets.entry_list import EntryList

LEFT = ("choose", "choose_here", "select")


class Roll(EntryList):
    """Entries to read about. `askable` says whether `w` can tell more of the highlighted one."""

    askable = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that choose are left to the screen."""
        if action == "ask":
            return self.askable
        return action not in LEFT
