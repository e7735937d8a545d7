"""The generated page of the rulebook: whole, every finding of the sources accounted for."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from eleventh.lang.model.books import Bundle
from eleventh.lang.read.bundle import load_bundle
from eleventh.lang.supported import count_support
from eleventh.lang.yaml.tree import read_tree
from eleventh_ui.cli.docs import command
from eleventh_ui.report.documented.coverage import (
    FILE,
    STANDINGS,
    Coverage,
    Gap,
    Item,
    coverage_of,
    covered,
    faults,
)
from eleventh_ui.report.documented.marks import anchor
from games import ROOT

BOOK = ROOT / "scenarios" / "rulebooks" / "northeast_asia"


@pytest.fixture(scope="module")
def bundles(coverage: Coverage) -> tuple[Bundle, ...]:
    """The rulebook, and the scenarios that count as carriers."""
    places = (BOOK, *(ROOT / "scenarios" / each for each in coverage.scenarios))
    found = tuple(load_bundle(each)[0] for each in places)
    assert all(found)
    return tuple(each for each in found if each)


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    """The coverage file of the rulebook."""
    tree, problems = read_tree(FILE, (BOOK / FILE).read_bytes())
    assert tree is not None, problems
    return coverage_of(tree.plain())


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page as `eleventh docs` writes it now."""
    target = tmp_path_factory.mktemp("docs") / "page.md"
    done = CliRunner().invoke(command, [str(BOOK), "--output", str(target)])
    assert done.exit_code == 0, done.output
    return target.read_text("utf-8")


@pytest.mark.slow
def test_the_page_is_printed_as_it_is_written_and_by_id_as_by_folder(fresh: str) -> None:
    done = CliRunner().invoke(command, [BOOK.name])
    assert done.exit_code == 0, done.output
    assert done.output == fresh


def test_the_page_has_all_its_chapters(fresh: str) -> None:
    title, *chapters = re.findall(r"^##? (.+)$", fresh, re.MULTILINE)
    assert title == "The dynamics of Northeast Asia"
    assert chapters == [
        "A turn",
        "Rules",
        "Modifiers",
        "Initiatives",
        "Acts",
        "Tracks",
        "Eras to begin from",
        "What follows from the tracks",
        "Sizes",
        "Support",
        "Coverage",
        "Sources",
        "Assumptions",
        "Limitations",
    ]


def test_every_finding_is_carried_or_a_sentence_says_why_not(
    bundles: tuple[Bundle, ...], coverage: Coverage
) -> None:
    assert faults(coverage, bundles) == ()


def test_every_finding_of_the_two_texts_is_accounted_for(coverage: Coverage) -> None:
    expected = [f"H-{n:02}" for n in range(1, 54)] + [f"A-{n:02}" for n in range(1, 84)]
    expected += [f"R{n:02}" for n in range(1, 29)]
    assert list(coverage.items) == expected


def test_only_people_counts_and_a_misprint_are_left_to_a_sentence(
    bundles: tuple[Bundle, ...], coverage: Coverage
) -> None:
    spared = {each.kind for each in covered(coverage, bundles) if not each.carriers}
    assert spared == {"actor", "actors", "number", "caveat"}


def test_everything_of_the_rulebook_stands_on_the_page_once(
    bundles: tuple[Bundle, ...], fresh: str
) -> None:
    book = bundles[0].rulebook
    assert book is not None
    for each in (*book.sections.rules, *book.sections.modifiers, *book.sections.initiatives):
        assert fresh.count(f"*Written as* `{each.id.value}` in ") >= 1, each.id.value
    for each in (*book.sections.acts, *book.sections.tracks, *book.sections.parameters):
        assert fresh.count(f"\n| `{each.id.value}` |") >= 1, each.id.value
    headings = re.findall(r"^#### (.+)$", fresh, re.MULTILINE)
    assert len(headings) == len(set(headings))


def test_initiatives_stand_under_the_headings_under_which_players_find_them(
    bundles: tuple[Bundle, ...], fresh: str
) -> None:
    book = bundles[0].rulebook
    assert book is not None
    page = fresh.partition("## Initiatives\n")[2].partition("\n## ")[0]
    found = {
        heading: re.findall(r"\*Written as\* `(\w+)`", rest)
        for heading, _, rest in (part.partition("\n") for part in page.split("\n### ")[1:])
    }
    told = dict.fromkeys(each.group for each in book.sections.initiatives)
    assert list(found) == list(told)
    assert len(found) > 2
    for each in book.sections.initiatives:
        assert each.id.value in found[each.group]


def test_the_tracks_that_have_a_role_say_which(fresh: str) -> None:
    told = dict(
        re.findall(r"^\| `(\w+)` \|[^|]+\| (relation|adversary|pact) \|", fresh, re.MULTILINE)
    )
    assert told == {"trust": "relation", "deterrence": "adversary", "pact": "pact"}


