"""The form of one act of the facilitator: its fields, the reason last, and what the table says.

What is asked, how it is read and what is said are `display.facilitation`'s; here it is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static, TextArea

from eleventh_ui.display.facilitation.acts import Act
from eleventh_ui.display.facilitation.fields import Field, Values, filled
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.words import safe, sentence
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.news import Failed, Intervened, News, SteppedBack, TableRefused
from eleventh_ui.tui.screen_host import ScreenHost
from eleventh_ui.tui.screens.quick_acts import QUICK, QuickActs
from eleventh_ui.tui.show import prose, show, stacked
from eleventh_ui.tui.widgets.blank import Blank, LineBlank, ProseBlank

ASKED = "What you have typed would be lost. Esc again leaves; anything else goes on."


class InterventionScreen(BaseScreen[None], QuickActs):
    """Shows the fields of an act that are not given already. Enter goes from line to line, and from
    the last one does it."""

    HEADING = "Facilitator"
    BINDINGS: ClassVar[list[BindingType]] = [
        *QUICK,
        Binding("ctrl+s", "do", "Do it", id="intervene.do",
                tooltip="Do it: it goes into the journal, with the reason."),
        Binding("escape", "leave", "Cancel", id="intervene.leave",
                tooltip="Back to the panel; nothing is done. It asks where something was typed."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    InterventionScreen {
        & VerticalScroll { padding: 0 2; height: 1fr; }
        & #told { height: auto; margin: 0 0 0 1; }
        & #answer { height: auto; margin-left: 1; color: $mark; }
    }
    """

    def __init__(self, session: Session, act: Act, given: Values) -> None:
        super().__init__()
        self.session, self.act, self.given = session, act, given
        self.source = TableSource(session.table)
        self.blanks = {
            field.id: self._blank(field) for field in act.fields if field.id not in given
        }
        self._prefilled = {
            field.id: field.kind.prefill(self.source, given)
            for field in act.fields
            if field.id not in given
        }
        self._asked = False

    def body(self) -> ComposeResult:
        """What it does, the fields, and a place for the table's answer."""
        with VerticalScroll(can_focus=False):
            told = self.act.about(self.source, self.given).split("\n")
            yield Static(stacked(*map(show, told)), id="told")
            yield from self.blanks.values()
            yield from self._presets()
            yield Static("", id="answer", markup=False)

    def on_mount(self) -> None:
        """Says what this is."""
        self.bar.tell(self.act.title, "facilitator")
        empty = [blank for id, blank in self.blanks.items() if not self._prefilled[id]]
        if empty:
            self.set_focus(empty[0])  # what is filled in already seldom changes

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {id: blank.text for id, blank in self.blanks.items()}

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next field; after the last one it is done."""
        if event.input is list(self.blanks.values())[-1]:
            self.action_do()
        else:
            self.focus_next()

    def action_do(self) -> None:
        """Asks the table to do it, or says what can't be read."""
        act, values = self.act, filled(self.act.fields, self.texts, self.source, self.given)
        if isinstance(values, tuple):
            self.tell([each.sentence for each in values])
        elif not self.session.busy:
            room = self.session.room
            done, then = act.done(self.source, values), _nothing
            news: News = Intervened(done)
            if act.moves == "turn":
                news, then = SteppedBack(done), self.session.step_back
            elif self.source.is_step_back(values.get("entry")):
                news, then = SteppedBack(done), self.session.return_ahead
            elif act.moves == "timer":
                minutes = values["minutes"]
                then = lambda: room.allow(minutes)  # noqa: E731
            self.session.ask(lambda table: act.do(table, values), news, then)

    def tell(self, sentences: Sequence[str]) -> None:
        """Says below the fields what is wrong."""
        answer = self.query_one("#answer", Static)
        answer.update(stacked(*(show(sentence(each)) for each in sentences)))
        self.call_after_refresh(answer.scroll_visible, animate=False)

    def on_table_refused(self, news: TableRefused) -> None:
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
        self.host.announce(news.told)
        self.dismiss()

    def action_leave(self) -> None:
        """Back to the panel; what was typed goes only when that is meant."""
        typed = any(self.texts[id] != text for id, text in self._prefilled.items())
        if typed and not self._asked:
            self._asked = True
            self.tell([ASKED])
        else:
            self.dismiss()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Whoever goes on typing does not mean to leave."""
        self._asked = False

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Nor does who goes on writing."""
        self._asked = False

    def _presets(self) -> ComposeResult:
        """The reasons and entries that can be given by their number, unless all are told above."""
        about = self.act.about(self.source, self.given)
        for field in self.act.fields:
            if field.id not in self.blanks:
                continue
            offered = field.kind.offered and field.kind.offered(self.source, self.given)
            known = [safe(each.title) for each in offered or ()] or field.kind.presets
            told = [f"{number} {text}." for number, text in enumerate(known, start=1)]
            above = all(f"{number}. {text}" in about for number, text in enumerate(known, start=1))
            if told and not above:
                head = f"{field.label.partition(',')[0]}, by its number: "
                yield Static(prose(head + " ".join(told)), classes="quiet")

    def _blank(self, field: Field) -> Blank:
        hint = field.kind.hint(self.source, self.given)
        title = show(f"{field.label}: {hint}" if hint else field.label)
        text, id = field.kind.prefill(self.source, self.given), f"blank-{field.id}"
        if field.kind.is_prose:
            return ProseBlank(title, text, id)
        example = field.example(self.source, self.given)
        return LineBlank(title, f"such as: {safe(example)}" if example else "", text, id)


def _nothing() -> None:
    """Nothing has to be forgotten."""


def carry_out(host: ScreenHost, session: Session, act: Act, given: Values) -> None:
    """Does an act of the facilitator: at once if nothing must be said for it beside what is given,
    else behind a form."""
    if any(field.needed and field.id not in given for field in act.fields):
        host.push_screen(InterventionScreen(session, act, given))
        return
    source = TableSource(session.table)
    values = filled(act.fields, {}, source, given)
    assert not isinstance(values, tuple), values
    session.ask(lambda table: act.do(table, values), Intervened(act.done(source, values)))
