"""Which rules and modifiers post in games, and whether a coverage file says so.

Games are played in lanes, by policies that differ. What never posted has to be listed, as waiting
for a scenario or as seldom; what waits may never post, and what is seldom not often. `coverage`
beside it counts what that makes of the findings, and prints the lists to paste for a file that has
gone stale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import numpy as np

from eleventh.emit.backends import build_backend
from eleventh.emit.tally import make_tally
from eleventh.lab.studies.arms import seat_all
from eleventh.lang.lower.sections import join_sections
from eleventh.lang.read.bundle import load_bundle
from eleventh.lang.yaml.tree import read_tree
from eleventh_ui.report.documented.coverage import FILE, Coverage, coverage_of
from games import ROOT, compiled

SCENARIOS = ROOT / "scenarios"
BOOK = SCENARIOS / "rulebooks" / "northeast_asia"
GAMES = {"random": 1000, "historian": 200, "conciliatory": 200, "hostile": 200}
SEED = 5
SELDOM = sum(GAMES.values()) // 200  # postings that what is called seldom may come to


@cache
def read_coverage() -> Coverage:
    """The coverage file of the rulebook."""
    tree, problems = read_tree(FILE, (BOOK / FILE).read_bytes())
    assert tree is not None, problems
    return coverage_of(tree.plain())


@cache
def list_mechanisms(scenarios: tuple[str, ...]) -> tuple[str, ...]:
    """The rules and modifiers of scenarios and their rulebooks, each once."""
    found: dict[str, None] = {}
    for each in scenarios:
        bundle, _ = load_bundle(SCENARIOS / each)
        assert bundle is not None
        sections = join_sections(bundle)
        found |= dict.fromkeys(rule.id.value for rule in sections.rules)
        found |= dict.fromkeys(modifier.id.value for modifier in sections.modifiers)
    return tuple(found)


@cache
def count_firing(scenario: str) -> Mapping[str, int]:
    """How often each rule and modifier posted in games of a scenario; one without a cause in it is
    missing."""
    found = Counter[str]()
    program = compiled(SCENARIOS / scenario).program
    assert program is not None
    backend = build_backend("numpy", program)
    for policy, games in GAMES.items():
        tally = make_tally(program)
        lanes = backend.begin(SEED, np.arange(games, dtype=np.uint64), tally=tally)
        seated = seat_all(backend, lanes, policy)
        while lanes.alive.any():
            backend.advance(lanes, seated, tally)
        for cause, posted in zip(program.causes, tally.posted.tolist(), strict=True):
            if cause.chain and cause.chain[-1].kind in ("rule", "modifier"):
                found[cause.chain[-1].id] += posted
    return found


def count_all_firing(scenarios: Iterable[str]) -> Mapping[str, int]:
    """The same over several scenarios; one without a cause in any of them is missing."""
    found = Counter[str]()
    for each in scenarios:
        found.update(count_firing(each))
    return found


def list_faults(
    coverage: Coverage, mechanisms: Iterable[str], fired: Mapping[str, int]
) -> Iterator[str]:
    """What a coverage file says of rules and modifiers and is not so, one sentence each."""
    waits = {id: place for place, ids in coverage.waiting.items() for id in ids}
    for id in mechanisms:
        times = fired.get(id, 0)
        if id in waits and times:
            yield f"{id} waits for {waits[id]}, and posted {times} times"
        elif id in coverage.seldom and times > SELDOM:
            yield f"{id} is called seldom, and posted {times} times"
        elif id in coverage.seldom and id not in fired:
            yield f"{id} is called seldom, and nothing can bring it about"
        elif not times and id not in waits and id not in coverage.seldom:
            yield f"{id} never posts, and is listed nowhere"


def list_anew(
    coverage: Coverage, mechanisms: Iterable[str], fired: Mapping[str, int]
) -> Iterator[str]:
    """The lists as they should be, in YAML: what waits keeps its place, what is new waits for
    `none`, which its author names, or is seldom where something could bring it about."""
    waits = {id: place for place, ids in coverage.waiting.items() for id in ids}
    places: dict[str, list[str]] = {place: [] for place in coverage.waiting}
    seldom = []
    for id in mechanisms:
        if id in coverage.seldom and id in fired and fired[id] <= SELDOM:
            seldom.append(id)
        elif not fired.get(id):
            if id in waits or id not in fired:
                places.setdefault(waits.get(id, "none"), []).append(id)
            else:
                seldom.append(id)
    yield "waiting:"
    for place, ids in places.items():
        yield f"  {place}: [{', '.join(ids)}]"
    yield f"seldom: [{', '.join(seldom)}]"


def tell_anew() -> str:
    """The lists for the rulebook's coverage file."""
    coverage = read_coverage()
    fired = count_all_firing(coverage.scenarios)
    return "\n".join(list_anew(coverage, list_mechanisms(coverage.scenarios), fired))
