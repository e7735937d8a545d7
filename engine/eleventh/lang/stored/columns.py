"""Frozen values as plain JSON data and back, by the types that their classes declare.

Values of one class are written as a table, one column per field: a program has thousands of
operations, and a column is read and checked many times faster than its rows. Text, and whatever
holds no fraction, is written once however often it occurs. What is read is believed only if every
type, length and index is right; anything else is a ValueError. There is no list of classes here: a
class that gains a field gains a column.
"""

from __future__ import annotations

import sys
import types
from array import array
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, partial
from itertools import accumulate, chain, starmap
from typing import Any, Literal, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

LARGEST = sys.float_info.max
SIGNED, UNSIGNED = "bhiq", "BHIQ"  # codes of `array` for 1, 2, 4 and 8 bytes
MOST = 2_000_000  # items of all tuples of a column, repeated ones counted as often as they occur

T = TypeVar("T")
Rows = Sequence[Any]


class Column(Protocol):
    """How many values of one type are written; `unpack` gives back what `pack` was given."""

    @property
    def exact(self) -> bool:
        """Whether equal values are the same in every respect, as 1 and 1.0 are not."""
        ...

    def pack(self, rows: Rows) -> Any:
        """Plain data for JSON."""
        ...

    def unpack(self, data: Any, count: int) -> Rows:
        """The `count` values that were packed. ValueError if `data` is anything else."""
        ...


def pack(kind: type[T], value: T) -> Any:
    """A value of a frozen dataclass or a named tuple as plain data for JSON."""
    return _whole(kind).pack([value])


def unpack(kind: type[T], data: Any) -> T:
    """The value that was packed. ValueError if the data are not one of this class."""
    (value,) = _whole(kind).unpack(data, 1)
    assert isinstance(value, kind)
    return value


@dataclass(frozen=True, slots=True)
class _Plain:
    """Numbers and truths, as they are."""

    allowed: frozenset[type]

    @property
    def exact(self) -> bool:
        return len(self.allowed) == 1 and float not in self.allowed

    def pack(self, rows: Rows) -> Any:
        return _packed(SIGNED, rows) if self.allowed == {int} else list(rows)

    def unpack(self, data: Any, count: int) -> Rows:
        if self.allowed == {int}:
            return _unpacked(SIGNED, data, count)
        rows = _listed(data, count)
        if not self.allowed.issuperset(map(type, rows)):
            raise ValueError("a value is of another type")
        numbers = rows if types.NoneType not in self.allowed else filter(None, rows)
        if float in self.allowed and not all(map(_is_finite, numbers)):
            raise ValueError("a number is not finite")
        return rows


@dataclass(frozen=True, slots=True)
class _Text:
    """Text; with `allowed`, only of these words."""

    allowed: frozenset[str] = frozenset()
    exact: bool = True

    def pack(self, rows: Rows) -> Any:
        return list(rows)

    def unpack(self, data: Any, count: int) -> Rows:
        rows = _listed(data, count)
        if not {str}.issuperset(map(type, rows)):
            raise ValueError("a value is not text")
        if self.allowed and not self.allowed.issuperset(rows):
            raise ValueError("a word is none of those there are")
        return rows


