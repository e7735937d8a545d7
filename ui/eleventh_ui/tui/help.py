"""The help screen: every key that works on the screen below it, made from the bindings themselves.

So it can't tell of a key that does nothing, nor forget one, and shows remapped keys as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Label, Static

from eleventh_ui.display.breaking_off import ON_SCREEN
from eleventh_ui.display.words import join_words
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.keys import key_file
from eleventh_ui.tui.show import joined, show


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """One thing that keys do: the keys as they are shown, its name, what it does, its id."""

    keys: str
    name: str
    meaning: str
    id: str


def list_keys(screen: Screen[Any]) -> tuple[KeyHelp, ...]:
    """What the keys do that work on a screen now: first what the footer shows, then the rest from
    the focused widget outward. Keys that say the same of themselves stand together."""
    found: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for active in sorted(screen.active_bindings.values(), key=lambda each: not each.binding.show):
        binding = active.binding
        if active.enabled and binding.description and not binding.system:
            shown = screen.app.get_key_display(replace(binding, key_display=None))
            place = (binding.action.partition("(")[0], binding.description, binding.tooltip)
            found.setdefault(place, []).append((shown, binding.id or ""))
    return tuple(
        KeyHelp(" ".join(key for key, _ in held), name, meaning, _span([id for _, id in held]))
        for (_, name, meaning), held in found.items()
    )


def _span(ids: Sequence[str]) -> str:
    """One id, or from which to which."""
    return ids[0] if ids[0] == ids[-1] else f"{ids[0]} to {ids[-1]}"


class Help(BaseScreen[None]):
    """What every key does here."""

    HEADING = "Help: the keys of this screen"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back", id="help.leave", tooltip="Back to where you were.")
    ]
    DEFAULT_CSS = """
    Help {
        & VerticalScroll { padding: 1 2; }
        & .key { width: 16; text-style: bold; color: $mark; }
        & .meaning { width: 1fr; height: auto; }
        & .row { height: auto; }
        & .more { margin-top: 1; height: auto; }
    }
    """

    def __init__(self, told: Sequence[KeyHelp], seat: str = "") -> None:
        super().__init__()
        self._told, self.seat = tuple(told), seat

    def body(self) -> ComposeResult:
        """The list, what else moves around, and where keys can be changed."""
        with VerticalScroll():
            for each in self._told:
                if each.meaning:
                    with Horizontal(classes="row"):
                        yield Label(show(each.keys), classes="key")
                        yield Static(_meaning(each), classes="meaning")
            others = join_words(
                f"{each.keys} ({each.name})" for each in self._told if not each.meaning
            )
            if others:
                yield Static(show(f"To move around: {others}."), classes="more")
            yield Static(show("The mouse chooses and scrolls too."), classes="more")
            yield Static(show(ON_SCREEN), classes="more")
            names = f"The names in brackets can be given other keys in {key_file()}."
            yield Static(show(names), classes="more quiet")

    def action_leave(self) -> None:
        """Back to the screen below."""
        self.dismiss()


def _meaning(told: KeyHelp) -> Content:
    parts = [show(f"{told.name}.", "bold"), Content(" "), show(told.meaning)]
    if told.id:
        parts += [Content(" "), show(f"({told.id})", "$quiet")]
    return joined(*parts)
