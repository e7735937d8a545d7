"""What the screens ask again and again of the same games, worked out once a run.

Most tests of screens begin at one of a few tables. What a seat sees there and what may come of its
draft follow from the game alone, and the rules of a style sheet from its text: tests of their own
hold that. So what was worked out for one test is handed to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from textual.css.stylesheet import Stylesheet

from eleventh.bots.foresight import turns
from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Menu, Orders
from eleventh.core.position import Position
from eleventh.core.state import State
from eleventh.play import seat_views

KEPT = 400  # of a kind; the oldest goes as another comes

Made = tuple[tuple[Any, ...], Any]  # what it was made of, and what was made
_kept: dict[str, dict[Any, list[Made]]] = {"views": {}, "forecasts": {}, "rules": {}}


@contextmanager
def told_once() -> Iterator[None]:
    """While it lasts, views, forecasts and rules of styles that were made before are used again."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(seat_views, "look", _look))
        stack.enter_context(patch.object(turns, "foresee_turn", _foresee_turn))
        stack.enter_context(patch.object(Stylesheet, "_parse_rules", _parse_rules))
        yield


def _once(kind: str, key: Any, parts: tuple[Any, ...], make: Callable[[], Any]) -> Any:
    """What was made of these parts; the key, which can be hashed, only finds them soon."""
    kept = _kept[kind]
    found = kept.setdefault(key, [])
    for known, made in found:
        if known == parts:
            return made
    found.append((parts, make()))
    if len(kept) > KEPT:
        kept.pop(next(iter(kept)))
    return found[-1][1]


_make_view, _make_forecast = seat_views.look, turns.foresee_turn
_make_rules = Stylesheet._parse_rules


def _look(position: Position, seat: str) -> Any:
    rules, ledger = position.adjudicator, position.ledger
    parts = rules.prepared, rules.program, ledger.program, ledger.stages
    key = id(rules.prepared), seat, position.state
    return _once("views", key, parts, lambda: _make_view(position, seat))


def _foresee_turn(rules: Adjudicator, known: State, menu: Menu, draft: Orders) -> Any:
    parts = rules.prepared, rules.program, menu, draft
    key = id(rules.prepared), menu.seat, known
    return _once("forecasts", key, parts, lambda: _make_forecast(rules, known, menu, draft))


def _parse_rules(self: Stylesheet, css: str, **how: Any) -> Any:
    parts = how, self._variables
    return _once("rules", css, parts, lambda: _make_rules(self, css, **how))
