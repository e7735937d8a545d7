"""Where the report is written: one name for a file of each format."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.widgets import Input, Static

from eleventh.lab.debrief import Debrief
from eleventh.play.faults import SaveError
from eleventh_ui.display.exports import (
    KNOWN,
    NoReport,
    ReportWriter,
    Taken,
    describe_written,
    find_free_files,
    parse_files,
)
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.show import prose, show


class ExportScreen(BaseScreen[None]):
    """Asks for the name and writes both files in a thread. No file is ever written over."""

    HEADING = "Export the report"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="export.leave", tooltip="Back to the debrief.")
    ]
    DEFAULT_CSS = """
    ExportScreen {
        & VerticalGroup { margin: 1 2; }
        & Input { margin: 1 0; }
        & .framed > Static { width: 1fr; height: auto; }
    }
    """

    def __init__(
        self, session: Session, told: Debrief | None, folder: Path, write_report: ReportWriter
    ) -> None:
        super().__init__()
        self.session, self._told, self._write_report = session, told, write_report
        name = session.path.stem if session.path is not None else session.reference.scenario
        self._stem = _stem(find_free_files(parse_files(str(folder / f"{name}-report"))))
        self._writing = False

    def body(self) -> ComposeResult:
        """The name, and what became of it."""
        with VerticalGroup(classes="framed"):
            yield Static(show("Folder and name of the report", "bold"))
            yield Static(
                prose(
                    f"{KNOWN} It holds everything, the orders of all seats included. Enter writes."
                )
            )
            yield Input(str(self._stem), id="stem")
            yield Static("", id="export-answer", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Writes."""
        try:
            files = parse_files(event.value)
        except NoReport as fault:
            self.tell(str(fault))
            return
        if not self._writing:
            self._writing = True
            self.tell("Writing ...")
            self.run_worker(lambda: self._write(files), thread=True, exit_on_error=True)

    def tell(self, text: str, better: str = "") -> None:
        """Says what became of it; `better` is a name to fill in."""
        self.query_one("#export-answer", Static).update(prose(text))
        if better:
            self.query_one("#stem", Input).value = better

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()

    def _write(self, files: tuple[Path, ...]) -> None:
        better = ""
        try:
            self._write_report(self.session.table.record(), files, self._told)
            told = describe_written(files)
        except Taken as taken:
            told, better = str(taken), _stem(taken.free)
        except SaveError as fault:
            told = str(fault)
        self._writing = False
        self.call_later(self.tell, told, better)


def _stem(files: tuple[Path, ...]) -> str:
    """What to type for these files."""
    return str(files[0] if len(files) == 1 else files[0].with_suffix(""))
