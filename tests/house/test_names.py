"""One name, one thing: no two classes of engine and ui share a name for things that differ."""

from __future__ import annotations

import ast
import re
from collections import defaultdict

from house.tree import SOURCES, modules, named, parsed

# One thing under one name in two places, and why.
ONE_THING = {
    "Match": "the public one is a thin hand on the one that play keeps",
}
TABLES = ("program", "deadline", "prepared", "reader_names")
PROGRAM = tuple(f"engine/eleventh/core/{each}.py" for each in TABLES)
MODELS = ("engine/eleventh/lang/model/", PROGRAM)
# A function of the language is named for what it does; these words say what has been done.
DONE = re.compile(r"^_?(?:[a-z]+(?:ed|wn|ught)|told|said|made|kept|left|given|found|seen)$")
# Factories of values are named for what they make, and these are among them.
MAKES = {"left", "own"}


def places() -> dict[str, list[str]]:
    """The files in which each class is defined. A class inside another has that one's name before
    its own (`EntryList.Chosen`), and a private one is its file's business."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in modules(*SOURCES):
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(named(path))
    return found


def is_of_both_models(files: list[str]) -> bool:
    """Whether a class is a thing as an author wrote it, and the same thing in the program."""
    return len(files) == 2 and all(
        any(file.startswith(model) for file in files) for model in MODELS
    )


def test_no_class_has_the_name_of_another() -> None:
    twice = {
        name: files
        for name, files in places().items()
        if len(files) > 1 and name not in ONE_THING and not is_of_both_models(files)
    }
    assert twice == {}


def test_every_excuse_for_a_name_is_still_needed() -> None:
    found = places()
    assert [name for name in ONE_THING if len(found[name]) < 2] == []


def test_the_functions_of_the_language_are_verbs() -> None:
    participles = [
        f"{named(path)}: {node.name}"
        for path in modules("engine/eleventh/lang", "engine/eleventh/emit")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
        if DONE.match(node.name) and node.name not in MAKES
    ]
    assert participles == []
