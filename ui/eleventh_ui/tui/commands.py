"""The command palette: everything that a key does on this screen, by name, and the colours.

It is made from the bindings that are active, so it offers what works now and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from eleventh_ui.tui.show import show
from eleventh_ui.tui.theme import THEMES

WORDS = {"eleventh-dark": "dark", "eleventh-light": "light", "eleventh-ansi": "the terminal's own"}


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do: its name, what it means, and how it is done."""

    name: str
    meaning: str
    act: Callable[[], object]


class Commands(Provider):
    """Finds commands by a part of their name."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for each in self._commands():
            yield DiscoveryHit(show(each.name), each.act, each.name, each.meaning)

    async def search(self, query: str) -> Hits:
        """Those that match."""
        matcher = self.matcher(query)
        for each in self._commands():
            score = matcher.match(each.name)
            if score:
                yield Hit(score, self._marked(each.name, query), each.act, each.name, each.meaning)

    def _commands(self) -> Iterator[Command]:
        app, seen = self.app, set[str]()
        actives = tuple(self.screen.active_bindings.values())
        alike = Counter(
            each.binding.tooltip for each in {a.binding.id: a for a in actives}.values()
        )
        for active in actives:
            binding = active.binding
            if alike[binding.tooltip] > 1:
                continue  # as a digit for each entry of a list: the name says not which
            named = binding.id if binding.description and binding.tooltip else None
            if named and active.enabled and named not in seen and named != "app.commands":
                seen.add(named)
                act = partial(app.run_action, binding.action, active.node)
                yield Command(binding.description, binding.tooltip, act)
        for each in THEMES:
            yield Command(
                f"Colours: {WORDS[each.name]}",
                "Change how the screen looks, for this session.",
                partial(setattr, app, "theme", each.name),
            )

    def _marked(self, name: str, query: str) -> Content:
        at = name.casefold().find(query.casefold())
        text = show(name)
        return text.stylize("bold $mark", at, at + len(query)) if at >= 0 else text
