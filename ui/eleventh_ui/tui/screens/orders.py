"""The orders of a seat once more before they are sealed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from eleventh.play.predictions import TOTAL, Prediction, Way
from eleventh_ui.display.orders_summary import compose_orders, describe_untaken
from eleventh_ui.display.predictions import describe_noting, say_figure, say_surer
from eleventh_ui.display.words import join_words
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.sitting import Sitting
from eleventh_ui.tui.drawing.summary import noting_rows, summary_rows
from eleventh_ui.tui.news import DraftForeseen, Failed, PredictionNoted, TableRefused
from eleventh_ui.tui.widgets.prompt import Prompt
from eleventh_ui.tui.widgets.reader import Reader

SEALING = "Your orders are being sealed."
SEALING_LAST = "Your orders are being sealed; the turn is being played."


class OrdersScreen(BaseScreen[None]):
    """Every answer and initiative, what they cost, and what is missing. Enter seals."""

    HEADING = "Your orders"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "seal", "Seal", id="orders.seal",
                tooltip="Seal these orders. They stay sealed until all seats have theirs in."),
        Binding("escape,q", "leave", "Change", id="orders.leave",
                tooltip="Back to the table, to change something."),
        Binding("u", "expect('up')", "Expect a rise", show=False, id="orders.rise",
                tooltip="Note that it will rise by the end of the turn; again: surer."),
        Binding("d", "expect('down')", "Expect a fall", show=False, id="orders.fall",
                tooltip="Note that it will fall by the end of the turn; again: surer."),
        Binding("s", "expect('same')", "Expect no change", show=False, id="orders.same",
                tooltip="Note that it will stand where it stands; again: surer."),
        Binding("plus,equals_sign", "figure(1)", "Expect a higher figure", show=False,
                id="orders.higher", key_display="+",
                tooltip="Note where it will stand by the end of the turn: a point higher."),
        Binding("minus", "figure(-1)", "Expect a lower figure", show=False,
                id="orders.lower", key_display="-",
                tooltip="Note where it will stand by the end of the turn: a point lower."),
        *(
            Binding(str(number), f"speak_of({number})", f"Expect of objective {number}",
                    show=False, id=f"orders.objective{number}",
                    tooltip="Which objective it is that you expect something of; 0: your total.")
            for number in range(10)
        ),
    ]  # fmt: skip
    DEFAULT_CSS = """
    OrdersScreen Reader { padding: 1 2; }
    """

    def __init__(self, session: Session, seat: str, sitting: Sitting) -> None:
        super().__init__()
        self.session, self.seat, self.sitting = session, seat, sitting
        self._refusals = session.table.refusals(seat, sitting.draft.orders())
        noted = session.noted(seat, sitting.view.turn)
        self._aim = TOTAL if noted is None else noted.said.aim
        self._told = ""  # what Enter does
        self._steps = 0  # points by which the figure was moved and that are not stored yet

    def body(self) -> ComposeResult:
        """The orders, and what Enter does."""
        yield Reader()
        yield Prompt(markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What would be refused can't be sealed."""
        return action != "seal" or not self._refusals

    def on_mount(self) -> None:
        """Fills them in."""
        self._read()
        self.session.foresee(self.seat)
        if self._refusals:
            told = "They can't be sealed yet. Esc: back to the table."
        else:
            others = [
                self.sitting.reference.seat(each)
                for each in self.sitting.waiting
                if each != self.seat
            ]
            until = f" until those of {join_words(others)} are in" if others else ""
            without = describe_untaken(self.sitting.view, self.sitting.draft)
            told = f"Enter: seal these orders{without}{until}. Esc: change."
        self._told = told
        self.query_one(Prompt).tell(told)

    def _read(self) -> None:
        sitting, forecast = self.sitting, self.session.forecast(self.seat)
        summary = compose_orders(
            sitting.view, sitting.draft, sitting.reference, self._refusals, forecast
        )
        told = describe_noting(sitting.view, self._said, self._aim)
        self.query_one(Reader).read(
            lambda width, height: noting_rows(told, summary_rows(summary, width), width)
        )

    def on_draft_foreseen(self, news: DraftForeseen) -> None:
        """What the orders may do is worked out."""
        self._read()

    def on_prediction_noted(self, news: PredictionNoted) -> None:
        """What the seat expects is stored."""
        self._read()
        self._store_figure()

    @property
    def _said(self) -> Prediction | None:
        noted = self.session.noted(self.seat, self.sitting.view.turn)
        return None if noted is None else noted.said

    def action_expect(self, way: Way) -> None:
        """Notes which way it will go, or that more surely."""
        if self.sitting.view.aims and not self.session.busy:
            self.session.predict(self.seat, say_surer(self._said, way, self._aim))

    def action_figure(self, by: int) -> None:
        """Moves the figure at which it will stand; keys that come faster than one is stored add
        up."""
        if self.sitting.view.aims:
            self._steps += by
            self._store_figure()

    def _store_figure(self) -> None:
        if self._steps and not self.session.busy:
            said = say_figure(self.sitting.view.aims, self._said, self._aim, self._steps)
            self._steps = 0
            self.session.predict(self.seat, said)

    def action_speak_of(self, number: int) -> None:
        """The objective that is spoken of: what was noted of another stands until it is noted
        anew."""
        aims = self.sitting.view.aims
        if number <= len(aims):
            self._aim = aims[number - 1].objective.id if number else TOTAL
            self._read()

    def action_seal(self) -> None:
        """Seals; the app goes on once they are stored."""
        if not self.session.busy:
            others = any(each != self.seat for each in self.sitting.waiting)
            self.query_one(Prompt).tell(SEALING if others else SEALING_LAST)
            self.session.commit(self.seat)

    def action_leave(self) -> None:
        """Back to the table."""
        self.dismiss()

    def on_failed(self, news: Failed) -> None:
        """They could not be stored: they may be sealed once more."""
        self.query_one(Prompt).tell(self._told)

    def on_table_refused(self, news: TableRefused) -> None:
        """The table did not take them after all: back to it, with the reasons."""
        self.dismiss()
