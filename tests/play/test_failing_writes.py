"""The n-th write fails, for every n: what was acknowledged is stored, what was refused is not, a
save that could not be begun leaves nothing, and all of it is said in a sentence.

A whole match is played on a disk of which one write fails, or all from one on; its folder is
deleted meanwhile, so that putting it back fails too. `make attack` tries each with every fault.
"""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from attack import Attack
from constraints import in_child
from databases import FAST
from eleventh.play.events import Event
from eleventh.play.facilitator import Facilitator
from eleventh.play.faults import SaveError
from eleventh.play.journal import read
from eleventh.play.library import Library
from eleventh.play.match import Match
from eleventh.play.predictions import Prediction
from eleventh.play.resuming import resume
from eleventh.play.saves import list_saves, new_journal
from failing_disk import FailingDisk, find_file_system
from play.quarrel import first_answers, noon, start

FAULTS = {errno.ENOSPC: "the disk is full", errno.EIO: "could not be", errno.EDQUOT: "could not be"}
NEW_ONES = 3  # times that a match that could not be begun is begun again


class Attempt:
    """A match played on a failing disk, and everything that is wrong with what came of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wrong: list[str] = []
        self.refusals = 0

    def play(self) -> tuple[Event, ...]:
        """Plays a match whose folder is deleted meanwhile, leaves it, goes on with it; all that
        must be stored of it."""
        match = self._begin()
        if match is None:
            return ()
        self._two_turns(match)
        shutil.rmtree(self.folder)
        self._try(lambda: match.rewind(1) and None)
        self._two_turns(match)
        match.close()
        unstored = match.unstored()
        if unstored is not None and unstored.gone:
            return ()
        resumed = self._try(lambda: resume(path_of(self.folder), Library(()), noon).match)
        if resumed is None:
            return match.record.events
        self._two_turns(resumed)
        resumed.close()
        return resumed.record.events

    def _begin(self) -> Match | None:
        for _ in range(NEW_ONES):
            match = self._try(lambda: start(log=new_journal(self.folder, "quarrel", noon)))
            if match is not None:
                return match
            left = [each.name for each in self.folder.glob("*") if each.name != "played.txt"]
            if left:
                self.wrong.append(f"a match that was not begun left {left}")
        return None

    def _two_turns(self, match: Match) -> None:
        white = Facilitator(match)
        for _ in range(2):
            for act in (
                lambda: white.override("trust.tokyo.seoul", 40 + match.turn, "once more"),
                lambda: match.keep_draft("seoul", first_answers(match.view("seoul"))),
                lambda: match.predict("seoul", Prediction("up", 60)),
                *(self._submit(match, seat) for seat in match.seats),
                lambda: match.withdraw("tokyo"),
                self._submit(match, "tokyo"),
                match.advance,
            ):
                before = match.record
                if self._try(lambda act=act: (act(), True)) is None and match.record != before:
                    self.wrong.append("what was refused has taken effect")

    def _submit(self, match: Match, seat: str) -> Callable[[], object]:
        return lambda: match.submit(seat, first_answers(match.view(seat)))

    def _try(self, act: Callable[[], Match | None]) -> Match | None:
        try:
            return act()
        except SaveError as fault:
            self.refusals += 1
            if str(self.folder) not in str(fault) or len(str(fault)) < 40:
                self.wrong.append(f"it said {fault}")
        except Exception as fault:
            self.wrong.append(f"{type(fault).__name__} instead of a sentence: {fault}")
        return None


def path_of(folder: Path) -> Path:
    """The one save of a folder."""
    (found,) = folder.glob("*.eleventh")
    return found


def attempt(disk: FailingDisk, number: int, fault: int, onward: bool) -> tuple[list[str], int]:
    """What is wrong after a match on this disk, and how often it refused something."""
    with tempfile.TemporaryDirectory(dir=FAST) as name:
        folder = Path(name) / "saves"
        tried = Attempt(folder)
        with disk.failing(number, fault, onward=onward):
            acknowledged = tried.play()
        saves = list_saves(folder)
        if [each.fault for each in saves if each.fault]:
            tried.wrong.append(f"the list says {saves}")
        stored = tuple(each.event for each in read(path_of(folder))) if saves else ()
        if stored != acknowledged:
            tried.wrong.append(f"{len(acknowledged)} events acknowledged, {len(stored)} stored")
        return [
            f"write {number}, {errno.errorcode[fault]}, {onward=}: {each}" for each in tried.wrong
        ], tried.refusals


def fail_everywhere(every: int) -> tuple[list[str], int, int, int]:
    """Fails each `every`-th combination of write and fault: what was wrong, how many were tried,
    how many refused something, and how many writes a whole match takes."""
    disk = FailingDisk()
    disk.install()
    attempt(disk, 0, errno.EIO, onward=False)  # nothing fails, so all is counted
    writes = disk.count
    kinds = [(fault, onward) for fault in FAULTS for onward in (False, True)]
    cases = [(number, *kind) for number in range(1, writes + 1) for kind in kinds]
    wrong, refused = list[str](), 0
    for place, (number, fault, onward) in enumerate(cases):
        if (place + number) % every == 0:
            found, refusals = attempt(disk, number, fault, onward)
            wrong += found
            refused += refusals > 0
    return wrong, len(cases) // every, refused, writes


@pytest.mark.slow
@pytest.mark.attack
@pytest.mark.skipif(find_file_system() is None, reason="Python's SQLite can't be reached here")
def test_whatever_write_fails_nothing_acknowledged_is_lost(attack: Attack) -> None:
    every = max(round(len(FAULTS) * 2 / attack.size(slow=1, full=len(FAULTS) * 2)), 1)
    wrong, tried, refused, writes = in_child(lambda: fail_everywhere(every), lambda: None)
    print(
        f"\n{tried} matches of {writes} writes with one or all of them failing: {refused} were told"
        f" of it, {len(wrong)} went wrong"
    )
    assert wrong == []
    assert tried >= writes
    assert refused > tried / 2
