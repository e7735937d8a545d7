"""Examples in the help for a formula, in names of the scenario at hand.

Help that reads `pact == notice` tells little to an author whose crisis has no pact. So the help is
written with the examples below, and they are put in the words of the scenario before it is told;
where it has nothing of the kind, they stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Examples:
    """What a formula may hold: a comparison of a status with a value and with another, of a track
    with a number in the middle of its scale, a track with dots in its id (as code begins with it),
    whether an inject has happened, and an amount that grows with a deed. `turns` are the days on
    which the turns open, in order."""

    is_value: str = "pact == notice"
    is_other: str = "pact == lapsed"
    compared: str = "`trust.seoul.tokyo >= 50"
    track: str = "`trust.seoul.tokyo"
    happened: str = "happened.launch"
    amount: str = "-blow * intensity"
    turns: tuple[str, ...] = ()

    def fill(self, help: str) -> str:
        """Help with these examples in the place of those that it is written with."""
        for name in _FILLED:
            help = help.replace(getattr(IN_GENERAL, name), getattr(self, name))
        return help

    def explain_date(self, written: str) -> str:
        """Which turn a day is in, as a sentence; nothing where that is not known."""
        year, month, day = map(int, written.split("-"))
        wanted = f"{year:04}-{month:02}-{day:02}"
        days = [each[: len(wanted)] for each in self.turns]
        past = sum(each <= wanted for each in days)
        if not days:
            return ""
        if not past:
            return f"Turn 1 opens on {self.turns[0]}."
        turn = days.index(days[past - 1]) + 1  # the first of a day with several
        where = f"{wanted} is turn {turn}"
        if days[turn - 1] != wanted:
            turn = past
            where = f"Turn {turn} opens on {self.turns[turn - 1]}, and {wanted} falls after that"
        return f"{where}: write `{turn}`."


_FILLED = ("is_value", "is_other", "compared", "track", "happened", "amount")
IN_GENERAL = Examples()
"""The examples that help is written with."""
