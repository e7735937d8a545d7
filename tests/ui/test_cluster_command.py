"""`--cluster`: what commands print is the same, and what can't be reached is told.

Each test starts a real scheduler or waits for one, so they run with the slow ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from clusters import LocalCluster, open_local_cluster
from ui.conftest import Run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    with open_local_cluster(tmp_path_factory.mktemp("cluster"), 1) as running:
        yield running


@pytest.mark.parametrize(
    "arguments",
    [
        ("playtest", "first_hour", "-n", "5000"),
        ("compare", "first_hour", "--bots-b", "all=historian", "-n", "3000"),
        ("sweep", "first_hour", "--outcome", "ending:apart", "--samples", "4"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_command_prints_the_same_bytes(
    cluster: LocalCluster, run: Run, arguments: tuple[str, ...]
) -> None:
    if arguments[0] == "sweep":
        pytest.importorskip("SALib", reason="needs the extra sweep")
    code, out, _ = run(*arguments, "--json")
    assert code == 0
    assert json.loads(out)["partial"] is False
    there = run(*arguments, "--json", "--cluster", cluster.address)
    assert there[:2] == (0, out)
    assert f"by numpy on the cluster at {cluster.address}." in there[2]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x", "\x1b[31m"])
def test_an_address_at_which_nothing_answers_is_told_in_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr("eleventh.lab.batch.cluster.PATIENCE", 1)
    code, out, err = run("playtest", "first_hour", "-n", "5", "--cluster", address)
    assert (code, out) == (1, "")
    assert re.search(r"No scheduler answers at .*Start one with `dask scheduler`", err, re.DOTALL)
    assert "Traceback" not in err
    assert "\x1b" not in err
