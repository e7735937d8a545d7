"""Units of work on one core or on several, counted as they are done.

Several cores are several processes, each with a backend of its own, which is built once. They are
begun afresh and not forked, so that threads and locks of this process do no harm; whoever runs a
script of its own with more than one core must therefore have its main part under
`if __name__ == "__main__"`. Ctrl-C is heard here alone: what was counted until then is handed out.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import islice
from multiprocessing import get_context
from typing import TypeAlias

import numpy as np

from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import Program
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import Backend
from eleventh.emit.python import build
from eleventh.lab.batch.counting import GameCounter
from eleventh.lab.batch.counts import Counts, make_counts
from eleventh.lab.batch.players import make_policies
from eleventh.lab.batch.table_lanes import TableBackend
from eleventh.lab.batch.units import WorkUnit
from eleventh.lang.stored.machine_code import find_code_store

Progress: TypeAlias = Callable[[int, int], None]  # games done, games in all
Chunk: TypeAlias = tuple[int, WorkUnit]  # the number of its unit, and what is played at once of it
Note: TypeAlias = Callable[[int, Counts], None]

AHEAD = 2  # chunks that each process has been given


@dataclass(frozen=True)
class UnitPlayer:
    """Plays units of one program; what it builds for that, it builds once."""

    program: Program
    _backends: dict[str, Backend] = field(default_factory=dict)

    def play(self, unit: WorkUnit) -> Counts:
        """What is counted of the games of a unit, all of them at once. ValueError for a unit of
        another program."""
        if unit.program_hash != self.program.hash:
            raise ValueError(
                f"a unit of program {unit.program_hash} was given to {self.program.hash}"
            )
        games = np.arange(unit.first, unit.first + unit.count, dtype=np.uint64)
        seat = partial(make_policies, self.program, dict(unit.players))
        return GameCounter(self._find_backend(unit)).play(unit.seed, games, seat, unit.sizes.make())

    @cached_property
    def _adjudicator(self) -> Adjudicator:
        return build(self.program)

    def _find_backend(self, unit: WorkUnit) -> Backend:
        if not unit.in_lanes:
            single = {seat: each.name for seat, each in unit.players if not each.in_lanes}
            return TableBackend(self._adjudicator, single)
        if unit.backend not in self._backends:
            self._backends[unit.backend] = build_backend(
                unit.backend, self.program, find_code_store()
            )
        return self._backends[unit.backend]


_PLAYER: ContextVar[UnitPlayer] = ContextVar("player")  # of a process that does nothing else


@dataclass(frozen=True)
class Workers:
    """Whoever plays units of one program, on one core or more. Open them with `open_workers`."""

    here: UnitPlayer
    cores: int
    pool: ProcessPoolExecutor | None

    def run(
        self, units: Sequence[WorkUnit], progress: Progress | None = None
    ) -> tuple[Counts, ...]:
        """What is counted of each unit, in their order: the same bytes on any number of cores.

        After Ctrl-C what was counted by then: fewer `games` than a unit's `count`. WorkersLost if
        a process dies.
        """
        counted = [make_counts(self.here.program) for _ in units]
        total, done = sum(unit.count for unit in units), 0

        def note(number: int, counts: Counts) -> None:
            nonlocal done
            counted[number] += counts
            done += counts.games
            if progress is not None:
                progress(done, total)

        chunks = [(number, each) for number, unit in enumerate(units) for each in unit.split()]
        if self.pool is None:
            self._play_here(chunks, note)
        else:
            self._play_there(self.pool, chunks, note)
        return tuple(counted)

    def _play_here(self, chunks: Sequence[Chunk], note: Note) -> None:
        with suppress(KeyboardInterrupt):
            for number, chunk in chunks:
                note(number, self.here.play(chunk))

    def _play_there(self, pool: ProcessPoolExecutor, chunks: Sequence[Chunk], note: Note) -> None:
        waiting, running = iter(chunks), dict[Future[Counts], int]()
        try:
            while True:
                for number, chunk in islice(waiting, self.cores * AHEAD - len(running)):
                    running[pool.submit(_play, chunk)] = number
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    note(running.pop(future), future.result())
        except KeyboardInterrupt:
            for future, number in running.items():
                if not future.cancel():
                    note(number, future.result())
        except BrokenProcessPool as fault:
            raise WorkersLost(
                "A process that played games died. In a script that uses more than one core the "
                'main part must stand under `if __name__ == "__main__":`; or memory ran out.'
            ) from fault


class WorkersLost(RuntimeError):
    """A process that played games died."""


@contextmanager
def open_workers(program: Program, cores: int = 1) -> Iterator[Workers]:
    """Workers for a program, on so many cores, until the end of the block. They may run any number
    of times, and build nothing twice. ValueError for fewer cores than one."""
    if cores < 1:
        raise ValueError("games are played on one core at least")
    here = UnitPlayer(program)
    if cores == 1:
        yield Workers(here, cores, None)
        return
    with ProcessPoolExecutor(
        cores, mp_context=get_context("spawn"), initializer=_begin, initargs=(program,)
    ) as pool:
        try:
            yield Workers(here, cores, pool)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _begin(program: Program) -> None:
    """What a process does first: Ctrl-C is its parent's to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _PLAYER.set(UnitPlayer(program))


def _play(unit: WorkUnit) -> Counts:
    return _PLAYER.get().play(unit)
