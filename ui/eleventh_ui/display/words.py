"""Text in which people are told about a game, harmless on any terminal.

What comes from scenarios and players goes through `safe` before it reaches a terminal: what could
drive the terminal, or hide in the text, is written out instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from eleventh.lang.problems.characters import make_visible

ECHOED = 60
NO_WORD = "/\\_.~"  # stand in paths and ids, not inside the words of a language


def safe(text: object) -> str:
    r"""One line of text, harmless on any terminal: controls, escapes and marks of writing direction
    show as `\u{1b}`, and line breaks and tabs become spaces."""
    return make_visible(" ".join(str(text).split()))


def show_path(path: object) -> str:
    r"""A path with every letter and space that is its own, harmless on any terminal."""
    return make_visible(str(path))


def join_lines(text: str) -> str:
    """A message as one line, harmless on any terminal, its spaces kept: paths stand in it."""
    return make_visible(" ".join(line.strip("\t") for line in text.split("\n")))


def echo(text: object) -> str:
    """What somebody typed, safe to say again: at most 60 characters of it."""
    said = safe(text)
    return said if len(said) <= ECHOED else f"{said[:ECHOED]}…"


PLAYED_ELSEWHERE = "being played in another window"
"""What a list says of a match that another process has open."""


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each safe and on one line; a single line break does not end one."""
    parts = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n"))
    return tuple(found for found in (safe(part) for part in parts) if found)


def spell_out(identifier: str) -> str:
    """An id as words: `stand_firm` reads `stand firm`."""
    return safe(identifier.replace("_", " "))


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop, unless it ends in a mark already. A
    path or an id at its front keeps its letters."""
    text = safe(text)
    closed = text if text.endswith((".", "!", "?", ":", "…")) else f"{text}."
    first = text.partition(" ")[0]
    if any(each in first.rstrip(".,:;!?…") for each in NO_WORD):
        return closed
    return closed[:1].upper() + closed[1:] if text else ""


def join_words(items: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; nothing for no items."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def pluralise(number: int, noun: str) -> str:
    """`1 turn`, `3 turns`, `12,000 games`."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def up_to(last: int) -> str:
    """The numbers from 1 on: `1 to 3`, and only `1` where that is the last."""
    return f"1 to {last}" if last > 1 else "1"


def describe_joint_outcome(away: Sequence[str]) -> str:
    """What came of a joint initiative: `with all of them`, or who stayed away, given by titles."""
    if not away:
        return "with all of them"
    return f"came to nothing, {join_words(safe(each) for each in away)} stayed away"


def describe_restored_save(path: object) -> str:
    """What is said when a save that had been deleted was put back whole."""
    return f"The save had vanished. All of it was written anew to {show_path(path)}."
