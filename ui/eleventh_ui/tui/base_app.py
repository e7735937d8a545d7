"""The program around every screen: what holds whichever screen is on top.

It keeps keys from acting where nothing can be seen, lets no text through with markup, shows what a
terminal can show, and ends in good order whatever ends it: a key, a signal, a terminal that is
gone, or a fault, which it keeps for whoever started it and never prints.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import SeverityLevel

from eleventh.lang.problems.characters import make_visible
from eleventh_ui.display.words import safe
from eleventh_ui.tui import theme
from eleventh_ui.tui.keys import Keys
from eleventh_ui.tui.terminal import SIGNALLED, Encodable, Uncoloured, hung_up
from eleventh_ui.tui.typing_order import KeyPassed, TypingOrder
from eleventh_ui.tui.widgets.too_small import too_small

if TYPE_CHECKING:
    from textual.command import Provider

NAME = "Eleventh Hour"
SEEN = 1.0  # seconds after which a notice counts as seen, so that the next key takes it away
ALWAYS = ("app.quit", "app.suspend")  # bindings that work even where nothing can be seen


def _commands() -> type[Provider]:
    from eleventh_ui.tui.commands import Commands

    return Commands


class BaseApp(App[None]):
    """An app on a terminal of any kind. `keys` are what the user remapped, `encoding` what the
    terminal takes, `colours` a theme to insist on."""

    TITLE = NAME
    CSS_PATH = Path(__file__).parent / "stylesheet.tcss"
    AUTO_FOCUS = "*"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[Any]] = {_commands}
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
            tooltip="Leave; the bar says whether everything is saved.",
        ),
    ]

    def __init__(
        self, keys: Keys | None = None, encoding: str | None = None, colours: str = ""
    ) -> None:
        super().__init__(ansi_color="NO_COLOR" in os.environ)
        self.fault: BaseException | None = None
        self.stopped = 0
        self._noticed: float | None = None  # when the latest notice came, on a clock of seconds
        self._keys = keys or Keys()
        self._order = TypingOrder(self)
        spoken = encoding or getattr(sys.__stderr__, "encoding", None) or "ascii"
        self._encodable, self._uncoloured = Encodable(spoken), Uncoloured()
        for each in theme.THEMES:
            self.register_theme(each)
        self.theme = colours or theme.fitting(self.console.color_system, self.no_color)
        for name in [name for name in self.available_themes if not name.startswith("eleventh-")]:
            self.unregister_theme(name)

    def on_mount(self) -> None:
        """Prepares the keys and the terminal."""
        self.set_keymap(self._keys.keymap)
        self.app_resume_signal.subscribe(self, lambda _: self._come_back())
        if self._keys.fault:
            self.warn(self._keys.fault)
        if not self.is_headless:
            self.set_interval(1, self._check_terminal)

    # What is said

    def tell(self, text: str) -> None:
        """Says something in passing."""
        self.notify(text)

    def announce(self, text: str) -> None:
        """Says what was done, in the place of all that was said before: it may hold no more."""
        self.clear_notifications()
        self.tell(text)

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
        """As Textual does, never with markup: the text may come from anybody. The next key takes it
        away, once it could be seen: it lies over what people choose from."""
        self._noticed = monotonic()
        super().notify(
            safe(message), title=safe(title), severity=severity, timeout=timeout, markup=False
        )

    def clear_notifications(self) -> None:
        """As Textual does, and what it leaves of them, which would take up room."""
        super().clear_notifications()
        for screen in self.screen_stack:
            screen.query("ToastHolder").remove()

    def watch_theme(self, name: str) -> None:
        """Sends the terminal's own colours as they are, and makes no colours where none are wanted.

        Textual decides that by itself, but not alike in all versions that are allowed here.
        """
        self.ansi_color = self.no_color or name == theme.SIXTEEN_COLOURS.name

    def watch_title(self, title: str) -> None:
        """Names the terminal's window too."""
        entitle = getattr(self._driver, "entitle", None)
        if entitle is not None:
            entitle(title)

    # What works everywhere

    def action_help(self) -> None:
        """Shows every key that works now."""
        from eleventh_ui.tui.help import Help, list_keys

        if not isinstance(self.screen, Help):
            seat = getattr(self.screen, "seat", "")
            self.push_screen(Help(list_keys(self.screen), seat))

    def action_other_theme(self) -> None:
        """Puts on the next theme."""
        if self.no_color:
            self.tell("NO_COLOR is set, so there is only one way to look.")
            return
        names = [each.name for each in theme.THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_help_quit(self) -> None:
        """Leaves at once; what is still being written is written first."""
        self.exit()

    def get_key_display(self, binding: Binding) -> str:
        """As Textual does; where its signs for keys can't be shown, by name."""
        shown = super().get_key_display(binding)
        return shown.replace("⏎", "enter") if self._encodable.enabled else shown

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, or ours where no colour is wanted; and ours for old encodings."""
        found = [self._uncoloured] if self.no_color else super().get_line_filters()
        return [*found, self._encodable] if self._encodable.enabled else found

    async def on_event(self, event: events.Event) -> None:
        """As Textual does; but no key and no click acts on what can't be seen or before those that
        were typed before it, and what is pasted can't hold what a key can't type."""
        given = isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded
        if not given or isinstance(event, events.MouseMove):
            await super().on_event(event)
            return
        if self._order.holds(event):
            return
        if isinstance(event, events.Key):
            self._dismiss_seen()
        if isinstance(event, events.Paste):
            event.text = "\n".join(make_visible(line) for line in event.text.splitlines())
        if too_small(*self.size) and not (
            isinstance(event, events.Key) and self._always(event.key)
        ):
            return
        await super().on_event(event)
        if isinstance(event, events.Key | events.Paste):
            self._order.follow()

    def on_key(self, event: events.Key) -> None:
        """A key that came all the way here and means nothing on this screen is said to."""
        working = {key: each for key, each in self.screen.active_bindings.items() if each.enabled}
        if event.key in working:
            return
        shown = self.get_key_display(Binding(event.key, ""))
        helps = [each.binding for each in working.values() if each.binding.id == "app.help"]
        more = f" {self.get_key_display(helps[0])} lists the keys that do." if helps else ""
        self.announce(f"{shown} does nothing here.{more}")

    def on_key_passed(self, passed: KeyPassed) -> None:
        """A key has been everywhere it goes."""
        self._order.take(passed)

    def _dismiss_seen(self) -> None:
        if self._noticed is not None and monotonic() - self._noticed >= SEEN:
            self._noticed = None
            self.clear_notifications()

    def _always(self, key: str) -> bool:
        """Whether a key works even where nothing can be seen; Escape closes the palette there."""
        if key == "escape" and isinstance(self.screen, CommandPalette):
            return True
        chain = (bindings for _, bindings in self.screen._binding_chain)
        return any(
            each.id in ALWAYS for found in chain for each in found.key_to_bindings.get(key, ())
        )

    # How it ends

    def stop(self, number: int) -> None:
        """Ends in good order because a signal asked for it."""
        if not self.stopped:
            self.stopped = number
            self.exit(return_code=SIGNALLED + number)

    def stop_without_terminal(self) -> None:
        """Ends because nobody can see or type any more, as if the terminal had said so."""
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
