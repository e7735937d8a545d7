"""`eleventh check`: what is wrong with a scenario or a rulebook, all of it in one run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eleventh_ui.cli.guard import PROBLEMS
from eleventh_ui.cli.output import put, talk
from eleventh_ui.cli.paths import ScenarioName

if TYPE_CHECKING:
    from eleventh.core.program import Program
    from eleventh.lang.problems.problem import Problem
    from eleventh.lang.problems.render import Format


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=ScenarioName())
@click.option(
    "--format",
    "format_",
    type=click.Choice(["full", "short", "json", "github"]),
    default="full",
    show_default=True,
    help="How problems are printed: for people, for editors, for programs, for a code host.",
)
@click.option("--strict", is_flag=True, help="Count warnings as problems too.")
@click.option(
    "--ir", "show_ir", is_flag=True, help="Print the operations each scenario compiles to instead."
)
@click.option(
    "--size", "show_size", is_flag=True, help="Print what each comes to, and may come to, instead."
)
def command(
    paths: Sequence[str], format_: Format, strict: bool, show_ir: bool, show_size: bool
) -> None:
    """Check scenarios and rulebooks, given by their paths or their ids.

    Tells every problem with its place and how to mend it. Exit code 1 if there is any error.
    """
    from eleventh.lab.author_tests import check_compiled_wholly
    from eleventh.lang.compile import compile_path
    from eleventh.play.library import library
    from eleventh_ui.cli.places import find_to_check, place_problems

    problems: list[Problem] = []
    sources: dict[str, str] = {}
    sound: list[Mapping[str, bytes]] = []
    shelves = library()
    for given in paths:
        path, meant = find_to_check(shelves, given)
        compiled = compile_path(path, shelves.rulebooks())
        from_here = len(paths) > 1 or format_ != "full"
        found = check_compiled_wholly(path, compiled)
        if not any(each.severity == "error" for each in found):
            sound.append(compiled.files)
        placed, texts = place_problems(path, found, shelves.rulebooks(), from_here)
        problems += [
            replace(each, help=meant) if meant and each.code == "E001" else each for each in placed
        ]
        sources |= texts
        if show_ir and compiled.program is not None:
            _print_ir(compiled.program)
        if show_size:
            _print_size(path, shelves.rulebooks())
    if not (show_ir or show_size):
        _print_problems(problems, format_, sources)
    errors = sum(problem.severity == "error" for problem in problems)
    talk(_summary(errors, len(problems) - errors))
    for files in sound:
        _tell_support(files)
    if errors or (strict and problems):
        raise click.exceptions.Exit(PROBLEMS)


def _print_problems(problems: Sequence[Problem], format_: Format, sources: dict[str, str]) -> None:
    from eleventh.lang.problems.render import render

    click.echo(render(problems, format_, sources), nl=False)


def _print_ir(program: Program) -> None:
    from eleventh.emit.listing import print_ir

    put(print_ir(program))


def _print_size(path: Path, rulebooks: Sequence[Path]) -> None:
    from eleventh.lang.compile import measure_path

    for things, number, most in measure_path(path, rulebooks):
        put(f"{things}: {number:,} of at most {most:,}")


def _tell_support(files: Mapping[str, bytes]) -> None:
    from eleventh.lang.supported import count_support_of_files
    from eleventh_ui.display.causes import describe_support

    told = describe_support(count_support_of_files(files))
    if told:
        talk(told)


def _summary(errors: int, warnings: int) -> str:
    from eleventh_ui.display.words import join_words, pluralise

    parts = [
        pluralise(number, noun)
        for number, noun in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return f"{join_words(parts)}." if parts else "No problems."
