"""What the packages may import: what they declare, and the heavy packages only in their place."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from house.tree import ROOT, SOURCES, imports, modules, named

OWN = {"eleventh", "eleventh_ui"}
HEAVY = {
    "textual": ("ui/eleventh_ui/tui/",),
    "rich": (),
    "jinja2": ("ui/eleventh_ui/report/templates.py",),
    "numpy": (
        "engine/eleventh/emit/choosing.py",
        "engine/eleventh/emit/lanes.py",
        "engine/eleventh/emit/llvm/",
        "engine/eleventh/emit/numpy/",
        "engine/eleventh/emit/tally.py",
        "engine/eleventh/emit/python_lanes.py",
        "engine/eleventh/emit/scores.py",
        "engine/eleventh/bots/foresight/",
        "engine/eleventh/bots/lane_policies.py",
        "engine/eleventh/bots/lanes.py",
        "engine/eleventh/bots/leaning.py",
        "engine/eleventh/bots/planned.py",
        "engine/eleventh/bots/planner/",
        "engine/eleventh/bots/tempers.py",
        "engine/eleventh/lab/",
    ),
    "distributed": ("engine/eleventh/lab/batch/cluster.py",),
    "llvmlite": ("engine/eleventh/emit/llvm/",),
}

EXTRAS = {"distributed", "llvmlite"}
"""Imported where it is installed: whoever lacks it is told the name of the extra."""


def canonical(name: str) -> str:
    """A distribution's name as the packaging standard compares them."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> set[str]:
    """What an installation without extras brings along."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {canonical(re.split(r"[<>=!~;\[ ]", line)[0]) for line in project["dependencies"]}


def test_no_dev_dependency_is_imported_at_run_time() -> None:
    brought, provides = declared() | EXTRAS, packages_distributions()
    strangers = []
    for path in modules(*SOURCES):
        for name in {dotted.partition(".")[0] for dotted in imports(path)}:
            if name in OWN or name in sys.stdlib_module_names:
                continue
            if not brought & {canonical(found) for found in provides.get(name, [])}:
                strangers.append(f"{named(path)} imports {name}")
    assert strangers == []


def test_heavy_packages_are_imported_only_where_they_belong() -> None:
    strays = [
        f"{named(path)} imports {dotted}"
        for path in modules(*SOURCES)
        for dotted in imports(path)
        if (places := HEAVY.get(dotted.partition(".")[0])) is not None
        if not named(path).startswith(places)
    ]
    assert strays == []
