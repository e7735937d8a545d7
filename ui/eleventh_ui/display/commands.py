"""Commands that people are told to type, as a shell takes them, and paths as they are."""

from __future__ import annotations

import os
import shlex
import subprocess

from eleventh.lang.problems.characters import make_visible


def quote_word(word: object) -> str:
    """One word of a command line, in quotes where this system's shell would read it otherwise."""
    text = str(word)
    return subprocess.list2cmdline([text]) if os.name == "nt" else shlex.quote(text)


def name_command(*words: object) -> str:
    """`eleventh` and these words, as they are typed: `eleventh check 'my crisis'`."""
    return make_visible(" ".join(("eleventh", *map(quote_word, words))))
