"""From a folder to the author's model: the files of a scenario, its rulebook, parts and texts.

One run finds the problems of every file. The bytes that were read are part of the result, so that
a save can rebuild the same scenario after the author has changed it.
"""

from __future__ import annotations

from collections.abc import Iterable
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
from eleventh.lang.read.adapting import Given, adapt, leave_out_sections
from eleventh.lang.read.book import read_book
from eleventh.lang.read.duplicates import check_duplicates
from eleventh.lang.read.files import (
    RULEBOOK,
    SCENARIO,
    BookFiles,
    BundleFiles,
    locate,
)
from eleventh.lang.read.kept_files import KeptBundleFiles
from eleventh.lang.read.reader import BundleReader
from eleventh.lang.read.readers import spell_names
from eleventh.lang.read.references import check_left_out
from eleventh.lang.read.scenario import build_rulebook, build_scenario
from eleventh.lang.read.side_files import add_starts
from eleventh.lang.read.variants import extend
from eleventh.lang.schema.documents import Kind
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
    if main == RULEBOOK:
        book = add_starts(read_book("rulebook", own, tree, reader), own, reader)
    else:
        whole = read_book("scenario", own, tree, reader)
        named = _find_name(tree, "extends")
        if named is not None:
            whole, book = _extend(named, whole, library, reader)
        else:
            book = _read_rulebook(own, tree, library, reader, (whole,))
            if book is not None and whole is not None:
                (book,) = adapt([_give("rulebook", book)], whole, reader.found)
        as_scenario = None if whole is None else build_scenario(whole, reader.prose)
    as_rulebook = None if book is None else build_rulebook(book, reader.prose)
    check_duplicates(as_scenario, as_rulebook, reader.found)
    reader.told |= check_left_out(Bundle(as_scenario, as_rulebook), reader.found)
    return spell_names(as_scenario, as_rulebook, reader.found)


def _extend(
    named: Name, variant: Mapping | None, library: BundleFiles, reader: BundleReader
) -> tuple[Mapping | None, Mapping | None]:
    """The scenario that a variant stands for, and its rulebook."""
    files = library.scenario(named.value)
    if files is None:
        told, place = f"scenario {quote(named.value)} to extend", f"a {SCENARIO}, beside this one"
        _tell_absent(told, named, library.scenario_ids(), place, reader.found)
        return None, None
    tree = reader.tree(files, SCENARIO)
    base = read_book("scenario", files, tree, reader)
    if (other := _find_name(tree, "extends")) is not None:
        reader.found.add(
            "E104",
            f"{quote(named.value)} is a variant itself",
            named.span,
            help=f"Extend the scenario that it extends: `extends: {other.value}`.",
        )
        return None, None
    book = _read_rulebook(files, tree, library, reader, (base, variant))
    if base is None or variant is None:
        return None, book
    base = leave_out_sections(base, named.value, variant, reader.found)
    givens = [] if book is None else [_give("rulebook", book)]
    fitted = [_give("rulebook", each) for each in adapt(givens, base, reader.found)]
    base, *books = adapt([Given("scenario", named.value, base), *fitted], variant, reader.found)
    return extend(base, variant, reader.found), books[0] if books else None


def _tell_absent(told: str, named: Name, known: Iterable[str], place: str, found: Problems) -> None:
    """That there is no such book, with the nearest of those known, or where it would be."""
    near = find_nearest(named.value, known)
    help = f"Did you mean `{near}`?" if near else f"It would be a folder of that name with {place}."
    found.add("E039", f"There is no {told}", named.span, help=help)


def _give(kind: Kind, book: Mapping) -> Given:
    id = book.get(kind)
    return Given(kind, id.value if isinstance(id, Text) else "", book)


def _read_rulebook(
    own: BookFiles,
    tree: Node | None,
    library: BundleFiles,
    reader: BundleReader,
    users: Iterable[Mapping | None],
) -> Mapping | None:
    """The rulebook that a scenario names, from a file of its own or from elsewhere; with the starts
    beside it where one of its users picks an era."""
    named = _find_name(tree, "rulebook")
    if named is None:
        return None
    book, files = _find_rulebook(named, own, library, reader)
    picks = any(each is not None and "era" in each for each in users)
    return add_starts(book, files, reader) if picks and files is not None else book


def _find_name(tree: Node | None, key: str) -> Name | None:
    """The book that a scenario names under a key, as long as it names itself too."""
    if not isinstance(tree, Mapping) or "scenario" not in tree:
        return None
    id = tree.get(key)
    return Name(id.value, id.span) if isinstance(id, Text) and id.value.isidentifier() else None


def _find_rulebook(
    named: Name, own: BookFiles, library: BundleFiles, reader: BundleReader
) -> tuple[Mapping | None, BookFiles | None]:
    """The rulebook of that name and its files; without one, a problem where it is named."""
    if own.has(RULEBOOK):
        aside = BundleReader(Problems())
        tree = aside.tree(own, RULEBOOK)
        if _find_id(tree) in (None, named.value):
            reader.found.extend(aside.found.all())
            reader.kept.update(aside.kept)
            reader.reached |= aside.reached
            reader.owners |= aside.owners
            return read_book("rulebook", own, tree, reader), own
    files = library.rulebook(named.value)
    if files is None:
        told, place = f"rulebook {quote(named.value)}", f"a {RULEBOOK}, in `rulebooks`"
        _tell_absent(told, named, library.rulebook_ids(), place, reader.found)
        return None, None
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
    return book, files


def _find_id(tree: Node | None) -> str | None:
    id = tree.get("rulebook") if isinstance(tree, Mapping) else None
    return id.value if isinstance(id, Text) else None


def _place_at_start(shown: str) -> Label:
    return Label(Span(shown, 1, 1, 1, 1), "")
