"""What is put right before the parser reads, because it reads it wrong.

Each case is valid YAML that libyaml refuses or loses. Nothing here moves what stands around it, so
that spans stay those of the file.
"""

from __future__ import annotations

import json
import re

_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_PAIR = re.compile(
    r"(?P<slashes>(?<!\\)(?:\\\\)*)"
    r"\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
)


def prepare(text: str) -> str:
    """The text that gives the parser the values which YAML means.

    A last line of nothing but spaces, which may belong to a block of text, gets its line end. In a
    file that is JSON two escapes that are one character together (`\\ud83d\\ude00`) become one
    escape, and blanks after the text make up for what is shorter.
    """
    if text.endswith(" ") and not text[text.rfind("\n") + 1 :].strip(" "):
        text += "\n"
    if "\\u" not in text or _PAIR.search(text) is None or not _is_json(text):
        return text
    return _JSON_STRING.sub(_join_pairs, text)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _join_pairs(string: re.Match[str]) -> str:
    return _PAIR.sub(_join_pair, string.group()).ljust(len(string.group()))


def _join_pair(pair: re.Match[str]) -> str:
    high, low = int(pair["high"], 16), int(pair["low"], 16)
    point = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
    return f"{pair['slashes']}\\U{point:08x}"
