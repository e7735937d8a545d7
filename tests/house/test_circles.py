"""No module imports, by whatever way, a module that imports it: type-only imports count too."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from house.tree import ROOT, SOURCES, modules, parsed


def dotted(path: Path, source: str) -> str:
    """The name under which a module is imported."""
    name = ".".join(path.relative_to(ROOT / source).with_suffix("").parts)
    return name.removesuffix(".__init__")


def imported(path: Path, known: set[str]) -> set[str]:
    """The modules among the known ones that a module imports, wherever in it the import stands. A
    package that is named only for the sake of a module in it is not among them."""
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            inside = {f"{node.module}.{each.name}" for each in node.names}
            found |= inside & known
            if inside - known and node.module in known:
                found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names} & known
    return found


@pytest.mark.parametrize("source", SOURCES)
def test_no_modules_import_each_other_in_a_circle(source: str) -> None:
    files = {dotted(path, source): path for path in modules(source)}
    graph = {name: imported(path, set(files)) - {name} for name, path in files.items()}
    assert any(graph.values())
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        pytest.fail(f"a circle of imports: {' <- '.join(circle.args[1])}")
