"""Values to plain data and back, by a writer and a reader for each type, derived from it once.

A value is an object of its fields; where several dataclasses could stand, it also names its kind.
What comes in was written by somebody else, so reading is strict: a field that is missing, unknown
or of another type is an error with its place, and nothing is guessed. A field that is not compared
is a memory of this process and stays at home.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import repeat
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

KIND = "is"  # the key that names the dataclass, where there are several; no field is called so
LARGEST = 2**64  # of whole numbers
EXACT = 2**53  # of whole numbers that stand for others


class WireError(ValueError):
    """Data that are no value of the type asked for. The message names the place in the value, such
    as `View.readings[3].value`, and what should stand there."""


Writer = Callable[[Any], Any]
Reader = Callable[[Any], Any]


def to_plain(value: Any, kind: Any) -> Any:
    """The value, which must be of this type, as what JSON can hold; `from_plain` gives it back."""
    return _writer(kind)(value)


def from_plain(data: Any, kind: Any, place: str) -> Any:
    """The value that `to_plain` wrote, of this type. WireError, naming `place`, for anything
    else."""
    try:
        return _reader(kind)(data)
    except _Misfit as misfit:
        raise WireError(f"{place}{''.join(reversed(misfit.steps))}: {misfit.said}") from None
    except RecursionError:
        raise WireError(f"{place}: it is too deep.") from None


@cache
def fields_of(kind: type) -> Mapping[str, Any]:
    """The fields of a dataclass or a named tuple that go over the wire, with their types."""
    hints = get_type_hints(kind)
    if not dataclasses.is_dataclass(kind):
        return {name: hints[name] for name in kind.__annotations__}
    return {each.name: hints[each.name] for each in dataclasses.fields(kind) if each.compare}


def has_fields(kind: Any) -> bool:
    """Whether a type is a dataclass or a named tuple."""
    return dataclasses.is_dataclass(kind) or hasattr(kind, "_fields")


class _Misfit(Exception):
    """Data that do not fit. The steps to them are put down on the way out, the last one first, so
    that data that fit cost none."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said, self.steps = said, list[str]()


@cache
def _writer(kind: Any) -> Writer:
    origin, of = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _member_writer(of)
    if origin is tuple:
        return _tuple_writer(of)
    if origin is frozenset:
        write = _writer(of[0])
        return lambda value: sorted(write(each) for each in value)
    if _is_mapping(origin):
        write = _writer(of[1])
        return lambda value: {name: write(each) for name, each in value.items()}
    if has_fields(kind):
        return lambda value: {
            name: write(getattr(value, name)) for name, write in _writers_of(kind)
        }
    if kind is float:
        return float
    return _plain


@cache
def _writers_of(kind: type) -> Sequence[tuple[str, Writer]]:
    """The writers of its fields: asked for as it is written, since a kind may hold its own kind."""
    return [(name, _writer(each)) for name, each in fields_of(kind).items()]


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value


def _tuple_writer(of: Sequence[Any]) -> Writer:
    if tuple(of[1:]) == (...,):
        write = _writer(of[0])
        return lambda value: [write(each) for each in value]
    writers = [_writer(each) for each in of]
    return lambda value: [write(each) for write, each in zip(writers, value, strict=True)]


def _member_writer(members: Sequence[Any]) -> Writer:
    """Writes a value of a union. Of several dataclasses it names the one that it is."""
    several = sum(has_fields(each) for each in members) > 1
    tuples = [_writer(each) for each in members if get_origin(each) is tuple]

    def write(value: Any) -> Any:
        kind: Any = type(value)
        if kind is str or value is None:
            return value
        if has_fields(kind):
            plain = _writer(kind)(value)
            return {KIND: kind.__name__, **plain} if several else plain
        return tuples[0](value) if isinstance(value, tuple) else _plain(value)

    return write


@cache
def _reader(kind: Any) -> Reader:
    origin, of = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _word_reader(of, str)
    if origin in (Union, UnionType):
        return _member_reader(of)
    if origin is tuple:
        return _tuple_reader(of)
    if origin is frozenset:
        read = _tuple_reader((of[0], ...))
        return lambda data: frozenset(read(data))
    if _is_mapping(origin):
        return _mapping_reader(of[1])
    if has_fields(kind):
        return _fields_reader(kind)
    if _is_enum(kind):
        return _word_reader([each.value for each in kind], kind)
    return {str: _text, NoneType: _null, bool: _truth, int: _whole, float: _number}[kind]


