"""The JSON Schemas that ship beside the code whose documents they describe."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def load_schema(package: str, name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) `NAME.schema.json` of a package of the engine."""
    text = files(package).joinpath(f"{name}.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
