"""What is really used while an ability is driven: the words that acted, the bindings that ran."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from textual.app import App
from textual.dom import DOMNode

from eleventh_ui.plain import commands, desk
from eleventh_ui.plain.facilitator import WhiteCell
from eleventh_ui.plain.room import PlainRoom


@contextmanager
def words_used() -> Iterator[set[str]]:
    """Every word that does something while it lasts, as it stands in a table of words."""
    used = set[str]()

    def noting(word: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*given: Any) -> Any:
            used.add(word)
            return act(*given)

        return noted

    do, given = PlainRoom._do, WhiteCell.given

    def done(self: PlainRoom, word: str, rest: str) -> None:
        used.add(word)
        do(self, word, rest)

    def heard(self: WhiteCell, typed: str) -> bool:
        known = given(self, typed)
        if known:
            used.add(typed.split()[0].casefold())
        return known

    tellers = {w: replace(each, tell=noting(w, each.tell)) for w, each in commands.WORDS.items()}
    actors = {w: replace(each, act=noting(w, each.act)) for w, each in desk.ACTIONS.items()}
    with ExitStack() as stack:
        stack.enter_context(patch.dict(commands.WORDS, tellers))
        stack.enter_context(patch.dict(desk.ACTIONS, actors))
        stack.enter_context(patch.object(PlainRoom, "_do", done))
        stack.enter_context(patch.object(WhiteCell, "given", heard))
        yield used


@contextmanager
def bindings_used() -> Iterator[set[str]]:
    """The ids of all bindings whose action runs while it lasts."""
    used = set[str]()
    run = App.run_action

    async def noted(self: App[Any], action: Any, where: DOMNode | None = None, *rest: Any) -> bool:
        held = (where if where is not None else self)._bindings.key_to_bindings.values()
        ids = {b.id for found in held for b in found if b.action == action and b.id is not None}
        did = await run(self, action, where, *rest)
        if did:
            used.update(ids)
        return did

    with patch.object(App, "run_action", noted):
        yield used
