"""What screens may ask of the app around them.

A screen shows, and tells the app what its person wants; which screen comes next is the app's to
say. That this stands here, apart from the app, keeps screens from knowing it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from textual.screen import Screen

if TYPE_CHECKING:
    from eleventh_ui.display.exports import ReportWriter


class ScreenHost(Protocol):
    """The app as its screens know it. `write_report` writes the report of a game to files."""

    write_report: ReportWriter

    def tell(self, text: str) -> None:
        """Says something in passing."""

    def announce(self, text: str) -> None:
        """Says what was done, in the place of all that was said before: it may hold no more."""

    def warn(self, text: str) -> None:
        """Says what a person should change."""

    def push_screen(self, screen: Screen[Any]) -> object:
        """Shows a screen over the present one."""

    def ask(self, seat: str, spot: str) -> None:
        """Shows all about something that a seat can ask about, by its spot."""

    def proceed(self) -> None:
        """Shows what is due now."""

    def look(self, seat: str) -> None:
        """Somebody said that only the people of this seat are looking."""

    def look_again(self) -> None:
        """A seat wants to see its sealed orders once more, to take them back."""

    def turn_away(self) -> None:
        """Hides the seat that was looking, where others share the screen; then what is due."""

    def dismiss_facilitator(self) -> None:
        """The facilitator gives the keyboard back."""

    def intervene(self, words: str) -> None:
        """Does the one of these acts of the facilitator that can be done now: at once if nothing
        must be said for it, else behind a form."""

    def lead_on(self, scenario: str) -> None:
        """Leaves the table for the scenario that comes next."""

    def take_lead(self) -> str:
        """The scenario that somebody is led on to, said once; empty if none."""

    def leave_table(self) -> None:
        """Lets go of the session and returns to the screen the app began with."""
