"""Workers on a cluster: the processes of a Dask scheduler, wherever they are (extra `cluster`).

Each worker is given the programs once, also one that comes later, and plays the same pieces as a
process of this machine would. The scheduler hands what a dead worker had to another. Workers run
the same version of the engine, and whoever reaches the scheduler can run anything on them and on
this machine: it must be one that is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from threading import Lock
from typing import Any

from distributed import Client, KilledWorker, WorkerPlugin, get_worker

from eleventh.core.program import Program
from eleventh.lab.batch.bench import Bench
from eleventh.lab.batch.crew import AHEAD, Crew, WorkersLost
from eleventh.lab.batch.jobs import Job
from eleventh.play.version import engine_version

PATIENCE = 10  # seconds for the scheduler to answer, and for a first worker to be there
LOST = (
    "The cluster lost what it was given: the scheduler went away, or worker after worker died of a "
    "piece; memory may have run out there."
)


class ClusterBench(WorkerPlugin):
    """The bench of one worker process. It plays one piece at a time, however many threads there
    are, since what is built is built for one."""

    def __init__(self, programs: tuple[Program, ...]) -> None:
        self.programs, self.engine = programs, engine_version()

    def setup(self, worker: object) -> None:
        """What a worker does first. RuntimeError if it has another version of the engine."""
        here = engine_version()
        if here != self.engine:
            raise RuntimeError(f"a worker has version {here} of the engine, not {self.engine}")
        self.bench, self.lock = Bench(self.programs), Lock()

    def play(self, piece: Job[Any]) -> Any:
        """What is found of a piece."""
        with self.lock:
            return piece.play(self.bench)


@contextmanager
def open_cluster(programs: tuple[Program, ...], address: str) -> Iterator[Crew]:
    """The workers of the scheduler at this address as a crew, until the end of the block.
    WorkersLost if nothing answers there, or its workers can't play."""
    connect: Any = Client  # which says nothing of its types
    try:
        client = connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as fault:
        raise WorkersLost(
            f"No scheduler answers at {address}. Start one with `dask scheduler`; it prints its "
            "address, such as tcp://10.0.0.5:8786."
        ) from fault
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as fault:
            raise WorkersLost(
                f"The scheduler at {address} has no worker. Start one with `dask worker {address}`."
            ) from fault
        name = "-".join(each.hash for each in programs)
        try:
            client.register_plugin(ClusterBench(programs), name=name)
        except Exception as fault:  # whatever a worker raised as it made its bench
            raise WorkersLost(
                f"The workers of {address} can't play: {fault}. Each needs the same version of "
                "eleventh-hour[cluster]."
            ) from fault
        executor = client.get_executor(pure=False)

        def submit(piece: Job[Any]) -> Future[Any]:
            found: Future[Any] = executor.submit(_play, name, piece)
            return found

        try:
            yield Crew(
                submit,
                lambda: AHEAD * max(1, len(client.nthreads())),
                (KilledWorker, CancelledError),
                LOST,
            )
        finally:
            executor.shutdown(wait=False)
            client.unregister_worker_plugin(name)


def _play(name: str, piece: Job[Any]) -> Any:
    bench: Any = get_worker().plugins[name]
    return bench.play(piece)
