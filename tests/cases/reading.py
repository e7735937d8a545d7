"""Adjudication cases as written: `*.yaml` beside this file, read strictly.

A case is a set-up, what is done in it, and what must follow; a variant is the same with something
changed. Nothing here knows how the rules are run: see `ground.py` for that.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
CASE = {"id", "title", "kind", "source", "expect", "variants", "note"}
SETUP = {"given", "days", "parameters", "games", "earlier", "done", "orders"}
ASKED = {"expect", "may", "may_not"}
DEED = {"act", "by", "toward", "intensity", "publicity", "front"}


@dataclass(frozen=True)
class Deed:
    """One deed: who does what toward whom. Several actors in `by` or `toward` make one deed."""

    act: str
    by: tuple[str, ...]
    toward: tuple[str, ...] = ()
    intensity: float = 1.0
    publicity: str = ""
    front: str = ""


@dataclass(frozen=True)
class Setup:
    """Where a case begins: values of tracks (the rest as the rulebook starts them), how often deeds
    were done in earlier turns, the length of the turn, parameters that differ from the rulebook's,
    the seed of its dice."""

    given: Mapping[str, float | str]
    earlier: tuple[tuple[Deed, int], ...] = ()
    days: int = 1
    parameters: Mapping[str, float] = field(default_factory=dict)
    seed: int = 0


@dataclass(frozen=True)
class Trial:
    """A set-up, what is done, and what must come of it. `games` is the number of seeds tried."""

    name: str
    setup: Setup
    done: tuple[Deed, ...]
    orders: Mapping[str, tuple[str, ...]]
    games: int
    expect: Mapping[str, Any]
    may: Mapping[str, tuple[str, ...]]
    may_not: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Case:
    """A numbered case: the trial itself first, its variants after."""

    id: str
    title: str
    kind: str
    source: tuple[str, ...]
    trials: tuple[Trial, ...]

    @property
    def rule(self) -> str:
        """The rule of the catalogue that it is about."""
        return self.id.partition("-")[0]


@cache
def every_case() -> tuple[Case, ...]:
    """All cases, in order of their ids."""
    found = [case for path in sorted(HERE.glob("*.yaml")) for case in _cases(path)]
    return tuple(sorted(found, key=lambda case: case.id))


def every_deed() -> tuple[Deed, ...]:
    """All the different deeds that are done in some case."""
    trials = [trial for case in every_case() for trial in case.trials]
    earlier = [deed for trial in trials for deed, _ in trial.setup.earlier]
    return tuple(dict.fromkeys([*(deed for trial in trials for deed in trial.done), *earlier]))


def _cases(path: Path) -> Iterator[Case]:
    whole = yaml.load(path.read_text("utf-8"), Loader=_Strict)
    assert set(whole) == {"cases"}, path.name
    for raw in whole["cases"]:
        _known(raw, CASE | SETUP | ASKED, raw.get("id", path.name))
        assert raw["kind"] in ("bites", "spares"), raw["id"]
        first = _trial(raw, raw["id"], None)
        others = [_variant(each, raw["id"], first) for each in raw.get("variants", ())]
        yield Case(raw["id"], raw["title"], raw["kind"], tuple(raw["source"]), (first, *others))


def _variant(raw: Mapping[str, Any], id: str, first: Trial) -> Trial:
    _known(raw, {"but"} | SETUP | ASKED, id)
    return _trial(raw, raw["but"], first)


def _trial(raw: Mapping[str, Any], name: str, first: Trial | None) -> Trial:
    base = first or Trial(name, Setup({}, parameters={}), (), {}, 1, {}, {}, {})
    setup = replace(
        base.setup,
        given={**base.setup.given, **raw.get("given", {})},
        earlier=_earlier(raw["earlier"], name) if "earlier" in raw else base.setup.earlier,
        days=raw.get("days", base.setup.days),
        parameters={**base.setup.parameters, **raw.get("parameters", {})},
    )
    done = tuple(_deed(each, name) for each in raw["done"]) if "done" in raw else base.done
    orders = _lists(raw["orders"]) if "orders" in raw else base.orders
    games = raw.get("games", base.games)
    may, may_not = _lists(raw.get("may", {})), _lists(raw.get("may_not", {}))
    expect = raw.get("expect", {})
    assert expect or may or may_not, f"{name} expects nothing"
    return Trial(name, setup, done, orders, games, expect, may, may_not)


def _earlier(raw: Sequence[Mapping[str, Any]], name: str) -> tuple[tuple[Deed, int], ...]:
    """Deeds, each with how often it was done: its `times`."""
    return tuple(
        (_deed({key: each[key] for key in each if key != "times"}, name), int(each["times"]))
        for each in raw
    )


def _deed(raw: Mapping[str, Any], name: str) -> Deed:
    _known(raw, DEED, name)
    return Deed(
        raw["act"],
        _names(raw["by"]),
        _names(raw.get("toward", ())),
        float(raw.get("intensity", 1)),
        raw.get("publicity", ""),
        raw.get("front", ""),
    )


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _lists(raw: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {seat: _names(value) for seat, value in raw.items()}


def _known(raw: Mapping[str, Any], keys: set[str], name: str) -> None:
    assert set(raw) <= keys, f"{name}: unknown keys {sorted(set(raw) - keys)}"


class _Strict(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):
    """A key given twice is a mistake, not an update."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"a key twice in line {node.start_mark.line + 1}"
        return super().construct_mapping(node, deep)
