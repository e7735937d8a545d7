"""A real cluster for tests: a scheduler and workers, each a process of its own, on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60
QUIET = ("--no-dashboard",)


@dataclass(frozen=True)
class LocalCluster:
    """Its address, the folder of its files, and the processes that work."""

    address: str
    folder: Path
    workers: list[subprocess.Popen[bytes]]

    def start_worker(self) -> None:
        """One worker more, which is there after a second or so."""
        words = ("--nthreads", "1", "--no-nanny", "--local-directory", str(self.folder), *QUIET)
        self.workers.append(_start(self.folder, "worker", self.address, *words))


@contextmanager
def open_local_cluster(folder: Path, workers: int) -> Iterator[LocalCluster]:
    """A scheduler with so many workers until the end of the block; its files lie in the folder."""
    told = folder / "scheduler.json"
    words = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told), *QUIET)
    scheduler, running = _start(folder, "scheduler", *words), list[subprocess.Popen[bytes]]()
    try:
        made = LocalCluster(_find_address(told), folder, running)
        for _ in range(workers):
            made.start_worker()
        yield made
    finally:
        for each in (*running, scheduler):
            each.kill()
            each.wait()


def _start(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    with (folder / "log.txt").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *words], cwd=folder, stdout=log, stderr=log
        )


def _find_address(told: Path) -> str:
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        try:
            return str(json.loads(told.read_text())["address"])
        except (OSError, ValueError):  # not there yet, or not whole
            time.sleep(0.1)
    raise TimeoutError(f"no scheduler came up; see {told.parent / 'log.txt'}")
