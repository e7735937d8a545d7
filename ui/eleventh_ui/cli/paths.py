"""Paths on the command line: files and folders as people name them.

A shell does not put the home in place of `~` everywhere (`--save-dir=~/saves` stays as it is), and
a folder that is named `~` is a trap. `-` and `/dev/stdout` are standard output, wherever something
is written.
"""

from __future__ import annotations

import os
from pathlib import Path

import click

STANDARD_OUTPUT = frozenset({"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})


class ScenarioName(click.types.StringParamType):
    """An id or a path of a scenario, or of a rulebook where `places` looks for these too. Which of
    the two it is `places` alone decides. UsageError where a `~` at its front is no home."""

    name = "scenario"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, a home in place of `~`."""
        return _put_home(value, param, ctx)


class UserPath(click.Path):
    """As click's, but that a `~` at its front is a home. UsageError where there is none."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """The path."""
        found = _put_home(os.fspath(value), param, ctx)
        return Path(str(super().convert(found, param, ctx)))


def _put_home(named: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
    found = os.path.expanduser(named)
    if found == named and named.split(os.sep)[0].startswith("~"):
        told = f"There is no home folder for {named!r}; ./{named} is a name."
        raise click.BadParameter(told, ctx, param)
    return found


def is_standard_output(path: Path) -> bool:
    """Whether a path stands for standard output."""
    return str(path) in STANDARD_OUTPUT
