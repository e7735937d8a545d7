"""One scenario or one rulebook: its main file and its parts, checked and merged.

Here is decided what kind of file a file is, and what its files must have together.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from typing import TypeGuard

from eleventh.core.span import Span
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Problems
from eleventh.lang.read.empty import drop_empty_sections
from eleventh.lang.read.files import BookFiles
from eleventh.lang.read.merging import merge
from eleventh.lang.read.pruning import prune
from eleventh.lang.read.reader import BundleReader
from eleventh.lang.read.titles import find_titles
from eleventh.lang.schema import messages as wording
from eleventh.lang.schema.comments import note_cut_texts
from eleventh.lang.schema.documents import KINDS, NEEDED, Kind, flatten_schema
from eleventh.lang.schema.shape import check_shape
from eleventh.lang.yaml.nodes import Mapping, Node, Sequence, Text

_ONLY_IN_SCENARIOS = frozenset(
    {"turns", "ends", "minutes", "seats", "start", "visible", "injects", "deadlines"}
    | {
        "endings",
        "history",
        "chronicle",
        "prepared",
        "era",
        "without",
        "change",
        "play",
        "extends",
        "tests",
    }
)
_OF_RULEBOOKS = ("era", "without", "change")  # they speak of the rulebook, so there is one
_NOT_ADDED = ("stages", "political_capital")


def read_book(
    kind: Kind, files: BookFiles, tree: Node | None, reader: BundleReader
) -> Mapping | None:
    """All sections of a scenario or rulebook from the tree of its main file, or None.

    There is a result where the main file is well shaped; a part that is not is left out, with its
    problems noted. A reader that prunes leaves out only the things in them that are badly shaped.
    """
    if tree is None or _is_other_kind(kind, tree, reader.found):
        return None
    needed = _list_needed(kind, tree)
    tree = drop_empty_sections(tree, kind, needed)
    names = _parts(tree) if isinstance(tree, Mapping) else ()
    parts = [(name, reader.tree(files, name.value, name)) for name in names]
    titles = find_titles(tree, *(part for _, part in parts if part is not None))
    main_is_good = check_shape(tree, kind, reader.found, titles=titles)
    note_cut_texts(tree, kind, reader.found)
    if not isinstance(tree, Mapping):
        return None
    main = tree if main_is_good else _prune(tree, kind, reader)
    good = [] if main is None else [main]
    complete = True
    for name, read in parts:
        part = None if read is None else drop_empty_sections(read, kind, needed)
        if part is not None and _is_good_part(part, kind, name, titles, reader.found):
            good.append(part)
        elif isinstance(part, Mapping) and (left := _prune(part, kind, reader, part=True)):
            good.append(left)
        else:
            complete, reader.lost = False, True
    if main is None:
        return None
    whole = merge(good, reader.found)
    if complete:
        _check_complete(kind, whole, needed, reader)
    return whole


def _list_needed(kind: Kind, main: Node) -> tuple[str, ...]:
    """The sections that may not be missing: with a rulebook there are fewer."""
    if kind == "scenario" and isinstance(main, Mapping) and "extends" in main:
        return ()
    has_rulebook = kind == "scenario" and isinstance(main, Mapping) and "rulebook" in main
    kinds = KINDS if kind == "scenario" and not has_rulebook else (kind,)
    return tuple(key for each in kinds for key in NEEDED[each])


def _prune(
    tree: Mapping, kind: Kind, reader: BundleReader, *, part: bool = False
) -> Mapping | None:
    found = prune(tree, kind, part=part) if reader.pruning else None
    if found is None:
        return None
    reader.told.update(found[1])
    return found[0]


def _parts(tree: Mapping) -> Iterator[Text]:
    """The names of the parts, each once, as far as they are well formed."""
    parts = tree.get("parts")
    seen: set[str] = set()
    for each in parts.items if isinstance(parts, Sequence) else ():
        if isinstance(each, Text) and each.value and each.value not in seen:
            seen.add(each.value)
            yield each


def _is_other_kind(kind: Kind, tree: Node, found: Problems) -> bool:
    if not isinstance(tree, Mapping):
        return False
    if kind == "rulebook" and "scenario" in tree:
        found.add(
            "E039",
            "This is a scenario; a rulebook is wanted here",
            tree.key_span("scenario"),
            help="A rulebook begins with `rulebook: ID` and has no `scenario`.",
        )
        return True
    keys = {entry.key.value for entry in tree.entries}
    nameless = kind == "scenario" and "scenario" not in keys and "rulebook" in keys
    if nameless and not keys & _ONLY_IN_SCENARIOS and keys & set(NEEDED["rulebook"]):
        found.add(
            "E039",
            "This is a rulebook; a scenario is wanted here",
            tree.key_span("rulebook"),
            help="Call the file rulebook.yaml, or give the scenario its name: `scenario: ID`.",
        )
        return True
    return False


def _is_good_part(
    part: Node, kind: Kind, name: Text, titles: AbstractMapping[str, str], found: Problems
) -> TypeGuard[Mapping]:
    if isinstance(part, Mapping) and _is_whole(part, name, found):
        return False
    note_cut_texts(part, kind, found, part=True)
    return check_shape(part, kind, found, part=True, titles=titles)


def _is_whole(part: Mapping, name: Text, found: Problems) -> bool:
    for kind in KINDS:
        if kind in part and (kind == "scenario" or "title" in part):
            found.add(
                "E039",
                f"{quote(name.value)} is a whole {kind}, not a part of one",
                name.span,
                help="A part has sections only, such as `injects` or `sources`.",
            )
            return True
    return False


def _check_complete(
    kind: Kind, whole: Mapping, needed: tuple[str, ...], reader: BundleReader
) -> None:
    """What the files must have together, and what only a rulebook may say."""
    at = whole.key_span(kind)
    has_rulebook = kind == "scenario" and "rulebook" in whole
    for key in needed:
        if key not in whole:
            reader.lost = True
            _tell_missing(kind, key, at, reader.found)
    for key in _NOT_ADDED:
        if has_rulebook and key in whole:
            reader.found.add(
                "E030",
                f"`{key}` is for the rulebook to say",
                whole.key_span(key),
                help="Delete it here: a scenario adds to the other sections of its rulebook.",
            )
    without = whole.get("without")
    if isinstance(without, Mapping) and "sections" in without and "extends" not in whole:
        reader.found.add(
            "E030",
            "`sections` goes only with `extends`",
            without.key_span("sections"),
            help="Delete the section itself, or name what is left out of the rulebook by its kind.",
        )
    alone = kind == "scenario" and not has_rulebook and "extends" not in whole
    for key in _OF_RULEBOOKS:
        if alone and key in whole:
            reader.found.add(
                "E030",
                f"`{key}` goes only with `rulebook`",
                whole.key_span(key),
                help="Add `rulebook: ID`, or delete it: here all is written as it is to be.",
            )


def _tell_missing(kind: Kind, key: str, at: Span, found: Problems) -> None:
    example = wording.make_example(key, flatten_schema(kind)["properties"][key])
    help = f"For example `{example}`." if example else None
    found.add("E031", f"This {kind} has no `{key}`", at, help=help)
