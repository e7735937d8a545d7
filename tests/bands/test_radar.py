"""The bands of the winter of two films hold."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from games import ROOT


@pytest.mark.slow
@pytest.mark.players
def test_the_bands_of_the_winter_hold() -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tests")}
    command = [sys.executable, "-m", "bands.radar"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
