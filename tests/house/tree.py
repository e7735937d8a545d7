"""The files of this repository, as the house tests see them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("engine", "ui")
FOLDERS = (*SOURCES, "tests", "scenarios", "docs", "requirements", ".ci", ".github")
DATA = {".toml", ".yaml", ".yml", ".json", ".jsonl", ".csv", ".svg"}
SUFFIXES = {"", ".py", ".md", ".txt", ".tcss", ".cff", ".lock", *DATA}


def texts() -> list[Path]:
    """Every text file that belongs to the project, caches left out."""
    inside = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    found = [path for path in (*ROOT.iterdir(), *inside) if path.is_file() and path.name != ".git"]
    return sorted(p for p in found if p.suffix in SUFFIXES and "__pycache__" not in p.parts)


def modules(*folders: str) -> list[Path]:
    """Every Python file under these folders of the repository."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of one module."""
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """The dotted name of everything a module imports, wherever in it the import stands."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def named(path: Path) -> str:
    """A path as messages show it: from the root of the repository."""
    return path.relative_to(ROOT).as_posix()
