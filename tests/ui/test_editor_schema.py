"""Schemas that know the ids of one scenario: no false alarm, and a wrong id is marked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from eleventh.lang.compile import compile_path
from eleventh.lang.model.books import Bundle
from eleventh.lang.read.bundle import load_bundle
from eleventh.lang.yaml.tree import read_tree
from eleventh.play.library import library
from eleventh_ui.cli.editor_files import find_kind, make_schema
from ui.conftest import Run
from ui.sitting import HARBOUR, ROOT

CASES = ROOT / "tests" / "cases"
SMALL = (HARBOUR, CASES / "bay" / "bay_autumn", CASES / "bay" / "bay_island", CASES / "two_films",
         CASES / "bargaining", CASES / "bay" / "rulebooks" / "bay")  # fmt: skip
LARGE = (ROOT / "scenarios" / "gsomia_2019", ROOT / "scenarios" / "first_hour",
         ROOT / "scenarios" / "rulebooks" / "northeast_asia")  # fmt: skip


def bundle_at(folder: Path) -> Bundle:
    found, problems = load_bundle(folder, library().rulebooks())
    assert found is not None, problems
    return found


def validators(folder: Path) -> tuple[Bundle, Any, Any]:
    bundle = bundle_at(folder)
    kinds = (make_schema(bundle, part=part) for part in (False, True))
    whole, part = map(jsonschema.Draft202012Validator, kinds)
    return bundle, whole, part


def alarms(folder: Path) -> Iterator[str]:
    """What an editor would mark in the files of a folder, each with its place."""
    bundle, whole, part = validators(folder)
    main = f"{find_kind(bundle)}.yaml"
    for name, data in bundle.files.items():
        if not name.endswith(".yaml") or not (folder / name).is_file():
            continue  # a text, or a file of its rulebook
        tree, _ = read_tree(name, data)
        assert tree is not None
        for each in (whole if name == main else part).iter_errors(tree.plain()):
            yield f"{name}: {'.'.join(map(str, each.absolute_path))}: {each.message[:200]}"


@pytest.mark.parametrize("folder", SMALL, ids=lambda each: each.name)
def test_what_is_right_is_not_marked(folder: Path) -> None:
    assert list(alarms(folder)) == []


@pytest.mark.slow
@pytest.mark.parametrize("folder", LARGE, ids=lambda each: each.name)
def test_nothing_that_is_shipped_is_marked(folder: Path) -> None:
    assert list(alarms(folder)) == []


WRONG = [
    ("act: legal_step, toward", "act: legal_stepp, toward"),
    ("effects: {pact: notice}, why: The", "effects: {pcat: notice}, why: The"),
    ("seat: seoul\n", "seat: soul\n"),
    ("by: tokyo, toward: seoul}", "by: tokio, toward: seoul}"),
    ("cite: [R01], historical", "cite: [R10], historical"),
    ("stage: alliance,", "stage: aliance,"),
    ("front: trade, title", "front: tade, title"),
    ("initiative: three_way_talks", "initiative: three_way_talk"),
    ("after: {act: joint_dialogue}", "after: {act: joint_dialog}"),
]


@pytest.mark.parametrize(("right", "wrong"), WRONG, ids=[wrong for _, wrong in WRONG])
def test_a_wrong_id_is_marked(tmp_path: Path, right: str, wrong: str) -> None:
    text = (HARBOUR / "scenario.yaml").read_text("utf-8")
    assert right in text
    (_, whole, _), tree = (
        validators(HARBOUR),
        read_tree("x", text.replace(right, wrong).encode())[0],
    )
    assert tree is not None
    assert not whole.is_valid(tree.plain())


def test_it_knows_every_act_and_offers_tracks(run: Run) -> None:
    code, out, _ = run("schema", "--for", HARBOUR)
    assert code == 0
    definitions = json.loads(out)["$defs"]
    acts = definitions["deeds"]["items"]["properties"]["act"]["enum"]
    assert acts == ["joint_dialogue", "legal_step", "missile_test", "off_ramp", "trade_restriction"]
    assert "trust.seoul.tokyo" in definitions["effects"]["properties"]


def test_it_is_written_beside_the_scenario_and_changes_none_of_its_files(
    run: Run, home: Path
) -> None:
    run("new", "cold_bay")
    before = compile_path(home / "cold_bay").program
    (home / "cold_bay" / ".vscode").mkdir()
    settings = home / "cold_bay" / ".vscode" / "settings.json"
    settings.write_text('{"editor.rulers": [100], "yaml.schemas": {"other.json": "x.yaml"}}')
    for _ in range(2):  # again gives the same
        code, out, err = run("schema", "--for", "cold_bay", "--write")
        assert code == 0
        assert "# yaml-language-server: $schema=.eleventh/scenario.schema.json" in err
        found = json.loads(settings.read_text())
        assert found["editor.rulers"] == [100]
        assert found["yaml.schemas"] == {
            "other.json": "x.yaml",
            "./.eleventh/scenario.schema.json": ["scenario.yaml"],
        }
    assert len(out.splitlines()) == 3
    after = compile_path(home / "cold_bay").program
    assert before is not None
    assert after is not None
    assert before.hash == after.hash


def test_settings_that_cannot_be_mended_are_left_with_what_to_add(run: Run, home: Path) -> None:
    run("new", "cold_bay")
    (home / "cold_bay" / ".vscode").mkdir()
    settings = home / "cold_bay" / ".vscode" / "settings.json"
    settings.write_text("{ // mine\n}")
    code, _, err = run("schema", "--for", "cold_bay", "--write")
    assert code == 1
    assert "Add to it yourself" in err
    assert settings.read_text() == "{ // mine\n}"
    assert not (home / "cold_bay" / ".eleventh").exists()


@pytest.mark.parametrize(
    "words", [(), ("--write",), ("scenario", "--for", "x"), ("scenario", "--part")]
)
def test_one_of_both_is_named(run: Run, words: tuple[str, ...]) -> None:
    code, _, err = run("schema", *words)
    assert code == 2
    assert "Name a KIND, or a scenario with --for NAME." in err
