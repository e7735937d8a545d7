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


class UserPath(click.Path):
    """As click's, but that a `~` at its front is a home. UsageError where there is none."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """The path."""
        named = os.fspath(value)
        found = os.path.expanduser(named)
        if found == named and named.split(os.sep)[0].startswith("~"):
            self.fail(f"There is no home folder for {named!r}; ./{named} is a name.", param, ctx)
        return Path(str(super().convert(found, param, ctx)))


def is_standard_output(path: Path) -> bool:
    """Whether a path stands for standard output."""
    return str(path) in STANDARD_OUTPUT
