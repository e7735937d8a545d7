"""Mistakes of shape and of meaning are told in one run, and what is badly shaped is not missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.lang.compile import compile_files
from eleventh.lang.problems.render.short import render_short_line

BASE = (Path(__file__).parent / "base/scenario.yaml").read_text("utf-8")
MISSPELLED = ("at_end: {pact: lapsed}", "at_end: {pact: laped}")
TOLD_OF_IT = "E071 `pact` has no value `laped`"


def told_of(*changes: tuple[str, str]) -> list[str]:
    text = BASE
    for right, wrong in changes:
        assert right in text, right
        text = text.replace(right, wrong, 1)
    compiled = compile_files({"scenario.yaml": text.encode()})
    assert compiled.program is None
    return [render_short_line(each).partition(": ")[2] for each in compiled.problems]


# A thing with a mistake in its shape, to which much else refers.
SHAPES = [
    ("headline: The pact runs", "headlin: The pact runs", "E030 `headlin` is not a key of an"),
    ("ask: How does", "asks: How does", "E030 `asks` is not a key of a decision"),
    ("{id: give_notice, label", "{id: give_notice, labl", "E030 `labl` is not a key of a response"),
    ("trust: {kind: score,", "trust: {knd: score,", "E030 `knd` is not a key of a track"),
    ("pact: {kind: status,", "pact: {kind: state,", "E033 `kind` is one of score, counter, status"),
    ("capital: {kind: counter,", "capital: {kind: count,", "E033 `kind` is one of"),
    ("cohesion: {value:", "cohesion: {values:", "E030 `values` is not a key of a derived track"),
    ("off_ramp: {by: seat,", "off_ramp: {from: seat,", "E030 `from` is not a key of an act"),
    ("goldstein: -8.0", "goldstein: -80", "E036 `goldstein` is at least -10, not -80"),
    ("cost: 1, once: true", "cost: 1, once: yes", "E032 `once` takes true or false, not text"),
    ("title: Three-way talks", "name: Three-way talks", "E030 `name` is not a key of an init"),
    ("effects: {approval.y: 2}", "effect: {approval.y: 2}", "E030 `effect` is not a key of a rule"),
    ("losses: 1.5", "loses: 1.5", "E030 `loses` is not a key of a modifier"),
    ("blow: {value: 4,", "blow: {valu: 4,", "E030 `valu` is not a key of a parameter"),
    ("{id: korean_public, title", "{id: korean_public, titel", "E030 `titel` is not a key of"),
    ("{id: lapse, when", "{id: lapse, if", "E030 `if` is not a key of an ending"),
    ("score: cohesion}", "scores: cohesion}", "E030 `scores` is not a key of an objective"),
    ("casebook: {title:", "casebook: {titel:", "E030 `titel` is not a key of a source"),
    ("chronicle: [{date", "chronicle: [{dat", "E030 `dat` is not a key of"),
    ("history: [{turn", "history: [{turns", "E030 `turns` is not a key of"),
    ("title: The harbour pact", "title: 2021", "E032 `title` takes text, not a number"),
    ("minutes: 15", "minutes: 0", "E036 `minutes` is at least 1, not 0"),
    ("rules:\n", "rulez:\n", "E030 `rulez` is not a key of a scenario"),
    ("acts:\n  trade", "actz:\n  trade", "E030 `actz` is not a key of a scenario"),
    ("- {id: wait, label", "- {id: give_notice, label", "E038 The id `give_notice` is used twice"),
    ("{id: renewal,", "{id: lapse,", "E038 The id `lapse` is used twice"),
    ("weight: 2}", "weight: 2}, {id: stand_firm, text: So., score: 1}", "E038 The id `stand_firm`"),
    ("  rounds:", "  cohesion: {kind: score, start: 5}\n  rounds:", "E038 The id `cohesion`"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "shape"), SHAPES, ids=[each[1] for each in SHAPES])
def test_a_mistake_of_shape_hides_none_of_meaning_and_causes_none(
    right: str, wrong: str, shape: str
) -> None:
    told = told_of((right, wrong), MISSPELLED)
    others = [each for each in told if not each.startswith(shape)]
    assert len(others) < len(told)
    broken_itself = "pact:" in wrong
    assert others == ([] if broken_itself else [TOLD_OF_IT])


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("turns: [2021-03-01,", "turns: [2021-3-1,"),
        ("fronts: [trade, security]", "fronts: trade"),
        ("stages: [politics, alliance]", "stages: politics"),
        ("  seoul:\n    leader", "  seoul:\n    leadr"),
        ("scenario: harbour", "scenario: Harbour"),
        ("format: 1", "format: 2"),
        ("seats: [washington, seoul, tokyo]\n", "seats: [washington, seoul, tokyo\n"),
    ],
)
def test_what_frames_all_the_rest_is_mended_first(right: str, wrong: str) -> None:
    assert len(told_of((right, wrong), MISSPELLED)) == 1
