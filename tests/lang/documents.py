"""Problem documents: what a problem code means, in Markdown that is also its test.

Each document has a title (`# E007 Duplicate key`) and the sections What, Why, Example and Instead.
The fenced blocks of Example make a folder that must give the problem, and its `text` block holds
the lines expected in the short format; the blocks of Instead make a folder that must not give it.
The words after the fence say what a block is:

* `yaml scenario.yaml`: a file with this content (any language name does);
* `yaml in scenario.yaml`: the sections of this block, followed by all others of the complete
  scenario in `base`; `yaml in scenario.yaml without seats pact` leaves sections out;
* `yaml scenario.yaml repeated 200`: this content 200 times;
* `bytes scenario.yaml`: bytes with Python's escapes;
* `folder scenario.yaml`: a folder of that name;
* `link scenario.yaml`: a symbolic link to what the block names.
"""

from __future__ import annotations

import ast
import re
import shutil
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from eleventh.lab.author_tests import check_wholly
from eleventh.lang.problems.problem import Problem

FOLDER = Path(__file__).parent / "problems"
BASE = Path(__file__).parent / "base"
SECTIONS = ("What", "Why", "Example", "Instead")

_FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
_INFO = re.compile(
    r"(?P<kind>\w+) (?P<base>in )?(?P<name>[\w./-]+)"
    r"(?: repeated (?P<times>\d+))?(?: without (?P<without>[\w ]+))?"
)
_TOP_KEY = re.compile(r"^(\w+):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A file of an example."""

    kind: str
    name: str
    content: str
    on_base: bool
    without: frozenset[str]


@dataclass(frozen=True, slots=True)
class Document:
    """One problem document; `expected` are the lines that its example must give."""

    code: str
    title: str
    prose: dict[str, str]
    example: tuple[Block, ...]
    expected: tuple[str, ...]
    instead: tuple[Block, ...]


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """All problems of the scenario in a folder: the one place that says how these are found.
    Folders in it are scenarios that it may extend."""
    return check_wholly(folder, [folder / "rulebooks"])


def read_document(path: Path) -> Document:
    """Parses a document. Raises ValueError where it is not written as the module says."""
    head, *parts = re.split(r"^## (\w+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    title = re.fullmatch(r"# ([EW]\d{3}) (.+)\n\s*", head)
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    if title is None or tuple(sections) != SECTIONS:
        raise ValueError(f"{path.name}: needs a title and the sections {', '.join(SECTIONS)}")
    example, expected = _blocks(path, sections["Example"])
    instead, unexpected = _blocks(path, sections["Instead"])
    if not example or not expected or not instead or unexpected:
        raise ValueError(f"{path.name}: needs files and a text block in Example, files in Instead")
    prose = {name: _FENCE.sub("", body).strip() for name, body in sections.items()}
    return Document(title[1], title[2], prose, example, expected, instead)


def build(blocks: tuple[Block, ...], folder: Path) -> Path:
    """Makes the files of an example in an empty folder, and returns it."""
    if any(block.on_base for block in blocks):
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for block in blocks:
        path = folder / block.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if block.kind == "folder":
            path.mkdir()
        elif block.kind == "link":
            path.symlink_to(block.content.strip())
        elif block.kind == "bytes":
            path.write_bytes(ast.literal_eval(f'b"""{block.content}"""'))
        else:
            path.write_text(_on_base(block) if block.on_base else block.content, "utf-8")
    return folder


def _on_base(block: Block) -> str:
    # The block comes first, so that line numbers are those of the block as people read it.
    base = (BASE / block.name).read_text("utf-8")
    starts = [*(found.start() for found in _TOP_KEY.finditer(base)), len(base)]
    replaced = {*_TOP_KEY.findall(block.content), *block.without}
    kept = [
        base[start:end]
        for start, end in pairwise(starts)
        if base[start:end].split(":", 1)[0] not in replaced
    ]
    return block.content + "".join(kept)


def _blocks(path: Path, section: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The files of a section and the lines of its text block."""
    blocks: list[Block] = []
    expected: tuple[str, ...] = ()
    for fence in _FENCE.finditer(section):
        if fence["info"] == "text":
            expected = tuple(fence["content"].splitlines())
            continue
        info = _INFO.fullmatch(fence["info"])
        if info is None:
            raise ValueError(f"{path.name}: cannot read the fence {fence['info']!r}")
        content = fence["content"] * int(info["times"] or 1)
        without = frozenset((info["without"] or "").split())
        blocks.append(Block(info["kind"], info["name"], content, bool(info["base"]), without))
    return tuple(blocks), expected
