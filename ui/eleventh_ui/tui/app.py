"""The application: which screen is on top, and what holds whichever it is.

It moves a session along its course (`course.due`), hands out the session's news, keeps keys from
acting where nothing can be seen, and ends in good order whatever ends it: a key, a signal, a
terminal that is gone, or a fault, which it keeps for whoever started it and never prints.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen

from eleventh_ui.tui import theme
from eleventh_ui.tui.keys import Keys
from eleventh_ui.tui.news import Done, Failed, News, Opened, Refused, Revealed, Sealed
from eleventh_ui.tui.terminal import SIGNALLED, Encodable, hung_up
from eleventh_ui.tui.widgets.too_small import too_small
from eleventh_ui.words import safe, sentence

if TYPE_CHECKING:
    from eleventh_ui.tui.bridge import Session
    from eleventh_ui.tui.course import Due

NAME = "Eleventh Hour"
ALWAYS = ("app.quit", "app.suspend")  # bindings that work even where nothing can be seen
STAGES = {
    "curtain": "eleventh_ui.tui.screens.curtain:Curtain",
    "reveal": "eleventh_ui.tui.screens.reveal:RevealScreen",
    "table": "eleventh_ui.tui.screens.table:TableScreen",
    "debrief": "eleventh_ui.tui.screens.debrief:DebriefScreen",
    "gate": "eleventh_ui.tui.screens.facilitator_gate:FacilitatorGate",
    "facilitator": "eleventh_ui.tui.screens.facilitator:FacilitatorScreen",
}


class EleventhApp(App[None]):
    """The table on a terminal.

    `start` is the screen at the bottom, `opening` makes the session to begin with, if any, `keys`
    are what the user remapped, `encoding` what the terminal takes, `colours` a theme to insist on.
    """

    TITLE = NAME
    CSS_PATH = "stylesheet.tcss"
    AUTO_FOCUS = "*"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-too-narrow"), (60, "-narrow"), (100, "-wide"), (160, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-too-low"), (20, "-low"), (30, "-tall"), (50, "-lofty")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "question_mark,f1",
            "help",
            "Help",
            id="app.help",
            tooltip="Every key that works here, and what it does.",
        ),
        Binding(
            "ctrl+p",
            "command_palette",
            "Commands",
            id="app.commands",
            show=False,
            priority=True,
            tooltip="Find any command by typing a part of its name.",
        ),
        Binding(
            "f2",
            "facilitator",
            "Facilitator",
            id="app.facilitator",
            show=False,
            tooltip="The facilitator's panel, behind a curtain.",
        ),
        Binding(
            "ctrl+t",
            "other_theme",
            "Colours",
            id="app.theme",
            show=False,
            tooltip="The next theme: dark, light, or the terminal's own colours.",
        ),
        Binding(
            "ctrl+z",
            "suspend_process",
            "Suspend",
            id="app.suspend",
            show=False,
            priority=True,
            tooltip="Back to the shell; fg returns to the table as it was.",
        ),
        Binding(
            "ctrl+q",
            "quit",
            "Leave",
            id="app.quit",
            priority=True,
            tooltip="Leave. Everything confirmed is saved already.",
        ),
    ]

    def __init__(
        self,
        start: Screen[Any],
        opening: Callable[[EleventhApp], Session] | None = None,
        keys: Keys | None = None,
        encoding: str | None = None,
        colours: str = "",
    ) -> None:
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.session: Session | None = None
        self.fault: BaseException | None = None
        self.stopped = 0
        self._start = start
        self._opening = opening
        self._keys = keys or Keys()
        spoken = encoding or getattr(sys.__stderr__, "encoding", None) or "ascii"
        self._encodable = Encodable(spoken)
        for each in theme.THEMES:
            self.register_theme(each)
        self.theme = colours or theme.fitting(self.console.color_system, self.no_color)
        for name in [name for name in self.available_themes if not name.startswith("eleventh-")]:
            self.unregister_theme(name)

    def get_default_screen(self) -> Screen[Any]:
        """The screen to begin with."""
        return self._start

    def on_mount(self) -> None:
        """Prepares the keys and the terminal, and opens the match that was asked for."""
        self.set_keymap(self._keys.keymap)
        self.app_resume_signal.subscribe(self, lambda _: self._come_back())
        if self._keys.fault:
            self.warn(self._keys.fault)
        if not self.is_headless:
            self.set_interval(1, self._check_terminal)
        if self._opening is not None:
            self.sit_down(self._opening(self))

    # What is on top

    def sit_down(self, session: Session) -> None:
        """Takes a session and goes on with it where it stands."""
        self.session = session
        self.title = f"{NAME}: {safe(session.reference.title)}"
        for note in session.notes:
            self.tell(note)
        self.proceed()

    def leave_table(self) -> None:
        """Lets go of the session and returns to the screen the app began with."""
        self.clear_notifications()
        self.title = NAME
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if self.session is not None:
            self.session.close()
            self.session = None

    def proceed(self) -> None:
        """Shows what is due now in the place of whatever was shown of the session before."""
        from eleventh_ui.tui.course import due

        session = self.session
        if session is None:
            return
        step = due(session)
        if step.kind == "adjudicate":
            if not session.busy:
                session.reveal()
            return
        if step.kind in ("curtain", "gate"):
            self.clear_notifications()
            self.clear_selection()
            self._clipboard = ""  # or the next seat could paste what the last one copied
        while len(self.screen_stack) > 2:
            self.pop_screen()
        staged = self._staged(step, session)
        if len(self.screen_stack) == 2:
            self.switch_screen(staged)
        else:
            self.push_screen(staged)

    def look(self, seat: str) -> None:
        """Somebody said that only the people of this seat are looking."""
        if self.session is not None:
            self.session.looking = seat
            self.proceed()

    def dismiss_facilitator(self) -> None:
        """The facilitator gives the keyboard back; what they saw is hidden from the players."""
        session = self.session
        if session is None:
            return
        held = not session.room.called
        session.room.dismiss()
        if held:
            self.leave_table()
        else:
            self.turn_away()

    def turn_away(self) -> None:
        """Hides the seat that was looking, where others share the screen; then what is due."""
        if self.session is not None and self.session.shared:
            self.session.looking = ""
        self.proceed()

    def _staged(self, step: Due, session: Session) -> Screen[Any]:
        module, _, name = STAGES[step.kind].partition(":")
        made = getattr(import_module(module), name)(session, step.seat)
        assert isinstance(made, Screen)
        return made

    # News

    def on_done(self, done: Done) -> None:
        """Hands news to the screen on top; whatever it does not stop comes back here."""
        if done.fault is not None:
            self._end_with(done.fault)
        elif done.news is not None:
            self.screen.post_message(done.news)

    def on_opened(self, news: Opened) -> None:
        """A match was begun or continued in the lobby."""
        from eleventh_ui.tui.bridge import Session

        if self.session is not None:
            self.leave_table()
        self.sit_down(Session(self, news.match, news.path, news.notes))

    def on_sealed(self, news: Sealed) -> None:
        """Orders are in: the next seat, or the reveal."""
        self.turn_away()

    def on_revealed(self, news: Revealed) -> None:
        """A turn was adjudicated."""
        self.turn_away()

    def on_refused(self, news: Refused) -> None:
        """Says why."""
        for reason in news.reasons:
            self.warn(sentence(reason))

    def on_failed(self, news: Failed) -> None:
        """Says what the store says; it is read longer than other things."""
        self.notify(news.sentence, title="Not saved", severity="error", timeout=20)

    def on_withdrawn(self, news: News) -> None:
        """Orders are a draft again."""
        self.proceed()

    def on_stepped_back(self, news: News) -> None:
        """The table stands at an earlier turn."""
        self.turn_away()

    def tell(self, text: str) -> None:
        """Says something in passing."""
        self.notify(text)

    def warn(self, text: str) -> None:
        """Says what a person should change."""
        self.notify(text, severity="warning", timeout=10)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """As Textual does, never with markup: the text may come from anybody."""
        super().notify(
            safe(message), title=safe(title), severity=severity, timeout=timeout, markup=False
        )

    # What works everywhere

    def action_help(self) -> None:
        """Shows every key that works now."""
        from eleventh_ui.tui.help import Help, told_keys

        if not isinstance(self.screen, Help):
            self.push_screen(Help(told_keys(self.screen)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a panel only in matches begun with a facilitator."""
        if action == "facilitator":
            return self.session is not None and self.session.facilitated
        return True

    def action_facilitator(self) -> None:
        """Hides the table and asks for the facilitator's word."""
        if self.session is not None and not self.session.room.called:
            self.session.room.called = True
            self.proceed()

    def action_other_theme(self) -> None:
        """Puts on the next theme."""
        names = [each.name for each in theme.THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_help_quit(self) -> None:
        """Leaves at once: everything confirmed is saved already."""
        self.exit()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours for terminals of an old encoding."""
        found = super().get_line_filters()
        return [*found, self._encodable] if self._encodable.enabled else found

    async def on_event(self, event: events.Event) -> None:
        """As Textual does; but no key and no click acts on what can't be seen."""
        typed = isinstance(event, events.InputEvent) and not event.is_forwarded
        if (typed or isinstance(event, events.Paste)) and too_small(*self.size):
            if isinstance(event, events.Key) and self._always(event.key):
                await self._check_bindings(event.key, priority=True)
            return
        await super().on_event(event)

    def _always(self, key: str) -> bool:
        chain = (bindings for _, bindings in self.screen._binding_chain)
        return any(
            each.id in ALWAYS for found in chain for each in found.key_to_bindings.get(key, ())
        )

    def watch_title(self, title: str) -> None:
        """Names the terminal's window too."""
        entitle = getattr(self._driver, "entitle", None)
        if entitle is not None:
            entitle(title)

    # How it ends

    def stop(self, number: int) -> None:
        """Ends in good order because a signal asked for it."""
        if not self.stopped:
            self.stopped = number
            self.exit(return_code=SIGNALLED + number)

    def stop_without_terminal(self) -> None:
        """Ends because nobody can see or type any more, as if the terminal had said so."""
        import signal

        self.stop(getattr(signal, "SIGHUP", signal.SIGTERM))

    def get_driver_class(self) -> type[Driver]:
        """Our driver where Textual would take its own for Unix."""
        chosen = super().get_driver_class()
        if chosen.__name__ == "LinuxDriver":
            from eleventh_ui.tui.driver import Driver as Hardened

            return Hardened
        return chosen

    def panic(self, *renderables: object) -> None:
        """Ends without printing anything: what Textual would print may hold a game's secrets."""
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        self._end_with(error)

    def _end_with(self, fault: BaseException) -> None:
        fault = getattr(fault, "error", None) or fault  # what failed inside a worker
        self._return_code = 1
        if self.fault is None:
            self.fault = fault
        if self._exception is None and isinstance(fault, Exception):
            self._exception = fault
            self._exception_event.set()
        self._close_messages_no_wait()

    def _check_terminal(self) -> None:
        if hung_up():
            self.stop_without_terminal()

    def _come_back(self) -> None:
        self.watch_title(self.title)
        self.refresh(layout=True)
