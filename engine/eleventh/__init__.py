"""Eleventh Hour: scenarios compiled to one program, adjudicated with a reason for every point.

The names below are the public library, described in docs/python.md; everything else in the package
is private and may change. Each is imported when it is first used, so that `import eleventh` costs
nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eleventh.api.batches import playouts, playtest
    from eleventh.api.errors import NotFound, Refused, ScenarioError
    from eleventh.api.match import Match
    from eleventh.api.scenarios import check, explain, load

    __version__: str

__all__ = [
    "Match",
    "NotFound",
    "Refused",
    "ScenarioError",
    "__version__",
    "check",
    "explain",
    "load",
    "playouts",
    "playtest",
]

_HOMES = {
    "Match": "match",
    "NotFound": "errors",
    "Refused": "errors",
    "ScenarioError": "errors",
    "check": "scenarios",
    "explain": "scenarios",
    "load": "scenarios",
    "playouts": "batches",
    "playtest": "batches",
}


def __getattr__(name: str) -> Any:
    """A public name, imported now."""
    if name == "__version__":
        from eleventh.play.version import engine_version

        return engine_version()
    if name not in _HOMES:
        raise AttributeError(f"module 'eleventh' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"eleventh.api.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