def _word_reader(known: Sequence[Any], kind: Callable[[str], Any]) -> Reader:
    def read(data: Any) -> Any:
        if isinstance(data, str) and data in known:
            return kind(data)
        raise _Misfit(f"one of {', '.join(repr(each) for each in known)} is needed.")

    return read


def _member_reader(members: Sequence[Any]) -> Reader:
    with_fields = {each.__name__: _reader(each) for each in members if has_fields(each)}
    tuples = [_reader(each) for each in members if get_origin(each) is tuple]
    named = [_reader(each) for each in members if get_origin(each) is Literal or _is_enum(each)]

    def read(data: Any) -> Any:
        match data:
            case None if NoneType in members:
                return None
            case dict() if len(with_fields) == 1:
                return next(iter(with_fields.values()))(data)
            case dict():
                return _read_kind(data, with_fields)
            case bool() if bool in members:
                return data
            case list() if tuples:
                return tuples[0](data)
            case int() if not isinstance(data, bool) and int in members:
                return _whole(data)
            case int() | float() if not isinstance(data, bool) and float in members:
                return _number(data)
            case str() if str in members:
                return data
            case str() if named:
                return named[0](data)
        raise _Misfit("something of another type is needed.")

    return read


def _read_kind(data: dict[str, Any], known: Mapping[str, Reader]) -> Any:
    named = data.get(KIND)
    if not isinstance(named, str) or named not in known:
        raise _Misfit(f"{KIND!r} must be one of {', '.join(sorted(known)) or 'none'}.")
    return known[named]({name: each for name, each in data.items() if name != KIND})


def _tuple_reader(of: Sequence[Any]) -> Callable[[Any], tuple[Any, ...]]:
    alike = _reader(of[0]) if tuple(of[1:]) == (...,) else None
    readers = [] if alike else [_reader(each) for each in of]

    def read(data: Any) -> tuple[Any, ...]:
        found = _list(data)
        if alike is None and len(found) != len(readers):
            raise _Misfit(f"a list of {len(readers)} is needed.")
        items = list[Any]()
        try:
            for each, reader in zip(found, repeat(alike) if alike else readers, strict=False):
                items.append(reader(each))
        except _Misfit as misfit:
            misfit.steps.append(f"[{len(items)}]")
            raise
        return tuple(items)

    return read


def _mapping_reader(of: Any) -> Reader:
    reader = _reader(of)

    def read(data: Any) -> dict[str, Any]:
        found = _object(data)
        return _read_named(dict.fromkeys(found, reader), found)

    return read


@cache
def _readers_of(kind: type) -> Mapping[str, Reader]:
    """The readers of its fields: asked for as it is read, since a kind may hold its own kind."""
    return {name: _reader(of) for name, of in fields_of(kind).items()}


def _fields_reader(kind: type) -> Reader:
    def read(data: Any) -> Any:
        readers = _readers_of(kind)
        _object(data)
        missing = [name for name in readers if name not in data]
        if missing:
            raise _Misfit(f"{missing[0]!r} is missing.")
        if len(data) > len(readers):
            raise _Misfit(f"there is a field too many; there are {', '.join(readers)}.")
        return kind(**_read_named(readers, data))

    return read


def _read_named(readers: Mapping[str, Reader], data: Mapping[str, Any]) -> dict[str, Any]:
    found, name = dict[str, Any](), ""
    try:
        for name, reader in readers.items():
            found[name] = reader(data[name])
    except _Misfit as misfit:
        misfit.steps.append(f".{name}")
        raise
    return found


def _text(data: Any) -> str:
    if isinstance(data, str):
        return data
    raise _Misfit("a text is needed.")


def _null(data: Any) -> None:
    if data is not None:
        raise _Misfit("null is needed.")


def _truth(data: Any) -> bool:
    if isinstance(data, bool):
        return data
    raise _Misfit("true or false is needed.")


def _whole(data: Any) -> int:
    if isinstance(data, int) and not isinstance(data, bool) and abs(data) <= LARGEST:
        return data
    raise _Misfit("a whole number is needed, and none out of reason.")


def _number(data: Any) -> float:
    if isinstance(data, float) and isfinite(data):
        return data
    if isinstance(data, int) and not isinstance(data, bool) and abs(data) <= EXACT:
        return float(data)
    raise _Misfit("a number is needed, and none out of reason.")


def _list(data: Any) -> list[Any]:
    if isinstance(data, list):
        return data
    raise _Misfit("a list is needed.")


def _object(data: Any) -> dict[str, Any]:
    if isinstance(data, dict):
        return data
    raise _Misfit("an object is needed.")


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _is_mapping(origin: Any) -> bool:
    return isinstance(origin, type) and issubclass(origin, Mapping)
