"""How much is told unasked: everything, what somebody needs to decide, or headlines.

Nothing is lost at any pace: the words that ask (`again`, `events`, `look`, `ledger`, `about`) tell
all of it. A pace is a person's own, so a room in which several sit is told everything unless it
says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from eleventh_ui.display.story_lines import StoryLine, StoryPart
from eleventh_ui.display.words import safe

Pace = Literal["full", "brief", "headlines"]
PACES: tuple[Pace, ...] = get_args(Pace)
USUAL: Pace = "full"
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘])")


@dataclass(frozen=True, slots=True)
class Paces:
    """The pace of a person who plays alone, and that of a room in which several sit; `fault` says
    why what was kept is not followed, or empty."""

    alone: Pace = USUAL
    shared: Pace = USUAL
    fault: str = ""


def shorten_story(story: Sequence[StoryPart], pace: Pace) -> tuple[StoryPart, ...]:
    """The story at a pace: briefly without reasons and what came as expected, in headlines no more
    of each line than it opens with."""
    if pace == "full":
        return tuple(story)
    shorter = (
        tuple(_shorten(each, pace) for each in part.lines if each.spare != "calm") for part in story
    )
    return tuple(
        replace(part, lines=kept)
        for part, lines in zip(story, shorter, strict=True)
        if (kept := tuple(each for each in lines if each.lead))
    )


def shorten_text(paragraphs: Sequence[str], pace: Pace) -> tuple[str, ...]:
    """A text at a pace: briefly its first sentence, in headlines nothing."""
    if pace == "full":
        return tuple(paragraphs)
    if pace == "headlines" or not paragraphs:
        return ()
    return (_END.split(safe(paragraphs[0]), maxsplit=1)[0],)


def _shorten(line: StoryLine, pace: Pace) -> StoryLine:
    told = line.told if pace == "brief" and line.spare != "time" else ""
    return replace(line, told=told, because="")
