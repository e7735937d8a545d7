"""Examples in the help for a formula, in names of the scenario at hand.

Help that reads `pact == notice` tells little to an author whose crisis has no pact. So the help is
written with the examples below, and they are put in the words of the scenario before it is told;
where it has nothing of the kind, they stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Examples:
    """A status with a value and another, a track with dots in its id, and an inject."""

    status: str = "pact"
    value: str = "notice"
    other: str = "lapsed"
    track: str = "trust.seoul.tokyo"
    inject: str = "launch"

    def fill(self, help: str) -> str:
        """Help with the examples of this scenario, where any stand there in code."""
        before, *rest = help.split("`")
        for at in range(0, len(rest), 2):
            rest[at] = self._translate(rest[at])
        return "`".join((before, *rest))

    def _translate(self, code: str) -> str:
        for general, own in (
            (f"{IN_GENERAL.status} == {IN_GENERAL.value}", f"{self.status} == {self.value}"),
            (f"{IN_GENERAL.status} == {IN_GENERAL.other}", f"{self.status} == {self.other}"),
            (IN_GENERAL.track, self.track),
            (f"happened.{IN_GENERAL.inject}", f"happened.{self.inject}"),
        ):
            code = code.replace(general, own)
        return code


IN_GENERAL = Examples()
"""The examples as the help has them."""
