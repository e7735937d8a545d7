"""What a seat is told, in its own words: the neutral words of each name of the program give way to
those of the seat, wherever they stand.

It depends on nothing but the public names and the seat, so it can tell no secret. Ids and codes are
never changed: neutral words look like no id, which the language sees to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Any, TypeVar

from eleventh.core.program import Program

T = TypeVar("T")


class Wording:
    """The words of one seat for the names of a program."""

    def __init__(self, program: Program, seat: str) -> None:
        self._words = {
            each.neutral: word
            for each in program.names
            for whose, word in each.words
            if whose == seat
        }
        self._last: dict[str, tuple[object, Any]] = {}

    def tell(self, value: T, place: str = "") -> T:
        """The value with its texts in these words; the very same where nothing in it is named. What
        is told again at one `place` is not gone through again."""
        if not self._words:
            return value
        before = self._last.get(place)
        if place and before is not None and before[0] is value:
            told: T = before[1]
            return told
        told = self._reword(value)
        self._last[place] = value, told
        return told

    @cached_property
    def _named(self) -> re.Pattern[str]:
        longest = sorted(self._words, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")

    def _reword(self, value: Any) -> Any:
        if isinstance(value, str):
            if isinstance(value, Enum):
                return value
            return self._named.sub(lambda found: self._words[found[0]], value)
        if is_dataclass(value) and not isinstance(value, type):
            return self._reword_fields(value)
        if isinstance(value, tuple):
            told = [self._reword(each) for each in value]
            if all(new is old for new, old in zip(told, value, strict=True)):
                return value
            return type(value)(*told) if hasattr(value, "_fields") else tuple(told)
        if isinstance(value, Mapping):
            return {key: self._reword(each) for key, each in value.items()}
        return value

    def _reword_fields(self, value: Any) -> Any:
        changed = {}
        for each in fields(value):
            old = getattr(value, each.name)
            new = self._reword(old)
            if new is not old and each.init:
                changed[each.name] = new
        return replace(value, **changed) if changed else value
