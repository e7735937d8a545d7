"""From a path to a program: the one entry to the language.

Everything that is wrong comes back as problems, all in one run; a program comes back only if none
of them is an error. Programs are cached by the content of the files they were made from, so the
second load is quick: it does not even import what reads and checks a scenario.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from eleventh.lang import cache
from eleventh.lang.cache import Summary, hash_content
from eleventh.lang.read.files import SCENARIO, BundleFiles, locate

if TYPE_CHECKING:
    from eleventh.core.program import Program
    from eleventh.lang.budget import CostBudget
    from eleventh.lang.model.books import Bundle
    from eleventh.lang.model.history import HistoricalInitiative
    from eleventh.lang.problems.problem import Problem, Problems
    from eleventh.lang.read.bundle import Loaded


@dataclass(frozen=True, slots=True)
class Compiled:
    """What compiling gave. `program` is None if any problem is an error.

    `files` maps the name of every file read to its bytes: enough to compile again.
    """

    program: Program | None
    problems: tuple[Problem, ...]
    files: Mapping[str, bytes]


def compile_path(path: Path, rulebooks: Sequence[Path] = ()) -> Compiled:
    """The scenario at a folder or a `scenario.yaml`, with the rulebook it names.

    `rulebooks` are further folders in which rulebooks are looked for. Never raises for what files
    hold.
    """
    library = _library(path, rulebooks)
    files = cache.known_files(library) if library else None
    kept = cache.find(hash_content(files)) if files else None
    if files and kept:
        return Compiled(kept.program, kept.problems, files)
    compiled = compile_anew(path, rulebooks)
    _keep(compiled, library)
    return compiled


def compile_files(files: Mapping[str, bytes]) -> Compiled:
    """As `compile_path`, from the bytes that an earlier one recorded."""
    kept = cache.find(hash_content(files))
    if kept is not None:
        return Compiled(kept.program, kept.problems, files)
    from eleventh.lang.read.bundle import load_bundle_from_files, load_what_is_left_of_files

    compiled = _compile(load_bundle_from_files(files), lambda: load_what_is_left_of_files(files))
    _keep(compiled, None)
    return compiled


def compile_anew(path: Path, rulebooks: Sequence[Path] = ()) -> Compiled:
    """As `compile_path`, whatever was compiled before."""
    from eleventh.lang.read.bundle import load_bundle, load_what_is_left

    return _compile(load_bundle(path, rulebooks), lambda: load_what_is_left(path, rulebooks))


def compile_with_inputs(
    files: Mapping[str, bytes], inputs: Mapping[str, tuple[float, float]]
) -> Compiled:
    """As `compile_files`, with parameters that are read as the game runs, each between two bounds:
    one program then stands for every rulebook with such sizes. A parameter that must be fixed, as
    one of an intensity is, comes back as a problem."""
    kept = cache.find(_name_content(files, inputs))
    if kept is not None:
        return Compiled(kept.program, kept.problems, files)
    from eleventh.lang.read.bundle import load_bundle_from_files, load_what_is_left_of_files

    loaded = load_bundle_from_files(files)
    compiled = _compile(loaded, lambda: load_what_is_left_of_files(files), inputs)
    _keep(compiled, None)
    return compiled


def attempt(compiling: Callable[[], Compiled]) -> Compiled | None:
    """What compiling gives; None where we fail at it. That is a fault of ours, which checking the
    scenario tells; it must not take a whole list, a lobby or a match with it."""
    try:
        return compiling()
    except Exception:
        return None


def check_path(path: Path, rulebooks: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """Everything wrong with a scenario or a rulebook: what compiling finds, sorted by place, and
    what only playing finds."""
    return check_compiled(compile_path(path, rulebooks))


def check_compiled(compiled: Compiled) -> tuple[Problem, ...]:
    """As `check_path`, of what is compiled already."""
    if compiled.program is None:
        return compiled.problems
    from eleventh.lang.rehearsal import rehearse

    return (*compiled.problems, *rehearse(compiled.program, partial(_list_history, compiled.files)))


def _list_history(files: Mapping[str, bytes]) -> tuple[HistoricalInitiative, ...]:
    """The initiatives that a scenario marks as history, as they are written."""
    from eleventh.lang.read.bundle import load_bundle_from_files

    bundle, _ = load_bundle_from_files(files)
    return bundle.scenario.history if bundle is not None and bundle.scenario is not None else ()


def measure_path(path: Path, rulebooks: Sequence[Path] = ()) -> tuple[tuple[str, int, int], ...]:
    """What a scenario or a rulebook comes to, as far as it was counted: the things counted, how
    many there are, how many there may be."""
    from eleventh.lang.budget import LIMITS, CostBudget
    from eleventh.lang.problems.problem import Problems
    from eleventh.lang.read.bundle import load_bundle

    budget = CostBudget()
    bundle, _ = load_bundle(path, rulebooks)
    if bundle is not None:
        _lower(bundle, Problems(), budget, {})
    return tuple((each.things, budget.spent.get(each, 0), each.most) for each in LIMITS)


def summarise_path(path: Path, rulebooks: Sequence[Path] = ()) -> Summary:
    """What a list tells of a scenario; quicker than its program where that was compiled before."""
    library = _library(path, rulebooks)
    files = cache.known_files(library) if library else None
    kept = cache.find_summary(hash_content(files)) if files else None
    if kept:
        return kept
    compiled = attempt(lambda: compile_path(path, rulebooks))
    if compiled is None:
        return Summary(errors=1)
    if compiled.program is None:
        return Summary(errors=sum(each.severity == "error" for each in compiled.problems))
    with suppress(OSError):
        cache.keep_summary(compiled.program)
    return cache.summary_of(compiled.program)


def _library(path: Path, rulebooks: Sequence[Path]) -> BundleFiles | None:
    """The files of a scenario; None where there is none at this path."""
    library, main = locate(path, rulebooks) or (None, "")
    return library if main == SCENARIO else None


def _keep(compiled: Compiled, library: BundleFiles | None) -> None:
    from eleventh.lang.kept import Kept

    if compiled.program is not None:
        with suppress(OSError):
            cache.keep(Kept(compiled.program, compiled.problems), library, compiled.files)


def _compile(
    loaded: Loaded,
    what_is_left: Callable[[], Bundle | None],
    inputs: Mapping[str, tuple[float, float]] = MappingProxyType({}),
) -> Compiled:
    from eleventh.lang.budget import MOST_ERRORS, CostBudget
    from eleventh.lang.problems.problem import Problems

    bundle, found = loaded
    problems = Problems(MOST_ERRORS)
    problems.extend(found)
    if bundle is None:
        left = what_is_left()
        if left is not None:
            _lower(left, problems, CostBudget(), inputs)
        return Compiled(None, _tell(left, problems), {})
    program = _lower(bundle, problems, CostBudget(), inputs)
    whole = None if problems.errors or bundle.scenario is None else program
    return Compiled(whole, _tell(bundle, problems), dict(bundle.files))


def _tell(bundle: Bundle | None, problems: Problems) -> tuple[Problem, ...]:
    """The problems as the author of what was compiled is told them."""
    from eleventh.lang.lower.blame import place_in_scenario, place_in_variant
    from eleventh.lang.problems.dedupe import merge_repeated
    from eleventh.lang.problems.problem import sort_problems

    found = problems.all()
    if bundle is not None:
        placed = (place_in_scenario(bundle, each) for each in found)
        found = sort_problems(place_in_variant(bundle, each) for each in placed)
    return merge_repeated(found)


def _name_content(files: Mapping[str, bytes], inputs: Mapping[str, tuple[float, float]]) -> str:
    """The hash of files, and of what is read as the game runs if anything is."""
    written = "".join(f"{id} {low!r} {high!r}\n" for id, (low, high) in sorted(inputs.items()))
    return hash_content({**files, "": written.encode()} if inputs else files)


def _lower(
    bundle: Bundle,
    problems: Problems,
    budget: CostBudget,
    inputs: Mapping[str, tuple[float, float]],
) -> Program | None:
    """The program of a bundle, checked; None where it would be too large, which is noted, or has
    more errors than are looked for."""
    from eleventh.lang.budget import OverBudget
    from eleventh.lang.checks import check
    from eleventh.lang.lower.assembly import lower_bundle
    from eleventh.lang.problems.problem import TooManyErrors

    try:
        hash = _name_content(bundle.files, inputs)
        context, program = lower_bundle(bundle, hash, problems, budget, inputs)
        check(context, program)
    except OverBudget as over:
        problems.extend([over.problem])
        return None
    except TooManyErrors:
        return None
    return program
