"""Deeds are counted: how often one was done before, as formulas read it and as it wears."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from eleventh.bots.planner.experience import Experience
from eleventh.bots.planner.imagining import Imagination
from eleventh.core.orders import Orders
from eleventh.core.recollection import recall
from eleventh.core.state import digest, from_json, to_json
from eleventh.emit.lanes import spread
from eleventh.emit.listing import print_ir
from eleventh.emit.python import build
from eleventh.lang.compile import Compiled, compile_files, compile_with_inputs
from eleventh.lang.problems.problem import Problem
from eleventh.play.match import Match
from eleventh.play.why import Answer, explain
from emit.test_lanes import at_random, compare, numbered
from games import build_quickly

SORRY = (Path(__file__).parent / "sorry.yaml").read_text("utf-8")
SCORE = "trust.north.south"
SEATS = ("north", "south", "west")


def compiled(more: str = "", needs: str = "", wears: str = "", score: str = SCORE) -> Compiled:
    return compile_files({"scenario.yaml": write(more, needs, wears, score).encode()})


def write(more: str = "", needs: str = "", wears: str = "", score: str = SCORE) -> str:
    rule = f"  - {{id: more, {more}, why: W., cite: [R01]}}"
    text = SORRY.replace("$MORE", rule if more else "").replace("$SCORE", score)
    text = text.replace("$NEEDS", f'needs: "{needs}",' if needs else "")
    return text.replace("$WEARS", f"wears: {wears}," if wears else "")


def errors(made: Compiled) -> list[Problem]:
    return [each for each in made.problems if each.severity == "error"]


def start(made: Compiled, seed: int = 1) -> Match:
    assert made.program is not None, [str(each) for each in made.problems]
    return Match.start(build(made.program), {}, dict.fromkeys(SEATS, "human"), seed)


def play(match: Match, *turns: Mapping[str, tuple[str, ...]]) -> Match:
    """Plays turns with these initiatives by seat."""
    for taken in turns:
        for seat in SEATS:
            assert match.submit(seat, Orders({}, taken.get(seat, ()))) == ()
        assert match.advance() == ()
    return match


def read(match: Match, track: str) -> list[float]:
    """What a track stood at as each turn opened."""
    index = next(
        at for at, each in enumerate(match.game.adjudicator.program.tracks) if each.id == track
    )
    return [step.state.values[index] for step in match.game.steps]


SAY = {"north": ("sorry.south",)}


def test_a_deed_is_counted_once_the_turn_in_which_it_is_done_is_over() -> None:
    made = compiled('effects: {seen: "done.apology.north.south"}')
    match = play(start(made), SAY, SAY, {}, SAY)
    assert read(match, "seen") == [0, 0, 1, 3, 5]


def test_of_joint_deeds_each_party_is_counted() -> None:
    made = compiled('effects: {seen: "done.apology.north.south + 10 * done.apology.west.south"}')
    both = {"north": ("both", "sorry.south"), "west": ("both",)}
    assert read(play(start(made), both, {}), "seen") == [0, 0, 12]


def test_variables_stand_for_actors_in_counts() -> None:
    more = 'for: {x: seat, y: seat}, when: "done.apology.x.y >= 1", effects: {trust.y.x: -2}'
    match = play(start(compiled(more)), SAY, {}, {})
    assert read(match, "trust.south.north") == [20, 32, 30, 28]
    assert read(match, "trust.north.south") == [20, 20, 20, 20]


def test_an_act_without_a_target_is_counted_by_who_does_it() -> None:
    made = compiled('effects: {seen: "10 * done.rite.north + done.rite.west"}')
    assert read(play(start(made), {"north": ("rite",)}, {}), "seen") == [0, 1, 11]


def test_a_program_has_the_counters_that_something_reads_and_no_others() -> None:
    assert compiled().program is not None
    assert compiled().program.counters == ()
    made = compiled('effects: {seen: "done.apology.north.south"}').program
    assert made is not None
    (counter,) = made.counters
    assert (counter.act, counter.by, counter.toward) == ("apology", ("north",), ("south",))
    assert [made.deeds[each].by for each in counter.deeds] == [("north",), ("north", "west")]
    assert "done apology.north.south" in print_ir(made)
    assert "done" not in str(to_json(play(start(compiled()), SAY).game.state))


def test_what_nothing_does_is_counted_as_nothing() -> None:
    made = compiled('for: {x: seat}, when: "done.rite.x >= 1", effects: {seen: 1}')
    assert errors(made) == []
    assert made.program is not None
    assert len(made.program.counters) == 1


@pytest.mark.parametrize("wears", ["1", "fade", '"fade / 1"'])
def test_what_is_done_again_weighs_less_by_as_much_for_every_amount(wears: str) -> None:
    match = play(start(compiled(wears=wears)), SAY, SAY, SAY, {})
    gains = np.diff(read(match, "trust.south.north")).tolist()
    assert gains == pytest.approx([12, 6, 2.4, 0], abs=1 / 128)


def test_nothing_wears_unless_the_act_does() -> None:
    match = play(start(compiled()), SAY, SAY, SAY, {})
    assert np.diff(read(match, "trust.south.north")).tolist() == [12, 12, 12, 0]
    assert compiled(wears="0").program.counters == ()


def test_why_says_how_often_it_was_done_and_for_what_it_counts() -> None:
    match = play(start(compiled(wears="0.4")), SAY, SAY, SAY)
    answer = explain(match.game, "trust.south.north")
    assert isinstance(answer, Answer)
    said = [chapter.steps[0].when for chapter in answer.chapters]
    assert said == ["", "done once before: counts for 0.71", "done 2 times before: counts for 0.38"]


@pytest.mark.parametrize("name", ["numpy", "llvm"])
def test_every_backend_counts_alike(name: str) -> None:
    program = compiled(
        'effects: {seen: "done.apology.north.south + done.raid.raiders.south"}', wears="0.3"
    ).program
    assert program is not None
    assert len(program.counters) > 2
    compare(build(program), build_quickly(name, program), numbered(40), at_random)


def test_a_wear_can_be_read_as_the_game_runs() -> None:
    files = {"scenario.yaml": write(wears="fade").encode()}
    made = compile_with_inputs(files, {"fade": (0.5, 2)})
    assert made.program is not None, made.problems
    assert {op.code for op in made.program.ops} >= {"input", "done"}


def test_a_state_with_counts_is_kept_and_found_again() -> None:
    state = play(start(compiled(wears="1")), SAY, SAY).game.state
    assert sum(state.times) == 2
    assert from_json(json.loads(json.dumps(to_json(state)))) == state
    assert digest(state) != digest(play(start(compiled(wears="1")), SAY, {}).game.state)


def test_a_state_from_before_there_were_counts_is_read() -> None:
    state = play(start(compiled()), SAY).game.state
    assert "times" not in to_json(state)
    assert from_json(to_json(state)) == state


@pytest.mark.parametrize(
    "deed", ["apology.south.north", "whisper.north.south", "raid.raiders.south"]
)
def test_a_seat_may_read_what_it_may_know(deed: str) -> None:
    assert errors(compiled(needs=f"done.{deed} < 3")) == []


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("title: Leak,", "title: Leak, publicity: secret,"),  # so that none learns when it is not
        ("acts: [{act: whisper}]", 'acts: [{act: whisper, publicity: public, when: "plan > 1"}]'),
        ("acts: [{act: whisper}]", "acts: [{act: whisper, publicity: secret}]"),
    ],
)
def test_what_a_seat_learns_of_only_sometimes_it_may_not_count(written: str, instead: str) -> None:
    score = "100 if done.whisper.north.south > 1 else 0"
    public = write(score=score).replace("publicity: secret, title: W", "title: W")
    assert errors(compile_files({"scenario.yaml": public.encode()})) == []
    secret = public.replace(written, instead)
    assert secret != public
    told = errors(compile_files({"scenario.yaml": secret.encode()}))
    assert [each.code for each in told] == ["E085"]


@pytest.mark.parametrize(
    ("condition", "codes"),
    [
        ("happened.night", []),
        ("north.chose.rite or north.chooses.leak", []),
        ("turn > 1 and fade > 0", []),
        ("north.chose.secret_rite", ["E085"]),
    ],
)
def test_a_deed_that_hangs_on_what_a_seat_learns_of_it_may_count(
    condition: str, codes: list[str]
) -> None:
    deed = f'acts: [{{act: whisper, publicity: public, when: "{condition}"}}]'
    text = write(score="100 if done.whisper.north.south > 1 else 0")
    text = text.replace("publicity: secret, title: W", "title: W")
    text = text.replace("acts: [{act: whisper}]", deed).replace(
        "initiatives:\n",
        "initiatives:\n  - {id: secret_rite, by: [north], title: S, publicity: secret,"
        " acts: [{act: rite, publicity: secret}], why: W., cite: [R01]}\n",
    )
    made = compile_files({"scenario.yaml": text.encode()})
    assert [each.code for each in errors(made)] == codes


def test_a_recollection_has_the_counts_that_a_seat_may_know() -> None:
    made = compiled(
        'effects: {seen: "done.whisper.north.south + done.apology.north.south", plan: 1}'
    )
    state = play(start(made), {"north": ("sorry.south", "leak.south")}).game.state
    assert state.times == (1, 1)
    assert made.program is not None
    assert [recall(made.program, state, each).times for each in ("north", "west")] == [
        (1, 1),
        (1, 0),
    ]


def test_who_thinks_in_lanes_has_the_counts_of_its_recollection() -> None:
    made = compiled('effects: {seen: "done.whisper.north.south + done.apology.north.south"}')
    assert made.program is not None
    state = play(start(made), {"north": ("sorry.south", "leak.south")}).game.state
    lanes = spread(made.program, state, numbered(2))
    backend = build_quickly("numpy", made.program)
    for seat in made.program.seats:
        known = Imagination(backend, cast(Experience, None), seat, 1).hide(lanes)
        assert known.state(1) == recall(made.program, state, seat.id)


def test_a_secret_deed_is_counted_in_nothing_that_others_see() -> None:
    told = errors(compiled(score="100 if done.whisper.north.south > 1 else 0"))
    assert [each.code for each in told] == ["E085"]
    assert "`done.whisper.north.south`" in told[0].headline
    made = compiled('effects: {seen: "done.whisper.north.south"}').program
    assert made is not None
    causes = [each for each in made.causes if "done.whisper" in each.formula]
    assert [each.seen_by for each in causes] == [("north",)]


@pytest.mark.parametrize(
    ("formula", "code", "said"),
    [
        ("done.apologie.north.south", "E048", "apology.north.south"),
        ("done.apology.north", "E049", "done.ACT.BY.TOWARD"),
        ("done.rite.north.south", "E049", "done.ACT.BY"),
        ("done.apology.nort.south", "E048", "done.apology.north.south"),
        ("done.apology.north.north", "E050", "two different"),
        ("done.apology.raiders.south", "E048", "by: north, south, west"),
        ("done", "E048", "done.ACT.BY.TOWARD"),
    ],
)
def test_a_count_that_cannot_be_is_told_with_what_can(formula: str, code: str, said: str) -> None:
    (problem,) = errors(compiled(f'effects: {{seen: "{formula}"}}'))
    assert problem.code == code
    assert said in str(problem.help)


def test_what_a_choice_needs_of_earlier_deeds_is_told_in_words() -> None:
    made = compiled(needs="done.apology.south.north < 3").program
    assert made is not None
    told = {each.needs for each in made.choices if each.id == "rite"}
    assert told == {"earlier times of “South apologises to North” less than 3"}
