"""Kept machine code plays the same games, and what is kept wrongly is made anew."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from eleventh.emit.llvm import codegen
from eleventh.emit.llvm.backend import LlvmBackend, build
from emit.test_lanes import at_random, numbered, play, same_bytes
from games import EVERY, adjudicator

PROGRAM = adjudicator(EVERY[0]).program


@dataclass
class Memory:
    """A store that lasts as long as a test."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def find(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def keep(self, name: str, code: bytes) -> None:
        self.kept[name] = code


def refuse(*_: object) -> bytes:
    raise AssertionError("code was made that is kept")


def last_states(backend: LlvmBackend) -> list[object]:
    return list(play(backend, backend.begin(1, numbered(9)), at_random)[-1])


def test_kept_code_is_used_and_plays_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Memory()
    made = last_states(build(PROGRAM, store=store))
    assert len(store.kept) == 1
    monkeypatch.setattr(codegen, "_compile", refuse)
    assert all(map(same_bytes, made, last_states(build(PROGRAM, store=store))))


def test_code_for_another_processor_or_another_speed_has_another_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = Memory()
    last_states(build(PROGRAM, 0, store))
    last_states(build(PROGRAM, 1, store))
    assert len(store.kept) == 2
    monkeypatch.setattr(codegen.llvm, "get_host_cpu_name", lambda: "x86-64")
    last_states(build(PROGRAM, 0, store))
    assert len(store.kept) == 3


@pytest.mark.parametrize("speed", [0, 1, 2])
def test_games_are_the_same_however_hard_code_is_worked_on(speed: int) -> None:
    assert all(map(same_bytes, last_states(build(PROGRAM, speed)), last_states(build(PROGRAM, 1))))
