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
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache, partial
from itertools import accumulate, chain, starmap
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

LARGEST = sys.float_info.max
SIGNED, UNSIGNED = "bhiq", "BHIQ"  # codes of `array` for 1, 2, 4 and 8 bytes
MOST = 2_000_000  # items of all tuples of a column, repeated ones counted as often as they occur

T = TypeVar("T")
Rows = Sequence[Any]


class Column(NamedTuple):
    """How many values of one type are written.

    `pack` makes plain data of them; `unpack` gives the values back that so many rows had, or
    ValueError if the data are anything else. `exact`: equal values are the same in every respect,
    as 1 and 1.0 are not. `once`: each is to be written once only.
    """

    pack: Callable[[Rows], Any]
    unpack: Callable[[Any, int], Rows]
    exact: bool
    once: bool


def pack(kind: type[T], value: T) -> Any:
    """A value of a frozen dataclass or a named tuple as plain data for JSON."""
    return _whole(kind).pack([value])


def unpack(kind: type[T], data: Any) -> T:
    """The value that was packed. ValueError if the data are not one of this class."""
    (value,) = _whole(kind).unpack(data, 1)
    assert isinstance(value, kind)
    return value


def _whole(kind: Any) -> Column:
    return _column(kind)


@cache
def _column(kind: Any) -> Column:
    """How values of a type are written. TypeError for a type that nothing here knows."""
    optional = get_origin(kind) in (Union, types.UnionType) and types.NoneType in get_args(kind)
    column = _numbers(kind) or _of(_without_none(kind) if optional else kind)
    if optional and column.once and not column.exact:
        raise TypeError(f"what holds fractions may not be missing: {kind}")
    if not (column.once and column.exact):
        return column
    return _each_once(column, optional, are_tuples=get_origin(kind) is tuple)


def _without_none(kind: Any) -> Any:
    (rest,) = (each for each in get_args(kind) if each is not types.NoneType)
    return rest


def _of(kind: Any) -> Column:
    origin, args = get_origin(kind), get_args(kind)
    if kind is str or origin is Literal:
        return _text(frozenset(args))
    if origin is tuple and args[1:] == (...,):
        return _tuples(_column(args[0]))
    if origin is tuple:
        return _table(tuple(map(_column, args)), iter, tuple)
    if isinstance(kind, type) and is_dataclass(kind):
        hints, names = get_type_hints(kind), [each.name for each in fields(kind)]
        columns = tuple(_column(hints[name]) for name in names)
        return _table(columns, partial(starmap, kind), partial(_values, names))
    if isinstance(kind, type) and issubclass(kind, tuple):
        new: Callable[[Rows], Any] = partial(tuple.__new__, kind)
        columns = tuple(map(_column, get_type_hints(kind).values()))
        return _table(columns, partial(map, new), tuple)
    raise TypeError(f"no way is known to write {kind}")


def _numbers(kind: Any) -> Column | None:
    """Numbers and truths, as they are; None if the type is another."""
    parts = get_args(kind) if get_origin(kind) is types.UnionType else (kind,)
    if not {int, float, bool, types.NoneType}.issuperset(parts):
        return None
    if parts == (int,):
        return Column(partial(_pack_numbers, SIGNED), partial(_unpack_numbers, SIGNED), True, False)
    allowed = frozenset(parts) | ({int} if float in parts else set())

    def unpack_rows(data: Any, count: int) -> Rows:
        rows = _check_list(data, count)
        if not allowed.issuperset(map(type, rows)):
            raise ValueError("a value is of another type")
        if float in allowed and not all(map(_is_finite, filter(None, rows))):
            raise ValueError("a number is not finite")
        return rows

    return Column(list, unpack_rows, float not in allowed, False)


def _text(allowed: frozenset[str]) -> Column:
    """Text; if words are given, only one of these."""

    def unpack_rows(data: Any, count: int) -> Rows:
        rows = _check_list(data, count)
        if not {str}.issuperset(map(type, rows)):
            raise ValueError("a value is not text")
        if allowed and not allowed.issuperset(rows):
            raise ValueError("a word is none of those there are")
        return rows

    return Column(list, unpack_rows, True, True)


