"""Which report is written, and where: one name for a file of each format."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Input, Static

from eleventh.lab.debrief import Debrief
from eleventh.play.faults import SaveError
from eleventh_ui.display.exports import (
    KINDS,
    KNOWN,
    USUAL,
    Kind,
    NoReport,
    ReportWriter,
    Taken,
    describe_written,
    find_free_files,
    parse_files,
)
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.show import prose, show, stacked


class ExportScreen(BaseScreen[None]):
    """Asks for the name and writes both files in a thread. No file is ever written over."""

    HEADING = "Export a report"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "turn_kind", "Kind", id="export.kind", tooltip="Another kind of report."),
        Binding("escape", "leave", "Back", id="export.leave", tooltip="Back to the debrief."),
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
        self._folder, self._kind, self._writing = folder, USUAL, False

    @property
    def proposed(self) -> str:
        """A name that is free, for the kind of report that is chosen."""
        path, reference = self.session.path, self.session.reference
        name = path.stem if path is not None else reference.scenario
        return _stem(find_free_files(parse_files(str(self._folder / f"{name}-{self._kind}"))))

    def body(self) -> ComposeResult:
        """The name, and what became of it."""
        with VerticalGroup(classes="framed"):
            yield Static(_list_kinds(self._kind), id="kinds")
            yield Static(
                prose(
                    f"Tab chooses another kind. {KNOWN} It hides nothing: the orders of all seats "
                    "are in it. Folder and name; Enter writes."
                )
            )
            yield Input(self.proposed, id="stem")
            yield Static("", id="export-answer", markup=False)

    def action_turn_kind(self) -> None:
        """The next kind, and the name that goes with it unless somebody typed another."""
        typed, kinds = self.query_one("#stem", Input), list(KINDS)
        untouched = typed.value == self.proposed
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        self.query_one("#kinds", Static).update(_list_kinds(self._kind))
        if untouched:
            typed.value = self.proposed

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
            kind = self._kind
            self.run_worker(lambda: self._write(files, kind), thread=True, exit_on_error=True)

    def tell(self, text: str, better: str = "") -> None:
        """Says what became of it; `better` is a name to fill in."""
        self.query_one("#export-answer", Static).update(prose(text))
        if better:
            self.query_one("#stem", Input).value = better

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()

    def _write(self, files: tuple[Path, ...], kind: Kind) -> None:
        better = ""
        try:
            self._write_report(self.session.table.record(), files, kind, self._told)
            told = describe_written(kind, files)
        except Taken as taken:
            told, better = str(taken), _stem(taken.free)
        except SaveError as fault:
            told = str(fault)
        self._writing = False
        self.call_later(self.tell, told, better)


def _list_kinds(chosen: Kind) -> Content:
    """Every kind with what it is for, a line each, the chosen one marked."""
    return stacked(
        *(
            show(f"> {each.title}: {each.told}", "bold")
            if kind == chosen
            else show(f"- {each.title}: {each.told}")
            for kind, each in KINDS.items()
        )
    )


def _stem(files: tuple[Path, ...]) -> str:
    """What to type for these files."""
    return str(files[0] if len(files) == 1 else files[0].with_suffix(""))
