"""Values to plain data and back, derived from their dataclasses once.

A value is an object of its fields; where several dataclasses could stand, it also names its kind.
What comes in was written by somebody else, so reading is strict: a field that is missing, unknown
or of another type is an error with its place, and nothing is guessed. A field that is not compared
is a memory of this process and stays at home.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

KIND = "is"  # the key that names the dataclass, where there are several; no field is called so
LARGEST = 2**64  # of whole numbers
EXACT = 2**53  # of whole numbers that stand for others


class WireError(ValueError):
    """Data that are no value of the type asked for. The message names the place in the value, such
    as `View.readings[3].value`, and what should stand there."""


def to_plain(value: Any, kind: Any) -> Any:
    """The value, which must be of this type, as what JSON can hold; `from_plain` gives it back."""
    origin, of = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _member_to_plain(value, of)
    if origin is tuple:
        kinds = [of[0]] * len(value) if of[1:] == (...,) else of
        return [to_plain(each, item) for each, item in zip(value, kinds, strict=True)]
    if origin is frozenset:
        return sorted(to_plain(each, of[0]) for each in value)
    if _is_mapping(origin):
        return {name: to_plain(each, of[1]) for name, each in value.items()}
    if has_fields(kind):
        return {name: to_plain(getattr(value, name), of) for name, of in fields_of(kind).items()}
    if kind is float:
        return float(value)
    return value.value if isinstance(value, StrEnum) else value


def from_plain(data: Any, kind: Any, place: str) -> Any:
    """The value that `to_plain` wrote, of this type. WireError, naming `place`, for anything
    else."""
    origin, of = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _one_of(data, of, place)
    if origin in (Union, UnionType):
        return _member_from_plain(data, of, place)
    if origin is tuple:
        return _tuple_from_plain(data, of, place)
    if origin is frozenset:
        return frozenset(_tuple_from_plain(data, (of[0], ...), place))
    if _is_mapping(origin):
        found = _checked(data, dict, "an object", place)
        return {name: from_plain(each, of[1], f"{place}.{name}") for name, each in found.items()}
    if has_fields(kind):
        return _fields_from_plain(_checked(data, dict, "an object", place), kind, place)
    if _is_enum(kind):
        return kind(_one_of(data, [each.value for each in kind], place))
    return _single(data, kind, place)


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


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _is_mapping(origin: Any) -> bool:
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _member_to_plain(value: Any, members: Sequence[Any]) -> Any:
    """A value of a union. Of several dataclasses it names the one that it is."""
    if has_fields(type(value)):
        plain = to_plain(value, type(value))
        several = sum(has_fields(each) for each in members) > 1
        return {KIND: type(value).__name__, **plain} if several else plain
    if isinstance(value, tuple):
        return to_plain(value, next(each for each in members if get_origin(each) is tuple))
    return value.value if isinstance(value, StrEnum) else value


def _member_from_plain(data: Any, members: Sequence[Any], place: str) -> Any:
    match data:
        case None if NoneType in members:
            return None
        case dict():
            return _kind_from_plain(data, [each for each in members if has_fields(each)], place)
        case list():
            tuples = [each for each in members if get_origin(each) is tuple]
            if tuples:
                return from_plain(data, tuples[0], place)
        case int() if not isinstance(data, bool) and int in members:
            return _single(data, int, place)
        case int() | float() if not isinstance(data, bool) and float in members:
            return _single(data, float, place)
        case str() if str in members:
            return data
        case str():
            named = [each for each in members if get_origin(each) is Literal or _is_enum(each)]
            if named:
                return from_plain(data, named[0], place)
    raise WireError(f"{place}: something of another type is needed.")


def _kind_from_plain(data: dict[str, Any], members: Sequence[type], place: str) -> Any:
    if len(members) == 1:
        return from_plain(data, members[0], place)
    named = data.get(KIND)
    known = {each.__name__: each for each in members}
    if not isinstance(named, str) or named not in known:
        raise WireError(f"{place}: {KIND!r} must be one of {', '.join(sorted(known)) or 'none'}.")
    fields = {name: each for name, each in data.items() if name != KIND}
    return from_plain(fields, known[named], place)


def _tuple_from_plain(data: Any, of: Sequence[Any], place: str) -> tuple[Any, ...]:
    found = _checked(data, list, "a list", place)
    kinds = [of[0]] * len(found) if tuple(of[1:]) == (...,) else list(of)
    if len(kinds) != len(found):
        raise WireError(f"{place}: a list of {len(kinds)} is needed.")
    return tuple(
        from_plain(each, kind, f"{place}[{number}]")
        for number, (each, kind) in enumerate(zip(found, kinds, strict=True))
    )


def _fields_from_plain(data: dict[str, Any], kind: type, place: str) -> Any:
    fields = fields_of(kind)
    missing = [name for name in fields if name not in data]
    if missing:
        raise WireError(f"{place}: {missing[0]!r} is missing.")
    if len(data) > len(fields):
        raise WireError(f"{place}: there is a field too many; there are {', '.join(fields)}.")
    return kind(
        **{name: from_plain(data[name], of, f"{place}.{name}") for name, of in fields.items()}
    )


def _one_of(data: Any, known: Sequence[Any], place: str) -> Any:
    if isinstance(data, str) and data in known:
        return data
    raise WireError(f"{place}: one of {', '.join(repr(each) for each in known)} is needed.")


def _single(data: Any, kind: type, place: str) -> Any:
    if kind is str:
        return _checked(data, str, "a text", place)
    if kind is NoneType:
        return _checked(data, NoneType, "null", place)
    if kind is bool:
        return _checked(data, bool, "true or false", place)
    number = isinstance(data, int) and not isinstance(data, bool)
    if kind is int and number and abs(data) <= LARGEST:
        return data
    if kind is float and number and abs(data) <= EXACT:
        return float(data)
    if kind is float and isinstance(data, float) and isfinite(data):
        return data
    needed = "a whole number" if kind is int else "a number"
    raise WireError(f"{place}: {needed} is needed, and none out of reason.")


def _checked(data: Any, kind: type, needed: str, place: str) -> Any:
    if not isinstance(data, kind):
        raise WireError(f"{place}: {needed} is needed.")
    return data
