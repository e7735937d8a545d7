"""Commands that people are told to type, as a shell takes them, and paths as they are."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from eleventh.lang.problems.characters import make_visible

NAME = "eleventh"


def quote_word(word: object) -> str:
    """One word of a command line, in quotes where this system's shell would read it otherwise."""
    text = str(word)
    return subprocess.list2cmdline([text]) if os.name == "nt" else shlex.quote(text)


def name_command(*words: object) -> str:
    """This program and these words, as they are typed: `eleventh check 'my crisis'`."""
    return make_visible(" ".join((name_program(), *map(quote_word, words))))


def name_program() -> str:
    """How this program is called on a command line: `eleventh` where a shell finds that, else the
    path it was started with, which `make play` has below the folder that one is in."""
    started = Path(sys.argv[0])
    if started.stem != NAME or shutil.which(NAME) is not None:
        return NAME
    try:
        return quote_word(started.absolute().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return quote_word(started.absolute())
