"""One name, one thing: no two modules of the faces give a class the same name, nor a name of the
engine's.

Widgets of the screen are left out: their names are also those of style sheets and messages.
"""

from __future__ import annotations

import ast
from collections import defaultdict

from house.tree import SOURCES, modules, named, parsed

WIDGETS = "ui/eleventh_ui/tui/widgets/"


def test_no_class_of_the_faces_has_the_name_of_another() -> None:
    places = defaultdict(list)
    for path in modules(*SOURCES):
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef) and not named(path).startswith(WIDGETS):
                places[node.name].append(named(path))
    twice = {name: found for name, found in places.items() if len(found) > 1}
    assert {
        name: found
        for name, found in twice.items()
        if any(each.startswith("ui/") for each in found)
    } == {}
