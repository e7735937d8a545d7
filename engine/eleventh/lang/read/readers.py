"""Names by reader: `{name.ID}` in any text becomes the neutral words, of which each seat reads its
own.

It is done as files are read, so that nothing after it has to know of them: texts, titles and
reasons hold what everybody reads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from eleventh.core.span import Span
from eleventh.lang.model.books import Rulebook, Scenario
from eleventh.lang.model.walking import write_texts
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Problems
from eleventh.lang.problems.suggest import find_nearest

_PLACE = re.compile(r"\{name\.([a-z][a-z0-9_]{0,39})\}")
_START = Span("", 1, 1, 1, 1)


def spell_names(
    scenario: Scenario | None, rulebook: Rulebook | None, found: Problems
) -> tuple[Scenario | None, Rulebook | None]:
    """Both with neutral words in the place of names; one that nobody defines is noted."""
    books = [each for each in (rulebook, scenario) if each is not None]
    words = {each.id.value: each.neutral for book in books for each in book.sections.names}

    def write(text: str, span: Span) -> str:
        return _spell(text, span, words, found) if "{name." in text else text

    return (
        None if scenario is None else write_texts(scenario, _START, write),
        None if rulebook is None else write_texts(rulebook, _START, write),
    )


def _spell(text: str, span: Span, words: Mapping[str, str], found: Problems) -> str:
    for match in _PLACE.finditer(text):
        if match[1] not in words:
            near = find_nearest(match[1], words)
            found.once(
                "E111",
                f"No name is called {quote(match[1])}",
                span,
                help=f"Did you mean `{{name.{near}}}`?"
                if near
                else "Define it under `names`, with the words of each seat and `neutral`.",
            )
    return _PLACE.sub(lambda match: words.get(match[1], match[1]), text)
