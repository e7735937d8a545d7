"""All that a table shows, as one value: what the seat knows, what it has begun, who is awaited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eleventh.core.forecast import TurnForecast
from eleventh.core.program import Practice
from eleventh.core.view import Card, Option, Question, View
from eleventh.play.courses import Course
from eleventh_ui.display.choices import may_begin
from eleventh_ui.display.draft import OrdersDraft, find_pending, find_unspent
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.trends import SIGN_TOLD, has_worst
from eleventh_ui.display.words import pluralise

PRACTICE: Mapping[Practice, str] = {
    "why": "press w on a number",
    "preview": "press w on an answer",
}
"""What a lesson may want tried out, as it is done with keys."""
PANES = {
    "situation": "Situation",
    "briefing": "Briefing",
    "events": "Events",
    "decisions": "Decisions",
    "initiatives": "Initiatives",
    "numbers": "Numbers",
}


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat at its table. `people` are the seats that people play, `waiting` those whose orders
    are missing; `sealed` says whether this one's are in, `rulings` what the facilitator did of
    late, `courses` how the readings went, `pins` which of them the seat has pinned. `forecast` is
    what the draft may do, None while that is not known yet; `to_try` what lessons still want tried
    out."""

    view: View
    reference: Reference
    draft: OrdersDraft
    people: tuple[str, ...]
    waiting: tuple[str, ...]
    sealed: bool
    rulings: tuple[str, ...] = ()
    courses: tuple[Course, ...] = ()
    forecast: TurnForecast | None = None
    pins: tuple[str, ...] = ()
    to_try: tuple[Practice, ...] = ()

    @property
    def rest(self) -> float | None:
        """The political capital that the draft leaves; None where the scenario has none."""
        return find_unspent(self.view, self.draft)

    @property
    def unanswered(self) -> Question | None:
        """The first decision that wants an answer."""
        return find_pending(self.view, self.draft)

    @property
    def marks_worst(self) -> bool:
        """Whether any reading never stood worse than now, and is marked for it."""
        return has_worst(self.view, self.courses)

    def question(self, identifier: str) -> Question | None:
        """The decision of that id."""
        return next((each for each in self.view.questions if each.id == identifier), None)

    def card(self, identifier: str) -> Card | None:
        """The event of that id."""
        return next((each for each in self.view.cards if each.id == identifier), None)

    def option(self, identifier: str) -> Option | None:
        """The initiative of that id."""
        return next((each for each in self.view.initiatives if each.id == identifier), None)


def heading(sitting: Sitting, pane: str) -> str:
    """A pane's title, with a count where it has one."""
    view, draft = sitting.view, sitting.draft
    if pane == "events":
        return f"{PANES[pane]} {len(view.cards)}"
    if pane == "decisions":
        answered = sum(each.id in draft.responses for each in view.questions)
        return f"{PANES[pane]} {answered}/{len(view.questions)}"
    if pane == "initiatives":
        return f"{PANES[pane]} {len(draft.initiatives)}"
    return PANES[pane]


def frame_title(sitting: Sitting, pane: str) -> str:
    """What stands in the frame of a pane: its title, and of the board what a sign on it says."""
    title = heading(sitting, pane)
    marked = pane == "situation" and sitting.marks_worst
    return f"{title} ({SIGN_TOLD})" if marked else title


def advice(sitting: Sitting, pane: str, ahead: str = "", shared: bool = False) -> str:
    """What Enter does next, in a sentence, so that nobody needs a manual.

    `ahead` is what is left to do in the pane itself: more `text` to read, another `event`, an
    `answer` to choose; or an event that is `unread`. `shared` says that others wait for the same
    screen.
    """
    view = sitting.view
    if sitting.sealed:
        then = "; Enter hides the table again" if shared else ", until the turn is revealed"
        return f"Your orders are sealed. u takes them back{then}."
    open_ones = sum(each.id not in sitting.draft.responses for each in view.questions)
    if ahead == "text":
        return "Enter: read on."
    if ahead == "event":
        return "Enter: the next event."
    if ahead == "answer":
        other = ", [ ] turn to another decision" if len(view.questions) > 1 else ""
        return f"A digit or Space chooses, arrows look{other}."
    if pane == "numbers":
        return f"/ filters, p pins, w tells why. {advice(sitting, 'situation', ahead)}"
    if ahead == "unread":
        return "Enter: on to an event that you have not read."
    if pane == "briefing":
        return "Enter: on to this turn's events."
    if pane == "decisions" and open_ones:
        return "Enter: on to the next decision."
    if pane in ("situation", "events") and open_ones:
        return f"Enter: on to {pluralise(open_ones, 'open decision')}."
    if pane in ("events", "situation", "decisions") and may_begin(view):
        return "Enter: on to initiatives; none is needed. c commits your orders."
    if open_ones:
        return f"Enter: on to {pluralise(open_ones, 'open decision')}."
    if pane == "initiatives" and may_begin(view):
        taken = len(sitting.draft.initiatives)
        orders = f"with {pluralise(taken, 'initiative')}" if taken else "with none taken"
        return f"Space takes what is highlighted or gives it back. Enter: on {orders}."
    if not view.questions and not may_begin(view):
        return "Nothing is asked of you in this turn. Enter, twice, lets it pass."
    return "Enter: read your orders once more and commit them."
