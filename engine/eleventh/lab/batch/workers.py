"""Units of work on one core or on several, counted as they are done.

Several cores are several processes, each with a backend of its own, which is built once. They are
begun afresh and not forked, so that threads and locks of this process do no harm; whoever runs a
script of its own with more than one core must therefore have its main part under
`if __name__ == "__main__"`. Ctrl-C is heard here alone: what was counted until then is handed out.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.queues import Queue
from time import monotonic
from typing import Any, TypeAlias

from eleventh.core.program import Program
from eleventh.lab.batch.bench import Bench
from eleventh.lab.batch.crew import AHEAD, Crew, WorkersLost
from eleventh.lab.batch.jobs import Found, Job

Progress: TypeAlias = Callable[[int, int], None]  # games done, games in all
Pieces: TypeAlias = Iterator[tuple[int, Job[Found]]]  # each with the number of its job
Note: TypeAlias = Callable[[int, Job[Found], Found], None]

PATIENCE = 2.0  # seconds for which pieces that are being played are waited for after Ctrl-C
HELD = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

LOST = (
    "A process that played games died. In a script that uses more than one core the "
    'main part must stand under `if __name__ == "__main__":`; or memory ran out.'
)
_BENCH: ContextVar[Bench] = ContextVar("bench")  # of a process that does nothing else


@dataclass(frozen=True, slots=True)
class Workers:
    """Whoever does jobs with the programs of a bench, here or in other processes. Open them with
    `open_workers`."""

    bench: Bench
    crew: Crew | None

    def run(
        self, jobs: Sequence[Job[Found]], progress: Progress | None = None
    ) -> tuple[Found, ...]:
        """What is found by each job, in their order: the same bytes wherever they are done.

        After Ctrl-C what was found by then: of the first games of each job, fewer than it has.
        WorkersLost if a process dies.
        """
        found = [each.begin(self.bench) for each in jobs]
        total, done = sum(each.games for each in jobs), 0

        def note(number: int, piece: Job[Found], part: Found) -> None:
            nonlocal done
            found[number] += part
            done += piece.games
            if progress is not None:
                progress(done, total)

        pieces = ((number, piece) for number, job in enumerate(jobs) for piece in job.split())
        if self.crew is None:
            self._play_here(pieces, note)
        else:
            _play_there(self.crew, pieces, note)
        return tuple(found)

    def _play_here(self, pieces: Pieces[Found], note: Note[Found]) -> None:
        with suppress(KeyboardInterrupt):
            for number, piece in pieces:
                note(number, piece, piece.play(self.bench))


def _play_there(crew: Crew, pieces: Pieces[Found], note: Note[Found]) -> None:
    """Notes the pieces in their order, so that what is found before a stop is of the first."""
    running = deque[tuple[int, Job[Found], Future[Found]]]()
    try:
        while True:
            for number, piece in islice(pieces, max(0, crew.room() - len(running))):
                running.append((number, piece, crew.submit(piece)))
            if not running:
                return
            number, piece, first = running[0]
            part = first.result()
            running.popleft()
            note(number, piece, part)
    except KeyboardInterrupt:
        until = monotonic() + PATIENCE
        with suppress(TimeoutError, *crew.faults):
            for number, piece, future in running:
                if future.cancel():
                    return
                note(number, piece, future.result(max(0.0, until - monotonic())))
    except crew.faults as fault:
        raise WorkersLost(crew.lost) from fault


@contextmanager
def open_workers(
    programs: Program | Sequence[Program], cores: int = 1, cluster: str = ""
) -> Iterator[Workers]:
    """Workers for a program or several, until the end of the block: on so many cores, or those of
    the Dask scheduler at the address `cluster`. They may run any number of times, and build nothing
    twice. ValueError for fewer cores than one; WorkersLost if there is no such cluster;
    ImportError, in a sentence, without what it takes."""
    if cores < 1:
        raise ValueError("games are played on one core at least")
    bench = Bench((programs,) if isinstance(programs, Program) else tuple(programs))
    if cluster:
        with _load_cluster().open_cluster(bench.programs, cluster) as crew:
            yield Workers(bench, crew)
    elif cores == 1:
        yield Workers(bench, None)
    else:
        with _open_processes(bench.programs, cores) as crew:
            yield Workers(bench, crew)


@contextmanager
def _open_processes(programs: tuple[Program, ...], cores: int) -> Iterator[Crew]:
    context = get_context("spawn")
    with _hold_signals():  # what keeps book of semaphores is begun, and outlives them
        handed = context.Queue()
    for _ in range(cores):
        handed.put(programs)
    others = set(active_children())
    with ProcessPoolExecutor(
        cores, mp_context=context, initializer=_begin, initargs=(handed,)
    ) as pool:

        def submit(piece: Job[Any]) -> Future[Any]:
            with _hold_signals():
                return pool.submit(_play, piece)

        try:
            yield Crew(submit, lambda: cores * AHEAD, (BrokenProcessPool,), LOST)
        finally:
            # What they still play nobody waits for any more, and they have nothing to put away.
            for each in set(active_children()) - others:
                each.kill()
            pool.shutdown(wait=False, cancel_futures=True)
            handed.cancel_join_thread()


@contextmanager
def _hold_signals() -> Iterator[None]:
    """Puts off the signals that end a command: processes may be begun now, and one that is broken
    off half begun would speak of it. They inherit this, until `_begin`.

    To block them here is not enough: another thread of this process may hear one, and Python then
    acts on it in this one.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    heard: list[int] = []
    acts: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():
        acts = {each: signal.getsignal(each) for each in HELD}
    for each, act in acts.items():
        if callable(act):  # what is ignored, or ends the process at once, stays so
            signal.signal(each, lambda number, _: heard.append(number))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for each, act in acts.items():
            if callable(act):
                signal.signal(each, act)
        for each in heard:
            signal.raise_signal(each)


def _load_cluster() -> Any:
    try:
        return import_module("eleventh.lab.batch.cluster")
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] != "distributed":
            raise
        raise ImportError(
            "A cluster needs Dask's distributed, which is not installed. "
            "Install eleventh-hour[cluster], here and on every worker."
        ) from fault


def _begin(handed: Queue[tuple[Program, ...]]) -> None:
    """What a process does first: Ctrl-C is its parent's to hear. Programs come by a queue of their
    own: handed over as a process begins, they would be more than a pipe holds, and whoever hands
    them over would wait for ever for a process that dies before it has read them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _BENCH.set(Bench(handed.get()))


def _leave_with_parent() -> None:
    """Ends this process once its parent is gone, however that went: nobody would ask it again."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _play(piece: Job[Any]) -> Any:
    return piece.play(_BENCH.get())
