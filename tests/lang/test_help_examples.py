"""Help for a formula has its examples in the names of the scenario at hand."""

from __future__ import annotations

import pytest

from eleventh.lang.compile import compile_files

FLOOD = """
format: 1
scenario: flood
title: Flood
synopsis: Two towns share a gate.
minutes: 15
actors: {seats: [upper, lower]}
tracks:
  nerve: {kind: score, of: [seat], title: "Nerve of {0}", start: 50}
  gate: {kind: status, values: [shut, ajar, open], title: Gate, start: shut}
seats:
  upper: {objectives: [{id: stay, text: Stay dry., score: nerve.upper}]}
  lower: {objectives: [{id: stay, text: Stay dry., score: nerve.lower}]}
turns: [2030-01-01, 2030-02-01]
ends: 2030-03-01
injects: [{id: rain, turn: 2030-01-01, headline: Rain, cite: [N01]}]
rules: [{id: r, when: "%s", effects: {nerve.upper: 1}, why: It rains., cite: [N01]}]
endings: [{id: over, title: Over, text: It is over.}]
sources: {notes: {title: Notes, items: {N01: It rained.}}}
"""
ABROAD = ("pact", "notice", "lapsed", "trust", "seoul", "launch")


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("gate in 3", "`gate == ajar or gate == open`"),
        ("not true", "`happened.rain` or `not happened.rain`"),
        ("gate == 'open'", "`gate == ajar`"),
        ("nerve. + 1", "`nerve.upper`"),
        ("nerve[upper]", "`nerve.upper`"),
        ("gate is \u201copen\u201d", '`"gate == ajar"`'),
        ("the gate stays open", "`nerve.upper >= 50`"),
    ],
)
def test_help_names_what_is_in_the_scenario(formula: str, said: str) -> None:
    text = FLOOD.replace("%s", formula)
    helps = [each.help or "" for each in compile_files({"scenario.yaml": text.encode()}).problems]
    assert any(said in each for each in helps), helps
    assert not [each for each in helps for word in ABROAD if word in each]


def test_help_for_a_derived_track_does_too() -> None:
    text = FLOOD.replace("%s", "turn > 1") + 'derived: {flow: {value: "nerve[upper]"}}\n'
    helps = [each.help or "" for each in compile_files({"scenario.yaml": text.encode()}).problems]
    assert any("`nerve.upper`" in each for each in helps), helps
