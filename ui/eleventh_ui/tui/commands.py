"""The command palette: everything that a key does on this screen, by name, the colours, and on a
seat's own screens everything that the seat can ask about.

Commands are made from the bindings that are active, so it offers what works now and nothing else;
the rest is found by the names that words understand, once something is typed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from eleventh_ui.display.matching import find_near, rank_names
from eleventh_ui.display.subjects import Kind, Subject, name_subjects
from eleventh_ui.display.words import safe
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.show import show
from eleventh_ui.tui.theme import THEMES

WORDS = {"eleventh-dark": "dark", "eleventh-light": "light", "eleventh-ansi": "the terminal's own"}


MEANINGS: Mapping[Kind, str] = {
    "reading": "why it stands there",
    "objective": "why it stands there",
    "total": "how it comes about",
    "decision": "what is to be decided",
    "answer": "all that is known of it",
    "initiative": "all that is known of it",
    "event": "all that is known of it",
    "turn": "as it was told",
    "source": "what it says",
}
EXACT = 1000.0  # more than any likeness comes to
LEAST = 0.1


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
                yield self._hit(score, each, query)
        for score, each in self._subjects(query):
            yield self._hit(score, each, query)

    def _hit(self, score: float, command: Command, query: str) -> Hit:
        text = self._marked(command.name, query)
        return Hit(score, text, command.act, command.name, command.meaning)

    def _subjects(self, query: str) -> Iterator[tuple[float, Command]]:
        """What the seat can ask about that is called so; what is called most like it, where nothing
        is."""
        screen, matcher = self.screen, self.matcher(query)
        session = getattr(self.app, "session", None)
        if session is None or not isinstance(screen, BaseScreen) or not screen.seat:
            return
        subjects = session.subjects(screen.seat)
        names = name_subjects(subjects)
        ranks = rank_names(query, names)
        for extra, rank in zip((EXACT, 0.0, 0.0), ranks, strict=True):
            for at in rank:
                score = max(matcher.match(names[at].title), matcher.match(names[at].id), LEAST)
                yield score + extra, _command(screen, subjects[at])
        near = find_near(query, names) if not any(ranks) else None
        if near is not None:
            yield LEAST, _command(screen, subjects[near], "Did you mean this? ")

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


def _command(screen: BaseScreen[Any], subject: Subject, said: str = "") -> Command:
    """To ask about something, as a command."""
    told = f", {subject.told}" if subject.told else ""
    meaning = f"{said}{subject.kind.capitalize()}{told}: {MEANINGS[subject.kind]}."
    return Command(safe(subject.title), meaning, partial(screen.ask, subject.spot))
