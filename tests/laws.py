"""The laws: what holds in every scenario, for every seed, whatever the seats order.

Each test states one law. They run on every scenario in the repository; a new one is held to them by
being there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from eleventh.core.adjudication import Adjudicator
from eleventh.core.ledger import Ledger
from eleventh.core.orders import Orders, refusals
from eleventh.core.position import Position
from eleventh.core.program import Program
from eleventh.core.state import State, digest, from_json, to_json
from eleventh.core.view_builder import look
from eleventh.emit.python import build
from eleventh.lang.budget import CostBudget
from eleventh.lang.lower.assembly import lower_bundle
from eleventh.lang.problems.problem import Problems
from eleventh.lang.read.bundle import load_bundle
from games import BAY, EVERY, OTHERS, ROOT, adjudicate, adjudicator, turns
from portions import portion, small, with_others

SEEDS = range(12)
MANY = range(12, 150)

each_scenario = pytest.mark.parametrize(
    "folder", with_others([*EVERY, *BAY]), ids=lambda folder: folder.name
)
each_seed = pytest.mark.parametrize(
    "seeds", [SEEDS, pytest.param(MANY, marks=pytest.mark.slow)], ids=["few", "many"]
)

each_seed_of_a_few = pytest.mark.parametrize(
    "seeds", portion((range(1), range(1, 4)), range(1).__eq__), ids=["one", "three more"]
)


@pytest.mark.whole
@each_scenario
@each_seed
def test_the_new_values_are_the_old_ones_plus_the_postings(folder: Path, seeds: range) -> None:
    table = adjudicator(folder)
    for seed in seeds:
        for state, _, transition in turns(table, seed):
            sums = defaultdict(float)
            for posting in transition.ledger:
                assert posting.after == posting.before + posting.amount
                sums[posting.track] += posting.amount
            for track, value in enumerate(transition.state.values):
                assert value == state.values[track] + sums[track]


@pytest.mark.whole
@each_scenario
@each_seed
def test_every_value_keeps_its_bounds_and_its_grain(folder: Path, seeds: range) -> None:
    table = adjudicator(folder)
    for seed in seeds:
        for _, _, transition in turns(table, seed):
            for track, value in zip(table.program.tracks, transition.state.values, strict=True):
                assert track.low <= value <= track.high
                assert value * 256 == int(value * 256)


@pytest.mark.whole
@each_scenario
@each_seed
def test_every_game_ends_and_no_later_than_its_last_turn(folder: Path, seeds: range) -> None:
    table = adjudicator(folder)
    for seed in seeds:
        *_, (_, _, last) = turns(table, seed)
        assert last.state.over
        assert last.state.turn <= len(table.program.turns)


@each_scenario
def test_every_seat_that_is_asked_can_answer(folder: Path) -> None:
    table = adjudicator(folder)
    for seed in SEEDS:
        for state, orders, _ in turns(table, seed):
            for seat in table.program.seats:
                menu = table.menu(state, seat.id)
                assert not refusals(table.program, menu, orders[seat.id])
                for offers in menu.decisions.values():
                    assert any(not offer.barred and offer.cost == 0 for offer in offers)


@each_scenario
def test_a_transition_leaves_its_input_untouched_and_gives_the_same_again(folder: Path) -> None:
    table = adjudicator(folder)
    for state, orders, transition in turns(table, 3):
        before = digest(state)
        again = adjudicate(table, state, orders)
        assert digest(state) == before
        assert again.state == transition.state
        assert list(again.ledger) == list(transition.ledger)


@each_scenario
def test_a_state_survives_json(folder: Path) -> None:
    for _, _, transition in turns(adjudicator(folder), 5):
        text = json.dumps(to_json(transition.state))
        assert from_json(json.loads(text)) == transition.state


@each_scenario
def test_a_counter_stands_at_what_was_done_in_earlier_turns(folder: Path) -> None:
    table = adjudicator(folder)
    for seed in SEEDS:
        done: Counter[int] = Counter()
        for state, _, transition in turns(table, seed):
            assert state.times == _count(table.program, done)
            done.update(transition.deeds)
            if not transition.state.over:
                assert transition.state.times == _count(table.program, done)


def _count(program: Program, done: Counter[int]) -> tuple[int, ...]:
    return tuple(sum(done[deed] for deed in each.deeds) for each in program.counters)


@each_scenario
def test_the_generated_code_agrees_with_a_walk_of_the_operations(folder: Path) -> None:
    sys.path.insert(0, str(ROOT / "tests" / "bench"))
    try:
        from tree_walker import walker
    finally:
        sys.path.pop(0)
    table = adjudicator(folder)
    slow = walker(table.program)
    for seed in range(3):
        for state, orders, transition in turns(table, seed):
            other = adjudicate(slow, state, orders)
            assert other.state == transition.state
            assert list(other.ledger) == list(transition.ledger)
            for name, query in table.code.queries.items():
                context = table.make_context(transition.state)
                assert query(context) == slow.code.queries[name](context), name


@each_scenario
def test_the_order_in_which_rules_are_listed_carries_no_meaning(folder: Path) -> None:
    table, shuffled = adjudicator(folder), _reversed(folder)
    for seed in range(3):
        for state, orders, transition in turns(table, seed):
            assert adjudicate(shuffled, state, orders).state == transition.state


@each_scenario
@pytest.mark.parametrize("one_by_one", portion([False, True], (False).__eq__))
def test_what_a_seat_may_not_see_changes_no_byte_of_its_view(
    folder: Path, one_by_one: bool
) -> None:
    """A quick run tries one game, with all that is secret changed at once; where it is changed one
    by one, there are four games of a small scenario and one of a crisis, which has more secrets."""
    table = adjudicator(folder)
    for seed in range(4 if one_by_one and small(folder) else 1):
        ledger: Ledger = table.begin(seed).ledger
        for state, _, transition in turns(table, seed):
            for seat in table.program.seats:
                seen = look(Position(table, state, ledger), seat.id)
                for other in _secretly_changed(table, state, seat.id)[: None if one_by_one else 1]:
                    assert look(Position(table, other, ledger), seat.id) == seen
                    ours, theirs = table.menu(state, seat.id), table.menu(other, seat.id)
                    assert ours == theirs
                    nonsense = Orders({"no.such": "thing"}, ("nor_this",))
                    assert refusals(table.program, ours, nonsense) == refusals(
                        table.program, theirs, nonsense
                    )
            ledger = transition.ledger


@each_scenario
@each_seed_of_a_few
def test_the_disclosed_ledger_accounts_for_every_visible_change(folder: Path, seeds: range) -> None:
    table = adjudicator(folder)
    names = [track.id for track in table.program.tracks]
    for seed in seeds:
        for state, _, transition in turns(table, seed):
            for seat in table.program.seats:
                view = look(Position(table, transition.state, transition.ledger), seat.id)
                sums = defaultdict(float)
                for line in view.ledger:
                    assert seat.id in table.program.tracks[names.index(line.track)].seen_by
                    sums[line.track] += line.amount
                for index, track in enumerate(table.program.tracks):
                    if seat.id in track.seen_by:
                        assert (
                            transition.state.values[index] == state.values[index] + sums[track.id]
                        )


@pytest.mark.parametrize("which", portion(["small", "all"], "small".__eq__))
def test_hash_seeds_and_processes_change_no_digest(which: str) -> None:
    script = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from games import adjudicator, turns\n"
        "from eleventh.core.state import digest\n"
        "from pathlib import Path\n"
        "for folder in map(Path, sys.argv[1:]):\n"
        "    table = adjudicator(folder)\n"
        "    digests = [digest(t.state) for s in range(2) for *_, t in turns(table, s)]\n"
        "    print(table.program.hash, digests)\n"
    )
    printed = set()
    folders = [*EVERY, *OTHERS] if which == "all" else [*filter(small, EVERY)]
    for hash_seed in ("0", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", script, *map(str, folders)],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONHASHSEED": hash_seed,
                "XDG_CACHE_HOME": f"/nonexistent{hash_seed}",
            },
            capture_output=True,
            text=True,
            check=True,
        )
        printed.add(done.stdout)
    assert len(printed) == 1
    assert len(printed.pop().splitlines()) == len(folders)


def _reversed(folder: Path) -> Adjudicator:
    """The scenario with the rules of its rulebook and its own listed the other way round."""
    bundle, _ = load_bundle(folder)
    assert bundle is not None
    assert bundle.scenario is not None
    scenario = bundle.scenario
    own = replace(scenario.sections, rules=scenario.sections.rules[::-1])
    book = bundle.rulebook
    if book is not None:
        book = replace(book, sections=replace(book.sections, rules=book.sections.rules[::-1]))
    transition = replace(bundle, scenario=replace(scenario, sections=own), rulebook=book)
    _, program = lower_bundle(transition, "reversed", Problems(), CostBudget(), {})
    return build(program)


def _secretly_changed(table: Adjudicator, state: State, seat: str) -> list[State]:
    """States that differ from this one only in what the seat may not see."""
    program = table.program
    values = list(state.values)
    for index, track in enumerate(program.tracks):
        if seat not in track.seen_by:
            values[index] = track.low if values[index] != track.low else track.high
    fired = [
        0 if seat not in inject.seen_by and turn else turn
        for inject, turn in zip(program.injects, state.fired, strict=True)
    ]
    chose = [
        (0 if turn else max(state.turn - 1, 0)) if seat not in choice.seen_by else turn
        for choice, turn in zip(program.choices, state.chose, strict=True)
    ]
    met = [
        (0 if turn else max(state.turn - 1, 0))
        if not any(seat in program.choices[each].seen_by for each in joint.choices)
        else turn
        for joint, turn in zip(program.joints, state.met, strict=True)
    ]
    times = [
        times if seat in counter.seen_by else times + 1
        for counter, times in zip(program.counters, state.times, strict=True)
    ]
    return [
        replace(
            state,
            values=tuple(values),
            seed=99,
            fired=tuple(fired),
            chose=tuple(chose),
            met=tuple(met),
            times=tuple(times),
            deeds=(),
        ),
        replace(state, times=tuple(times)),
        replace(state, met=tuple(met), chose=tuple(chose)),
        replace(state, values=tuple(values)),
        replace(state, seed=state.seed + 1),
        replace(state, fired=tuple(fired)),
        replace(state, chose=tuple(chose)),
        replace(state, deeds=()),
        replace(state, values=tuple(values), seed=99, fired=tuple(fired), chose=tuple(chose)),
    ]
