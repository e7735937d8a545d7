"""Whoever reads a scenario opens no connection, starts no program and loads no code of it.

A hook of the interpreter sees all of that and stops the process that reads, whatever the scenario
does to get there.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from games import ROOT

WATCHED = """
import sys
from pathlib import Path
from eleventh.lang.compile import check_compiled, compile_anew

def refuse(event, arguments):
    name = event.partition(".")[0]
    if name in ("socket", "subprocess", "ctypes", "urllib") or event in ("os.system", "os.exec"):
        raise SystemExit(f"reached for {event} {arguments}")
    if event == "exec" and getattr(arguments[0], "co_filename", "").startswith(sys.argv[1]):
        raise SystemExit(f"ran {arguments[0].co_filename}")

sys.addaudithook(refuse)
for place in sys.argv[1:]:
    compiled = compile_anew(Path(place))
    print(place, len(check_compiled(compiled)))
"""
HOSTILE = """
format: 1
scenario: hostile
title: !!python/object/apply:os.system ["touch reached"]
synopsis: "{__import__('os').system('touch reached')}"
parts: [http://127.0.0.1:9/part.yaml, part.py]
rules:
  - {id: r, when: "__import__('socket').create_connection(('127.0.0.1', 9))", effects: {}}
"""


def watch(*places: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WATCHED, *map(str, places)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_reading_a_hostile_scenario_reaches_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text(HOSTILE, "utf-8")
    (tmp_path / "part.py").write_text("open('reached', 'w')", "utf-8")
    done = watch(tmp_path, ROOT / "scenarios" / "first_hour")
    assert done.returncode == 0, done.stderr
    assert not list(tmp_path.rglob("reached"))
    assert f"{tmp_path} 0" not in done.stdout


def test_the_hook_sees_what_it_is_there_for(tmp_path: Path) -> None:
    reach = WATCHED.replace(
        "compiled = compile_anew(Path(place))", "import socket; socket.socket()"
    )
    done = subprocess.run(
        [sys.executable, "-c", reach, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "reached for socket" in done.stderr
