"""From a path to a program: the one entry to the language.

Everything that is wrong comes back as problems, all in one run; a program comes back only if none
of them is an error. Programs are cached by the content of every file they were made from, so the
second load is quick: it does not even import what reads and checks a scenario.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eleventh.core.program import Program
from eleventh.lang import cache
from eleventh.lang.problems.problem import Problem, Problems

if TYPE_CHECKING:
    from eleventh.lang.model.books import Bundle
    from eleventh.lang.read.bundle import Loaded


@dataclass(frozen=True, slots=True)
class Compiled:
    """What compiling gave. `program` is None if any problem is an error.

    `files` maps the name of every file read to its bytes: enough to compile again. `bytecode` is
    what `emit.python.build` takes to make the program runnable without generating it anew.
    """

    program: Program | None
    problems: tuple[Problem, ...]
    files: Mapping[str, bytes]
    bytecode: bytes | None = None


def compile_path(path: Path, rulebooks: Sequence[Path] = ()) -> Compiled:
    """The scenario at a folder or a `scenario.yaml`, with the rulebook it names.

    `rulebooks` are further folders in which rulebooks are looked for. Never raises for what files
    hold.
    """
    pointer = cache.key_of(path, rulebooks)
    key = cache.load(pointer)
    kept = cache.load(key) if isinstance(key, str) else None
    if isinstance(kept, Compiled):
        return kept
    from eleventh.lang.read.bundle import load_bundle, load_what_is_left

    compiled = _compiled(load_bundle(path, rulebooks), lambda: load_what_is_left(path, rulebooks))
    if _keep(compiled):
        cache.store(pointer, cache.key_of_files(content_hash(compiled.files)))
    return compiled


def compile_files(files: Mapping[str, bytes]) -> Compiled:
    """As `compile_path`, from the bytes that an earlier one recorded."""
    kept = cache.load(cache.key_of_files(content_hash(files)))
    if isinstance(kept, Compiled):
        return kept
    from eleventh.lang.read.bundle import left_of_files, load_bundle_from_files

    compiled = _compiled(load_bundle_from_files(files), lambda: left_of_files(files))
    _keep(compiled)
    return compiled


def check_path(path: Path, rulebooks: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """Everything wrong with a scenario or a rulebook, sorted by place."""
    return compile_path(path, rulebooks).problems


def content_hash(files: Mapping[str, bytes]) -> str:
    """SHA-256 over the names and contents of the files, in hex: the identity of a program."""
    total = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode(), files[name]):
            total.update(len(part).to_bytes(8, "big"))
            total.update(part)
    return total.hexdigest()


def _keep(compiled: Compiled) -> bool:
    """Caches a program under the content of its files; whether there was one to keep."""
    if compiled.program is not None:
        cache.store(cache.key_of_files(compiled.program.hash), compiled)
    return compiled.program is not None


def _compiled(loaded: Loaded, what_is_left: Callable[[], Bundle | None]) -> Compiled:
    from eleventh.emit.python import assemble
    from eleventh.lang.checks import check
    from eleventh.lang.lower.assembly import lowered
    from eleventh.lang.problems.dedupe import merge_repeated

    bundle, found = loaded
    problems = Problems()
    problems.extend(found)
    if bundle is None:
        left = what_is_left()
        if left is not None:
            check(*lowered(left, "", problems))
        return Compiled(None, merge_repeated(problems.all()), {})
    context, program = lowered(bundle, content_hash(bundle.files), problems)
    check(context, program)
    whole = None if problems.errors or bundle.scenario is None else program
    bytecode = assemble(whole) if whole is not None else None
    return Compiled(whole, merge_repeated(problems.all()), dict(bundle.files), bytecode)
