"""In an editor: every act is completed, a wrong id is marked, and nothing that is shipped is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from eleventh.lang.read.bundle import load_bundle
from eleventh.play.library import library
from eleventh_ui.cli.editor_files import find_kind, make_schema
from ui.language_server import LanguageServer, find_server
from ui.sitting import HARBOUR, ROOT

pytestmark = pytest.mark.slow

FOLDERS = (
    HARBOUR,
    ROOT / "scenarios" / "first_hour",
    ROOT / "scenarios" / "gsomia_2019",
    ROOT / "scenarios" / "rulebooks" / "northeast_asia",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    with LanguageServer(find_server(tmp_path_factory.mktemp("npm"))) as running:
        yield running


def written(folder: Path, into: Path) -> Iterator[tuple[Path, str]]:
    """A place for, and the text of each file of a folder, each with its schema named before its
    first line."""
    bundle, problems = load_bundle(folder, library().rulebooks())
    assert bundle is not None, problems
    for name, part in (("main", False), ("part", True)):
        schema = json.dumps(make_schema(bundle, part=part))
        (into / f"{name}.schema.json").write_text(schema, "utf-8")
    for name, data in bundle.files.items():
        if name.endswith(".yaml") and (folder / name).is_file():
            kind = "main" if name == f"{find_kind(bundle)}.yaml" else "part"
            line = f"# yaml-language-server: $schema={into / kind}.schema.json\n"
            yield into / name.replace("/", "_"), line + data.decode()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_nothing_that_is_right_is_marked(
    server: LanguageServer, tmp_path: Path, folder: Path
) -> None:
    found = {place.name: server.diagnose(place, text) for place, text in written(folder, tmp_path)}
    assert {name: told for name, told in found.items() if told} == {}
    assert found


def test_a_wrong_id_is_marked_at_its_line(server: LanguageServer, tmp_path: Path) -> None:
    ((place, text),) = written(HARBOUR, tmp_path)
    for right, wrong in (
        ("act: legal_step, toward", "act: legal_stepp, toward"),
        ("effects: {pact: notice}, why: The", "effects: {pcat: notice}, why: The"),
        ("seat: seoul\n", "seat: soul\n"),
    ):
        broken = text.replace(right, wrong, 1)
        line = broken[: broken.index(wrong)].count("\n") + 1
        told = server.diagnose(place, broken)
        assert told, wrong
        assert all(each.startswith(f"{line}: ") for each in told), told


def test_every_act_is_completed(server: LanguageServer, tmp_path: Path) -> None:
    folder = ROOT / "scenarios" / "gsomia_2019"
    bundle, _ = load_bundle(folder, library().rulebooks())
    assert bundle is not None
    known = make_schema(bundle, part=True)["$defs"]["deeds"]["items"]["properties"]["act"]["enum"]
    pages = dict(written(folder, tmp_path))
    head = next(text for text in pages.values() if "part.schema.json" in text).partition("\n")[0]
    text = f"{head}\ninjects:\n  - id: a\n    turn: 1\n    headline: H\n    acts:\n      - act: "
    offered = server.complete(tmp_path / "new.yaml", text, 6, len("      - act: "))
    assert set(known) <= set(offered)
    assert len(known) > 60