def test_every_link_leads_to_a_heading(fresh: str) -> None:
    headings = {anchor(each) for each in re.findall(r"^#+ (.+)$", fresh, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", fresh)) <= headings


def test_rules_are_told_in_words(fresh: str) -> None:
    start = fresh.index("#### Rule: restriction wounds")
    rule = fresh[start : fresh.index("####", start + 4)]
    assert "**After** *x* restricts trade with *y*" in rule
    assert "- Trust of *y* in *x*: falls by 3. `-restriction_trust * intensity`" in rule
    assert "`restriction_trust` = 3 (" in rule
    assert "*Sources:* R01, H-16, H-17 (the sources state it)." in rule


def test_each_finding_is_played_or_the_page_says_what_it_waits_for(
    bundles: tuple[Bundle, ...], coverage: Coverage, fresh: str
) -> None:
    found = {each.id: each for each in covered(coverage, bundles)}
    assert found["R01"].standing == "played"
    assert found["A-44"].standing == "left out"
    for each in found.values():
        assert bool(each.waits_for) == (each.standing == "waiting")
        shown = "waiting for " if each.waits_for else f"{each.standing} |"
        assert re.search(rf"^\| {each.id} \|[^|]+\|[^|]+\| {re.escape(shown)}", fresh, re.MULTILINE)
    counted = dict.fromkeys(STANDINGS, 0)
    for each in found.values():
        counted[each.standing] += 1
    for standing, number in counted.items():
        assert f"- {number} {standing}: " in fresh


def test_what_waits_and_what_is_missing_is_listed(coverage: Coverage, fresh: str) -> None:
    waits = fresh[fresh.index("### What waits") : fresh.index("### Gaps")]
    for id in (*(id for ids in coverage.waiting.values() for id in ids), *coverage.seldom):
        assert f"`{id}`" in waits
    assert list(coverage.planned) == re.findall(r"^- `(\w+)`: ", waits, re.MULTILINE)
    gaps = fresh[fresh.index("### Gaps") : fresh.index("## Sources")]
    assert gaps.count("\n- ") == len(coverage.gaps)


def test_what_is_argued_by_analogy_or_ours_is_linked(
    bundles: tuple[Bundle, ...], fresh: str
) -> None:
    book = bundles[0].rulebook
    assert book is not None
    counts = count_support(book.sections)
    support = fresh[fresh.index("## Support") : fresh.index("## Coverage")]
    assert f"the sources state {counts['states']} and" in support
    assert support.count("](#") == counts["analogy"] + counts["ours"]


def bent(**items: Item) -> Coverage:
    """A coverage file of a few findings."""
    return Coverage((), ("mechanism",), {id.replace("_", "-"): item for id, item in items.items()})


def planned(coverage: Coverage) -> Coverage:
    """The same, with a plan for an autumn."""
    return replace(coverage, planned={"autumn": "Leaves fall."})


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (bent(H_09=Item("mechanism", (), "No.")), "H-09 (mechanism) is carried by nothing"),
        (bent(H_09=Item("actor")), "H-09 (actor) is carried by nothing, and no sentence says why"),
        (
            bent(H_10=Item("mechanism", (), "No.")),
            "H-10 is carried, and has a sentence why it is not",
        ),
        (bent(H_10=Item("mechanism", ("ending nowhere",))), "H-10: there is no ending nowhere"),
        (bent(Z_01=Item("actor", (), "No.")), "Z-01 is no finding of the sources"),
        (
            bent(A_04=Item("mechanism", ("start trust.seoul.tokyo",))),
            "A-04 (mechanism) moves nothing, and waits for no scenario",
        ),
        (
            planned(bent(H_10=Item("mechanism", waits="autumn"))),
            "H-10 waits for autumn, and a rule carries it",
        ),
        (
            bent(A_04=Item("mechanism", ("start trust.seoul.tokyo",), waits="spring")),
            "something waits for spring, which is not planned",
        ),
        (
            Coverage(("autumn",), (), {}, {"autumn": ("spiral",)}),
            "something waits for autumn, which is there",
        ),
        (planned(Coverage((), (), {})), "nothing waits for autumn"),
        (
            planned(Coverage((), (), {}, {"autumn": ("nothing",)})),
            "nothing waits and is no rule or modifier with a source",
        ),
        (
            planned(Coverage((), (), {}, {"autumn": ("spiral",)}, ("spiral",))),
            "spiral is listed twice",
        ),
        (
            Coverage((), (), {}, {}, (), (Gap(("Z-01",), "No."),)),
            "a gap cites Z-01, which is no finding",
        ),
    ],
)
def test_what_the_coverage_file_claims_is_checked(
    bundles: tuple[Bundle, ...], item: Coverage, told: str
) -> None:
    assert faults(item, bundles) == (told,)


@pytest.mark.parametrize(
    "content",
    [
        None,
        {"scenarios": [], "must": []},
        {"scenarios": "gsomia_2019", "must": [], "items": {}},
        {"scenarios": [], "must": [], "items": []},
        {"scenarios": [], "must": [], "items": {}, "waiting": []},
        {"scenarios": [], "must": [], "items": {}, "waiting": {"none": "spiral"}},
        {"scenarios": [], "must": [], "items": {}, "planned": ["autumn"]},
        {"scenarios": [], "must": [], "items": {}, "gaps": {}},
        {"scenarios": [], "must": [], "items": {}, "gaps": [{"cite": []}]},
        {"scenarios": [], "must": [], "items": {}, "rumours": []},
        {"scenarios": [], "must": [], "items": {"H-01": {"why_not": "No."}}},
        {"scenarios": [], "must": [], "items": {"H-01": {"kind": "actor", "because": "No."}}},
    ],
)
def test_a_coverage_file_of_another_shape_is_refused(content: object) -> None:
    with pytest.raises(ValueError, match="must"):
        coverage_of(content)


def test_a_coverage_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "northeast_asia"
    shutil.copytree(BOOK, folder)
    (folder / FILE).write_text("items: {}\n")
    done = CliRunner().invoke(command, [str(folder)])
    assert done.exit_code == 1
    assert "it must have the keys scenarios, must and items" in done.output
