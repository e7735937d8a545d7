"""Cuts the text of a formula into tokens, every character of it, and measures it.

The text comes from a stranger: only what is cut cleanly here, is known to be ordered sensibly
(`arrangement`) and stays within these limits ever reaches Python's own parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

MAX_LENGTH = 400
MAX_DEPTH = 30
MAX_NUMBER = 1e9
MIN_NUMBER = 1e-9
MAX_DIGITS = 15

Kind = Literal["number", "name", "word", "sign", "bad"]

WORDS = frozenset({"and", "or", "not", "if", "else"})

_PATTERN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
    |(?P<string>(?:(?<!\w)[A-Za-z]{1,2})?(?:"[^"]*"?|'[^']*'?))
    |(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[\w.]*)
    |(?P<name>[^\W\d]\w*)
    |(?P<foreign>===|!==|&&|\|\||\*\*|//|<>|=>|=<|:=|->|<<|>>)
    |(?P<sign>==|!=|<=|>=|[-+*/<>(),.])
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a formula's text and where it stands in it. `bad` is one that no formula has."""

    kind: Kind
    text: str
    start: int
    stop: int


def scan(text: str) -> list[Token]:
    """All tokens of a text, blanks and line breaks left out. Takes any text and never fails."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _PATTERN.match(text, at)
        if match is None:  # cannot be: the last alternative takes any character
            raise AssertionError(at)
        stop = match.end()
        group = match.lastgroup
        if group == "number" and text[at] == "." and _after_value(found):
            group, stop = "sign", at + 1
        if group != "space":
            kind = _kind(group, text[at:stop])
            if kind == "word" and found and found[-1].text == ".":
                kind = "name"
            found.append(Token(kind, text[at:stop], at, stop))
        at = stop
    return found


def _after_value(found: list[Token]) -> bool:
    return bool(found) and (found[-1].kind == "name" or found[-1].text == ")")


def _kind(group: str | None, text: str) -> Kind:
    match group:
        case "sign":
            return "sign"
        case "name" if text.isascii():
            return "word" if text in WORDS else "name"
        case "number" if _is_well_written(text):
            return "number"
    return "bad"


def _is_well_written(text: str) -> bool:
    """Whether a number is decimal, unambiguous, exact in float64 as written, and of a sane size."""
    if not re.fullmatch(
        r"(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", text, re.ASCII
    ):
        return False
    return count_digits(text) <= MAX_DIGITS and is_sane(float(text))


def count_digits(text: str) -> int:
    """How many significant digits a decimal number has."""
    return len(re.split("[eE]", text)[0].replace(".", "").strip("0"))


def is_sane(value: float) -> bool:
    """Whether a number is zero, or neither too small nor too large to reckon with."""
    return value == 0 or MIN_NUMBER <= value <= MAX_NUMBER
