"""Every handler of a screen or a widget handles something: a message of that name exists."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from textual.message import Message

import eleventh_ui.tui as package

UNIX_ONLY = ".driver"


def classes() -> Iterator[type]:
    """Every class that our screens and widgets declare."""
    for found in walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.endswith(UNIX_ONLY):
            for each in vars(import_module(found.name)).values():
                if isinstance(each, type) and each.__module__ == found.name:
                    yield each


def messages(kind: type[Message] = Message) -> Iterator[type[Message]]:
    """Every kind of message there is."""
    for each in kind.__subclasses__():
        yield each
        yield from messages(each)


def test_every_handler_has_a_message() -> None:
    import textual.widgets

    assert textual.widgets.Input.Submitted
    ours = list(classes())
    known = {each.handler_name for each in messages()}
    handlers = {
        (each.__qualname__, name)
        for each in ours
        for name in vars(each)
        if name.startswith("on_") and callable(vars(each)[name]) and name != "on_event"
    }
    assert handlers
    assert {(owner, name) for owner, name in handlers if name not in known} == set()
