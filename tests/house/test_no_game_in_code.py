"""No id of one game stands in the engine or a face: what they make of a track comes from its role.

The names are those of the shipped scenarios and of what they share, from the compiled programs.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from eleventh.core.program import Program
from games import LIBRARY, adjudicator
from house.tree import SOURCES, modules, named, parsed

WORDS = {
    "capital": "political capital is a word of the language, whatever its family is called",
    "pact": "the role",
    "crisis": "what a game is, in plain English",
    "exit": "the word that leaves the plain mode",
    "press": "what one does with a key",
    "hand": "by whose a thing is done, in plain English",
}
"""Words that are ids of a game too, and mean something else in code."""

EXAMPLES = {
    "engine/eleventh/lang/formula/examples.py": {"trust", "seoul", "tokyo"},
    "engine/eleventh/lang/formula/grammar.py": {"trust", "seoul", "tokyo"},
    "engine/eleventh/lang/formula/syntax_hints.py": {"trust", "seoul", "tokyo"},
    "ui/eleventh_ui/plain/commands.py": {"trust"},
    "ui/eleventh_ui/plain/room.py": {"seoul"},
    "ui/eleventh_ui/cli/opening.py": {"gsomia_2019"},
}
"""Examples in hints and help, as the documentation has them; and the scenario that this
package starts with where nobody names one, which is a fact about the package and of no game."""


def programs() -> list[Program]:
    return [adjudicator(folder).program for folder in LIBRARY]


@cache
def spoken() -> frozenset[str]:
    """Names that no text may hold: scenarios, rulebooks, actors, families of tracks."""
    found: set[str] = set()
    for each in programs():
        found |= {each.scenario, each.rulebook, *(actor.id for actor in each.actors)}
        found |= {track.family for track in (*each.tracks, *each.derived)}
    return frozenset(found - {""})


@cache
def ids() -> frozenset[str]:
    """Ids that no text may be: of tracks, injects, decisions, choices and acts."""
    found: set[str] = set()
    for each in programs():
        found |= {deed.act for deed in each.deeds}
        for things in (each.tracks, each.injects, each.decisions, each.choices, each.joints):
            found |= {thing.id for thing in things}
    return frozenset(found)


def texts_of(path: Path) -> Iterator[ast.Constant]:
    """Every text of a module that is no docstring."""
    tree = parsed(path)
    prose = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node


def found_in(path: Path) -> dict[str, int]:
    """The ids of games in the texts of a module, and the line of each."""
    found: dict[str, int] = {}
    for node in texts_of(path):
        text = str(node.value)
        words = set(re.findall(r"\w+", text.lower())) & spoken()
        for word in words | ({text} & ids()):
            found.setdefault(word, node.lineno)
    return {word: line for word, line in found.items() if word not in WORDS}


def test_no_text_in_engine_or_ui_is_an_id_of_a_shipped_game() -> None:
    found = [
        f"{named(path)}:{line}: {word!r}"
        for path in modules(*SOURCES)
        for word, line in found_in(path).items()
        if word not in EXAMPLES.get(named(path), ())
    ]
    assert found == []


def test_nothing_is_excused_that_needs_no_excuse() -> None:
    held = {named(path): set(found_in(path)) for path in modules(*SOURCES)}
    assert {path: words for path, words in EXAMPLES.items() if words - held.get(path, set())} == {}
    assert set(WORDS) <= spoken()
