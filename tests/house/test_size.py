"""Small files: the budget of DESIGN.md over engine, ui and tests."""

from __future__ import annotations

from house.tree import modules, named

MEDIAN, NINETIETH, CEILING = 120, 350, 500
JUNK_DRAWERS = {
    "utils",
    "util",
    "base",
    "common",
    "manager",
    "helper",
    "helpers",
    "misc",
    "core_utils",
}


def lengths() -> list[tuple[int, str]]:
    """Lines and name of every module that has any, shortest first."""
    found = (
        (len(p.read_text("utf-8").splitlines()), named(p)) for p in modules("engine", "ui", "tests")
    )
    return sorted(pair for pair in found if pair[0])


def test_no_module_is_longer_than_the_ceiling() -> None:
    assert [pair for pair in lengths() if pair[0] > CEILING] == []


def test_most_modules_are_short() -> None:
    found = lengths()
    assert found[len(found) // 2][0] <= MEDIAN, found[len(found) // 2 :]
    assert found[len(found) * 9 // 10][0] <= NINETIETH, found[len(found) * 9 // 10 :]


def test_no_module_is_a_junk_drawer() -> None:
    parts = {
        (named(path), part)
        for path in modules("engine", "ui", "tests")
        for part in (path.stem, path.parent.name)
    }
    assert [name for name, part in sorted(parts) if part.strip("_") in JUNK_DRAWERS] == []
