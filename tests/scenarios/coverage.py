"""How much of the two texts is played, counted from games, and what the rest waits for.

`make coverage` prints it, and the lists to paste where the rulebook's coverage file is stale; with
`ARGS=--write` it writes the counts into docs/encoding.md, which a test compares. A finding is
played where a rule or modifier that cites it posted in games of a shipped scenario.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from eleventh.lang.model.books import Bundle
from eleventh.lang.read.bundle import load_bundle
from eleventh_ui.report.documented.carriers import carriers
from eleventh_ui.report.documented.coverage import Coverage, Covered, covered
from games import LIBRARY, ROOT
from scenarios.firing import (
    BOOK,
    SCENARIOS,
    count_all_firing,
    count_firing,
    list_faults,
    list_mechanisms,
    read_coverage,
    tell_anew,
)

DOCUMENT = ROOT / "docs" / "encoding.md"
BEGIN, END = "<!-- coverage: begin -->", "<!-- coverage: end -->"


@cache
def load(folder: str) -> Bundle:
    """The rulebook, or a scenario beside it, as read."""
    bundle, problems = load_bundle(SCENARIOS / folder)
    assert bundle is not None, [*map(str, problems)]
    return bundle


@cache
def list_shipped() -> tuple[str, ...]:
    """The shipped scenarios on the rulebook, by the alphabet."""
    bundles = {folder.name: load(folder.name) for folder in LIBRARY}
    return tuple(
        id
        for id, each in bundles.items()
        if each.rulebook is not None and each.rulebook.id.value == BOOK.name
    )


@cache
def list_findings() -> tuple[Covered, ...]:
    """Every finding of the two texts, as the coverage file has it."""
    coverage = read_coverage()
    return covered(coverage, [load(f"rulebooks/{BOOK.name}"), *map(load, coverage.scenarios)])


def list_played(fired: Mapping[str, int]) -> frozenset[str]:
    """The findings that a rule or modifier cites which posted so often, in games."""
    bundles = [load(f"rulebooks/{BOOK.name}"), *map(load, list_shipped())]
    return frozenset(
        finding
        for finding, mine in carriers(bundles).items()
        if any(each.kind in ("rule", "modifier") and fired.get(each.id) for each in mine)
    )


def tell_counts() -> str:
    """The counts and what waits, in Markdown."""
    coverage, found = read_coverage(), list_findings()
    must = [each for each in found if each.kind.startswith(coverage.must)]
    rest = [each for each in found if each not in must]
    return "\n".join(
        [
            *_tell_standings(must, rest),
            "",
            *_tell_scenarios(must),
            "",
            *_tell_plans(coverage, must),
        ]
    )


def _tell_standings(must: Sequence[Covered], rest: Sequence[Covered]) -> Iterator[str]:
    yield "| findings | all | played | waiting | text | left out |"
    yield "|---|---|---|---|---|---|"
    for name, them in (("that have to be played", must), ("others", rest)):
        counts = Counter(each.standing for each in them)
        moving = counts["played"] + counts["seldom"]
        cells = (len(them), moving, counts["waiting"], counts["text"], counts["left out"])
        yield f"| {name} | {' | '.join(map(str, cells))} |"


def _tell_scenarios(must: Sequence[Covered]) -> Iterator[str]:
    yield "| scenario | plays, of what has to be | and alone | rules and modifiers that post |"
    yield "|---|---|---|---|"
    wanted = {each.id for each in must}
    firing = {id: count_firing(id) for id in list_shipped()}
    played = {id: list_played(fired) & wanted for id, fired in firing.items()}
    for id, mine in played.items():
        others = frozenset[str]().union(*(each for name, each in played.items() if name != id))
        post = sum(1 for times in firing[id].values() if times)
        alone = ", ".join(each.id for each in must if each.id in mine - others) or "none"
        yield f"| `{id}` | {len(mine)} | {alone} | {post} |"


def _tell_plans(coverage: Coverage, must: Sequence[Covered]) -> Iterator[str]:
    yield "| to be written next | what it is about | rules it would play | findings that wait |"
    yield "|---|---|---|---|"
    for place, about in coverage.planned.items():
        rules = ", ".join(coverage.waiting.get(place, ())) or "one to be written"
        waits = ", ".join(each.id for each in must if place in each.waits_for) or "none alone"
        yield f"| `{place}` | {about} | {rules} | {waits} |"


def replaced(page: str) -> str:
    """The page with the counts as they are now."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n\n{tell_counts()}\n\n{END}{rest.split(END)[1]}"


def main() -> None:
    """Prints the counts, and the lists to paste if they are not as the coverage file says."""
    coverage = read_coverage()
    print(tell_counts())
    fired = count_all_firing(coverage.scenarios)
    stale = [*list_faults(coverage, list_mechanisms(coverage.scenarios), fired)]
    if stale:
        print("\n".join(("", *stale, "paste into the coverage file:", tell_anew())))
    if "--write" in sys.argv:
        DOCUMENT.write_text(replaced(DOCUMENT.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
