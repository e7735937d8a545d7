"""Reads the files of one bundle, each once, and keeps what was read.

A problem with a file that another file names is told where it is named: there the author can mend
it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Hashable
from dataclasses import dataclass, field

from eleventh.core.span import Span
from eleventh.lang.model.text import Prose
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label, Problem, Problems
from eleventh.lang.problems.suggest import find_nearest
from eleventh.lang.read.files import BookFiles, join_names
from eleventh.lang.read.values import read_text, read_value
from eleventh.lang.yaml.decoding import decode
from eleventh.lang.yaml.nodes import Mapping, Node, Text, count_nodes
from eleventh.lang.yaml.source import FileRead
from eleventh.lang.yaml.tree import read_tree

MOST_BYTES = 4 << 20
"""How much may be read for one scenario, its rulebook included."""

MOST_NODES = 150_000
"""How many keys and values its YAML files may hold together."""


@dataclass(slots=True)
class BundleReader:
    """The problems and the bytes of one run, and what it leaves out of the model."""

    found: Problems
    kept: dict[str, bytes] = field(default_factory=dict)
    pruning: bool = False  # take out what is badly shaped, rather than give up
    told: set[str] = field(default_factory=set)  # the names of what was taken out
    lost: bool = False  # more is missing than what was taken out
    bytes_read: int = 0  # read so far, those of a file as often as it is named
    nodes_read: int = 0  # keys and values so far, of all YAML files
    owners: dict[str, BookFiles] = field(default_factory=dict)  # whose each YAML file is
    reached: dict[Hashable, Span] = field(
        default_factory=dict
    )  # each YAML file, and what led there

    def tree(self, files: BookFiles, name: str, by: Text | None = None) -> Node | None:
        """The tree of a YAML file, or None with at least one error."""
        shown = _show_path(files, name, by)
        self.owners.setdefault(shown, files)
        at = Span(shown, 1, 1, 1, 1) if by is None else by.span
        if self.nodes_read > MOST_NODES:
            return None  # which is told
        data, _, identity = self._data(files, name, by, (".yaml", ".yml"))
        if data is None or not self._is_first(identity, at, name):
            return None
        tree, problems = read_tree(shown, data)
        if by is not None and [each.code for each in problems] == ["E006"]:
            help = "Write sections into it, such as `injects`, or delete its name here."
            self.found.add("E006", f"The file {quote(name)} is empty", at, help=help)
            return None
        self.found.extend(problems)
        self.nodes_read += 0 if tree is None else count_nodes(tree)
        if self.nodes_read > MOST_NODES:
            self.found.add(
                "E022",
                f"With {quote(name)} the files hold {self.nodes_read:,} keys and values together;"
                f" at most {MOST_NODES:,}",
                at,
                help="Leave out what this scenario does not need.",
            )
            return None
        return tree

    def prose(self, node: Node) -> Prose:
        """The text of a node, or of the file beside its own that it names; empty where there is
        none."""
        if not isinstance(node, Mapping):
            return Prose(read_text(node), node.span)
        by = read_value(node, "file")
        assert isinstance(by, Text)
        files = self.owners[by.span.file]
        data = self._data(files, by.value, by, (".md", ".txt")).data
        shown = _show_path(files, by.value, by)
        whole = None if data is None else decode(shown, data, self.found)
        if whole is None:
            return Prose("", by.span)
        whole = whole.replace("\r\n", "\n")
        content = whole.strip()
        if not content:
            self.found.add("E031", f"The file {quote(by.value)} is empty", by.span)
        return Prose(content, Span(shown, 1, 1, 1, 1 + len(whole.partition("\n")[0])))

    def _is_first(self, identity: Hashable, at: Span, name: str) -> bool:
        """Whether a YAML file is reached for the first time, by whatever name; else both places are
        told."""
        first = self.reached.setdefault(identity, at)
        if first is at:
            return True
        self.found.add(
            "E039",
            f"{quote(name)} leads to a file that is read already",
            at,
            help="Each file is named once, and the main file by nobody. Delete the name here.",
            also=[Label(first, "read for this")],
        )
        return False

    def _data(
        self, files: BookFiles, name: str, by: Text | None, ends: tuple[str, ...]
    ) -> FileRead:
        if by is not None and not name.endswith(ends):
            kind = "a YAML file" if ".yaml" in ends else "a text file"
            self.found.add(
                "E039",
                f"{quote(name)} is not the name of {kind}",
                by.span,
                help=f"Its name ends with {ends[0]}.",
            )
            return FileRead(None)
        if self.bytes_read > MOST_BYTES:
            return FileRead(None)  # which is told
        folder = _find_folder(files, by)
        read = files.main(name) if by is None else files.read(folder, name)
        if read.data is None:
            self.found.extend(_find_place(by, each, files, folder) for each in read.problems)
            return read
        shown = _show_path(files, name, by)
        self.bytes_read += len(read.data)
        if self.bytes_read > MOST_BYTES:
            self.found.add(
                "E004",
                f"With {quote(name)} the files come to more than {MOST_BYTES >> 20} MB together",
                Span(shown, 1, 1, 1, 1) if by is None else by.span,
                help="A file counts as often as it is named. Shorten the longest.",
            )
            return FileRead(None)
        if self.kept.setdefault(shown, read.data) != read.data:
            place = Span(shown, 1, 1, 1, 1) if by is None else by.span
            self.found.add(
                "E039",
                f"Two different files would be called {quote(shown)}",
                place,
                help="Rename the folder of the scenario that has the rulebook's name.",
            )
        return read


def _find_folder(files: BookFiles, by: Text | None) -> str:
    """The folder of the file that names another, within its `files`."""
    return "" if by is None else posixpath.dirname(by.span.file.removeprefix(files.prefix))


def _show_path(files: BookFiles, name: str, by: Text | None) -> str:
    return files.prefix + join_names(_find_folder(files, by), name)


def _find_place(by: Text | None, problem: Problem, files: BookFiles, folder: str) -> Problem:
    """The problem of a file, told at the name that leads to it."""
    if by is None:
        return problem
    name = quote(by.value)
    if problem.code == "E001":
        below, _, file = by.value.rpartition("/")
        stem, _, end = file.rpartition(".")
        there = files.names(join_names(folder, below) if below else folder)
        stems = [each.removesuffix(f".{end}") for each in there if each.endswith(f".{end}")]
        near = find_nearest(stem, stems)
        meant = join_names(below, f"{near}.{end}")
        help = f"Did you mean `{meant}`?" if near else _help_with_folders(by.value, files, folder)
        headline = f"There is no file {name} beside this one"
        return Problem("E001", headline, (Label(by.span, ""),), help)
    headline = problem.headline
    if problem.code != "E039":
        headline = f"{name}: {headline[0].lower()}{headline[1:]}"
    better = problem.help
    if "\\" in by.value:
        better = f"Write `/` between folders, on every system: `{by.value.replace(chr(92), '/')}`."
    return Problem(problem.code, headline, (Label(by.span, ""),), better)


def _help_with_folders(name: str, files: BookFiles, folder: str) -> str:
    """Where a file of this very name lies, one folder below; or how names are read."""
    for below in files.names(folder):
        if "." not in below and name in files.names(join_names(folder, below)):
            return f"Did you mean `{below}/{name}`?"
    return "Names start at the folder of this file."
