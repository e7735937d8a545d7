"""The line at the foot of a screen: the keys that matter now, each with what it does.

Textual's own footer builds a widget for every hint whenever the focus moves, which costs more than
all else that a key does. This one is a single line that is drawn anew only if it reads differently.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content, Span
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from eleventh_ui.tui.show import show

HINT = "hint"


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key that works now: its name, how it is written, what it does in a word and in a line."""

    key: str
    display: str
    word: str
    tooltip: str


class Footer(Widget):
    """Hints for the bindings that want to be shown. A click on one presses its key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Footer {
        dock: bottom; height: 1; width: 1fr; text-wrap: nowrap;
        color: $footer-foreground; background: $footer-background;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.hints: tuple[KeyHint, ...] = ()
        self._told = ""

    def on_mount(self) -> None:
        """Follows the bindings of its screen."""
        self.screen.bindings_updated_signal.subscribe(self, self.reread)

    def reread(self, screen: Screen[object]) -> None:
        """Shows the hints of now, unless nobody looks at the window."""
        if not screen.app.app_focus:
            return
        found: dict[str, KeyHint] = {}
        for each in screen.active_bindings.values():
            bound = each.binding
            if bound.show and bound.action not in found:
                found[bound.action] = KeyHint(
                    bound.key,
                    self.app.get_key_display(bound),
                    bound.description,
                    each.tooltip,
                )
        hints = tuple(found.values())
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def render(self) -> Content:
        """The hints on one line."""
        text, spans = "", list[Span]()
        for hint in self.hints:
            begun, keyed = len(text), len(text) + len(hint.display) + 2
            text += f" {hint.display} {hint.word} "
            spans.append(Span(begun, keyed, "bold $footer-key-foreground"))
            spans.append(Span(begun, len(text), Style.from_meta({HINT: hint.key})))
        return Content(text, spans=spans)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """What the key under the mouse does stands in the tooltip."""
        key = event.style.meta.get(HINT)
        found = next((each.tooltip for each in self.hints if each.key == key), "")
        if found != self._told:
            self._told = found
            self.tooltip = show(found) if found else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Presses the key that is clicked."""
        key = event.style.meta.get(HINT)
        if key:
            self.app.simulate_key(key)
