"""One-sided words: what one seat calls something, written out where everybody reads it.

Where a name has words by reader, `{name.ID}` gives each seat its own. Whoever writes those of one
seat in a text that others read as well takes its side. What stands in quotation marks is somebody's
own words, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from eleventh.core.span import Span
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.injects import Inject
from eleventh.lang.model.text import ReaderName
from eleventh.lang.model.walking import Place, list_texts
from eleventh.lang.problems.characters import quote

_PRIVATE = frozenset(
    {
        ("Seat", "briefing"),
        ("Seat", "advisers"),
        ("Objective", "text"),
        ("Inject", "private"),
        ("Decision", "ask"),
        ("Response", "text"),
    }
)  # what one seat reads, or the players of one
_APART = frozenset({("Sections", "sources"), ("Sections", "names")})
_BEYOND = frozenset({"assumptions", "limitations", "synopsis"})
# of a rulebook: what a scenario can't change, and what no rule or title is made of
_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|\"[^\"]*\"")
_START = Span("", 1, 1, 1, 1)


def check(context: LoweringContext) -> None:
    """Notes words of one seat for a name in texts that others read too."""
    names = context.sections.names
    if not names:
        return
    for text, span in _list_read_by_all(context):
        plain = _QUOTED.sub(" ", text)
        for made in names:
            _check(context, made, plain.replace(made.neutral, " "), span)


def _check(context: LoweringContext, made: ReaderName, text: str, span: Span) -> None:
    for who, word in made.words:
        if word == made.neutral or not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
            continue
        context.problems.once(
            "W095",
            f"{quote(word)} is what {context.cast.title(who.value)} says, and all read this",
            span,
            help=f"Write `{{name.{made.id.value}}}`: each seat reads its own words.",
        )


def _list_read_by_all(context: LoweringContext) -> Iterator[tuple[str, Span]]:
    def skip(place: Place, item: object) -> bool:
        if place in _PRIVATE or place in _APART:
            return True
        if isinstance(item, Inject) and place[1] in ("headline", "text"):
            return len(context.cast.is_seated(item.visible)) == 1
        return False

    def skip_of_rulebook(place: Place, item: object) -> bool:
        return skip(place, item) or (scenario is not None and place[1] in _BEYOND)

    rulebook, scenario = context.bundle.rulebook, context.bundle.scenario
    if rulebook is not None:
        yield from list_texts(rulebook, _START, skip_of_rulebook)
    if scenario is not None:
        yield from list_texts(scenario, _START, skip)
