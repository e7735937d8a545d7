"""The command of a program that plays: from `exec:./my_player --fast` to words, without a shell.

Only the name of the program's file goes into a save, never where it lies or its arguments: those
may be secret, and nobody who opens the save may start it by that.
"""

from __future__ import annotations

import os
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

from eleventh.bots.registry import PROGRAM, Registered, find_doctrine, is_program
from eleventh.core.refusals import Refusal, RefusalCode

LONGEST_NAME = 60  # characters of a program's name in a save


@dataclass(frozen=True, slots=True)
class ProgramCommand:
    """A program and its arguments, as the system starts it."""

    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """What a save calls the player."""
        file = os.path.basename(self.words[0])
        return PROGRAM + "".join(each for each in file if each.isprintable())[:LONGEST_NAME]


def read_command(text: str) -> ProgramCommand | Refusal:
    """The command that `exec:COMMAND` names. COMMAND is split as a POSIX shell would, and nothing
    in it is expanded but `~` in front; a program without a `/` is looked for on the PATH. A Refusal
    if it can't be read, or if no such program can be started."""
    try:
        words = shlex.split(text.removeprefix(PROGRAM))
    except ValueError:
        words = []
    if not words or not words[0] or "\0" in text:
        return Refusal(RefusalCode.NO_COMMAND, {"wanted": text})
    first = os.path.expanduser(words[0])
    found = shutil.which(first)
    if found is not None:
        return ProgramCommand((found, *words[1:]))
    if Path(first).is_file() and os.path.dirname(first):
        return Refusal(RefusalCode.NOT_EXECUTABLE, {"wanted": words[0]})
    near = f"./{first}" if Path(first).is_file() else ""
    return Refusal(RefusalCode.NO_PROGRAM, {"wanted": words[0], "near": near})


def name_player(player: str) -> str:
    """What a save calls this player: the name of a doctrine as it is, of a program its file's."""
    found = find_player(player)
    return found.name if isinstance(found, ProgramCommand) else player


def find_player(name: str) -> ProgramCommand | Registered | Refusal:
    """Who plays by this name: a program or a doctrine. A Refusal if nobody does."""
    return read_command(name) if is_program(name) else find_doctrine(name)
