"""Files that belong to a book though no `parts` name them: `tests.yaml` beside a scenario, and
`starts.yaml` beside a rulebook.

Each holds one section and nothing else. What does not need the section does not read the file, and
is the same program whether the file is there or not.
"""

from __future__ import annotations

from eleventh.lang.read.empty import drop_empty_sections
from eleventh.lang.read.files import BookFiles
from eleventh.lang.read.merging import merge
from eleventh.lang.read.reader import BundleReader
from eleventh.lang.schema.documents import Kind
from eleventh.lang.schema.shape import check_shape
from eleventh.lang.yaml.nodes import Mapping

STARTS = "starts.yaml"


def read_side_file(
    kind: Kind, files: BookFiles, name: str, section: str, reader: BundleReader
) -> Mapping | None:
    """What such a file holds; None where there is none, or with at least one error."""
    if not files.has(name):
        return None
    tree = reader.tree(files, name)
    tree = None if tree is None else drop_empty_sections(tree, kind, ())
    if tree is None or not check_shape(tree, kind, reader.found, part=True):
        reader.lost = True
        return None
    assert isinstance(tree, Mapping)
    for entry in tree.entries:
        if entry.key.value not in ("format", section):
            reader.found.add(
                "E030",
                f"`{entry.key.value}` does not belong in {name}",
                entry.key.span,
                help=f"It is read by itself: only `{section}` stand here. Move it to a part.",
            )
    return Mapping(tuple(each for each in tree.entries if each.key.value == section), tree.span)


def add_starts(book: Mapping | None, files: BookFiles, reader: BundleReader) -> Mapping | None:
    """A rulebook with the starts that stand in a file of their own, unless it is one of its
    parts."""
    if book is None or files.prefix + STARTS in reader.kept:
        return book
    starts = read_side_file("rulebook", files, STARTS, "starts", reader)
    return book if starts is None else merge([book, starts], reader.found)
