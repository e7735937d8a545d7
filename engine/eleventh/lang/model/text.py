"""What every part of the model is made of: a name, a formula or a text as an author wrote it, and
where it stands.

Nothing here is looked up or parsed: a name may mean nothing, a formula may be no formula.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from eleventh.core.span import Span

ADDED: Mapping[str, bool] = MappingProxyType({"added": True})
"""The metadata of a field that came to a part of the model later: where it holds nothing, the
fingerprint of what was written before does not know of it."""


@dataclass(frozen=True, slots=True)
class Name:
    """An id (or a word from a fixed list) and where it stands."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class ReaderName:
    """A name that seats read in words of their own, and all others in the `neutral` ones."""

    id: Name
    neutral: str
    words: tuple[tuple[Name, str], ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """The text of a formula, or of a plain number, and where it stands.

    `span` covers the scalar's text without its quotes where that is one line; column offsets into a
    formula are exact only then (`exact`).
    """

    text: str
    span: Span
    exact: bool = True

    def place(self, start: int, stop: int) -> Span:
        """Where some characters of it stand; the whole of it where columns are not exact."""
        if not self.exact:
            return self.span
        line, column = self.span.line, self.span.column
        return Span(self.span.file, line, column + start, line, column + stop)


@dataclass(frozen=True, slots=True)
class Prose:
    """Text for people; from the YAML, or from a Markdown file beside it.

    Of a text that fits the state `variants` holds every form with its condition, in order; `text`
    is the last of them. A text that is always the same has none.
    """

    text: str
    span: Span
    variants: tuple[ProseVariant, ...] = ()

    @property
    def forms(self) -> tuple[ProseVariant, ...]:
        """The variants; of a text that is always the same, the one that it is."""
        return self.variants or (ProseVariant(None, self.text, self.span),)


@dataclass(frozen=True, slots=True)
class ProseVariant:
    """One form of a text, told where its condition holds; without one, in any case."""

    when: Formula | None
    text: str
    span: Span
