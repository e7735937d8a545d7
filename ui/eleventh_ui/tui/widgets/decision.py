"""The decisions put to a seat: one at a time, with its answers and what they are known to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from eleventh.core.view import Question
from eleventh_ui.display.choice_text import ChoiceText, compose_answers
from eleventh_ui.display.words import safe
from eleventh_ui.tui.drawing.entries import responses
from eleventh_ui.tui.drawing.rows import Row, Run, folded, prose
from eleventh_ui.tui.drawing.sitting import Sitting
from eleventh_ui.tui.drawing.texts import option_rows
from eleventh_ui.tui.widgets.browser import Browser
from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.picture import Draw, Picture


class Decisions(Browser):
    """Decisions with their responses; choosing is told upward, the draft comes back down."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket", "turn(1)", "Next decision", show=False,
                id="decision.next", tooltip="The next decision."),
        Binding("left_square_bracket", "turn(-1)", "Decision before", show=False,
                id="decision.before", tooltip="The decision before."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Decisions {
        & EntryList { max-height: 60%; }
    }
    """

    @dataclass
    class Answered(Message):
        """A response was chosen for a decision."""

        decision: str
        response: str

    @dataclass
    class Shown(Message):
        """Another decision is shown."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked = Picture()
        self._asked.can_focus = False
        self._at = ""
        self._listed = ""
        self._answers: tuple[ChoiceText, ...] = ()  # in words; none until one is looked at

    def compose(self) -> ComposeResult:
        """The question above its answers."""
        yield self._asked
        yield from super().compose()

    @property
    def question(self) -> Question | None:
        """The decision that is shown."""
        if self.sitting is None:
            return None
        questions = self.sitting.view.questions
        return self.sitting.question(self._at) or (questions[0] if questions else None)

    def turn_to(self, decision: str) -> None:
        """Shows another decision."""
        self._at = decision
        self.refill()
        self.reread()
        self.post_message(self.Shown())

    def refill(self) -> None:
        """The question and its answers."""
        sitting, question = self.sitting, self.question
        self._answers = ()
        if sitting is None:
            return
        is_beside = any(each.has_class("-wide") for each in self.ancestors_with_self)
        self._asked.show_rows(lambda width, height: asked_rows(sitting, question, width, is_beside))
        self.entries.show_entries(responses(sitting, question) if question else ())
        if question is not None and question.id != self._listed:
            self._listed = question.id
            chosen = sitting.draft.responses.get(question.id, question.options[0].id)
            self.entries.highlight(chosen)

    def about(self, entry: str) -> Draw:
        """The highlighted answer."""
        sitting, question = self.sitting, self.question
        if sitting is None or question is None:
            return lambda width, height: ()
        option = next((each for each in question.options if each.id == entry), None)
        if option is None:
            return lambda width, height: ()
        if not self._answers:
            view, reference = sitting.view, sitting.reference
            self._answers = compose_answers(question, view, reference, sitting.forecast)
        choice = self._answers[question.options.index(option)]
        return lambda width, height: option_rows(choice, width)

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """Tells which answer was chosen to which decision."""
        event.stop()
        if self.question is not None:
            self.post_message(self.Answered(self.question.id, event.id))

    def action_turn(self, by: int) -> None:
        """Another decision, round and round."""
        if self.sitting is None or self.question is None:
            return
        names = [each.id for each in self.sitting.view.questions]
        self.turn_to(names[(names.index(self.question.id) + by) % len(names)])


def asked_rows(
    sitting: Sitting, question: Question | None, width: int, is_beside: bool = False
) -> list[Row]:
    """The decision in words: which of how many, on what event, and the question; in one where the
    events stand beside it, which leaves more room for what is known of the answers."""
    if question is None:
        return [(Run("Nothing is put to you this turn.", "dim"),)]
    questions = sitting.view.questions
    card = sitting.card(question.inject)
    place = f"Decision {questions.index(question) + 1} of {len(questions)}"
    if is_beside:
        row = (Run(f"{place}: ", "dim"), Run(safe(question.ask), "title"))
        return folded(row, width, 2)
    on = f" on: {safe(card.headline)}" if card is not None else ""
    return [*prose(place + on, width, "dim"), *prose(safe(question.ask), width, "title")]
