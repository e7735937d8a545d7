"""A formula as people read it: what it names by title and value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from eleventh_ui.display.words import safe

_NAMED = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class NamedValue:
    """What a formula names: its title, its value as people read it, and whether that is a name."""

    title: str
    value: str
    status: bool


def list_read(formula: str) -> tuple[str, ...]:
    """The ids that a formula names in braces, each once, in their order."""
    return tuple(dict.fromkeys(_NAMED.findall(formula)))


def spell_formula(formula: str, told: Mapping[str, NamedValue]) -> str:
    """A formula with what it names in braces told by title and, the first time, by value:
    `100 - Trade restrictions by Tokyo (24)`. What has named values stands at the end."""
    named = [id for id in list_read(formula) if id in told]
    titles = {id: re.sub("^The ", "the ", told[id].title) for id in named}
    values = {id: f" ({told[id].value})" for id in named if not told[id].status}

    def title(found: re.Match[str]) -> str:
        return f"{titles.get(found[1], found[1])}{values.pop(found[1], '')}"

    ends = [f"; {titles[id]} is {told[id].value}" for id in named if told[id].status]
    return safe("".join((_NAMED.sub(title, formula), *ends)))
