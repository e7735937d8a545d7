"""What a value without quotes is: the core rules of YAML 1.2, made stricter.

Under older rules `no` is false, `22:00` is 1320 and `012` is ten, and which rules hold depends on
the program that reads the file. Here `no`, `on`, `22:00` and `2019-07-01` are always text, and a
number that two programs could read in two ways is refused with a proposal of what to write.
"""

from __future__ import annotations

import math
import re

from eleventh.core.span import Span
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Problems
from eleventh.lang.yaml.nodes import Flag, Node, Nothing, Number, Text

MAX_DIGITS = 15
"""A float64 holds every whole number of 15 digits exactly."""

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
SURELY_TEXT = frozenset("abcdeghijklmopqrsuvwxyzABCDEGHIJKLMOPQRSUVWXYZ")
"""First letters with which no number, flag or null begins: a shortcut past `read_scalar`."""

_NUMERIC_START = frozenset("0123456789+-.")

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)", re.ASCII)
_DECIMAL = re.compile(
    r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?", re.ASCII
)
_UNUSABLE = re.compile(r"[-+]?\.inf|\.nan", re.ASCII | re.IGNORECASE)
_OTHER_BASE = re.compile(
    r"[-+]?0(?:o_*[0-7][0-7_]*|x_*[0-9a-f][0-9a-f_]*|b_*[01][01_]*)", re.ASCII | re.IGNORECASE
)
_DISGUISED = re.compile(
    r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.(?=_*[0-9])[0-9_]*)(?:[eE][-+]?_*[0-9][0-9_]*)?",
    re.ASCII,
)


def is_text(raw: str) -> bool:
    """Whether a value without quotes is text, and not a number, a flag or nothing."""
    if raw in _WORDS:
        return False
    return raw[0] not in _NUMERIC_START or not (
        _DECIMAL.fullmatch(raw)
        or _UNUSABLE.fullmatch(raw)
        or _OTHER_BASE.fullmatch(raw)
        or _DISGUISED.fullmatch(raw)
    )


def read_scalar(raw: str, span: Span, found: Problems) -> Node | None:
    """The node for a value without quotes.

    A number in a doubtful form gives a problem and the likeliest number, so that later checks can
    go on; one without a usable value gives a problem and None.
    """
    if raw in _WORDS:
        word = _WORDS[raw]
        return Nothing(span) if word is None else Flag(word, span)
    if raw[0] not in _NUMERIC_START:
        return Text(raw, span)
    if _DECIMAL.fullmatch(raw):
        return _number(raw, raw, span, found)
    if _UNUSABLE.fullmatch(raw):
        found.add(
            "E025",
            f"{quote(raw)} is not a number that a game can use",
            span,
            help=f'Write a number with a size, or "{raw}" in quotes if text is meant.',
        )
        return None
    if _OTHER_BASE.fullmatch(raw) or _DISGUISED.fullmatch(raw):
        return _doubtful(raw, span, found)
    return Text(raw, span)


def _number(shown: str, raw: str, span: Span, found: Problems) -> Number | None:
    mantissa = re.split("[eE]", raw)[0]
    digits = sum(character.isdigit() for character in mantissa.lstrip("+-0."))
    if digits > MAX_DIGITS or len(raw) > 2 * MAX_DIGITS:
        _note_too_long(shown, span, found)
        return None
    if _INTEGER.fullmatch(raw):
        return Number(int(raw), span, shown)
    value = float(raw) + 0.0  # -0.0 + 0.0 is 0.0: one zero, not two
    if math.isinf(value) or (value == 0 and mantissa.strip("+-0.")):
        found.add(
            "E025",
            f"{quote(shown)} is too large or too small to be kept as a number",
            span,
            help="Write a number with a usual size, or put it in quotes if text is meant.",
        )
        return None
    return Number(value, span, shown)


def _doubtful(raw: str, span: Span, found: Problems) -> Number | None:
    """A problem that proposes the number meant, and that number."""
    bare = raw.lstrip("+-").replace("_", "").lower()
    base = {"0o": 8, "0x": 16, "0b": 2}.get(bare[:2])
    if base is None:
        meant = re.sub("^0+(?=[0-9])", "", f"0{bare}")
    elif len(bare) > 2 + MAX_DIGITS:
        _note_too_long(raw, span, found)
        return None
    else:
        meant = str(int(bare[2:], base))
    if raw.startswith("-"):
        meant = "-" + meant
    number = _number(raw, meant, span, found)
    if number is not None:
        found.add(
            "E024",
            f"{quote(raw)} is read as different numbers by different programs",
            span,
            help=f'Write {meant} if a number is meant, or "{raw}" in quotes if text is meant.',
        )
    return number


def _note_too_long(shown: str, span: Span, found: Problems) -> None:
    found.add(
        "E026",
        f"{quote(shown)} has more than {MAX_DIGITS} digits",
        span,
        help="Scores and sizes need far fewer; put it in quotes if text is meant.",
    )
