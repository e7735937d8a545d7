"""The decisions put to a seat: one at a time, with its answers and what they are known to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from eleventh.core.view import Option, Question
from eleventh_ui.display.choice_text import ChoiceText, compose_answers
from eleventh_ui.display.choices import ChoiceEntry, list_entries
from eleventh_ui.display.forecast import AGAINST_NO_ANSWER
from eleventh_ui.display.words import safe
from eleventh_ui.tui.drawing.entries import find_shown, responses
from eleventh_ui.tui.drawing.rows import Row, Run, folded, prose
from eleventh_ui.tui.drawing.sitting import Sitting
from eleventh_ui.tui.drawing.texts import option_rows
from eleventh_ui.tui.show import show
from eleventh_ui.tui.widgets.browser import Browser
from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.picture import Draw, Picture

LEAP = 10  # steps of an amount
AMOUNT_KEYS = (
    f"Left and right name another amount, comma and full stop one {LEAP} steps off; the digit or "
    "Space chooses it."
)


class Decisions(Browser):
    """Decisions with their responses; choosing is told upward, the draft comes back down. Of an
    answer that takes an amount the keys left and right name another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket", "turn(1)", "Next decision", show=False,
                id="decision.next", tooltip="The next decision."),
        Binding("left_square_bracket", "turn(-1)", "Decision before", show=False,
                id="decision.before", tooltip="The decision before."),
        Binding("right", "amount(1)", "Amount", key_display="← →", id="decision.more",
                tooltip="More of the amount of the answer that is highlighted."),
        Binding("left", "amount(-1)", "Less", show=False, id="decision.less",
                tooltip="Less of the amount of the answer that is highlighted."),
        Binding("full_stop", f"amount({LEAP})", "Much more", show=False, id="decision.much_more",
                tooltip=f"More of the amount, by {LEAP} steps."),
        Binding("comma", f"amount({-LEAP})", "Much less", show=False, id="decision.much_less",
                tooltip=f"Less of the amount, by {LEAP} steps."),
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

    @dataclass
    class AtEnd(Message):
        """No decision lies further that way; `told` says so."""

        told: str

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked = Picture()
        self._asked.can_focus = False
        self._at = ""
        self._listed = ""
        self._answers: tuple[ChoiceText, ...] = ()  # in words; none until one is looked at
        self._amounts: dict[str, dict[str, str]] = {}  # named and not chosen, by decision and entry

    def compose(self) -> ComposeResult:
        """The question above its answers."""
        yield self._asked
        yield from super().compose()

    @property
    def is_framed(self) -> bool:
        """Whether other panes stand beside this one, so that each has a frame."""
        return any(each.has_class("-abreast") for each in self.ancestors_with_self)

    @property
    def footing(self) -> str:
        """What the highlighted answer costs, who will know, and its sources, as they are known."""
        choice = self._find_choice(self.entries.entry)
        return f"{choice.terms} {choice.brackets}" if choice is not None else ""

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
        self._asked.show_rows(
            lambda width, height: asked_rows(sitting, question, width, self.is_framed)
        )
        known = question is not None and sitting.forecast is not None
        self.reader.border_title = show(AGAINST_NO_ANSWER) if known else ""
        amounts = self._amounts.get(question.id, {}) if question else {}
        self.entries.show_entries(responses(sitting, question, amounts) if question else ())
        if question is not None and question.id != self._listed:
            self._listed = question.id
            chosen = sitting.draft.responses.get(question.id, question.options[0].id)
            listed = (each for each in list_entries(question.options) if _holds(each, chosen))
            self.entries.highlight(next((each.id for each in listed), ""))
        self.refresh_bindings()

    def about(self, entry: str) -> Draw:
        """The highlighted answer."""
        choice, option = self._find_choice(entry), self.find_option(entry)
        if choice is None or option is None:
            return lambda width, height: ()
        keys = AMOUNT_KEYS if option.amount is not None else ""
        return lambda width, height: [
            *(prose(keys, width, "dim") if keys else ()),
            *option_rows(choice, width, footed=self.is_framed),
        ]

    def _find_choice(self, entry: str) -> ChoiceText | None:
        """The answer under an entry in words; all of them are compared once."""
        sitting, question, option = self.sitting, self.question, self.find_option(entry)
        if sitting is None or question is None or option is None:
            return None
        if not self._answers:
            view, reference = sitting.view, sitting.reference
            self._answers = compose_answers(question, view, reference, sitting.forecast)
        return self._answers[question.options.index(option)]

    def find_option(self, entry: str) -> Option | None:
        """The answer that stands under an entry now, with its amount if it takes one."""
        found = self._find_entry(entry)
        if found is None or self.sitting is None or self.question is None:
            return None
        chosen = self.sitting.draft.responses.get(self.question.id)
        return find_shown(found, chosen, self._amounts.get(self.question.id, {}).get(entry))

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """Tells which answer was chosen to which decision."""
        event.stop()
        option = self.find_option(event.id)
        if self.question is not None and option is not None:
            self.post_message(self.Answered(self.question.id, option.id))

    def on_entry_list_looked(self, event: EntryList.Looked) -> None:
        """The text follows the highlight, and so do the keys of amounts."""
        super().on_entry_list_looked(event)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Amounts have keys where an answer that takes one is highlighted."""
        if action != "amount":
            return True
        entry = self._find_entry(self.entries.entry)
        return entry is not None and entry.takes_amount

    def action_amount(self, by: int) -> None:
        """The next open amount, so many steps on or back; if the answer is in the draft already, it
        is changed there."""
        entry, question, sitting = self._find_entry(self.entries.entry), self.question, self.sitting
        option = self.find_option(self.entries.entry)
        if entry is None or question is None or sitting is None or option is None:
            return
        open_ = [each for each in entry.options if each is option or not each.barred]
        at = min(max(open_.index(option) + by, 0), len(open_) - 1)
        if open_[at] is option:
            return
        self._amounts.setdefault(question.id, {})[entry.id] = open_[at].id
        if _holds(entry, sitting.draft.responses.get(question.id)):
            self.post_message(self.Answered(question.id, open_[at].id))
            return
        self.refill()
        self.reread()

    def _find_entry(self, entry: str) -> ChoiceEntry | None:
        options = self.question.options if self.question is not None else ()
        return next((each for each in list_entries(options) if each.id == entry), None)

    def action_turn(self, by: int) -> None:
        """Another decision; at the last and at the first it stays, and says so."""
        if self.sitting is None or self.question is None:
            return
        names = [each.id for each in self.sitting.view.questions]
        at = names.index(self.question.id) + by
        if 0 <= at < len(names):
            self.turn_to(names[at])
        else:
            self.post_message(self.AtEnd(describe_end(len(names), by)))


def describe_end(count: int, by: int) -> str:
    """That no decision lies further on, or back, of so many."""
    if count == 1:
        return "This is the only decision of this turn."
    if by > 0:
        return f"This is the last of {count} decisions; [ turns back."
    return f"This is the first of {count} decisions; ] turns on."


def _holds(entry: ChoiceEntry, option: str | None) -> bool:
    return any(each.id == option for each in entry.options)


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
