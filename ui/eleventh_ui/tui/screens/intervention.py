"""One intervention of the facilitator: its blanks, the reason last, and what the table says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from eleventh.play.facilitator import Facilitator
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import safe, sentence
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.interventions import Blank, Form
from eleventh_ui.tui.news import Failed, Intervened, Refused, SteppedBack
from eleventh_ui.tui.show import show, stacked


class InterventionScreen(BaseScreen[None]):
    """Shows a form. Enter goes from blank to blank, and from the last one does it."""

    HEADING = "Facilitator"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "do", "Do it", id="intervene.do",
                tooltip="Do it: it goes into the journal, with the reason."),
        Binding("escape", "leave", "Cancel", id="intervene.leave",
                tooltip="Back to the panel; nothing is done."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    InterventionScreen {
        & VerticalScroll { padding: 0 2; height: 1fr; }
        & #told { height: auto; margin: 0 0 0 1; }
        & #answer { height: auto; margin-left: 1; color: $mark; }
    }
    """

    def __init__(self, session: Session, form: Form) -> None:
        super().__init__()
        self.session, self.form = session, form

    def body(self) -> ComposeResult:
        """What it does, the blanks, and a place for the table's answer."""
        with VerticalScroll(can_focus=False):
            yield Static(show(self.form.told), id="told")
            for blank in self.form.blanks:
                line = Input(blank.value, placeholder=_example(blank), id=f"blank-{blank.id}")
                line.border_title = show(blank.label)
                yield line
            yield Static("", id="answer", markup=False)

    def on_mount(self) -> None:
        """Says what this is."""
        self.bar.tell(self.form.title, "facilitator")

    @property
    def answers(self) -> dict[str, str]:
        """What stands in the blanks."""
        return {
            each.id: self.query_one(f"#blank-{each.id}", Input).value for each in self.form.blanks
        }

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next blank; after the last one it is done."""
        lines = list(self.query(Input))
        place = lines.index(event.input)
        if place == len(lines) - 1:
            self.action_do()
        else:
            lines[place + 1].focus()

    def action_do(self) -> None:
        """Asks the table to do it."""
        answers, form = self.answers, self.form
        missing = form.missing(answers)
        if missing:
            self.tell([describe_refusal(each) for each in missing])
        elif not self.session.busy:
            turn = answers.get("turn", "")
            news = SteppedBack(int(turn)) if form.back and turn.isdigit() else Intervened(form.done)
            by = self.session.room.by
            then = self.session.forget if form.back else _nothing
            self.session.ask(lambda match: form.work(Facilitator(match, by), answers), news, then)

    def tell(self, sentences: Sequence[str]) -> None:
        """Says below the blanks what is wrong."""
        self.query_one("#answer", Static).update(
            stacked(*(show(sentence(each)) for each in sentences))
        )

    def on_refused(self, news: Refused) -> None:
        """The table did not take it; nothing has changed."""
        news.stop()
        self.tell(news.reasons)

    def on_failed(self, news: Failed) -> None:
        """The store did not take it."""
        news.stop()
        self.tell([news.sentence])

    def on_intervened(self, news: Intervened) -> None:
        """It is in the journal: back to the panel."""
        news.stop()
        self.host.tell(news.told)
        self.dismiss()

    def action_leave(self) -> None:
        """Back to the panel."""
        self.dismiss()


def _example(blank: Blank) -> str:
    return f"such as: {safe(blank.example)}" if blank.example else ""


def _nothing() -> None:
    """Nothing has to be forgotten."""