@dataclass(frozen=True, slots=True)
class _Tuple:
    """Tuples of any length: the lengths, then all items in one column."""

    item: Column

    @property
    def exact(self) -> bool:
        return self.item.exact

    def pack(self, rows: Rows) -> Any:
        items = [*chain.from_iterable(rows)]
        return [pack_counts([len(row) for row in rows]), self.item.pack(items)]

    def unpack(self, data: Any, count: int) -> Rows:
        lengths, items = _listed(data, 2)
        ends = list(accumulate(unpack_counts(lengths, count)))
        whole = tuple(self.item.unpack(items, ends[-1] if ends else 0))
        return [whole[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@dataclass(frozen=True, slots=True)
class _Table:
    """Values of one class, or pairs and the like: a column per field."""

    columns: tuple[Column, ...]
    made: Callable[[Iterator[Rows]], Iterator[Any]]
    taken: Callable[[Any], Rows]

    @property
    def exact(self) -> bool:
        return all(column.exact for column in self.columns)

    def pack(self, rows: Rows) -> Any:
        taken = [self.taken(row) for row in rows]
        return [
            column.pack([each[place] for each in taken])
            for place, column in enumerate(self.columns)
        ]

    def unpack(self, data: Any, count: int) -> Rows:
        parts = _listed(data, len(self.columns))
        columns = [
            column.unpack(part, count) for column, part in zip(self.columns, parts, strict=True)
        ]
        return list(self.made(zip(*columns, strict=True)))


@dataclass(frozen=True, slots=True)
class _Once:
    """A column in which every value stands once, and for each row which of them it is. `absent`:
    the first is None."""

    column: Column
    absent: bool
    exact: bool = True

    def pack(self, rows: Rows) -> Any:
        places: dict[Any, int] = {None: 0} if self.absent else {}
        at = [places.setdefault(row, len(places)) for row in rows]
        values = [*places][self.absent :]
        return [pack_counts(at), len(values), self.column.pack(values)]

    def unpack(self, data: Any, count: int) -> Rows:
        places, different, packed = _listed(data, 3)
        if type(different) is not int or not 0 <= different <= count:
            raise ValueError("a count is wrong")
        values = [*(None,) * self.absent, *self.column.unpack(packed, different)]
        at = unpack_counts(places, count)
        try:
            rows = [*map(values.__getitem__, at)]
        except IndexError:
            raise ValueError("a value is missing") from None
        if isinstance(self.column, _Tuple) and sum(map(len, rows)) > MOST:
            raise ValueError("there is more than any program holds")
        return rows


def pack_counts(numbers: Rows) -> str:
    """Counts as text: base64 of as few bytes a number as they fit in, after the code for that many
    (of `array`). JSON reads this ten times faster than a list."""
    return _packed(UNSIGNED, numbers)


def unpack_counts(data: Any, count: int) -> list[int]:
    """`count` whole numbers, none below 0. ValueError if the text says anything else."""
    return _unpacked(UNSIGNED, data, count)


def _packed(widths: str, numbers: Rows) -> str:
    for code in widths:
        with suppress(OverflowError):
            packed = array(code, numbers)
            if sys.byteorder == "big":
                packed.byteswap()
            return code + b2a_base64(packed, newline=False).decode()
    raise ValueError("a number is too large")


def _unpacked(widths: str, data: Any, count: int) -> list[int]:
    if type(data) is not str or data[:1] not in {*widths}:
        raise ValueError("whole numbers were expected")
    packed = array(data[0])
    packed.frombytes(a2b_base64(data[1:], strict_mode=True))
    if len(packed) != count:
        raise ValueError("another number of numbers was expected")
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tolist()


def _values(names: Sequence[str], value: Any) -> Rows:
    return [getattr(value, name) for name in names]


def _is_finite(number: float) -> bool:
    return -LARGEST <= number <= LARGEST


def _listed(data: Any, count: int) -> list[Any]:
    if type(data) is not list or len(data) != count:
        raise ValueError("a list of another length was expected")
    return data


def _whole(kind: Any) -> Column:
    return _column(kind)


@cache
def _column(kind: Any) -> Column:
    """How values of a type are written. TypeError for a type that nothing here knows."""
    optional = get_origin(kind) in (Union, types.UnionType) and types.NoneType in get_args(kind)
    column = _plain(kind) or _of(_without_none(kind) if optional else kind)
    if isinstance(column, _Plain) or not (optional or column.exact):
        return column
    if not column.exact:
        raise TypeError(f"what holds fractions may not be missing: {kind}")
    return _Once(column, optional)


def _plain(kind: Any) -> Column | None:
    """How numbers and truths are written, or any of them; None if the type is another."""
    parts = get_args(kind) if get_origin(kind) is types.UnionType else (kind,)
    if not {int, float, bool, types.NoneType}.issuperset(parts):
        return None
    return _Plain(frozenset(parts) | ({int} if float in parts else set()))


def _without_none(kind: Any) -> Any:
    (rest,) = (each for each in get_args(kind) if each is not types.NoneType)
    return rest


def _of(kind: Any) -> Column:
    origin, args = get_origin(kind), get_args(kind)
    if kind is str:
        return _Text()
    if origin is Literal:
        return _Text(frozenset(args))
    if origin is tuple and args[1:] == (...,):
        return _Tuple(_column(args[0]))
    if origin is tuple:
        return _Table(tuple(map(_column, args)), iter, tuple)
    if isinstance(kind, type) and is_dataclass(kind):
        hints, names = get_type_hints(kind), [each.name for each in fields(kind)]
        columns = tuple(_column(hints[name]) for name in names)
        return _Table(columns, partial(starmap, kind), partial(_values, names))
    if isinstance(kind, type) and issubclass(kind, tuple):
        new: Callable[[Rows], Any] = partial(tuple.__new__, kind)
        columns = tuple(map(_column, get_type_hints(kind).values()))
        return _Table(columns, partial(map, new), tuple)
    raise TypeError(f"no way is known to write {kind}")
