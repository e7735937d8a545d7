"""The backends by name, each imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol

from eleventh.core.program import Program
from eleventh.emit.lanes import Backend

BACKENDS = ("python", "numpy", "llvm")


class CodeStore(Protocol):
    """Keeps machine code from one run to the next. It gives out nothing but what it was given, byte
    for byte: what it can't be sure of is not there."""

    def find(self, name: str) -> bytes | None:
        """What was kept under this name."""

    def keep(self, name: str, code: bytes) -> None:
        """Keeps code under a name, if it can."""


def build_backend(name: str, program: Program, store: CodeStore | None = None) -> Backend:
    """A program made to play in lanes by the backend of this name. Machine code is kept in `store`.

    ValueError for another name; ImportError, in a sentence, for `llvm` without the extra `fast`.
    """
    if name not in BACKENDS:
        raise ValueError(f"there is no backend {name!r}; there are {', '.join(BACKENDS)}")
    if name == "python":
        python, lanes = (
            import_module(f"eleventh.emit.{each}") for each in ("python", "python_lanes")
        )
        made: Backend = lanes.PythonBackend(python.build(program))
        return made
    try:
        module = import_module(f"eleventh.emit.{name}.backend")
        backend: Backend = module.build(program, **({"store": store} if name == "llvm" else {}))
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] != "llvmlite":
            raise
        raise ImportError(
            "The backend llvm needs llvmlite, which is not installed. "
            "Install eleventh-hour[fast], or use numpy."
        ) from fault
    return backend
