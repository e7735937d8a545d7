"""Reports as files: names that say their format, and never in place of another file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from eleventh.play.faults import SaveError
from eleventh_ui.cli.play_plain import make_exporter
from eleventh_ui.display.exports import NoReport, Taken, find_free_files, parse_files
from eleventh_ui.report.exporting import write_report
from games import EVERY
from report.test_report import played
from tables import host_table
from ui.sitting import match_of


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("out", ["out.md", "out.html"]),
        (" out.HTML ", ["out.HTML"]),
        ("out.md", ["out.md"]),
        ("out.markdown", ["out.markdown"]),
        ("out.htm", ["out.htm"]),
        ("v1.2", ["v1.2.md", "v1.2.html"]),
    ],
)
def test_a_name_says_which_files(typed: str, names: list[str]) -> None:
    assert [each.name for each in parse_files(typed)] == names


@pytest.mark.parametrize("typed", ["", "  ", "..", "/", "a\0b.md", "out.docx", "out.pdf"])
def test_what_is_no_name_of_a_report_is_told_what_is(typed: str) -> None:
    with pytest.raises(NoReport, match=r"Markdown \(\.md or .*or a web page with charts \(\.html"):
        parse_files(typed)


def test_no_report_takes_the_place_of_another_file(tmp_path: Path) -> None:
    game = played(EVERY[0])
    files = parse_files(str(tmp_path / "report"))
    (tmp_path / "report.html").write_text("mine")
    with pytest.raises(Taken) as taken:
        write_report(game, files, "hot-wash")
    assert taken.value.free == parse_files(str(tmp_path / "report-2"))
    assert (tmp_path / "report.html").read_text() == "mine"
    assert not (tmp_path / "report.md").exists()
    (tmp_path / "report-2.md").symlink_to(tmp_path / "nowhere")
    assert find_free_files(files) == parse_files(str(tmp_path / "report-3"))
    write_report(game, taken.value.free[1:], "hot-wash")
    assert (tmp_path / "report-2.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="could not be written: no such file"):
        write_report(played(EVERY[0]), parse_files(str(tmp_path / "none" / "report")), "annex")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_leaves_no_half_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def full(path: Path, flags: int, mode: int) -> int:
        os.close(opened(path, flags, mode))
        return opened("/dev/full", os.O_WRONLY)

    monkeypatch.setattr("eleventh_ui.report.exporting.os.open", full)
    with pytest.raises(SaveError, match="could not be written: no space left"):
        write_report(played(EVERY[0]), parse_files(str(tmp_path / "report.html")), "annex")
    assert list(tmp_path.iterdir()) == []


def test_at_the_keyboard_a_second_export_is_refused_with_a_free_name(tmp_path: Path) -> None:
    exported = make_exporter(host_table(match_of("seoul")))
    page = tmp_path / "r.html"
    assert exported(str(page)) == f"The hot wash is in {page}."
    page.write_text("mine")
    assert exported(str(page)).endswith(f"Choose another name, such as {tmp_path / 'r-2.html'}.")
    assert page.read_text() == "mine"
    assert "is no name of a report" in exported(str(tmp_path / "r.docx"))
    both = exported(f"annex {tmp_path / 's'}")
    assert both == f"The annex is in {tmp_path / 's.md'} and {tmp_path / 's.html'}."


def test_the_report_of_a_match_that_goes_on_is_its_owners_alone(tmp_path: Path) -> None:
    exported = make_exporter(host_table(match_of("seoul")))
    exported(str(tmp_path / "secret.md"))
    assert (tmp_path / "secret.md").stat().st_mode & 0o077 == 0
    write_report(played(EVERY[0]), parse_files(str(tmp_path / "open.md")), "annex")
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "open.md").stat().st_mode & 0o777 == 0o666 & ~mask
