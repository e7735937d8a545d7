"""A list to choose from, by itself."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from eleventh_ui.tui.drawing.entries import Entry
from eleventh_ui.tui.drawing.rows import Run
from eleventh_ui.tui.widgets.entry_list import EntryList
from tui.stage import drive_app, shown

NAMES = [f"entry {number}" for number in range(12)]


class Listing(App[None]):
    """A list with less room than its entries need."""

    CSS = "EntryList { height: 6; }"

    def compose(self) -> ComposeResult:
        """The list."""
        yield EntryList()


def entry(name: str, told: tuple[str, ...] = ()) -> Entry:
    """An entry with so many rows more of what is told of it."""
    return Entry(name, (Run(name),), below=tuple((Run(row),) for row in told))


def test_what_is_highlighted_stays_in_sight_when_more_is_told_of_what_is_above() -> None:
    async def script(pilot: Pilot[None]) -> None:
        entries = pilot.app.query_one(EntryList)
        entries.show_entries([entry(name) for name in NAMES])
        entries.highlight(NAMES[-1])
        await shown(pilot, NAMES[-1])
        entries.show_entries([entry(name, ("for you 0 to +1",)) for name in NAMES])
        await shown(pilot, "for you 0 to +1")
        await shown(pilot, NAMES[-1])

    drive_app(Listing(), script)


def test_what_is_highlighted_stays_in_sight_when_entries_come_and_go() -> None:
    async def script(pilot: Pilot[None]) -> None:
        entries = pilot.app.query_one(EntryList)
        entries.show_entries([entry(name) for name in NAMES])
        entries.highlight(NAMES[-1])
        await shown(pilot, NAMES[-1])
        more = [entry(f"other {number}") for number in range(9)]
        entries.show_entries([*more, *(entry(name) for name in NAMES)])
        await shown(pilot, NAMES[-1])
        assert entries.entry == NAMES[-1]

    drive_app(Listing(), script)