def _tuples(item: Column) -> Column:
    """Tuples of any length: the lengths, then all items in one column."""

    def pack_rows(rows: Rows) -> Any:
        items = [*chain.from_iterable(rows)]
        return [_pack_numbers(UNSIGNED, [len(row) for row in rows]), item.pack(items)]

    def unpack_rows(data: Any, count: int) -> Rows:
        lengths, items = _check_list(data, 2)
        ends = list(accumulate(_unpack_numbers(UNSIGNED, lengths, count)))
        whole = tuple(item.unpack(items, ends[-1] if ends else 0))
        return [whole[start:end] for start, end in zip([0, *ends], ends, strict=False)]

    return Column(pack_rows, unpack_rows, item.exact, True)


def _table(
    columns: tuple[Column, ...],
    made: Callable[[Iterable[Rows]], Iterable[Any]],
    taken: Callable[[Any], Rows],
) -> Column:
    """Values of one class, or pairs and the like: a column per field."""

    def pack_rows(rows: Rows) -> Any:
        values = [taken(row) for row in rows]
        return [column.pack([row[at] for row in values]) for at, column in enumerate(columns)]

    def unpack_rows(data: Any, count: int) -> Rows:
        parts = zip(columns, _check_list(data, len(columns)), strict=True)
        fields = [column.unpack(part, count) for column, part in parts]
        return [*made(zip(*fields, strict=True))]

    return Column(pack_rows, unpack_rows, all(column.exact for column in columns), True)


def _each_once(column: Column, absent: bool, *, are_tuples: bool) -> Column:
    """A column in which every value stands once, and for each row which of them it is. `absent`:
    the first is None."""

    def pack_rows(rows: Rows) -> Any:
        places: dict[Any, int] = {None: 0} if absent else {}
        at = [places.setdefault(row, len(places)) for row in rows]
        values = [*places][absent:]
        return [_pack_numbers(UNSIGNED, at), len(values), column.pack(values)]

    def unpack_rows(data: Any, count: int) -> Rows:
        places, different, packed = _check_list(data, 3)
        if type(different) is not int or not 0 <= different <= count:
            raise ValueError("a count is wrong")
        values = [*(None,) * absent, *column.unpack(packed, different)]
        at = _unpack_numbers(UNSIGNED, places, count)
        try:
            rows = [*map(values.__getitem__, at)]
        except IndexError:
            raise ValueError("a value is missing") from None
        if are_tuples and sum(map(len, rows)) > MOST:
            raise ValueError("there is more than any program holds")
        return rows

    return Column(pack_rows, unpack_rows, True, True)


def _pack_numbers(widths: str, numbers: Rows) -> str:
    """Whole numbers as text: base64 of as few bytes each as they fit in, after the code for that
    many. JSON reads this ten times faster than a list. ValueError for one beyond 8 bytes."""
    for code in widths:
        with suppress(OverflowError):
            packed = array(code, numbers)
            if sys.byteorder == "big":
                packed.byteswap()
            return code + b2a_base64(packed, newline=False).decode()
    raise ValueError("a number is too large")


def _unpack_numbers(widths: str, data: Any, count: int) -> list[int]:
    """So many whole numbers. ValueError if the text says anything else."""
    if type(data) is not str or data[:1] not in {*widths}:
        raise ValueError("whole numbers were expected")
    packed = array(data[0])
    packed.frombytes(a2b_base64(data[1:], strict_mode=True))
    if len(packed) != count:
        raise ValueError("another number of numbers was expected")
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tolist()


def _check_list(data: Any, count: int) -> list[Any]:
    if type(data) is not list or len(data) != count:
        raise ValueError("a list of another length was expected")
    return data


def _values(names: Sequence[str], value: Any) -> Rows:
    return [getattr(value, name) for name in names]


def _is_finite(number: float) -> bool:
    return -LARGEST <= number <= LARGEST
