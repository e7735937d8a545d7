"""Whatever a scenario says, compiling it ends by itself in a program or in problems.

Each hostile scenario is compiled in a process of its own that may have 512 MB and a few seconds of
the processor; the system kills it if it wants more. `make attack` prints what was tried.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from attack import Attack

pytest.importorskip("resource", reason="the system cannot limit what a process may use")

TESTS = Path(__file__).parents[1]
SECONDS, MEGABYTES = 20, 512  # about 5 s on an idle machine; processor time doubles on a busy one

# One process reads the language once and forks for each seed, which spares most of the time.
DRIVER = """
import gc, json, os, resource, sys, tempfile
from pathlib import Path
from lang.hostile import hostile_scenario
from lang.near_limits import scenario_near_limits
from eleventh.lang import checks, compile
from eleventh.lang.lower import assembly
from eleventh.lang.read import bundle

first, last, seconds, megabytes = map(int, sys.argv[1:])
gc.set_threshold(50_000)  # as the command does
for seed in range(first, last):
    with tempfile.TemporaryDirectory() as folder:
        data = scenario_near_limits(seed) if seed % 2 else hostile_scenario(seed)
        (Path(folder) / "scenario.yaml").write_bytes(data)
        child = os.fork()
        if not child:
            resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            made = compile.compile_anew(Path(folder))
            ended = "program" if made.program is not None else "problems"
            (Path(folder) / "ended").write_text(ended)
            os._exit(0)
        _, status, used = os.wait4(child, 0)
        ended = Path(folder) / "ended"
        told = ended.read_text() if ended.exists() else f"status {status}"
        seconds_used = round(used.ru_utime + used.ru_stime, 2)
        print(json.dumps([seed, len(data), told, seconds_used, used.ru_maxrss >> 10]), flush=True)
"""


@pytest.mark.slow
@pytest.mark.attack
def test_every_hostile_scenario_ends_in_a_program_or_in_problems(attack: Attack) -> None:
    """Neither killed for what it takes, nor ended by an exception of ours."""
    number = attack.size(slow=12, full=400)
    command = [sys.executable, "-c", DRIVER, "0", str(number), str(SECONDS), str(MEGABYTES)]
    done = subprocess.run(
        command, env={"PYTHONPATH": str(TESTS)}, capture_output=True, text=True, check=False
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    ended = [told for _, _, told, _, _ in rows]
    whole = ended.count("program")
    print(
        f"\n{len(rows)} scenarios, every other one near a limit of size: {whole} programs,"
        f" {ended.count('problems')} with problems;"
        f" at most {max(row[3] for row in rows)} s of the processor and"
        f" {max(row[4] for row in rows)} MB"
    )
    assert [row for row in rows if row[2] not in ("program", "problems")] == [], done.stderr[-2000:]
    assert len(rows) == number, done.stderr[-2000:]
    assert whole * 3 >= number  # or too few would be compiled to the end
