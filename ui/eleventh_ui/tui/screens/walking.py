"""Walking through numbers: what uses one, and why something did not come about.

The arrows go from line to line of what leads on, `w` follows it, and Escape goes back a step. Of a
number `u` opens what uses it. What other choices would have brought an event or an ending is
searched for aside, once the game is over, and while the screen is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from eleventh.core.refusals import Refusal
from eleventh.lab.remedies import find_remedy
from eleventh.play.uses import Uses
from eleventh.play.why_not import WhyNot
from eleventh_ui.display.absences import compose_absence, compose_missing, head_absence
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.remedies import compose_remedy, describe_search
from eleventh_ui.display.uses import compose_uses, head_uses
from eleventh_ui.display.walking import WalkLine
from eleventh_ui.display.words import safe
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.walking import walk_rows
from eleventh_ui.tui.widgets.reader import Reader


class WalkScreen(BaseScreen[None]):
    """Lines from which one walks on. Without a seat nothing is hidden."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "follow", "Walk on", id="walk.follow",
                tooltip="Go on to what the highlighted line leads to, as w does."),
        Binding("escape,q", "leave", "Back", id="walk.leave", tooltip="Back to where you were."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    WalkScreen Reader { padding: 0 2; }
    """

    def __init__(self, session: Session, seat: str) -> None:
        super().__init__()
        self.session, self.seat = session, seat

    def body(self) -> ComposeResult:
        """The lines."""
        yield Reader()

    def show_lines(self, lines: Sequence[WalkLine]) -> None:
        """Shows these lines; the cursor stays on its line if that is still there."""
        self.query_one(Reader).show_rows(lambda width, height: walk_rows(lines, width))

    def action_follow(self) -> None:
        """As `w`, for who is used to Enter."""
        spot = self.query_one(Reader).spot
        if spot:
            self.ask(spot)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()


class UsesScreen(WalkScreen):
    """What moves a number and what reads it."""

    def __init__(self, session: Session, seat: str, reading: str) -> None:
        super().__init__(session, seat)
        self._found: Uses | Refusal = session.uses(seat, reading)

    def on_mount(self) -> None:
        """Fills it."""
        found = self._found
        if isinstance(found, Refusal):
            self.bar.tell("What uses it")
            self.show_lines([WalkLine(safe(describe_refusal(found)))])
            return
        self.bar.tell(head_uses(found), "what uses it")
        self.show_lines(compose_uses(found))


class SourceScreen(WalkScreen):
    """What a source says, for whom no seat is looking: it is printed matter."""

    def __init__(self, session: Session, source: str) -> None:
        super().__init__(session, "")
        self._source = source

    def on_mount(self) -> None:
        """Fills it."""
        self.bar.tell("What this source says")
        self.show_lines([WalkLine(f"Source {self.session.reference.source(self._source)}")])


class MissingScreen(WalkScreen):
    """The endings and events of a game that is over, and those that stayed away: nothing hidden."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")

    def on_mount(self) -> None:
        """Fills it."""
        self.bar.tell("What stayed away, and why", "open to everybody")
        self.show_lines(compose_missing(self.session.topics("")))


class AbsenceScreen(WalkScreen):
    """Why something is not open, or did not come about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Turns", key_display="← →", id="walk.before",
                tooltip="What it lacked in the turn before."),
        Binding("right", "turn(1)", "Next turn", show=False, id="walk.next",
                tooltip="What it lacked in the next turn."),
        Binding("c", "stop", "Stop", show=False, id="walk.stop",
                tooltip="Stop playing the game with other choices."),
    ]  # fmt: skip

    def __init__(self, session: Session, seat: str, topic: str, turn: int | None = None) -> None:
        super().__init__(session, seat)
        self._topic = topic
        self._found: WhyNot | Refusal = session.why_not(seat, topic, turn)
        names = {each.id: each.name for each in session.topics(seat)}
        self._topic_name = names.get(topic, "")
        self._searched: Sequence[WalkLine] = ()

    def on_mount(self) -> None:
        """Fills it, and begins the search where there is something to search for."""
        found = self._found
        if isinstance(found, Refusal):
            self.bar.tell("Why not")
            self.show_lines([WalkLine(safe(describe_refusal(found)))])
            return
        self.bar.tell(head_absence(found), "why not")
        self._show(found)
        came = any(each.came for each in found.cases)
        if found.kind in ("event", "ending") and not came:
            self.run_worker(self._search, thread=True, group="search")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are turns to go through where something is told turn by turn."""
        found = self._found
        told = isinstance(found, WhyNot) and found.turn > 0 and self._played > 1
        return told if action == "turn" else True

    def action_turn(self, by: int) -> None:
        """The same in another turn that was played."""
        found = self._found
        if isinstance(found, Refusal):
            return
        turn = min(max(found.turn + by, 1), self._played)
        told = self.session.why_not(self.seat, self._topic, turn)
        if isinstance(told, WhyNot) and turn != found.turn:
            self._found = told
            self._show(told)

    def action_stop(self) -> None:
        """Stops the search."""
        self.workers.cancel_group(self, "search")

    @property
    def _played(self) -> int:
        table = self.session.table
        return table.turn if table.over else table.turn - 1

    def _show(self, found: WhyNot) -> None:
        told = compose_absence(found)
        self.show_lines([told[0], *self._searched, *told[1:]])

    def _search(self) -> None:
        found, worker = self._found, get_current_worker()
        if isinstance(found, Refusal) or (found.kind != "event" and found.kind != "ending"):
            return

        def going_on(tried: int, wanted: int) -> bool:
            told = f"{describe_search(tried, wanted)} c stops."
            self.call_later(self._tell, [WalkLine(told, tone="dim")])
            return not worker.is_cancelled

        game = self.session.table.record().game
        remedy = find_remedy(game, found.kind, self._topic_name, None, going_on)
        self.call_later(self._tell, compose_remedy(remedy))

    def _tell(self, lines: Sequence[WalkLine]) -> None:
        self._searched = lines
        if not isinstance(self._found, Refusal):
            self._show(self._found)
