"""From a folder to the author's model: the files of a scenario, its rulebook, parts and texts.

One run finds the problems of every file. The bytes that were read are part of the result, so that
a save can rebuild the same scenario after the author has changed it.
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence as AbstractSequence
from pathlib import Path
from typing import TypeAlias

from eleventh.core.span import Span
from eleventh.lang.model.books import Bundle, Rulebook, Scenario
from eleventh.lang.model.text import Name
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label, Problem, Problems
from eleventh.lang.problems.suggest import find_nearest
from eleventh.lang.read.adapting import Given, adapt
from eleventh.lang.read.book import read_book
from eleventh.lang.read.duplicates import check_duplicates
from eleventh.lang.read.files import (
    RULEBOOK,
    SCENARIO,
    BundleFiles,
    locate,
)
from eleventh.lang.read.kept_files import KeptBundleFiles
from eleventh.lang.read.reader import BundleReader
from eleventh.lang.read.references import check_left_out
from eleventh.lang.read.scenario import build_rulebook, build_scenario
from eleventh.lang.yaml.nodes import Mapping, Node, Text

Loaded: TypeAlias = tuple[Bundle | None, tuple[Problem, ...]]


def load_bundle(path: Path, rulebooks: AbstractSequence[Path] = ()) -> Loaded:
    """Loads the scenario or the rulebook that `path` leads to: its folder or its main file.

    The rulebook that a scenario names is looked for in the scenario's own folder, then as a folder
    of that name in each of `rulebooks`, then in `../rulebooks`. There is a bundle exactly where no
    problem is an error.
    """
    found = locate(path, rulebooks)
    if found is None:
        headline = f"The main file is called {SCENARIO} or {RULEBOOK}"
        return None, (Problem("E039", headline, (_place_at_start(path.name),), "Give its folder."),)
    return _load(*found)


def load_bundle_from_files(files: AbstractMapping[str, bytes]) -> Loaded:
    """Loads a bundle again from the `files` of an earlier one, and from nothing else."""
    return _load(KeptBundleFiles(files), SCENARIO if SCENARIO in files else RULEBOOK)


def load_what_is_left(path: Path, rulebooks: AbstractSequence[Path] = ()) -> Bundle | None:
    """What `load_bundle` refuses, without the things that are badly shaped; for more checks only.

    None where there are none of these, or so much is broken that little could be said of the rest.
    """
    found = locate(path, rulebooks)
    return None if found is None else _read_what_is_left(*found)


def load_what_is_left_of_files(files: AbstractMapping[str, bytes]) -> Bundle | None:
    """As `load_what_is_left`, from recorded files."""
    return _read_what_is_left(KeptBundleFiles(files), SCENARIO if SCENARIO in files else RULEBOOK)


def _read_what_is_left(library: BundleFiles, main: str) -> Bundle | None:
    reader = BundleReader(Problems(), pruning=True)
    as_scenario, as_rulebook = _read(library, main, reader)
    whole = as_rulebook if main == RULEBOOK else as_scenario
    if reader.lost or whole is None or (as_rulebook is None and _names_a_rulebook(as_scenario)):
        return None
    return Bundle(as_scenario, as_rulebook, dict(reader.kept), frozenset(reader.told), whole=False)


def _names_a_rulebook(made: Scenario | None) -> bool:
    return made is not None and made.rulebook is not None


def _load(library: BundleFiles, main: str) -> Loaded:
    reader = BundleReader(Problems())
    as_scenario, as_rulebook = _read(library, main, reader)
    if reader.found.errors:
        return None, reader.found.all()
    return Bundle(as_scenario, as_rulebook, dict(reader.kept)), reader.found.all()


def _read(
    library: BundleFiles, main: str, reader: BundleReader
) -> tuple[Scenario | None, Rulebook | None]:
    own = library.own()
    tree = reader.tree(own, main)
    as_scenario: Scenario | None = None
    as_rulebook: Rulebook | None = None
    if main == RULEBOOK:
        book = read_book("rulebook", own, tree, reader)
        as_rulebook = None if book is None else build_rulebook(book, reader.prose)
    else:
        whole = read_book("scenario", own, tree, reader)
        if whole is not None:
            as_scenario = build_scenario(whole, reader.prose)
        if (named := _find_named_rulebook(tree)) is not None:
            book = _find_rulebook(named, library, reader)
            as_rulebook = None if book is None else _build_fitted(book, whole, named, reader)
    check_duplicates(as_scenario, as_rulebook, reader.found)
    reader.told |= check_left_out(as_scenario, as_rulebook, reader.found)
    return as_scenario, as_rulebook


def _build_fitted(
    book: Mapping, scenario: Mapping | None, named: Name, reader: BundleReader
) -> Rulebook:
    """The rulebook as the scenario that names it wants it."""
    if scenario is not None:
        given = Given("rulebook", f"The rulebook {quote(named.value)}", book)
        book = adapt(given, scenario, reader.found)
    return build_rulebook(book, reader.prose)


def _find_named_rulebook(tree: Node | None) -> Name | None:
    """The rulebook that a scenario names, as long as it names itself too."""
    if not isinstance(tree, Mapping) or "scenario" not in tree:
        return None
    id = tree.get("rulebook")
    return Name(id.value, id.span) if isinstance(id, Text) and id.value.isidentifier() else None


def _find_rulebook(named: Name, library: BundleFiles, reader: BundleReader) -> Mapping | None:
    """The rulebook of that name; without one, a problem where it is named."""
    own = library.own()
    if own.has(RULEBOOK):
        aside = BundleReader(Problems())
        tree = aside.tree(own, RULEBOOK)
        if _find_id(tree) in (None, named.value):
            reader.found.extend(aside.found.all())
            reader.kept.update(aside.kept)
            reader.reached |= aside.reached
            reader.owners |= aside.owners
            return read_book("rulebook", own, tree, reader)
    files = library.rulebook(named.value)
    if files is None:
        near = find_nearest(named.value, library.rulebook_ids())
        reader.found.add(
            "E039",
            f"There is no rulebook {quote(named.value)}",
            named.span,
            help=f"Did you mean `{near}`?"
            if near
            else f"It would be a folder of that name with a {RULEBOOK}, in `rulebooks`.",
        )
        return None
    book = read_book("rulebook", files, reader.tree(files, RULEBOOK), reader)
    id = None if book is None else book.get("rulebook")
    if isinstance(id, Text) and id.value != named.value:
        reader.found.add(
            "E039",
            f"This rulebook calls itself {quote(id.value)}, not {quote(named.value)}",
            id.span,
            help="Its id is the name of its folder.",
            also=[Label(named.span, "asked for here")],
        )
    return book


def _find_id(tree: Node | None) -> str | None:
    id = tree.get("rulebook") if isinstance(tree, Mapping) else None
    return id.value if isinstance(id, Text) else None


def _place_at_start(shown: str) -> Label:
    return Label(Span(shown, 1, 1, 1, 1), "")
