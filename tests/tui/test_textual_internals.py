"""What the screens take from inside Textual is named here, and is there in every version allowed.

A range of versions is promised, so whatever Textual does not promise itself is listed with the
reason it is used. A version that drops or renames one fails here by name, not somewhere in a game;
so does a new use that is not listed, and a name of ours that happens to be one of Textual's own.
"""

from __future__ import annotations

import ast
import asyncio
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import textual.app
import textual.pilot
from textual._compositor import Compositor
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter
from textual.screen import Screen

import eleventh_ui.tui
from house.tree import modules, named, parsed

READ = {
    (App, "_message_queue"): "the tests ask whether a key was dealt with",
    (App, "_close_messages_no_wait"): "a fault ends the app at once",
    (App, "_exception_event"): "a fault wakes who waits for the app",
    (App, "_driver"): "the window's title is set through it",
    (App, "_notifications"): "the tests ask what was said in passing",
    (Compositor, "_dirty_regions"): "the tests have drawn what has changed, and send it nowhere",
    (Compositor, "_get_renders"): "the tests have drawn what has changed, and send it nowhere",
    (Screen, "_binding_chain"): "which keys work even on a screen that is too small",
    (Screen, "_compositor"): "the tests read the screen from it",
    (LinuxDriver, "_app"): "it is told when the terminal hangs up",
    (LinuxDriver, "_writer_thread"): "whether there is a terminal to write to",
}
REPLACED = {
    (App, "_clipboard"): "the next seat cannot paste what the last one copied",
    (App, "_exception"): "a fault is told after the app",
    (App, "_return_code"): "a fault is told to the shell",
    (App, "_handle_exception"): "a fault leaves the terminal in order and is told in a sentence",
    (LinuxDriver, "_file"): "what can't be written is dropped",
    (LinuxDriver, "_run_input_thread"): "it survives a terminal that goes away",
}
CALLED = {
    Compositor.render_update: ["self", "full", "screen_stack", "simplify"],
    LinuxDriver.run_input_thread: ["self"],
    LinuxDriver.process_message: ["self", "message"],
    XTermParser.feed: ["self", "data"],
    XTermParser.tick: ["self"],
    LinuxDriver.start_application_mode: ["self"],
    LinuxDriver.stop_application_mode: ["self"],
    LineFilter.apply: ["self", "segments", "background"],
}
PATCHED = [(textual.app, "wait_for_idle"), (textual.pilot, "wait_for_idle")]  # by the tests
DROPPED = {  # by later versions than the oldest that is allowed, where they are still Textual's
    "App": {"_delay_update"},
    "DOMNode": {"_update_styles"},
    "Screen": {
        "_arrange", "_box_select", "_select_end", "_select_start", "_set_breakpoints",
        "_watch__select_end",
    },
    "Widget": {"_arrange"},
}  # fmt: skip
OF_THE_LOOP = {"_ready", "_scheduled"}  # asyncio's, read by the tests
OF_TUPLES = {"_replace"}


def private_names_in(tree: ast.AST) -> Iterator[str]:
    """The private names that a piece of source defines, in a class or to `self`; no variables."""
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.append(node.attr)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found.append(node.name)
        elif isinstance(node, ast.ClassDef):
            kept = [each for each in node.body if isinstance(each, ast.Assign | ast.AnnAssign)]
            names = [each for line in kept for each in ast.walk(line) if isinstance(each, ast.Name)]
            found += [each.id for each in names if isinstance(each.ctx, ast.Store)]
    yield from (each for each in found if each.startswith("_") and not each.startswith("__"))


@cache
def classes_in(file: str) -> dict[str, ast.ClassDef]:
    """The classes of a module by name."""
    nodes = ast.walk(ast.parse(Path(file).read_text("utf-8")))
    return {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}


@cache
def private_names_of(kind: type) -> frozenset[str]:
    """The private names that the source of a class defines."""
    file = sys.modules[kind.__module__].__file__
    assert file is not None
    return frozenset(private_names_in(classes_in(file)[kind.__name__]))


def of_textual(kind: type) -> list[type]:
    return [each for each in kind.__mro__ if each.__module__.startswith("textual.")]


def classes_of_ours() -> Iterator[type]:
    """Every class of the screens that descends from one of Textual's."""
    package = eleventh_ui.tui
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and kind.__module__ == module.name and of_textual(kind):
                yield kind


@pytest.mark.parametrize(("kind", "name"), [*READ, *REPLACED])
def test_what_is_taken_from_inside_textual_is_there(kind: type, name: str) -> None:
    there = set().union(*map(private_names_of, of_textual(kind)))
    assert name in there, f"Textual {textual.__version__} has no {kind.__name__}.{name} any more"


@pytest.mark.parametrize("method", CALLED, ids=lambda method: method.__qualname__)
def test_what_is_extended_takes_the_same_arguments(method: Any) -> None:
    assert list(inspect.signature(method).parameters) == CALLED[method]


@pytest.mark.parametrize(("module", "name"), PATCHED, ids=lambda part: str(part))
def test_what_the_tests_replace_is_there_and_is_waited_for(module: Any, name: str) -> None:
    assert inspect.iscoroutinefunction(getattr(module, name)), f"{module.__name__}.{name}"


def test_the_loop_that_the_tests_look_into_has_what_they_read() -> None:
    with asyncio.Runner() as runner:
        assert all(hasattr(runner.get_loop(), name) for name in OF_THE_LOOP)


def test_no_other_name_of_ours_is_one_of_textuals() -> None:
    allowed = {name for _, name in REPLACED}
    clashes = {
        f"{kind.__qualname__}.{name} is {base.__qualname__}'s"
        for kind in classes_of_ours()
        for base in of_textual(kind)
        for name in private_names_of(kind)
        if name in private_names_of(base) | DROPPED.get(base.__qualname__, set())
        if name not in allowed and not name.startswith(("_on_", "_watch_"))
    }
    assert clashes == set()


@pytest.mark.skipif(not textual.__version__.startswith("6.0."), reason="of the oldest version")
def test_what_later_versions_dropped_is_there_in_the_oldest() -> None:
    bases = {each.__qualname__: each for kind in classes_of_ours() for each in of_textual(kind)}
    assert {name: DROPPED[name] - private_names_of(bases[name]) for name in DROPPED} == {
        name: set() for name in DROPPED
    }


@pytest.mark.slow
def test_nothing_else_is_taken_from_inside_textual() -> None:
    ours = {
        name for path in modules("engine", "ui", "tests") for name in private_names_in(parsed(path))
    }
    listed = {name for _, name in (*READ, *REPLACED)} | OF_THE_LOOP
    strays = {
        f"{named(path)}:{node.lineno} {node.attr}"
        for path in modules("ui/eleventh_ui/tui", "tests/tui")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr.startswith("_")
        if not node.attr.startswith("__") and node.attr not in ours | listed | OF_TUPLES
    }
    assert strays == set()
