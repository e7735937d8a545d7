"""A byte of a save is flipped: it is told as damage, or it stood where nothing is kept. Never
another game, never a traceback, never a word of what the seats have ordered.

`make attack` flips every byte of a save in several ways.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from attack import Attack
from databases import FAST
from eleventh.core.orders import Orders
from eleventh.play.faults import SaveError
from eleventh.play.journal import Journal, read
from eleventh.play.loading import load_record, verify
from eleventh.play.resuming import resume
from eleventh.play.rows import Recorded
from eleventh.play.saves import Saved, find_save, list_saves
from play.quarrel import first_answers, library, noon, start, submit_all

FLIPS = (0x01, 0x20, 0x80, 0xFF)
SECRETS = re.compile(
    r"[{}\"]|trust|approval|seoul|tokyo|washington|wait|give_notice|channel|coffee"
)


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=FAST) as name:
        yield Path(name)


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """A match in its second turn, with sealed orders, a draft and an intervention."""
    path = tmp_path / "a.eleventh"
    match = start(log=Journal.create(path, noon))
    submit_all(match)
    match.advance()
    match.submit("seoul", first_answers(match.view("seoul")))
    match.keep_draft("tokyo", first_answers(match.view("tokyo")))
    match.rewind(1, "coffee was spilt")
    match.submit("seoul", Orders({"export_controls.seoul": "wait"}, ("quiet_channel.tokyo",)))
    match.close()
    return path


def flips_of(data: bytes, number: int) -> Iterator[tuple[int, int]]:
    """Places and what is flipped there: everything, if it is as much as was asked for."""
    every = [(at, flip) for at in range(len(data)) for flip in FLIPS]
    yield from every if number >= len(every) else random.Random(1).sample(every, number)


class Damaged:
    """A save with a flipped byte, and all that is wrong with how it was met."""

    def __init__(self, path: Path, good: tuple[Recorded, ...], listed: Saved) -> None:
        self.path, self.good, self.listed = path, good, listed
        self.wrong: list[str] = []
        self.refused = self.misread = False

    def meet(self) -> None:
        """Lists it, reads it, verifies it and goes on with it."""
        data = self.path.read_bytes()
        (found,) = list_saves(self.path.parent)
        self._judge(found.fault)
        self.refused = self._refuses(lambda: read(self.path))
        if self.refused:
            for opening in (lambda: verify(self.path), lambda: resume(self.path, library(), noon)):
                if not self._refuses(opening):
                    self.wrong.append("one opened what the other refused")
            if self.path.read_bytes() != data:
                self.wrong.append("a refused file was changed")
        else:
            if read(self.path) != self.good or load_record(self.path).events != events(self.good):
                self.wrong.append("another game was read")
            if found.fault:
                self.wrong.append("the list refuses what can be opened")
        self.misread = not found.fault and found != self.listed
        if self.misread and not self.refused:
            self.wrong.append("the list tells another match")
        if not isinstance(find_save(self.path.parent, self.path.stem), Path):
            self.wrong.append("it was not found")

    def _refuses(self, opening: object) -> bool:
        assert callable(opening)
        try:
            opened = opening()
        except SaveError as fault:
            self._judge(str(fault))
            return True
        match = getattr(opened, "match", None)
        if match is not None:
            match.close()
        return False

    def _judge(self, told: str) -> None:
        told = told.replace(str(self.path), "")
        if SECRETS.search(told):
            self.wrong.append(f"it was shown: {told}")


def events(rows: tuple[Recorded, ...]) -> tuple[object, ...]:
    """The events of these rows."""
    return tuple(each.event for each in rows)


def flip(save: Path, folder: Path, number: int) -> tuple[str, list[str]]:
    """Flips as many bytes: what came of it, in numbers, and everything that went wrong."""
    whole, good = save.read_bytes(), read(save)
    copy = folder / save.name
    copy.write_bytes(whole)
    (listed,) = list_saves(copy.parent)
    tried = refused = misread = 0
    wrong = list[str]()
    for at, mask in flips_of(whole, number):
        for rest in copy.parent.iterdir():
            rest.unlink()
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ mask]) + whole[at + 1 :])
        damaged = Damaged(copy, good, listed)
        damaged.meet()
        tried, refused, misread = tried + 1, refused + damaged.refused, misread + damaged.misread
        wrong += [f"byte {at} ^ {mask:#04x}: {each}" for each in damaged.wrong]
    assert refused
    return (
        f"{tried} flips in a save of {len(whole)} bytes: {refused} refused, {tried - refused} in"
        f" bytes that hold nothing, {misread} listed otherwise and refused on opening,"
        f" {len(wrong)} wrong"
    ), wrong


def test_some_flipped_bytes_are_damage_or_harmless(save: Path, folder: Path) -> None:
    assert flip(save, folder, 100)[1] == []


@pytest.mark.slow
@pytest.mark.attack
def test_every_flipped_byte_is_damage_or_harmless(save: Path, folder: Path, attack: Attack) -> None:
    everything = len(FLIPS) * save.stat().st_size
    told, wrong = flip(save, folder, attack.size(slow=1000, full=everything))
    print(f"\n{told}")
    assert wrong == []
