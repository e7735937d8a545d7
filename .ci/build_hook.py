"""Puts the compiled programs of the shipped scenarios into a wheel, so that a first game starts at
once. An editable installation has none: `.ci/setup` compiles them beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedPrograms(BuildHookInterface):
    """Compiles them with the engine of this very source tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the programs to what the wheel holds."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "engine"))
        from eleventh.lang.cache import shipped_folder
        from eleventh.lang.shipping import ship

        ship(root / "scenarios", shipped_folder())
        build_data["force_include"][str(shipped_folder())] = "eleventh/programs"
