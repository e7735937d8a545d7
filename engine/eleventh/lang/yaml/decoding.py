"""From bytes to text: size, encoding, and characters that may not stand in a file.

All of this is settled before the YAML parser sees anything, so that line and column mean the same
to the parser, to an editor and to the author.
"""

from __future__ import annotations

import codecs
import re

from eleventh.core.span import Span
from eleventh.lang.problems.characters import FORBIDDEN_IN_FILE, name_character
from eleventh.lang.problems.problem import Label, Problems
from eleventh.lang.yaml.source import MAX_BYTES, note_too_large

_PLACES_SHOWN = 5

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_CLEAN_ASCII = bytes((0x09, 0x0A, 0x0D, *range(0x20, 0x7F)))


def decode(file: str, data: bytes, found: Problems) -> str | None:
    """The text of a file, or None with a problem where the bytes are not usable text.

    A UTF-8 byte order mark is dropped: some editors add it unasked. A forbidden character gives a
    problem and is replaced by U+FFFD, which keeps every column, so that the rest can be checked.
    """
    start = Span(file, 1, 1, 1, 1)
    if len(data) > MAX_BYTES:
        found.take(note_too_large(file))
        return None
    if data.startswith(_WIDE) or b"\0" in data[:4]:
        found.add(
            "E005",
            "The file is saved as UTF-16 or UTF-32, or is not text at all",
            start,
            help="Save it again with the encoding UTF-8.",
        )
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").split("\n")
        line, column = len(before), len(before[-1]) + 1
        found.add(
            "E005",
            f"The byte 0x{data[error.start]:02X} is not UTF-8 text",
            Span(file, line, column, line, column + 1),
            help="The file was probably saved in an older encoding. Save it again as UTF-8.",
        )
        return None
    if _is_clean(data):
        return text
    return _replace_forbidden(file, text, found)


def _is_clean(data: bytes) -> bool:
    """Whether no character is forbidden: fast, for the file that is as it should be."""
    if data.count(b"\r") != data.count(b"\r\n"):
        return False
    rare = set(data.translate(None, _CLEAN_ASCII).decode("utf-8"))
    return re.search(FORBIDDEN_IN_FILE, "\n".join(rare)) is None  # none beside another


def _replace_forbidden(file: str, text: str, found: Problems) -> str:
    """The text with forbidden characters replaced; one problem for each different character."""
    places: dict[str, list[Span]] = {}
    counts: dict[str, int] = {}
    line, line_start = 1, 0
    for match in re.finditer(f"\n|{FORBIDDEN_IN_FILE}", text):
        character = match.group()
        if character == "\n":
            line, line_start = line + 1, match.end()
            continue
        counts[character] = counts.get(character, 0) + 1
        shown = places.setdefault(character, [])
        if len(shown) < _PLACES_SHOWN:
            column = match.start() - line_start + 1
            shown.append(Span(file, line, column, line, column + 1))
    for character, spans in places.items():
        times = counts[character]
        note = "here" if times == 1 else f"here, the first of {times} times"
        found.add(
            "E027",
            f"The character {name_character(character)} may not stand in a scenario",
            spans[0],
            note=note,
            help="Delete it. It cannot be seen, or could change how other text is shown.",
            also=[Label(span, "and here") for span in spans[1:]],
        )
    return re.sub(FORBIDDEN_IN_FILE, "\N{REPLACEMENT CHARACTER}", text)
