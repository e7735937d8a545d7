"""Loading a scenario: its parts, texts and rulebook, wherever they are, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from eleventh.lang.model.books import Bundle, Rulebook, Scenario
from eleventh.lang.problems.render.short import render_short_line
from eleventh.lang.read.bundle import Loaded, load_bundle, load_bundle_from_files

BASE = Path(__file__).parent / "base"
RULED = Path(__file__).parent / "base_rulebook"


@pytest.fixture
def ruled(tmp_path: Path) -> Path:
    """A copy of the scenario with a rulebook; its folder."""
    shutil.copytree(RULED, tmp_path, dirs_exist_ok=True)
    return tmp_path / "harbour_crisis"


def lines(loaded: Loaded) -> list[str]:
    return [render_short_line(each) for each in loaded[1]]


def helps(loaded: Loaded) -> list[str | None]:
    return [each.help for each in loaded[1]]


def good(loaded: Loaded) -> Bundle:
    bundle, problems = loaded
    assert problems == ()
    assert bundle is not None
    return bundle


def scenario_of(bundle: Bundle) -> Scenario:
    assert bundle.scenario is not None
    return bundle.scenario


def rulebook_of(bundle: Bundle) -> Rulebook:
    assert bundle.rulebook is not None
    return bundle.rulebook


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("path", [BASE, BASE / "scenario.yaml"])
def test_a_scenario_is_its_folder_or_its_file(path: Path) -> None:
    bundle = good(load_bundle(path))
    assert scenario_of(bundle).id.value == "harbour"
    assert bundle.rulebook is None
    assert dict(bundle.files) == {"scenario.yaml": (BASE / "scenario.yaml").read_bytes()}


@pytest.mark.parametrize("end", ["", "rulebook.yaml"])
def test_a_rulebook_is_loaded_alone(end: str) -> None:
    bundle = good(load_bundle(RULED / "rulebooks" / "harbour_rules" / end))
    assert bundle.scenario is None
    assert rulebook_of(bundle).id.value == "harbour_rules"
    assert sorted(bundle.files) == ["rulebook.yaml", "rules.yaml", "synopsis.md"]
    assert load_bundle_from_files(bundle.files) == (bundle, ())


def test_parts_texts_and_rulebook_come_together(ruled: Path) -> None:
    bundle = good(load_bundle(ruled))
    scenario, rulebook = scenario_of(bundle), rulebook_of(bundle)
    inject = scenario.injects[0]
    assert str(inject.id.span) == "injects/blockade.yaml:2:9"
    assert inject.text is not None
    assert inject.text.text == "The court has spoken.\n\nNo ship leaves the bay."
    assert str(inject.text.span) == "injects/blockade.md:1:1"
    assert scenario.seats[0].briefing is not None
    assert scenario.seats[0].briefing.span.file == "briefings/seoul.md"
    assert [rule.id.span.file for rule in rulebook.sections.rules] == [
        "harbour_rules/rules.yaml"
    ] * 3
    assert sorted(bundle.files) == [
        "briefings/seoul.md",
        "harbour_rules/rulebook.yaml",
        "harbour_rules/rules.yaml",
        "harbour_rules/synopsis.md",
        "injects/blockade.md",
        "injects/blockade.yaml",
        "scenario.yaml",
    ]


def test_a_bundle_is_rebuilt_from_its_files_alone(ruled: Path) -> None:
    bundle = good(load_bundle(ruled))
    shutil.rmtree(ruled.parent)
    kept = {name: bundle.files[name] for name in sorted(bundle.files, reverse=True)}
    assert load_bundle_from_files(kept) == (bundle, ())


def test_nothing_kept_is_not_a_bundle() -> None:
    bundle, problems = load_bundle_from_files({})
    assert bundle is None
    assert [each.code for each in problems] == ["E001"]


def test_the_rulebook_in_the_own_folder_comes_first(ruled: Path) -> None:
    shutil.copytree(ruled.parent / "rulebooks" / "harbour_rules", ruled, dirs_exist_ok=True)
    replace(ruled / "rulebook.yaml", "Rules of the harbour", "Rules of our own")
    bundle = good(load_bundle(ruled))
    assert rulebook_of(bundle).title == "Rules of our own"
    assert "rulebook.yaml" in bundle.files
    assert load_bundle_from_files(bundle.files) == (bundle, ())


def test_another_rulebook_in_the_own_folder_is_passed_over(ruled: Path) -> None:
    (ruled / "rulebook.yaml").write_text("format: 1\nrulebook: other_rules\n")
    bundle = good(load_bundle(ruled))
    assert rulebook_of(bundle).title == "Rules of the harbour"
    assert "rulebook.yaml" not in bundle.files


def test_given_shelves_come_before_the_usual_one(ruled: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shutil.copytree(ruled.parent / "rulebooks", shelf)
    replace(shelf / "harbour_rules" / "rulebook.yaml", "Rules of the harbour", "From the shelf")
    assert rulebook_of(good(load_bundle(ruled, [shelf]))).title == "From the shelf"


def test_a_rulebook_that_is_nowhere(ruled: Path) -> None:
    replace(ruled / "scenario.yaml", "rulebook: harbour_rules", "rulebook: harbor_rules")
    loaded = load_bundle(ruled)
    assert lines(loaded) == ["scenario.yaml:5:11: E039 There is no rulebook `harbor_rules`"]
    assert helps(loaded) == ["Did you mean `harbour_rules`?"]


def test_a_rulebook_under_a_wrong_name(ruled: Path) -> None:
    rulebook = ruled.parent / "rulebooks" / "harbour_rules" / "rulebook.yaml"
    replace(rulebook, "rulebook: harbour_rules", "rulebook: harbor")
    loaded = load_bundle(ruled)
    assert lines(loaded) == [
        "harbour_rules/rulebook.yaml:3:11: E039 This rulebook calls itself `harbor`, not "
        "`harbour_rules`"
    ]
    assert loaded[1][0].labels[1].span.file == "scenario.yaml"


def test_a_rulebook_cannot_name_files_outside_its_folder(ruled: Path) -> None:
    rulebook = ruled.parent / "rulebooks" / "harbour_rules" / "rulebook.yaml"
    replace(rulebook, "synopsis.md", "../../harbour_crisis/briefings/seoul.md")
    assert [each.code for each in load_bundle(ruled)[1]] == ["E039"]


def test_kinds_of_files_are_not_mixed_up(tmp_path: Path) -> None:
    rules = RULED / "rulebooks" / "harbour_rules"
    (tmp_path / "scenario.yaml").write_bytes((rules / "rulebook.yaml").read_bytes())
    assert lines(load_bundle(tmp_path)) == [
        "scenario.yaml:3:1: E039 This is a rulebook; a scenario is wanted here"
    ]
    (tmp_path / "scenario.yaml").rename(tmp_path / "rules.yaml")
    assert lines(load_bundle(tmp_path / "rules.yaml")) == [
        "rules.yaml:1:1: E039 The main file is called scenario.yaml or rulebook.yaml"
    ]
    (tmp_path / "rulebook.yaml").write_bytes((BASE / "scenario.yaml").read_bytes())
    assert lines(load_bundle(tmp_path)) == [
        "rulebook.yaml:3:1: E039 This is a scenario; a rulebook is wanted here"
    ]


def test_a_folder_without_a_scenario(tmp_path: Path) -> None:
    expected = ["scenario.yaml:1:1: E001 There is no such file"]
    assert lines(load_bundle(tmp_path)) == expected
    assert lines(load_bundle(tmp_path / "scenario.yaml")) == expected
    assert [each.code for each in load_bundle(tmp_path / "nowhere")[1]] == ["E001"]


def test_missing_files_are_told_where_they_are_named(ruled: Path) -> None:
    (ruled / "injects" / "blockade.md").rename(ruled / "injects" / "blockades.md")
    (ruled / "briefings" / "seoul.md").unlink()
    loaded = load_bundle(ruled)
    assert lines(loaded) == [
        "injects/blockade.yaml:5:18: E001 There is no file `blockade.md` beside this one",
        "scenario.yaml:14:22: E001 There is no file `briefings/seoul.md` beside this one",
    ]
    assert helps(loaded)[0] == "Did you mean `blockades.md`?"


@pytest.mark.parametrize(
    "name",
    ["../secret.md", "/etc/secret.md", "a/../../secret.md", ".secret.md", "a\\\\b.md", "link.md"],
)
def test_no_name_leads_out_of_the_folder(name: str, ruled: Path) -> None:
    (ruled.parent / "secret.md").write_text("Secret.")
    (ruled / "link.md").symlink_to(ruled.parent / "secret.md")
    replace(ruled / "scenario.yaml", "briefings/seoul.md", f'"{name}"')
    bundle, problems = load_bundle(ruled)
    assert bundle is None
    assert [(each.code, each.span.line, each.span.column) for each in problems] == [
        ("E039", 14, 22)
    ]


def test_a_text_is_as_strict_as_the_yaml(ruled: Path) -> None:
    (ruled / "briefings" / "seoul.md").write_bytes("Left \u202eright.\n".encode())
    (ruled / "injects" / "blockade.md").write_bytes(b"caf\xe9")
    assert [(render_short_line(each)[:26], each.code) for each in load_bundle(ruled)[1]] == [
        ("briefings/seoul.md:1:6: E0", "E027"),
        ("injects/blockade.md:1:4: E", "E005"),
    ]


def test_an_empty_text_is_told_where_it_is_named(ruled: Path) -> None:
    (ruled / "briefings" / "seoul.md").write_text(" \n")
    assert lines(load_bundle(ruled)) == [
        "scenario.yaml:14:22: E031 The file `briefings/seoul.md` is empty"
    ]


def test_line_ends_of_windows_are_only_line_ends(ruled: Path) -> None:
    (ruled / "briefings" / "seoul.md").write_bytes(b"One.\r\n\r\nTwo.\r\n")
    briefing = scenario_of(good(load_bundle(ruled))).seats[0].briefing
    assert briefing is not None
    assert briefing.text == "One.\n\nTwo."
    assert briefing.span.end_column == 5


def test_one_run_tells_the_problems_of_every_file(ruled: Path) -> None:
    rules = ruled.parent / "rulebooks" / "harbour_rules"
    replace(ruled / "injects" / "blockade.yaml", "headline", "headlin")
    replace(ruled / "scenario.yaml", "turns: [2021-03-01,", "turns: [2021-03-32,")
    replace(rules / "rules.yaml", "{x: seat}", "[x]")
    replace(rules / "rulebook.yaml", "kind: counter", "kind: count")
    assert [(each.span.file, each.code) for each in load_bundle(ruled)[1]] == [
        ("harbour_rules/rulebook.yaml", "E033"),
        ("harbour_rules/rules.yaml", "E032"),
        ("injects/blockade.yaml", "E030"),
        ("scenario.yaml", "E035"),
    ]


def test_a_part_has_only_sections(ruled: Path) -> None:
    part = ruled / "injects" / "blockade.yaml"
    part.write_text("format: 1\nparts: [more.yaml]\ntitle: A part\n" + part.read_text())
    loaded = load_bundle(ruled)
    assert lines(loaded) == [
        "injects/blockade.yaml:2:1: E030 `parts` is not a key of a part of a scenario",
        "injects/blockade.yaml:3:1: E030 `title` is not a key of a part of a scenario",
    ]
    assert set(helps(loaded)) == {"It belongs in the main file."}


def test_a_scenario_is_no_part(ruled: Path) -> None:
    replace(ruled / "scenario.yaml", "parts: [", "parts: [scenario.yaml, ")
    assert lines(load_bundle(ruled)) == [
        "scenario.yaml:6:9: E039 `scenario.yaml` leads to a file that is read already"
    ]


def test_an_id_given_in_two_files_shows_both(ruled: Path) -> None:
    part = ruled / "injects" / "more.yaml"
    part.write_text(
        "injects: [{id: blockade, headline: Again, when: turn > 1, cite: [R01]}]\n"
        "turns: [2022-01-01]\n"
        "tracks: {trust: {kind: score}}\n"
        "start: {trust.seoul.tokyo: 5}\n"
        "sources: {other: {title: Other, items: {R01: The same id.}}}\n"
        "acts: {blockade: {by: seat, tone: hostile}}\n"
    )
    replace(ruled / "scenario.yaml", "blockade.yaml]", "blockade.yaml, injects/more.yaml]")
    _, problems = load_bundle(ruled)
    assert {each.code for each in problems} == {"E038"}
    assert [(str(each.span), str(each.labels[1].span)) for each in problems] == [
        ("injects/more.yaml:1:16", "injects/blockade.yaml:2:9"),
        ("injects/more.yaml:2:1", "scenario.yaml:7:1"),
        ("injects/more.yaml:3:10", "harbour_rules/rulebook.yaml:15:3"),
        ("injects/more.yaml:4:9", "scenario.yaml:9:9"),
        ("injects/more.yaml:5:41", "harbour_rules/rulebook.yaml:25:53"),
        ("injects/more.yaml:6:8", "harbour_rules/rulebook.yaml:20:3"),
    ]


def test_responses_and_decisions_of_a_seat_differ(tmp_path: Path) -> None:
    text = (BASE / "scenario.yaml").read_text("utf-8")
    again = (
        "      - {seat: tokyo, ask: And then?, responses: [{id: hold, label: Hold},"
        " {id: quiet_channel, label: Talk}]}\n"
    )
    (tmp_path / "scenario.yaml").write_text(
        text.replace("  - {id: launch", again + "  - {id: launch")
    )
    told = [line.partition(": ")[2] for line in lines(load_bundle(tmp_path))]
    assert told == [
        "E038 The decision `tokyo` is there twice in this inject",
        "E038 The id `hold` is used twice",
        "E038 The id `quiet_channel` is used twice",
    ]


def test_sections_may_be_spread_over_files(ruled: Path) -> None:
    text = (BASE / "scenario.yaml").read_text("utf-8")
    head, seats, rest = text.partition("seats:\n  washington")
    folder = ruled.parent / "spread"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(head + "parts: [rest.yaml]\n")
    (folder / "rest.yaml").write_text(seats + rest)
    whole = scenario_of(good(load_bundle(BASE)))
    spread = scenario_of(good(load_bundle(folder)))
    assert [each.id.value for each in spread.injects] == [each.id.value for each in whole.injects]
    assert len(spread.seats) == len(whole.seats) == 3


def test_what_the_files_lack_together(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text(
        "format: 1\nscenario: a\ntitle: A\nseats: {b: {leader: B}}\n"
    )
    assert lines(load_bundle(tmp_path)) == [
        f"scenario.yaml:2:1: E031 This scenario has no `{key}`"
        for key in ("actors", "endings", "tracks", "turns")
    ]


def test_what_only_a_rulebook_says(ruled: Path) -> None:
    text = "political_capital: capital\nstages: [one]\n" + (ruled / "scenario.yaml").read_text()
    (ruled / "scenario.yaml").write_text(text)
    assert lines(load_bundle(ruled)) == [
        "scenario.yaml:1:1: E030 `political_capital` is for the rulebook to say",
        "scenario.yaml:2:1: E030 `stages` is for the rulebook to say",
    ]


def test_two_files_cannot_have_one_shown_name(ruled: Path) -> None:
    (ruled / "harbour_rules").mkdir()
    (ruled / "harbour_rules" / "rules.yaml").write_text("assumptions: [None.]\n")
    replace(ruled / "scenario.yaml", "parts: [", "parts: [harbour_rules/rules.yaml, ")
    assert lines(load_bundle(ruled)) == [
        "harbour_rules/rulebook.yaml:6:9: E039 Two different files would be called "
        "`harbour_rules/rules.yaml`"
    ]


def test_a_rulebook_alone_is_searched_for_duplicates_too(ruled: Path) -> None:
    rules = ruled.parent / "rulebooks" / "harbour_rules"
    with (rules / "rules.yaml").open("a") as part:
        part.write("initiatives: [{id: invite, by: seat, title: Again}]\n")
    assert lines(load_bundle(rules)) == ["rules.yaml:18:20: E038 The id `invite` is used twice"]
