"""Lines from which one walks on: to the history of a number, to what uses it, to why something did
not come about; and the spots by which every face knows those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from eleventh.core.program import Link
from eleventh.play.topics import Topic
from eleventh_ui.display.matching import Candidate
from eleventh_ui.display.words import safe

Tone = Literal["", "title", "dim", "label", "better", "worse"]
_ABSENCE, _USES = "why-not:", "used-by:"  # no id holds a colon


@dataclass(frozen=True, slots=True)
class WalkLine:
    """A line, `depth` steps in, safe to show. `spot` is what it leads on to, if anything. `links`
    follow its text in brackets, each with what that leads on to; `after` stands behind them."""

    text: str
    depth: int = 0
    spot: str = ""
    tone: Tone = ""
    links: tuple[tuple[str, str], ...] = ()
    after: str = ""

    @property
    def whole(self) -> str:
        """All of it as text: `rule “Law narrows” [H-15: the sources state it]`."""
        named = ", ".join(text for text, _ in self.links)
        told = ": ".join(filter(None, (named, self.after)))
        return f"{self.text} [{told}]" if told else self.text


def spot_absence(topic: str, turn: int = 0) -> str:
    """What a face knows the answer to "why not?" by, of a turn where one is named; empty for no
    topic."""
    return f"{_ABSENCE}{topic}@{turn or ''}" if topic else ""


def spot_rule(chain: Sequence[Link], turn: int) -> str:
    """What a face knows the rule of a chain of causes in a turn by, for what it needed; empty
    without one."""
    rules = [link.id for link in chain if link.kind == "rule"]
    return spot_absence(rules[-1], turn) if rules else ""


def spot_uses(reading: str) -> str:
    """What a face knows the uses of a number by."""
    return f"{_USES}{reading}"


def read_absence(spot: str) -> tuple[str, int | None]:
    """The topic and the turn, if one is named, of a spot that is one of "why not?"; no topic for
    another spot."""
    if not spot.startswith(_ABSENCE):
        return "", None
    topic, _, turn = spot.removeprefix(_ABSENCE).rpartition("@")
    return topic, int(turn) if turn else None


def read_uses(spot: str) -> str:
    """The number of a spot that is one of uses; empty for another."""
    return spot.removeprefix(_USES) if spot.startswith(_USES) else ""


def name_topics(topics: Sequence[Topic]) -> list[Candidate]:
    """Topics as things that can be meant."""
    return [Candidate(each.id, each.title) for each in topics]


def title_topic(topics: Sequence[Topic], id: str) -> str:
    """The title of a topic by its id, safe to show; the id where there is none."""
    return safe(next((each.title for each in topics if each.id == id), id))
