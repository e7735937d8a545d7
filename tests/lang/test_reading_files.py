"""Files are opened with care, and names in a scenario stay in its folder."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from eleventh.lang import guarded
from eleventh.lang.yaml.source import MAX_BYTES, read_file, resolve_beside


def code_of(path: Path) -> str:
    data, problems, _ = read_file(path, "shown.yaml")
    assert data is None
    (problem,) = problems
    assert (problem.span.file, problem.span.line, problem.span.column) == ("shown.yaml", 1, 1)
    return problem.code


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_bytes(b"a: 1\r\n")
    assert read_file(path, "scenario.yaml")[:2] == (b"a: 1\r\n", ())


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_bytes(b"a: 1\n")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    link, real = (read_file(tmp_path / name, name) for name in ("link.yaml", "real.yaml"))
    assert link == real == (b"a: 1\n", (), real.identity)


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.yaml") == "E001"
    assert code_of(tmp_path / "a\0b") == "E001"
    (tmp_path / "file").write_bytes(b"")
    assert code_of(tmp_path / "file" / "none.yaml") == "E001"


def test_a_folder_is_a_problem(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "E002"


def test_a_pipe_is_a_problem_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert code_of(tmp_path / "pipe.yaml") == "E002"


def test_devices_and_sockets_are_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(Path("/dev/zero")) == "E002"
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.yaml")
        assert code_of(Path("socket.yaml")) == "E002"


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "file.yaml").write_bytes(b"")
    looked_at = os.stat(tmp_path / "file.yaml")
    monkeypatch.setattr(guarded, "look_at", lambda path, links: looked_at)
    assert code_of(tmp_path / "pipe.yaml") == "E002"


def test_an_unreadable_file_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.yaml"
    path.write_bytes(b"a: 1\n")

    def refuse(*_: object) -> int:
        # Permissions alone would not keep out a test that runs as root.
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert code_of(path) == "E003"


def test_a_link_in_a_circle_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    assert code_of(tmp_path / "circle.yaml") == "E003"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"x" * MAX_BYTES)
    assert read_file(path, "large.yaml")[1] == ()
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    assert code_of(path) == "E004"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)
    assert code_of(path) == "E004"


@pytest.mark.parametrize("name", ["text.md", "briefings/seoul.md", "one two.md", "서울.md", "a..b"])
def test_a_name_below_the_folder_is_resolved(tmp_path: Path, name: str) -> None:
    assert resolve_beside(tmp_path, name) == (tmp_path.resolve() / name, "")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "empty"),
        ("x" * 201, "longer"),
        ("/etc/passwd", "absolute"),
        ("../secret", "up"),
        ("a/../../secret", "up"),
        ("./a", "in place"),
        ("a//b", "in place"),
        ("a/", "in place"),
        (".hidden", "hidden"),
        ("a/.git/config", "hidden"),
        ("C:/secret", "character"),
        ("a\\b", "character"),
        ("a\0b", "character"),
        ("a\u202eb", "character"),
        ("a\nb", "character"),
        ("NUL", "every system"),
        ("a/con.txt", "every system"),
        ("a.", "every system"),
        ("a ", "every system"),
        ("~/x\u200b", "character"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str, why: str) -> None:
    path, reason = resolve_beside(tmp_path, name)
    assert path is None
    assert why in reason


def test_a_link_may_lead_about_in_the_folder_and_not_out_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "scenario"
    (folder / "texts").mkdir(parents=True)
    (tmp_path / "secret").write_text("x")
    (folder / "in").symlink_to("texts")
    (folder / "out").symlink_to(tmp_path)
    (folder / "circle").symlink_to("circle")
    assert resolve_beside(folder, "in/a.md") == (folder.resolve() / "texts" / "a.md", "")
    assert "through a link" in resolve_beside(folder, "out/secret")[1]
    circle = resolve_beside(folder, "circle/a")[0]
    assert circle is not None
    assert code_of(circle) == "E003"
