"""A story as data: parts under headings, each of paragraphs that open with the whole in short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Spare = Literal["", "room", "time", "calm"]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A paragraph of a story: it opens with its `lead`, which is the whole of it in short, and
    `meaning` says whether that is better or worse, if it matters. `spot` is what `why` tells more
    of, or empty; `because` what may be left out. `spare` says when its lead has to do: where there
    is no more room, or also where there is little time; `calm` is one that only says that nothing
    came otherwise, which is left out where there is little time."""

    lead: str
    told: str = ""
    meaning: str = ""
    spot: str = ""
    because: str = ""
    spare: Spare = ""


@dataclass(frozen=True, slots=True)
class StoryPart:
    """A part of a story under its heading; what opens a story may have none."""

    heading: str
    lines: tuple[StoryLine, ...]
