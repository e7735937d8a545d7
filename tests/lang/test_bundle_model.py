"""What an author wrote, as the author's model: defaults, spans and short forms."""

from __future__ import annotations

from pathlib import Path

from eleventh.lang.model.books import Scenario
from eleventh.lang.model.text import Formula, Name
from eleventh.lang.model.tracks import TrackFamily
from eleventh.lang.read.bundle import load_bundle_from_files

BASE = (Path(__file__).parent / "base" / "scenario.yaml").read_text("utf-8")

HEAD = """\
format: 1
scenario: short
title: Short
turns: [2021-03-01]
seats: {seoul: {leader: The president}}
endings: [{id: end, title: End, text: The end.}]
actors: {seats: [seoul, {id: tokyo}], others: [{id: high_court}]}
"""


def model(text: str) -> Scenario:
    bundle, problems = load_bundle_from_files({"scenario.yaml": text.encode()})
    assert problems == ()
    assert bundle is not None
    assert bundle.scenario is not None
    return bundle.scenario


def track(text: str) -> TrackFamily:
    return model(HEAD + f"tracks: {{gap: {text}}}\n").sections.tracks[0]


def written(formula: Formula | None, text: str) -> str:
    """What stands at a formula's span."""
    assert formula is not None
    line = text.splitlines()[formula.span.line - 1]
    return line[formula.span.column - 1 : formula.span.end_column - 1]


def test_a_track_has_the_defaults_of_its_kind() -> None:
    score, counter = track("{kind: score}"), track("{kind: counter}")
    status = track("{kind: status, values: [shut, open], start: open}")
    assert (score.low, score.high, score.start, score.better) == (0.0, 100.0, None, "neither")
    assert (counter.low, counter.high) == (0.0, 9999.0)
    assert (status.low, status.high) == (0.0, 1.0)
    assert isinstance(status.start, Name)
    assert status.start.value == "open"
    assert [each.value for each in score.visible] == ["public"]
    assert score.visible[0].span == score.id.span
    assert (score.title, score.text, score.of) == ("Gap", "", ())


def test_a_family_is_titled_by_its_actors() -> None:
    family = track("{kind: score, of: [seat, [seoul, tokyo]], start: 5}")
    assert family.title == "Gap ({0}, {1})"
    assert [[each.value for each in names] for names in family.of] == [["seat"], ["seoul", "tokyo"]]
    assert family.start == 5.0
    assert isinstance(family.start, float)


def test_other_defaults() -> None:
    scenario = model(
        HEAD
        + "tracks: {gap: {kind: score}}\n"
        + "acts:\n"
        + "  strike: {by: actor, toward: seat, tone: hostile}\n"
        + "  rest: {by: seat, tone: neutral}\n"
        + "injects: [{id: i, turn: 1, headline: H}]\n"
        + "initiatives: [{id: a_plan, by: seat, title: Plan}]\n"
        + "deadlines: {last_day: {date: 2021-03-02, at_end: {gap: 1}}}\n"
        + "sources: {a: {title: T, date: 2021}}\n"
    )
    strike, rest = scenario.sections.acts
    assert strike.title == "Strike by {by} toward {toward}"
    assert rest.title == "Rest by {by}"
    assert (strike.publicity.value, strike.front, strike.goldstein) == ("public", None, None)
    inject = scenario.injects[0]
    assert [each.value for each in inject.visible] == ["public"]
    assert inject.turn is not None
    assert inject.turn.value == "1"
    assert (inject.repeats, inject.decisions) == (False, ())
    assert scenario.sections.initiatives[0].once is False
    assert scenario.deadlines[0].title == "Last day"
    assert scenario.sections.sources[0].date == "2021"
    assert [each.title for each in scenario.sections.actors] == ["Seoul", "Tokyo", "High court"]
    assert [each.group for each in scenario.sections.actors] == ["seats", "seats", "others"]
    assert (scenario.minutes, scenario.ends, scenario.rulebook) == (None, None, None)


def test_an_objective_counts_once_unless_it_says_so() -> None:
    weights = [each.weight for seat in model(BASE).seats for each in seat.objectives]
    assert weights == [1.0, 2.0, 1.0]


def test_a_formula_is_where_its_text_is() -> None:
    rules = model(BASE).sections.rules
    quoted, plain = rules[0].effects[0].amount, rules[1].effects[0].amount
    assert (quoted.text, quoted.exact) == ("-blow * intensity", True)
    assert written(quoted, BASE) == quoted.text
    assert (plain.text, plain.exact) == ("2", True)
    assert written(plain, BASE) == "2"


def test_a_number_is_a_formula_as_it_was_written() -> None:
    scenario = model(
        HEAD + "tracks: {gap: {kind: score}}\nderived: {half: 0.50, one: {value: 1}}\n"
    )
    assert [each.value.text for each in scenario.sections.derived] == ["0.50", "1"]


def test_columns_in_a_formula_with_escapes_or_lines_are_not_exact() -> None:
    text = (
        HEAD
        + 'tracks: {gap: {kind: score}}\nderived:\n  a: "1 \\u002B 1"\n  b: >\n    1\n    + 1\n'
    )
    escaped, folded = (each.value for each in model(text).sections.derived)
    assert (escaped.text, escaped.exact) == ("1 + 1", False)
    assert (folded.text.strip(), folded.exact) == ("1 + 1", False)


def test_start_values_are_numbers_or_names() -> None:
    text = HEAD + "tracks: {gap: {kind: score}, pact: {kind: status, values: [on_hold, done]}}\n"
    start = model(text + "start: {gap: 31, pact: done}\n").start
    assert (start[0][0].value, start[0][1]) == ("gap", 31.0)
    assert isinstance(start[1][1], Name)
    assert start[1][1].value == "done"


def test_one_word_stands_for_a_list_of_one() -> None:
    text = HEAD + "tracks: {gap: {kind: score}}\nacts: {a: {by: seat, tone: hostile}}\n"
    text += (
        "rules: [{id: r, after: {act: a, by: x}, for: {x: [seoul, tokyo]}, effects: {gap: 1}}]\n"
    )
    rule = model(text + "visible: {gap: seoul}\n").sections.rules[0]
    assert rule.after is not None
    assert [each.value for each in rule.after.acts + rule.after.by] == ["a", "x"]
    assert [(name.value, [each.value for each in of]) for name, of in rule.variables] == [
        ("x", ["seoul", "tokyo"])
    ]


def test_historical_is_a_date_or_true() -> None:
    responses = model(BASE.replace("historical: true", "historical: 2021-03-09"))
    marks = [each.historical for each in responses.injects[0].decisions[0].responses]
    assert marks == ["2021-03-09", "", ""]
    assert model(BASE).injects[0].decisions[0].responses[0].historical == "true"
