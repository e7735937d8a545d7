"""Loads the scripts of `.ci` for their tests: they are run by path and belong to no package."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from house.tree import ROOT


def script(name: str) -> ModuleType:
    """The module of `.ci/name.py`, not run."""
    spec = importlib.util.spec_from_file_location(f"ci_{name}", ROOT / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module
