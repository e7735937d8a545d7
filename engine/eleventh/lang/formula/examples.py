"""Examples in the help for a formula, in names of the scenario at hand.

Help that reads `pact == notice` tells little to an author whose crisis has no pact. So the help is
written with the examples below, and they are put in the words of the scenario before it is told;
where it has nothing of the kind, they stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Examples:
    """What a formula may hold: a comparison of a status with a value and with another, a track with
    dots in its id (as code begins with it), and whether an inject has happened."""

    is_value: str = "pact == notice"
    is_other: str = "pact == lapsed"
    track: str = "`trust.seoul.tokyo"
    happened: str = "happened.launch"

    def fill(self, help: str) -> str:
        """Help with these examples in the place of those that it is written with."""
        for field in fields(self):
            help = help.replace(getattr(IN_GENERAL, field.name), getattr(self, field.name))
        return help


IN_GENERAL = Examples()
"""The examples that help is written with."""
