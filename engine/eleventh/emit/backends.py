"""The backends by name, each imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

from eleventh.core.program import Program
from eleventh.emit.lanes import Backend

BACKENDS = ("python", "numpy", "llvm")


def build_backend(name: str, program: Program) -> Backend:
    """A program made to play in lanes by the backend of this name.

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
        backend: Backend = import_module(f"eleventh.emit.{name}.backend").build(program)
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] != "llvmlite":
            raise
        raise ImportError(
            "The backend llvm needs llvmlite, which is not installed. "
            "Install eleventh-hour[fast], or use numpy."
        ) from fault
    return backend
