"""The cache of programs: found by content, made anew when anything is wrong, and never executed."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eleventh.core.program import Program
from eleventh.lang import cache
from eleventh.lang.compile import compile_files, compile_path, summarise_path
from eleventh.lang.shipping import are_shipped, ship
from eleventh.lang.stored import entries
from games import ROOT

BOTH = ROOT / "tests" / "lang" / "base_rulebook"  # a scenario and its rulebook
NAME = "harbour_crisis"
PARTS = ("scenario.yaml", "injects/blockade.yaml", "../rulebooks/harbour_rules/rules.yaml")


class Trap:
    """A pickle of this runs code."""

    def __init__(self, sprung: Path) -> None:
        self.sprung = sprung

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return os.mkdir, (str(self.sprung),)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a user's cache that is empty; nothing was shipped."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(cache, "shipped_folder", lambda: tmp_path / "shipped")
    return tmp_path / "home" / "eleventh-hour" / "programs"


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A copy of a scenario that may be changed, its rulebook too."""
    return Path(shutil.copytree(BOTH, tmp_path / "mine")) / NAME


@pytest.fixture
def compiler(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was compiled, rather than found."""
    from eleventh.lang.lower import assembly

    asked: list[str] = []
    lower_bundle = assembly.lower_bundle

    def counted(*arguments: object) -> object:
        asked.append("compiled")
        return lower_bundle(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(assembly, "lower_bundle", counted)
    return asked


def program_at(path: Path) -> Program:
    found = compile_path(path).program
    assert found is not None
    return found


def entry(folder: Path, kind: str) -> Path:
    (found,) = folder.glob(f"{kind}-*")
    return found


def test_the_second_time_nothing_is_compiled(
    folder: Path, scenario: Path, compiler: list[str]
) -> None:
    first = compile_path(scenario)
    assert compile_path(scenario) == first
    assert compile_files(first.files).program == first.program
    assert summarise_path(scenario).title == program_at(scenario).title
    assert len(compiler) == 1


def test_whatever_is_changed_is_compiled_again(
    folder: Path, scenario: Path, compiler: list[str]
) -> None:
    for name in PARTS:
        program_at(scenario)
        before = len(compiler)
        (scenario / name).write_bytes((scenario / name).read_bytes() + b"\n# one more line\n")
        assert program_at(scenario).hash == program_at(scenario).hash
        assert len(compiler) == before + 1


def test_a_file_that_no_scenario_names_is_not_even_opened(
    folder: Path, scenario: Path, compiler: list[str]
) -> None:
    program_at(scenario)
    os.mkfifo(scenario / "notes.md")
    assert program_at(scenario).scenario == NAME
    assert len(compiler) == 1


def test_a_missing_part_is_told_though_the_whole_is_kept(folder: Path, scenario: Path) -> None:
    program_at(scenario)
    (scenario / PARTS[-1]).unlink()
    assert compile_path(scenario).program is None
    assert summarise_path(scenario).errors == 1


def test_a_rulebook_that_turns_up_beside_the_scenario_counts(folder: Path, scenario: Path) -> None:
    program_at(scenario)
    (scenario / "rulebook.yaml").write_text("rulebook: [not, a, name]\n")
    assert compile_path(scenario).program is None


def test_an_entry_of_another_engine_is_not_used(
    folder: Path, scenario: Path, compiler: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program_at(scenario)
    monkeypatch.setattr(cache, "_engine", lambda: "another")
    program_at(scenario)
    assert len(compiler) == 2
    assert len(list(folder.glob("program-*"))) == 2


def test_an_entry_under_the_key_of_another_content_is_not_used(
    folder: Path, scenario: Path, compiler: list[str]
) -> None:
    program_at(scenario)
    wrong = entry(folder, "program").read_bytes()
    with (scenario / PARTS[0]).open("a") as file:
        file.write("# changed\n")
    changed = program_at(scenario)
    for each in folder.glob("program-*"):
        each.write_bytes(wrong)
    assert program_at(scenario) == changed
    assert len(compiler) == 3


def sealed(body: bytes) -> bytes:
    """An entry as somebody would make it up who knows the format."""
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for place in range(70, len(data), max(len(data) // 40, 1)):
        data[place] ^= 1
    file.write_bytes(data)


def huge(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(4 * entries.LARGEST)


def remade(file: Path, make: Callable[[Path], object]) -> None:
    file.unlink()
    make(file)


def linked(file: Path) -> None:
    target = file.with_name("elsewhere")
    file.rename(target)
    file.symlink_to(target)


SPOILT: dict[str, Callable[[Path], object]] = {
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-20]),
    "empty": lambda file: file.write_bytes(b""),
    "flipped": flipped,
    "huge": huge,
    "endless numbers": lambda file: file.write_bytes(sealed(b"[" + b"1" * 100_000 + b"]")),
    "endless brackets": lambda file: file.write_bytes(sealed(b"[" * 2_000_000)),
    "no JSON": lambda file: file.write_bytes(sealed(b"{'a': 1}")),
    "another value": lambda file: file.write_bytes(sealed(b"[[],[]]")),
    "no number": lambda file: file.write_bytes(sealed(b"NaN")),
    "no text": lambda file: file.write_bytes(sealed(b'"\xff\xfe"')),
    "a link": linked,
    "a link to nothing": lambda file: remade(file, lambda it: it.symlink_to("/nowhere")),
    "a link to zeros": lambda file: remade(file, lambda it: it.symlink_to("/dev/zero")),
    "a pipe": lambda file: remade(file, os.mkfifo),
    "a folder": lambda file: remade(file, os.mkdir),
    "loose": lambda file: file.chmod(0o666),
}  # fmt: skip


@pytest.mark.parametrize("kind", ["manifest", "program", "summary"])
@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_entry_is_as_good_as_none_and_is_replaced(
    folder: Path, scenario: Path, compiler: list[str], kind: str, how: str
) -> None:
    program, told = program_at(scenario), summarise_path(scenario)
    spoilt = entry(folder, kind)
    whole = spoilt.read_bytes()
    SPOILT[how](spoilt)
    assert summarise_path(scenario) == told
    assert program_at(scenario) == program
    if how != "a folder":
        assert spoilt.is_file()
        assert not spoilt.is_symlink()
        assert spoilt.read_bytes() == whole


@pytest.mark.parametrize("kind", ["manifest", "program", "summary"])
@pytest.mark.parametrize("seal", [lambda body: body, sealed], ids=["bare", "sealed"])
def test_a_pickle_at_an_entrys_place_is_never_loaded(
    folder: Path, scenario: Path, tmp_path: Path, kind: str, seal: Callable[[bytes], bytes]
) -> None:
    program = program_at(scenario)
    planted = seal(pickle.dumps(Trap(tmp_path / "sprung")))
    for place in (entry(folder, kind), folder / entry(folder, "program").name.split("-")[1]):
        place.write_bytes(planted)
    assert program_at(scenario) == program
    assert summarise_path(scenario).errors == 0
    assert not (tmp_path / "sprung").exists()
    assert entry(folder, kind).read_bytes() != planted


def test_a_made_up_program_with_a_good_digest_is_refused(folder: Path, scenario: Path) -> None:
    program = program_at(scenario)
    file = entry(folder, "program")
    data = json.loads(file.read_bytes().partition(b"\n")[2])
    for made_up in (data[:-1], [*data, []], [data[1], data[0]], {"program": data}, "text"):
        file.write_bytes(sealed(json.dumps(made_up).encode()))
        assert program_at(scenario) == program


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs owners of files")
@pytest.mark.parametrize("what", ["entries", "folder", "both"])
def test_what_belongs_to_somebody_else_is_not_read(
    folder: Path,
    scenario: Path,
    compiler: list[str],
    what: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program_at(scenario)
    theirs = [*folder.iterdir()] if what != "folder" else []
    theirs += [folder] if what != "entries" else []
    if os.getuid() == 0:
        for each in theirs:
            os.chown(each, 54321, -1)
    else:  # nobody else may give a file away, so it is we who are another
        others = {each.stat().st_ino for each in theirs}
        is_private = entries._is_private
        monkeypatch.setattr(
            entries, "_is_private", lambda found: found.st_ino not in others and is_private(found)
        )
    program_at(scenario)
    assert len(compiler) == 2


@pytest.mark.parametrize("name", ["programs", "eleventh-hour"])
def test_a_folder_reached_by_a_link_is_judged_by_what_it_leads_to(
    folder: Path, scenario: Path, tmp_path: Path, compiler: list[str], name: str
) -> None:
    program_at(scenario)
    linked_folder = folder if name == "programs" else folder.parent
    linked_folder.rename(tmp_path / "moved")
    linked_folder.symlink_to(tmp_path / "moved")
    program_at(scenario)
    assert len(compiler) == 1  # one's own, and nobody else may write there
    folder.resolve().chmod(0o777)
    program_at(scenario)
    assert len(compiler) == 2


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs owners of files")
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o720])
def test_a_folder_that_others_may_write_to_is_not_read(
    folder: Path, scenario: Path, compiler: list[str], mode: int
) -> None:
    program_at(scenario)
    folder.chmod(mode)
    program_at(scenario)
    assert len(compiler) == 2


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(
    folder: Path, scenario: Path, compiler: list[str]
) -> None:
    folder.parent.parent.mkdir()
    folder.parent.write_text("a file stands in the way")
    assert program_at(scenario) == program_at(scenario)
    assert len(compiler) == 2


def test_the_oldest_entries_go_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "KEPT", 3)
    monkeypatch.setattr(entries, "SPARE", 1)
    for number in range(5):
        entries.write_entry(folder, f"entry-{number}", number)
        os.utime(folder / f"entry-{number}", (number, number))
    assert sorted(each.name for each in folder.iterdir()) == ["entry-2", "entry-3", "entry-4"]
    assert entries.read_entry(folder / "entry-4", shared=False) == 4


def test_what_was_shipped_is_found_by_content_wherever_it_lies(
    folder: Path, scenario: Path, tmp_path: Path, compiler: list[str]
) -> None:
    assert not are_shipped(BOTH)
    ship(BOTH, tmp_path / "shipped")
    assert are_shipped(BOTH)
    made = len(compiler)
    assert program_at(scenario) == program_at(BOTH / NAME)
    assert len(compiler) == made
    assert not folder.exists()
    with (scenario / PARTS[0]).open("a") as file:
        file.write("# mine\n")
    program_at(scenario)
    assert len(compiler) == made + 1
    assert folder.exists()
    assert not are_shipped(scenario.parent)


def test_shipping_gives_the_same_bytes_each_time_and_leaves_nothing_stale(tmp_path: Path) -> None:
    def shipped() -> dict[str, bytes]:
        ship(BOTH, tmp_path / "shipped")
        return {each.name: each.read_bytes() for each in (tmp_path / "shipped").iterdir()}

    first = shipped()
    (tmp_path / "shipped" / "stale").touch()
    assert shipped() == first
    assert len(first) == 3


def test_what_is_shipped_is_there_while_it_is_shipped_again(
    scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Builds in one checkout may run at once, and each takes what lies there."""
    keep, shipped = cache.keep, tmp_path / "shipped"
    ship(scenario.parent, shipped)
    first = {each.name for each in shipped.iterdir()}
    seen = []

    def watched(*given: Any) -> None:
        seen.append({each.name for each in shipped.iterdir()})
        keep(*given)

    monkeypatch.setattr(cache, "keep", watched)
    ship(scenario.parent, shipped)
    assert seen
    assert all(each == first for each in seen)


def test_a_scenario_with_errors_is_not_shipped_and_nothing_is_lost(
    scenario: Path, tmp_path: Path
) -> None:
    ship(scenario.parent, tmp_path / "shipped")
    first = {each.name for each in (tmp_path / "shipped").iterdir()}
    (scenario / PARTS[0]).write_text("rules: 3\n")
    with pytest.raises(ValueError, match=r"scenario.yaml:1"):
        ship(scenario.parent, tmp_path / "shipped")
    assert {each.name for each in (tmp_path / "shipped").iterdir()} == first
