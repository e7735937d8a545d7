"""Mistakes that authors make: each gives one problem, in the right place, in words for people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eleventh.lang.problems.render.short import render_short_line
from eleventh.lang.read.bundle import Loaded, load_bundle
from lang.documents import Block, build

# The section written wrongly (it replaces that of the base scenario), what is reported without the
# file's name, and a part of the help (empty where there is none).
MISTAKES: tuple[tuple[str, str, str], ...] = (
    ("titel: The pact", "1:1: E030 `titel` is not a key of a scenario", "`title` is there already"),
    ("wheather: bad", "1:1: E030 `wheather` is not a key of a scenario", "`eleventh schema`"),
    ("turns: 2021-03-01", "1:8: E032 `turns` takes a list, not text", "`[2021-03-01]`"),
    ("turns: 3", "1:8: E032 `turns` takes a list, not a number", "`turns: [2019-07-01, "),
    (
        "initiatives: [{id: a, by: x, title: A, acts: offer}]",
        "1:46: E032 `acts` takes a list of acts, not text",
        "`[{act: offer}]`",
    ),
    (
        "initiatives: [{id: a, by: x, title: A, acts: [{act: offer, to: x}]}]",
        "1:60: E030 `to` is not a key of a deed",
        "Did you mean `toward`?",
    ),
    (
        "rules: [{id: r, effects: {approval of south: 1}}]",
        "1:27: E034 `approval of south` is not the name of a track",
        "Try `approval.south`.",
    ),
    (
        "initiatives: [{id: a, by: x, title: Keep the law, always, acts: [{act: b}]}]",
        "1:51: E030 `always` is not a key of an initiative",
        "put that text in quotes",
    ),
    ("turns: []", "1:8: E031 `turns` is empty", "It takes a list."),
    ("turns:", "1:1: E031 `turns` is empty", "It takes a list."),
    ("turns: [2021-02-30]", "1:9: E035 `2021-02-30` is not a day of the calendar", "year, month"),
    ("turns: [2021/4/1]", "1:9: E035 `2021/4/1` is not a date", "Write 2021-04-01."),
    ("turns: [2021-03-01T24:00]", "1:9: E035 `2021-03-01T24:00` is not a time of day", "T23:59"),
    ("ends: 2021-02-30T08:00", "1:7: E035 `2021-02-30T08:00` is not a day of the calendar", "day"),
    ("ends: 2021-03-01 18:00", "1:7: E035 `2021-03-01 18:00` is not a date", "01T18:00."),
    ("ends: 2021/3/1 9.30", "1:7: E035 `2021/3/1 9.30` is not a date", "Write 2021-03-01T09:30."),
    ("ends: 2021-03-01T18:00:00", "1:7: E035 `2021-03-01T18:00:00` is not a date", "T18:00."),
    ("turns: [20210301]", "1:9: E035 `20210301` is not a date", "such as 2019-07-01"),
    (
        "turns: [{day: 2021-04-01}]",
        "1:10: E030 `day` is not a key of a turn",
        "Did you mean `date`?",
    ),
    ("author: Me", "1:1: E030 `author` is not a key of a scenario", "`about`? It holds `authors`"),
    ("version: 2", "1:1: E030 `version` is not a key of a scenario", "It is a key of `about`."),
    (
        "injects: [{id: a, turn: 1, title: A, cite: [B]}]",
        "1:28: E030 `title` is not a key of an inject",
        "`headline`?",
    ),
    (
        "injects: [{id: a, turn: 1, headline: A, title: B, cite: [B]}]",
        "1:41: E030 `title` is not a key of an inject",
        "`headline` is there already.",
    ),
    (
        "injects: [{id: a, headline: A, after: {choice: a.b}, afterwards: B, cite: [B]}]",
        "1:54: E030 `afterwards` is not a key of an inject",
        "It is a key of an initiative and a response.",
    ),
    (
        "turns: [true]",
        "1:9: E032 An item of `turns` is a date or keys with values, not true",
        "`2019-07-01`",
    ),
    ("ends: 2021", "1:7: E035 `2021` is not a date", "such as 2019-07-01"),
    ("minutes: 1.5", "1:10: E032 `minutes` takes a whole number, not 1.5", "`minutes: 60`"),
    ('minutes: "15"', "1:10: E032 `minutes` takes a whole number, not text", "Write 15 without"),
    ("minutes: 0", "1:10: E036 `minutes` is at least 1, not 0", "`minutes: 60`"),
    ("format: 2\nwhatever: 1", "1:9: E037 Format 2 is not supported", "update it"),
    ('format: "1"', "1:9: E032 `format` takes a whole number, not text", "without quotes"),
    ("title: 2019", "1:8: E032 `title` takes text, not a number", '`"2019"`'),
    ("title: true", "1:8: E032 `title` takes text, not true", '`"true"`'),
    ('title: ""', "1:8: E031 `title` is empty", "It takes text."),
    ("title: {by}", "1:8: E032 `title` takes text, not keys with values", "begins with `{`"),
    ("title: [sic]", "1:8: E032 `title` takes text, not a list", "begins with `[`"),
    ("scenario: Harbour-Talks", "1:11: E034 `Harbour-Talks` is not an id", "`harbour_talks`"),
    ("scenario: 7", "1:11: E034 `7` is not an id", "begins with a small letter"),
    ('scenario: "harbour\\n"', "1:11: E034 `harbour\\u{a}` is not an id", "Try `harbour`"),
    (f"scenario: {'a' * 41}", f"1:11: E034 `{'a' * 41}` is not an id", "at most 39"),
    ("fronts: [trade, trade, security]", "1:17: E038 `trade` is listed twice", ""),
    (
        "fronts: {trade: 1}",
        "1:9: E032 `fronts` takes a list, not keys with values",
        "Begin each item with a dash.",
    ),
    (
        "actors: [washington, seoul]",
        "1:9: E032 `actors` takes keys with values, not a list",
        "without a dash",
    ),
    (
        "actors:\n  seats: [seoul]\n  enemies: [pyongyang]",
        "3:3: E030 `enemies` is not a key of `actors`",
        "`seats`, `adversaries`, `publics` and `others`",
    ),
    ("actors: {seats: [{title: Seoul}]}", "1:19: E031 This actor has no `id`", "`id: high_court"),
    ("parameters: {blow: {value: 4}}", "1:14: E031 This parameter has no `why`", "`why: A trade"),
    (
        "parameters: {blow: {value: four, why: x}}",
        "1:28: E032 `value` takes a number, not text",
        "`value: 4`",
    ),
    ("parameters: {Blow-size: 4}", "1:14: E034 `Blow-size` is not an id", "Try `blow_size`."),
    (
        "tracks: {trust: {kind: scores, values: [a]}}",
        "1:24: E033 `kind` is one of score, counter, status, not `scores`",
        "Did you mean `score`?",
    ),
    (
        "tracks: {trust: {kind: score, role: relaton}}",
        "1:37: E033 `role` is one of relation, adversary, pact, not `relaton`",
        "Did you mean `relation`?",
    ),
    ("tracks: {trust: {values: [a]}}", "1:10: E031 This track has no `kind`", "`kind: score`"),
    (
        "tracks: {trust: {kind: score, of: seat}}",
        "1:35: E032 `of` takes a list, not text",
        "Write it as a list: `[seat]`.",
    ),
    (
        "tracks: {trust: {kind: score, of: [seat, seat, seat]}}",
        "1:35: E036 `of` takes at most 2 items, not 3",
        "`of: [[seat, seat, seat]]`",
    ),
    (
        "tracks: {pact: {kind: status, values: [on, off], min: 0}}",
        "1:50: E030 `min` does not go with `kind: status`",
        "Delete it",
    ),
    ("tracks: {pact: {kind: status}}", "1:10: E031 This track has no `values`", "Add `values`"),
    (
        "tracks: {gap: {kind: score, values: [a, b]}}",
        "1:29: E030 `values` does not go with `kind: score`",
        "Delete it",
    ),
    ("tracks: {gap: {kind: score, start: Half}}", "1:36: E034 `Half` is not an id", "`half`"),
    (
        "acts: {blow: {by: seat, tone: hostil}}",
        "1:31: E033 `tone` is one of hostile, neutral, conciliatory, cooperative, not `hostil`",
        "Did you mean `hostile`?",
    ),
    (
        "acts: {blow: {by: seat, tone: hostile, cameo: 163}}",
        "1:47: E032 `cameo` takes text, not a number",
        '`"163"`',
    ),
    (
        'acts: {blow: {by: seat, tone: hostile, cameo: "1"}}',
        "1:47: E034 `1` is not a CAMEO code of two to four digits",
        "in quotes",
    ),
    (
        "acts: {blow: {by: seat, tone: hostile, goldstein: -12}}",
        "1:51: E036 `goldstein` is at least -10, not -12",
        "`goldstein: -8.0`",
    ),
    (
        "acts: {blow: {by: seat, to: seat, tone: hostile}}",
        "1:25: E030 `to` is not a key of an act",
        "Did you mean `toward`?",
    ),
    (
        "rules: [{id: r, if: turn > 1, effects: {rounds: 1}}]",
        "1:17: E030 `if` is not a key of a rule",
        "Did you mean `when`?",
    ),
    (
        "rules: [{id: r, effect: {rounds: 1}}]",
        "1:17: E030 `effect` is not a key of a rule",
        "Did you mean `effects`?",
    ),
    ("rules: [{id: r}]", "1:10: E031 This rule has no `effects`", "`effects: {trust"),
    (
        "rules: [{id: r, effects: {}}]",
        "1:26: E031 `effects` is empty",
        "tracks, each with an amount",
    ),
    ("rules: [{id: r, effects: {rounds: }}]", "1:27: E031 `rounds` is empty", "a formula"),
    (
        "rules: [{id: r, effects: {Rounds: 1}}]",
        "1:27: E034 `Rounds` is not the name of a track",
        "Try `rounds`.",
    ),
    (
        "rules: [{id: r, after: apology, effects: {rounds: 1}}]",
        "1:24: E032 `after` takes keys with values, not text",
        "`after: {act: trade_restriction, by: x, toward: y}`",
    ),
    (
        "rules: [{id: r, effects: {rounds: 1}, cite: R01}]",
        "1:45: E032 `cite` takes a list, not text",
        "`[R01]`",
    ),
    (
        "rules: {r: {effects: {rounds: 1}}}",
        "1:8: E032 `rules` takes a list, not keys with values",
        "Begin each item with a dash.",
    ),
    (
        "modifiers: [{id: m, of: [rounds]}]",
        "1:14: E031 This modifier has no `gains` or `losses`",
        "`losses: 1.5`",
    ),
    (
        "initiatives: [{id: i, title: T}]",
        "1:16: E031 This initiative has no `by` or `parties`",
        "`by: [",
    ),
    (
        "initiatives: [{id: i, title: T, by: seoul, parties: seat}]",
        "1:44: E030 `by` and `parties` exclude each other",
        "Delete one",
    ),
    (
        "initiatives: [{id: i, title: T, parties: seat, toward: seat}]",
        "1:48: E030 `toward` goes only with `by`",
        "Add `by`",
    ),
    (
        "initiatives: [{id: i, title: T, by: seoul, once: yes}]",
        "1:50: E032 `once` takes true or false, not text",
        "Write true.",
    ),
    (
        "injects: [{id: i, headlin: x, turn: 1}]",
        "1:19: E030 `headlin` is not a key of an inject",
        "Did you mean `headline`?",
    ),
    (
        "injects: [{id: i, headline: x, wen: turn > 1}]",
        "1:32: E030 `wen` is not a key of an inject",
        "Did you mean `when`?",
    ),
    (
        "injects: [{id: i, headline: x}]",
        "1:12: E031 This inject has no `turn`, `when`, `chance`, `chance_per_month` or `after`",
        "or `when: ",
    ),
    (
        "injects: [{id: i, headline: x, turn: 0}]",
        "1:38: E036 `turn` is at least 1, not 0",
        "`turn: ",
    ),
    (
        "injects: [{id: i, turn: 1, headline: {fil: x.md}}]",
        "1:39: E030 `fil` is not a key of `headline`",
        "Did you mean `file`?",
    ),
    (
        "injects: [{id: i, turn: 1, headline: x, visible: {seoul: true}}]",
        "1:50: E032 `visible` takes an id or a list of ids, not keys with values",
        "`visible: public`",
    ),
    (
        "injects: [{id: i, turn: 1, headline: x, decisions: [{seat: seoul, responses: []}]}]",
        "1:54: E031 This decision has no `ask`",
        "`ask: ",
    ),
    (
        "deadlines: {expiry: {date: 2021-05-01}}",
        "1:13: E031 This deadline has no `at_end`",
        "`at_end: {pact: lapsed}`",
    ),
    (
        "seats: {seoul: {objectives: [{id: a, text: T, score: rounds, weight: 0}]}}",
        "1:70: E036 `weight` is more than 0, not 0",
        "`weight: 2`",
    ),
    (
        "sources: {case book: {title: T}}",
        "1:11: E034 `case book` is not the id of a source",
        "letters, digits, - and _",
    ),
    (
        "sources: {a: {title: T, url: www.x.org}}",
        "1:30: E034 `www.x.org` is not a web address",
        "https://",
    ),
    (
        "sources: {a: {title: T, date: Nov 2019}}",
        "1:31: E035 `Nov 2019` is not a date",
        "2019-11 or",
    ),
    ("start: {pact: Active}", "1:15: E034 `Active` is not an id", "Try `active`."),
    (
        "history: [{turn: 1, seat: seoul}]",
        "1:12: E031 This entry of `history` has no `initiative`",
        "`initiative: quiet",
    ),
)


@pytest.mark.parametrize(("section", "told", "help"), MISTAKES, ids=lambda each: str(each)[:50])
def test_a_mistake_is_told_where_it_is_and_mended(
    section: str, told: str, help: str, tmp_path: Path
) -> None:
    bundle, problems = _loaded(section, tmp_path)
    assert bundle is None
    assert render_short_line(problems[0]).removeprefix("scenario.yaml:") == told
    assert help in (problems[0].help or "")
    assert bool(help) == bool(problems[0].help)


@pytest.mark.parametrize(("section", "told", "help"), MISTAKES, ids=lambda each: str(each)[:50])
def test_nobody_has_to_know_json_schema(section: str, told: str, help: str, tmp_path: Path) -> None:
    _, problems = _loaded(section, tmp_path)
    prose = " ".join(f"{each.headline} {each.help}" for each in problems).lower()
    words = re.sub("`.*?`", "", prose).split()
    assert not {"schema", "property", "properties", "array", "object", "string", "instance"} & {
        word.strip("`.,") for word in words
    }


def test_a_mistake_gives_one_problem(tmp_path: Path) -> None:
    # A date that is missing beside a key that was probably meant to be it, and so on.
    once = ("turns: [{day: 2021-04-01}]", "tracks: {trust: {kind: scores, values: [a]}}")
    for number, section in enumerate(once):
        _, problems = _loaded(section, tmp_path / str(number))
        assert len(problems) == 1


def test_all_mistakes_of_a_file_are_told_in_one_run(tmp_path: Path) -> None:
    section = "title: 2019\nends: 2021\nfronts: trade\nminutes: 0\nendings: [{id: A}]"
    _, problems = _loaded(section, tmp_path)
    codes = [each.code for each in problems]
    assert codes == ["E032", "E035", "E032", "E036", "E031", "E034"]


def test_a_file_that_is_a_list_is_no_scenario(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text("- a\n- b\n")
    _, problems = load_bundle(tmp_path)
    assert [render_short_line(each) for each in problems] == [
        "scenario.yaml:1:1: E032 A scenario is keys with values, not a list"
    ]


def test_what_is_listed_twice_shows_both_places(tmp_path: Path) -> None:
    _, problems = _loaded("fronts: [trade, security, trade]", tmp_path)
    assert [(label.span.column, label.text) for label in problems[0].labels] == [
        (27, ""),
        (10, "first here"),
    ]


def _loaded(section: str, folder: Path) -> Loaded:
    folder.mkdir(exist_ok=True)
    block = Block("yaml", "scenario.yaml", f"{section}\n", True, frozenset())
    return load_bundle(build((block,), folder))
