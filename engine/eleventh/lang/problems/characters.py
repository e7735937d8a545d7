"""Characters that may not stand in a file, and a harmless way to show any text.

A scenario may come from a stranger. Escape sequences could drive a reader's terminal, controls of
writing direction could make a file look like another one, and characters that nobody sees could
make two names look alike; none has a use in a scenario, but for the zero-width space between
letters of a script without spaces. All other text is kept exactly as it is written: there is no
Unicode normalisation, so a name typed in two ways is two names.
"""

from __future__ import annotations

import re
import unicodedata

_QUOTE_LIMIT = 60

# C0 without tab, newline and return; DEL and C1; soft hyphen; fillers; zero-width characters and
# controls of writing direction; line separators that editors do not count; surrogates,
# noncharacters, byte order marks, annotation marks and the invisible tag characters.
_SPACELESS = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer: no spaces between words, so U+200B says where a line may break."""

_BREAK = f"(?<![{_SPACELESS}])\u200b|\u200b(?![{_SPACELESS}])"

_CLASS = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200e\u200f"
    r"\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffc"
    r"\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(f"{chr(p * 0x10000 + 0xFFFE)}{chr(p * 0x10000 + 0xFFFF)}" for p in range(1, 17))
)

# Patterns are compiled when they are first used: that takes longer than to list scenarios, which
# uses none of them.
FORBIDDEN_IN_TEXT = f"[\r{_CLASS}]|{_BREAK}"
"""In the value of a scalar. Tab and newline are allowed there."""

FORBIDDEN_IN_FILE = f"[{_CLASS}]|\r(?!\n)|{_BREAK}"
"""In a file as it is stored, where a return may stand before a newline."""

FORBIDDEN_IN_KEY = r"[^\S ]|\u200b"
"""Every space but the plain one, seen or not: in a key it would look right and be wrong."""

_UNSAFE_TO_SHOW = f"[\t\n\r\u200b{_CLASS}]"


def is_plain(text: str) -> bool:
    """Whether it is ASCII and every character can be seen: then nothing in it is forbidden
    anywhere, nor unsafe to show. Most text is, and this is the quick way to know."""
    return text.isascii() and text.isprintable()


def split_lines(text: str) -> list[str]:
    """The lines as an editor counts them, without their ends."""
    return [line.removesuffix("\r") for line in text.split("\n")]


def name_character(character: str) -> str:
    """The code point with its name where it has one: `U+202E (right-to-left override)`."""
    point = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    if not name and unicodedata.category(character) == "Cc":
        name = {"\x1b": "escape", "\t": "tab", "\n": "newline", "\r": "carriage return"}.get(
            character, "control character"
        )
    return f"{point} ({name})" if name else point


def make_visible(text: str) -> str:
    r"""The text with every character that is not plainly visible written as `\u{..}`.

    The result is one line, safe to print on a terminal and unchanged by a second call.
    """
    if is_plain(text):
        return text
    return re.sub(_UNSAFE_TO_SHOW, lambda found: f"\\u{{{ord(found.group()):x}}}", text)


def quote(text: str) -> str:
    """What an author wrote as a message quotes it: visible, in backticks, 60 characters of it."""
    cut = text if len(text) <= _QUOTE_LIMIT else text[: _QUOTE_LIMIT - 1] + "…"
    return f"`{make_visible(cut)}`" if "`" not in cut else f'"{make_visible(cut)}"'
