"""The texts of a model, wherever they stand in it: to be listed, or to be written anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeAlias, TypeVar

from eleventh.core.span import Span
from eleventh.lang.model.text import Formula, Name

T = TypeVar("T")
Place: TypeAlias = tuple[str, str]
"""The class and the field in which a text stands, as `("Inject", "headline")`."""


def list_texts(
    item: object, span: Span, skip: Callable[[Place, object], bool]
) -> Iterator[tuple[str, Span]]:
    """Every text in a part of a model, with where it stands or what it belongs to. Of a field that
    to `skip`, by its place and the part that has it, nothing is listed."""
    if isinstance(item, str):
        yield item, span
    elif isinstance(item, tuple):
        for each in item:
            yield from list_texts(each, span, skip)
    elif is_dataclass(item) and not isinstance(item, (Formula, Name, Span, type)):
        span = _find_span(item, span)
        for each in fields(item):
            if not skip((type(item).__name__, each.name), item):
                yield from list_texts(getattr(item, each.name), span, skip)


def write_texts(item: T, span: Span, write: Callable[[str, Span], str]) -> T:
    """The part with every text as `write` gives it anew, itself where none is another."""
    made: Any = item
    if isinstance(item, str):
        return write(item, span)  # type: ignore[return-value]
    if isinstance(item, tuple) and not hasattr(item, "_fields"):
        told = tuple(write_texts(each, span, write) for each in item)
        return item if told == item else told  # type: ignore[return-value]
    if is_dataclass(item) and not isinstance(item, (Formula, Name, type)):
        span = _find_span(item, span)
        changed = {}
        for each in fields(item):
            old = getattr(item, each.name)
            new = write_texts(old, span, write)
            if new is not old and new != old:
                changed[each.name] = new
        return replace(made, **changed) if changed else item
    return item


def _find_span(item: object, span: Span) -> Span:
    """Where a part of a model stands, as near as it says."""
    own = getattr(item, "span", None)
    if isinstance(own, Span):
        return own
    id = getattr(item, "id", None)
    return id.span if isinstance(id, Name) else span
